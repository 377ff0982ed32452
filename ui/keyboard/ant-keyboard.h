/* ant-keyboard.h - the on-screen keyboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANT_TYPE_KEYBOARD (ant_keyboard_get_type ())
G_DECLARE_FINAL_TYPE (AntKeyboard, ant_keyboard, ANT, KEYBOARD, GtkWidget)

GtkWidget  *ant_keyboard_new (void);
void        ant_keyboard_set_language (AntKeyboard *self, const char *tag);
const char *ant_keyboard_get_language (AntKeyboard *self);
void        ant_keyboard_set_languages (AntKeyboard *self, const char *const *tags);
GtkWidget  *ant_keyboard_get_target (AntKeyboard *self);
gboolean    ant_keyboard_get_revealed (AntKeyboard *self);
void        ant_keyboard_keep_visible (GtkScrolledWindow *page, GtkWidget *focus);

G_END_DECLS
