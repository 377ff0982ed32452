/* ant-icon-button.h - buttons with one of our icons, a text, or both
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *ant_icon_button_new (const char *icon, const char *name, const char *text);

G_END_DECLS
