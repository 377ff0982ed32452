/* ant-icon-button.c - buttons with one of our icons, a text, or both
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-icon-button"

#include "ant-icon-button.h"

#include "ant-box.h"
#include "ant-icon.h"

/**
 * ant_icon_button_new:
 * @icon: (nullable): a symbolic icon's name
 * @name: what a screen reader calls it
 * @text: (nullable): what stands on it
 *
 * Returns: a button
 */
GtkWidget *
ant_icon_button_new (const char *icon, const char *name, const char *text)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = ant_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  if (icon != NULL)
    gtk_box_append (GTK_BOX (box), ant_icon_new (icon));
  if (text != NULL)
    gtk_box_append (GTK_BOX (box), gtk_label_new (text));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return button;
}
