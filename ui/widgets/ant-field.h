/* ant-field.h - fields to type in that keep nothing of what was typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *ant_field_new_line (GtkInputPurpose purpose, int longest);
GtkWidget *ant_field_new_text (int longest);
GtkWidget *ant_field_new_secret (void);
GtkWidget *ant_field_new_limit_note (GtkWidget *field, int longest);
char      *ant_field_get_text (GtkWidget *field) G_GNUC_WARN_UNUSED_RESULT;
void       ant_field_set_text (GtkWidget *field, const char *text);
void       ant_field_set_name (GtkWidget *field, const char *name);
void       ant_field_connect_changed (GtkWidget *field, GCallback callback, gpointer object);

G_END_DECLS
