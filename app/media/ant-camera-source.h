/* ant-camera-source.h - where a camera's pictures come from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

/**
 * AntCameraMakeFunc:
 * @data: the source's data
 *
 * Runs on the camera's worker.
 *
 * Returns: (transfer floating) (nullable): a new element with one source pad; %NULL where there is
 * no camera now
 */
typedef GstElement *(*AntCameraMakeFunc) (gpointer data);

/**
 * AntCameraSource:
 *
 * One camera in one mode, and how to make an element of it, as often as it is lost. Immutable; any
 * thread.
 */
typedef struct _AntCameraSource AntCameraSource;

AntCameraSource *ant_camera_source_new (const char       *name,
                                        GstCaps          *mode,
                                        AntCameraMakeFunc make,
                                        gpointer          data,
                                        GDestroyNotify    free_data) G_GNUC_WARN_UNUSED_RESULT;
AntCameraSource *ant_camera_source_new_for_device (GstDevice *device) G_GNUC_WARN_UNUSED_RESULT;
AntCameraSource *ant_camera_source_ref (AntCameraSource *self);
void             ant_camera_source_unref (AntCameraSource *self);

const char *ant_camera_source_get_name (AntCameraSource *self);
GstCaps    *ant_camera_source_get_mode (AntCameraSource *self);
GstElement *ant_camera_source_make (AntCameraSource *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntCameraSource, ant_camera_source_unref)

G_END_DECLS
