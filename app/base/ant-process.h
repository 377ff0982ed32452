/* ant-process.h - what this process may be asked, what it was given, and starting over as a new one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void     ant_process_protect (void);
gboolean ant_process_clean_environment (char **argv, GError **error);
gboolean ant_process_start_over (char **argv, int heirloom, GError **error);
gboolean ant_process_has_heirloom (void);
int      ant_process_take_heirloom (void);

G_END_DECLS
