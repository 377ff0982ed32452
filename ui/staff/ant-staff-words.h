/* ant-staff-words.h - what staff read about an intake, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-card.h"
#include "ant-clinic.h"
#include "ant-clock.h"
#include "ant-photo.h"

G_BEGIN_DECLS

char *ant_staff_words_for_arrival (AntCard *card, AntClock *clock) G_GNUC_WARN_UNUSED_RESULT;
char *ant_staff_words_for_means (AntCard    *card,
                                 AntClinic  *clinic,
                                 const char *lang) G_GNUC_WARN_UNUSED_RESULT;
char *ant_staff_words_join (const char *a, const char *b, const char *c) G_GNUC_WARN_UNUSED_RESULT;
const char *ant_staff_words_for_level (char level);
const char *ant_staff_words_for_view (AntPhotoView view);
const char *ant_staff_words_for_error (const GError *error);
char       *ant_staff_words_for_wait (guint wait_s) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
