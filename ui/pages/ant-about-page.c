/* ant-about-page.c - the chapters on the treatment, to open one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-about-page"

#include <glib/gi18n.h>

#include "ant-box.h"
#include "ant-drawing.h"
#include "ant-pages.h"
#include "ant-simple-page.h"
#include "ant-tiles.h"

#define WIDTH_MM     420
#define TILE_MM      80
#define PICTURE_MM   42
#define MOST_COLUMNS 4

static void
on_chapter_clicked (GtkButton *button, AntKiosk *kiosk)
{
  ant_kiosk_show (kiosk, "chapter", gtk_widget_get_name (GTK_WIDGET (button)));
}

static GtkWidget *
make_tile (AntKiosk *kiosk, const AntChapter *chapter)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = ant_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = ant_text_new (chapter->title, "strong");

  if (ant_drawing_exists (chapter->pictures[0]))
    gtk_box_append (GTK_BOX (box), ant_drawing_new (chapter->pictures[0], PICTURE_MM, PICTURE_MM));
  gtk_label_set_justify (GTK_LABEL (title), GTK_JUSTIFY_CENTER);
  gtk_label_set_xalign (GTK_LABEL (title), 0.5);
  gtk_box_append (GTK_BOX (box), title);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_name (button, chapter->id);
  gtk_widget_add_css_class (button, "card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  chapter->title, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_chapter_clicked), kiosk, 0);

  return button;
}

/**
 * ant_about_page_new:
 */
AntPage *
ant_about_page_new (AntKiosk *kiosk, const char *path)
{
  g_autoptr (GPtrArray) chapters =
      ant_clinic_get_chapters (ant_kiosk_get_clinic (kiosk), ant_kiosk_get_language (kiosk));
  AntPage   *page = ant_simple_page_new (ANT_PAGE_BACK, _ ("About the treatment"), NULL, WIDTH_MM);
  GtkWidget *tiles = ant_tiles_new (TILE_MM, MOST_COLUMNS);

  for (guint i = 0; i < chapters->len; i++)
    ant_tiles_append (ANT_TILES (tiles), make_tile (kiosk, g_ptr_array_index (chapters, i)));
  ant_scaffold_append (ant_simple_page_get_scaffold (page), tiles);

  return page;
}
