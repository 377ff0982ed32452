/* ant-stop-page.c - a kind end before anything was stored
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-stop-page"

#include <glib/gi18n.h>

#include "ant-drawing.h"
#include "ant-pages.h"
#include "ant-simple-page.h"

#define WIDTH_MM 240

static void
on_finish_clicked (GtkButton *button, AntKiosk *kiosk)
{
  if (ant_kiosk_is_preview (kiosk))
    ant_kiosk_end_preview (kiosk);
  else
    ant_kiosk_reset (kiosk);
}

/**
 * ant_stop_page_new:
 * @path: why: "minor" or "declined"
 */
AntPage *
ant_stop_page_new (AntKiosk *kiosk, const char *path)
{
  gboolean is_minor = g_strcmp0 (path, "minor") == 0;
  AntPage *page = ant_simple_page_new (
      ANT_PAGE_BACK, is_minor ? _ ("Thank you for telling us") : _ ("Nothing has been kept"), NULL,
      WIDTH_MM);
  AntScaffold *scaffold = ant_simple_page_get_scaffold (page);
  GtkWidget   *finish = gtk_button_new_with_label (_ ("Finish"));

  ant_scaffold_append (scaffold, ant_drawing_new ("thanks", 70, 70));
  ant_scaffold_add_text (
      scaffold,
      is_minor
          ? _ ("This treatment is for people of 18 and over, so the questions end here. Nothing "
               "you entered has been kept.")
          : _ ("You chose not to give any of the three permissions, and that is fine. Without "
               "one of them there is nothing this kiosk may keep, so the questions end here."),
      NULL);
  ant_scaffold_add_text (scaffold,
                         _ ("If you would like to talk to somebody, our team at the desk will be "
                            "glad to help."),
                         NULL);
  gtk_widget_add_css_class (finish, "primary");
  g_signal_connect_object (finish, "clicked", G_CALLBACK (on_finish_clicked), kiosk, 0);
  ant_scaffold_append (scaffold, finish);

  return page;
}
