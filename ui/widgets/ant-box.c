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

/**
 * ant_line_new:
 * @gap_mm: what lies between two things of it on the glass
 *
 * Things side by side, one of them a text that wraps. A horizontal #GtkBox would ask such a text
 * how wide it were at its height, which lays it out a dozen times; a grid does not.
 *
 * Returns: a #GtkGrid of one row
 */
GtkWidget *
ant_line_new (double gap_mm)
{
  GtkWidget *line = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (line), (guint) ant_scale_mm (line, gap_mm));
  gtk_widget_set_vexpand (line, FALSE); /* what its things want stops here */

  return line;
}

/**
 * ant_line_append:
 * @line: from ant_line_new()
 *
 * @child gets all of the line's height.
 */
void
ant_line_append (GtkWidget *line, GtkWidget *child)
{
  gtk_widget_set_vexpand (child, TRUE);
  gtk_grid_attach_next_to (GTK_GRID (line), child, NULL, GTK_POS_RIGHT, 1, 1);
}

/**
 * ant_space_new:
 *
 * What keeps a box's things apart. Were they aligned instead, GTK would ask which width their
 * height needs, and lay out each text a dozen times.
 *
 * Returns: nothing to see, with all the height that is left
 */
GtkWidget *
ant_space_new (void)
{
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_vexpand (space, TRUE);

  return space;
}

/**
 * ant_middle_new:
 *
 * Returns: a box with @child in the middle of what height there is
 */
GtkWidget *
ant_middle_new (GtkWidget *child)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), ant_space_new ());
  gtk_box_append (GTK_BOX (box), child);
  gtk_box_append (GTK_BOX (box), ant_space_new ());

  return box;
}
