/* ant-choice-button.c - one option to choose, with or without a picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-choice-button"

#include "ant-choice-button.h"

#include "ant-box.h"
#include "ant-drawing.h"
#include "ant-icon.h"
#include "ant-scaffold.h"

#define PICTURE_MM 34

static void
on_toggled (GtkToggleButton *button)
{
  gboolean is_active = gtk_toggle_button_get_active (button);

  if (is_active)
    gtk_widget_add_css_class (GTK_WIDGET (button), "chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (button), "chosen");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_CHECKED,
      is_active ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}

static GtkWidget *
make_mark (gboolean is_one_of_many)
{
  GtkWidget *mark = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *tick = ant_icon_new ("tick-symbolic");

  gtk_widget_set_hexpand (tick, TRUE);
  gtk_box_append (GTK_BOX (mark), tick);
  gtk_widget_add_css_class (mark, "mark");
  if (!is_one_of_many)
    gtk_widget_add_css_class (mark, "square");
  gtk_widget_set_hexpand (mark, FALSE); /* what the tick wants stops here */
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (mark, GTK_ALIGN_CENTER);

  return mark;
}

/**
 * ant_choice_button_new:
 * @text: the option
 * @lang: the language @text is in
 * @illustration: (nullable): a picture's name
 * @is_one_of_many: a round mark where choosing it unchooses the others, else a square one
 *
 * The tick says what is chosen as well as the colour does.
 *
 * Returns: a toggle button
 */
GtkWidget *
ant_choice_button_new (const char *text,
                       const char *lang,
                       const char *illustration,
                       gboolean    is_one_of_many)
{
  gboolean   has_picture = ant_drawing_exists (illustration);
  GtkWidget *button = g_object_new (
      GTK_TYPE_TOGGLE_BUTTON, "accessible-role",
      is_one_of_many ? GTK_ACCESSIBLE_ROLE_RADIO : GTK_ACCESSIBLE_ROLE_CHECKBOX, NULL);
  GtkWidget *box = ant_line_new (4);
  GtkWidget *label = ant_text_new (text, NULL);

  ant_line_append (box, make_mark (is_one_of_many));
  ant_text_set_language (GTK_LABEL (label), lang);
  gtk_widget_set_hexpand (label, TRUE);
  ant_line_append (box, label);
  if (has_picture) {
    GtkWidget *card = ant_box_new (GTK_ORIENTATION_VERTICAL, 2);

    gtk_box_append (GTK_BOX (card), ant_drawing_new (illustration, PICTURE_MM, PICTURE_MM));
    gtk_box_append (GTK_BOX (card), ant_space_new ());
    gtk_box_append (GTK_BOX (card), box);
    box = card;
    gtk_widget_add_css_class (button, "picture");
  }

  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "choice");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_signal_connect (button, "toggled", G_CALLBACK (on_toggled), NULL);
  on_toggled (GTK_TOGGLE_BUTTON (button));

  return button;
}

/**
 * ant_choice_button_hide_mark:
 * @button: one without a picture
 *
 * Leaves its words the room of the mark; the edge then says what is chosen.
 */
void
ant_choice_button_hide_mark (GtkWidget *button)
{
  gtk_widget_hide (gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (button))));
}
