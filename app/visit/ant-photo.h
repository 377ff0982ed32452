/* ant-photo.h - the five pictures of a head
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AntPhotoView:
 *
 * The side of the head a picture shows. The numbers are stored in records and never change.
 */
typedef enum {
  ANT_PHOTO_FRONT,
  ANT_PHOTO_TOP,
  ANT_PHOTO_CROWN,
  ANT_PHOTO_LEFT,
  ANT_PHOTO_RIGHT,
} AntPhotoView;

#define ANT_PHOTO_N_VIEWS 5

const char *ant_photo_view_get_id (AntPhotoView view);
gboolean    ant_photo_view_parse (const char *id, AntPhotoView *view);

G_END_DECLS
