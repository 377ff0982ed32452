/* ant-staff-asked-page.c - what clients asked that no answer was found for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-staff-asked-page"

#include <glib/gi18n.h>

#include "ant-box.h"
#include "ant-icon.h"
#include "ant-simple-page.h"
#include "ant-staff-pages.h"
#include "ant-staff.h"

#define WIDTH_MM 320

static void
on_words_clicked (GtkButton *button, AntKiosk *kiosk)
{
  ant_kiosk_show (kiosk, "staff-meaning", gtk_widget_get_name (GTK_WIDGET (button)));
}

static GtkWidget *
make_row (AntKiosk *kiosk, const AntFaqMiss *miss)
{
  GtkWidget       *button = gtk_button_new ();
  GtkWidget       *row = ant_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget       *text = ant_text_new (miss->words, NULL);
  g_autofree char *times =
      g_strdup_printf (ngettext ("asked %u time", "asked %u times", miss->count), miss->count);
  g_autofree char *name = g_strdup_printf ("%s, %s", miss->words, times);

  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (row), text);
  gtk_box_append (GTK_BOX (row), ant_text_new (times, "hint"));
  gtk_box_append (GTK_BOX (row), ant_icon_new ("forward-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), row);
  gtk_widget_add_css_class (button, "row");
  gtk_widget_set_name (button, miss->words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_words_clicked), kiosk, 0);

  return button;
}

static gboolean
is_counting (AntKiosk *kiosk)
{
  return ant_clinic_get_int (ant_kiosk_get_clinic (kiosk), "kiosk", "unanswered-weeks", 0) > 0;
}

static void
show_misses (AntScaffold *scaffold, AntKiosk *kiosk)
{
  AntFaqLearned *learned = ant_kiosk_get_learned (kiosk);
  g_autoptr (GPtrArray) misses = NULL;

  if (!is_counting (kiosk))
    ant_scaffold_add_text (
        scaffold, _ ("This clinic’s pack does not count what is asked (unanswered-weeks is 0)."),
        "notice");
  if (learned == NULL)
    return;

  misses = ant_faq_learned_list (learned, ant_kiosk_get_language (kiosk));
  if (misses->len == 0)
    ant_scaffold_add_text (scaffold, _ ("There is nothing here now."), "hint");
  for (guint i = 0; i < misses->len; i++)
    ant_scaffold_append (scaffold, make_row (kiosk, g_ptr_array_index (misses, i)));
}

/**
 * ant_staff_asked_page_new:
 *
 * The list is of the language of the moment.
 */
AntPage *
ant_staff_asked_page_new (AntKiosk *kiosk, const char *path)
{
  AntReview *review = ant_staff_get_review (ant_staff_get (kiosk));
  AntPage   *page =
      ant_simple_page_new (ANT_PAGE_BACK, _ ("Questions without an answer"), NULL, WIDTH_MM);
  AntScaffold *scaffold = ant_simple_page_get_scaffold (page);

  ant_page_set_section (page, _ ("Staff"));
  ant_scaffold_add_text (scaffold,
                         _ ("Only words of the pack are kept, with how often and in which week: "
                            "not who asked. Touch one to say which answer it means."),
                         NULL);
  if (review != NULL && ant_review_is_unlocked (review))
    show_misses (scaffold, kiosk);

  return page;
}
