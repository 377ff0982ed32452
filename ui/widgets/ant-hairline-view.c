/* ant-hairline-view.c - a hairline over a person's own picture, or over a drawn head
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-hairline-view"

#include "ant-hairline-view.h"

#include <math.h>

#include "ant-drawing.h"
#include "ant-scale.h"

#define LEAST_SHOWN 1.0f /* of a picture's width, by its height */

/**
 * AntHairlineView:
 *
 * The line is drawn twice, wide and white under narrow and dark, so that it shows on every skin and
 * every background. Emits "dragged" with how many steps down and outwards a finger moved it.
 */
struct _AntHairlineView {
  GtkWidget parent_instance;

  GdkTexture *photo;   /* (nullable) the front picture */
  GtkWidget  *drawing; /* (nullable) where there is no picture */
  AntHairline hairline;
  int         dragged_lower, dragged_widen;
};

enum {
  SIGNAL_DRAGGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AntHairlineView, ant_hairline_view, GTK_TYPE_WIDGET)

/**
 * ant_hairline_view_get_aspect:
 *
 * Returns: width by height of the picture
 */
double
ant_hairline_view_get_aspect (AntHairlineView *self)
{
  return self->photo != NULL
             ? (double) gdk_texture_get_width (self->photo) / gdk_texture_get_height (self->photo)
             : 1;
}

/* Where the picture stands in the widget. Where that is narrow, the sides of the picture are left
 * out, for the head stands in its middle. */
static graphene_rect_t
get_place (AntHairlineView *self)
{
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self));
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self));
  float ratio = (float) ant_hairline_view_get_aspect (self);
  float shown_width = MIN (width * MAX (1, ratio / LEAST_SHOWN), height * ratio);

  return GRAPHENE_RECT_INIT ((width - shown_width) / 2, (height - shown_width / ratio) / 2,
                             shown_width, shown_width / ratio);
}

static void
draw_line (AntHairlineView *self, GtkSnapshot *snapshot, graphene_rect_t place)
{
  AntHairlinePoint points[ANT_HAIRLINE_N_POINTS];
  cairo_t         *cr = gtk_snapshot_append_cairo (snapshot, &place);
  const double     widths_mm[] = { 2.2, 1.1 };
  const double     greys[] = { 1, 0.05 };

  ant_hairline_list_points (&self->hairline, points);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (int pass = 0; pass < 2; pass++) {
    for (int i = 0; i < ANT_HAIRLINE_N_POINTS; i++)
      cairo_line_to (cr, (double) place.origin.x + points[i].x * (double) place.size.width,
                     (double) place.origin.y + points[i].y * (double) place.size.height);
    cairo_set_source_rgb (cr, greys[pass], greys[pass], greys[pass]);
    cairo_set_line_width (cr, MAX (1, ant_scale_mm (GTK_WIDGET (self), widths_mm[pass])));
    cairo_stroke (cr);
  }
  cairo_destroy (cr);
}

static void
ant_hairline_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AntHairlineView *self = ANT_HAIRLINE_VIEW (widget);
  graphene_rect_t  place = get_place (self);

  if (self->photo != NULL)
    gtk_snapshot_append_texture (snapshot, self->photo, &place);
  else
    gtk_widget_snapshot_child (widget, self->drawing, snapshot);
  draw_line (self, snapshot, place);
}

static void
ant_hairline_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AntHairlineView *self = ANT_HAIRLINE_VIEW (widget);
  graphene_rect_t  place = get_place (self);
  GtkAllocation    inner = { (int) place.origin.x, (int) place.origin.y, (int) place.size.width,
                             (int) place.size.height };

  if (self->drawing != NULL)
    gtk_widget_size_allocate (self->drawing, &inner, -1);
}

static void
on_drag_begin (GtkGestureDrag *drag, double x, double y, AntHairlineView *self)
{
  self->dragged_lower = self->dragged_widen = 0;
}

static void
on_drag_update (GtkGestureDrag *drag, double dx, double dy, AntHairlineView *self)
{
  graphene_rect_t place = get_place (self);
  double          start_x, start_y;
  int             lower = (int) round (dy / ((double) place.size.height * 0.015));
  int             widen;

  gtk_gesture_drag_get_start_point (drag, &start_x, &start_y);
  if (start_x < (double) place.origin.x + (double) place.size.width / 2)
    dx = -dx;
  widen = (int) round (dx / ((double) place.size.height * 0.015));
  if (lower == self->dragged_lower && widen == self->dragged_widen)
    return;
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[SIGNAL_DRAGGED], 0, lower - self->dragged_lower,
                 widen - self->dragged_widen);
  self->dragged_lower = lower;
  self->dragged_widen = widen;
}

static void
ant_hairline_view_dispose (GObject *object)
{
  AntHairlineView *self = ANT_HAIRLINE_VIEW (object);

  g_clear_object (&self->photo);
  g_clear_pointer (&self->drawing, gtk_widget_unparent);

  G_OBJECT_CLASS (ant_hairline_view_parent_class)->dispose (object);
}

static void
ant_hairline_view_class_init (AntHairlineViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ant_hairline_view_dispose;
  widget_class->snapshot = ant_hairline_view_snapshot;
  widget_class->size_allocate = ant_hairline_view_size_allocate;
  signals[SIGNAL_DRAGGED] =
      g_signal_new ("dragged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  gtk_widget_class_set_css_name (widget_class, "ant-hairline-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ant_hairline_view_init (AntHairlineView *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (on_drag_begin), self, 0);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (on_drag_update), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR);
}

/**
 * ant_hairline_view_new:
 * @jpeg: (nullable): the person's front picture
 * @name: what a screen reader calls it
 */
GtkWidget *
ant_hairline_view_new (GBytes *jpeg, const char *name)
{
  AntHairlineView *self = g_object_new (ANT_TYPE_HAIRLINE_VIEW, NULL);
  g_autoptr (GError) error = NULL;

  if (jpeg != NULL)
    self->photo = gdk_texture_new_from_bytes (jpeg, &error);
  if (error != NULL)
    g_warning ("The front picture cannot be shown: %s", error->message);
  if (self->photo == NULL) {
    self->drawing = ant_drawing_new ("head-front", 60, 60);
    gtk_widget_set_halign (self->drawing, GTK_ALIGN_FILL);
    gtk_widget_set_valign (self->drawing, GTK_ALIGN_FILL);
    gtk_widget_set_parent (self->drawing, GTK_WIDGET (self));
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return GTK_WIDGET (self);
}

void
ant_hairline_view_set_hairline (AntHairlineView *self, const AntHairline *hairline)
{
  self->hairline = *hairline;
  self->hairline.aspect = ant_hairline_view_get_aspect (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
