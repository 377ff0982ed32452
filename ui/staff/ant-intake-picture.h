/* ant-intake-picture.h - a picture that came with an intake, and what it shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-record.h"

G_BEGIN_DECLS

/**
 * AntIntakePicture:
 *
 * A photo, or a picture that a question was answered with.
 */
typedef struct {
  char   *words; /* what it shows, in the language staff read */
  GBytes *bytes;
} AntIntakePicture;

GPtrArray *ant_intake_pictures_new (AntRecord *record) G_GNUC_WARN_UNUSED_RESULT;
void       ant_intake_pictures_add (GPtrArray *self, const char *words, GBytes *bytes);

G_END_DECLS
