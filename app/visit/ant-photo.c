/* ant-photo.c - the five pictures of a head
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-photo"

#include "ant-photo.h"

static const char *const IDS[ANT_PHOTO_N_VIEWS] = { "front", "top", "crown", "left", "right" };

/**
 * ant_photo_view_get_id:
 *
 * Returns: the word for @view in file names and page paths
 */
const char *
ant_photo_view_get_id (AntPhotoView view)
{
  g_return_val_if_fail (view < ANT_PHOTO_N_VIEWS, "front");

  return IDS[view];
}

/**
 * ant_photo_view_parse:
 * @id: a word that ant_photo_view_get_id() gives
 * @view: (out): the view
 *
 * Returns: %FALSE where @id is none of them
 */
gboolean
ant_photo_view_parse (const char *id, AntPhotoView *view)
{
  for (int i = 0; i < ANT_PHOTO_N_VIEWS; i++) {
    if (g_strcmp0 (id, IDS[i]) == 0) {
      *view = (AntPhotoView) i;
      return TRUE;
    }
  }

  return FALSE;
}
