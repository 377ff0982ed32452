/* ant-camera-demo.c - a camera without hardware: drawn pictures that move a little
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-camera"

#include "ant-camera-demo.h"

#include <cairo.h>
#include <gst/base/gstpushsrc.h>
#include <librsvg/rsvg.h>
#include <math.h>

#define WIDTH_PX  1280
#define HEIGHT_PX 720
#define FPS       14
#define MARGIN_PX 16 /* drawn beyond the edge, so that the sway never bares it */

static const char *const FILES[ANT_PHOTO_N_VIEWS] = {
  [ANT_PHOTO_FRONT] = "front.svg", [ANT_PHOTO_TOP] = "top.svg",     [ANT_PHOTO_CROWN] = "crown.svg",
  [ANT_PHOTO_LEFT] = "left.svg",   [ANT_PHOTO_RIGHT] = "right.svg",
};

struct _AntCameraDemo {
  char *dir;  /* owned */
  gint  view; /* atomic; an AntPhotoView */
};

static void
clear (gpointer data)
{
  AntCameraDemo *self = data;

  g_free (self->dir);
}

/**
 * AntCameraDemoSrc:
 *
 * A live GStreamer source of 1280 × 720 pictures: the drawing of the view, swaying as somebody does
 * who stands and breathes. Everything behind it takes it for a camera.
 */
#define ANT_TYPE_CAMERA_DEMO_SRC (ant_camera_demo_src_get_type ())
G_DECLARE_FINAL_TYPE (AntCameraDemoSrc, ant_camera_demo_src, ANT, CAMERA_DEMO_SRC, GstPushSrc)

struct _AntCameraDemoSrc {
  GstPushSrc parent_instance;

  AntCameraDemo   *demo;    /* owned; set right after construction */
  cairo_surface_t *drawing; /* owned (nullable); of @view, with its margin */
  gint             view;
  guint64          n_pictures;
};

G_DEFINE_FINAL_TYPE (AntCameraDemoSrc, ant_camera_demo_src, GST_TYPE_PUSH_SRC)

static GstStaticPadTemplate TEMPLATE = GST_STATIC_PAD_TEMPLATE (
    "src",
    GST_PAD_SRC,
    GST_PAD_ALWAYS,
    GST_STATIC_CAPS ("video/x-raw,format=BGRx,width=1280,height=720,framerate=14/1"));

/* As large as covers the picture and its margin, in the middle. */
static gboolean
render (RsvgHandle *handle, cairo_surface_t *surface, GError **error)
{
  int           width = cairo_image_surface_get_width (surface);
  int           height = cairo_image_surface_get_height (surface);
  double        own_width = WIDTH_PX;
  double        own_height = HEIGHT_PX;
  double        scale;
  RsvgRectangle place;
  cairo_t      *cr = cairo_create (surface);
  gboolean      is_ok;

  if (!rsvg_handle_get_intrinsic_size_in_pixels (handle, &own_width, &own_height)) {
    own_width = WIDTH_PX;
    own_height = HEIGHT_PX;
  }
  scale = MAX (width / own_width, height / own_height);
  place = (RsvgRectangle){ (width - own_width * scale) / 2, (height - own_height * scale) / 2,
                           own_width * scale, own_height * scale };
  cairo_set_source_rgb (cr, 0.7, 0.7, 0.7);
  cairo_paint (cr);
  is_ok = rsvg_handle_render_document (handle, cr, &place, error);
  cairo_destroy (cr);

  return is_ok;
}

static gboolean
draw_view (AntCameraDemoSrc *self, gint view)
{
  g_autofree char *path = g_build_filename (self->demo->dir, FILES[view], NULL);
  g_autoptr (GError) error = NULL;
  RsvgHandle      *handle = rsvg_handle_new_from_file (path, &error);
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, WIDTH_PX + 2 * MARGIN_PX, HEIGHT_PX + 2 * MARGIN_PX);
  gboolean is_drawn = handle != NULL && render (handle, surface, &error);

  g_clear_object (&handle);
  if (!is_drawn) {
    cairo_surface_destroy (surface);
    GST_ELEMENT_ERROR (self, RESOURCE, READ, ("The demonstration has no picture to show"),
                       ("%s: %s", path, error->message));
    return FALSE;
  }
  g_clear_pointer (&self->drawing, cairo_surface_destroy);
  self->drawing = surface;
  self->view = view;

  return TRUE;
}

/* Two slow swings that do not fall together, by some pixels: alive, never dizzy. */
static void
draw_moment (AntCameraDemoSrc *self, guint8 *pixels, double time_s)
{
  cairo_surface_t *surface = cairo_image_surface_create_for_data (
      pixels, CAIRO_FORMAT_RGB24, WIDTH_PX, HEIGHT_PX, WIDTH_PX * 4);
  cairo_t *cr = cairo_create (surface);
  double   across = 6 * sin (2 * G_PI * time_s / 5.3);
  double   down = 4 * sin (2 * G_PI * time_s / 3.7);

  cairo_set_source_surface (cr, self->drawing, across - MARGIN_PX, down - MARGIN_PX);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* The base class waits for each picture's time, and its unlock ends the wait at once. */
static GstFlowReturn
create (GstPushSrc *push, GstBuffer **out)
{
  AntCameraDemoSrc *self = ANT_CAMERA_DEMO_SRC (push);
  gint              view = g_atomic_int_get (&self->demo->view);
  gsize             size = WIDTH_PX * HEIGHT_PX * 4;
  guint8           *pixels;

  if ((self->drawing == NULL || view != self->view) && !draw_view (self, view))
    return GST_FLOW_ERROR;

  pixels = g_malloc (size);
  draw_moment (self, pixels, (double) self->n_pictures / FPS);
  *out = gst_buffer_new_wrapped (pixels, size);
  GST_BUFFER_PTS (*out) = gst_util_uint64_scale (self->n_pictures, GST_SECOND, FPS);
  GST_BUFFER_DURATION (*out) = GST_SECOND / FPS;
  self->n_pictures++;

  return GST_FLOW_OK;
}

static void
get_times (GstBaseSrc *base, GstBuffer *buffer, GstClockTime *start, GstClockTime *end)
{
  *start = GST_BUFFER_PTS (buffer);
  *end = *start + GST_BUFFER_DURATION (buffer);
}

static void
ant_camera_demo_src_finalize (GObject *object)
{
  AntCameraDemoSrc *self = ANT_CAMERA_DEMO_SRC (object);

  g_clear_pointer (&self->demo, ant_camera_demo_unref);
  g_clear_pointer (&self->drawing, cairo_surface_destroy);

  G_OBJECT_CLASS (ant_camera_demo_src_parent_class)->finalize (object);
}

static void
ant_camera_demo_src_class_init (AntCameraDemoSrcClass *klass)
{
  GObjectClass    *object_class = G_OBJECT_CLASS (klass);
  GstElementClass *element_class = GST_ELEMENT_CLASS (klass);

  object_class->finalize = ant_camera_demo_src_finalize;
  gst_element_class_set_static_metadata (element_class, "Demonstration camera", "Source/Video",
                                         "Drawn pictures that move a little", "Anteroom");
  gst_element_class_add_static_pad_template (element_class, &TEMPLATE);
  GST_BASE_SRC_CLASS (klass)->get_times = get_times;
  GST_PUSH_SRC_CLASS (klass)->create = create;
}

static void
ant_camera_demo_src_init (AntCameraDemoSrc *self)
{
  gst_base_src_set_live (GST_BASE_SRC (self), TRUE);
  gst_base_src_set_format (GST_BASE_SRC (self), GST_FORMAT_TIME);
}

/**
 * ant_camera_demo_new:
 * @dir: the folder of front.svg, top.svg, crown.svg, left.svg, right.svg
 *
 * Returns: (transfer full): the demonstration, showing the front
 */
AntCameraDemo *
ant_camera_demo_new (const char *dir)
{
  AntCameraDemo *self = g_atomic_rc_box_new0 (AntCameraDemo);

  self->dir = g_strdup (dir);

  return self;
}

AntCameraDemo *
ant_camera_demo_ref (AntCameraDemo *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
ant_camera_demo_unref (AntCameraDemo *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * ant_camera_demo_set_view:
 * @self: the demonstration
 * @view: the side of the head to show from the next picture on
 */
void
ant_camera_demo_set_view (AntCameraDemo *self, AntPhotoView view)
{
  g_return_if_fail ((guint) view < ANT_PHOTO_N_VIEWS);

  g_atomic_int_set (&self->view, (gint) view);
}

static GstElement *
make_element (gpointer data)
{
  AntCameraDemoSrc *element = g_object_new (ANT_TYPE_CAMERA_DEMO_SRC, NULL);

  element->demo = ant_camera_demo_ref (data);

  return GST_ELEMENT (element);
}

static void
unref_demo (gpointer data)
{
  ant_camera_demo_unref (data);
}

/**
 * ant_camera_demo_get_source:
 * @self: the demonstration
 *
 * GStreamer must be initialised.
 *
 * Returns: (transfer full): it as a camera
 */
AntCameraSource *
ant_camera_demo_get_source (AntCameraDemo *self)
{
  g_autoptr (GstCaps) mode = gst_caps_from_string ("video/x-raw,format=BGRx,width=1280,height=720");

  return ant_camera_source_new ("demonstration", mode, make_element, ant_camera_demo_ref (self),
                                unref_demo);
}
