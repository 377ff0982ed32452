/* test-chime.c - the short tones of the kiosk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-chime.h"

#include <gst/gst.h>

/* There may or may not be a loudspeaker: either way nobody waits and nothing complains. */
static void
test_chime_never_waits (void)
{
  gint64 start_us = g_get_monotonic_time ();

  for (int i = 0; i < 3; i++) {
    g_autoptr (AntChime) chime = ant_chime_new ();

    ant_chime_play (chime, ANT_CHIME_CALL);
    for (int j = 0; j < 100; j++)
      ant_chime_play (chime, ANT_CHIME_COUNT);
    ant_chime_play (chime, ANT_CHIME_LAST);
    ant_chime_play (chime, ANT_CHIME_SHUTTER);
    g_assert_cmpint (g_get_monotonic_time () - start_us, <, 5 * G_USEC_PER_SEC);
  }
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_chime_may_be_unused (void)
{
  ant_chime_free (ant_chime_new ());
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);

  g_test_add_func ("/chime/never-waits", test_chime_never_waits);
  g_test_add_func ("/chime/may-be-unused", test_chime_may_be_unused);

  status = g_test_run ();
  gst_deinit ();

  return status;
}
