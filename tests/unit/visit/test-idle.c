/* test-idle.c - when a kiosk nobody touches warns, and when it clears itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-idle.h"

static void
test_idle_warns_then_ends (void)
{
  g_autoptr (AntClock) clock = ant_clock_new_fixed (0);
  g_autoptr (AntIdle) idle = ant_idle_new (clock, 30);

  ant_idle_set_patience (idle, 90);
  g_assert_cmpint (ant_idle_check (idle), ==, ANT_IDLE_ACTIVE);
  ant_clock_advance (clock, 89999);
  g_assert_cmpint (ant_idle_check (idle), ==, ANT_IDLE_ACTIVE);
  ant_clock_advance (clock, 1);
  g_assert_cmpint (ant_idle_check (idle), ==, ANT_IDLE_WARNING);
  g_assert_cmpint (ant_idle_get_seconds_left (idle), ==, 30);
  ant_clock_advance (clock, 29999);
  g_assert_cmpint (ant_idle_check (idle), ==, ANT_IDLE_WARNING);
  g_assert_cmpint (ant_idle_get_seconds_left (idle), ==, 1);
  ant_clock_advance (clock, 1);
  g_assert_cmpint (ant_idle_check (idle), ==, ANT_IDLE_OVER);
  g_assert_cmpint (ant_idle_get_seconds_left (idle), ==, 0);
}

/* One tap goes on, and as often as anybody likes. */
static void
test_idle_goes_on_for_ever (void)
{
  g_autoptr (AntClock) clock = ant_clock_new_fixed (0);
  g_autoptr (AntIdle) idle = ant_idle_new (clock, 30);

  ant_idle_set_patience (idle, 60);
  for (int i = 0; i < 50; i++) {
    ant_clock_advance (clock, 80000);
    g_assert_cmpint (ant_idle_check (idle), ==, ANT_IDLE_WARNING);
    ant_idle_note_activity (idle);
    g_assert_cmpint (ant_idle_check (idle), ==, ANT_IDLE_ACTIVE);
  }
}

static void
test_idle_gives_more_time (void)
{
  g_autoptr (AntClock) clock = ant_clock_new_fixed (0);
  g_autoptr (AntIdle) idle = ant_idle_new (clock, 30);

  ant_idle_set_patience (idle, 60);
  ant_idle_grant_more_time (idle);
  ant_clock_advance (clock, 599999);
  g_assert_cmpint (ant_idle_check (idle), ==, ANT_IDLE_ACTIVE);
  ant_clock_advance (clock, 1);
  g_assert_cmpint (ant_idle_check (idle), ==, ANT_IDLE_WARNING);

  /* the next person starts with the usual time */
  ant_idle_restart (idle);
  ant_clock_advance (clock, 60000);
  g_assert_cmpint (ant_idle_check (idle), ==, ANT_IDLE_WARNING);
}

/* Whoever called staff waits for them: that is no question of how fast one reads. */
static void
test_idle_waits_for_staff (void)
{
  g_autoptr (AntClock) clock = ant_clock_new_fixed (0);
  g_autoptr (AntIdle) idle = ant_idle_new (clock, 30);

  ant_idle_set_patience (idle, 20);
  ant_idle_set_least (idle, 300);
  ant_idle_grant_more_time (idle);
  ant_clock_advance (clock, 299999);
  g_assert_cmpint (ant_idle_check (idle), ==, ANT_IDLE_ACTIVE);
  ant_clock_advance (clock, 1);
  g_assert_cmpint (ant_idle_check (idle), ==, ANT_IDLE_WARNING);
  g_assert_cmpint (ant_idle_get_seconds_left (idle), ==, 30);

  /* nor does calling them shorten what was granted */
  ant_idle_set_patience (idle, 60);
  ant_clock_advance (clock, 299999);
  g_assert_cmpint (ant_idle_check (idle), ==, ANT_IDLE_ACTIVE);
  ant_clock_advance (clock, 1);
  g_assert_cmpint (ant_idle_check (idle), ==, ANT_IDLE_WARNING);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/idle/warns-then-ends", test_idle_warns_then_ends);
  g_test_add_func ("/idle/goes-on-for-ever", test_idle_goes_on_for_ever);
  g_test_add_func ("/idle/gives-more-time", test_idle_gives_more_time);
  g_test_add_func ("/idle/waits-for-staff", test_idle_waits_for_staff);

  return g_test_run ();
}
