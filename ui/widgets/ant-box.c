/* ant-box.c - things in a row, with real millimetres between them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-box"

#include "ant-box.h"

#include "ant-scale.h"

/**
 * ant_box_new:
 * @orientation: side by side, or one below the other
 * @gap_mm: what lies between two of them on the glass
 *
 * Returns: a #GtkBox
 */
GtkWidget *
ant_box_new (GtkOrientation orientation, double gap_mm)
{
  GtkWidget *box = gtk_box_new (orientation, 0);

  gtk_box_set_spacing (GTK_BOX (box), ant_scale_mm (box, gap_mm));

  return box;
}
