/* ant-camera-view.h - the live picture, mirrored as in a looking-glass
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ant-camera.h"

G_BEGIN_DECLS

#define ANT_TYPE_CAMERA_VIEW (ant_camera_view_get_type ())

G_DECLARE_FINAL_TYPE (AntCameraView, ant_camera_view, ANT, CAMERA_VIEW, GtkWidget)

GtkWidget *ant_camera_view_new (AntCamera *camera);

G_END_DECLS
