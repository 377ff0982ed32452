/* ant-choice-button.h - one option to choose, with or without a picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *ant_choice_button_new (const char *text,
                                  const char *lang,
                                  const char *illustration,
                                  gboolean    is_one_of_many);

void ant_choice_button_hide_mark (GtkWidget *button);

G_END_DECLS
