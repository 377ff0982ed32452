/* ant-idle.c - when a kiosk nobody touches warns, and when it clears itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-idle"

#include "ant-idle.h"

#define MORE_TIME 10 /* WCAG 2.2, 2.2.1: at least ten times the default */

/**
 * AntIdle:
 *
 * Counts on the clock's elapsed time, so that setting the time of day neither keeps a client's
 * answers on the screen nor throws them away. "I need more time" lasts for the rest of the visit.
 */
struct _AntIdle {
  AntClock *clock;
  gint64    last_ms; /* of the last touch, key or scroll */
  int       patience_s;
  int       least_s; /* of patience, however little the page has; extra time is not for it */
  int       warning_s;
  int       factor; /* 1, or MORE_TIME once asked for */
};

/**
 * ant_idle_new:
 * @clock: the time
 * @warning_s: how long the warning stands before everything is cleared, in seconds
 *
 * Returns: (transfer full): an idle watch; call ant_idle_set_patience() before use
 */
AntIdle *
ant_idle_new (AntClock *clock, int warning_s)
{
  AntIdle *self = g_new0 (AntIdle, 1);

  self->clock = ant_clock_ref (clock);
  self->warning_s = warning_s;
  self->patience_s = 60;
  ant_idle_restart (self);

  return self;
}

void
ant_idle_free (AntIdle *self)
{
  ant_clock_unref (self->clock);
  g_free (self);
}

/**
 * ant_idle_set_patience:
 * @patience_s: seconds without a touch before the warning; pages with questions give more
 */
void
ant_idle_set_patience (AntIdle *self, int patience_s)
{
  self->patience_s = patience_s;
}

/**
 * ant_idle_set_least:
 * @least_s: seconds without a touch that are granted whatever the patience is, 0 for none; "I need
 *   more time" leaves them as they are
 */
void
ant_idle_set_least (AntIdle *self, int least_s)
{
  self->least_s = least_s;
}

static gint64
get_patience_ms (AntIdle *self)
{
  return MAX ((gint64) self->patience_s * self->factor, self->least_s) * 1000;
}

void
ant_idle_note_activity (AntIdle *self)
{
  self->last_ms = ant_clock_get_elapsed_ms (self->clock);
}

/**
 * ant_idle_grant_more_time:
 *
 * "I need more time": ten times the patience from now to the end of the visit.
 */
void
ant_idle_grant_more_time (AntIdle *self)
{
  self->factor = MORE_TIME;
  ant_idle_note_activity (self);
}

/**
 * ant_idle_restart:
 *
 * A new person: no extra time, and the count starts now.
 */
void
ant_idle_restart (AntIdle *self)
{
  self->factor = 1;
  ant_idle_note_activity (self);
}

/**
 * ant_idle_get_quiet_ms:
 *
 * Returns: milliseconds since the last touch, key or scroll
 */
gint64
ant_idle_get_quiet_ms (AntIdle *self)
{
  return ant_clock_get_elapsed_ms (self->clock) - self->last_ms;
}

AntIdleState
ant_idle_check (AntIdle *self)
{
  gint64 quiet_ms = ant_idle_get_quiet_ms (self);
  gint64 patience_ms = get_patience_ms (self);

  if (quiet_ms < patience_ms)
    return ANT_IDLE_ACTIVE;

  return quiet_ms < patience_ms + self->warning_s * 1000 ? ANT_IDLE_WARNING : ANT_IDLE_OVER;
}

/**
 * ant_idle_get_seconds_left:
 *
 * Returns: whole seconds until everything is cleared, 0 at the end
 */
int
ant_idle_get_seconds_left (AntIdle *self)
{
  gint64 left_ms = get_patience_ms (self) + self->warning_s * 1000 - ant_idle_get_quiet_ms (self);

  return (int) MAX (0, (left_ms + 999) / 1000);
}
