/* ant-still-burst.h - some pictures in a row, of which the sharpest becomes the photo
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gst/gst.h>

#include "ant-still.h"

G_BEGIN_DECLS

/**
 * AntStillBurst:
 *
 * Copies of a camera's own pictures, all in one format. Filled on the camera's thread, then handed
 * to the worker that judges them.
 */
typedef struct _AntStillBurst AntStillBurst;

AntStillBurst *ant_still_burst_new (GstCaps *caps) G_GNUC_WARN_UNUSED_RESULT;
void           ant_still_burst_free (AntStillBurst *self);
void           ant_still_burst_add (AntStillBurst *self, GstBuffer *picture);
void           ant_still_burst_set_most_bytes (AntStillBurst *self, gsize most_bytes);
AntStill *ant_still_burst_develop (AntStillBurst *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void ant_still_burst_warm_up (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntStillBurst, ant_still_burst_free)

G_END_DECLS
