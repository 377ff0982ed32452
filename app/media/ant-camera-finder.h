/* ant-camera-finder.h - which cameras are plugged in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-camera-source.h"

G_BEGIN_DECLS

/**
 * AntCameraFinder:
 *
 * One look at the machine's cameras that stays up to date: a GstDeviceMonitor for video sources of
 * PipeWire or V4L2, whichever is there. Its answers go stale without a word when the daemon behind
 * it dies, so it is thrown away and made anew after every loss.
 */
typedef struct _AntCameraFinder AntCameraFinder;

/* On the worker: both talk to the daemon. */
AntCameraFinder *ant_camera_finder_new (GError **error) G_GNUC_WARN_UNUSED_RESULT;
void             ant_camera_finder_free (AntCameraFinder *self);

/* On the main thread */
void             ant_camera_finder_watch (AntCameraFinder *self,
                                          void (*changed) (gpointer user_data),
                                          gpointer user_data);
void             ant_camera_finder_unwatch (AntCameraFinder *self);
AntCameraSource *ant_camera_finder_choose (AntCameraFinder *self,
                                           const char      *name) G_GNUC_WARN_UNUSED_RESULT;
gboolean         ant_camera_finder_has_chosen (AntCameraFinder *self);

G_END_DECLS
