/* test-resume.c - a visit that was torn goes on, where the person is still there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-keeper.h"
#include "ant-kiosk.h"
#include "ant-test-kiosk.h"
#include "ant-tour-hand.h"

/**
 * Torn:
 *
 * The program that died is @first: nothing was told of its end. @kiosk is the one that starts after
 * it, on the same folder and with the same keys.
 */
typedef struct {
  Fixture       first;
  AntDraftKeys *keys;
  AntDraft     *draft;
  AntKiosk     *kiosk;
  GtkWidget    *window;
} Torn;

static void
settle (AntDraft *draft)
{
  g_autoptr (GAsyncResult) result = NULL;

  ant_draft_settle_async (draft, NULL, ant_test_keep_result, &result);
  ant_draft_settle_finish (draft, ant_test_wait (&result), NULL);
}

static gboolean
has_draft (Torn *self)
{
  g_autofree char *path = g_build_filename (self->first.vault.dir, "draft.db", NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* Over 18, in Polish, with a larger text, and now at the privacy page. */
static void
begin_visit (Torn *self)
{
  AntKiosk *kiosk = self->first.kiosk;
  g_autoptr (AntDraft) draft =
      ant_draft_new (self->first.vault.dir, self->keys, self->first.vault.clock);
  AntPage *page;

  ant_keeper_attach (kiosk, draft);
  ant_kiosk_set_language (kiosk, "pl");
  g_object_set (kiosk, "text-size", 150, NULL);
  ant_kiosk_begin (kiosk);
  page = ant_shell_get_page (ant_window_get_shell (ANT_WINDOW (self->first.window)));
  ant_tour_hand_fill (GTK_WIDGET (page), 0);
  ant_page_keep (page);
  ant_kiosk_go_on (kiosk);
  g_assert_cmpstr (ant_kiosk_get_page (kiosk), ==, "privacy");
  settle (draft);
  g_assert_true (has_draft (self));
}

static void
set_up_torn (Torn *self, gconstpointer data)
{
  g_autoptr (AntCamera) camera = ant_camera_new ("none", NULL);

  set_up (&self->first, data);
  self->keys = ant_draft_keys_new_here ();
  begin_visit (self);
  self->kiosk =
      ant_kiosk_new (self->first.clinic, self->first.vault.vault, camera, self->first.vault.clock);
  self->draft = ant_draft_new (self->first.vault.dir, self->keys, self->first.vault.clock);
  ant_keeper_attach (self->kiosk, self->draft);
  self->window = ant_window_new (NULL, self->kiosk, self->first.theme, FALSE);
}

static void
tear_down_torn (Torn *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->kiosk);
  g_object_unref (self->draft);
  ant_draft_keys_unref (self->keys);
  tear_down (&self->first, data);
}

static void
wait_for_page (Torn *self, const char *page)
{
  while (!g_str_equal (ant_kiosk_get_page (self->kiosk), page))
    g_main_context_iteration (NULL, TRUE);
}

static void
look_back (Torn *self)
{
  ant_keeper_look_back (ant_keeper_get (self->kiosk));
}

static void
test_goes_on (Torn *self, gconstpointer data)
{
  int size;

  look_back (self);
  wait_for_page (self, "resume");
  g_assert_cmpstr (ant_kiosk_get_language (self->kiosk), ==, "pl");
  g_object_get (self->kiosk, "text-size", &size, NULL);
  g_assert_cmpint (size, ==, 150);
  g_assert_null (ant_kiosk_get_visit (self->kiosk));

  ant_keeper_resume (ant_keeper_get (self->kiosk));
  g_assert_cmpstr (ant_kiosk_get_page (self->kiosk), ==, "privacy");
  g_assert_cmpuint (
      ant_session_get (ant_visit_get_session (ant_kiosk_get_visit (self->kiosk)), "adult")->len, ==,
      1);
  ant_kiosk_go_back (self->kiosk);
  ant_kiosk_go_back (self->kiosk);
  g_assert_cmpstr (ant_kiosk_get_page (self->kiosk), ==, "home");
  settle (self->draft);
  g_assert_false (has_draft (self));
}

static void
test_waits_a_minute (Torn *self, gconstpointer data)
{
  look_back (self);
  wait_for_page (self, "resume");
  ant_clock_advance (self->first.vault.clock, 59000);
  ant_idle_note_activity (ant_kiosk_get_idle (self->kiosk));
  for (int i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpstr (ant_kiosk_get_page (self->kiosk), ==, "resume");

  ant_clock_advance (self->first.vault.clock, 1000);
  wait_for_page (self, "attract");
  g_assert_true (ant_kiosk_is_pristine (self->kiosk));
  settle (self->draft);
  g_assert_false (has_draft (self));
}

/* The next person was quicker than the look at the disk. */
static void
test_asks_nobody_else (Torn *self, gconstpointer data)
{
  ant_kiosk_show (self->kiosk, "home", NULL);
  look_back (self);
  while (has_draft (self))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (ant_kiosk_get_page (self->kiosk), ==, "home");
}

static void
send (Torn *self, gboolean is_stored)
{
  const char *reference = "000-001-1";
  g_autoptr (AntDraft) draft = g_object_ref (ant_kiosk_get_draft (self->first.kiosk));
  AntVisit *visit = ant_kiosk_get_visit (self->first.kiosk);
  g_autoptr (AntRecord) record = ant_visit_make_record (visit, reference, NULL);
  g_autoptr (GError) error = NULL;

  ant_draft_add_sent (draft, reference);
  settle (draft);
  if (is_stored)
    ant_test_commit (self->first.vault.vault, record, self->first.vault.form, &error);
  g_assert_no_error (error);
}

static void
test_sends_once (Torn *self, gconstpointer data)
{
  send (self, TRUE);
  look_back (self);
  wait_for_page (self, "resume");
  ant_keeper_resume (ant_keeper_get (self->kiosk));
  wait_for_page (self, "done");
  g_assert_cmpstr (ant_kiosk_get_reference (self->kiosk), ==, "000-001-1");
  settle (self->draft);
  g_assert_false (has_draft (self));
}

static void
test_sends_at_all (Torn *self, gconstpointer data)
{
  send (self, FALSE);
  look_back (self);
  wait_for_page (self, "resume");
  ant_keeper_resume (ant_keeper_get (self->kiosk));
  wait_for_page (self, "privacy");
}

static void
add (const char *path, void (*test) (Torn *, gconstpointer))
{
  g_test_add (path, Torn, NULL, set_up_torn, test, tear_down_torn);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_assert_true (ant_seal_init (NULL));

  add ("/resume/goes-on", test_goes_on);
  add ("/resume/waits-a-minute", test_waits_a_minute);
  add ("/resume/asks-nobody-else", test_asks_nobody_else);
  add ("/resume/sends-once", test_sends_once);
  add ("/resume/sends-at-all", test_sends_at_all);

  return g_test_run ();
}
