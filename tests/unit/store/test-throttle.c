/* test-throttle.c - how long to wait before the next passphrase may be tried
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-error.h"
#include "ant-throttle.h"

#define START_MS 1000000

/* How long there is to wait after that many misses in a row, as fast as they may be made. */
static gint64
wait_after (guint n_misses)
{
  AntThrottle throttle = { 0 };
  gint64      now_ms = START_MS;
  gint64      wait_ms;

  for (guint i = 0; i < n_misses; i++) {
    now_ms += ant_throttle_get_wait_ms (&throttle, "boot", now_ms);
    g_assert_true (ant_throttle_begin (&throttle, "boot", now_ms, &wait_ms, NULL));
  }

  return ant_throttle_get_wait_ms (&throttle, "boot", now_ms);
}

static void
test_throttle_doubles (void)
{
  static const gint64 waits_s[] = { 0,   0,   0,   0,   0,    15,   30,   60,
                                    120, 240, 480, 960, 1920, 3600, 3600, 3600 };

  for (guint i = 0; i < G_N_ELEMENTS (waits_s); i++)
    g_assert_cmpint (wait_after (i), ==, waits_s[i] * 1000);
  g_assert_cmpint (wait_after (300), ==, 3600 * 1000);
}

static void
test_throttle_refuses_early (void)
{
  AntThrottle throttle = { .misses = 5, .boot_id = "boot", .at_ms = START_MS };
  g_autoptr (GError) error = NULL;
  gint64 wait_ms;

  g_assert_false (ant_throttle_begin (&throttle, "boot", START_MS + 14001, &wait_ms, &error));
  g_assert_cmpint (wait_ms, ==, 999);
  g_assert_error (error, ANT_ERROR, ANT_ERROR_BUSY);
  g_assert_cmpuint (throttle.misses, ==, 5);
  g_assert_true (ant_throttle_begin (&throttle, "boot", START_MS + 15000, &wait_ms, NULL));
  g_assert_cmpuint (throttle.misses, ==, 6);
}

static void
test_throttle_outlives_restarts (void)
{
  const AntThrottle throttle = { .misses = 6, .boot_id = "boot", .at_ms = START_MS };

  g_assert_cmpint (ant_throttle_get_wait_ms (&throttle, "another", 0), ==, 30000);
  g_assert_cmpint (ant_throttle_get_wait_ms (&throttle, "another", 29999), ==, 1);
  g_assert_cmpint (ant_throttle_get_wait_ms (&throttle, "another", 30000), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/throttle/doubles", test_throttle_doubles);
  g_test_add_func ("/throttle/refuses-early", test_throttle_refuses_early);
  g_test_add_func ("/throttle/outlives-restarts", test_throttle_outlives_restarts);

  return g_test_run ();
}
