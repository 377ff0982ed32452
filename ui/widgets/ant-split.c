/* ant-split.c - two things side by side on a wide screen, one above the other on an upright one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-split"

#include "ant-split.h"

#include "ant-box.h"

/**
 * ant_split_is_wide:
 * @widget: in a window
 *
 * Returns: whether the window is wider than high
 */
gboolean
ant_split_is_wide (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  int      width, height;

  if (root == NULL)
    return FALSE;
  width = gtk_widget_get_width (GTK_WIDGET (root));
  height = gtk_widget_get_height (GTK_WIDGET (root));
  if (width == 0 && GTK_IS_WINDOW (root)) /* not shown yet */
    gtk_window_get_default_size (GTK_WINDOW (root), &width, &height);

  return width > height;
}

/**
 * ant_split_is_low:
 * @widget: in a window
 *
 * Returns: whether the window is so low that every millimetre of height counts
 */
gboolean
ant_split_is_low (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return root != NULL && gtk_widget_has_css_class (GTK_WIDGET (root), "compact");
}

/* On a low screen large letters need all of its width. */
static gboolean
is_beside (GtkWidget *box)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (box));

  if (ant_split_is_low (box) &&
      (gtk_widget_has_css_class (root, "text-150") || gtk_widget_has_css_class (root, "text-200")))
    return FALSE;

  return ant_split_is_wide (box);
}

static void
lay_out (GtkWidget *box)
{
  gboolean is_wide = is_beside (box);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (box),
                                  is_wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_homogeneous (GTK_BOX (box),
                           is_wide && !gtk_widget_get_hexpand (gtk_widget_get_first_child (box)));
}

/* Its classes say how low the window is, and how large its text, which may change at any time. */
static void
on_root (GtkWidget *box)
{
  GtkRoot *root = gtk_widget_get_root (box);

  if (root != NULL) {
    g_signal_handlers_disconnect_by_func (root, lay_out, box);
    g_signal_connect_object (root, "notify::css-classes", G_CALLBACK (lay_out), box,
                             G_CONNECT_SWAPPED);
  }
  lay_out (box);
}

/**
 * ant_split_new:
 * @first: above, or at the side a line of text starts
 * @second: below, or at the other side
 *
 * Side by side each has half, unless @first is to expand: then @second has the width it needs.
 */
GtkWidget *
ant_split_new (GtkWidget *first, GtkWidget *second)
{
  GtkWidget *box = ant_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  g_signal_connect (box, "notify::root", G_CALLBACK (on_root), NULL);
  g_signal_connect (box, "map", G_CALLBACK (on_root),
                    NULL); /* the first page precedes its window */

  return box;
}
