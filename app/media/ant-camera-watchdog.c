/* ant-camera-watchdog.c - how long to wait for a camera's next picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-camera"

#include "ant-camera-watchdog.h"

#define PATIENCE_US (1500 * G_TIME_SPAN_MILLISECOND)

/**
 * ant_camera_watchdog_start:
 * @self: the watchdog
 * @now_us: when the camera was told to start; a start that itself hangs counts
 */
void
ant_camera_watchdog_start (AntCameraWatchdog *self, gint64 now_us)
{
  self->since_us = now_us;
  self->has_picture = FALSE;
}

/**
 * ant_camera_watchdog_feed:
 * @self: the watchdog
 * @picture_us: when the newest picture came; 0 for none yet
 */
void
ant_camera_watchdog_feed (AntCameraWatchdog *self, gint64 picture_us)
{
  if (picture_us < self->since_us)
    return;

  self->since_us = picture_us;
  self->has_picture = TRUE;
  self->n_failures = 0;
}

/**
 * ant_camera_watchdog_is_late:
 * @self: the watchdog
 * @now_us: the time
 *
 * Returns: whether the next picture is overdue
 */
gboolean
ant_camera_watchdog_is_late (const AntCameraWatchdog *self, gint64 now_us)
{
  gint64 patience_us = PATIENCE_US;

  if (!self->has_picture)
    patience_us <<= MIN (self->n_failures, 2);

  return now_us - self->since_us > patience_us;
}

/**
 * ant_camera_watchdog_fail:
 * @self: the watchdog
 *
 * Notes that the camera was given up.
 */
void
ant_camera_watchdog_fail (AntCameraWatchdog *self)
{
  if (!self->has_picture)
    self->n_failures++;
}
