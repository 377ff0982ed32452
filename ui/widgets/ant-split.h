/* ant-split.h - two things side by side on a wide screen, one above the other on an upright one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *ant_split_new (GtkWidget *first, GtkWidget *second);
gboolean   ant_split_is_wide (GtkWidget *widget);
gboolean   ant_split_is_low (GtkWidget *widget);

G_END_DECLS
