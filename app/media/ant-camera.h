/* ant-camera.h - the live picture of a camera, and photos from it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "ant-frame.h"
#include "ant-photo.h"
#include "ant-still.h"

G_BEGIN_DECLS

/**
 * AntCameraState:
 * @ANT_CAMERA_OFF: not started, or stopped
 * @ANT_CAMERA_STARTING: looking for a camera, or waiting for its first picture
 * @ANT_CAMERA_READY: pictures come
 * @ANT_CAMERA_NONE: there is no camera; one that is plugged in is taken up by itself
 * @ANT_CAMERA_STALLED: pictures stopped coming; tried again by itself, until READY or NONE
 *
 * What to tell the person in front of it.
 */
typedef enum {
  ANT_CAMERA_OFF,
  ANT_CAMERA_STARTING,
  ANT_CAMERA_READY,
  ANT_CAMERA_NONE,
  ANT_CAMERA_STALLED,
} AntCameraState;

#define ANT_TYPE_CAMERA_STATE (ant_camera_state_get_type ())
GType ant_camera_state_get_type (void);

#define ANT_TYPE_CAMERA (ant_camera_get_type ())
G_DECLARE_FINAL_TYPE (AntCamera, ant_camera, ANT, CAMERA, GObject)

AntCamera *ant_camera_new (const char *choice, const char *demo_dir) G_GNUC_WARN_UNUSED_RESULT;

void           ant_camera_start (AntCamera *self, int width_px, int height_px);
void           ant_camera_stop (AntCamera *self);
void           ant_camera_set_view (AntCamera *self, AntPhotoView view);
void           ant_camera_set_most_bytes (AntCamera *self, gsize most_bytes);
AntCameraState ant_camera_get_state (AntCamera *self);
gboolean       ant_camera_is_missed (AntCamera *self);
gboolean       ant_camera_is_demo (AntCamera *self);

void      ant_camera_shoot_async (AntCamera          *self,
                                  int                 burst,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
AntStill *ant_camera_shoot_finish (AntCamera    *self,
                                   GAsyncResult *result,
                                   GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
