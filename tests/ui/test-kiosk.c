/* test-kiosk.c - one person after another at one kiosk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-kiosk.h"
#include "ant-test-form.h"
#include "ant-test-kiosk.h"
#include "ant-tour-hand.h"

static AntShell *
get_shell (Fixture *self)
{
  return ant_window_get_shell (ANT_WINDOW (self->window));
}

static void
answer_yes (AntKiosk *kiosk, const char *path)
{
  g_autoptr (GPtrArray) yes = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_value_unref);

  g_ptr_array_add (yes, ant_value_new_boolean (TRUE));
  g_assert_true (
      ant_session_set (ant_visit_get_session (ant_kiosk_get_visit (kiosk)), path, yes, NULL, NULL));
}

static void
test_shows_the_reference_once_sent (Fixture *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ant_kiosk_begin (self->kiosk);
  answer_yes (self->kiosk, "adult");
  ant_kiosk_send_async (self->kiosk, NULL, ant_test_keep_result, &result);
  g_assert_true (ant_kiosk_send_finish (self->kiosk, ant_test_wait (&result), &error));
  g_assert_no_error (error);
  g_assert_cmpstr (ant_kiosk_get_page (self->kiosk), ==, "done");
  g_assert_nonnull (ant_kiosk_get_reference (self->kiosk));
  g_assert_null (ant_kiosk_get_visit (self->kiosk));
}

static void
test_keeps_a_send_from_the_next_person (Fixture *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ant_kiosk_begin (self->kiosk);
  answer_yes (self->kiosk, "adult");
  ant_kiosk_send_async (self->kiosk, NULL, ant_test_keep_result, &result);
  ant_kiosk_reset (self->kiosk);
  ant_kiosk_begin (self->kiosk);
  g_assert_true (ant_kiosk_send_finish (self->kiosk, ant_test_wait (&result), &error));
  g_assert_no_error (error);

  /* the next person knows nothing of it and goes on */
  g_assert_cmpstr (ant_kiosk_get_page (self->kiosk), ==, "question");
  g_assert_null (ant_kiosk_get_reference (self->kiosk));
  g_assert_nonnull (ant_kiosk_get_visit (self->kiosk));
}

static void
test_refuses_a_second_send (Fixture *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) first = NULL, second = NULL;
  g_autoptr (GError) error = NULL;

  ant_kiosk_begin (self->kiosk);
  answer_yes (self->kiosk, "adult");
  ant_kiosk_send_async (self->kiosk, NULL, ant_test_keep_result, &first);
  ant_kiosk_send_async (self->kiosk, NULL, ant_test_keep_result, &second);
  g_assert_false (ant_kiosk_send_finish (self->kiosk, ant_test_wait (&second), &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_true (ant_kiosk_send_finish (self->kiosk, ant_test_wait (&first), &error));
  g_assert_no_error (error);
}

static void
test_keeps_an_answer_over_a_language (Fixture *self, gconstpointer data)
{
  ant_kiosk_begin (self->kiosk);
  ant_tour_hand_fill (GTK_WIDGET (ant_shell_get_page (get_shell (self))), 0);
  ant_kiosk_set_language (self->kiosk, "pl");
  g_assert_cmpuint (
      ant_session_get (ant_visit_get_session (ant_kiosk_get_visit (self->kiosk)), "adult")->len, ==,
      1);
}

static void
test_forgets_everything_on_reset (Fixture *self, gconstpointer data)
{
  g_assert_true (ant_kiosk_is_pristine (self->kiosk));
  ant_kiosk_set_language (self->kiosk, "ur");
  g_object_set (self->kiosk, "text-size", 200, "high-contrast", TRUE, "low-reach", TRUE, NULL);
  g_assert_false (ant_kiosk_is_pristine (self->kiosk));
  ant_kiosk_begin (self->kiosk);
  ant_tour_hand_fill (GTK_WIDGET (ant_shell_get_page (get_shell (self))), 0);
  gtk_widget_activate_action (GTK_WIDGET (get_shell (self)), "kiosk.display", NULL);

  ant_kiosk_reset (self->kiosk);
  g_assert_true (ant_kiosk_is_pristine (self->kiosk));
  g_assert_null (ant_kiosk_get_visit (self->kiosk));
  g_assert_false (ant_shell_has_sheet (get_shell (self)));
  g_assert_cmpstr (ant_kiosk_get_page (self->kiosk), ==, "attract");
  g_assert_false (gtk_widget_has_css_class (self->window, "text-200"));
  g_assert_false (gtk_widget_has_css_class (self->window, "high-contrast"));
}

/* --- another form --- */

/* The pack with its form under another version and name. */
static AntClinic *
load_second (Fixture *self)
{
  g_autoptr (GPtrArray) issues = ant_pack_issue_list_new ();
  g_autoptr (GBytes) form = ant_test_form_change (ant_clinic_get_form (self->clinic),
                                                  "\"version\": \"1\"", "\"version\": \"second\"");
  g_autoptr (GError) error = NULL;
  AntClinic *second = ant_clinic_load_with_form (ant_clinic_get_dir (self->clinic), form,
                                                 "second.json", issues, &error);

  g_assert_no_error (error);

  return second;
}

/* What the vault has of the newest intake: the canonical of its answers, and the form beside them.
 */
static char *
read_canonical (Fixture *self, const char *reference)
{
  g_autoptr (AntSecret) identity = ant_test_unlock (self->vault.vault, ANT_TEST_PASSPHRASE, NULL);
  g_autoptr (AntRecord) record = ant_test_read (self->vault.vault, identity, reference, NULL);
  GBytes     *answers = ant_record_find (record, ANT_PART_ANSWERS);
  const char *text = g_bytes_get_data (answers, NULL);
  g_auto (GStrv) parts = g_strsplit (text, "\"questionnaire\":\"", 2);

  return g_strndup (parts[1], strcspn (parts[1], "\""));
}

static GBytes *
read_form (Fixture *self, const char *reference)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  GBytes *form = NULL;

  ant_vault_extract_async (self->vault.vault, reference, NULL, ant_test_keep_result, &result);
  parts = ant_vault_extract_finish (self->vault.vault, ant_test_wait (&result), &form, NULL);
  g_assert_nonnull (parts);

  return form;
}

static char *
send_visit (Fixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ant_kiosk_send_async (self->kiosk, NULL, ant_test_keep_result, &result);
  g_assert_true (ant_kiosk_send_finish (self->kiosk, ant_test_wait (&result), &error));
  g_assert_no_error (error);

  return g_strdup (ant_kiosk_get_reference (self->kiosk));
}

static void
test_ends_a_visit_with_the_form_it_began_with (Fixture *self, gconstpointer data)
{
  g_autoptr (AntClinic) second = load_second (self);
  g_autofree char *reference = NULL;
  g_autofree char *canonical = NULL;
  g_autoptr (GBytes) form = NULL;

  ant_kiosk_begin (self->kiosk);
  answer_yes (self->kiosk, "adult");
  ant_kiosk_set_clinic (self->kiosk, second);
  g_assert_true (ant_kiosk_get_clinic (self->kiosk) == self->clinic);
  answer_yes (self->kiosk, "consent.health");

  reference = send_visit (self);
  canonical = read_canonical (self, reference);
  form = read_form (self, reference);
  g_assert_cmpstr (canonical, ==, "urn:anteroom:questionnaire:common|1");
  g_assert_true (g_bytes_equal (form, ant_form_get_bytes (ant_clinic_get_form (self->clinic))));
  g_assert_true (ant_kiosk_get_clinic (self->kiosk) == second);
}

static void
test_begins_the_next_visit_with_the_new_form (Fixture *self, gconstpointer data)
{
  g_autoptr (AntClinic) second = load_second (self);
  g_autofree char *reference = NULL;
  g_autofree char *canonical = NULL;

  ant_kiosk_begin (self->kiosk);
  ant_kiosk_set_clinic (self->kiosk, second);
  ant_kiosk_reset (self->kiosk);
  ant_kiosk_begin (self->kiosk);
  answer_yes (self->kiosk, "adult");
  reference = send_visit (self);
  canonical = read_canonical (self, reference);
  g_assert_cmpstr (canonical, ==, "urn:anteroom:questionnaire:common|second");
}

static void
test_sends_the_form_of_a_visit_that_is_cleared_meanwhile (Fixture *self, gconstpointer data)
{
  g_autoptr (AntClinic) second = load_second (self);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ant_kiosk_begin (self->kiosk);
  answer_yes (self->kiosk, "adult");
  ant_kiosk_send_async (self->kiosk, NULL, ant_test_keep_result, &result);
  ant_kiosk_set_clinic (self->kiosk, second);
  ant_kiosk_reset (self->kiosk);
  g_assert_true (ant_kiosk_send_finish (self->kiosk, ant_test_wait (&result), &error));
  g_assert_no_error (error);
}

static void
test_mends_a_refusal_with_another_form (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) reason = g_error_new_literal (ANT_ERROR, ANT_ERROR_CORRUPT, "live-form");
  g_autoptr (AntClinic) second = load_second (self);

  ant_kiosk_refuse (self->kiosk, reason);
  g_assert_error (ant_kiosk_get_refusal (self->kiosk), ANT_ERROR, ANT_ERROR_CORRUPT);
  ant_kiosk_set_clinic (self->kiosk, second);
  g_assert_null (ant_kiosk_get_refusal (self->kiosk));
}

/* --- a preview --- */

static void
test_keeps_nothing_of_a_preview (Fixture *self, gconstpointer data)
{
  g_autoptr (AntClinic) second = load_second (self);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ant_kiosk_show (self->kiosk, "about", NULL);
  ant_kiosk_begin_preview (self->kiosk, second);
  g_assert_true (ant_kiosk_get_clinic (self->kiosk) == second);
  answer_yes (self->kiosk, "adult");
  ant_kiosk_send_async (self->kiosk, NULL, ant_test_keep_result, &result);
  g_assert_false (ant_kiosk_send_finish (self->kiosk, ant_test_wait (&result), &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_INVALID);
  g_assert_cmpint (ant_test_count (self->vault.vault), ==, 0);

  ant_kiosk_end_preview (self->kiosk);
  g_assert_false (ant_kiosk_is_preview (self->kiosk));
  g_assert_cmpstr (ant_kiosk_get_page (self->kiosk), ==, "about");
  g_assert_null (ant_kiosk_get_visit (self->kiosk));
  g_assert_true (ant_kiosk_get_clinic (self->kiosk) == self->clinic);
}

static void
on_preview_ended (AntKiosk *kiosk, gboolean is_whole, int *seen)
{
  *seen = is_whole ? 2 : 1;
}

static void
test_walks_a_preview_to_its_end (Fixture *self, gconstpointer data)
{
  g_autoptr (GHashTable) pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  int seen = 0;

  g_signal_connect (self->kiosk, "preview-ended", G_CALLBACK (on_preview_ended), &seen);
  ant_kiosk_show (self->kiosk, "about", NULL);
  ant_kiosk_begin_preview (self->kiosk, self->clinic);
  ant_kiosk_go_back (self->kiosk);
  g_assert_cmpint (seen, ==, 1);
  g_assert_cmpstr (ant_kiosk_get_page (self->kiosk), ==, "about");

  ant_kiosk_begin_preview (self->kiosk, self->clinic);
  for (int i = 0; i < 100 && ant_kiosk_is_preview (self->kiosk); i++) {
    g_hash_table_add (pages, g_strdup (ant_kiosk_get_page (self->kiosk)));
    ant_kiosk_go_on (self->kiosk);
  }
  g_assert_cmpint (seen, ==, 2);
  g_assert_cmpstr (ant_kiosk_get_page (self->kiosk), ==, "about");
  g_assert_true (g_hash_table_contains (pages, "consent"));
  g_assert_true (g_hash_table_contains (pages, "check"));
  g_assert_false (g_hash_table_contains (pages, "hairline"));
  g_assert_false (g_hash_table_contains (pages, "sign"));
  ant_kiosk_go_back (self->kiosk);
  g_assert_cmpstr (ant_kiosk_get_page (self->kiosk), ==, "attract");
}

static void
test_keeps_a_question_until_reset (Fixture *self, gconstpointer data)
{
  double place;

  ant_kiosk_show (self->kiosk, "faq", NULL);
  ant_tour_hand_type (GTK_WIDGET (ant_shell_get_page (get_shell (self))), "how much is it");
  ant_page_keep (ant_shell_get_page (get_shell (self)));
  ant_kiosk_show (self->kiosk, "answer", "price");

  /* the page that comes again has it, and would keep it once more */
  ant_kiosk_go_back (self->kiosk);
  ant_kiosk_keep_faq_query (self->kiosk, NULL, 0);
  ant_page_keep (ant_shell_get_page (get_shell (self)));
  g_assert_cmpstr (ant_kiosk_get_faq_query (self->kiosk, &place), ==, "how much is it");

  ant_kiosk_reset (self->kiosk);
  g_assert_null (ant_kiosk_get_faq_query (self->kiosk, &place));
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

  add ("/kiosk/shows-the-reference-once-sent", test_shows_the_reference_once_sent);
  add ("/kiosk/keeps-a-send-from-the-next-person", test_keeps_a_send_from_the_next_person);
  add ("/kiosk/refuses-a-second-send", test_refuses_a_second_send);
  add ("/kiosk/keeps-an-answer-over-a-language", test_keeps_an_answer_over_a_language);
  add ("/kiosk/keeps-a-question-until-reset", test_keeps_a_question_until_reset);
  add ("/kiosk/forgets-everything-on-reset", test_forgets_everything_on_reset);
  add ("/kiosk/ends-a-visit-with-the-form-it-began-with",
       test_ends_a_visit_with_the_form_it_began_with);
  add ("/kiosk/begins-the-next-visit-with-the-new-form",
       test_begins_the_next_visit_with_the_new_form);
  add ("/kiosk/sends-the-form-of-a-visit-that-is-cleared-meanwhile",
       test_sends_the_form_of_a_visit_that_is_cleared_meanwhile);
  add ("/kiosk/mends-a-refusal-with-another-form", test_mends_a_refusal_with_another_form);
  add ("/kiosk/keeps-nothing-of-a-preview", test_keeps_nothing_of_a_preview);
  add ("/kiosk/walks-a-preview-to-its-end", test_walks_a_preview_to_its_end);

  return g_test_run ();
}
