/* ant-tour-hand.c - the tour's finger: what it presses, types and scrolls
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-tour-hand"

#include "ant-tour-hand.h"

#include "ant-sheet.h"

typedef gboolean (*Match) (GtkWidget *widget, const char *word);

static GtkWidget *
find (GtkWidget *root, Match match, const char *word)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = match (child, word) ? child : find (child, match, word);

    if (found != NULL)
      return found;
  }

  return NULL;
}

static gboolean
is_button_of_class (GtkWidget *widget, const char *css_class)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, css_class);
}

static gboolean
is_button_of_name (GtkWidget *widget, const char *name)
{
  return GTK_IS_BUTTON (widget) && g_str_equal (gtk_widget_get_name (widget), name);
}

static gboolean
is_sheet (GtkWidget *widget, const char *word)
{
  return ANT_IS_SHEET (widget);
}

static gboolean
is_scroller (GtkWidget *widget, const char *word)
{
  return GTK_IS_SCROLLED_WINDOW (widget);
}

static gboolean
is_entry (GtkWidget *widget, const char *word)
{
  return GTK_IS_ENTRY (widget);
}

static gboolean
is_text (GtkWidget *widget, const char *word)
{
  return GTK_IS_TEXT_VIEW (widget);
}

static gboolean
press (GtkWidget *button)
{
  return button != NULL && gtk_widget_is_sensitive (button) && gtk_widget_activate (button);
}

/**
 * ant_tour_hand_press_class:
 *
 * Presses the first button of a style class.
 *
 * Returns: %FALSE where there is none, or it cannot be pressed
 */
gboolean
ant_tour_hand_press_class (GtkWidget *root, const char *css_class)
{
  return press (find (root, is_button_of_class, css_class));
}

/**
 * ant_tour_hand_press_named:
 *
 * Presses the button with a widget name.
 */
gboolean
ant_tour_hand_press_named (GtkWidget *root, const char *name)
{
  return press (find (root, is_button_of_name, name));
}

/**
 * ant_tour_hand_close_sheet:
 *
 * Closes the sheet that stands in front.
 */
gboolean
ant_tour_hand_close_sheet (GtkWidget *root)
{
  GtkWidget *sheet = find (root, is_sheet, NULL);

  if (sheet != NULL)
    ant_sheet_close (ANT_SHEET (sheet));

  return sheet != NULL;
}

/**
 * ant_tour_hand_scroll:
 *
 * Scrolls down by most of a screen.
 *
 * Returns: %FALSE where nothing is further down
 */
gboolean
ant_tour_hand_scroll (GtkWidget *root)
{
  GtkWidget     *scroller = find (root, is_scroller, NULL);
  GtkAdjustment *place;
  double         before;

  if (scroller == NULL)
    return FALSE;
  place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  before = gtk_adjustment_get_value (place);
  gtk_adjustment_set_value (place, before + gtk_adjustment_get_page_size (place) * 0.9);

  return gtk_adjustment_get_value (place) > before;
}

/**
 * ant_tour_hand_type:
 *
 * Writes into the first field, and presses its Return key.
 */
gboolean
ant_tour_hand_type (GtkWidget *root, const char *text)
{
  GtkWidget *entry = find (root, is_entry, NULL);

  if (entry == NULL)
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");

  return TRUE;
}

/* What a form may want where a few words will not do: a number, a code, an address, a day. */
static const char *const OTHER_TEXTS[] = {
  "3",          "42",         "123456",       "1234567890",    "A1",
  "AB123456C",  "LE1 1AA",    "07700 900123", "+447700900123", "sam@example.com",
  "2025-05-03", "03/05/2025", "10:30",        "12.50",         "https://example.com",
  "Sam",        "sam",        "SAM",
};

static const char *
choose_text (GtkEntry *entry, guint attempt)
{
  if (attempt > 0)
    return OTHER_TEXTS[attempt - 1];

  switch (gtk_entry_get_input_purpose (entry)) {
  case GTK_INPUT_PURPOSE_PHONE:
    return "07700 900123";
  case GTK_INPUT_PURPOSE_EMAIL:
    return "sam@example.com";
  case GTK_INPUT_PURPOSE_DIGITS:
  case GTK_INPUT_PURPOSE_NUMBER:
    return "3";
  case GTK_INPUT_PURPOSE_FREE_FORM:
  case GTK_INPUT_PURPOSE_ALPHA:
  case GTK_INPUT_PURPOSE_URL:
  case GTK_INPUT_PURPOSE_NAME:
  case GTK_INPUT_PURPOSE_PASSWORD:
  case GTK_INPUT_PURPOSE_PIN:
  case GTK_INPUT_PURPOSE_TERMINAL:
  default:
    return "Sam Example";
  }
}

static void
fill_date (GtkWidget *date)
{
  static const char *const parts[] = { "3", "may", "2025" };
  GtkWidget               *row = gtk_widget_get_first_child (gtk_widget_get_first_child (date));
  int                      i = 0;

  for (GtkWidget *column = gtk_widget_get_first_child (row); column != NULL && i < 3;
       column = gtk_widget_get_next_sibling (column)) {
    GtkWidget *entry = find (column, is_entry, NULL);

    if (entry != NULL)
      gtk_editable_set_text (GTK_EDITABLE (entry), parts[i++]);
  }
}

static gboolean
is_date (GtkWidget *widget, const char *word)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "AntDateEditor");
}

static gboolean
is_unchosen (GtkWidget *widget, const char *word)
{
  return GTK_IS_TOGGLE_BUTTON (widget) && gtk_widget_has_css_class (widget, "choice");
}

static void
fill_one (GtkWidget *root, guint attempt)
{
  GtkWidget *date = find (root, is_date, NULL);
  GtkWidget *choice = find (root, is_unchosen, NULL);
  GtkWidget *entry = find (root, is_entry, NULL);
  GtkWidget *text = find (root, is_text, NULL);

  if (date != NULL)
    fill_date (date);
  else if (choice != NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (choice), TRUE);
  else if (text != NULL)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)),
                              "I faint easily when I see needles.", -1);
  else if (entry != NULL)
    gtk_editable_set_text (GTK_EDITABLE (entry), choose_text (GTK_ENTRY (entry), attempt));
}

static void
collect_cells (GtkWidget *root, GPtrArray *cells)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (g_str_equal (G_OBJECT_TYPE_NAME (child), "AntCell"))
      g_ptr_array_add (cells, child);
    else
      collect_cells (child, cells);
  }
}

/**
 * ant_tour_hand_fill:
 * @attempt: 0 at first; how often what was filled in has been refused
 *
 * Answers whatever the page asks: the first option, or a few words of the right kind.
 *
 * Returns: %FALSE where there is nothing left to try
 */
gboolean
ant_tour_hand_fill (GtkWidget *root, guint attempt)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  if (attempt > G_N_ELEMENTS (OTHER_TEXTS) || (attempt > 0 && find (root, is_entry, NULL) == NULL))
    return FALSE;

  collect_cells (root, cells);
  for (guint i = 0; i < cells->len; i++)
    fill_one (g_ptr_array_index (cells, i), attempt);
  if (cells->len == 0)
    fill_one (root, attempt);

  return TRUE;
}
