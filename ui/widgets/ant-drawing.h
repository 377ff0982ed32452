/* ant-drawing.h - one of the program's own illustrations, sharp at every size
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANT_TYPE_DRAWING (ant_drawing_get_type ())

G_DECLARE_FINAL_TYPE (AntDrawing, ant_drawing, ANT, DRAWING, GtkWidget)

GtkWidget *ant_drawing_new (const char *name, double width_mm, double height_mm);
void       ant_drawing_await (AntDrawing *self);
gboolean   ant_drawing_exists (const char *name);

G_END_DECLS
