/* ant-signature-view.c - a signature as it was drawn, to look at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-signature-view"

#include "ant-signature-view.h"

#include "ant-scale.h"
#include "ant-visit.h"

#define PEN_MM    0.8
#define MARGIN_MM 3

/**
 * Box:
 *
 * How far the strokes reach, in pixels of the pad they were drawn on.
 */
typedef struct {
  double left, top, right, bottom;
} Box;

static Box
measure (GArray *strokes)
{
  Box box = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };

  for (guint i = 0; i < strokes->len; i++) {
    const AntStrokePoint *point = &g_array_index (strokes, AntStrokePoint, i);

    box.left = MIN (box.left, (double) point->x);
    box.top = MIN (box.top, (double) point->y);
    box.right = MAX (box.right, (double) point->x);
    box.bottom = MAX (box.bottom, (double) point->y);
  }

  return box;
}

/* As large as fits, and no larger than it was drawn. */
static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  GArray    *strokes = user_data;
  GtkWidget *widget = GTK_WIDGET (area);
  Box        box = measure (strokes);
  double     margin = ant_scale_mm (widget, MARGIN_MM);
  double     scale = MIN ((width - 2 * margin) / MAX (1, box.right - box.left),
                          (height - 2 * margin) / MAX (1, box.bottom - box.top));
  GdkRGBA    ink;

  scale = CLAMP (scale, 0, 1);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ink);
  gdk_cairo_set_source_rgba (cr, &ink);
  cairo_translate (cr, (width - scale * (box.left + box.right)) / 2,
                   (height - scale * (box.top + box.bottom)) / 2);
  cairo_set_line_width (cr, MAX (1, ant_scale_mm (widget, PEN_MM)));
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < strokes->len; i++) {
    const AntStrokePoint *point = &g_array_index (strokes, AntStrokePoint, i);

    if (point->is_start)
      cairo_move_to (cr, scale * (double) point->x, scale * (double) point->y);
    cairo_line_to (cr, scale * (double) point->x, scale * (double) point->y);
  }
  cairo_stroke (cr);
}

/**
 * ant_signature_view_new:
 * @strokes: (element-type AntStrokePoint): what was drawn; not empty
 * @name: what a screen reader calls it
 */
GtkWidget *
ant_signature_view_new (GArray *strokes, const char *name)
{
  GtkWidget *area =
      g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, NULL);

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw, g_array_ref (strokes),
                                  (GDestroyNotify) g_array_unref);
  gtk_widget_set_direction (area, GTK_TEXT_DIR_LTR);
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return area;
}
