/* ant-luma.c - how sharp a picture is, and how light
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * No absolute limit tells sharp from blurred by the strength of edges alone: a noisy picture has
 * more of them than a sharp one, a dark one fewer. So edges are divided by the picture's own
 * contrast, which ranks a burst, and fine edges by coarse ones, which falls with blur whatever the
 * picture shows. Both look at means of two by two pixels, where most of a sensor's noise is gone.
 */

#define G_LOG_DOMAIN "ant-luma"

#include "ant-luma.h"

#define DARK           16 /* nothing can be seen in it */
#define BRIGHT         250
#define MEAN_DARK      40.0 /* black hair on dark skin in good light stays above it */
#define MEAN_BRIGHT    225.0
#define SHARE_DARK     0.60
#define SHARE_BRIGHT   0.50
#define DETAIL_BLURRED 0.20 /* 1080 lines: sharp 1.1, blur of 1 pixel 0.4, of 2 pixels 0.17 */
#define LEAST_CONTRAST 4.0  /* of luma, squared: a blank wall has no edges to judge */

/**
 * Plane:
 *
 * A luma picture of its own, without padding.
 */
typedef struct {
  int     width;
  int     height;
  guint8 *pixels; /* owned */
} Plane;

static Plane
halve (const guint8 *luma, int width, int height, gsize stride, gsize pixel_stride)
{
  Plane half = { width / 2, height / 2, NULL };

  half.pixels = g_malloc0 ((gsize) half.width * (gsize) half.height);
  for (int y = 0; y < half.height; y++) {
    const guint8 *upper = luma + (gsize) (2 * y) * stride;
    const guint8 *lower = upper + stride;
    guint8       *row = half.pixels + (gsize) y * (gsize) half.width;

    for (int x = 0; x < half.width; x++) {
      gsize left = (gsize) (2 * x) * pixel_stride;
      gsize right = left + pixel_stride;

      row[x] = (upper[left] + upper[right] + lower[left] + lower[right] + 2) / 4;
    }
  }

  return half;
}

/**
 * Edges:
 *
 * Means of squared second differences, across and down. A hand that moves blurs one and leaves the
 * other.
 */
typedef struct {
  double across;
  double down;
} Edges;

static Edges
measure_edges (const Plane *plane)
{
  gint64 across = 0;
  gint64 down = 0;
  gint64 n = 0;

  for (int y = 1; y < plane->height - 1; y += 2) {
    const guint8 *row = plane->pixels + (gsize) y * (gsize) plane->width;

    for (int x = 1; x < plane->width - 1; x += 2) {
      int a = 2 * row[x] - row[x - 1] - row[x + 1];
      int d = 2 * row[x] - row[x - plane->width] - row[x + plane->width];

      across += a * a;
      down += d * d;
      n++;
    }
  }

  return (Edges){ (double) across / (double) MAX (n, 1), (double) down / (double) MAX (n, 1) };
}

static double
divide (double fine, double coarse)
{
  return coarse > 0 ? fine / coarse : 0;
}

/* Gives the contrast: the variance of luma. */
static double
measure_light (const Plane *plane, AntLuma *measured)
{
  gsize  size = (gsize) plane->width * (gsize) plane->height;
  gint64 sum = 0;
  gint64 squares = 0;
  gsize  n_dark = 0;
  gsize  n_bright = 0;

  for (gsize i = 0; i < size; i++) {
    int value = plane->pixels[i];

    sum += value;
    squares += value * value;
    n_dark += value < DARK;
    n_bright += value > BRIGHT;
  }
  measured->mean = (double) sum / (double) size;
  measured->dark_share = (double) n_dark / (double) size;
  measured->bright_share = (double) n_bright / (double) size;

  return (double) squares / (double) size - measured->mean * measured->mean;
}

/**
 * ant_luma_measure:
 * @luma: the luma plane, full range: 0 black, 255 white; sharpness and detail are the same in any
 * other range
 * @width: pixels
 * @height: pixels
 * @stride: bytes from one row to the next
 * @pixel_stride: bytes from one pixel to the next
 *
 * Measures the middle three fifths of each side, where the guide puts the head. Any thread.
 *
 * Returns: what was measured; all nought where the picture is too small to have a middle
 */
AntLuma
ant_luma_measure (const guint8 *luma, int width, int height, gsize stride, gsize pixel_stride)
{
  AntLuma measured = { 0 };
  int     left = width / 5;
  int     top = height / 5;
  Plane   half;
  Plane   quarter;
  double  contrast;

  g_return_val_if_fail (luma != NULL, measured);
  if (width < 40 || height < 40)
    return measured;

  half = halve (luma + (gsize) top * stride + (gsize) left * pixel_stride, width - 2 * left,
                height - 2 * top, stride, pixel_stride);
  quarter = halve (half.pixels, half.width, half.height, (gsize) half.width, 1);
  contrast = measure_light (&half, &measured);
  if (contrast > LEAST_CONTRAST) {
    Edges fine = measure_edges (&half);
    Edges coarse = measure_edges (&quarter);

    measured.sharpness = 1000 * (fine.across + fine.down) / contrast;
    measured.detail = MIN (divide (fine.across, coarse.across), divide (fine.down, coarse.down));
  }
  g_free (half.pixels);
  g_free (quarter.pixels);

  return measured;
}

gboolean
ant_luma_is_too_dark (const AntLuma *self)
{
  return self->mean < MEAN_DARK || self->dark_share > SHARE_DARK;
}

gboolean
ant_luma_is_too_bright (const AntLuma *self)
{
  return self->mean > MEAN_BRIGHT || self->bright_share > SHARE_BRIGHT;
}

gboolean
ant_luma_is_blurred (const AntLuma *self)
{
  return self->detail < DETAIL_BLURRED;
}
