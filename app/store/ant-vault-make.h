/* ant-vault-make.h - a vault where there was none
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-secret.h"

G_BEGIN_DECLS

gboolean ant_vault_make (const char *dir,
                         AntSecret  *passphrase,
                         guint32     ops,
                         guint32     mem_kib,
                         AntSecret **recovery,
                         GError    **error);

G_END_DECLS
