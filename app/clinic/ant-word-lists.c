/* ant-word-lists.c - the plain lists of words a pack gives the search
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-pack"

#include "ant-word-lists.h"

#include <string.h>

#define MEDICAL "faq/medical.txt"

typedef void (*LineFunc) (AntPack *pack, AntPackFile *file, guint line, char *text, gpointer data);

/* Calls @take for each line of the file in every layer that is more than space or a comment. */
static void
for_each_line (AntPack *pack, const char *name, LineFunc take, gpointer data)
{
  for (int layer = 0; layer < ANT_PACK_N_LAYERS; layer++) {
    g_autoptr (AntPackFile) file = ant_pack_read_layer (pack, layer, name);
    g_auto (GStrv) lines = NULL;

    if (file == NULL)
      continue;
    lines = g_strsplit (file->text, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++) {
      g_strstrip (lines[i]);
      if (lines[i][0] != '\0' && lines[i][0] != '#')
        take (pack, file, i + 1, lines[i], data);
    }
  }
}

static char **
split_at_commas (char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; parts[i] != NULL; i++)
    if (g_strstrip (parts[i])[0] != '\0')
      g_ptr_array_add (kept, g_strdup (parts[i]));
  g_ptr_array_add (kept, NULL);

  return (char **) g_ptr_array_steal (kept, NULL);
}

static gboolean
says_twice (char **group, const char *word)
{
  guint n = 0;

  for (gsize i = 0; group[i] != NULL; i++)
    n += strcmp (group[i], word) == 0;

  return n > 1;
}

/* Groups are not chained, so a word of two groups leads nobody in a circle; but it finds both,
 * which is seldom what was meant. */
static void
check_group (AntPack *pack, AntPackFile *file, guint line, GPtrArray *groups, char **group)
{
  for (gsize i = 0; group[i] != NULL; i++) {
    gboolean is_known = says_twice (group, group[i]);

    for (guint j = 0; j < groups->len && !is_known; j++)
      is_known = g_strv_contains (groups->pdata[j], group[i]);
    if (is_known) {
      ant_pack_report (pack, ANT_PACK_WARNING, file->name, line, "synonym-loop",
                       "“%s” stands in another group or twice in this one", group[i]);
      return;
    }
  }
}

static void
take_synonyms (AntPack *pack, AntPackFile *file, guint line, char *text, gpointer data)
{
  GPtrArray *groups = data;
  g_auto (GStrv) group = split_at_commas (text);

  check_group (pack, file, line, groups, group);
  if (g_strv_length (group) < 2)
    ant_pack_report (pack, ANT_PACK_ERROR, file->name, line, "synonyms",
                     "A group is two words or more with commas between");
  else
    g_ptr_array_add (groups, g_steal_pointer (&group));
}

static void
take_subject (AntPack *pack, AntPackFile *file, guint line, char *text, gpointer data)
{
  GPtrArray *subjects = data;
  g_auto (GStrv) ways = split_at_commas (text);

  if (ways[0] != NULL)
    g_ptr_array_add (subjects, g_steal_pointer (&ways));
}

static void
take_word (AntPack *pack, AntPackFile *file, guint line, char *text, gpointer data)
{
  g_ptr_array_add (data, g_strdup (text));
}

static void
take_many (AntPack *pack, AntPackFile *file, guint line, char *text, gpointer data)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t", -1);

  for (gsize i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_ptr_array_add (data, g_strdup (words[i]));
}

/**
 * Medical:
 *
 * Reading the medical words for one language, or checking them all.
 */
typedef struct {
  GPtrArray   *words;
  const char  *lang; /* borrowed; NULL: check only */
  char        *now;  /* owned; the heading above, or NULL */
  AntPackFile *of;   /* borrowed; a heading ends with its file */
} Medical;

static gboolean
is_wanted (const Medical *medical)
{
  if (medical->now == NULL || strcmp (medical->now, "en") == 0)
    return TRUE;

  return g_str_has_prefix (medical->lang, medical->now) &&
         strchr ("-", medical->lang[strlen (medical->now)]) != NULL;
}

static void
take_medical (AntPack *pack, AntPackFile *file, guint line, char *text, gpointer data)
{
  Medical *medical = data;

  if (medical->of != file)
    g_clear_pointer (&medical->now, g_free);
  medical->of = file;

  if (text[0] == '[') {
    g_free (medical->now);
    medical->now = g_strndup (text + 1, strcspn (text + 1, "]"));
    if (!ant_pack_is_language (medical->now) || !g_str_has_suffix (text, "]"))
      ant_pack_report (pack, ANT_PACK_ERROR, file->name, line, "language",
                       "A heading is a language between brackets, as in [en]");
  } else if (medical->lang != NULL && is_wanted (medical)) {
    g_ptr_array_add (medical->words, g_strdup (text));
  }
}

static char **
read_medical (AntPack *pack, const char *lang)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  Medical medical = { words, lang, NULL, NULL };

  for_each_line (pack, MEDICAL, take_medical, &medical);
  g_free (medical.now);
  g_ptr_array_add (words, NULL);

  return (char **) g_ptr_array_steal (words, NULL);
}

static char **
read_words (AntPack *pack, const char *name, LineFunc take)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for_each_line (pack, name, take, words);
  g_ptr_array_add (words, NULL);

  return (char **) g_ptr_array_steal (words, NULL);
}

/**
 * ant_word_lists_new:
 *
 * Returns: (transfer full): empty lists
 */
AntWordLists *
ant_word_lists_new (void)
{
  AntWordLists *self = g_new0 (AntWordLists, 1);

  self->synonyms = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->unanswered = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->stop = g_new0 (char *, 1);
  self->ordinary = g_new0 (char *, 1);
  self->medical = g_new0 (char *, 1);

  return self;
}

static void
replace (char ***list, char **with)
{
  g_strfreev (*list);
  *list = with;
}

/**
 * ant_word_lists_read:
 * @pack: a pack
 * @lang: the language
 *
 * Reports what is wrong with the lists. A list that is not there is empty.
 *
 * Returns: (transfer full): the lists
 */
AntWordLists *
ant_word_lists_read (AntPack *pack, const char *lang)
{
  AntWordLists    *self = ant_word_lists_new ();
  g_autofree char *synonyms = g_strdup_printf ("synonyms.%s.txt", lang);
  g_autofree char *unanswered = g_strdup_printf ("unanswered.%s.txt", lang);
  g_autofree char *stop = g_strdup_printf ("stopwords.%s.txt", lang);
  g_autofree char *ordinary = g_strdup_printf ("words.%s.txt", lang);

  for_each_line (pack, synonyms, take_synonyms, self->synonyms);
  for_each_line (pack, unanswered, take_subject, self->unanswered);
  replace (&self->stop, read_words (pack, stop, take_word));
  replace (&self->ordinary, read_words (pack, ordinary, take_many));
  replace (&self->medical, read_medical (pack, lang));

  return self;
}

void
ant_word_lists_free (AntWordLists *self)
{
  g_ptr_array_unref (self->synonyms);
  g_ptr_array_unref (self->unanswered);
  g_strfreev (self->stop);
  g_strfreev (self->ordinary);
  g_strfreev (self->medical);
  g_free (self);
}
