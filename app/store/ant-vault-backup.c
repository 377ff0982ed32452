/* ant-vault-backup.c - a vault in one file, and out of it again
 *
 * A backup holds what the vault does: sealed parts, and the key slots behind their passphrases. It
 * needs no key to be made. When it is brought back it is built beside the vault, read whole, rid of
 * what was erased since, and only then takes the vault's place; what was there is kept aside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-vault"

#include "ant-vault-backup.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "ant-database.h"
#include "ant-erasures.h"
#include "ant-error.h"
#include "ant-folder.h"
#include "ant-vault-core-private.h"
#include "ant-vault-erase.h"
#include "ant-witness.h"

#define MAX_SIZE (64 * 1024 * 1024)

/* The files of a vault beside its database, with the slots to be found in their folder. */
static const char *const FILES[] = { "device.key", "erased", "keys/trust", "keys/root.key" };

static gboolean
gather_file (AntVaultCore *core, const char *name, GPtrArray *files, GError **error)
{
  g_autofree char *path = g_build_filename (core->vault_dir, name, NULL);
  g_autoptr (GError) reason = NULL;
  g_autoptr (GBytes) bytes = ant_folder_read (path, MAX_SIZE, &reason);

  if (bytes != NULL) {
    g_ptr_array_add (files, ant_backup_file_new (name, bytes));
    return TRUE;
  }
  if (g_str_equal (name, "erased") && g_error_matches (reason, ANT_ERROR, ANT_ERROR_MISSING))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));

  return FALSE;
}

static GPtrArray *
gather_files (AntVaultCore *core, GError **error)
{
  g_autoptr (GPtrArray) files =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ant_backup_file_free);
  g_autofree char *slots = g_build_filename (core->vault_dir, "keys", "slots", NULL);
  g_autoptr (GDir) dir = g_dir_open (slots, 0, error);
  const char *name;

  if (dir == NULL)
    return NULL;
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *slot = g_strconcat ("keys/slots/", name, NULL);

    if (g_str_has_suffix (name, ".slot") && !gather_file (core, slot, files, error))
      return NULL;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (FILES); i++)
    if (!gather_file (core, FILES[i], files, error))
      return NULL;

  return g_steal_pointer (&files);
}

/**
 * ant_vault_backup:
 * @core: an open vault; a kiosk may be running on it
 * @path: where nothing is yet
 * @now: the time
 * @error: return location; %ANT_ERROR_EXISTS, %ANT_ERROR_FULL
 *
 * Returns: whether the backup is on the disk
 */
gboolean
ant_vault_backup (AntVaultCore *core, const char *path, const AntVaultNow *now, GError **error)
{
  g_autoptr (GPtrArray) files = NULL;

  if (!ant_vault_core_require_open (core, error) ||
      !ant_vault_core_note (core, now, "backup", NULL, error))
    return FALSE;
  files = gather_files (core, error);

  return files != NULL && ant_database_write_backup (core->database, path, files, error);
}

/* A name from a backup is somebody else's words: only those that a vault has are written. */
static gboolean
is_known_name (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (FILES); i++)
    if (g_str_equal (name, FILES[i]))
      return TRUE;

  return g_regex_match_simple ("^keys/slots/[0-9a-f]{32}\\.slot$", name, G_REGEX_DOLLAR_ENDONLY, 0);
}

static gboolean
write_files (const char *vault_dir, GPtrArray *files, GError **error)
{
  g_autofree char *slots = g_build_filename (vault_dir, "keys", "slots", NULL);

  if (!ant_folder_make (slots, error))
    return FALSE;
  for (guint i = 0; i < files->len; i++) {
    const AntBackupFile *file = files->pdata[i];
    g_autofree char     *path = g_build_filename (vault_dir, file->name, NULL);

    if (!is_known_name (file->name))
      return ant_fail (error, ANT_ERROR_CORRUPT, "The backup holds what no vault has");
    if (!ant_folder_write (path, g_bytes_get_data (file->bytes, NULL),
                           g_bytes_get_size (file->bytes), error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
witness_copy (const char *vault_dir, const char *database_path, GError **error)
{
  g_autoptr (AntDatabase) database = ant_database_open (database_path, error);
  AntLedgerHead head;

  return database != NULL && ant_ledger_get_head (database, &head, error) &&
         ant_witness_write (vault_dir, &head, error);
}

/* What was erased since the backup was made; a vault that is gone has no list any more. */
static gboolean
take_erasures (const char *from, const char *to, GError **error)
{
  g_autoptr (GPtrArray) ids = ant_erasures_read (from, error);

  return ids != NULL && ant_erasures_add (to, ids, error);
}

static gboolean
fill (const char *dir, const char *vault_dir, const char *path, GError **error)
{
  g_autofree char *current = g_build_filename (dir, "vault", NULL);
  g_autofree char *database = g_build_filename (vault_dir, "vault.db", NULL);
  g_autoptr (GPtrArray) files = NULL;

  if (!ant_folder_make (vault_dir, error))
    return FALSE;
  files = ant_database_read_backup (path, database, error);

  return files != NULL && write_files (vault_dir, files, error) &&
         take_erasures (current, vault_dir, error) && witness_copy (vault_dir, database, error);
}

/* The vault that is there now, as far as it can still be read, against the one that shall come. */
static gboolean
check_same (const char *dir, AntVaultCore *core, GError **error)
{
  g_autofree char *path = g_build_filename (dir, "vault", "keys", "trust", NULL);
  g_autoptr (GBytes) file = ant_folder_read (path, ANT_TRUST_MAX_SIZE, NULL);
  AntTrust trust;

  if (file == NULL || !ant_trust_read (file, &trust, NULL))
    return TRUE;
  if (!ant_trust_verify (file, ant_database_get_root (core->database), NULL) ||
      memcmp (trust.kiosk_id, core->keys->trust.kiosk_id, sizeof trust.kiosk_id) != 0)
    return ant_fail (error, ANT_ERROR_INVALID,
                     "The backup is of another kiosk or another clinic; nothing was changed");

  return trust.epoch <= core->keys->trust.epoch ||
         ant_fail (error, ANT_ERROR_INVALID,
                   "The backup is of epoch %u, and this is epoch %u: somebody who was taken out "
                   "could read again. Restore it into another data folder and hand over from there",
                   core->keys->trust.epoch, trust.epoch);
}

static gboolean
check_whole (AntVaultCore *core, GError **error)
{
  g_autoptr (GPtrArray) faults = ant_vault_core_verify (core, NULL, error);
  AntVaultFault *first;

  if (faults == NULL)
    return FALSE;
  if (faults->len == 0)
    return TRUE;
  first = faults->pdata[0];
  g_propagate_prefixed_error (error, g_steal_pointer (&first->problem),
                              "The backup is not as it was written (%s), nothing was changed: ",
                              first->reference != NULL ? first->reference : "the vault");

  return FALSE;
}

static gboolean
check_copy (const char *dir, const char *work, const AntVaultNow *now, GError **error)
{
  g_autoptr (AntVaultCore) core = ant_vault_core_new (work, FALSE);

  return ant_vault_core_open (core, 0, error) && check_same (dir, core, error) &&
         check_whole (core, error) && ant_vault_erase_again (core, now, error) &&
         ant_vault_core_note (core, now, "restore", NULL, error) &&
         ant_vault_core_bear_witness (core, error);
}

static gboolean
take_place (const char *dir, const char *vault_dir, GError **error)
{
  g_autofree char *current = g_build_filename (dir, "vault", NULL);
  g_autofree char *aside = g_build_filename (dir, "vault.before-restore", NULL);

  if (g_file_test (aside, G_FILE_TEST_EXISTS))
    return ant_fail (error, ANT_ERROR_EXISTS,
                     "%s is still there from the last time; see whether it is needed, and take it "
                     "away",
                     aside);
  if (g_file_test (current, G_FILE_TEST_EXISTS) && g_rename (current, aside) != 0)
    return ant_fail_errno (error, errno, "Cannot move %s aside", current);

  return ant_folder_move (vault_dir, current, error);
}

/**
 * ant_vault_restore:
 * @dir: the data folder, with a vault or without one; no kiosk may be running on it
 * @path: a backup, from anywhere
 * @now: the time
 * @error: return location; %ANT_ERROR_BUSY, %ANT_ERROR_CORRUPT, %ANT_ERROR_INVALID where it is
 * another kiosk's or of an epoch that has ended, %ANT_ERROR_EXISTS
 *
 * Returns: whether the backup has taken the vault's place; where not, nothing was changed
 */
gboolean
ant_vault_restore (const char *dir, const char *path, const AntVaultNow *now, GError **error)
{
  g_autofree char *work = g_build_filename (dir, "restore.new", NULL);
  g_autofree char *vault_dir = g_build_filename (work, "vault", NULL);
  gboolean         is_restored;
  int              lock;

  if (!ant_seal_init (error) || !ant_folder_make (dir, error))
    return FALSE;
  lock = ant_folder_lock (dir, error);
  if (lock < 0)
    return FALSE;
  ant_folder_remove (work);
  is_restored = fill (dir, vault_dir, path, error) && check_copy (dir, work, now, error) &&
                take_place (dir, vault_dir, error);
  ant_folder_remove (work);
  close (lock);

  return is_restored;
}
