/* ant-clock.h - the time of day and time gone by, passed in so that tests set them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define ANT_TYPE_CLOCK (ant_clock_get_type ())

typedef struct _AntClock AntClock;

GType     ant_clock_get_type (void);
AntClock *ant_clock_new (void) G_GNUC_WARN_UNUSED_RESULT;
AntClock *ant_clock_new_fixed (gint64 wall_ms) G_GNUC_WARN_UNUSED_RESULT;
AntClock *ant_clock_ref (AntClock *self);
void      ant_clock_unref (AntClock *self);

gint64     ant_clock_get_wall_ms (AntClock *self);
gint64     ant_clock_get_elapsed_ms (AntClock *self);
GDateTime *ant_clock_get_local (AntClock *self) G_GNUC_WARN_UNUSED_RESULT;
void       ant_clock_advance (AntClock *self, gint64 ms);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntClock, ant_clock_unref)

G_END_DECLS
