/* ant-box.h - things in a row, with real millimetres between them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *ant_box_new (GtkOrientation orientation, double gap_mm);

G_END_DECLS
