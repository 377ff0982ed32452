/* ant-drawing.c - one of the program's own illustrations, sharp at every size
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-drawing"

#include "ant-drawing.h"

#include "ant-raster.h"
#include "ant-scale.h"

#define LEAST_PER_CENT 40 /* how far a drawing shrinks where room is short */
#define FOLDER         "/org/anteroom/illustrations/"

/**
 * AntDrawing:
 *
 * Shows an SVG of the resources at the size it has on the screen. Another thread begins to draw it
 * as soon as there is such a widget, in the size that it will have if there is room; where it gets
 * another size, it is drawn again. It shows as soon as it is there, mostly while its page is still
 * sliding in. Decoration: screen readers pass over it.
 */
struct _AntDrawing {
  GtkWidget parent_instance;

  char      *name;
  double     width_mm;
  double     height_mm;
  AntRaster *raster; /* (nullable) at the size last drawn, or at the natural one */
  gboolean   is_awaited;
};

enum {
  PROP_0,
  PROP_NAME,
  PROP_WIDTH_MM,
  PROP_HEIGHT_MM,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (AntDrawing, ant_drawing, GTK_TYPE_WIDGET)

/* The raster of the drawing as large as it gets in that room; begun where it is not yet. */
static AntRaster *
fit (AntDrawing *self, int room_width, int room_height)
{
  int    scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  double ratio = self->width_mm / self->height_mm;
  int    width = MIN (room_width, (int) (room_height * ratio)) * scale;
  int    height = (int) (width / ratio);

  if (self->raster != NULL && !ant_raster_has_size (self->raster, width, height))
    g_clear_pointer (&self->raster, ant_raster_free);
  if (self->raster == NULL && width > 0 && height > 0)
    self->raster = ant_raster_start (self->name, width, height);

  return self->raster;
}

static gboolean
on_done (gpointer user_data)
{
  gtk_widget_queue_draw (GTK_WIDGET (user_data));

  return G_SOURCE_REMOVE;
}

/* (nullable): what there is to paint now */
static cairo_surface_t *
get_pixels (AntDrawing *self, AntRaster *raster)
{
  if (raster == NULL || (!ant_raster_is_done (raster, on_done, self) && !self->is_awaited))
    return NULL;

  return ant_raster_get_pixels (raster);
}

/* Through cairo and not as a texture: GTK 4.8 takes each pixel of a texture through floating point,
 * on the main thread and every time, where it draws without a graphics card. */
static void
ant_drawing_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  int              room = gtk_widget_get_width (widget);
  int              scale = gtk_widget_get_scale_factor (widget);
  AntRaster       *raster = fit (ANT_DRAWING (widget), room, gtk_widget_get_height (widget));
  cairo_surface_t *pixels = get_pixels (ANT_DRAWING (widget), raster);
  int              width, height, x;
  cairo_t         *cr;

  if (pixels == NULL)
    return;

  width = cairo_image_surface_get_width (pixels) / scale;
  height = cairo_image_surface_get_height (pixels) / scale;
  x = (room - width) / 2; /* a whole number: what lies between pixels is drawn again, and blurred */
  cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT ((float) x, 0, (float) width, (float) height));
  cairo_translate (cr, x, 0);
  cairo_scale (cr, 1.0 / scale, 1.0 / scale);
  cairo_set_source_surface (cr, pixels, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
}

static void
ant_drawing_measure (GtkWidget     *widget,
                     GtkOrientation orientation,
                     int            for_size,
                     int           *minimum,
                     int           *natural,
                     int           *minimum_baseline,
                     int           *natural_baseline)
{
  AntDrawing *self = ANT_DRAWING (widget);

  *natural = ant_scale_mm (widget, orientation == GTK_ORIENTATION_HORIZONTAL ? self->width_mm
                                                                             : self->height_mm);
  *minimum = *natural * LEAST_PER_CENT / 100;
}

static void
ant_drawing_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AntDrawing *self = ANT_DRAWING (object);

  switch (prop_id) {
  case PROP_NAME:
    g_value_set_string (value, self->name);
    break;
  case PROP_WIDTH_MM:
    g_value_set_double (value, self->width_mm);
    break;
  case PROP_HEIGHT_MM:
    g_value_set_double (value, self->height_mm);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
ant_drawing_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  AntDrawing *self = ANT_DRAWING (object);

  switch (prop_id) {
  case PROP_NAME:
    g_free (self->name);
    self->name = g_value_dup_string (value);
    g_clear_pointer (&self->raster, ant_raster_free);
    gtk_widget_queue_draw (GTK_WIDGET (self));
    break;
  case PROP_WIDTH_MM:
    self->width_mm = g_value_get_double (value);
    break;
  case PROP_HEIGHT_MM:
    self->height_mm = g_value_get_double (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
ant_drawing_finalize (GObject *object)
{
  AntDrawing *self = ANT_DRAWING (object);

  g_free (self->name);
  g_clear_pointer (&self->raster, ant_raster_free);

  G_OBJECT_CLASS (ant_drawing_parent_class)->finalize (object);
}

static void
ant_drawing_class_init (AntDrawingClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags     flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = ant_drawing_get_property;
  object_class->set_property = ant_drawing_set_property;
  object_class->finalize = ant_drawing_finalize;
  widget_class->snapshot = ant_drawing_snapshot;
  widget_class->measure = ant_drawing_measure;

  props[PROP_NAME] = g_param_spec_string ("drawing", NULL, NULL, NULL, flags);
  props[PROP_WIDTH_MM] = g_param_spec_double ("width-mm", NULL, NULL, 0, 1000, 30, flags);
  props[PROP_HEIGHT_MM] = g_param_spec_double ("height-mm", NULL, NULL, 0, 1000, 30, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_css_name (widget_class, "ant-drawing");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
ant_drawing_init (AntDrawing *self)
{
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * ant_drawing_new:
 * @name: an illustration's name, without its folder and ending
 * @width_mm: how wide it stands on the glass
 * @height_mm: how high
 */
GtkWidget *
ant_drawing_new (const char *name, double width_mm, double height_mm)
{
  AntDrawing *self = g_object_new (ANT_TYPE_DRAWING, "drawing", name, "width-mm", width_mm,
                                   "height-mm", height_mm, NULL);
  GtkWidget  *widget = GTK_WIDGET (self);

  fit (self, ant_scale_mm (widget, width_mm), ant_scale_mm (widget, height_mm));

  return widget;
}

/**
 * ant_drawing_await:
 *
 * The page that it stands on comes whole or not at all.
 */
void
ant_drawing_await (AntDrawing *self)
{
  self->is_awaited = TRUE;
}

/**
 * ant_drawing_exists:
 *
 * Returns: whether there is an illustration of that name
 */
gboolean
ant_drawing_exists (const char *name)
{
  g_autofree char *path = g_strconcat (FOLDER, name, ".svg", NULL);

  return name != NULL && g_resources_get_info (path, 0, NULL, NULL, NULL);
}
