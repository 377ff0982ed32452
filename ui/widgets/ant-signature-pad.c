/* ant-signature-pad.c - a place to sign with a finger
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-signature-pad"

#include "ant-signature-pad.h"

#include "ant-scale.h"
#include "ant-visit.h"

#define PEN_MM     0.9
#define MOST_TRACE 20000 /* points; somebody who scribbles for minutes still signs */

/**
 * AntSignaturePad:
 *
 * Adds what the finger draws to the visit's strokes, in pixels of the pad. Emits "changed". Typing
 * the name does as well, and stands beside it.
 */
struct _AntSignaturePad {
  GtkWidget parent_instance;

  GArray *strokes; /* of AntStrokePoint; shared with the visit */
  double  start_x, start_y;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AntSignaturePad, ant_signature_pad, GTK_TYPE_WIDGET)

static void
add_point (AntSignaturePad *self, double x, double y, gboolean is_start)
{
  AntStrokePoint point = { (float) x, (float) y, is_start };

  if (self->strokes->len >= MOST_TRACE)
    return;
  g_array_append_val (self->strokes, point);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_drag_begin (GtkGestureDrag *drag, double x, double y, AntSignaturePad *self)
{
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  self->start_x = x;
  self->start_y = y;
  add_point (self, x, y, TRUE);
}

static void
on_drag_update (GtkGestureDrag *drag, double dx, double dy, AntSignaturePad *self)
{
  add_point (self, self->start_x + dx, self->start_y + dy, FALSE);
}

static void
ant_signature_pad_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AntSignaturePad *self = ANT_SIGNATURE_PAD (widget);
  float            width = (float) gtk_widget_get_width (widget);
  float            height = (float) gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  GdkRGBA  ink;
  double   line = (double) height * 0.78;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ink);
  gdk_cairo_set_source_rgba (cr, &ink);
  cairo_set_line_width (cr, ant_scale_mm (widget, 0.4));
  cairo_move_to (cr, (double) width * 0.05, line);
  cairo_line_to (cr, (double) width * 0.95, line);
  cairo_stroke (cr);

  cairo_set_line_width (cr, ant_scale_mm (widget, PEN_MM));
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < self->strokes->len; i++) {
    const AntStrokePoint *point = &g_array_index (self->strokes, AntStrokePoint, i);

    if (point->is_start)
      cairo_move_to (cr, (double) point->x, (double) point->y);
    cairo_line_to (cr, (double) point->x, (double) point->y);
  }
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
ant_signature_pad_finalize (GObject *object)
{
  g_array_unref (ANT_SIGNATURE_PAD (object)->strokes);

  G_OBJECT_CLASS (ant_signature_pad_parent_class)->finalize (object);
}

static void
ant_signature_pad_class_init (AntSignaturePadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ant_signature_pad_finalize;
  widget_class->snapshot = ant_signature_pad_snapshot;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "ant-signature-pad");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ant_signature_pad_init (AntSignaturePad *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (on_drag_begin), self, 0);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (on_drag_update), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

/**
 * ant_signature_pad_new:
 * @strokes: (element-type AntStrokePoint): what was drawn so far; added to
 * @name: what a screen reader calls it
 */
GtkWidget *
ant_signature_pad_new (GArray *strokes, const char *name)
{
  AntSignaturePad *self = g_object_new (ANT_TYPE_SIGNATURE_PAD, NULL);

  self->strokes = g_array_ref (strokes);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return GTK_WIDGET (self);
}

/**
 * ant_signature_pad_clear:
 *
 * Begin again.
 */
void
ant_signature_pad_clear (AntSignaturePad *self)
{
  g_array_set_size (self->strokes, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
