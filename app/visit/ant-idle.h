/* ant-idle.h - when a kiosk nobody touches warns, and when it clears itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-clock.h"

G_BEGIN_DECLS

/**
 * AntIdleState:
 * @ANT_IDLE_ACTIVE: somebody was here a moment ago
 * @ANT_IDLE_WARNING: time to ask whether they are still there
 * @ANT_IDLE_OVER: nobody answered; the draft must go
 */
typedef enum {
  ANT_IDLE_ACTIVE,
  ANT_IDLE_WARNING,
  ANT_IDLE_OVER,
} AntIdleState;

typedef struct _AntIdle AntIdle;

AntIdle *ant_idle_new (AntClock *clock, int warning_s) G_GNUC_WARN_UNUSED_RESULT;
void     ant_idle_free (AntIdle *self);

void         ant_idle_set_patience (AntIdle *self, int patience_s);
void         ant_idle_set_least (AntIdle *self, int least_s);
void         ant_idle_note_activity (AntIdle *self);
void         ant_idle_grant_more_time (AntIdle *self);
void         ant_idle_restart (AntIdle *self);
AntIdleState ant_idle_check (AntIdle *self);
int          ant_idle_get_seconds_left (AntIdle *self);
gint64       ant_idle_get_quiet_ms (AntIdle *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntIdle, ant_idle_free)

G_END_DECLS
