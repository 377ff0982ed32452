/* ant-pack-window.h - what is wrong with a pack, for whoever installs it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *
ant_pack_window_new (GtkApplication *app, const char *dir, GPtrArray *issues, const GError *error);

G_END_DECLS
