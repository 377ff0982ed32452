/* ant-camera-finder.c - which cameras are plugged in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-camera"

#include "ant-camera-finder.h"

#include "ant-error.h"

struct _AntCameraFinder {
  GstDeviceMonitor *monitor; /* owned */
  GstDevice        *chosen;  /* owned (nullable); main thread */
  GSource          *source;  /* owned (nullable); main thread */
  void (*changed) (gpointer user_data);
  gpointer user_data;
};

/**
 * ant_camera_finder_new:
 * @error: return location; %ANT_ERROR_UNSUPPORTED where no provider of cameras is installed
 *
 * Returns: (transfer full) (nullable): the finder, knowing what is plugged in now
 */
AntCameraFinder *
ant_camera_finder_new (GError **error)
{
  g_autoptr (GstDeviceMonitor) monitor = gst_device_monitor_new ();
  AntCameraFinder *self;

  if (gst_device_monitor_add_filter (monitor, "Video/Source", NULL) == 0 ||
      !gst_device_monitor_start (monitor)) {
    ant_fail (error, ANT_ERROR_UNSUPPORTED, "Nothing here can list cameras");
    return NULL;
  }

  self = g_new0 (AntCameraFinder, 1);
  self->monitor = g_steal_pointer (&monitor);

  return self;
}

/**
 * ant_camera_finder_free:
 * @self: (transfer full): the finder, no longer watched
 */
void
ant_camera_finder_free (AntCameraFinder *self)
{
  g_return_if_fail (self->source == NULL);

  gst_device_monitor_stop (self->monitor);
  g_object_unref (self->monitor);
  g_clear_object (&self->chosen);
  g_free (self);
}

static gboolean
on_message (GstBus *bus, GstMessage *message, gpointer data)
{
  AntCameraFinder *self = data;

  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_DEVICE_ADDED ||
      GST_MESSAGE_TYPE (message) == GST_MESSAGE_DEVICE_REMOVED)
    self->changed (self->user_data);

  return G_SOURCE_CONTINUE;
}

/**
 * ant_camera_finder_watch:
 * @self: the finder
 * @changed: called whenever a camera comes or goes, and once for each that is there already; it may
 * unwatch, not free
 * @user_data: for @changed
 */
void
ant_camera_finder_watch (AntCameraFinder *self,
                         void (*changed) (gpointer user_data),
                         gpointer user_data)
{
  g_autoptr (GstBus) bus = gst_device_monitor_get_bus (self->monitor);

  self->changed = changed;
  self->user_data = user_data;
  self->source = gst_bus_create_watch (bus);
  g_source_set_callback (self->source, G_SOURCE_FUNC (on_message), self, NULL);
  g_source_attach (self->source, NULL);
}

void
ant_camera_finder_unwatch (AntCameraFinder *self)
{
  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
}

static gboolean
is_called (GstDevice *device, const char *name)
{
  static const char *const KEYS[] = { "device.path", "api.v4l2.path", "node.name", "object.path" };

  g_autofree char *display_name = gst_device_get_display_name (device);
  g_autoptr (GstStructure) properties = gst_device_get_properties (device);

  if (g_strcmp0 (display_name, name) == 0)
    return TRUE;
  for (gsize i = 0; properties != NULL && i < G_N_ELEMENTS (KEYS); i++)
    if (g_strcmp0 (gst_structure_get_string (properties, KEYS[i]), name) == 0)
      return TRUE;

  return FALSE;
}

/**
 * ant_camera_finder_choose:
 * @self: the finder
 * @name: (nullable): a camera's name as it is listed, its node or its device file; %NULL for any
 *
 * Returns: (transfer full) (nullable): the first such camera that gives pictures in colour
 */
AntCameraSource *
ant_camera_finder_choose (AntCameraFinder *self, const char *name)
{
  GList           *devices = gst_device_monitor_get_devices (self->monitor);
  AntCameraSource *source = NULL;

  for (GList *l = devices; l != NULL && source == NULL; l = l->next) {
    if (name != NULL && !is_called (l->data, name))
      continue;
    source = ant_camera_source_new_for_device (l->data);
    if (source != NULL)
      g_set_object (&self->chosen, l->data);
  }
  g_list_free_full (devices, g_object_unref);

  return source;
}

/**
 * ant_camera_finder_has_chosen:
 * @self: the finder
 *
 * Returns: whether the camera chosen last is still plugged in
 */
gboolean
ant_camera_finder_has_chosen (AntCameraFinder *self)
{
  GList   *devices = gst_device_monitor_get_devices (self->monitor);
  gboolean is_there = g_list_find (devices, self->chosen) != NULL;

  g_list_free_full (devices, g_object_unref);

  return is_there;
}
