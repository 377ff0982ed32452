/* test-lists.c - lists that grow, tables a row a page, pictures, and errors that lead to their
 * field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "ant-pages.h"
#include "ant-scaffold.h"
#include "ant-theme.h"

#define NOW_MS   G_GINT64_CONSTANT (1772636767000) /* 2026-03-04T15:06:07Z */
#define WIDTH_PX 1080

/**
 * Fixture:
 *
 * A kiosk without a camera in the middle of a visit, with the pack of the tests that lists things.
 */
typedef struct {
  AntClinic *clinic;
  AntTheme  *theme;
  AntKiosk  *kiosk;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *dir = g_test_build_filename (G_TEST_DIST, "fixtures", "clinics", "lists", NULL);
  g_autoptr (GPtrArray) issues = ant_pack_issue_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AntCamera) camera = ant_camera_new ("none", NULL);
  g_autoptr (AntClock) clock = ant_clock_new_fixed (NOW_MS);

  self->clinic = ant_clinic_load (dir, issues, &error);
  g_assert_no_error (error);
  self->theme = ant_theme_new (gdk_display_get_default ());
  self->kiosk = ant_kiosk_new (self->clinic, NULL, camera, clock);
  ant_kiosk_begin (self->kiosk);
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), WIDTH_PX, 1920);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->kiosk);
  ant_theme_free (self->theme);
  ant_clinic_unref (self->clinic);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static AntSession *
get_session (Fixture *self)
{
  return ant_visit_get_session (ant_kiosk_get_visit (self->kiosk));
}

static AntPage *
put (Fixture *self, AntPage *page)
{
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (page));
  while (g_main_context_iteration (NULL, FALSE))
    ;

  return page;
}

/* --- a person's eyes and finger --- */

static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (!gtk_widget_get_visible (widget))
    return;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

static GPtrArray *
list (AntPage *page, GType type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (GTK_WIDGET (page), type, found);

  return found;
}

static gboolean
is_called (GtkWidget *widget, const char *name)
{
  g_autofree char *other = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, NULL);

  return other == NULL;
}

static GtkWidget *
find_button (AntPage *page, const char *name)
{
  g_autoptr (GPtrArray) buttons = list (page, GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++) {
    if (is_called (buttons->pdata[i], name))
      return buttons->pdata[i];
  }

  return NULL;
}

static void
press (AntPage *page, const char *name)
{
  GtkWidget *button = find_button (page, name);

  if (button == NULL)
    g_error ("There is no button “%s”", name);
  g_signal_emit_by_name (button, "clicked");
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
type (AntPage *page, guint field, const char *text)
{
  g_autoptr (GPtrArray) fields = list (page, GTK_TYPE_ENTRY);

  g_assert_cmpuint (field, <, fields->len);
  gtk_editable_set_text (GTK_EDITABLE (fields->pdata[field]), text);
}

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

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
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
  add ("/lists/does-without-a-file", test_does_without_a_file);
  add ("/lists/leads-to-the-wrong-answer", test_leads_to_the_wrong_answer);

  return g_test_run ();
}
