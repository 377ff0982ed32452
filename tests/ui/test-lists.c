/* test-lists.c - lists that grow, tables a row a page, pictures, and errors that lead to their
 * field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-scaffold.h"
#include "ant-test-pages.h"

static gboolean
shows (AntPage *page, const char *text)
{
  g_autoptr (GPtrArray) labels = list (page, GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++) {
    if (strstr (gtk_label_get_text (labels->pdata[i]), text) != NULL)
      return TRUE;
  }

  return FALSE;
}

static void
write_in (Fixture *self, const char *path, const char *text)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_value_unref);

  g_ptr_array_add (values, ant_value_new_text (ANT_VALUE_STRING, text));
  g_assert_true (ant_session_set (get_session (self), path, values, NULL, NULL));
}

static void
test_lists_entries (Fixture *self, gconstpointer data)
{
  AntPage *page = put (self, ant_rows_page_new (self->kiosk, "medicines"));

  g_assert_true (shows (page, "Medicines (optional)"));
  g_assert_true (shows (page, "Add up to 3"));
  g_assert_true (shows (page, "Nothing added yet"));
  press (page, "Add the first");
  g_assert_cmpstr (ant_kiosk_get_page (self->kiosk), ==, "question");
  g_assert_cmpstr (ant_kiosk_get_path (self->kiosk), ==, "medicines[0]/medicine");

  write_in (self, "medicines[0]/medicine", "Iron");
  for (int i = 1; i < 3; i++)
    g_assert_true (ant_session_add (get_session (self), "medicines", NULL, NULL));
  page = put (self, ant_rows_page_new (self->kiosk, "medicines"));
  g_assert_true (shows (page, "What is it called? – Iron"));
  g_assert_true (shows (page, "as many as there may be"));
  g_assert_null (find_button (page, "Add another"));
  press (page, "Remove: Medicines (3)");
  g_assert_cmpuint (ant_session_count_rows (get_session (self), "medicines"), ==, 2);
  g_assert_nonnull (find_button (page, "Add another"));
  g_assert_nonnull (find_button (page, "Change: Medicines (1)"));
}

static void
test_wants_one_entry (Fixture *self, gconstpointer data)
{
  AntPage *page = put (self, ant_rows_page_new (self->kiosk, "treatments"));

  g_assert_false (ant_page_leave (page));
  g_assert_true (shows (page, "Please add at least 1 to go on"));
}

/* Cells come and go with the answers beside them, and sums follow. */
static void
test_works_a_row_out (Fixture *self, gconstpointer data)
{
  AntPage *page;

  g_assert_true (ant_session_add (get_session (self), "treatments", NULL, NULL));
  page = put (self, ant_row_page_new (self->kiosk, "treatments[0]"));
  g_assert_true (shows (page, "Earlier treatments (1)"));
  g_assert_false (shows (page, "Why not?"));
  press (page, "No");
  g_assert_true (shows (page, "Why not?"));
  type (page, 1, "3");
  type (page, 2, "40");
  g_assert_true (shows (page, "120"));

  g_assert_false (ant_page_leave (page)); /* "Where?" is required */
  g_assert_true (shows (page, "Please answer this question to go on"));
  type (page, 0, "Derby");
  g_assert_true (ant_page_leave (page));
}

static void
test_says_where_a_question_stands (Fixture *self, gconstpointer data)
{
  AntPage *page;

  g_assert_true (ant_session_add (get_session (self), "medicines", NULL, NULL));
  page = put (self, ant_question_page_new (self->kiosk, "medicines[0]/medicine"));
  g_assert_true (shows (page, "Medicines (1)"));
  g_assert_true (shows (page, "This is a form of the tests."));
  g_assert_true (shows (page, "Nothing of it is shared."));

  page = put (self, ant_question_page_new (self->kiosk, "scale.itch"));
  g_assert_true (shows (page, "Over the last two weeks"));
  g_assert_true (shows (page, "1. Itching"));

  write_in (self, "allergy", "Nuts");
  page = put (self, ant_question_page_new (self->kiosk, "allergy#0/allergy.bad"));
  g_assert_true (shows (page, "What are you allergic to? – Nuts"));
}

static guint
find_line (AntPage *page, const char *text)
{
  g_autoptr (GPtrArray) labels = list (page, GTK_TYPE_LABEL);
  guint i = 0;

  while (i < labels->len && strstr (gtk_label_get_text (labels->pdata[i]), text) == NULL)
    i++;
  g_assert_cmpuint (i, <, labels->len);

  return i;
}

/* A keyboard that came and went leaves every line where it was. */
static void
test_keeps_the_order_of_lines (Fixture *self, gconstpointer data)
{
  AntPage *page = put (self, ant_question_page_new (self->kiosk, "scale.itch"));
  g_autoptr (GPtrArray) scaffolds = list (page, ANT_TYPE_SCAFFOLD);

  for (int i = 0; i < 2; i++) {
    g_assert_cmpuint (find_line (page, "Over the last two weeks"), <,
                      find_line (page, "1. Itching"));
    ant_scaffold_set_low (scaffolds->pdata[0], TRUE);
    g_assert_cmpuint (find_line (page, "1. Itching"), ==, 0);
    ant_scaffold_set_low (scaffolds->pdata[0], FALSE);
  }
}

static void
test_does_without_a_file (Fixture *self, gconstpointer data)
{
  AntPage *page = put (self, ant_attachment_page_new (self->kiosk, "report"));

  g_assert_true (shows (page, "This kind of file cannot be given here."));
  g_assert_nonnull (find_button (page, "Ask staff"));
  g_assert_true (ant_page_leave (page));
}

/* Of several answers the problem leads to the one that is wrong. */
static void
test_leads_to_the_wrong_answer (Fixture *self, gconstpointer data)
{
  AntPage *page = put (self, ant_question_page_new (self->kiosk, "allergy"));
  g_autoptr (GPtrArray) fields = NULL;

  type (page, 0, "Nuts");
  press (page, "Add another");
  type (page, 1, "Something much longer than twenty characters");
  g_assert_false (ant_page_leave (page));
  fields = list (page, GTK_TYPE_ENTRY);
  g_assert_false (gtk_widget_has_css_class (fields->pdata[0], "invalid"));
  g_assert_true (gtk_widget_has_css_class (fields->pdata[1], "invalid"));
}

/* Of a group that is one page to the form the texts go along with its questions. */
static void
test_leads_up_to_questions (Fixture *self, gconstpointer data)
{
  g_auto (GStrv) pages = ant_session_list_pages (get_session (self));
  AntPage *page = put (self, ant_question_page_new (self->kiosk, "sleep.hours"));

  g_assert_false (g_strv_contains ((const char *const *) pages, "sleep.intro"));
  g_assert_true (g_strv_contains ((const char *const *) pages, "sleep.end"));
  g_assert_true (shows (page, "Think of the last seven nights."));
  g_assert_false (shows (page, "Only if you woke up."));
  g_assert_cmpstr (ant_page_get_section (page), ==, "How you sleep");

  page = put (self, ant_question_page_new (self->kiosk, "sleep.woke"));
  g_assert_false (shows (page, "Only if you woke up."));
  page = put (self, ant_question_page_new (self->kiosk, "sleep.hours"));
  type (page, 0, "5");
  g_assert_true (ant_page_leave (page));
  page = put (self, ant_question_page_new (self->kiosk, "sleep.woke"));
  g_assert_true (shows (page, "Only if you woke up."));
  g_assert_false (shows (page, "Think of the last seven nights."));
}

static void
add_on (const char *pack, const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, pack, set_up, test, tear_down);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  add_on ("lists", path, test);
}

int
main (int argc, char *argv[])
{
  g_setenv ("GTK_THEME", "Empty", TRUE); /* as the kiosk has it: our style sheet is all */
  gtk_test_init (&argc, &argv, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  add ("/lists/lists-entries", test_lists_entries);
  add ("/lists/wants-one-entry", test_wants_one_entry);
  add ("/lists/works-a-row-out", test_works_a_row_out);
  add ("/lists/says-where-a-question-stands", test_says_where_a_question_stands);
  add ("/lists/keeps-the-order-of-lines", test_keeps_the_order_of_lines);
  add ("/lists/does-without-a-file", test_does_without_a_file);
  add ("/lists/leads-to-the-wrong-answer", test_leads_to_the_wrong_answer);

  add_on ("kinds", "/lists/leads-up-to-questions", test_leads_up_to_questions);

  return g_test_run ();
}
