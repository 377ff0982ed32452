/* ant-frame.c - one picture of the live preview
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-frame"

#include "ant-frame.h"

G_DEFINE_BOXED_TYPE (AntFrame, ant_frame, ant_frame_ref, ant_frame_unref)

static void
clear (gpointer data)
{
  AntFrame *self = data;

  g_bytes_unref (self->rgb);
}

/**
 * ant_frame_new:
 * @width: pixels
 * @height: pixels
 * @stride: bytes from one row to the next
 * @rgb: (transfer full): the pixels
 *
 * Returns: (transfer full): the picture
 */
AntFrame *
ant_frame_new (int width, int height, gsize stride, GBytes *rgb)
{
  AntFrame *self = g_atomic_rc_box_new0 (AntFrame);

  self->width = width;
  self->height = height;
  self->stride = stride;
  self->rgb = rgb;

  return self;
}

AntFrame *
ant_frame_ref (AntFrame *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
ant_frame_unref (AntFrame *self)
{
  g_atomic_rc_box_release_full (self, clear);
}
