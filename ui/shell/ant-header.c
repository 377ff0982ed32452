/* ant-header.c - the clinic's name, the section's, and the tools that stand on every page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-header"

#include "ant-header.h"

/**
 * AntHeader:
 *
 * A row of three children: the name, the section, the tools. The tools always have their width and
 * the name comes next; the section stands in the middle of what is left, and where it does not fit
 * it is left out, for the page says in its heading what it is about.
 */
struct _AntHeader {
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (AntHeader, ant_header, GTK_TYPE_WIDGET)

typedef struct {
  GtkWidget *name;
  GtkWidget *section;
  GtkWidget *tools;
} Parts; /* all borrowed */

static Parts
get_parts (GtkWidget *widget)
{
  GtkWidget *name = gtk_widget_get_first_child (widget);

  return (Parts){ name, gtk_widget_get_next_sibling (name), gtk_widget_get_last_child (widget) };
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL, NULL);
}

static void
ant_header_measure (GtkWidget     *widget,
                    GtkOrientation orientation,
                    int            for_size,
                    int           *minimum,
                    int           *natural,
                    int           *minimum_baseline,
                    int           *natural_baseline)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int least, wanted;

    gtk_widget_measure (child, orientation, -1, &least, &wanted, NULL, NULL);
    if (orientation == GTK_ORIENTATION_VERTICAL) {
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, wanted);
    } else {
      *minimum += child == get_parts (widget).section ? 0 : least;
      *natural += wanted;
    }
  }
}

static void
place (GtkWidget *widget, GtkWidget *child, int x, int width)
{
  gboolean      is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int           whole = gtk_widget_get_width (widget);
  GtkAllocation area = { is_rtl ? whole - x - width : x, 0, width, gtk_widget_get_height (widget) };

  gtk_widget_size_allocate (child, &area, -1);
}

static void
ant_header_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  Parts parts = get_parts (widget);
  int   name, section, tools, least, rest;

  measure_width (parts.tools, NULL, &tools);
  measure_width (parts.name, &least, &name);
  measure_width (parts.section, NULL, &section);
  name = CLAMP (width - tools, least, name);
  rest = width - tools - name;

  place (widget, parts.name, 0, name);
  place (widget, parts.tools, width - tools, tools);
  gtk_widget_set_child_visible (parts.section, section <= rest);
  if (section <= rest)
    place (widget, parts.section, MAX (name, MIN ((width - section) / 2, name + rest - section)),
           section);
}

static void
ant_header_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (ant_header_parent_class)->dispose (object);
}

static void
ant_header_class_init (AntHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ant_header_dispose;
  widget_class->measure = ant_header_measure;
  widget_class->size_allocate = ant_header_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "ant-header");
}

static void
ant_header_init (AntHeader *self)
{
}
