/* ant-choice-find.h - a way to one of very many options: typing a part of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANT_TYPE_CHOICE_FIND (ant_choice_find_get_type ())

G_DECLARE_FINAL_TYPE (AntChoiceFind, ant_choice_find, ANT, CHOICE_FIND, GtkWidget)

GtkWidget *ant_choice_find_new (void);
gboolean   ant_choice_find_takes (AntChoiceFind *self, const char *words);
void       ant_choice_find_set_found (AntChoiceFind *self, gboolean is_found);

G_END_DECLS
