/* ant-idle-sheet.c - are you still there?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-idle-sheet"

#include <glib/gi18n.h>

#include "ant-scaffold.h"
#include "ant-sheet.h"

static AntSheet *
get_sheet (GtkButton *button)
{
  return ANT_SHEET (gtk_widget_get_ancestor (GTK_WIDGET (button), ANT_TYPE_SHEET));
}

static void
on_go_on_clicked (GtkButton *button, AntKiosk *kiosk)
{
  ant_idle_note_activity (ant_kiosk_get_idle (kiosk));
  ant_sheet_close (get_sheet (button));
}

static void
on_more_clicked (GtkButton *button, AntKiosk *kiosk)
{
  ant_idle_grant_more_time (ant_kiosk_get_idle (kiosk));
  ant_sheet_close (get_sheet (button));
}

static void
on_stop_clicked (GtkButton *button, AntKiosk *kiosk)
{
  ant_sheet_close (get_sheet (button));
  ant_kiosk_reset (kiosk);
}

/**
 * ant_idle_sheet_new:
 *
 * Returns: the warning; the shell keeps its seconds right
 */
AntSheet *
ant_idle_sheet_new (AntKiosk *kiosk)
{
  AntSheet  *self = ant_sheet_new (_ ("Are you still there?"));
  GtkWidget *seconds = ant_text_new (NULL, NULL);

  gtk_widget_set_name (seconds, "seconds");
  g_object_set_data (G_OBJECT (self), "seconds", seconds);
  ant_sheet_append (self, seconds);
  g_signal_connect_object (ant_sheet_add_button (self, _ ("Yes, go on"), "primary"), "clicked",
                           G_CALLBACK (on_go_on_clicked), kiosk, 0);
  g_signal_connect_object (ant_sheet_add_button (self, _ ("I need more time"), NULL), "clicked",
                           G_CALLBACK (on_more_clicked), kiosk, 0);
  g_signal_connect_object (ant_sheet_add_button (self, _ ("Stop and clear everything"), "danger"),
                           "clicked", G_CALLBACK (on_stop_clicked), kiosk, 0);

  return self;
}

/**
 * ant_idle_sheet_set_seconds:
 * @seconds: until everything is cleared
 */
void
ant_idle_sheet_set_seconds (AntSheet *self, int seconds)
{
  g_autofree char *text = g_strdup_printf (
      ngettext ("For your privacy, this screen clears itself in %d second.",
                "For your privacy, this screen clears itself in %d seconds.", (gulong) seconds),
      seconds);

  gtk_label_set_label (GTK_LABEL (g_object_get_data (G_OBJECT (self), "seconds")), text);
}
