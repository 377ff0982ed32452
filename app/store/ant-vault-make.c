/* ant-vault-make.c - a vault where there was none
 *
 * Five keys are made here. Two of them leave with the caller and are not on the disk: the
 * passphrase, and the recovery key for the paper in the safe. The clinic's key lies in a slot
 * behind the passphrase, the trust root's under the clinic's, and the kiosk's own is no secret of
 * anybody but the kiosk.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-vault"

#include "ant-vault-make.h"

#include <string.h>
#include <unistd.h>

#include "ant-age.h"
#include "ant-database.h"
#include "ant-error.h"
#include "ant-folder.h"
#include "ant-key-files.h"
#include "ant-key-slot.h"
#include "ant-witness.h"

#define MS_A_DAY (24 * 60 * 60 * G_GINT64_CONSTANT (1000))

/**
 * Keys:
 *
 * What a new vault begins with.
 */
typedef struct {
  AntTrust   trust;
  guint8     root_public[ANT_SIGN_KEY_SIZE];
  AntSecret *root;
  AntSecret *device;
  AntSecret *clinic;
  AntSecret *recovery;
  GPtrArray *slots; /* one */
} Keys;

static void
clear_keys (Keys *keys)
{
  g_clear_pointer (&keys->root, ant_secret_unref);
  g_clear_pointer (&keys->device, ant_secret_unref);
  g_clear_pointer (&keys->clinic, ant_secret_unref);
  g_clear_pointer (&keys->recovery, ant_secret_unref);
  g_clear_pointer (&keys->slots, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Keys, clear_keys)

static gboolean
make_pair (AntSecret **identity, char *recipient, GError **error)
{
  g_autofree char *text = NULL;

  if (!ant_age_make_identity (identity, &text, error))
    return FALSE;
  g_strlcpy (recipient, text, ANT_TRUST_RECIPIENT_SPACE);

  return TRUE;
}

static gboolean
make_slot (Keys *keys, AntSecret *passphrase, guint32 ops, guint32 mem_kib, GError **error)
{
  GBytes *slot = ant_key_slot_make (passphrase, keys->clinic, ops, mem_kib,
                                    g_get_real_time () / 1000 / MS_A_DAY, error);
  g_autoptr (AntSecret) opened = NULL;

  if (slot == NULL)
    return FALSE;
  keys->slots = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_ptr_array_add (keys->slots, slot);
  opened = ant_key_slot_open (slot, passphrase, error); /* before anything is sealed to it */

  return opened != NULL;
}

static gboolean
make_keys (Keys *keys, AntSecret *passphrase, guint32 ops, guint32 mem_kib, GError **error)
{
  keys->trust.epoch = 1;
  ant_seal_random (keys->trust.kiosk_id, sizeof keys->trust.kiosk_id);
  keys->root = ant_secret_new_random (ANT_SIGN_KEY_SIZE);
  ant_sign_get_public (keys->root, keys->root_public);
  keys->device = ant_secret_new_random (ANT_SIGN_KEY_SIZE);
  ant_sign_get_public (keys->device, keys->trust.device);

  return make_pair (&keys->clinic, keys->trust.clinic, error) &&
         make_pair (&keys->recovery, keys->trust.recovery, error) &&
         make_slot (keys, passphrase, ops, mem_kib, error);
}

static gboolean
write_vault (const char *vault_dir, const Keys *keys, GError **error)
{
  g_autofree char *keys_dir = g_build_filename (vault_dir, "keys", NULL);
  g_autofree char *database = g_build_filename (vault_dir, "vault.db", NULL);
  AntLedgerHead    nothing = { 0 };

  return ant_folder_make (vault_dir, error) &&
         ant_key_files_write (keys_dir, &keys->trust, keys->root, keys->clinic, keys->slots,
                              error) &&
         ant_key_files_write_device (vault_dir, keys->device, error) &&
         ant_witness_write (vault_dir, &nothing, error) &&
         ant_database_create (database, keys->trust.kiosk_id, keys->root_public, error);
}

/* The vault appears in one step when all of it is on the disk. */
static gboolean
fill_vault (const char *vault_dir, const Keys *keys, GError **error)
{
  g_autofree char *unfinished = g_strconcat (vault_dir, ".new", NULL);

  ant_folder_remove (unfinished);
  if (write_vault (unfinished, keys, error) && ant_folder_move (unfinished, vault_dir, error))
    return TRUE;

  ant_folder_remove (unfinished);

  return FALSE;
}

static gboolean
make_locked (const char *dir, const Keys *keys, GError **error)
{
  g_autofree char *vault_dir = g_build_filename (dir, "vault", NULL);

  if (g_file_test (vault_dir, G_FILE_TEST_EXISTS))
    return ant_fail (error, ANT_ERROR_EXISTS,
                     "There is a vault in %s already; another one would lose its intakes", dir);

  return fill_vault (vault_dir, keys, error);
}

/**
 * ant_vault_make:
 * @dir: the data folder, made where it is not there
 * @passphrase: normalised
 * @ops: as for ant_key_slot_make()
 * @mem_kib: as for ant_key_slot_make()
 * @recovery: (out) (transfer full): the recovery key, which is kept nowhere else
 * @error: return location; %ANT_ERROR_EXISTS where there is a vault, or what is left of one,
 * %ANT_ERROR_BUSY, %ANT_ERROR_READ_ONLY, %ANT_ERROR_FULL
 *
 * Makes the keys of epoch 1, one slot, and an empty database.
 *
 * Returns: whether the vault is there, whole; where not, nothing of it is
 */
gboolean
ant_vault_make (const char *dir,
                AntSecret  *passphrase,
                guint32     ops,
                guint32     mem_kib,
                AntSecret **recovery,
                GError    **error)
{
  g_auto (Keys) keys = { 0 };
  gboolean is_made;
  int      lock;

  if (!ant_seal_init (error) || !ant_folder_make (dir, error) ||
      !ant_folder_check_writable (dir, error))
    return FALSE;
  lock = ant_folder_lock (dir, error);
  if (lock < 0)
    return FALSE;
  is_made = make_keys (&keys, passphrase, ops, mem_kib, error) && make_locked (dir, &keys, error);
  close (lock);
  if (is_made)
    *recovery = g_steal_pointer (&keys.recovery);

  return is_made;
}
