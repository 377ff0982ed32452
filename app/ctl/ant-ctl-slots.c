/* ant-ctl-slots.c - anteroomctl vault slot, vault rekey: who may unlock the vault
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-ctl"

#include "ant-ctl-slots.h"

#include "ant-ctl-access.h"
#include "ant-ctl-input.h"
#include "ant-error.h"
#include "ant-passphrase.h"
#include "ant-vault-slots.h"

/* What staff got wrong is a finding; a vault that does not open is not. */
static int
end_with (const GError *error)
{
  gboolean is_finding = g_error_matches (error, ANT_ERROR, ANT_ERROR_LOCKED) ||
                        g_error_matches (error, ANT_ERROR, ANT_ERROR_INVALID) ||
                        g_error_matches (error, ANT_ERROR, ANT_ERROR_CORRUPT);

  return ant_ctl_say (is_finding ? ANT_CTL_WANTING : ANT_CTL_COULD_NOT, error);
}

static gboolean
print_slot (const char *slot_id, AntSecret *passphrase, GError **error)
{
  g_autofree char *start = g_strdup_printf ("{\"slot\":\"%s\"", slot_id);

  return ant_ctl_print_text (start, error) &&
         ant_ctl_print_secret ("passphrase", passphrase, error) &&
         ant_ctl_print_text ("}\n", error);
}

typedef gboolean (*Change) (AntVaultCore      *core,
                            AntSecret         *identity,
                            AntSecret         *passphrase,
                            const AntVaultNow *now,
                            char             **slot_id,
                            GError           **error);

/* Unlocks with the passphrase from standard input and makes a slot for a new one. */
static int
make_slot (const char *dir, Change change)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AntVaultCore) core = ant_ctl_open_core (dir, &error);
  g_autoptr (AntSecret) identity = core != NULL ? ant_ctl_unlock_core (core, &error) : NULL;
  g_autoptr (AntSecret) passphrase = identity != NULL ? ant_passphrase_new () : NULL;
  g_autofree char *slot_id = NULL;
  AntVaultNow      now = ant_ctl_get_now ();

  if (passphrase == NULL || !change (core, identity, passphrase, &now, &slot_id, &error) ||
      !print_slot (slot_id, passphrase, &error))
    return end_with (error);
  g_printerr ("Write the passphrase down: it is not shown again.\n");

  return ANT_CTL_FINE;
}

int
ant_ctl_slot_add (const char *dir)
{
  return make_slot (dir, ant_vault_slots_add);
}

int
ant_ctl_rekey (const char *dir)
{
  return make_slot (dir, ant_vault_slots_rekey);
}

/* The passphrases of all who stay: one a line, the first of them unlocks. */
static GPtrArray *
read_passphrases (GError **error)
{
  g_autoptr (GPtrArray) passphrases =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ant_secret_unref);
  AntSecret *passphrase = ant_ctl_read_passphrase (error);

  if (passphrase == NULL)
    return NULL;
  for (; passphrase != NULL; passphrase = ant_ctl_read_passphrase (NULL))
    g_ptr_array_add (passphrases, passphrase);

  return g_steal_pointer (&passphrases);
}

static gboolean
remove_slots (const char *dir, const char *const *leaving, GError **error)
{
  g_autoptr (AntVaultCore) core = ant_vault_core_new (dir, FALSE);
  g_autoptr (GPtrArray) passphrases = NULL;
  g_autoptr (AntSecret) identity = NULL;
  AntVaultNow now = ant_ctl_get_now ();
  gint64      wait_ms;

  if (!ant_vault_core_open (core, 0, error))
    return FALSE;
  passphrases = read_passphrases (error);
  if (passphrases == NULL)
    return FALSE;
  identity = ant_vault_core_unlock (core, passphrases->pdata[0], &now, &wait_ms, error);

  return identity != NULL &&
         ant_vault_slots_remove (core, identity, passphrases, leaving, &now, error);
}

/**
 * ant_ctl_slot_remove:
 * @dir: the data folder
 * @leaving: the numbers of the slots that go
 *
 * Returns: the exit status
 */
int
ant_ctl_slot_remove (const char *dir, const char *const *leaving)
{
  g_autoptr (GError) error = NULL;
  json_object *line;

  if (!remove_slots (dir, leaving, &error))
    return end_with (error);
  line = json_object_new_object ();
  json_object_object_add (line, "ok", json_object_new_boolean (TRUE));
  json_object_object_add (line, "removed",
                          json_object_new_int64 (g_strv_length ((char **) leaving)));
  ant_ctl_print (line);
  g_printerr ("A new epoch has begun. Backups from before can still be read by whoever left.\n");

  return ANT_CTL_FINE;
}
