/* ant-faq-row.c - one question among others, to tap
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-faq-row"

#include "ant-faq-row.h"

#include "ant-box.h"
#include "ant-icon.h"
#include "ant-scaffold.h"

/**
 * ant_faq_row_new:
 *
 * Returns: (transfer floating): a button that has no question yet
 */
GtkWidget *
ant_faq_row_new (void)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *row = ant_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *text = ant_text_new (NULL, NULL);

  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (row), text);
  gtk_box_append (GTK_BOX (row), ant_icon_new ("forward-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), row);
  gtk_widget_add_css_class (button, "row");

  return button;
}

/**
 * ant_faq_row_set_entry:
 * @row: from ant_faq_row_new()
 * @entry: what it asks; its id becomes the widget's name
 *
 * Changes the words only, so that rows whose question stays the same are not drawn anew.
 */
void
ant_faq_row_set_entry (GtkWidget *row, const AntFaqEntry *entry)
{
  GtkWidget *text = gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (row)));

  gtk_label_set_label (GTK_LABEL (text), entry->question);
  ant_text_set_language (GTK_LABEL (text), entry->lang);
  gtk_widget_set_name (row, entry->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  entry->question, -1);
}

/**
 * ant_faq_row_find:
 * @entries: (element-type AntFaqEntry): a pack's
 * @id: a topic
 *
 * Returns: (transfer none) (nullable): the entry
 */
const AntFaqEntry *
ant_faq_row_find (GPtrArray *entries, const char *id)
{
  for (guint i = 0; i < entries->len; i++) {
    const AntFaqEntry *entry = g_ptr_array_index (entries, i);

    if (g_strcmp0 (entry->id, id) == 0)
      return entry;
  }

  return NULL;
}
