/* ant-throttle.c - how long to wait before the next passphrase may be tried
 *
 * From the fifth miss on there is a wait, 15 s at first and twice as long after each further miss,
 * up to an hour. It runs on the clock that counts from the machine's start: setting the time of day
 * does not move it, and after a restart it begins again with the machine.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-throttle"

#include "ant-throttle.h"

#include <string.h>

#include "ant-error.h"

#define N_FREE        5
#define FIRST_WAIT_MS (15 * 1000)
#define LONGEST_MS    (60 * 60 * 1000)

static gint64
wait_after (guint misses)
{
  if (misses < N_FREE)
    return 0;
  if (misses - N_FREE >= 8)
    return LONGEST_MS;

  return FIRST_WAIT_MS << (misses - N_FREE);
}

/**
 * ant_throttle_get_wait_ms:
 * @self: the last attempts
 * @boot_id: this run of the machine
 * @now_ms: the elapsed clock
 *
 * Returns: how long until the next attempt may be made, 0 for now
 */
gint64
ant_throttle_get_wait_ms (const AntThrottle *self, const char *boot_id, gint64 now_ms)
{
  gboolean is_same_run = strcmp (self->boot_id, boot_id) == 0 && self->at_ms <= now_ms;
  gint64   from_ms = is_same_run ? self->at_ms : 0;

  return MAX (0, from_ms + wait_after (self->misses) - now_ms);
}

/**
 * ant_throttle_begin:
 * @self: the last attempts; counts this one, which the caller puts on disk before it looks at the
 * passphrase
 * @boot_id: this run of the machine
 * @now_ms: the elapsed clock
 * @wait_ms: (out): how long to wait, 0 where the attempt may be made
 * @error: return location; %ANT_ERROR_BUSY says how long to wait
 *
 * Returns: whether the attempt may be made
 */
gboolean
ant_throttle_begin (AntThrottle *self,
                    const char  *boot_id,
                    gint64       now_ms,
                    gint64      *wait_ms,
                    GError     **error)
{
  *wait_ms = ant_throttle_get_wait_ms (self, boot_id, now_ms);
  if (*wait_ms > 0)
    return ant_fail (error, ANT_ERROR_BUSY,
                     "Too many wrong passphrases; try again in %" G_GINT64_FORMAT " seconds",
                     (*wait_ms + 999) / 1000);

  if (self->misses < G_MAXINT32)
    self->misses++;
  g_strlcpy (self->boot_id, boot_id, sizeof self->boot_id);
  self->at_ms = now_ms;

  return TRUE;
}
