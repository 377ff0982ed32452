/* ant-tour-hand.h - the tour's finger: what it presses, types and scrolls
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean ant_tour_hand_press_class (GtkWidget *root, const char *css_class);
gboolean ant_tour_hand_press_named (GtkWidget *root, const char *name);
gboolean ant_tour_hand_close_sheet (GtkWidget *root);
gboolean ant_tour_hand_scroll (GtkWidget *root);
gboolean ant_tour_hand_type (GtkWidget *root, const char *text);
gboolean ant_tour_hand_fill (GtkWidget *root, guint attempt);

G_END_DECLS
