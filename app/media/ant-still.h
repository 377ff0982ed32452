/* ant-still.h - one photo, kept in memory as a JPEG with nothing in it but the picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "ant-luma.h"

G_BEGIN_DECLS

#define ANT_TYPE_STILL      (ant_still_get_type ())
#define ANT_STILL_MAX_BYTES (4 * 1024 * 1024)
#define ANT_STILL_MAX_PX    1920 /* the longer side */

typedef struct _AntStill AntStill;

GType ant_still_get_type (void);
AntStill *
ant_still_new (GBytes *jpeg, int width, int height, const AntLuma *luma) G_GNUC_WARN_UNUSED_RESULT;
AntStill *ant_still_ref (AntStill *self);
void      ant_still_unref (AntStill *self);

GBytes  *ant_still_get_jpeg (AntStill *self);
int      ant_still_get_width (AntStill *self);
int      ant_still_get_height (AntStill *self);
double   ant_still_get_sharpness (AntStill *self);
double   ant_still_get_light_mean (AntStill *self);
gboolean ant_still_is_too_dark (AntStill *self);
gboolean ant_still_is_too_bright (AntStill *self);
gboolean ant_still_is_blurred (AntStill *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntStill, ant_still_unref)

G_END_DECLS
