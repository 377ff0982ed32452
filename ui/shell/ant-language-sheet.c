/* ant-language-sheet.c - choosing the language, on any page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-language-sheet"

#include <glib/gi18n.h>

#include "ant-languages.h"
#include "ant-sheet.h"

static void
on_language_clicked (GtkButton *button, AntKiosk *kiosk)
{
  const char *lang = gtk_widget_get_name (GTK_WIDGET (button));

  ant_sheet_close (ANT_SHEET (gtk_widget_get_ancestor (GTK_WIDGET (button), ANT_TYPE_SHEET)));
  ant_kiosk_set_language (kiosk, lang);
}

/**
 * ant_language_sheet_new:
 *
 * Returns: the pack's languages, each in its own script
 */
AntSheet *
ant_language_sheet_new (AntKiosk *kiosk)
{
  AntSheet          *self = ant_sheet_new (_ ("Language"));
  const char *const *langs = ant_clinic_get_languages (ant_kiosk_get_clinic (kiosk));

  ant_sheet_add_close (self);
  for (gsize i = 0; langs[i] != NULL; i++) {
    gboolean   is_current = g_strcmp0 (langs[i], ant_kiosk_get_language (kiosk)) == 0;
    GtkWidget *button = ant_sheet_add_button (self, ant_languages_get_own_name (langs[i]),
                                              is_current ? "primary" : NULL);

    gtk_widget_set_name (button, langs[i]);
    g_signal_connect_object (button, "clicked", G_CALLBACK (on_language_clicked), kiosk, 0);
  }

  return self;
}
