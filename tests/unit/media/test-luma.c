/* test-luma.c - how sharp a picture is, and how light
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-luma.h"

#include <math.h>
#include <string.h>

#define WIDTH  640
#define HEIGHT 360
#define STRIDE 672

typedef guint8 Picture[HEIGHT * STRIDE];

/* Hair, as far as edges go: dark strokes every which way on grey; the same ones every time. */
static void
draw_strokes (Picture picture, int background, int ink)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  memset (picture, background, sizeof (Picture));
  for (int i = 0; i < 1500; i++) {
    double x = g_rand_double_range (random, 20, WIDTH - 20);
    double y = g_rand_double_range (random, 20, HEIGHT - 20);
    double angle = g_rand_double_range (random, 0, G_PI);

    for (int j = 0; j < 40; j++) {
      int at = (int) (y + j / 2.5 * sin (angle)) * STRIDE + (int) (x + j / 2.5 * cos (angle));

      picture[at] = (guint8) ink;
      picture[at + 1] = (guint8) ink;
    }
  }
}

/* A box of @radius on either side, twice, across and down. */
static void
blur (Picture picture, int radius)
{
  static Picture before;

  for (int pass = 0; pass < 4; pass++) {
    int step = pass % 2 == 0 ? 1 : STRIDE;

    memcpy (before, picture, sizeof before);
    for (int y = radius; y < HEIGHT - radius; y++)
      for (int x = radius; x < WIDTH - radius; x++) {
        int sum = 0;

        for (int i = -radius; i <= radius; i++)
          sum += before[y * STRIDE + x + i * step];
        picture[y * STRIDE + x] = (guint8) (sum / (2 * radius + 1));
      }
  }
}

static AntLuma
measure (const Picture picture)
{
  return ant_luma_measure (picture, WIDTH, HEIGHT, STRIDE, 1);
}

static void
test_luma_ranks_blur (void)
{
  static Picture picture;
  AntLuma        before;

  draw_strokes (picture, 170, 60);
  before = measure (picture);
  g_assert_false (ant_luma_is_blurred (&before));
  g_assert_false (ant_luma_is_too_dark (&before));
  g_assert_false (ant_luma_is_too_bright (&before));

  for (int radius = 1; radius <= 4; radius++) {
    AntLuma after;

    draw_strokes (picture, 170, 60);
    blur (picture, radius);
    after = measure (picture);
    g_assert_cmpfloat (after.sharpness, <, before.sharpness / 1.5);
    if (radius >= 3)
      g_assert_true (ant_luma_is_blurred (&after));
    before = after;
  }
}

static void
test_luma_is_fair_to_little_light (void)
{
  static Picture light;
  static Picture dim;
  AntLuma        of_light;
  AntLuma        of_dim;

  draw_strokes (light, 200, 80);
  draw_strokes (dim, 100, 40);
  of_light = measure (light);
  of_dim = measure (dim);
  g_assert_cmpfloat (fabs (of_light.sharpness / of_dim.sharpness - 1), <, 0.05);
  g_assert_cmpfloat (fabs (of_light.detail / of_dim.detail - 1), <, 0.05);
}

static void
test_luma_tells_dark_and_bright (void)
{
  static Picture picture;
  AntLuma        measured;

  memset (picture, 0, sizeof picture);
  measured = measure (picture);
  g_assert_true (ant_luma_is_too_dark (&measured));
  g_assert_false (ant_luma_is_too_bright (&measured));
  g_assert_true (ant_luma_is_blurred (&measured));

  memset (picture, 255, sizeof picture);
  measured = measure (picture);
  g_assert_false (ant_luma_is_too_dark (&measured));
  g_assert_true (ant_luma_is_too_bright (&measured));

  /* black hair on dark skin is dark, and no fault */
  draw_strokes (picture, 70, 25);
  measured = measure (picture);
  g_assert_false (ant_luma_is_too_dark (&measured));
}

static void
test_luma_copes_with_any_size (void)
{
  static Picture picture;

  draw_strokes (picture, 170, 60);
  for (int size = 1; size < 200; size++) {
    AntLuma measured = ant_luma_measure (picture, size, 200 - size, (gsize) size, 1);

    g_assert_true (isfinite (measured.sharpness) && isfinite (measured.detail));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/luma/ranks-blur", test_luma_ranks_blur);
  g_test_add_func ("/luma/is-fair-to-little-light", test_luma_is_fair_to_little_light);
  g_test_add_func ("/luma/tells-dark-and-bright", test_luma_tells_dark_and_bright);
  g_test_add_func ("/luma/copes-with-any-size", test_luma_copes_with_any_size);

  return g_test_run ();
}
