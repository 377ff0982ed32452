/* test-staff-form.c - staff bring a questionnaire, look at it, and make it live
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-live-form.h"
#include "ant-test-form.h"
#include "ant-test-staff.h"

#define VERSION "\"version\": \"1\""
#define SECOND  "\"version\": \"second\""

/* --- what staff do --- */

/* The pack's form with a change in it, as a file somebody brought. */
static char *
write_form (Fixture *self, const char *old, const char *new)
{
  g_autoptr (GBytes) form = ant_test_form_change (ant_clinic_get_form (self->clinic), old, new);
  char *path = g_build_filename (self->vault.dir, "brought.json", NULL);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (form, NULL),
                                      (gssize) g_bytes_get_size (form), NULL));

  return path;
}

static void
press_primary (Fixture *self)
{
  ant_clock_advance (self->vault.clock, 1000); /* or it would be a tremor */
  ant_shell_activate_primary (ant_window_get_shell (ANT_WINDOW (self->window)));
}

static void
press_named (Fixture *self, const char *name)
{
  gint64 end_us = g_get_monotonic_time () + WAIT_US;

  while (!ant_tour_hand_press_named (get_page (self), name)) {
    g_assert_cmpint (g_get_monotonic_time (), <, end_us);
    g_main_context_iteration (NULL, FALSE);
  }
}

static void
open_form_page (Fixture *self)
{
  unlock (self);
  press_named (self, "form");
  wait_for_page (self, "staff-form");
  wait_until_shown (self, "Live now");
}

/* At a desk: the kiosk itself takes no paths. */
static void
try_form (Fixture *self, const char *path)
{
  gtk_window_set_decorated (GTK_WINDOW (self->window), TRUE);
  open_form_page (self);
  press_named (self, "bring");
  wait_for_page (self, "staff-form-files");
  g_assert_true (ant_tour_hand_type (get_page (self), path));
}

static void
walk_preview (Fixture *self)
{
  for (int i = 0; i < 100 && ant_kiosk_is_preview (self->kiosk); i++) {
    g_assert_true (shows (self->window, "Preview: nothing"));
    ant_tour_hand_fill (get_page (self), 0);
    press_primary (self);
  }
  wait_for_page (self, "staff-form-trial");
}

static void
make_live (Fixture *self, const char *path)
{
  try_form (self, path);
  wait_for_page (self, "staff-form-trial");
  press_primary (self);
  walk_preview (self);
  press_primary (self);
  wait_for_page (self, "staff-form-confirm");
  press_primary (self);
  wait_for_page (self, "staff-form");
}

static const char *
get_live_version (Fixture *self)
{
  return ant_form_get_version (ant_clinic_get_form (ant_kiosk_get_clinic (self->kiosk)));
}

/* --- tests --- */

static void
test_shows_what_is_live (Fixture *self, gconstpointer data)
{
  open_form_page (self);
  wait_until_shown (self, "Scalp micropigmentation consultation");
  wait_until_shown (self, "Came with the clinic’s pack");
  g_assert_false (shows (get_page (self), "Before it"));
  ant_kiosk_go_back (self->kiosk);
  g_assert_true (is_on (self, "staff-queue"));
}

static void
test_makes_a_form_live (Fixture *self, gconstpointer data)
{
  g_autofree char *path = write_form (self, VERSION, SECOND);
  g_autoptr (AntLiveForm) live = NULL;

  make_live (self, path);
  wait_until_shown (self, "The next client is asked this one");
  wait_until_shown (self, "Version \u2068second\u2069 · Brought by staff");
  wait_until_shown (self, "Before it");
  g_assert_cmpstr (get_live_version (self), ==, "second");
  g_assert_cmpint (ant_test_count (self->vault.vault), ==, 0);
  live = ant_live_form_read (self->vault.dir, NULL);
  g_assert_nonnull (ant_live_form_get_form (live));

  ant_kiosk_go_back (self->kiosk);
  g_assert_true (is_on (self, "staff-queue"));
}

static void
test_walks_the_preview_first (Fixture *self, gconstpointer data)
{
  g_autofree char *path = write_form (self, VERSION, SECOND);

  try_form (self, path);
  wait_for_page (self, "staff-form-trial");
  wait_until_shown (self, "It has no mistakes");
  press_primary (self);
  g_assert_true (ant_kiosk_is_preview (self->kiosk));
  g_assert_cmpstr (ant_kiosk_get_page (self->kiosk), ==, "question");
  g_assert_cmpstr (get_live_version (self), ==, "second");
  walk_preview (self);
  wait_until_shown (self, "You have gone through it to the end");
  g_assert_cmpstr (get_live_version (self), ==, "1");
  g_assert_true (is_unlocked (self));
}

static void
test_leaves_the_preview_at_any_time (Fixture *self, gconstpointer data)
{
  g_autofree char *path = write_form (self, VERSION, SECOND);

  try_form (self, path);
  wait_for_page (self, "staff-form-trial");
  press_primary (self);
  ant_tour_hand_fill (get_page (self), 0);
  press_primary (self);
  g_assert_true (ant_kiosk_is_preview (self->kiosk));
  gtk_widget_activate_action (get_page (self), "kiosk.leave-preview", NULL);
  wait_for_page (self, "staff-form-trial");
  wait_until_shown (self, "You have looked at some of its pages");
  g_assert_false (shows (self->window, "Preview: nothing"));

  press_primary (self);
  wait_for_page (self, "staff-form-confirm");
  wait_until_shown (self, "You have not gone through it to the end");
  g_assert_cmpstr (get_live_version (self), ==, "1");
}

static void
test_locks_in_the_preview (Fixture *self, gconstpointer data)
{
  g_autofree char *path = write_form (self, VERSION, SECOND);

  try_form (self, path);
  wait_for_page (self, "staff-form-trial");
  press_primary (self);
  ant_idle_grant_more_time (ant_kiosk_get_idle (self->kiosk));
  ant_clock_advance (self->vault.clock, 2 * 60 * 1000);
  wait_for_page (self, "attract");
  g_assert_false (is_unlocked (self));
  g_assert_false (ant_kiosk_is_preview (self->kiosk));
  g_assert_null (ant_staff_form_get_trial (ant_staff_get_form (ant_staff_get (self->kiosk))));
}

static void
test_lists_mistakes (Fixture *self, gconstpointer data)
{
  g_autofree char *path = write_form (self, "\"linkId\": \"adult\"", "\"linkId\": \"grown\"");

  try_form (self, path);
  wait_for_page (self, "staff-form-trial");
  wait_until_shown (self, "It cannot be used");
  wait_until_shown (self, "The kiosk cannot work without this question");
  wait_until_shown (self, "adult · intake-item");
  wait_until_shown (self, "has no item “adult”");
  press_primary (self);
  g_assert_true (is_on (self, "staff-form-files"));
  g_assert_cmpstr (get_live_version (self), ==, "1");
}

static void
test_says_what_will_be_missing (Fixture *self, gconstpointer data)
{
  g_autofree char *path =
      write_form (self, "\"linkId\": \"health.pregnant\"", "\"linkId\": \"health.expecting\"");

  try_form (self, path);
  wait_for_page (self, "staff-form-trial");
  wait_until_shown (self, "Staff will no longer be told this about a client");
  wait_until_shown (self, "health.pregnant · flag-question");
  wait_until_shown (self, "Pregnant or breastfeeding");
  wait_until_shown (self, "It has the same version as the one that is live");

  press_primary (self);
  gtk_widget_activate_action (get_page (self), "kiosk.leave-preview", NULL);
  press_primary (self);
  wait_for_page (self, "staff-form-confirm");
  wait_until_shown (self, "Pregnant or breastfeeding");
}

static void
test_says_what_cannot_be_read (Fixture *self, gconstpointer data)
{
  try_form (self, "/nowhere/brought.json");
  wait_until_shown (self, "Is the stick still plugged in?");
  g_assert_true (ant_tour_hand_type (get_page (self), self->vault.dir));
  wait_until_shown (self, "That is no questionnaire");
  g_assert_true (is_on (self, "staff-form-files"));
}

static void
test_takes_no_path_at_the_kiosk (Fixture *self, gconstpointer data)
{
  open_form_page (self);
  press_named (self, "bring");
  wait_for_page (self, "staff-form-files");
  g_assert_false (ant_tour_hand_type (get_page (self), "/etc/passwd"));
}

static void
test_goes_back_to_the_earlier_form (Fixture *self, gconstpointer data)
{
  g_autofree char *path = write_form (self, VERSION, SECOND);

  make_live (self, path);
  press_named (self, "go-back");
  wait_for_page (self, "staff-form-confirm");
  wait_until_shown (self, "Version \u20681\u2069 · Came with the clinic’s pack");
  press_primary (self);
  wait_for_page (self, "staff-form");
  wait_until_shown (self, "Came with the clinic’s pack");
  g_assert_cmpstr (get_live_version (self), ==, "1");
}

static void
test_mends_a_torn_form (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->vault.dir, ANT_LIVE_FORM_FILE, NULL);
  g_autoptr (GError) reason = NULL;

  g_assert_true (g_file_set_contents (path, "torn", 4, NULL));
  g_assert_null (ant_live_form_read (self->vault.dir, &reason));
  ant_kiosk_refuse (self->kiosk, reason);

  g_log_set_always_fatal (G_LOG_FATAL_MASK); /* it is logged, and should be */
  ant_kiosk_show (self->kiosk, "home", NULL);
  press_named (self, "consultation");
  wait_until_shown (self, "No consultation can start here at the moment");
  g_assert_null (ant_kiosk_get_visit (self->kiosk));

  open_form_page (self);
  wait_until_shown (self, "cannot be used, so no consultation can start");
  wait_until_shown (self, "live-form is damaged");
  press_named (self, "go-back");
  wait_for_page (self, "staff-form-confirm");
  press_primary (self);
  wait_for_page (self, "staff-form");
  wait_until_shown (self, "Came with the clinic’s pack");
  g_assert_null (ant_kiosk_get_refusal (self->kiosk));
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
}

static void
test_says_when_it_was_not_changed (Fixture *self, gconstpointer data)
{
  g_autofree char *path = write_form (self, VERSION, SECOND);
  g_autofree char *unfinished =
      g_build_filename (self->vault.dir, ANT_LIVE_FORM_FILE ".new", "x", NULL);

  g_assert_cmpint (g_mkdir_with_parents (unfinished, 0700), ==, 0);
  try_form (self, path);
  wait_for_page (self, "staff-form-trial");
  press_primary (self);
  gtk_widget_activate_action (get_page (self), "kiosk.leave-preview", NULL);
  press_primary (self);
  wait_for_page (self, "staff-form-confirm");
  g_log_set_always_fatal (G_LOG_FATAL_MASK); /* it is logged, and should be */
  press_primary (self);
  wait_until_shown (self, "nothing was changed");
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  g_assert_cmpstr (get_live_version (self), ==, "1");
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;

  gtk_test_init (&argc, &argv, NULL);
  ant_seal_init (&error);
  g_assert_no_error (error);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  add ("/staff-form/shows-what-is-live", test_shows_what_is_live);
  add ("/staff-form/makes-a-form-live", test_makes_a_form_live);
  add ("/staff-form/walks-the-preview-first", test_walks_the_preview_first);
  add ("/staff-form/leaves-the-preview-at-any-time", test_leaves_the_preview_at_any_time);
  add ("/staff-form/locks-in-the-preview", test_locks_in_the_preview);
  add ("/staff-form/lists-mistakes", test_lists_mistakes);
  add ("/staff-form/says-what-will-be-missing", test_says_what_will_be_missing);
  add ("/staff-form/says-what-cannot-be-read", test_says_what_cannot_be_read);
  add ("/staff-form/takes-no-path-at-the-kiosk", test_takes_no_path_at_the_kiosk);
  add ("/staff-form/goes-back-to-the-earlier-form", test_goes_back_to_the_earlier_form);
  add ("/staff-form/mends-a-torn-form", test_mends_a_torn_form);
  add ("/staff-form/says-when-it-was-not-changed", test_says_when_it_was_not_changed);

  return g_test_run ();
}
