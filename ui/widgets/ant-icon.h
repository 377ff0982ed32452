/* ant-icon.h - one of the program's own symbolic icons
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

GtkWidget *ant_icon_new (const char *name);
GtkWidget *ant_icon_new_as_drawn (const char *name);
