/* ant-camera-private.h - what tests and benchmarks may do with a camera, and nobody else
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-camera-source.h"
#include "ant-camera.h"

G_BEGIN_DECLS

AntCamera *ant_camera_new_for_source (AntCameraSource *source) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
