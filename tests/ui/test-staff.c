/* test-staff.c - the staff's pages on a real kiosk with a real vault
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-test-form.h"
#include "ant-test-staff.h"

#define N_MANY    10000
#define MOST_ROWS 300 /* that may exist for a list of any length */

/* --- what is in the vault --- */

static void
answer (AntSession *session, const char *path, AntValue *value)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_value_unref);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (values, value);
  ant_session_set (session, path, values, NULL, &error);
  g_assert_no_error (error);
}

static GBytes *
make_jpeg (void)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 320, 180);
  char *jpeg;
  gsize size;

  gdk_pixbuf_fill (pixbuf, 0x8899aaff);
  gdk_pixbuf_save_to_buffer (pixbuf, &jpeg, &size, "jpeg", NULL, NULL);

  return g_bytes_new_take (jpeg, size);
}

static AntVisit *
begin_visit (Fixture *self, const char *lang)
{
  AntVisit   *visit = ant_visit_new (self->clinic, self->vault.clock, lang);
  AntSession *session = ant_visit_get_session (visit);

  answer (session, "adult", ant_value_new_boolean (TRUE));
  answer (session, "consent.health", ant_value_new_boolean (TRUE));
  answer (session, "consent.photos", ant_value_new_boolean (TRUE));
  answer (session, "consent.contact", ant_value_new_boolean (FALSE));
  answer (session, "name", ant_value_new_text (ANT_VALUE_STRING, "Ada Example"));

  return visit;
}

static void
send (Fixture *self, AntVisit *visit, const char *reference)
{
  g_autoptr (AntRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  record = ant_visit_make_record (visit, reference, &error);
  g_assert_no_error (error);
  ant_test_commit (self->vault.vault, record, self->vault.form, &error);
  g_assert_no_error (error);
}

/* A visit in Polish, as the kiosk itself would send it. */
static void
send_visit (Fixture *self, const char *reference)
{
  g_autoptr (AntVisit) visit = begin_visit (self, "pl");
  AntHairline hairline = { ANT_HAIRLINE_ROUNDED, 1, 0 };
  g_autoptr (GBytes) jpeg = make_jpeg ();

  ant_visit_set_photo (visit, ANT_PHOTO_FRONT, jpeg);
  ant_visit_set_photo (visit, ANT_PHOTO_CROWN, jpeg);
  ant_visit_set_hairline (visit, &hairline);
  ant_visit_set_signature_name (visit, "Ada E.");
  send (self, visit, reference);
}

/* --- tests --- */

static void
test_refuses_a_wrong_passphrase (Fixture *self, gconstpointer data)
{
  ant_kiosk_show (self->kiosk, "staff-unlock", NULL);
  ant_tour_hand_type (get_page (self), "not these words");
  wait_until_shown (self, "That passphrase is not right");

  g_assert_true (is_on (self, "staff-unlock"));
  g_assert_false (is_unlocked (self));
}

static void
test_says_how_long_to_wait (Fixture *self, gconstpointer data)
{
  ant_kiosk_show (self->kiosk, "staff-unlock", NULL);
  for (int i = 0; i < 9 && !shows (get_page (self), "Too many wrong passphrases"); i++) {
    ant_tour_hand_type (get_page (self), "not these words");
    wait_for_page (self, "staff-unlock");
  }
  wait_until_shown (self, "Try again in ");
}

static void
press_button (Fixture *self, const char *name)
{
  gint64 end_us = g_get_monotonic_time () + WAIT_US;

  while (!ant_tour_hand_press_named (get_page (self), name)) {
    g_assert_cmpint (g_get_monotonic_time (), <, end_us);
    g_main_context_iteration (NULL, FALSE);
  }
}

static void
test_says_what_a_question_means (Fixture *self, gconstpointer data)
{
  g_autoptr (AntFaqLearned) learned = ant_faq_learned_new (ant_vault_get_dir (self->vault.vault));
  g_autoptr (AntFaqLearned) again = ant_faq_learned_new (ant_vault_get_dir (self->vault.vault));
  g_autoptr (GDateTime) now = ant_clock_get_local (self->vault.clock);
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) left = NULL;

  ant_faq_learned_count (learned, "en", "is there parking", now, 8);
  ant_faq_learned_count (learned, "en", "beard", now, 8);
  ant_kiosk_set_learned (self->kiosk, learned);
  unlock (self);
  ant_kiosk_show (self->kiosk, "staff-asked", NULL);
  press_button (self, "is there parking");
  press_button (self, "locations");
  wait_for_page (self, "staff-asked");
  press_button (self, "beard");
  press_button (self, "forget");
  wait_for_page (self, "staff-asked");
  wait_until_shown (self, "There is nothing here now.");

  g_assert_cmpint (
      ant_faq_index_search (ant_kiosk_get_faq_index (self->kiosk), "is there parking", &hits), ==,
      ANT_FAQ_ANSWERS);
  g_assert_true (ant_faq_learned_load (again, NULL));
  left = ant_faq_learned_list (again, "en");
  g_assert_cmpuint (left->len, ==, 0);
}

static void
test_shows_no_question_while_locked (Fixture *self, gconstpointer data)
{
  g_autoptr (AntFaqLearned) learned = ant_faq_learned_new (ant_vault_get_dir (self->vault.vault));
  g_autoptr (GDateTime) now = ant_clock_get_local (self->vault.clock);

  ant_faq_learned_count (learned, "en", "beard", now, 8);
  ant_kiosk_set_learned (self->kiosk, learned);
  ant_kiosk_show (self->kiosk, "staff-asked", NULL);
  g_assert_false (shows (get_page (self), "beard"));
}

static void
test_says_when_nothing_came (Fixture *self, gconstpointer data)
{
  unlock (self);
  wait_until_shown (self, "Nothing has come in yet");
}

static void
test_shows_an_intake (Fixture *self, gconstpointer data)
{
  const AntItem *adult = ant_form_find (ant_clinic_get_form (self->clinic), "adult");

  send_visit (self, "K7M-4QX-2");
  unlock (self);
  wait_until_shown (self, "K7M-4QX-2");
  wait_until_shown (self, "Today, 15:06");
  wait_until_shown (self, "\u20682 photos\u2069 · \u2068Polski\u2069");
  press (self, "intake");
  wait_for_page (self, "staff-intake");

  wait_until_shown (self, "Ada Example");
  wait_until_shown (self, "identity not checked");
  wait_until_shown (self, ant_item_get_text (adult, "en", NULL));
  wait_until_shown (self, "Hairline idea");
  wait_until_shown (self, "Given");
  wait_until_shown (self, "Not given");
  wait_until_shown (self, "Ada E.");
  press (self, "photo");
  wait_until_shown (self, "Close");
}

/* The clinic asks otherwise now: what was sent still says what that client was asked, and answered.
 */
static void
test_shows_an_intake_of_an_earlier_form (Fixture *self, gconstpointer data)
{
  AntForm *form = ant_clinic_get_form (self->clinic);
  g_autoptr (GPtrArray) issues = ant_pack_issue_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AntClinic) next = NULL;
  const char      *asked = ant_item_get_text (ant_form_find (form, "adult"), "pl", NULL);
  g_autofree char *quoted = g_strdup_printf ("\"valueString\": \"%s\"", asked);
  g_autoptr (GBytes) other =
      ant_test_form_change (form, quoted, "\"valueString\": \"Zupełnie inaczej?\"");

  send_visit (self, "K7M-4QX-2");
  next = ant_clinic_load_with_form (ant_clinic_get_dir (self->clinic), other, "next.json", issues,
                                    &error);
  g_assert_no_error (error);
  ant_kiosk_set_clinic (self->kiosk, next);
  unlock (self);
  press (self, "intake");
  wait_for_page (self, "staff-intake");
  wait_until_shown (self, asked);
  g_assert_false (shows (get_page (self), "Zupełnie inaczej?"));
  wait_until_shown (self, "Ada Example");
}

/* A question answered with a picture shows it below its words, among the photos to enlarge. */
static void
test_shows_a_picture_among_the_answers (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) other =
      ant_test_form_change (ant_clinic_get_form (self->clinic),
                            "\"type\": \"text\", \"maxLength\": 1000", "\"type\": \"attachment\"");
  g_autoptr (GPtrArray) issues = ant_pack_issue_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) jpeg = make_jpeg ();
  g_autoptr (AntVisit) visit = NULL;
  AntClinic *next = ant_clinic_load_with_form (ant_clinic_get_dir (self->clinic), other,
                                               "next.json", issues, &error);

  g_assert_no_error (error);
  ant_clinic_unref (self->clinic);
  self->clinic = next;
  ant_kiosk_set_clinic (self->kiosk, next);
  visit = begin_visit (self, "en");
  answer (ant_visit_get_session (visit), "health.more",
          ant_value_new_attachment ("image/jpeg", jpeg));
  send (self, visit, "K7M-4QX-2");

  unlock (self);
  press (self, "intake");
  wait_for_page (self, "staff-intake");
  wait_until_shown (self, "A picture");
  press (self, "photo"); /* the only one: no photos were taken */
  wait_until_shown (self, "Close");
  g_assert_true (shows (
      get_page (self),
      ant_item_get_text (ant_form_find (ant_clinic_get_form (next), "health.more"), "en", NULL)));
}

static void
test_back_keeps_the_list_and_then_locks (Fixture *self, gconstpointer data)
{
  send_visit (self, "K7M-4QX-2");
  unlock (self);
  press (self, "intake");
  wait_for_page (self, "staff-intake");

  ant_kiosk_go_back (self->kiosk);
  g_assert_true (is_on (self, "staff-queue"));
  wait_until_shown (self, "K7M-4QX-2");
  g_assert_true (is_unlocked (self));

  ant_kiosk_go_back (self->kiosk);
  g_assert_true (is_on (self, "staff-unlock"));
  g_assert_false (is_unlocked (self));
}

static void
test_locks_with_its_button (Fixture *self, gconstpointer data)
{
  unlock (self);
  ant_shell_activate_primary (ant_window_get_shell (ANT_WINDOW (self->window)));

  g_assert_true (is_on (self, "attract"));
  g_assert_false (is_unlocked (self));
  g_assert_null (ant_staff_get_cards (ant_staff_get (self->kiosk)));
}

static void
test_locks_after_two_quiet_minutes (Fixture *self, gconstpointer data)
{
  unlock (self);
  ant_idle_grant_more_time (ant_kiosk_get_idle (self->kiosk));
  ant_clock_advance (self->vault.clock, 2 * 60 * 1000);
  wait_for_page (self, "attract");

  g_assert_false (is_unlocked (self));
}

static void
test_locks_when_nobody_waited (Fixture *self, gconstpointer data)
{
  ant_kiosk_show (self->kiosk, "staff-unlock", NULL);
  ant_tour_hand_type (get_page (self), ANT_TEST_PASSPHRASE);
  ant_kiosk_go_back (self->kiosk);
  /* whatever the vault still works out comes before this */
  g_assert_cmpint (ant_test_count (self->vault.vault), ==, 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;

  g_assert_true (is_on (self, "attract"));
  g_assert_false (is_unlocked (self));
}

static void
test_shows_a_damaged_card (Fixture *self, gconstpointer data)
{
  g_autoptr (AntRecord) record = ant_record_new ("K7M-4QX-2");
  g_autoptr (GError) error = NULL;

  ant_test_add_text (record, ANT_PART_CARD, g_strdup ("{\"reference\":\"ABC-DEF-G\"}"));
  ant_test_commit (self->vault.vault, record, self->vault.form, &error);
  g_assert_no_error (error);
  unlock (self);
  wait_until_shown (self, "Damaged record");
  wait_until_shown (self, "K7M-4QX-2");

  g_log_set_always_fatal (G_LOG_FATAL_MASK); /* it is logged, and should be */
  press (self, "intake");
  wait_until_shown (self, "does not read back as it was written");
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
}

static int
count_rows (GtkWidget *root)
{
  int n = gtk_widget_has_css_class (root, "intake");

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_rows (child);

  return n;
}

static void
test_makes_only_the_rows_it_shows (Fixture *self, gconstpointer data)
{
  g_autoptr (GListStore) cards = g_list_store_new (ANT_TYPE_CARD);

  for (int i = 0; i < N_MANY; i++) {
    g_autoptr (AntCard) card = ant_card_new_damaged ("K7M-4QX-2", "not a real one");

    g_list_store_append (cards, card);
  }
  unlock (self);
  ant_kiosk_go_back (self->kiosk);
  ant_staff_set_cards (ant_staff_get (self->kiosk), G_LIST_MODEL (cards));
  ant_kiosk_show (self->kiosk, "staff-queue", NULL);
  wait_until_shown (self, "10000, newest first");
  wait_until_shown (self, "K7M-4QX-2");

  g_assert_cmpint (count_rows (get_page (self)), <, MOST_ROWS);
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

  add ("/staff/refuses-a-wrong-passphrase", test_refuses_a_wrong_passphrase);
  add ("/staff/says-how-long-to-wait", test_says_how_long_to_wait);
  add ("/staff/says-when-nothing-came", test_says_when_nothing_came);
  add ("/staff/says-what-a-question-means", test_says_what_a_question_means);
  add ("/staff/shows-no-question-while-locked", test_shows_no_question_while_locked);
  add ("/staff/shows-an-intake", test_shows_an_intake);
  add ("/staff/shows-an-intake-of-an-earlier-form", test_shows_an_intake_of_an_earlier_form);
  add ("/staff/shows-a-picture-among-the-answers", test_shows_a_picture_among_the_answers);
  add ("/staff/back-keeps-the-list-and-then-locks", test_back_keeps_the_list_and_then_locks);
  add ("/staff/locks-with-its-button", test_locks_with_its_button);
  add ("/staff/locks-after-two-quiet-minutes", test_locks_after_two_quiet_minutes);
  add ("/staff/locks-when-nobody-waited", test_locks_when_nobody_waited);
  add ("/staff/shows-a-damaged-card", test_shows_a_damaged_card);
  add ("/staff/makes-only-the-rows-it-shows", test_makes_only_the_rows_it_shows);

  return g_test_run ();
}
