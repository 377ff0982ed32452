/* test-faq.c - asking, finding, leafing, and coming back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-kiosk.h"
#include "ant-months.h"
#include "ant-test-kiosk.h"
#include "ant-tour-hand.h"

static GtkWidget *
get_page (Fixture *self)
{
  return GTK_WIDGET (ant_shell_get_page (ant_window_get_shell (ANT_WINDOW (self->window))));
}

/* Returns: (nullable): the widget of @type that shows @text or is called so, and can be seen */
static GtkWidget *
find (GtkWidget *widget, GType type, const char *text)
{
  gboolean is_named =
      g_str_equal (gtk_widget_get_name (widget), text) ||
      (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text));

  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && is_named)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find (child, type, text);

    if (found != NULL)
      return found;
  }

  return NULL;
}

static void
iterate (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static GtkWidget *
find_field (GtkWidget *widget)
{
  if (GTK_IS_ENTRY (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_field (child);

    if (found != NULL)
      return found;
  }

  return NULL;
}

static void
type (Fixture *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_field (get_page (self))), text);
  iterate ();
}

static void
press (Fixture *self, const char *name)
{
  GtkWidget *button = find (get_page (self), GTK_TYPE_BUTTON, name);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  iterate ();
}

static void
test_finds_as_one_types (Fixture *self, gconstpointer data)
{
  GtkWidget *row;

  ant_kiosk_show (self->kiosk, "faq", NULL);
  g_assert_nonnull (find (get_page (self), GTK_TYPE_BUTTON, "women"));
  type (self, "how much does it co");
  row = find (get_page (self), GTK_TYPE_BUTTON, "price");
  g_assert_nonnull (row);
  g_assert_null (find (get_page (self), GTK_TYPE_BUTTON, "women"));

  /* the row that was there stays the one it was */
  type (self, "how much does it cost");
  g_assert_true (find (get_page (self), GTK_TYPE_BUTTON, "price") == row);
  type (self, "");
  g_assert_nonnull (find (get_page (self), GTK_TYPE_BUTTON, "women"));
}

static void
test_says_none_after_a_pause (Fixture *self, gconstpointer data)
{
  static const char *const none = "We have no answer to that here";

  ant_kiosk_show (self->kiosk, "faq", NULL);
  gtk_editable_set_text (GTK_EDITABLE (find_field (get_page (self))), "is there parking");
  g_assert_null (find (get_page (self), GTK_TYPE_LABEL, none)); /* no time has passed yet */
  while (find (get_page (self), GTK_TYPE_LABEL, none) == NULL)
    g_main_context_iteration (NULL, TRUE);

  type (self, "is there parking?");
  ant_kiosk_go_back (self->kiosk);
  iterate (); /* the timeout went with the page */
}

static void
test_never_answers_medical (Fixture *self, gconstpointer data)
{
  ant_kiosk_show (self->kiosk, "faq", NULL);
  type (self, "how much does it cost, i take warfarin");
  g_assert_nonnull (find (get_page (self), GTK_TYPE_LABEL, "Please tell the practitioner"));
  g_assert_null (find (get_page (self), GTK_TYPE_BUTTON, "price"));
}

static void
test_leads_on_from_an_answer_and_back (Fixture *self, gconstpointer data)
{
  ant_kiosk_show (self->kiosk, "faq", NULL);
  type (self, "how much");
  press (self, "price");
  g_assert_cmpstr (ant_kiosk_get_path (self->kiosk), ==, "price");
  press (self, "touch-up-price");
  g_assert_cmpstr (ant_kiosk_get_path (self->kiosk), ==, "touch-up-price");
  ant_kiosk_go_back (self->kiosk);
  ant_kiosk_go_back (self->kiosk);
  g_assert_cmpstr (ant_kiosk_get_page (self->kiosk), ==, "faq");
  g_assert_nonnull (find (get_page (self), GTK_TYPE_BUTTON, "price"));
}

static void
test_asks_whether_it_helped (Fixture *self, gconstpointer data)
{
  ant_kiosk_show (self->kiosk, "answer", "price");
  press (self, "no");
  g_assert_nonnull (find (get_page (self), GTK_TYPE_LABEL,
                          "Sorry about that. A member of staff can tell you more."));
  ant_kiosk_show (self->kiosk, "answer", "pain");
  press (self, "yes");
  g_assert_nonnull (find (get_page (self), GTK_TYPE_LABEL, "Good. Thank you for telling us."));
}

static void
test_explains_a_question_and_returns (Fixture *self, gconstpointer data)
{
  ant_kiosk_begin (self->kiosk);
  iterate ();
  g_assert_cmpstr (ant_kiosk_get_path (self->kiosk), ==, "adult");
  ant_tour_hand_fill (get_page (self), 0);
  press (self, "age-limit");
  g_assert_cmpstr (ant_kiosk_get_page (self->kiosk), ==, "answer");
  g_assert_null (find (get_page (self), GTK_TYPE_LABEL, "Others also ask"));
  ant_kiosk_go_back (self->kiosk);
  iterate ();
  g_assert_cmpstr (ant_kiosk_get_path (self->kiosk), ==, "adult");
  g_assert_true (ant_page_get_complete (ANT_PAGE (get_page (self))));
}

static void
test_finds_what_staff_taught (Fixture *self, gconstpointer data)
{
  g_autoptr (AntFaqLearned) learned = ant_faq_learned_new (ant_vault_get_dir (self->vault.vault));

  ant_kiosk_set_learned (self->kiosk, learned);
  ant_kiosk_show (self->kiosk, "faq", NULL);
  type (self, "is there parking");
  g_assert_null (find (get_page (self), GTK_TYPE_LABEL, "Is your question one of these?"));

  ant_faq_learned_teach (learned, "en", "is there parking", "locations");
  ant_kiosk_renew_faq (self->kiosk);
  type (self, "Is there parking?");
  g_assert_nonnull (find (get_page (self), GTK_TYPE_LABEL, "Is your question one of these?"));
  g_assert_nonnull (find (get_page (self), GTK_TYPE_BUTTON, "locations"));
}

static void
test_leafs_through_the_chapters (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) chapters = ant_clinic_get_chapters (self->clinic, "en");

  ant_kiosk_show (self->kiosk, "about", NULL);
  press (self, ((AntChapter *) chapters->pdata[0])->id);
  for (guint i = 0; i < chapters->len; i++) {
    g_assert_cmpstr (ant_kiosk_get_page (self->kiosk), ==, "chapter");
    g_assert_cmpstr (ant_kiosk_get_path (self->kiosk), ==, ((AntChapter *) chapters->pdata[i])->id);
    g_assert_false (ant_page_leave (ANT_PAGE (get_page (self))));
    iterate ();
  }
  g_assert_cmpint (ant_page_get_chrome (ANT_PAGE (get_page (self))), ==, ANT_PAGE_BACK);
  ant_kiosk_go_back (self->kiosk);
  g_assert_cmpstr (ant_kiosk_get_path (self->kiosk), ==, "before");
  ant_kiosk_return (self->kiosk, "about");
  g_assert_cmpstr (ant_kiosk_get_page (self->kiosk), ==, "about");
}

static void
test_moves_the_first_visit (Fixture *self, gconstpointer data)
{
  g_autoptr (GDateTime) today = ant_clock_get_local (self->vault.clock);
  g_autoptr (GDateTime) next_week = g_date_time_add_days (today, 7);
  g_autoptr (GDateTime) later = g_date_time_add_days (today, 15);
  g_autofree char *before = ant_months_format_day (next_week);
  g_autofree char *after = ant_months_format_day (later);

  ant_kiosk_show (self->kiosk, "chapter", "visits");
  iterate ();
  g_assert_nonnull (find (get_page (self), GTK_TYPE_LABEL, before));
  press (self, "week-later");
  press (self, "day-later");
  g_assert_nonnull (find (get_page (self), GTK_TYPE_LABEL, after));

  /* never before tomorrow */
  for (int i = 0; i < 5; i++)
    press (self, "week-earlier");
  ant_kiosk_show (self->kiosk, "chapter", "nowhere");
  iterate ();
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

  add ("/faq/finds-as-one-types", test_finds_as_one_types);
  add ("/faq/says-none-after-a-pause", test_says_none_after_a_pause);
  add ("/faq/never-answers-medical", test_never_answers_medical);
  add ("/faq/leads-on-from-an-answer-and-back", test_leads_on_from_an_answer_and_back);
  add ("/faq/asks-whether-it-helped", test_asks_whether_it_helped);
  add ("/faq/explains-a-question-and-returns", test_explains_a_question_and_returns);
  add ("/faq/finds-what-staff-taught", test_finds_what_staff_taught);
  add ("/about/leafs-through-the-chapters", test_leafs_through_the_chapters);
  add ("/about/moves-the-first-visit", test_moves_the_first_visit);

  return g_test_run ();
}
