/* ant-vault-slots.c - who may unlock the vault
 *
 * Each member of staff has a slot of their own, and all slots hold the one clinic key. So somebody
 * can be added, or given another passphrase, by adding a file. To take somebody out there has to be
 * another clinic key, for they may have kept a copy of theirs: a new epoch.
 *
 *     keys.next/   the key files of the epoch that shall begin, whole
 *     the database seals every part to its keys and notes its number: this is the moment
 *     keys/        becomes keys.old/, keys.next/ becomes keys/, and keys.old/ goes
 *
 * Whatever is cut off, ant_vault_slots_settle() sees from the database's number which of the two
 * folders holds, and goes back or on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-vault"

#include "ant-vault-slots.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "ant-age.h"
#include "ant-error.h"
#include "ant-folder.h"
#include "ant-key-slot.h"
#include "ant-vault-core-private.h"

static char *
find_keys (AntVaultCore *core, const char *name)
{
  return g_build_filename (core->vault_dir, name, NULL);
}

static gboolean
note_slot (AntVaultCore      *core,
           const AntVaultNow *now,
           const char        *action,
           const char        *slot_id,
           GError           **error)
{
  AntAuditNote note;
  guint8       detail[32];

  if (!ant_vault_core_begin_note (core, now, action, &note, error))
    return FALSE;
  ant_seal_hash32 (slot_id, strlen (slot_id), detail);
  note.detail = detail;

  return ant_ledger_note (core->database, &note, error);
}

/* Reads the slot back from the disk and opens it: what is not there cannot be lost later. */
static gboolean
try_slot (AntVaultCore *core, const char *slot_id, AntSecret *passphrase, GError **error)
{
  g_autofree char *name = g_strconcat (slot_id, ".slot", NULL);
  g_autofree char *path = g_build_filename (core->vault_dir, "keys", "slots", name, NULL);
  g_autoptr (GBytes) slot = ant_folder_read (path, ANT_KEY_SLOT_SIZE, error);
  g_autoptr (AntSecret) opened = slot != NULL ? ant_key_slot_open (slot, passphrase, error) : NULL;

  return opened != NULL;
}

static gboolean
write_slot (AntVaultCore      *core,
            AntSecret         *identity,
            AntSecret         *passphrase,
            const AntVaultNow *now,
            char             **slot_id,
            GError           **error)
{
  g_autofree char *keys_dir = find_keys (core, "keys");
  g_autoptr (GBytes) slot = ant_key_files_make_slot (core->keys, passphrase, identity,
                                                     now->wall_ms / ANT_VAULT_MS_A_DAY, error);
  g_autofree char *id = slot != NULL ? ant_key_slot_get_id (slot, error) : NULL;

  if (id == NULL || !ant_key_files_add_slot (keys_dir, slot, error) ||
      !try_slot (core, id, passphrase, error))
    return FALSE;
  *slot_id = g_steal_pointer (&id);

  return TRUE;
}

/**
 * ant_vault_slots_add:
 * @core: a vault that was unlocked
 * @identity: the clinic's secret key
 * @passphrase: of the person who joins; nobody else's
 * @now: the time
 * @slot_id: (out) (transfer full): the number of the new slot
 * @error: return location
 *
 * Returns: whether @passphrase unlocks the vault from now on
 */
gboolean
ant_vault_slots_add (AntVaultCore      *core,
                     AntSecret         *identity,
                     AntSecret         *passphrase,
                     const AntVaultNow *now,
                     char             **slot_id,
                     GError           **error)
{
  return write_slot (core, identity, passphrase, now, slot_id, error) &&
         note_slot (core, now, "slot-add", *slot_id, error);
}

/**
 * ant_vault_slots_rekey:
 * @core: a vault that was unlocked, with the passphrase to be replaced
 * @identity: the clinic's secret key
 * @passphrase: the new one
 * @now: the time
 * @slot_id: (out) (transfer full): the number of the new slot
 * @error: return location
 *
 * The old slot goes once the new one is on the disk and has been opened from there; wherever this
 * is cut off, one of the two opens.
 *
 * Returns: whether the new passphrase has taken the old one's place
 */
gboolean
ant_vault_slots_rekey (AntVaultCore      *core,
                       AntSecret         *identity,
                       AntSecret         *passphrase,
                       const AntVaultNow *now,
                       char             **slot_id,
                       GError           **error)
{
  g_autofree char *keys_dir = find_keys (core, "keys");

  return write_slot (core, identity, passphrase, now, slot_id, error) &&
         note_slot (core, now, "rekey", *slot_id, error) &&
         ant_key_files_drop_slot (keys_dir, core->actor, error);
}

/**
 * Epoch:
 *
 * What shall begin.
 */
typedef struct {
  AntTrust   trust;
  AntSecret *identity; /* the clinic's new secret key */
  AntSecret *root;
  GPtrArray *slots;
} Epoch;

static void
clear_epoch (Epoch *epoch)
{
  g_clear_pointer (&epoch->identity, ant_secret_unref);
  g_clear_pointer (&epoch->root, ant_secret_unref);
  g_clear_pointer (&epoch->slots, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Epoch, clear_epoch)

/* Nobody loses their slot by being forgotten: each is one that stays or one that leaves. */
static gboolean
check_everybody (AntVaultCore      *core,
                 GHashTable        *staying,
                 const char *const *leaving,
                 GError           **error)
{
  guint n_left = 0;

  for (guint i = 0; i < core->keys->slots->len; i++) {
    g_autofree char *id = ant_key_slot_get_id (core->keys->slots->pdata[i], error);
    gboolean         leaves = id != NULL && g_strv_contains (leaving, id);

    if (id == NULL)
      return FALSE;
    n_left += leaves;
    if (leaves && g_hash_table_contains (staying, id))
      return ant_fail (error, ANT_ERROR_INVALID,
                       "The passphrase of slot %s was given, so it cannot leave", id);
    if (!leaves && !g_hash_table_contains (staying, id))
      return ant_fail (error, ANT_ERROR_INVALID,
                       "Slot %s has to get the new key: its passphrase is needed too, or it is "
                       "named among those that leave",
                       id);
  }

  return n_left == g_strv_length ((char **) leaving) ||
         ant_fail (error, ANT_ERROR_MISSING, "There is no key slot of that number");
}

static gboolean
find_staying (AntVaultCore *core, GPtrArray *passphrases, GHashTable *staying, GError **error)
{
  for (guint i = 0; i < passphrases->len; i++) {
    char *id = NULL;
    g_autoptr (AntSecret) identity =
        ant_key_files_unlock (core->keys, passphrases->pdata[i], &id, error);

    if (identity == NULL) {
      g_prefix_error (error, "Passphrase %u: ", i + 1);
      return FALSE;
    }
    if (!g_hash_table_add (staying, id))
      return ant_fail (error, ANT_ERROR_INVALID, "Passphrase %u was given before", i + 1);
  }

  return passphrases->len > 0 ||
         ant_fail (error, ANT_ERROR_INVALID, "The last slot is never removed");
}

static gboolean
plan_epoch (AntVaultCore      *core,
            AntSecret         *identity,
            GPtrArray         *passphrases,
            const AntVaultNow *now,
            Epoch             *epoch,
            GError           **error)
{
  g_autofree char *recipient = NULL;

  epoch->root =
      ant_key_files_open_root (core->keys, identity, ant_database_get_root (core->database), error);
  if (epoch->root == NULL || !ant_age_make_identity (&epoch->identity, &recipient, error))
    return FALSE;
  epoch->trust = core->keys->trust;
  epoch->trust.epoch++;
  g_strlcpy (epoch->trust.clinic, recipient, sizeof epoch->trust.clinic);
  epoch->slots = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  for (guint i = 0; i < passphrases->len; i++) {
    GBytes *slot = ant_key_files_make_slot (core->keys, passphrases->pdata[i], epoch->identity,
                                            now->wall_ms / ANT_VAULT_MS_A_DAY, error);

    if (slot == NULL)
      return FALSE;
    g_ptr_array_add (epoch->slots, slot);
  }

  return TRUE;
}

static gboolean
write_epoch (AntVaultCore *core, const Epoch *epoch, GError **error)
{
  g_autofree char *next = find_keys (core, "keys.next");

  ant_folder_remove (next);

  return ant_key_files_write (next, &epoch->trust, epoch->root, epoch->identity, epoch->slots,
                              error) &&
         ant_folder_sync (core->vault_dir, error);
}

static gboolean
reread_keys (AntVaultCore *core, GError **error)
{
  AntKeyFiles *keys = ant_key_files_read (core->vault_dir, error);

  if (keys == NULL)
    return FALSE;
  ant_key_files_free (core->keys);
  core->keys = keys;

  return TRUE;
}

/**
 * ant_vault_slots_remove:
 * @core: a vault that was unlocked, and that no other program has
 * @identity: the clinic's secret key
 * @staying: (element-type AntSecret): the passphrases of all who stay
 * @leaving: the numbers of the slots of all who leave
 * @now: the time
 * @error: return location; %ANT_ERROR_INVALID where somebody is neither or nobody stays,
 * %ANT_ERROR_MISSING, %ANT_ERROR_LOCKED, %ANT_ERROR_BUSY where the kiosk is running,
 * %ANT_ERROR_CORRUPT where an intake is not as it was written
 *
 * Begins a new epoch. Takes as long as copying all intakes, and a second for each who stays.
 *
 * Returns: whether it has begun
 */
gboolean
ant_vault_slots_remove (AntVaultCore      *core,
                        AntSecret         *identity,
                        GPtrArray         *staying,
                        const char *const *leaving,
                        const AntVaultNow *now,
                        GError           **error)
{
  g_auto (Epoch) epoch = { 0 };
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  AntAuditNote note;

  if (core->is_reader)
    return ant_fail (error, ANT_ERROR_READ_ONLY, "This vault was opened for reading alone");
  if (!find_staying (core, staying, ids, error) || !check_everybody (core, ids, leaving, error) ||
      !plan_epoch (core, identity, staying, now, &epoch, error) ||
      !write_epoch (core, &epoch, error) ||
      !ant_vault_core_begin_note (core, now, "epoch", &note, error))
    return FALSE;

  return ant_database_rewrap (core->database, identity, &epoch.trust, core->keys->device, &note,
                              error) &&
         ant_vault_slots_settle (core, error) && reread_keys (core, error) &&
         ant_vault_core_bear_witness (core, error);
}

/* (out): the epoch of a folder's trust file, 0 where there is none that holds. */
static guint32
get_epoch (AntVaultCore *core, const char *keys_dir)
{
  g_autofree char *path = g_build_filename (keys_dir, "trust", NULL);
  g_autoptr (GBytes) file = ant_folder_read (path, ANT_TRUST_MAX_SIZE, NULL);
  AntTrust trust;

  return file != NULL && ant_trust_read (file, &trust, NULL) &&
                 ant_trust_verify (file, ant_database_get_root (core->database), NULL)
             ? trust.epoch
             : 0;
}

static gboolean
move_aside (const char *from, const char *to, GError **error)
{
  return !g_file_test (from, G_FILE_TEST_IS_DIR) || g_rename (from, to) == 0 ||
         ant_fail_errno (error, errno, "Cannot move %s aside", from);
}

gboolean
ant_vault_slots_is_settled (AntVaultCore *core)
{
  g_autofree char *next = find_keys (core, "keys.next");
  g_autofree char *old = find_keys (core, "keys.old");

  return !g_file_test (next, G_FILE_TEST_EXISTS) && !g_file_test (old, G_FILE_TEST_EXISTS);
}

/**
 * ant_vault_slots_settle:
 * @core: a vault whose database is open, and that no other program changes
 * @error: return location
 *
 * Goes on with what was cut off when an epoch began, or back where it had not begun.
 *
 * Returns: whether there is one set of key files
 */
gboolean
ant_vault_slots_settle (AntVaultCore *core, GError **error)
{
  g_autofree char *keys = find_keys (core, "keys");
  g_autofree char *next = find_keys (core, "keys.next");
  g_autofree char *old = find_keys (core, "keys.old");
  AntStanding      standing;

  if (ant_vault_slots_is_settled (core))
    return TRUE;
  if (g_file_test (next, G_FILE_TEST_IS_DIR)) {
    if (!ant_database_get_standing (core->database, &standing, error))
      return FALSE;
    if (get_epoch (core, next) == standing.epoch && get_epoch (core, keys) != standing.epoch) {
      ant_folder_remove (old);
      if (!move_aside (keys, old, error) || !ant_folder_move (next, keys, error))
        return FALSE;
    }
    ant_folder_remove (next);
  }
  ant_folder_remove (old);

  return TRUE;
}
