/* ant-vault-erase.c - an intake that is to be gone for good
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-vault"

#include "ant-vault-erase.h"

#include "ant-ballast.h"
#include "ant-erasures.h"
#include "ant-error.h"
#include "ant-vault-core-private.h"

static gboolean
erase_row (AntVaultCore *core, const AntIntakeRow *intake, const AntVaultNow *now, GError **error)
{
  AntAuditNote note;

  if (!ant_vault_core_begin_note (core, now, "erase", &note, error))
    return FALSE;
  note.intake_id = intake->id;

  return ant_database_erase (core->database, intake, core->keys->device, &note, error);
}

static gboolean
erase_ids (AntVaultCore       *core,
           GPtrArray          *ids,
           const AntIntakeRow *intake,
           const AntVaultNow  *now,
           GError            **error)
{
  return ant_erasures_add (core->vault_dir, ids, error) && erase_row (core, intake, now, error);
}

/**
 * ant_vault_erase:
 * @core: an open vault
 * @reference: the client's code
 * @now: the time
 * @error: return location; %ANT_ERROR_MISSING
 *
 * Takes all parts off the disk, and out of the log of what was written. What stays is a manifest
 * without parts, a row of the audit log, and the intake's number in the list of erasures, so that
 * no backup brings it back. On a full disk the ballast makes room for that.
 *
 * Returns: whether it is gone
 */
gboolean
ant_vault_erase (AntVaultCore *core, const char *reference, const AntVaultNow *now, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (AntIntakeRow) intake = NULL;
  g_autoptr (GError) reason = NULL;

  if (!ant_vault_core_require_open (core, error))
    return FALSE;
  intake = ant_database_find (core->database, reference, error);
  if (intake == NULL)
    return FALSE;
  g_ptr_array_add (ids, g_bytes_new (intake->id, sizeof intake->id));
  if (erase_ids (core, ids, intake, now, &reason))
    return TRUE;

  if (g_error_matches (reason, ANT_ERROR, ANT_ERROR_FULL) && ant_ballast_drop (core->vault_dir))
    return erase_ids (core, ids, intake, now, error);
  g_propagate_error (error, g_steal_pointer (&reason));

  return FALSE;
}

/**
 * ant_vault_erase_again:
 * @core: an open vault
 * @now: the time
 * @error: return location
 *
 * Erases what is there and should not be: an erasure that was cut off, or what a backup brought
 * back.
 *
 * Returns: whether none of it is there
 */
gboolean
ant_vault_erase_again (AntVaultCore *core, const AntVaultNow *now, GError **error)
{
  g_autoptr (GPtrArray) ids = ant_erasures_read (core->vault_dir, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (GError) reason = NULL;
    g_autoptr (AntIntakeRow) intake =
        ant_database_find_by_id (core->database, g_bytes_get_data (ids->pdata[i], NULL), &reason);

    if (g_error_matches (reason, ANT_ERROR, ANT_ERROR_MISSING))
      continue;
    if (intake == NULL) {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
    if (!erase_row (core, intake, now, error))
      return FALSE;
  }

  return TRUE;
}
