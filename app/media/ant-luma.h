/* ant-luma.h - how sharp a picture is, and how light
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AntLuma:
 *
 * What was measured on the middle of a picture, where the guide has the head.
 */
typedef struct {
  double sharpness;    /* comparable between pictures of one thing only */
  double detail;       /* fine edges by coarse ones: falls with blur, whatever is shown */
  double mean;         /* 0 black to 255 white */
  double dark_share;   /* 0 to 1, of pixels with nothing left in them */
  double bright_share; /* 0 to 1 */
} AntLuma;

AntLuma
ant_luma_measure (const guint8 *luma, int width, int height, gsize stride, gsize pixel_stride);
gboolean ant_luma_is_too_dark (const AntLuma *self);
gboolean ant_luma_is_too_bright (const AntLuma *self);
gboolean ant_luma_is_blurred (const AntLuma *self);

G_END_DECLS
