/* ant-vault-slots.h - who may unlock the vault
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-vault-core.h"

G_BEGIN_DECLS

gboolean ant_vault_slots_add (AntVaultCore      *core,
                              AntSecret         *identity,
                              AntSecret         *passphrase,
                              const AntVaultNow *now,
                              char             **slot_id,
                              GError           **error);
gboolean ant_vault_slots_rekey (AntVaultCore      *core,
                                AntSecret         *identity,
                                AntSecret         *passphrase,
                                const AntVaultNow *now,
                                char             **slot_id,
                                GError           **error);
gboolean ant_vault_slots_remove (AntVaultCore      *core,
                                 AntSecret         *identity,
                                 GPtrArray         *staying,
                                 const char *const *leaving,
                                 const AntVaultNow *now,
                                 GError           **error);
gboolean ant_vault_slots_is_settled (AntVaultCore *core);
gboolean ant_vault_slots_settle (AntVaultCore *core, GError **error);

G_END_DECLS
