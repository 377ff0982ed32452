/* ant-camera-source.c - where a camera's pictures come from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-camera"

#include "ant-camera-source.h"

#include "ant-camera-mode.h"

struct _AntCameraSource {
  char             *name; /* owned */
  GstCaps          *mode; /* owned; one structure, all of it fixed */
  AntCameraMakeFunc make;
  gpointer          data;
  GDestroyNotify    free_data; /* (nullable) */
};

static void
clear (gpointer data)
{
  AntCameraSource *self = data;

  g_free (self->name);
  gst_caps_unref (self->mode);
  if (self->free_data != NULL)
    self->free_data (self->data);
}

/**
 * ant_camera_source_new:
 * @name: for the log
 * @mode: caps of one structure with a format (where raw), a width and a height
 * @make: makes the element
 * @data: for @make
 * @free_data: (nullable): frees @data; may run on any thread
 *
 * Returns: (transfer full): the source
 */
AntCameraSource *
ant_camera_source_new (const char       *name,
                       GstCaps          *mode,
                       AntCameraMakeFunc make,
                       gpointer          data,
                       GDestroyNotify    free_data)
{
  AntCameraSource *self = g_atomic_rc_box_new0 (AntCameraSource);

  self->name = g_strdup (name);
  self->mode = gst_caps_ref (mode);
  self->make = make;
  self->data = data;
  self->free_data = free_data;

  return self;
}

static GstElement *
make_for_device (gpointer data)
{
  GstElement *element = gst_device_create_element (data, NULL);

  /* Without it pipewiresrc hands out memory that goes away under the reader when the camera is
   * unplugged. */
  if (element != NULL &&
      g_object_class_find_property (G_OBJECT_GET_CLASS (element), "always-copy") != NULL)
    g_object_set (element, "always-copy", TRUE, NULL);

  return element;
}

/**
 * ant_camera_source_new_for_device:
 * @device: what a device monitor found
 *
 * Returns: (transfer full) (nullable): the source; %NULL where @device gives no colour pictures
 */
AntCameraSource *
ant_camera_source_new_for_device (GstDevice *device)
{
  g_autoptr (GstCaps) offered = gst_device_get_caps (device);
  g_autoptr (GstCaps) mode = NULL;
  g_autofree char *name = gst_device_get_display_name (device);

  if (offered != NULL)
    mode = ant_camera_mode_choose (offered);
  if (mode == NULL)
    return NULL;

  return ant_camera_source_new (name, mode, make_for_device, gst_object_ref (device),
                                gst_object_unref);
}

AntCameraSource *
ant_camera_source_ref (AntCameraSource *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
ant_camera_source_unref (AntCameraSource *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

const char *
ant_camera_source_get_name (AntCameraSource *self)
{
  return self->name;
}

/**
 * ant_camera_source_get_mode:
 * @self: the source
 *
 * Returns: (transfer none): the one mode it is used in
 */
GstCaps *
ant_camera_source_get_mode (AntCameraSource *self)
{
  return self->mode;
}

/**
 * ant_camera_source_make:
 * @self: the source
 *
 * May block: not for the main thread.
 *
 * Returns: (transfer floating) (nullable): a new element; %NULL where the camera is not there
 */
GstElement *
ant_camera_source_make (AntCameraSource *self)
{
  return self->make (self->data);
}
