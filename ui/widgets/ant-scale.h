/* ant-scale.h - how many pixels make a real millimetre on this screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

double ant_scale_find_px_per_mm (GdkMonitor *monitor, int screen_width_mm);
void   ant_scale_apply (GdkDisplay *display, double px_per_mm);
int    ant_scale_mm (GtkWidget *widget, double mm);

G_END_DECLS
