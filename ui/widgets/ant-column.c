/* ant-column.c - one child no wider than a person likes to read, in the middle
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-column"

#include "ant-column.h"

#include "ant-scale.h"

/**
 * AntColumn:
 *
 * On an upright screen the child takes the whole width, on a wide one it stands in the middle.
 */
struct _AntColumn {
  GtkWidget parent_instance;

  double max_width_mm;
};

G_DEFINE_FINAL_TYPE (AntColumn, ant_column, GTK_TYPE_WIDGET)

static int
clamp (AntColumn *self, GtkWidget *child, int width)
{
  int minimum;
  int wanted = ant_scale_mm (GTK_WIDGET (self), self->max_width_mm);

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return MAX (minimum, MIN (width, wanted));
}

static GtkSizeRequestMode
ant_column_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ant_column_measure (GtkWidget     *widget,
                    GtkOrientation orientation,
                    int            for_size,
                    int           *minimum,
                    int           *natural,
                    int           *minimum_baseline,
                    int           *natural_baseline)
{
  AntColumn *self = ANT_COLUMN (widget);
  GtkWidget *child = gtk_widget_get_first_child (widget);

  /* a height asked for without a width is that of the widest: at the narrowest every word would be
   * broken into its own lines, which takes longer than all the rest of a page */
  if (orientation == GTK_ORIENTATION_VERTICAL)
    for_size = clamp (self, child, for_size >= 0 ? for_size : G_MAXINT);
  gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, MIN (*natural, ant_scale_mm (widget, self->max_width_mm)));
}

static void
ant_column_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget    *child = gtk_widget_get_first_child (widget);
  int           wanted = clamp (ANT_COLUMN (widget), child, width);
  GtkAllocation place = { (width - wanted) / 2, 0, wanted, height };

  gtk_widget_size_allocate (child, &place, baseline);
}

static void
ant_column_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  if (child != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (ant_column_parent_class)->dispose (object);
}

static void
ant_column_class_init (AntColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ant_column_dispose;
  widget_class->get_request_mode = ant_column_get_request_mode;
  widget_class->measure = ant_column_measure;
  widget_class->size_allocate = ant_column_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "ant-column");
}

static void
ant_column_init (AntColumn *self)
{
}

/**
 * ant_column_new:
 * @child: what stands in the column
 * @max_width_mm: how wide it may get
 */
GtkWidget *
ant_column_new (GtkWidget *child, double max_width_mm)
{
  AntColumn *self = g_object_new (ANT_TYPE_COLUMN, NULL);

  self->max_width_mm = max_width_mm;
  gtk_widget_set_parent (child, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}
