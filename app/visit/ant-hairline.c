/* ant-hairline.c - a hairline as a person might wish it: a shape and how far it is moved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-hairline"

#include "ant-hairline.h"

#include <math.h>

#define MIDDLE_Y   0.28
#define HALF_WIDTH 0.18
#define STEP       0.015

/**
 * ant_hairline_shape_get_id:
 *
 * Returns: the word for @shape in records and in the names of illustrations
 */
const char *
ant_hairline_shape_get_id (AntHairlineShape shape)
{
  static const char *const ids[ANT_HAIRLINE_N_SHAPES] = { "soft", "jagged", "receding",
                                                          "widows-peak", "rounded" };

  g_return_val_if_fail (shape < ANT_HAIRLINE_N_SHAPES, "soft");

  return ids[shape];
}

/* How far below the middle the line runs at @across (−1 at the left temple, 1 at the right), in
 * picture heights. All shapes fall towards the ears. */
static double
fall (AntHairlineShape shape, double across)
{
  double side = fabs (across);
  double ears = 0.12 * pow (side, 3);

  switch (shape) {
  case ANT_HAIRLINE_SOFT:
    return ears - 0.012 * (1 - side * side);
  case ANT_HAIRLINE_JAGGED:
    return ears + 0.007 * sin (across * 12 * G_PI);
  case ANT_HAIRLINE_RECEDING:
    return ears - 0.045 * exp (-pow ((side - 0.62) / 0.22, 2));
  case ANT_HAIRLINE_WIDOWS_PEAK:
    return ears + 0.035 * exp (-pow (side / 0.16, 2)) - 0.02 * exp (-pow ((side - 0.55) / 0.25, 2));
  case ANT_HAIRLINE_ROUNDED:
    return 0.09 * side * side - 0.012;
  default:
    g_return_val_if_reached (ears);
  }
}

/**
 * ant_hairline_list_points:
 * @hairline: what was picked
 * @points: (out caller-allocates): the line from left to right
 *
 * Works the line out relative to the picture it lies on.
 */
void
ant_hairline_list_points (const AntHairline *hairline,
                          AntHairlinePoint   points[ANT_HAIRLINE_N_POINTS])
{
  double half = (HALF_WIDTH + STEP * hairline->widen) / MAX (hairline->aspect, 0.1);

  for (int i = 0; i < ANT_HAIRLINE_N_POINTS; i++) {
    double across = 2.0 * i / (ANT_HAIRLINE_N_POINTS - 1) - 1;

    points[i].x = 0.5 + across * half;
    points[i].y = MIDDLE_Y + STEP * hairline->lower + fall (hairline->shape, across);
  }
}
