/* ant-typing.c - what an on-screen key does to the field that has the focus
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything goes through GtkEditable and GtkTextBuffer, so filters, limits and bindings of the
 * field see it as they see a key of a real keyboard. Nothing typed is kept or copied here: the
 * field may hold a passphrase.
 */

#define G_LOG_DOMAIN "ant-typing"

#include "ant-typing.h"

#include <string.h>

#define LONGEST_CLUSTER 64 /* bytes looked at in front of the cursor; a family of four has 25 */

static GtkInputHints
get_hints (GtkWidget *field)
{
  if (GTK_IS_TEXT (field))
    return gtk_text_get_input_hints (GTK_TEXT (field));

  return gtk_text_view_get_input_hints (GTK_TEXT_VIEW (field));
}

static gboolean
is_editable (GtkWidget *widget)
{
  if (GTK_IS_TEXT (widget))
    return gtk_editable_get_editable (GTK_EDITABLE (widget));

  return GTK_IS_TEXT_VIEW (widget) && gtk_text_view_get_editable (GTK_TEXT_VIEW (widget));
}

/**
 * ant_typing_is_field:
 * @widget: (nullable): what has the focus
 *
 * Returns: whether one can type there now and it does not ask for no keyboard
 *   (%GTK_INPUT_HINT_INHIBIT_OSK)
 */
gboolean
ant_typing_is_field (GtkWidget *widget)
{
  return widget != NULL && is_editable (widget) && gtk_widget_is_sensitive (widget) &&
         (get_hints (widget) & GTK_INPUT_HINT_INHIBIT_OSK) == 0;
}

GtkInputPurpose
ant_typing_get_purpose (GtkWidget *field)
{
  if (GTK_IS_TEXT (field))
    return gtk_text_get_input_purpose (GTK_TEXT (field));

  return gtk_text_view_get_input_purpose (GTK_TEXT_VIEW (field));
}

/**
 * ant_typing_get_cursor_source:
 *
 * Returns: (transfer none): the object whose property `cursor-position` follows the field's cursor
 */
GObject *
ant_typing_get_cursor_source (GtkWidget *field)
{
  if (GTK_IS_TEXT (field))
    return G_OBJECT (field);

  return G_OBJECT (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field)));
}

gboolean
ant_typing_is_multiline (GtkWidget *field)
{
  return GTK_IS_TEXT_VIEW (field);
}

/**
 * ant_typing_begins_word:
 * @before: what stands in front of the cursor, or the end of it
 *
 * Returns: whether a field with these hints begins the next word, sentence or character with a
 *   capital. A hyphen or an apostrophe begins a word: Smith-Jones, O'Brien.
 */
gboolean
ant_typing_begins_word (const char *before, GtkInputHints hints)
{
  gsize    end = strlen (before);
  gboolean has_blank;

  if ((hints & GTK_INPUT_HINT_UPPERCASE_CHARS) != 0)
    return TRUE;
  if ((hints & GTK_INPUT_HINT_UPPERCASE_WORDS) != 0)
    return end == 0 || strchr (" -'\n", before[end - 1]) != NULL;
  if ((hints & GTK_INPUT_HINT_UPPERCASE_SENTENCES) == 0)
    return FALSE;

  has_blank = end > 0 && before[end - 1] == ' ';
  while (end > 0 && before[end - 1] == ' ')
    end--;

  return end == 0 || before[end - 1] == '\n' ||
         (has_blank && strchr (".!?", before[end - 1]) != NULL);
}

/* Copies the last whole characters in front of the cursor, at most LONGEST_CLUSTER bytes. */
static void
peek_before (GtkWidget *field, char *before)
{
  GtkTextBuffer *buffer;
  GtkTextIter    start, end;

  *before = '\0';
  if (GTK_IS_TEXT (field)) {
    const char *text = gtk_editable_get_text (GTK_EDITABLE (field));
    const char *cursor =
        g_utf8_offset_to_pointer (text, gtk_editable_get_position (GTK_EDITABLE (field)));
    const char *from = cursor - MIN (cursor - text, LONGEST_CLUSTER);

    while (from < cursor && (*from & 0xc0) == 0x80)
      from++;
    memcpy (before, from, (gsize) (cursor - from));
    before[cursor - from] = '\0';
  } else {
    g_autofree char *text = NULL;

    buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (field));
    gtk_text_buffer_get_iter_at_mark (buffer, &end, gtk_text_buffer_get_insert (buffer));
    start = end;
    gtk_text_iter_backward_chars (&start, LONGEST_CLUSTER / 6);
    text = gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
    g_strlcpy (before, text, LONGEST_CLUSTER);
  }
}

/**
 * ant_typing_wants_capital:
 *
 * Returns: whether the next letter is a capital one: by the field's hints, and in a name
 */
gboolean
ant_typing_wants_capital (GtkWidget *field)
{
  GtkInputHints   hints = get_hints (field);
  GtkInputPurpose purpose = ant_typing_get_purpose (field);
  char            before[LONGEST_CLUSTER + 1];
  const int       asked = GTK_INPUT_HINT_UPPERCASE_CHARS | GTK_INPUT_HINT_UPPERCASE_WORDS |
                    GTK_INPUT_HINT_UPPERCASE_SENTENCES;

  if (purpose == GTK_INPUT_PURPOSE_PASSWORD)
    return FALSE;
  if (purpose == GTK_INPUT_PURPOSE_NAME && (hints & GTK_INPUT_HINT_LOWERCASE) == 0)
    hints |= GTK_INPUT_HINT_UPPERCASE_WORDS;
  if ((hints & asked) == 0)
    return FALSE;

  peek_before (field, before);

  return ant_typing_begins_word (before, hints);
}

static GtkWidget *
find_field_in (GtkWidget *widget, GtkWidget *field, gboolean *is_past)
{
  if (widget == field) {
    *is_past = TRUE;
    return NULL;
  }
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget))
    return NULL;
  if (*is_past && ant_typing_is_field (widget) && gtk_widget_get_focusable (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_field_in (child, field, is_past);

    if (found != NULL)
      return found;
  }

  return NULL;
}

/**
 * ant_typing_find_next_field:
 *
 * Returns: (transfer none) (nullable): the field that comes after this one in reading order
 */
GtkWidget *
ant_typing_find_next_field (GtkWidget *field)
{
  GtkRoot *root = gtk_widget_get_root (field);
  gboolean is_past = FALSE;

  return root == NULL ? NULL : find_field_in (GTK_WIDGET (root), field, &is_past);
}

static gboolean
insert_in_text (GtkText *text, const char *typed)
{
  GtkEditable *editable = GTK_EDITABLE (text);
  int          longest = gtk_text_get_max_length (text);
  int          start = 0, end = 0, position;
  glong        length = gtk_text_get_text_length (text);

  gtk_editable_get_selection_bounds (editable, &start, &end);
  if (longest > 0 && length - (end - start) + g_utf8_strlen (typed, -1) > longest)
    return FALSE;

  if (end > start)
    gtk_editable_delete_text (editable, start, end);
  position = gtk_editable_get_position (editable);
  gtk_editable_insert_text (editable, typed, -1, &position);
  gtk_editable_set_position (editable, position);

  return TRUE;
}

static gboolean
insert_in_view (GtkTextView *view, const char *typed)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  gboolean       is_done;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  is_done = gtk_text_buffer_insert_interactive_at_cursor (buffer, typed, -1, TRUE);
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (buffer));

  return is_done;
}

/**
 * ant_typing_insert:
 * @text: what a key types; it goes in whole or, where it would be too long for the field, not at
 * all
 *
 * Types at the cursor, in place of what is selected.
 *
 * Returns: whether it went in
 */
gboolean
ant_typing_insert (GtkWidget *field, const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  if (!ant_typing_is_field (field))
    return FALSE;
  if (GTK_IS_TEXT (field))
    return insert_in_text (GTK_TEXT (field), text);

  return insert_in_view (GTK_TEXT_VIEW (field), text);
}

/* How many characters the last grapheme cluster (UAX #29) of @before has. */
static int
measure_cluster (const char *before)
{
  int           length = (int) g_utf8_strlen (before, -1);
  int           start = length - 1;
  PangoLogAttr *attrs = g_new0 (PangoLogAttr, length + 1);

  pango_get_log_attrs (before, -1, -1, pango_language_get_default (), attrs, length + 1);
  while (start > 0 && !attrs[start].is_cursor_position)
    start--;
  g_free (attrs);

  return length - start;
}

static gboolean
backspace_in_text (GtkEditable *editable)
{
  int  start, end;
  char before[LONGEST_CLUSTER + 1];

  if (!gtk_editable_get_selection_bounds (editable, &start, &end)) {
    peek_before (GTK_WIDGET (editable), before);
    if (*before == '\0')
      return FALSE;
    start = end - measure_cluster (before);
  }
  gtk_editable_delete_text (editable, start, end);
  explicit_bzero (before, sizeof before);

  return TRUE;
}

static gboolean
backspace_in_view (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter    start, end;
  gboolean       is_done;

  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end) &&
      !gtk_text_iter_backward_cursor_position (&start))
    return FALSE;

  gtk_text_buffer_begin_user_action (buffer);
  is_done = gtk_text_buffer_delete_interactive (buffer, &start, &end, TRUE);
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (buffer));

  return is_done;
}

/**
 * ant_typing_backspace:
 *
 * Takes away what is selected, or else the one character in front of the cursor as a person sees
 * it: a letter with its marks, a whole emoji.
 *
 * Returns: whether something went
 */
gboolean
ant_typing_backspace (GtkWidget *field)
{
  if (!ant_typing_is_field (field))
    return FALSE;
  if (GTK_IS_TEXT (field))
    return backspace_in_text (GTK_EDITABLE (field));

  return backspace_in_view (GTK_TEXT_VIEW (field));
}

/**
 * ant_typing_activate:
 *
 * Does what the Enter key of a real keyboard does in this field.
 */
void
ant_typing_activate (GtkWidget *field)
{
  if (!ant_typing_is_field (field))
    return;
  if (GTK_IS_TEXT (field))
    g_signal_emit_by_name (field, "activate");
  else
    ant_typing_insert (field, "\n");
}
