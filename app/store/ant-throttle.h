/* ant-throttle.h - how long to wait before the next passphrase may be tried
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AntThrottle:
 * @misses: attempts since the last one that fitted; one that never ended counts
 * @boot_id: which run of the machine the last one was in
 * @at_ms: when it was, on the elapsed clock of that run
 *
 * What is kept on disk between attempts.
 */
typedef struct {
  guint  misses;
  char   boot_id[40];
  gint64 at_ms;
} AntThrottle;

gint64   ant_throttle_get_wait_ms (const AntThrottle *self, const char *boot_id, gint64 now_ms);
gboolean ant_throttle_begin (AntThrottle *self,
                             const char  *boot_id,
                             gint64       now_ms,
                             gint64      *wait_ms,
                             GError     **error);

G_END_DECLS
