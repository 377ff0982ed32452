/* ant-vault-backup.h - a vault in one file, and out of it again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-vault-core.h"

G_BEGIN_DECLS

gboolean
ant_vault_backup (AntVaultCore *core, const char *path, const AntVaultNow *now, GError **error);
gboolean
ant_vault_restore (const char *dir, const char *path, const AntVaultNow *now, GError **error);

G_END_DECLS
