/* ant-still.c - one photo, kept in memory as a JPEG with nothing in it but the picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-still"

#include "ant-still.h"

/**
 * AntStill:
 *
 * The sharpest picture of a burst: never mirrored, no date, no place, no device in it. Immutable;
 * any thread.
 */
struct _AntStill {
  GBytes *jpeg; /* owned */
  int     width;
  int     height;
  AntLuma luma;
};

G_DEFINE_BOXED_TYPE (AntStill, ant_still, ant_still_ref, ant_still_unref)

static void
clear (gpointer data)
{
  AntStill *self = data;

  g_bytes_unref (self->jpeg);
}

/**
 * ant_still_new:
 * @jpeg: the picture, its metadata already gone
 * @width: pixels
 * @height: pixels
 * @luma: what was measured on it
 *
 * Returns: (transfer full): the photo
 */
AntStill *
ant_still_new (GBytes *jpeg, int width, int height, const AntLuma *luma)
{
  AntStill *self = g_atomic_rc_box_new0 (AntStill);

  self->jpeg = g_bytes_ref (jpeg);
  self->width = width;
  self->height = height;
  self->luma = *luma;

  return self;
}

AntStill *
ant_still_ref (AntStill *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
ant_still_unref (AntStill *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * ant_still_get_jpeg:
 * @self: the photo
 *
 * Returns: (transfer none): a baseline JPEG of %ANT_STILL_MAX_BYTES at the most
 */
GBytes *
ant_still_get_jpeg (AntStill *self)
{
  return self->jpeg;
}

int
ant_still_get_width (AntStill *self)
{
  return self->width;
}

int
ant_still_get_height (AntStill *self)
{
  return self->height;
}

/**
 * ant_still_get_sharpness:
 * @self: the photo
 *
 * Returns: more is sharper, among photos of the same view under the same light
 */
double
ant_still_get_sharpness (AntStill *self)
{
  return self->luma.sharpness;
}

/**
 * ant_still_get_light_mean:
 * @self: the photo
 *
 * Returns: how light the middle of the picture is, 0 to 255
 */
double
ant_still_get_light_mean (AntStill *self)
{
  return self->luma.mean;
}

gboolean
ant_still_is_too_dark (AntStill *self)
{
  return ant_luma_is_too_dark (&self->luma);
}

gboolean
ant_still_is_too_bright (AntStill *self)
{
  return ant_luma_is_too_bright (&self->luma);
}

gboolean
ant_still_is_blurred (AntStill *self)
{
  return ant_luma_is_blurred (&self->luma);
}
