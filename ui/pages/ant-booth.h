/* ant-booth.h - looking into the camera, counting down, keeping the picture or taking another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-kiosk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AntBoothState:
 * @ANT_BOOTH_WAITING: the camera is not there yet
 * @ANT_BOOTH_LIVE: the person finds the position
 * @ANT_BOOTH_COUNTING: 5, 4, 3 …
 * @ANT_BOOTH_TAKING: the picture is being made
 * @ANT_BOOTH_REVIEW: keep it or take it again?
 * @ANT_BOOTH_NONE: no camera
 */
typedef enum {
  ANT_BOOTH_WAITING,
  ANT_BOOTH_LIVE,
  ANT_BOOTH_COUNTING,
  ANT_BOOTH_TAKING,
  ANT_BOOTH_REVIEW,
  ANT_BOOTH_NONE,
} AntBoothState;

#define ANT_TYPE_BOOTH (ant_booth_get_type ())

G_DECLARE_FINAL_TYPE (AntBooth, ant_booth, ANT, BOOTH, GtkWidget)

AntBooth     *ant_booth_new (AntKiosk *kiosk, GBytes *kept);
void          ant_booth_open (AntBooth *self);
void          ant_booth_close (AntBooth *self);
void          ant_booth_shoot (AntBooth *self);
AntBoothState ant_booth_get_state (AntBooth *self);
GBytes       *ant_booth_get_taken (AntBooth *self);
GtkWidget    *ant_booth_get_side (AntBooth *self);
const char   *ant_booth_get_primary (AntBooth *self);

G_END_DECLS
