/* ant-typing.h - what an on-screen key does to the field that has the focus
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * A field, here, is the widget that holds the focus: a GtkText (inside a GtkEntry, a
 * GtkSearchEntry, a GtkPasswordEntry) or a GtkTextView.
 */

gboolean        ant_typing_is_field (GtkWidget *widget);
GtkInputPurpose ant_typing_get_purpose (GtkWidget *field);
GObject        *ant_typing_get_cursor_source (GtkWidget *field);
gboolean        ant_typing_wants_capital (GtkWidget *field);
gboolean        ant_typing_is_multiline (GtkWidget *field);
GtkWidget      *ant_typing_find_next_field (GtkWidget *field);

gboolean ant_typing_insert (GtkWidget *field, const char *text);
gboolean ant_typing_backspace (GtkWidget *field);
void     ant_typing_activate (GtkWidget *field);

gboolean ant_typing_begins_word (const char *before, GtkInputHints hints);

G_END_DECLS
