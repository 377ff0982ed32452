/* ant-ballast.h - room on the disk that is given up when nothing else helps
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void     ant_ballast_take_up (const char *vault_dir, guint64 floor_bytes);
gboolean ant_ballast_drop (const char *vault_dir);

G_END_DECLS
