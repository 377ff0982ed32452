/* ant-erasures.h - which intakes are to be gone, whatever brings them back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GPtrArray *ant_erasures_read (const char *vault_dir, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   ant_erasures_add (const char *vault_dir, GPtrArray *ids, GError **error);

G_END_DECLS
