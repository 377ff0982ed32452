/* ant-camera-watchdog.h - how long to wait for a camera's next picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AntCameraWatchdog:
 *
 * A camera that is unplugged may say nothing at all, so the pictures themselves are watched. A
 * running camera has 1.5 s for the next one; so has one that starts, but each time it fails it gets
 * twice as long, up to 6 s, for some take their time. All zero to begin with; times are
 * g_get_monotonic_time().
 */
typedef struct {
  gint64   since_us;    /* when it was started or last gave a picture */
  guint    n_failures;  /* starts in a row that gave none */
  gboolean has_picture; /* since it was started */
} AntCameraWatchdog;

void     ant_camera_watchdog_start (AntCameraWatchdog *self, gint64 now_us);
void     ant_camera_watchdog_feed (AntCameraWatchdog *self, gint64 picture_us);
gboolean ant_camera_watchdog_is_late (const AntCameraWatchdog *self, gint64 now_us);
void     ant_camera_watchdog_fail (AntCameraWatchdog *self);

G_END_DECLS
