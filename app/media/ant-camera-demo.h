/* ant-camera-demo.h - a camera without hardware: drawn pictures that move a little
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-camera-source.h"
#include "ant-photo.h"

G_BEGIN_DECLS

/**
 * AntCameraDemo:
 *
 * What the demonstration camera is pointed at. Shared between the main thread, which turns it, and
 * the source, which draws it.
 */
typedef struct _AntCameraDemo AntCameraDemo;

AntCameraDemo   *ant_camera_demo_new (const char *dir) G_GNUC_WARN_UNUSED_RESULT;
AntCameraDemo   *ant_camera_demo_ref (AntCameraDemo *self);
void             ant_camera_demo_unref (AntCameraDemo *self);
void             ant_camera_demo_set_view (AntCameraDemo *self, AntPhotoView view);
AntCameraSource *ant_camera_demo_get_source (AntCameraDemo *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntCameraDemo, ant_camera_demo_unref)

G_END_DECLS
