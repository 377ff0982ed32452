/* ant-camera-cable.c - a camera that a test plugs in and pulls out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A GStreamer plugin for machines without a camera, to be found through $GST_PLUGIN_PATH. "Test
 * camera" is plugged in while the file $ANT_TEST_CAMERA exists. The program under test finds it as
 * it finds any other, is told when it comes and goes, and as with real ones the pictures just stop.
 */

#include <gst/gst.h>

#define PACKAGE "anteroom" /* GST_PLUGIN_DEFINE wants it */
#define LOOK_US (50 * G_TIME_SPAN_MILLISECOND)
#define MODE    "video/x-raw,format=YUY2,width=640,height=480,framerate=15/1"

static gboolean
is_plugged (void)
{
  const char *cable = g_getenv ("ANT_TEST_CAMERA");

  return cable != NULL && g_file_test (cable, G_FILE_TEST_EXISTS);
}

/**
 * AntCableCamera:
 *
 * The camera while it is plugged in; another one each time.
 */
#define ANT_TYPE_CABLE_CAMERA (ant_cable_camera_get_type ())
G_DECLARE_FINAL_TYPE (AntCableCamera, ant_cable_camera, ANT, CABLE_CAMERA, GstDevice)

struct _AntCableCamera {
  GstDevice parent_instance;
};

G_DEFINE_FINAL_TYPE (AntCableCamera, ant_cable_camera, GST_TYPE_DEVICE)

static GstPadProbeReturn
on_picture (GstPad *pad, GstPadProbeInfo *info, gpointer data)
{
  return is_plugged () ? GST_PAD_PROBE_OK : GST_PAD_PROBE_DROP;
}

static GstElement *
create_element (GstDevice *device, const char *name)
{
  GstElement *source = gst_element_factory_make ("videotestsrc", name);
  g_autoptr (GstPad) pad = NULL;

  if (source == NULL)
    return NULL;
  gst_util_set_object_arg (G_OBJECT (source), "pattern", "smpte");
  g_object_set (source, "is-live", TRUE, NULL);
  pad = gst_element_get_static_pad (source, "src");
  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER, on_picture, NULL, NULL);

  return source;
}

static void
ant_cable_camera_class_init (AntCableCameraClass *klass)
{
  GST_DEVICE_CLASS (klass)->create_element = create_element;
}

static void
ant_cable_camera_init (AntCableCamera *self)
{
}

static GstDevice *
make_camera (void)
{
  g_autoptr (GstCaps) mode = gst_caps_from_string (MODE);

  return g_object_new (ANT_TYPE_CABLE_CAMERA, "display-name", "Test camera", "device-class",
                       "Video/Source", "caps", mode, NULL);
}

/**
 * AntCableProvider:
 *
 * Looks at the file again and again, on a thread of its own.
 */
#define ANT_TYPE_CABLE_PROVIDER (ant_cable_provider_get_type ())
G_DECLARE_FINAL_TYPE (AntCableProvider, ant_cable_provider, ANT, CABLE_PROVIDER, GstDeviceProvider)

struct _AntCableProvider {
  GstDeviceProvider parent_instance;

  GThread   *thread;
  GstDevice *camera;    /* (nullable) borrowed; the provider's list has it */
  gint       is_ending; /* atomic */
};

G_DEFINE_FINAL_TYPE (AntCableProvider, ant_cable_provider, GST_TYPE_DEVICE_PROVIDER)

static void
look (AntCableProvider *self)
{
  GstDeviceProvider *provider = GST_DEVICE_PROVIDER (self);

  if (self->camera == NULL && is_plugged ()) {
    self->camera = make_camera ();
    gst_device_provider_device_add (provider, self->camera);
  } else if (self->camera != NULL && !is_plugged ()) {
    gst_device_provider_device_remove (provider, self->camera);
    self->camera = NULL;
  }
}

static gpointer
keep_looking (gpointer data)
{
  AntCableProvider *self = data;

  while (!g_atomic_int_get (&self->is_ending)) {
    g_usleep (LOOK_US);
    look (self);
  }

  return NULL;
}

static gboolean
start (GstDeviceProvider *provider)
{
  AntCableProvider *self = ANT_CABLE_PROVIDER (provider);

  g_atomic_int_set (&self->is_ending, FALSE);
  look (self);
  self->thread = g_thread_new ("cable", keep_looking, self);

  return TRUE;
}

static void
stop (GstDeviceProvider *provider)
{
  AntCableProvider *self = ANT_CABLE_PROVIDER (provider);

  g_atomic_int_set (&self->is_ending, TRUE);
  g_clear_pointer (&self->thread, g_thread_join);
  self->camera = NULL;
}

static GList *
probe (GstDeviceProvider *provider)
{
  return is_plugged () ? g_list_prepend (NULL, g_object_ref_sink (make_camera ())) : NULL;
}

static void
ant_cable_provider_class_init (AntCableProviderClass *klass)
{
  GstDeviceProviderClass *provider_class = GST_DEVICE_PROVIDER_CLASS (klass);

  provider_class->probe = probe;
  provider_class->start = start;
  provider_class->stop = stop;
  gst_device_provider_class_set_static_metadata (provider_class, "Camera for tests", "Source/Video",
                                                 "A camera that a test plugs in", "Anteroom");
}

static void
ant_cable_provider_init (AntCableProvider *self)
{
}

static gboolean
plugin_init (GstPlugin *plugin)
{
  return gst_device_provider_register (plugin, "antcable", GST_RANK_PRIMARY,
                                       ANT_TYPE_CABLE_PROVIDER);
}

GST_PLUGIN_DEFINE (GST_VERSION_MAJOR,
                   GST_VERSION_MINOR,
                   antcable,
                   "A camera that a test plugs in and pulls out",
                   plugin_init,
                   "0",
                   "GPL",
                   PACKAGE,
                   "Anteroom")
