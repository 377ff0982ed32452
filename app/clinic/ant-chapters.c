/* ant-chapters.c - what a pack tells of the treatment, a chapter at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-pack"

#include "ant-chapters.h"

#include <string.h>

#include "ant-pack-ini.h"

#define CHAPTERS "about.ini"

struct _AntChapters {
  GKeyFile *keys; /* owned */
};

static const char *const KEYS[] = { "title",    "text",    "part",    "pictures",
                                    "captions", "reasons", "answers", NULL };
static const char *const PARTS[] = { "", "check", "visits", "care", "price", NULL };

G_DEFINE_BOXED_TYPE (AntChapter, ant_chapter, ant_chapter_ref, ant_chapter_unref)

AntChapter *
ant_chapter_ref (AntChapter *self)
{
  return g_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  AntChapter *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free (self->text);
  g_strfreev (self->pictures);
  g_strfreev (self->captions);
  g_strfreev (self->reasons);
  g_strfreev (self->answers);
}

void
ant_chapter_unref (AntChapter *self)
{
  g_rc_box_release_full (self, clear);
}

static int
find_part (const char *name)
{
  for (int i = 0; PARTS[i] != NULL; i++)
    if (g_str_equal (PARTS[i], name != NULL ? name : ""))
      return i;

  return -1;
}

static void
check_key (AntPackIni *ini, const char *group, const char *key)
{
  g_autofree char *plain = g_strndup (key, strcspn (key, "["));

  if (!g_strv_contains (KEYS, plain))
    ant_pack_ini_report (ini, ANT_PACK_ERROR, group, key, "unknown-key", "“%s” is not known here",
                         key);
}

static guint
count (GKeyFile *keys, const char *group, const char *key)
{
  g_auto (GStrv) list = g_key_file_get_string_list (keys, group, key, NULL, NULL);

  return list != NULL ? g_strv_length (list) : 0;
}

static void
check_chapter (AntPackIni *ini, const char *group)
{
  GKeyFile *keys = ant_pack_ini_get_keys (ini);
  g_auto (GStrv) names = g_key_file_get_keys (keys, group, NULL, NULL);
  g_autofree char *title = g_key_file_get_string (keys, group, "title", NULL);
  g_autofree char *part = g_key_file_get_string (keys, group, "part", NULL);
  guint            n_captions = count (keys, group, "captions");

  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    check_key (ini, group, names[i]);
  if (!ant_pack_is_id (group))
    ant_pack_ini_report (ini, ANT_PACK_ERROR, group, NULL, "id",
                         "A chapter's name has small letters, digits and hyphens only");
  if (title == NULL || title[0] == '\0')
    ant_pack_ini_report (ini, ANT_PACK_ERROR, group, NULL, "missing-key", "title= is missing");
  if (find_part (part) < 0)
    ant_pack_ini_report (ini, ANT_PACK_ERROR, group, "part", "part",
                         "part= is check, visits, care or price");
  if (n_captions > 0 && n_captions != count (keys, group, "pictures"))
    ant_pack_ini_report (ini, ANT_PACK_ERROR, group, "captions", "captions",
                         "Each of the pictures needs a caption, or none has one");
}

/**
 * ant_chapters_read:
 * @pack: a pack
 *
 * Reports what is wrong with `about.ini`; a pack without one has no chapters.
 *
 * Returns: (transfer full): the chapters
 */
AntChapters *
ant_chapters_read (AntPack *pack)
{
  AntChapters *self = g_new0 (AntChapters, 1);
  g_autoptr (AntPackIni) ini = ant_pack_ini_read (pack, CHAPTERS);
  g_auto (GStrv) groups = NULL;

  if (ini == NULL) {
    self->keys = g_key_file_new ();
    return self;
  }
  self->keys = g_key_file_ref (ant_pack_ini_get_keys (ini));
  groups = g_key_file_get_groups (self->keys, NULL);
  for (gsize i = 0; groups[i] != NULL; i++)
    check_chapter (ini, groups[i]);

  return self;
}

void
ant_chapters_free (AntChapters *self)
{
  g_key_file_unref (self->keys);
  g_free (self);
}

static char **
get_list (GKeyFile *keys, const char *group, const char *key, const char *lang)
{
  char **list = g_key_file_get_locale_string_list (keys, group, key, lang, NULL, NULL);

  return list != NULL ? list : g_new0 (char *, 1);
}

static AntChapter *
make_chapter (GKeyFile *keys, const char *group, const char *lang)
{
  AntChapter      *self = g_rc_box_new0 (AntChapter);
  g_autofree char *part = g_key_file_get_string (keys, group, "part", NULL);

  self->id = g_strdup (group);
  self->title = g_key_file_get_locale_string (keys, group, "title", lang, NULL);
  self->text = g_key_file_get_locale_string (keys, group, "text", lang, NULL);
  self->part = (AntChapterPart) MAX (find_part (part), 0);
  self->pictures = get_list (keys, group, "pictures", lang);
  self->captions = get_list (keys, group, "captions", lang);
  self->reasons = get_list (keys, group, "reasons", lang);
  self->answers = get_list (keys, group, "answers", lang);

  return self;
}

/**
 * ant_chapters_list:
 * @self: the chapters
 * @lang: the wanted language
 *
 * Returns: (transfer full) (element-type AntChapter): all, in the pack's order; in English what
 * @lang lacks
 */
GPtrArray *
ant_chapters_list (AntChapters *self, const char *lang)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_chapter_unref);
  g_auto (GStrv) groups = g_key_file_get_groups (self->keys, NULL);

  for (gsize i = 0; groups[i] != NULL; i++)
    g_ptr_array_add (list, make_chapter (self->keys, groups[i], lang));

  return list;
}
