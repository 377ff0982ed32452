/* ant-hairline.h - a hairline as a person might wish it: a shape and how far it is moved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AntHairlineShape:
 *
 * The five shapes an artist offers. The numbers are stored in records and never change.
 */
typedef enum {
  ANT_HAIRLINE_SOFT,
  ANT_HAIRLINE_JAGGED,
  ANT_HAIRLINE_RECEDING,
  ANT_HAIRLINE_WIDOWS_PEAK,
  ANT_HAIRLINE_ROUNDED,
} AntHairlineShape;

#define ANT_HAIRLINE_N_SHAPES  5
#define ANT_HAIRLINE_N_POINTS  33
#define ANT_HAIRLINE_MAX_STEPS 6 /* how many taps of a button either way */

/**
 * AntHairline:
 * @shape: what was picked
 * @lower: taps on Lower less taps on Raise, −6 to 6; a step is 1.5 % of the picture's height
 * @widen: taps on Wider less taps on Narrower, −6 to 6; a step is 1.5 % of the picture's height
 *
 * Sits in the middle of the picture's upper third where nothing was moved.
 */
typedef struct {
  AntHairlineShape shape;
  int              lower;
  int              widen;
  double           aspect; /* width by height of the picture it lies on */
} AntHairline;

typedef struct {
  double x, y; /* 0 to 1, from the picture's upper left */
} AntHairlinePoint;

const char *ant_hairline_shape_get_id (AntHairlineShape shape);
void        ant_hairline_list_points (const AntHairline *hairline,
                                      AntHairlinePoint   points[ANT_HAIRLINE_N_POINTS]);

G_END_DECLS
