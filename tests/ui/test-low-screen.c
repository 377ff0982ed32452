/* test-low-screen.c - a tablet shows at once what belongs together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-follow-up.h"
#include "ant-hairline-view.h"
#include "ant-languages.h"
#include "ant-qr-view.h"
#include "ant-scaffold.h"
#include "ant-scale.h"
#include "ant-test-kiosk.h"

#define WIDTH_PX  1280
#define HEIGHT_PX 800
#define WIDTH_MM  217

/* Until nothing moves for some frames and everything has its place. */
static void
settle (Fixture *self)
{
  for (int n_quiet = 0; n_quiet < 60;) {
    gboolean is_moving = ant_shell_is_moving (ant_window_get_shell (ANT_WINDOW (self->window))) ||
                         gtk_widget_get_width (self->window) != WIDTH_PX;

    n_quiet = g_main_context_iteration (NULL, FALSE) || is_moving ? 0 : n_quiet + 1;
    g_usleep (1000);
  }
  g_assert_cmpint (gtk_widget_get_height (self->window), ==, HEIGHT_PX);
}

static void
set_up_low (Fixture *self, gconstpointer lang)
{
  set_up (self, NULL);
  ant_scale_apply (gdk_display_get_default (), (double) WIDTH_PX / WIDTH_MM);
  ant_kiosk_set_language (self->kiosk, lang);
  gtk_window_set_default_size (GTK_WINDOW (self->window), WIDTH_PX, HEIGHT_PX);
  settle (self);
}

static void
agree (Fixture *self, const char *path)
{
  g_autoptr (GPtrArray) yes = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_value_unref);

  g_ptr_array_add (yes, ant_value_new_boolean (TRUE));
  g_assert_true (ant_session_set (ant_visit_get_session (ant_kiosk_get_visit (self->kiosk)), path,
                                  yes, NULL, NULL));
}

static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

static GPtrArray *
list (GtkWidget *root, GType type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (root, type, found);

  return found;
}

static GtkWidget *
find_one (Fixture *self, GType type)
{
  g_autoptr (GPtrArray) found = list (self->window, type);

  g_assert_cmpuint (found->len, ==, 1);

  return found->pdata[0];
}

/* Whole, and not under the header or the footer. */
static void
assert_is_in_sight (Fixture *self, GtkWidget *widget, const char *what)
{
  AntScaffold    *scaffold = ANT_SCAFFOLD (find_one (self, ANT_TYPE_SCAFFOLD));
  GtkWidget      *scroller = GTK_WIDGET (ant_scaffold_get_scroller (scaffold));
  graphene_rect_t place, whole;

  g_assert_true (gtk_widget_compute_bounds (widget, scroller, &place));
  g_assert_true (gtk_widget_compute_bounds (scroller, scroller, &whole));
  g_test_message ("%s: from %.0f to %.0f of %.0f px", what, (double) place.origin.y,
                  (double) (place.origin.y + place.size.height), (double) whole.size.height);
  g_assert_true (graphene_rect_contains_rect (&whole, &place));
}

static void
assert_has_room (GtkWidget *label)
{
  int least;

  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (gtk_widget_get_width (label), >=, least);
}

/* A way, its code, its address and what the phone does: nobody looks further down for one of them.
 */
static void
check_ways (Fixture *self)
{
  GtkWidget *follow_up = find_one (self, ANT_TYPE_FOLLOW_UP);
  g_autoptr (GPtrArray) ways = list (follow_up, GTK_TYPE_TOGGLE_BUTTON);

  g_assert_cmpuint (ways->len, ==, 5);
  for (guint i = 0; i < ways->len; i++) {
    g_autoptr (GPtrArray) labels = NULL;
    GtkWidget *code;

    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ways->pdata[i]), TRUE);
    settle (self);
    code = find_one (self, ANT_TYPE_QR_VIEW);
    assert_is_in_sight (self, code, "code");
    assert_is_in_sight (self, ways->pdata[i], "way");
    labels = list (follow_up, GTK_TYPE_LABEL);
    for (guint k = 0; k < labels->len; k++) {
      assert_is_in_sight (self, labels->pdata[k], gtk_label_get_text (labels->pdata[k]));
      assert_has_room (labels->pdata[k]);
    }
  }
}

static void
test_contact_is_in_sight (Fixture *self, gconstpointer lang)
{
  ant_kiosk_show (self->kiosk, "contact", NULL);
  settle (self);
  check_ways (self);
}

static void
test_done_is_in_sight (Fixture *self, gconstpointer lang)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ant_kiosk_begin (self->kiosk);
  agree (self, "adult");
  agree (self, "consent.contact");
  ant_kiosk_send_async (self->kiosk, NULL, ant_test_keep_result, &result);
  g_assert_true (ant_kiosk_send_finish (self->kiosk, ant_test_wait (&result), &error));
  g_assert_no_error (error);
  g_assert_true (ant_kiosk_may_reply (self->kiosk));
  settle (self);
  check_ways (self);
}

/* Who moves the line sees it move. */
static void
test_hairline_is_in_sight (Fixture *self, gconstpointer lang)
{
  g_autoptr (GPtrArray) buttons = NULL;
  GtkWidget *view;

  ant_kiosk_begin (self->kiosk);
  ant_kiosk_show (self->kiosk, "hairline", NULL);
  settle (self);
  view = find_one (self, ANT_TYPE_HAIRLINE_VIEW);
  assert_is_in_sight (self, view, "picture");
  buttons = list (gtk_widget_get_parent (view), GTK_TYPE_BUTTON);
  g_assert_cmpuint (buttons->len, ==, ANT_HAIRLINE_N_SHAPES + 4);
  for (guint i = 0; i < buttons->len; i++)
    assert_is_in_sight (self, buttons->pdata[i], "button");
}

static void
test_offers_what_does_something (Fixture *self, gconstpointer lang)
{
  g_autoptr (GPtrArray) switches = NULL;

  gtk_widget_activate_action (GTK_WIDGET (ant_window_get_shell (ANT_WINDOW (self->window))),
                              "kiosk.display", NULL);
  settle (self);
  switches = list (self->window, GTK_TYPE_TOGGLE_BUTTON);
  g_assert_cmpuint (switches->len, ==, 4); /* three sizes and the contrast */
}

static void
add (const char *path, const char *lang, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, lang, set_up_low, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_autofree char *locale_dir = NULL;
  g_autoptr (GError) error = NULL;

  g_setenv ("GTK_THEME", "Empty", TRUE); /* as the kiosk does */
  gtk_test_init (&argc, &argv, NULL);
  locale_dir = g_test_build_filename (G_TEST_BUILT, "..", "po", NULL);
  ant_languages_init (locale_dir);
  ant_seal_init (&error);
  g_assert_no_error (error);

  add ("/low-screen/contact-is-in-sight", "en", test_contact_is_in_sight);
  add ("/low-screen/contact-is-in-sight/pl", "pl", test_contact_is_in_sight);
  add ("/low-screen/done-is-in-sight", "en", test_done_is_in_sight);

  add ("/low-screen/hairline-is-in-sight", "en", test_hairline_is_in_sight);
  add ("/low-screen/hairline-is-in-sight/pl", "pl", test_hairline_is_in_sight);
  add ("/low-screen/offers-what-does-something", "en", test_offers_what_does_something);

  return g_test_run ();
}
