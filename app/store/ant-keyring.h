/* ant-keyring.h - the kernel's keyring that outlives a process and not the machine's memory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-secret.h"

G_BEGIN_DECLS

gboolean   ant_keyring_put (const char *name, AntSecret *payload, guint timeout_s, GError **error);
AntSecret *ant_keyring_get (const char *name, gsize size, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void       ant_keyring_drop (const char *name);

G_END_DECLS
