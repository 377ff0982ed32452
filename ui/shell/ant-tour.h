/* ant-tour.h - a whole visit by itself, with a picture of every screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-window.h"

G_BEGIN_DECLS

typedef struct _AntTour AntTour;

/**
 * AntTourFunc:
 * @is_fine: whether every screen came and was written
 *
 * Called once, at the end.
 */
typedef void (*AntTourFunc) (AntTour *tour, gboolean is_fine, gpointer user_data);

AntTour *ant_tour_start (AntWindow  *window,
                         AntKiosk   *kiosk,
                         const char *dir,
                         AntTourFunc done,
                         gpointer    user_data) G_GNUC_WARN_UNUSED_RESULT;
void     ant_tour_free (AntTour *self);

G_END_DECLS
