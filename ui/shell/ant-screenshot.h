/* ant-screenshot.h - what a window shows, as PNG files and as one sheet of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean ant_screenshot_write (GtkWidget *window, const char *path, GError **error);
gboolean ant_screenshot_write_sheet (GPtrArray *paths, const char *path, GError **error);

G_END_DECLS
