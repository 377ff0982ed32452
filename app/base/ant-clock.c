/* ant-clock.c - the time of day and time gone by, passed in so that tests set them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-clock"

#include "ant-clock.h"

#include <time.h>

/**
 * AntClock:
 *
 * Either the machine's clocks or a fixed one that a test moves on. The fixed one is in UTC.
 */
struct _AntClock {
  gboolean is_fixed;
  gint64   wall_ms;    /* fixed only; since 1970-01-01T00:00Z */
  gint64   elapsed_ms; /* fixed only */
};

G_DEFINE_BOXED_TYPE (AntClock, ant_clock, ant_clock_ref, ant_clock_unref)

/**
 * ant_clock_new:
 *
 * Returns: (transfer full): the machine's clocks
 */
AntClock *
ant_clock_new (void)
{
  return g_rc_box_new0 (AntClock);
}

/**
 * ant_clock_new_fixed:
 * @wall_ms: milliseconds since 1970-01-01T00:00Z
 *
 * Returns: (transfer full): a clock that stands still until ant_clock_advance()
 */
AntClock *
ant_clock_new_fixed (gint64 wall_ms)
{
  AntClock *self = g_rc_box_new0 (AntClock);

  self->is_fixed = TRUE;
  self->wall_ms = wall_ms;

  return self;
}

AntClock *
ant_clock_ref (AntClock *self)
{
  return g_rc_box_acquire (self);
}

void
ant_clock_unref (AntClock *self)
{
  g_rc_box_release (self);
}

/**
 * ant_clock_get_wall_ms:
 *
 * Returns: milliseconds since 1970-01-01T00:00Z
 */
gint64
ant_clock_get_wall_ms (AntClock *self)
{
  return self->is_fixed ? self->wall_ms : g_get_real_time () / 1000;
}

/**
 * ant_clock_get_elapsed_ms:
 *
 * Time gone by since an unnamed start, sleep of the machine included (CLOCK_BOOTTIME), and
 * untouched by whoever sets the time of day.
 *
 * Returns: milliseconds
 */
gint64
ant_clock_get_elapsed_ms (AntClock *self)
{
  struct timespec now;

  if (self->is_fixed)
    return self->elapsed_ms;

  clock_gettime (CLOCK_BOOTTIME, &now);

  return now.tv_sec * G_GINT64_CONSTANT (1000) + now.tv_nsec / 1000000;
}

/**
 * ant_clock_get_local:
 *
 * Returns: (transfer full): now, in the machine's time zone; a fixed clock is in UTC
 */
GDateTime *
ant_clock_get_local (AntClock *self)
{
  if (self->is_fixed)
    return g_date_time_new_from_unix_utc (self->wall_ms / 1000);

  return g_date_time_new_now_local ();
}

/**
 * ant_clock_advance:
 * @self: a fixed clock
 * @ms: how far to move it on
 */
void
ant_clock_advance (AntClock *self, gint64 ms)
{
  g_return_if_fail (self->is_fixed);

  self->wall_ms += ms;
  self->elapsed_ms += ms;
}
