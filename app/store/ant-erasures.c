/* ant-erasures.c - which intakes are to be gone, whatever brings them back
 *
 *     erased    the id of an intake a line, 32 hexadecimal digits
 *
 * An id is put here before the intake is erased and stays here for ever: an erasure that was cut
 * off goes on at the next opening, and one that a backup has undone is done again. It names nobody.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-erasures"

#include "ant-erasures.h"

#include <string.h>

#include "ant-error.h"
#include "ant-folder.h"
#include "ant-part.h"

#define MAX_SIZE (64 * 1024 * 1024)
#define N_LINE   (2 * ANT_PART_ID_SIZE + 1)

static GBytes *
read_line (const char *line)
{
  guint8 id[ANT_PART_ID_SIZE];

  for (gsize i = 0; i < sizeof id; i++) {
    int high = g_ascii_xdigit_value (line[2 * i]);
    int low = g_ascii_xdigit_value (line[2 * i + 1]);

    if (high < 0 || low < 0)
      return NULL;
    id[i] = (guint8) (high << 4 | low);
  }

  return line[2 * sizeof id] == '\n' ? g_bytes_new (id, sizeof id) : NULL;
}

/**
 * ant_erasures_read:
 * @vault_dir: the vault's folder
 * @error: return location; %ANT_ERROR_CORRUPT
 *
 * Returns: (transfer full) (element-type GBytes) (nullable): ids of intakes; none where nothing was
 * ever erased
 */
GPtrArray *
ant_erasures_read (const char *vault_dir, GError **error)
{
  g_autofree char *path = g_build_filename (vault_dir, "erased", NULL);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GError) reason = NULL;
  g_autoptr (GBytes) bytes = ant_folder_read (path, MAX_SIZE, &reason);
  const char *text;
  gsize       size;

  if (g_error_matches (reason, ANT_ERROR, ANT_ERROR_MISSING))
    return g_steal_pointer (&ids);
  if (bytes == NULL) {
    g_propagate_error (error, g_steal_pointer (&reason));
    return NULL;
  }
  text = g_bytes_get_data (bytes, &size);
  for (gsize i = 0; i < size; i += N_LINE) {
    GBytes *id = size - i >= N_LINE ? read_line (text + i) : NULL;

    if (id == NULL) {
      ant_fail (error, ANT_ERROR_CORRUPT, "%s is not what belongs there; restore a backup", path);
      return NULL;
    }
    g_ptr_array_add (ids, id);
  }

  return g_steal_pointer (&ids);
}

/**
 * ant_erasures_add:
 * @vault_dir: the vault's folder
 * @ids: (element-type GBytes): ids of intakes; those that are there already are left out
 * @error: return location
 *
 * Returns: whether all are on the disk
 */
gboolean
ant_erasures_add (const char *vault_dir, GPtrArray *ids, GError **error)
{
  g_autofree char *path = g_build_filename (vault_dir, "erased", NULL);
  g_autoptr (GPtrArray) known = ant_erasures_read (vault_dir, error);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_bytes_hash, g_bytes_equal);
  g_autoptr (GString) text = g_string_new (NULL);
  GPtrArray *lists[] = { known, ids };

  if (known == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < lists[i]->len; j++) {
      const guint8 *id = g_bytes_get_data (lists[i]->pdata[j], NULL);

      if (!g_hash_table_add (seen, lists[i]->pdata[j]))
        continue;
      for (gsize k = 0; k < ANT_PART_ID_SIZE; k++)
        g_string_append_printf (text, "%02x", id[k]);
      g_string_append_c (text, '\n');
    }

  return ant_folder_replace (path, text->str, text->len, error);
}
