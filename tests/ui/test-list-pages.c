/* test-list-pages.c - lists, tables and what hangs on an answer, in another language, with large
 * letters, and after somebody has gone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-scale.h"
#include "ant-test-pages.h"
#include "ant-window.h"

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* The fixture's kiosk in a window of its own, as it stands in a waiting room. */
static void
set_up_window (Fixture *self, gconstpointer data)
{
  set_up (self, data);
  gtk_window_destroy (GTK_WINDOW (self->window));
  self->window = ant_window_new (NULL, self->kiosk, self->theme, FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), WIDTH_PX, 1920);
  gtk_window_present (GTK_WINDOW (self->window));
  settle ();
}

static void
tear_down_window (Fixture *self, gconstpointer data)
{
  ant_kiosk_reset (self->kiosk);
  tear_down (self, data);
}

static AntPage *
get_page (Fixture *self)
{
  return ant_shell_get_page (ant_window_get_shell (ANT_WINDOW (self->window)));
}

static AntPage *
go (Fixture *self, const char *page, const char *path)
{
  ant_kiosk_show (self->kiosk, page, path);
  settle ();

  return get_page (self);
}

static void
write_in (Fixture *self, const char *path, const char *text)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_value_unref);

  g_ptr_array_add (values, ant_value_new_text (ANT_VALUE_STRING, text));
  g_assert_true (ant_session_set (get_session (self), path, values, NULL, NULL));
}

static const char *
read_out (Fixture *self, const char *path)
{
  GPtrArray *answers = ant_session_get (get_session (self), path);

  return answers->len > 0 ? ant_value_get_text (answers->pdata[0]) : "";
}

static void
speak (Fixture *self, const char *lang)
{
  ant_kiosk_set_language (self->kiosk, lang);
  settle ();
}

static void
test_keeps_a_list (Fixture *self, gconstpointer data)
{
  g_assert_true (ant_session_add (get_session (self), "medicines", NULL, NULL));
  write_in (self, "medicines[0]/medicine", "Iron");
  go (self, "rows", "medicines");
  speak (self, "ur");
  g_assert_cmpint (gtk_widget_get_direction (GTK_WIDGET (get_page (self))), ==, GTK_TEXT_DIR_RTL);
  g_assert_cmpstr (ant_kiosk_get_path (self->kiosk), ==, "medicines");
  g_assert_cmpuint (ant_session_count_rows (get_session (self), "medicines"), ==, 1);
  g_assert_cmpstr (read_out (self, "medicines[0]/medicine"), ==, "Iron");
}

/* What is typed and not gone on from is an answer already. */
static void
test_keeps_a_row (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) fields = NULL;

  g_assert_true (ant_session_add (get_session (self), "treatments", NULL, NULL));
  type (go (self, "row", "treatments[0]"), 0, "Derby");
  speak (self, "pl");
  g_assert_cmpstr (ant_kiosk_get_path (self->kiosk), ==, "treatments[0]");
  fields = list (get_page (self), GTK_TYPE_ENTRY);
  g_assert_cmpstr (gtk_editable_get_text (fields->pdata[0]), ==, "Derby");
}

static void
test_keeps_what_hangs_on_an_answer (Fixture *self, gconstpointer data)
{
  write_in (self, "allergy", "Nuts");
  go (self, "question", "allergy#0/allergy.bad");
  speak (self, "ur");
  g_assert_cmpstr (ant_kiosk_get_path (self->kiosk), ==, "allergy#0/allergy.bad");
  g_assert_cmpstr (read_out (self, "allergy"), ==, "Nuts");
}

static void
test_leaves_nothing (Fixture *self, gconstpointer data)
{
  g_assert_true (ant_session_add (get_session (self), "medicines", NULL, NULL));
  g_assert_true (ant_session_add (get_session (self), "treatments", NULL, NULL));
  write_in (self, "medicines[0]/medicine", "Iron");
  write_in (self, "allergy", "Nuts");
  go (self, "rows", "medicines");
  ant_kiosk_reset (self->kiosk);
  settle ();
  g_assert_null (ant_kiosk_get_visit (self->kiosk));

  ant_kiosk_begin (self->kiosk);
  g_assert_cmpuint (ant_session_count_rows (get_session (self), "medicines"), ==, 0);
  g_assert_cmpuint (ant_session_count_rows (get_session (self), "treatments"), ==, 0);
  g_assert_cmpstr (read_out (self, "allergy"), ==, "");
  g_assert_null (find_button (go (self, "rows", "medicines"), "Change: Medicines (1)"));
}

static void
check_width (Fixture *self, const char *name, const char *path, int width_px)
{
  AntPage *page = go (self, name, path);
  int      width;

  wait_for_frames (self);
  gtk_widget_measure (GTK_WIDGET (page), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_test_message ("%s %s: %d of %d", name, path, width, width_px);
  g_assert_cmpint (width, <=, width_px);
}

/* Upright and on a small tablet, from the left and from the right. */
static void
test_fits_with_large_text (Fixture *self, gconstpointer data)
{
  static const int         SCREENS[][2] = { { WIDTH_PX, 299 }, { 1280, 217 } };
  static const char *const LANGUAGES[] = { "en", "pl", "ur" };

  g_object_set (self->kiosk, "text-size", 200, NULL);
  g_assert_true (ant_session_add (get_session (self), "medicines", NULL, NULL));
  g_assert_true (ant_session_add (get_session (self), "treatments", NULL, NULL));
  write_in (self, "medicines[0]/medicine", "Iron");
  write_in (self, "allergy", "Nuts");
  for (gsize i = 0; i < G_N_ELEMENTS (SCREENS); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (LANGUAGES); k++) {
      ant_scale_apply (gdk_display_get_default (), (double) SCREENS[i][0] / SCREENS[i][1]);
      speak (self, LANGUAGES[k]);
      check_width (self, "rows", "medicines", SCREENS[i][0]);
      check_width (self, "rows", "treatments", SCREENS[i][0]);
      check_width (self, "row", "treatments[0]", SCREENS[i][0]);
      check_width (self, "question", "allergy#0/allergy.bad", SCREENS[i][0]);
      check_width (self, "attachment", "letter", SCREENS[i][0]);
      check_width (self, "attachment", "report", SCREENS[i][0]);
    }
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, "lists", set_up_window, test, tear_down_window);
}

int
main (int argc, char *argv[])
{
  g_setenv ("GTK_THEME", "Empty", TRUE); /* as the kiosk has it: our style sheet is all */
  gtk_test_init (&argc, &argv, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  add ("/list-pages/keeps-a-list", test_keeps_a_list);
  add ("/list-pages/keeps-a-row", test_keeps_a_row);
  add ("/list-pages/keeps-what-hangs-on-an-answer", test_keeps_what_hangs_on_an_answer);
  add ("/list-pages/leaves-nothing", test_leaves_nothing);
  add ("/list-pages/fits-with-large-text", test_fits_with_large_text);

  return g_test_run ();
}
