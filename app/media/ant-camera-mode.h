/* ant-camera-mode.h - which of a camera's modes to use
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

GstCaps *ant_camera_mode_choose (GstCaps *offered) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
