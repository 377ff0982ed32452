/* ant-key-files.c - the vault's key files: whom to seal to, and the slots that open it
 *
 *     recipients          one public key a line; lines beginning with # are for people
 *     slots/NUMBER.slot   one key slot a member of staff
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-key-files"

#include "ant-key-files.h"

#include <string.h>

#include "ant-age.h"
#include "ant-error.h"
#include "ant-folder.h"
#include "ant-key-slot.h"

#define MAX_RECIPIENTS_SIZE (64 * 1024)
#define N_SLOTS_MAX         64

void
ant_key_files_free (AntKeyFiles *self)
{
  g_strfreev (self->recipients);
  g_clear_pointer (&self->slots, g_ptr_array_unref);
  g_free (self);
}

static gboolean
has_secret_key (const char *text)
{
  g_autofree char *upper = g_ascii_strup (text, -1);

  return strstr (upper, "AGE-SECRET-KEY-") != NULL;
}

static char **
read_recipients (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = ant_folder_read (path, MAX_RECIPIENTS_SIZE, error);
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) recipients = NULL;

  if (bytes == NULL) {
    g_prefix_error (error, "Nobody to seal to, so no intake can be taken; put the clinic's public "
                           "key back or restore a backup. ");
    return NULL;
  }
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (has_secret_key (text)) {
    ant_fail (error, ANT_ERROR_INVALID,
              "%s holds a SECRET key, which would let anybody with this machine read everything. "
              "Take it out, put the public key (age1…) there, and make a new clinic key",
              path);
    return NULL;
  }

  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++) {
    g_strstrip (lines[i]);
    if (lines[i][0] == '\0' || lines[i][0] == '#')
      continue;
    if (!ant_age_check_recipient (lines[i], error)) {
      g_prefix_error (error, "%s, line %" G_GSIZE_FORMAT ": ", path, i + 1);
      return NULL;
    }
    g_strv_builder_add (found, lines[i]);
  }
  recipients = g_strv_builder_end (found);
  if (recipients[0] == NULL) {
    ant_fail (error, ANT_ERROR_MISSING,
              "%s names nobody to seal to, so no intake can be taken; put the clinic's public key "
              "back or restore a backup",
              path);
    return NULL;
  }

  return g_steal_pointer (&recipients);
}

static GPtrArray *
read_slots (const char *path, GError **error)
{
  g_autoptr (GPtrArray) slots = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL && slots->len < N_SLOTS_MAX) {
    g_autofree char *file = g_build_filename (path, name, NULL);
    GBytes          *slot;

    if (!g_str_has_suffix (name, ".slot"))
      continue;
    slot = ant_folder_read (file, ANT_KEY_SLOT_SIZE, error);
    if (slot == NULL)
      return NULL;
    g_ptr_array_add (slots, slot);
  }
  if (slots->len == 0) {
    ant_fail (error, ANT_ERROR_MISSING,
              "There is no key slot in %s, so nobody could open what is taken in; restore a backup",
              path);
    return NULL;
  }

  return g_steal_pointer (&slots);
}

/* A slot that fits no public key in the file would mean that staff cannot open what is sealed now:
 * one of the two was replaced. */
static gboolean
check_fit (AntKeyFiles *self, GError **error)
{
  for (guint i = 0; i < self->slots->len; i++) {
    g_autofree char *recipient = ant_key_slot_get_recipient (self->slots->pdata[i], error);

    if (recipient == NULL)
      return FALSE;
    if (!g_strv_contains ((const char *const *) self->recipients, recipient))
      return ant_fail (
          error, ANT_ERROR_INVALID,
          "A key slot does not belong to any public key of the recipients file: one of "
          "them was replaced. Restore both from the same backup");
  }

  return TRUE;
}

/**
 * ant_key_files_read:
 * @vault_dir: the vault's folder
 * @error: return location; %ANT_ERROR_MISSING, %ANT_ERROR_INVALID where a secret key stands in
 * place of a public one or the two do not fit, %ANT_ERROR_CORRUPT
 *
 * Returns: (transfer full) (nullable): what they hold
 */
AntKeyFiles *
ant_key_files_read (const char *vault_dir, GError **error)
{
  g_autoptr (AntKeyFiles) self = g_new0 (AntKeyFiles, 1);
  g_autofree char *recipients = g_build_filename (vault_dir, "recipients", NULL);
  g_autofree char *slots = g_build_filename (vault_dir, "slots", NULL);

  self->recipients = read_recipients (recipients, error);
  if (self->recipients == NULL)
    return NULL;
  self->slots = read_slots (slots, error);
  if (self->slots == NULL || !check_fit (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * ant_key_files_write:
 * @vault_dir: a vault that is being made
 * @recipient: the clinic's public key
 * @slot: the first key slot
 * @error: return location
 *
 * Returns: whether both are on the disk
 */
gboolean
ant_key_files_write (const char *vault_dir, const char *recipient, GBytes *slot, GError **error)
{
  g_autofree char *recipients = g_build_filename (vault_dir, "recipients", NULL);
  g_autofree char *slots = g_build_filename (vault_dir, "slots", NULL);
  g_autofree char *id = ant_key_slot_get_id (slot, error);
  g_autofree char *name = g_strconcat (id, ".slot", NULL);
  g_autofree char *path = g_build_filename (slots, name, NULL);
  g_autofree char *text = g_strdup_printf ("# Every intake is sealed to these PUBLIC keys.\n"
                                           "%s\n",
                                           recipient);

  return id != NULL && ant_folder_make (slots, error) &&
         ant_folder_write (path, g_bytes_get_data (slot, NULL), g_bytes_get_size (slot), error) &&
         ant_folder_sync (slots, error) &&
         ant_folder_write (recipients, text, strlen (text), error);
}

/**
 * ant_key_files_unlock:
 * @self: the key files
 * @passphrase: normalised
 * @error: return location; %ANT_ERROR_LOCKED where it fits none of the slots
 *
 * Takes half a second a slot by design.
 *
 * Returns: (transfer full) (nullable): the clinic's secret key
 */
AntSecret *
ant_key_files_unlock (AntKeyFiles *self, AntSecret *passphrase, GError **error)
{
  for (guint i = 0; i < self->slots->len; i++) {
    AntSecret *identity;

    g_clear_error (error);
    identity = ant_key_slot_open (self->slots->pdata[i], passphrase, error);
    if (identity != NULL)
      return identity;
  }

  return NULL;
}
