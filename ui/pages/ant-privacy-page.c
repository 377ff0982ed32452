/* ant-privacy-page.c - what is kept, why, and for how long, before anything is asked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-privacy-page"

#include <glib/gi18n.h>

#include "ant-markdown.h"
#include "ant-pages.h"
#include "ant-simple-page.h"

#define WIDTH_MM 280

/**
 * ant_privacy_page_new:
 *
 * Returns: the pack's privacy text
 */
AntPage *
ant_privacy_page_new (AntKiosk *kiosk, const char *path)
{
  const char      *lang = ant_kiosk_get_language (kiosk);
  AntConsent      *privacy = ant_clinic_get_privacy (ant_kiosk_get_clinic (kiosk), lang);
  g_autofree char *markup = ant_markdown_to_markup (privacy->body);
  AntPage   *page = ant_simple_page_new (ANT_PAGE_STEP, privacy->title, privacy->lang, WIDTH_MM);
  GtkWidget *text = ant_markup_new (markup);

  ant_page_set_section (page, _ ("Your privacy"));
  gtk_widget_add_css_class (text, "panel");
  ant_scaffold_append (ant_simple_page_get_scaffold (page), text);

  return page;
}
