/* ant-ctl-access.c - the vault, for a command that waits for each thing it asks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-ctl"

#include "ant-ctl-access.h"

#include "ant-ctl-input.h"
#include "ant-folder.h"

/**
 * ant_ctl_take_data_dir:
 * @argc: (inout): how many arguments there are
 * @argv: the arguments; `--data DIR` is taken out
 *
 * Returns: (transfer full): the data folder to use
 */
char *
ant_ctl_take_data_dir (int *argc, char **argv)
{
  const char *given = ant_ctl_take_option (argc, argv, "--data");

  return given != NULL ? g_strdup (given) : ant_folder_get_default ();
}

/**
 * ant_ctl_keep_result:
 * @user_data: a #GAsyncResult pointer that was %NULL
 *
 * The callback of everything that is waited for with ant_ctl_wait().
 */
void
ant_ctl_keep_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/**
 * ant_ctl_wait:
 * @result: (inout): what ant_ctl_keep_result() fills
 *
 * Returns: (transfer none): the result, once it is there
 */
GAsyncResult *
ant_ctl_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

AntVaultNow
ant_ctl_get_now (void)
{
  g_autoptr (AntClock) clock = ant_clock_new ();

  return (AntVaultNow){ .wall_ms = ant_clock_get_wall_ms (clock),
                        .elapsed_ms = ant_clock_get_elapsed_ms (clock) };
}

/**
 * ant_ctl_open_core:
 * @dir: the data folder
 * @error: return location; as for ant_vault_core_open()
 *
 * For a command that has nobody to keep waiting.
 *
 * Returns: (transfer full) (nullable): the vault, open beside a kiosk that may be running on it
 */
AntVaultCore *
ant_ctl_open_core (const char *dir, GError **error)
{
  g_autoptr (AntVaultCore) core = ant_vault_core_new (dir, TRUE);

  if (!ant_vault_core_open (core, 0, error))
    return NULL;

  return g_steal_pointer (&core);
}

/**
 * ant_ctl_unlock_core:
 * @core: an open vault
 * @error: return location; as for ant_vault_core_unlock(), %ANT_ERROR_INVALID without a passphrase
 *
 * Reads the passphrase from standard input.
 *
 * Returns: (transfer full) (nullable): the clinic's secret key
 */
AntSecret *
ant_ctl_unlock_core (AntVaultCore *core, GError **error)
{
  g_autoptr (AntSecret) passphrase = ant_ctl_read_passphrase (error);
  AntVaultNow now = ant_ctl_get_now ();
  gint64      wait_ms;

  return passphrase != NULL ? ant_vault_core_unlock (core, passphrase, &now, &wait_ms, error)
                            : NULL;
}

/**
 * ant_ctl_open_vault:
 * @dir: the data folder
 * @error: return location; as for ant_vault_open_async()
 *
 * Returns: (transfer full) (nullable): the vault, open for reading; a kiosk may be running on it
 */
AntVault *
ant_ctl_open_vault (const char *dir, GError **error)
{
  g_autoptr (AntClock) clock = ant_clock_new ();
  g_autoptr (AntVault) vault = ant_vault_new_reader (dir, clock);
  g_autoptr (GAsyncResult) result = NULL;

  ant_vault_open_async (vault, NULL, ant_ctl_keep_result, &result);
  if (!ant_vault_open_finish (vault, ant_ctl_wait (&result), error))
    return NULL;

  return g_steal_pointer (&vault);
}

/**
 * ant_ctl_unlock_vault:
 * @vault: an open vault
 * @error: return location; as for ant_vault_unlock_finish(), %ANT_ERROR_INVALID without a
 * passphrase
 *
 * Reads the passphrase from standard input.
 *
 * Returns: (transfer full) (nullable): the clinic's secret key
 */
AntSecret *
ant_ctl_unlock_vault (AntVault *vault, GError **error)
{
  g_autoptr (AntSecret) passphrase = ant_ctl_read_passphrase (error);
  g_autoptr (GAsyncResult) result = NULL;

  if (passphrase == NULL)
    return NULL;
  ant_vault_unlock_async (vault, passphrase, NULL, ant_ctl_keep_result, &result);

  return ant_vault_unlock_finish (vault, ant_ctl_wait (&result), NULL, error);
}
