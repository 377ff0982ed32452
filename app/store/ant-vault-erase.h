/* ant-vault-erase.h - an intake that is to be gone for good
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-vault-core.h"

G_BEGIN_DECLS

gboolean
ant_vault_erase (AntVaultCore *core, const char *reference, const AntVaultNow *now, GError **error);
gboolean ant_vault_erase_again (AntVaultCore *core, const AntVaultNow *now, GError **error);

G_END_DECLS
