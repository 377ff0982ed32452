/* ant-box.h - things in a row, with real millimetres between them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *ant_box_new (GtkOrientation orientation, double gap_mm);
GtkWidget *ant_line_new (double gap_mm);
void       ant_line_append (GtkWidget *line, GtkWidget *child);
GtkWidget *ant_space_new (void);
GtkWidget *ant_middle_new (GtkWidget *child);

G_END_DECLS
