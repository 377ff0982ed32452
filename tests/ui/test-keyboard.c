/* test-keyboard.c - the on-screen keyboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-keyboard.h"

#define WAIT_US (5 * G_TIME_SPAN_SECOND)

typedef struct {
  GtkWidget *window;
  GtkWidget *box;
  GtkWidget *keyboard;
  int        n_activities, n_done;
} Room;

static void
count (int *counter)
{
  (*counter)++;
}

static void
set_up (Room *room, gconstpointer data)
{
  static const char *const languages[] = { "en", "pl", "ur", "tlh", NULL };

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  room->window = gtk_window_new ();
  room->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  room->keyboard = ant_keyboard_new ();
  ant_keyboard_set_languages (ANT_KEYBOARD (room->keyboard), languages);
  g_signal_connect_swapped (room->keyboard, "activity", G_CALLBACK (count), &room->n_activities);
  g_signal_connect_swapped (room->keyboard, "done", G_CALLBACK (count), &room->n_done);
  gtk_box_append (GTK_BOX (room->box), room->keyboard);
  gtk_window_set_child (GTK_WINDOW (room->window), room->box);
  gtk_window_present (GTK_WINDOW (room->window));
}

static void
tear_down (Room *room, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (room->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
is_up (Room *room)
{
  return ant_keyboard_get_revealed (ANT_KEYBOARD (room->keyboard));
}

static void
wait_for_keyboard (Room *room, gboolean is_wanted)
{
  gint64 end_us = g_get_monotonic_time () + WAIT_US;

  while (is_up (room) != is_wanted && g_get_monotonic_time () < end_us)
    g_main_context_iteration (NULL, FALSE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (is_up (room) == is_wanted);
}

static void
show (Room *room, GtkWidget *field)
{
  if (gtk_widget_get_parent (field) == NULL)
    gtk_box_prepend (GTK_BOX (room->box), field);
  gtk_widget_grab_focus (field);
  wait_for_keyboard (room, TRUE);
}

static GtkWidget *
show_entry (Room *room, GtkInputPurpose purpose)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_input_purpose (GTK_ENTRY (entry), purpose);
  show (room, entry);

  return entry;
}

static GtkWidget *
find_key (GtkWidget *widget, const char *name)
{
  if (!gtk_widget_get_child_visible (widget))
    return NULL;
  if (GTK_IS_BUTTON (widget)) {
    g_autofree char *other = gtk_test_accessible_check_property (
        GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, NULL);

    return other == NULL ? widget : NULL;
  }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_key (child, name);

    if (found != NULL)
      return found;
  }

  return NULL;
}

static void
press (Room *room, const char *name)
{
  GtkWidget *key = find_key (room->keyboard, name);

  if (key == NULL)
    g_test_message ("There is no key “%s”", name);
  g_assert_nonnull (key);
  g_assert_true (gtk_widget_is_sensitive (key));
  g_signal_emit_by_name (key, "clicked");
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* presses keys that are named by a character each */
static void
type (Room *room, const char *characters)
{
  for (const char *c = characters; *c != '\0'; c = g_utf8_next_char (c)) {
    g_autofree char *name = g_strndup (c, (gsize) (g_utf8_next_char (c) - c));

    press (room, *c == ' ' ? "Space" : name);
  }
}

#define assert_text(entry, text)                                                                   \
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, text)

static void
test_types (Room *room, gconstpointer data)
{
  GtkWidget *entry = show_entry (room, GTK_INPUT_PURPOSE_FREE_FORM);

  type (room, "ada b");
  assert_text (entry, "ada b");
  g_assert_cmpint (room->n_activities, ==, 5);

  gtk_editable_set_position (GTK_EDITABLE (entry), 1);
  type (room, "x");
  assert_text (entry, "axda b");

  gtk_editable_select_region (GTK_EDITABLE (entry), 1, 4);
  type (room, "z");
  assert_text (entry, "az b");
  type (room, "q");
  assert_text (entry, "azq b");
}

static void
test_shifts (Room *room, gconstpointer data)
{
  GtkWidget *entry = show_entry (room, GTK_INPUT_PURPOSE_FREE_FORM);

  press (room, "Shift");
  type (room, "Ab");
  assert_text (entry, "Ab");

  press (room, "Shift");
  press (room, "Shift");
  press (room, "C");
  press (room, "D");
  press (room, "Capitals locked");
  type (room, "e");
  assert_text (entry, "AbCDe");

  g_object_set (gtk_settings_get_default (), "gtk-double-click-time", 0, NULL);
  press (room, "Shift");
  press (room, "Shift"); /* too slow to be one gesture: off again */
  type (room, "f");
  assert_text (entry, "AbCDef");
  g_object_set (gtk_settings_get_default (), "gtk-double-click-time", 400, NULL);
}

static void
test_begins_names (Room *room, gconstpointer data)
{
  GtkWidget *entry = show_entry (room, GTK_INPUT_PURPOSE_NAME);

  type (room, "Ann");
  press (room, "Apostrophe");
  type (room, "B");
  press (room, "Hyphen");
  type (room, "C D");
  assert_text (entry, "Ann'B-C D");

  press (room, "Space");
  press (room, "Shift");
  type (room, "e");
  assert_text (entry, "Ann'B-C D e");
}

static void
test_begins_sentences (Room *room, gconstpointer data)
{
  GtkWidget       *view = gtk_text_view_new ();
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_autofree char *text = NULL;

  gtk_text_view_set_input_hints (GTK_TEXT_VIEW (view), GTK_INPUT_HINT_UPPERCASE_SENTENCES);
  show (room, view);
  type (room, "Hm");
  press (room, "Full stop");
  type (room, "c ");
  press (room, "Full stop");
  type (room, " So");
  press (room, "New line");
  type (room, "Ok");
  g_object_get (buffer, "text", &text, NULL);
  g_assert_cmpstr (text, ==, "Hm.c . So\nOk");
}

static void
test_takes_back (Room *room, gconstpointer data)
{
  static const struct {
    const char *text;
    const char *left; /* after one backspace at the end */
  } cases[] = {
    { "ab", "a" },
    { "e\u0301", "" },         /* e and an acute accent */
    { "xe\u0301\u0323", "x" }, /* and a dot below */
    { "hi\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466", "hi" }, /* a family */
    { "\U0001F44D\U0001F3FD", "" }, /* a thumb and its skin */
    { "\U0001F1F5\U0001F1F1\U0001F1EC\U0001F1E7", "\U0001F1F5\U0001F1F1" }, /* two flags */
    { "ب\u064F", "" }, /* a letter and its vowel */
    { "", "" },
  };
  GtkWidget     *entry = show_entry (room, GTK_INPUT_PURPOSE_FREE_FORM);
  GtkWidget     *view = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    gtk_editable_set_text (GTK_EDITABLE (entry), cases[i].text);
    gtk_editable_set_position (GTK_EDITABLE (entry), -1);
    press (room, "Backspace");
    assert_text (entry, cases[i].left);
  }

  show (room, view);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = NULL;

    gtk_text_buffer_set_text (buffer, cases[i].text, -1);
    press (room, "Backspace");
    g_object_get (buffer, "text", &text, NULL);
    g_assert_cmpstr (text, ==, cases[i].left);
  }
}

static void
test_takes_back_selection (Room *room, gconstpointer data)
{
  GtkWidget *entry = show_entry (room, GTK_INPUT_PURPOSE_FREE_FORM);

  gtk_editable_set_text (GTK_EDITABLE (entry), "abcdef");
  gtk_editable_select_region (GTK_EDITABLE (entry), 1, 4);
  press (room, "Backspace");
  assert_text (entry, "aef");
  press (room, "Backspace");
  press (room, "Backspace");
  assert_text (entry, "ef");
}

static void
test_keeps_to_length (Room *room, gconstpointer data)
{
  GtkWidget *entry = show_entry (room, GTK_INPUT_PURPOSE_EMAIL);

  gtk_entry_set_max_length (GTK_ENTRY (entry), 6);
  type (room, "ab");
  press (room, ".com");
  assert_text (entry, "ab.com");
  type (room, "x");
  assert_text (entry, "ab.com");
  press (room, "Backspace");
  press (room, ".co.uk"); /* whole or not at all */
  assert_text (entry, "ab.co");
  gtk_editable_select_region (GTK_EDITABLE (entry), 0, 5);
  press (room, ".co.uk");
  assert_text (entry, ".co.uk");
}

static void
test_changes_language (Room *room, gconstpointer data)
{
  AntKeyboard *keyboard = ANT_KEYBOARD (room->keyboard);
  GtkWidget   *entry = show_entry (room, GTK_INPUT_PURPOSE_FREE_FORM);

  press (room, "Keyboard language: change to Polski");
  type (room, "żółć");
  g_assert_cmpstr (ant_keyboard_get_language (keyboard), ==, "pl");
  press (room, "Keyboard language: change to اردو");
  type (room, "ار");
  press (room, "Shift");
  press (room, "زبر");
  press (room, "Keyboard language: change to English");
  type (room, "x");
  assert_text (entry, "żółćار\u064ex");

  ant_keyboard_set_language (keyboard, "pl-PL");
  wait_for_keyboard (room, TRUE);
  type (room, "ą");
  ant_keyboard_set_language (keyboard, "tlh"); /* there is none: English */
  wait_for_keyboard (room, TRUE);
  type (room, "y");
  assert_text (entry, "żółćار\u064exąy");
}

static void
test_suits_purpose (Room *room, gconstpointer data)
{
  static const struct {
    GtkInputPurpose purpose;
    const char     *has, *has_not;
  } cases[] = {
    { GTK_INPUT_PURPOSE_FREE_FORM, "q", "@gmail.com" },
    { GTK_INPUT_PURPOSE_URL, "q", "@gmail.com" },
    { GTK_INPUT_PURPOSE_PASSWORD, "q", "@gmail.com" },
    { GTK_INPUT_PURPOSE_EMAIL, "@gmail.com", "Shift" },
    { GTK_INPUT_PURPOSE_PHONE, "Plus", "q" },
    { GTK_INPUT_PURPOSE_NUMBER, "Full stop", "Plus" },
    { GTK_INPUT_PURPOSE_DIGITS, "7", "Full stop" },
    { GTK_INPUT_PURPOSE_PIN, "7", "Full stop" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    show_entry (room, cases[i].purpose);
    g_assert_nonnull (find_key (room->keyboard, cases[i].has));
    g_assert_null (find_key (room->keyboard, cases[i].has_not));
  }
}

static void
test_goes_on (Room *room, gconstpointer data)
{
  GtkWidget *last = gtk_entry_new ();
  GtkWidget *first = gtk_entry_new ();
  int        n_activated = 0;

  g_signal_connect_swapped (last, "activate", G_CALLBACK (count), &n_activated);
  show (room, last);
  show (room, first);
  press (room, "Next");
  wait_for_keyboard (room, TRUE);
  type (room, "x");
  assert_text (last, "x");
  assert_text (first, "");

  press (room, "Done");
  wait_for_keyboard (room, FALSE);
  g_assert_cmpint (n_activated, ==, 1);
  g_assert_cmpint (room->n_done, ==, 1);
}

static void
test_puts_away (Room *room, gconstpointer data)
{
  GtkWidget *entry = show_entry (room, GTK_INPUT_PURPOSE_DIGITS);
  GtkWidget *button = gtk_button_new ();

  press (room, "Hide keyboard");
  wait_for_keyboard (room, FALSE);
  g_assert_cmpint (room->n_done, ==, 1);

  gtk_box_append (GTK_BOX (room->box), button);
  gtk_widget_grab_focus (button);
  show (room, entry);
  gtk_widget_grab_focus (button);
  wait_for_keyboard (room, FALSE);
  g_assert_cmpint (room->n_done, ==, 1);
}

static void
test_loses_target (Room *room, gconstpointer data)
{
  GtkWidget *entry = show_entry (room, GTK_INPUT_PURPOSE_FREE_FORM);
  GtkWidget *key = find_key (room->keyboard, "q");

  gtk_box_remove (GTK_BOX (room->box), entry);
  g_signal_emit_by_name (key, "clicked"); /* a finger that was on its way */
  wait_for_keyboard (room, FALSE);
  g_assert_null (ant_keyboard_get_target (ANT_KEYBOARD (room->keyboard)));
}

static void
test_leaves_alone (Room *room, gconstpointer data)
{
  GtkWidget *entry = show_entry (room, GTK_INPUT_PURPOSE_FREE_FORM);
  GtkWidget *inhibited = gtk_entry_new ();

  gtk_editable_set_editable (GTK_EDITABLE (entry), FALSE);
  type (room, "q");
  press (room, "Backspace");
  assert_text (entry, "");

  gtk_entry_set_input_hints (GTK_ENTRY (inhibited), GTK_INPUT_HINT_INHIBIT_OSK);
  gtk_box_prepend (GTK_BOX (room->box), inhibited);
  gtk_widget_grab_focus (inhibited);
  wait_for_keyboard (room, FALSE);
}

static void
test_password (Room *room, gconstpointer data)
{
  GtkWidget *entry = gtk_password_entry_new ();

  show (room, entry);
  type (room, "pass word");
  press (room, "Backspace");
  assert_text (entry, "pass wor");
}

static void
check_names (GtkWidget *widget, int *n)
{
  if (GTK_IS_BUTTON (widget)) {
    GtkWidget *child = gtk_button_get_child (GTK_BUTTON (widget));

    g_assert_nonnull (child);
    g_assert_null (find_key (widget, ""));
    g_assert_false (gtk_widget_get_focusable (widget));
    g_assert_false (gtk_widget_get_focus_on_click (widget));
    (*n)++;
    return;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_names (child, n);
}

static void
test_names_keys (Room *room, gconstpointer data)
{
  int n = 0;

  show_entry (room, GTK_INPUT_PURPOSE_EMAIL);
  show_entry (room, GTK_INPUT_PURPOSE_PHONE);
  show_entry (room, GTK_INPUT_PURPOSE_FREE_FORM);
  check_names (room->keyboard, &n);
  g_assert_cmpint (n, >, 100);
}

static void
load_theme (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GtkCssProvider) colours = gtk_css_provider_new ();
  g_autoptr (GtkCssProvider) theme = gtk_css_provider_new ();

  gtk_css_provider_load_from_data (
      colours,
      "@define-color paper #fff; @define-color surface #fff; @define-color sunken #eee;"
      "@define-color ink #000; @define-color muted #444; @define-color edge #777;"
      "@define-color line #ccc; @define-color accent #066; @define-color accent_ink #fff;",
      -1);
  gtk_css_provider_load_from_resource (theme, "/org/anteroom/theme/keyboard.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (colours), 600);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (theme), 601);
}

/* Every key on show is large enough, and what stands on it is not cut. */
static int
check_keys (GtkWidget *widget, double least_px)
{
  int n = 0;

  if (!gtk_widget_get_child_visible (widget))
    return 0;
  if (GTK_IS_BUTTON (widget)) {
    GtkWidget      *face = gtk_button_get_child (GTK_BUTTON (widget));
    graphene_rect_t key, seen;

    g_assert_true (gtk_widget_compute_bounds (widget, widget, &key));
    g_assert_true (gtk_widget_compute_bounds (face, widget, &seen));
    g_assert_cmpfloat (key.size.width, >=, least_px);
    g_assert_cmpfloat (seen.size.width, >=,
                       least_px - 1); /* a pixel is lost where cells are rounded */
    g_assert_cmpfloat (seen.size.height, >=, least_px - 1);
    n++;
  }
  if (GTK_IS_LABEL (widget)) {
    if (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
      g_test_message ("“%s” is cut", gtk_label_get_label (GTK_LABEL (widget)));
    g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))));
  }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += check_keys (child, least_px);

  return n;
}

static void
check_fit (Room *room, int width_px, int height_px, double px_per_mm)
{
  int least, height;

  gtk_widget_measure (room->keyboard, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, width_px);
  gtk_widget_measure (room->keyboard, GTK_ORIENTATION_VERTICAL, width_px, &least, &height, NULL,
                      NULL);
  g_assert_cmpint (least * 100, <=, height * 70);     /* a window too high is a program killed */
  g_assert_cmpint (height * 100, <=, height_px * 51); /* half the screen is the page's */
  gtk_widget_allocate (room->keyboard, width_px, height, -1, NULL);
  g_assert_cmpint (check_keys (room->keyboard, 15 * px_per_mm), >=, 13);
}

static void
test_fits_screens (Room *room, gconstpointer data)
{
  static const struct {
    int         width_px, height_px, width_mm;
    const char *classes[2];
  } screens[] = {
    { 1080, 1920, 299, { "portrait" } },           { 1080, 1920, 299, { "portrait", "text-200" } },
    { 1920, 1080, 531, { "landscape" } },          { 1280, 800, 217, { "compact" } },
    { 1280, 800, 217, { "compact", "text-200" } },
  };
  static const struct {
    const char     *language;
    GtkInputPurpose purpose;
    const char     *keys[3]; /* what to press to see it */
  } layers[] = {
    { "en", GTK_INPUT_PURPOSE_FREE_FORM, { NULL } },
    { "en", GTK_INPUT_PURPOSE_FREE_FORM, { "Shift" } },
    { "en", GTK_INPUT_PURPOSE_FREE_FORM, { "123" } },
    { "en", GTK_INPUT_PURPOSE_FREE_FORM, { "áéö", "Shift" } },
    { "pl", GTK_INPUT_PURPOSE_FREE_FORM, { "Shift" } },
    { "pl", GTK_INPUT_PURPOSE_FREE_FORM, { "123" } },
    { "pl", GTK_INPUT_PURPOSE_FREE_FORM, { "123", "áéö", "Shift" } },
    { "ur", GTK_INPUT_PURPOSE_FREE_FORM, { NULL } },
    { "ur", GTK_INPUT_PURPOSE_FREE_FORM, { "Shift" } },
    { "ur", GTK_INPUT_PURPOSE_FREE_FORM, { "123", "Shift" } },
    { "en", GTK_INPUT_PURPOSE_EMAIL, { NULL } },
    { "en", GTK_INPUT_PURPOSE_EMAIL, { "#+=" } },
    { "en", GTK_INPUT_PURPOSE_PHONE, { NULL } },
    { "en", GTK_INPUT_PURPOSE_NUMBER, { NULL } },
    { "en", GTK_INPUT_PURPOSE_DIGITS, { NULL } },
  };
  GtkWidget *button = gtk_button_new ();
  GtkWidget *entry = gtk_entry_new ();

  /* the keys are made anew each time: a style that changes needs a frame, and not every display
   * that tests run on gives one */
  load_theme ();
  gtk_box_append (GTK_BOX (room->box), button);
  for (gsize i = 0; i < G_N_ELEMENTS (screens); i++) {
    double      px_per_mm = (double) screens[i].width_px / screens[i].width_mm;
    const char *classes[] = { screens[i].classes[0], screens[i].classes[1], NULL };

    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (px_per_mm * 25.4 * 1024),
                  NULL);
    gtk_widget_set_css_classes (room->window, classes);
    for (gsize j = 0; j < G_N_ELEMENTS (layers); j++) {
      g_test_message ("%d mm, %s: %s %d %s", screens[i].width_mm, classes[1], layers[j].language,
                      (int) layers[j].purpose, layers[j].keys[0]);
      gtk_widget_grab_focus (button);
      wait_for_keyboard (room, FALSE);
      ant_keyboard_set_language (ANT_KEYBOARD (room->keyboard), layers[j].language);
      gtk_entry_set_input_purpose (GTK_ENTRY (entry), layers[j].purpose);
      show (room, entry);
      for (gsize k = 0; k < G_N_ELEMENTS (layers[j].keys) && layers[j].keys[k] != NULL; k++)
        press (room, layers[j].keys[k]);
      check_fit (room, screens[i].width_px, screens[i].height_px, px_per_mm);
    }
  }
}

static void
test_finalizes (Room *room, gconstpointer data)
{
  GtkWidget *keyboard = room->keyboard;

  show_entry (room, GTK_INPUT_PURPOSE_FREE_FORM);
  g_object_add_weak_pointer (G_OBJECT (keyboard), (gpointer *) &keyboard);
  gtk_box_remove (GTK_BOX (room->box), keyboard);
  g_assert_null (keyboard);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*test) (Room *, gconstpointer);
  } tests[] = {
    { "/keyboard/types", test_types },
    { "/keyboard/shifts", test_shifts },
    { "/keyboard/begins-names", test_begins_names },
    { "/keyboard/begins-sentences", test_begins_sentences },
    { "/keyboard/takes-back", test_takes_back },
    { "/keyboard/takes-back-selection", test_takes_back_selection },
    { "/keyboard/keeps-to-length", test_keeps_to_length },
    { "/keyboard/changes-language", test_changes_language },
    { "/keyboard/suits-purpose", test_suits_purpose },
    { "/keyboard/goes-on", test_goes_on },
    { "/keyboard/puts-away", test_puts_away },
    { "/keyboard/loses-target", test_loses_target },
    { "/keyboard/leaves-alone", test_leaves_alone },
    { "/keyboard/password", test_password },
    { "/keyboard/names-keys", test_names_keys },
    { "/keyboard/fits-screens", test_fits_screens },
    { "/keyboard/finalizes", test_finalizes },
  };

  gtk_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Room, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
