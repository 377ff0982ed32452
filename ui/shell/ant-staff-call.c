/* ant-staff-call.c - a calm sign over the whole screen that somebody wants help, and a chime
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-staff-call"

#include <glib/gi18n.h>

#include "ant-drawing.h"
#include "ant-scaffold.h"
#include "ant-sheet.h"

static void
on_close_clicked (GtkButton *button, gpointer user_data)
{
  ant_sheet_close (ANT_SHEET (gtk_widget_get_ancestor (GTK_WIDGET (button), ANT_TYPE_SHEET)));
}

/**
 * ant_staff_call_new:
 *
 * Returns: the sign; the chime sounds once
 */
AntSheet *
ant_staff_call_new (AntKiosk *kiosk)
{
  AntSheet *self = ant_sheet_new (_ ("Somebody here would like some help"));

  gtk_widget_add_css_class (GTK_WIDGET (self), "staff-sign");
  ant_sheet_append (self, ant_drawing_new ("staff-call", 60, 60));
  ant_sheet_append (self, ant_text_new (_ ("A member of staff can see this screen and will come "
                                           "over. Your answers are kept while you wait."),
                                        NULL));
  g_signal_connect (ant_sheet_add_button (self, _ ("Go on by myself"), "primary"), "clicked",
                    G_CALLBACK (on_close_clicked), NULL);
  ant_chime_play (ant_kiosk_get_chime (kiosk), ANT_CHIME_CALL);

  return self;
}
