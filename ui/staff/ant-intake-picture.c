/* ant-intake-picture.c - a picture that came with an intake, and what it shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-intake-picture"

#include "ant-intake-picture.h"

#include "ant-intake.h"
#include "ant-staff-words.h"

static void
free_picture (gpointer data)
{
  AntIntakePicture *self = data;

  g_free (self->words);
  g_bytes_unref (self->bytes);
  g_free (self);
}

/**
 * ant_intake_pictures_add:
 * @self: (element-type AntIntakePicture)
 * @words: what the picture shows
 */
void
ant_intake_pictures_add (GPtrArray *self, const char *words, GBytes *bytes)
{
  AntIntakePicture *picture = g_new0 (AntIntakePicture, 1);

  picture->words = g_strdup (words);
  picture->bytes = g_bytes_ref (bytes);
  g_ptr_array_add (self, picture);
}

/**
 * ant_intake_pictures_new:
 * @record: an opened intake
 *
 * Returns: (transfer full) (element-type AntIntakePicture): its photos, to which the pictures among
 *   the answers can be added
 */
GPtrArray *
ant_intake_pictures_new (AntRecord *record)
{
  GPtrArray *self = g_ptr_array_new_with_free_func (free_picture);

  for (int i = 0; i < ANT_PHOTO_N_VIEWS; i++) {
    g_autoptr (GBytes) jpeg = ant_intake_get_photo (record, (AntPhotoView) i);

    if (jpeg != NULL)
      ant_intake_pictures_add (self, ant_staff_words_for_view ((AntPhotoView) i), jpeg);
  }

  return self;
}
