/* ant-field.c - fields to type in that keep nothing of what was typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-field"

#include "ant-field.h"

#include <glib/gi18n.h>

#include "ant-scaffold.h"

#define LONGEST_SECRET 200

/* What GTK offers on a text: a menu, an emoji chooser, the clipboard, undo. On a screen that the
 * next person uses, each of them gives back what the last one wrote. */
static void
stop_copy (GtkWidget *widget)
{
  g_signal_stop_emission_by_name (widget, "copy-clipboard");
}

static void
stop_cut (GtkWidget *widget)
{
  g_signal_stop_emission_by_name (widget, "cut-clipboard");
}

static void
stop_paste (GtkWidget *widget)
{
  g_signal_stop_emission_by_name (widget, "paste-clipboard");
}

static void
stop_emoji (GtkWidget *widget)
{
  g_signal_stop_emission_by_name (widget, "insert-emoji");
}

/* After a second touch GTK shows buttons beside the text: cut, copy, paste, select all. The text
 * makes them anew each time and keeps them; they are not drawn if they go before the next frame. */
static void
on_popover_show (GtkWidget *popover)
{
  if (gtk_widget_has_css_class (popover, "touch-selection"))
    gtk_widget_set_visible (popover, FALSE);
}

static void
on_children_changed (GListModel *children, guint position, guint n_removed, guint n_added)
{
  for (guint i = position; i < position + n_added; i++) {
    g_autoptr (GtkWidget) child = g_list_model_get_item (children, i);

    if (GTK_IS_POPOVER (child))
      g_signal_connect (child, "show", G_CALLBACK (on_popover_show), NULL);
  }
}

static void
watch_for_popovers (GtkWidget *text)
{
  GListModel *children = gtk_widget_observe_children (text);

  g_signal_connect (children, "items-changed", G_CALLBACK (on_children_changed), NULL);
  g_object_set_data_full (G_OBJECT (text), "ant-children", children, g_object_unref);
}

static void
close_ways_out (GtkWidget *text)
{
  g_signal_connect (text, "copy-clipboard", G_CALLBACK (stop_copy), NULL);
  g_signal_connect (text, "cut-clipboard", G_CALLBACK (stop_cut), NULL);
  g_signal_connect (text, "paste-clipboard", G_CALLBACK (stop_paste), NULL);
  g_signal_connect (text, "insert-emoji", G_CALLBACK (stop_emoji), NULL);
  gtk_widget_action_set_enabled (text, "menu.popup", FALSE);
  gtk_widget_action_set_enabled (text, "misc.insert-emoji", FALSE);
  watch_for_popovers (text);
}

static GtkWidget *
get_delegate (GtkWidget *field)
{
  return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (field)));
}

/**
 * ant_field_new_line:
 * @purpose: which keyboard it wants
 * @longest: how many characters it takes
 *
 * Returns: a field for one line
 */
GtkWidget *
ant_field_new_line (GtkInputPurpose purpose, int longest)
{
  GtkWidget *field = gtk_entry_new ();
  gboolean   is_prose = purpose == GTK_INPUT_PURPOSE_FREE_FORM || purpose == GTK_INPUT_PURPOSE_NAME;

  gtk_entry_set_input_purpose (GTK_ENTRY (field), purpose);
  gtk_entry_set_input_hints (GTK_ENTRY (field), GTK_INPUT_HINT_NO_EMOJI);
  gtk_entry_set_max_length (GTK_ENTRY (field), longest);
  gtk_editable_set_enable_undo (GTK_EDITABLE (field), FALSE);
  if (!is_prose) {
    gtk_widget_set_direction (field, GTK_TEXT_DIR_LTR);
    gtk_widget_set_direction (get_delegate (field), GTK_TEXT_DIR_LTR);
  }
  close_ways_out (get_delegate (field));

  return field;
}

/**
 * ant_field_new_secret:
 *
 * Returns: a field for a passphrase; its bytes lie in locked memory and are wiped
 */
GtkWidget *
ant_field_new_secret (void)
{
  GtkWidget *field = ant_field_new_line (GTK_INPUT_PURPOSE_PASSWORD, LONGEST_SECRET);
  g_autoptr (GtkEntryBuffer) buffer = gtk_password_entry_buffer_new ();

  gtk_entry_set_buffer (GTK_ENTRY (field), buffer);
  gtk_entry_set_max_length (GTK_ENTRY (field), LONGEST_SECRET); /* the buffer's, and this is new */
  gtk_entry_set_visibility (GTK_ENTRY (field), FALSE);

  return field;
}

/* What does not fit is not taken; whoever writes in the middle loses nothing of the end. */
static void
on_insert_text (GtkTextBuffer *buffer, GtkTextIter *at, char *text, int size, gpointer longest)
{
  int room = GPOINTER_TO_INT (longest) - gtk_text_buffer_get_char_count (buffer);

  if (g_utf8_strlen (text, size) <= room)
    return;
  g_signal_stop_emission_by_name (buffer, "insert-text");
  if (room > 0)
    gtk_text_buffer_insert (buffer, at, text, (int) (g_utf8_offset_to_pointer (text, room) - text));
}

/**
 * ant_field_new_text:
 * @longest: how many characters it takes
 *
 * Returns: a field for several lines
 */
GtkWidget *
ant_field_new_text (int longest)
{
  GtkWidget     *field = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (field));

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (field), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (field), FALSE);
  gtk_text_view_set_input_hints (GTK_TEXT_VIEW (field), GTK_INPUT_HINT_NO_EMOJI);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  close_ways_out (field);
  g_signal_connect (buffer, "insert-text", G_CALLBACK (on_insert_text), GINT_TO_POINTER (longest));

  return field;
}

/**
 * ant_field_get_text:
 *
 * Returns: (transfer full): what stands in the field
 */
char *
ant_field_get_text (GtkWidget *field)
{
  GtkTextBuffer *buffer;
  GtkTextIter    start, end;

  if (GTK_IS_EDITABLE (field))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (field)));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (field));
  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

void
ant_field_set_text (GtkWidget *field, const char *text)
{
  if (GTK_IS_EDITABLE (field))
    gtk_editable_set_text (GTK_EDITABLE (field), text);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field)), text, -1);
}

/**
 * ant_field_set_name:
 * @name: what a screen reader calls it: the question
 */
void
ant_field_set_name (GtkWidget *field, const char *name)
{
  GtkWidget *text = GTK_IS_EDITABLE (field) ? get_delegate (field) : field;

  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * ant_field_connect_changed:
 * @callback: called with @object alone
 * @object: a #GObject; the connection ends with it
 */
void
ant_field_connect_changed (GtkWidget *field, GCallback callback, gpointer object)
{
  gpointer source = GTK_IS_EDITABLE (field)
                        ? (gpointer) field
                        : (gpointer) gtk_text_view_get_buffer (GTK_TEXT_VIEW (field));

  g_signal_connect_object (source, "changed", callback, object, G_CONNECT_SWAPPED);
}

static gboolean
is_full (gpointer object, const char *text, gpointer longest)
{
  return text != NULL && g_utf8_strlen (text, -1) >= GPOINTER_TO_INT (longest);
}

/**
 * ant_field_new_limit_note:
 * @field: a field that is not secret
 * @longest: how many characters it takes
 *
 * Keys that do nothing any more look like a broken keyboard.
 *
 * Returns: a line for below the field, there while nothing more goes in
 */
GtkWidget *
ant_field_new_limit_note (GtkWidget *field, int longest)
{
  g_autofree char *words =
      g_strdup_printf (ngettext ("That is all there is room for: %d character",
                                 "That is all there is room for: %d characters", (gulong) longest),
                       longest);
  GtkWidget     *note = ant_text_new (words, "hint");
  GObject       *source = GTK_IS_EDITABLE (field)
                              ? G_OBJECT (field)
                              : G_OBJECT (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field)));
  GtkExpression *text = gtk_property_expression_new (G_OBJECT_TYPE (source),
                                                     gtk_object_expression_new (source), "text");
  GtkExpression *full = gtk_cclosure_expression_new (
      G_TYPE_BOOLEAN, NULL, 1, &text, G_CALLBACK (is_full), GINT_TO_POINTER (longest), NULL);

  gtk_expression_bind (full, note, "visible", NULL);

  return note;
}
