/* ant-front-matter.c - a Markdown file of a pack: a few named facts, then text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-pack"

#include "ant-front-matter.h"

#include <string.h>

#include "ant-markdown.h"

#define TEXT_LIMIT 65536

void
ant_front_matter_free (AntFrontMatter *self)
{
  g_clear_pointer (&self->file, ant_pack_file_free);
  g_clear_pointer (&self->values, g_hash_table_unref);
  g_clear_pointer (&self->lines, g_hash_table_unref);
  g_free (self->id);
  g_free (self->lang);
  g_free (self->body);
  g_free (self);
}

/**
 * ant_front_matter_get:
 *
 * Returns: (transfer none) (nullable): the value of @key; the first where it is a list
 */
const char *
ant_front_matter_get (const AntFrontMatter *self, const char *key)
{
  GPtrArray *list = g_hash_table_lookup (self->values, key);

  return list != NULL && list->len > 0 ? list->pdata[0] : NULL;
}

/**
 * ant_front_matter_get_list:
 *
 * Returns: (transfer full): the values of @key, %NULL-terminated, possibly none
 */
char **
ant_front_matter_get_list (const AntFrontMatter *self, const char *key)
{
  GPtrArray *list = g_hash_table_lookup (self->values, key);
  guint      size = list != NULL ? list->len : 0;
  char     **copy = g_new0 (char *, size + 1);

  for (guint i = 0; i < size; i++)
    copy[i] = g_strdup (list->pdata[i]);

  return copy;
}

/**
 * ant_front_matter_get_line:
 *
 * Returns: the line of @key, or 1 where it is missing
 */
guint
ant_front_matter_get_line (const AntFrontMatter *self, const char *key)
{
  gpointer line = g_hash_table_lookup (self->lines, key);

  return line != NULL ? GPOINTER_TO_UINT (line) : 1;
}

static gboolean
parse_name (AntPack *pack, AntFrontMatter *self)
{
  g_autofree char *base = g_path_get_basename (self->file->name);
  g_auto (GStrv) parts = g_strsplit (base, ".", -1);

  if (g_strv_length (parts) != 3 || !ant_pack_is_id (parts[0]) ||
      !ant_pack_is_language (parts[1])) {
    ant_pack_report (pack, ANT_PACK_ERROR, self->file->name, 0, "file-name",
                     "The name must be ID.LANGUAGE.md, as in price.en.md");
    return FALSE;
  }
  self->id = g_strdup (parts[0]);
  self->lang = g_strdup (parts[1]);

  return TRUE;
}

static gboolean
take_line (AntPack *pack, AntFrontMatter *self, char *text, guint line, GPtrArray **list)
{
  g_autoptr (GPtrArray) values = NULL;
  char *colon;

  g_strchomp (text);
  if (text[0] == '\0')
    return TRUE;
  if (strncmp (g_strchug (text), "- ", 2) == 0 && *list != NULL) {
    g_ptr_array_add (*list, g_strdup (g_strchug (text + 2)));
    return TRUE;
  }

  colon = strchr (text, ':');
  if (colon == NULL || (colon[1] != ' ' && colon[1] != '\0')) {
    ant_pack_report (pack, ANT_PACK_ERROR, self->file->name, line, "front-matter",
                     "A line here is “key: value”, or “- value” below a key");
    return FALSE;
  }
  *colon = '\0';
  values = g_ptr_array_new_with_free_func (g_free);
  g_strstrip (colon + 1);
  if (colon[1] != '\0')
    g_ptr_array_add (values, g_strdup (colon + 1));
  *list = colon[1] == '\0' ? values : NULL;
  g_hash_table_insert (self->lines, g_strdup (text), GUINT_TO_POINTER (line));
  if (!g_hash_table_insert (self->values, g_strdup (text), g_steal_pointer (&values))) {
    ant_pack_report (pack, ANT_PACK_ERROR, self->file->name, line, "duplicate-key",
                     "“%s” is given twice", text);
    return FALSE;
  }

  return TRUE;
}

/* HTML is never shown: what stands in it would be missing from the page without a word. */
static void
check_html (AntPack *pack, AntFrontMatter *self, char **body, guint lines_before)
{
  g_autofree char *text = g_strjoinv ("\n", body);
  guint            line = ant_markdown_find_html (text);

  if (line > 0)
    ant_pack_report (pack, ANT_PACK_ERROR, self->file->name, lines_before + line, "html",
                     "There is raw HTML here, which is not shown; the text is CommonMark");
}

static gboolean
parse_text (AntPack *pack, AntFrontMatter *self)
{
  g_auto (GStrv) lines = g_strsplit (self->file->text, "\n", -1);
  GPtrArray *list = NULL; /* borrowed: the list the next “- …” belongs to */
  gboolean   is_good = TRUE;
  guint      i;

  if (lines[0] == NULL || strcmp (g_strchomp (lines[0]), "---") != 0) {
    ant_pack_report (pack, ANT_PACK_ERROR, self->file->name, 1, "front-matter",
                     "The first line must be ---");
    return FALSE;
  }
  for (i = 1; lines[i] != NULL && strcmp (g_strchomp (lines[i]), "---") != 0; i++)
    is_good &= take_line (pack, self, lines[i], i + 1, &list);
  if (lines[i] == NULL) {
    ant_pack_report (pack, ANT_PACK_ERROR, self->file->name, 1, "front-matter",
                     "A second line --- must end the facts and begin the text");
    return FALSE;
  }
  if (strlen (self->file->text) > TEXT_LIMIT) {
    ant_pack_report (pack, ANT_PACK_ERROR, self->file->name, 0, "too-large",
                     "The text is longer than 64 KB: nobody reads that at a kiosk");
    return FALSE;
  }
  check_html (pack, self, lines + i + 1, i + 1);
  self->body = g_strstrip (g_strjoinv ("\n", lines + i + 1));

  return is_good;
}

static void
check_known (AntPack *pack, AntFrontMatter *self, const char *const *known)
{
  GHashTableIter iter;
  gpointer       key;

  g_hash_table_iter_init (&iter, self->lines);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_strv_contains (known, key))
      ant_pack_report (pack, ANT_PACK_ERROR, self->file->name,
                       ant_front_matter_get_line (self, key), "unknown-key",
                       "“%s” is not known here", (char *) key);
}

/**
 * ant_front_matter_read:
 * @pack: a pack
 * @file: (transfer full): a file of it
 * @known: the keys that may occur
 *
 * Reports what is wrong: the file's name, the marks, a line, a key that is unknown or given twice,
 * an `id:` other than the file's name says, an empty body.
 *
 * Returns: (transfer full) (nullable): the file taken apart, or %NULL where that did not work
 */
AntFrontMatter *
ant_front_matter_read (AntPack *pack, AntPackFile *file, const char *const *known)
{
  g_autoptr (AntFrontMatter) self = g_new0 (AntFrontMatter, 1);
  const char *id;

  self->file = file;
  self->values =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!parse_name (pack, self) || !parse_text (pack, self))
    return NULL;

  check_known (pack, self, known);
  id = ant_front_matter_get (self, "id");
  if (g_strcmp0 (id, self->id) != 0)
    ant_pack_report (pack, ANT_PACK_ERROR, file->name, ant_front_matter_get_line (self, "id"), "id",
                     "“id:” must be %s, as the file's name says", self->id);
  if (self->body[0] == '\0')
    ant_pack_report (pack, ANT_PACK_ERROR, file->name, 0, "empty", "There is no text");

  return g_steal_pointer (&self);
}
