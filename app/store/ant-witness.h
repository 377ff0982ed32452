/* ant-witness.h - how far the records had come, beside the database
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-ledger.h"

G_BEGIN_DECLS

gboolean ant_witness_read (const char *vault_dir, AntLedgerHead *head, GError **error);
gboolean ant_witness_write (const char *vault_dir, const AntLedgerHead *head, GError **error);

G_END_DECLS
