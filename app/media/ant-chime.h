/* ant-chime.h - the short tones of the kiosk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AntChimeSound:
 * @ANT_CHIME_COUNT: one step of the countdown
 * @ANT_CHIME_LAST: the last step, higher: hold still
 * @ANT_CHIME_SHUTTER: the photo is taken
 * @ANT_CHIME_CALL: staff, please
 *
 * What is to be heard.
 */
typedef enum {
  ANT_CHIME_COUNT,
  ANT_CHIME_LAST,
  ANT_CHIME_SHUTTER,
  ANT_CHIME_CALL,
} AntChimeSound;

typedef struct _AntChime AntChime;

AntChime *ant_chime_new (void) G_GNUC_WARN_UNUSED_RESULT;
void      ant_chime_free (AntChime *self);
void      ant_chime_play (AntChime *self, AntChimeSound sound);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntChime, ant_chime_free)

G_END_DECLS
