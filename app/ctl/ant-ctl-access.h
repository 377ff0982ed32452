/* ant-ctl-access.h - the vault, for a command that waits for each thing it asks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-vault.h"

G_BEGIN_DECLS

char         *ant_ctl_take_data_dir (int *argc, char **argv) G_GNUC_WARN_UNUSED_RESULT;
AntVaultNow   ant_ctl_get_now (void);
AntVaultCore *ant_ctl_open_core (const char *dir, GError **error) G_GNUC_WARN_UNUSED_RESULT;
AntVault     *ant_ctl_open_vault (const char *dir, GError **error) G_GNUC_WARN_UNUSED_RESULT;
AntSecret    *ant_ctl_unlock_core (AntVaultCore *core, GError **error) G_GNUC_WARN_UNUSED_RESULT;
AntSecret    *ant_ctl_unlock_vault (AntVault *vault, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void          ant_ctl_keep_result (GObject *source, GAsyncResult *result, gpointer user_data);
GAsyncResult *ant_ctl_wait (GAsyncResult **result);

G_END_DECLS
