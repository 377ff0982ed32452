/* ant-pack-ini.c - a key file of a pack, merged over its layers, with the lines things stand on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-pack"

#include "ant-pack-ini.h"

#include <string.h>

struct _AntPackIni {
  AntPack    *pack;                     /* borrowed; outlives this */
  char       *name;                     /* owned */
  GKeyFile   *keys;                     /* owned; all layers */
  char       *files[ANT_PACK_N_LAYERS]; /* owned; as issues name them; NULL where there is none */
  GHashTable *lines[ANT_PACK_N_LAYERS]; /* owned; "group" or "group\nkey" → line */
};

static char *
make_place (const char *group, const char *key)
{
  return key != NULL ? g_strconcat (group, "\n", key, NULL) : g_strdup (group);
}

static guint
find_line (AntPackIni *self, AntPackLayer layer, const char *group, const char *key)
{
  g_autofree char *place = make_place (group, key);

  if (self->lines[layer] == NULL)
    return 0;

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->lines[layer], place));
}

/* GKeyFile tells neither lines nor keys said twice. */
static gboolean
note_line (AntPack     *pack,
           AntPackFile *file,
           GHashTable  *lines,
           char        *text,
           guint        line,
           char       **group)
{
  char *equals;

  g_strstrip (text);
  if (text[0] == '\0' || text[0] == '#')
    return TRUE;

  if (text[0] == '[' && g_str_has_suffix (text, "]")) {
    g_free (*group);
    *group = g_strndup (text + 1, strlen (text) - 2);
    if (!g_hash_table_contains (lines, *group))
      g_hash_table_insert (lines, g_strdup (*group), GUINT_TO_POINTER (line));
    return TRUE;
  }

  equals = strchr (text, '=');
  if (equals == NULL || equals == text || *group == NULL) {
    ant_pack_report (pack, ANT_PACK_ERROR, file->name, line, "syntax",
                     *group == NULL ? "A [group] must come before the first key"
                                    : "A line is a comment (#), a [group] or key=value");
    return FALSE;
  }
  *equals = '\0';
  g_strchomp (text);
  if (!g_hash_table_insert (lines, make_place (*group, text), GUINT_TO_POINTER (line))) {
    ant_pack_report (pack, ANT_PACK_ERROR, file->name, line, "duplicate-key",
                     "%s is set twice in [%s]", text, *group);
    return FALSE;
  }

  return TRUE;
}

static gboolean
note_lines (AntPack *pack, AntPackFile *file, GHashTable *lines)
{
  g_auto (GStrv) split = g_strsplit (file->text, "\n", -1);
  g_autofree char *group = NULL;
  gboolean         is_good = TRUE;

  for (guint i = 0; split[i] != NULL; i++)
    is_good &= note_line (pack, file, lines, split[i], i + 1, &group);

  return is_good;
}

static void
merge (GKeyFile *into, GKeyFile *from)
{
  g_auto (GStrv) groups = g_key_file_get_groups (from, NULL);

  for (gsize i = 0; groups[i] != NULL; i++) {
    g_auto (GStrv) keys = g_key_file_get_keys (from, groups[i], NULL, NULL);

    for (gsize j = 0; keys != NULL && keys[j] != NULL; j++) {
      g_autofree char *value = g_key_file_get_value (from, groups[i], keys[j], NULL);

      if (value != NULL)
        g_key_file_set_value (into, groups[i], keys[j], value);
    }
  }
}

static void
read_layer (AntPackIni *self, AntPackLayer layer)
{
  g_autoptr (AntPackFile) file = ant_pack_read_layer (self->pack, layer, self->name);
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  if (file == NULL)
    return;

  self->files[layer] = g_strdup (file->name);
  self->lines[layer] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!note_lines (self->pack, file, self->lines[layer]))
    return;
  if (!g_key_file_load_from_data (keys, file->text, strlen (file->text),
                                  G_KEY_FILE_KEEP_TRANSLATIONS, &error)) {
    ant_pack_report (self->pack, ANT_PACK_ERROR, file->name, 0, "syntax", "%s", error->message);
    return;
  }
  merge (self->keys, keys);
}

/**
 * ant_pack_ini_read:
 * @pack: a pack, which outlives the result
 * @name: the file's path inside the pack
 *
 * Lines that are neither a comment, a group nor a key, and keys said twice, are reported.
 *
 * Returns: (transfer full) (nullable): what all layers say together, or %NULL where none has it
 */
AntPackIni *
ant_pack_ini_read (AntPack *pack, const char *name)
{
  g_autoptr (AntPackIni) self = g_new0 (AntPackIni, 1);

  self->pack = pack;
  self->name = g_strdup (name);
  self->keys = g_key_file_new ();
  for (int layer = 0; layer < ANT_PACK_N_LAYERS; layer++)
    read_layer (self, layer);
  if (self->files[ANT_PACK_BASE] == NULL && self->files[ANT_PACK_OWN] == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

void
ant_pack_ini_free (AntPackIni *self)
{
  for (int i = 0; i < ANT_PACK_N_LAYERS; i++) {
    g_free (self->files[i]);
    g_clear_pointer (&self->lines[i], g_hash_table_unref);
  }
  g_key_file_unref (self->keys);
  g_free (self->name);
  g_free (self);
}

/**
 * ant_pack_ini_get_keys:
 *
 * Returns: (transfer none): the merged keys
 */
GKeyFile *
ant_pack_ini_get_keys (AntPackIni *self)
{
  return self->keys;
}

/**
 * ant_pack_ini_is_own:
 *
 * Returns: whether the pack itself says this, not only the layer below
 */
gboolean
ant_pack_ini_is_own (AntPackIni *self, const char *group, const char *key)
{
  return find_line (self, ANT_PACK_OWN, group, key) > 0;
}

/**
 * ant_pack_ini_report:
 * @self: a key file
 * @severity: does it stop the pack from loading?
 * @group: the group it is about
 * @key: (nullable): the key it is about
 * @rule: a stable word
 * @format: printf-style message
 *
 * Reports at the line of @key in the highest layer that has it; of @group where the key is missing;
 * else at the file.
 *
 * Returns: (transfer none): the finding, already in the list
 */
AntPackIssue *
ant_pack_ini_report (AntPackIni     *self,
                     AntPackSeverity severity,
                     const char     *group,
                     const char     *key,
                     const char     *rule,
                     const char     *format,
                     ...)
{
  g_autofree char *message = NULL;
  const char      *file = NULL;
  guint            line = 0;
  va_list          args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  for (int pass = key != NULL ? 0 : 1; pass < 2 && line == 0; pass++)
    for (int layer = ANT_PACK_OWN; layer >= ANT_PACK_BASE && line == 0; layer--) {
      line = find_line (self, layer, group, pass == 0 ? key : NULL);
      file = self->files[layer];
    }
  if (line == 0)
    file = self->files[ANT_PACK_OWN] != NULL ? self->files[ANT_PACK_OWN] : self->name;

  return ant_pack_report (self->pack, severity, file, line, rule, "%s", message);
}
