/* ant-key-files.c - the vault's key files: whom to seal to, and the slots that open it
 *
 *     keys/trust               whom to seal to, signed by the clinic
 *     keys/root.key            the key that signs it, under the clinic's key
 *     keys/slots/NUMBER.slot   one key slot a member of staff
 *     device.key               what signs this kiosk's manifests: 32 bytes, and no secret of the
 *                              clinic's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-key-files"

#include "ant-key-files.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "ant-error.h"
#include "ant-folder.h"
#include "ant-key-slot.h"
#include "ant-root-key.h"

#define N_SLOTS_MAX 64

void
ant_key_files_free (AntKeyFiles *self)
{
  g_clear_pointer (&self->trust_file, g_bytes_unref);
  g_clear_pointer (&self->device, ant_secret_unref);
  g_clear_pointer (&self->root, g_bytes_unref);
  g_clear_pointer (&self->slots, g_ptr_array_unref);
  g_free (self);
}

static gboolean
read_trust (AntKeyFiles *self, const char *keys_dir, GError **error)
{
  g_autofree char *path = g_build_filename (keys_dir, "trust", NULL);

  self->trust_file = ant_folder_read (path, ANT_TRUST_MAX_SIZE, error);
  if (self->trust_file == NULL) {
    g_prefix_error (error, "Nobody to seal to, so no intake can be taken; put the trust file back "
                           "or restore a backup. ");
    return FALSE;
  }
  self->recipients[0] = self->trust.clinic;
  self->recipients[1] = self->trust.recovery;

  return ant_trust_read (self->trust_file, &self->trust, error);
}

static gboolean
read_root (AntKeyFiles *self, const char *keys_dir, GError **error)
{
  g_autofree char *path = g_build_filename (keys_dir, "root.key", NULL);

  self->root = ant_folder_read (path, ANT_ROOT_KEY_SIZE, error);

  return self->root != NULL;
}

static gboolean
read_device (AntKeyFiles *self, const char *vault_dir, GError **error)
{
  g_autofree char *path = g_build_filename (vault_dir, "device.key", NULL);
  g_autoptr (GBytes) bytes = ant_folder_read (path, ANT_SIGN_KEY_SIZE, error);
  guint8 public_key[ANT_SIGN_KEY_SIZE];

  if (bytes == NULL) {
    g_prefix_error (error, "The kiosk's own key is not there; restore a backup. ");
    return FALSE;
  }
  if (g_bytes_get_size (bytes) != ANT_SIGN_KEY_SIZE)
    return ant_fail (error, ANT_ERROR_CORRUPT, "%s is not what belongs there", path);
  self->device = ant_secret_new (g_bytes_get_data (bytes, NULL), ANT_SIGN_KEY_SIZE);
  ant_sign_get_public (self->device, public_key);
  if (memcmp (public_key, self->trust.device, sizeof public_key) != 0)
    return ant_fail (error, ANT_ERROR_INVALID,
                     "The kiosk's own key is not the one the trust file names: one of the two was "
                     "replaced. Restore both from the same backup");

  return TRUE;
}

static gboolean
read_slots (AntKeyFiles *self, const char *keys_dir, GError **error)
{
  g_autofree char *path = g_build_filename (keys_dir, "slots", NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  self->slots = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL && self->slots->len < N_SLOTS_MAX) {
    g_autofree char *file = g_build_filename (path, name, NULL);
    GBytes          *slot;

    if (!g_str_has_suffix (name, ".slot"))
      continue;
    slot = ant_folder_read (file, ANT_KEY_SLOT_SIZE, error);
    if (slot == NULL)
      return FALSE;
    g_ptr_array_add (self->slots, slot);
  }

  return self->slots->len > 0 ||
         ant_fail (error, ANT_ERROR_MISSING,
                   "There is no key slot in %s, so nobody could open what is taken in; restore a "
                   "backup",
                   path);
}

/* A slot that does not fit the clinic's public key would mean that staff cannot open what is sealed
 * now: one of the two was replaced. */
static gboolean
check_fit (AntKeyFiles *self, GError **error)
{
  for (guint i = 0; i < self->slots->len; i++) {
    g_autofree char *recipient = ant_key_slot_get_recipient (self->slots->pdata[i], error);

    if (recipient == NULL)
      return FALSE;
    if (!g_str_equal (self->trust.clinic, recipient))
      return ant_fail (error, ANT_ERROR_INVALID,
                       "A key slot does not belong to the clinic's key of the trust file: one of "
                       "them was replaced. Restore both from the same backup");
  }

  return TRUE;
}

/**
 * ant_key_files_read:
 * @vault_dir: the vault's folder
 * @error: return location; %ANT_ERROR_MISSING, %ANT_ERROR_INVALID where a secret key stands in
 * place of a public one, the recovery key is not named or two files do not fit, %ANT_ERROR_CORRUPT,
 * %ANT_ERROR_UNSUPPORTED
 *
 * Returns: (transfer full) (nullable): what they hold
 */
AntKeyFiles *
ant_key_files_read (const char *vault_dir, GError **error)
{
  g_autoptr (AntKeyFiles) self = g_new0 (AntKeyFiles, 1);
  g_autofree char *keys_dir = g_build_filename (vault_dir, "keys", NULL);

  if (!read_trust (self, keys_dir, error) || !read_device (self, vault_dir, error) ||
      !read_root (self, keys_dir, error) || !read_slots (self, keys_dir, error) ||
      !check_fit (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * ant_key_files_write_device:
 * @vault_dir: a vault that is being made
 * @device: its own key
 * @error: return location
 *
 * Returns: whether it is on the disk
 */
gboolean
ant_key_files_write_device (const char *vault_dir, AntSecret *device, GError **error)
{
  g_autofree char *path = g_build_filename (vault_dir, "device.key", NULL);

  return ant_folder_write (path, ant_secret_get (device, NULL), ANT_SIGN_KEY_SIZE, error);
}

static char *
find_slot (const char *keys_dir, const char *slot_id)
{
  g_autofree char *name = g_strconcat (slot_id, ".slot", NULL);

  return g_build_filename (keys_dir, "slots", name, NULL);
}

/**
 * ant_key_files_add_slot:
 * @keys_dir: the folder of an epoch
 * @slot: a key slot
 * @error: return location
 *
 * Returns: whether it is on the disk
 */
gboolean
ant_key_files_add_slot (const char *keys_dir, GBytes *slot, GError **error)
{
  g_autofree char *id = ant_key_slot_get_id (slot, error);
  g_autofree char *path = id != NULL ? find_slot (keys_dir, id) : NULL;

  return path != NULL &&
         ant_folder_replace (path, g_bytes_get_data (slot, NULL), g_bytes_get_size (slot), error);
}

/**
 * ant_key_files_drop_slot:
 * @keys_dir: the folder of an epoch
 * @slot_id: 32 hexadecimal digits, of a slot that another one stands in for
 * @error: return location
 *
 * Returns: whether it is gone from the disk
 */
gboolean
ant_key_files_drop_slot (const char *keys_dir, const char *slot_id, GError **error)
{
  g_autofree char *path = find_slot (keys_dir, slot_id);
  g_autofree char *slots = g_path_get_dirname (path);

  if (g_unlink (path) != 0)
    return ant_fail_errno (error, errno, "Cannot take the key slot %s away", slot_id);

  return ant_folder_sync (slots, error);
}

/**
 * ant_key_files_make_slot:
 * @self: the key files
 * @passphrase: normalised
 * @identity: the secret key to put behind it
 * @day: since 1970-01-01
 * @error: return location; as for ant_key_slot_make()
 *
 * Returns: (transfer full) (nullable): a slot that costs as much as those there are, and that
 * @passphrase has opened
 */
GBytes *
ant_key_files_make_slot (AntKeyFiles *self,
                         AntSecret   *passphrase,
                         AntSecret   *identity,
                         gint64       day,
                         GError     **error)
{
  g_autoptr (GBytes) slot = NULL;
  g_autoptr (AntSecret) opened = NULL;
  guint32 ops;
  guint32 mem_kib;

  if (!ant_key_slot_get_costs (self->slots->pdata[0], &ops, &mem_kib, error))
    return NULL;
  slot = ant_key_slot_make (passphrase, identity, ops, mem_kib, day, error);
  opened = slot != NULL ? ant_key_slot_open (slot, passphrase, error) : NULL;

  return opened != NULL ? g_steal_pointer (&slot) : NULL;
}

static gboolean
write_bytes (const char *dir, const char *name, GBytes *bytes, GError **error)
{
  g_autofree char *path = g_build_filename (dir, name, NULL);

  return ant_folder_write (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

/**
 * ant_key_files_write:
 * @keys_dir: where nothing is yet
 * @trust: what the trust file shall say
 * @root: what signs it
 * @identity: the clinic's secret key
 * @slots: (element-type GBytes): its key slots
 * @error: return location
 *
 * Writes the key files of one epoch.
 *
 * Returns: whether all are on the disk
 */
gboolean
ant_key_files_write (const char     *keys_dir,
                     const AntTrust *trust,
                     AntSecret      *root,
                     AntSecret      *identity,
                     GPtrArray      *slots,
                     GError        **error)
{
  g_autofree char *slots_dir = g_build_filename (keys_dir, "slots", NULL);
  g_autoptr (GBytes) trust_file = ant_trust_sign (trust, root);
  g_autoptr (GBytes) sealed_root = ant_root_key_seal (root, identity, trust->kiosk_id);

  if (!ant_folder_make (slots_dir, error))
    return FALSE;
  for (guint i = 0; i < slots->len; i++)
    if (!ant_key_files_add_slot (keys_dir, slots->pdata[i], error))
      return FALSE;

  return write_bytes (keys_dir, "root.key", sealed_root, error) &&
         write_bytes (keys_dir, "trust", trust_file, error) && ant_folder_sync (keys_dir, error);
}

/**
 * ant_key_files_unlock:
 * @self: the key files
 * @passphrase: normalised
 * @slot_id: (out) (optional) (transfer full): which slot it fits
 * @error: return location; %ANT_ERROR_LOCKED where it fits none of the slots
 *
 * Takes half a second a slot by design.
 *
 * Returns: (transfer full) (nullable): the clinic's secret key
 */
AntSecret *
ant_key_files_unlock (AntKeyFiles *self, AntSecret *passphrase, char **slot_id, GError **error)
{
  for (guint i = 0; i < self->slots->len; i++) {
    AntSecret *identity;

    g_clear_error (error);
    identity = ant_key_slot_open (self->slots->pdata[i], passphrase, error);
    if (identity == NULL)
      continue;
    if (slot_id != NULL)
      *slot_id = ant_key_slot_get_id (self->slots->pdata[i], NULL);
    return identity;
  }

  return NULL;
}

/**
 * ant_key_files_open_root:
 * @self: the key files
 * @identity: the clinic's secret key
 * @expected: the public half that the kiosk knows, 32 bytes
 * @error: return location; %ANT_ERROR_INVALID, %ANT_ERROR_CORRUPT
 *
 * Only staff can find out that somebody has put a trust root of their own on the disk, and with it
 * a recovery key of theirs: this is where they do, each time they unlock.
 *
 * Returns: (transfer full) (nullable): the key that signs trust files
 */
AntSecret *
ant_key_files_open_root (AntKeyFiles  *self,
                         AntSecret    *identity,
                         const guint8 *expected,
                         GError      **error)
{
  g_autoptr (AntSecret) root =
      ant_root_key_open (self->root, identity, self->trust.kiosk_id, error);
  guint8 public_key[ANT_SIGN_KEY_SIZE];

  if (root == NULL)
    return NULL;
  ant_sign_get_public (root, public_key);
  if (memcmp (public_key, expected, sizeof public_key) != 0) {
    ant_fail (error, ANT_ERROR_INVALID,
              "This vault trusts somebody else than the clinic: its trust root was replaced. Keep "
              "the machine as it is, take no intakes, and ask whoever set it up");
    return NULL;
  }

  return g_steal_pointer (&root);
}
