/* ant-display-sheet.c - text size, contrast, reach, and the way out, on one sheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-display-sheet"

#include <glib/gi18n.h>

#include "ant-choice-button.h"
#include "ant-sheet.h"
#include "ant-split.h"
#include "ant-tiles.h"

#define SIZE_MM   50
#define SWITCH_MM 80

static AntSheet *
get_sheet (GtkButton *button)
{
  return ANT_SHEET (gtk_widget_get_ancestor (GTK_WIDGET (button), ANT_TYPE_SHEET));
}

static void
on_size_clicked (GtkButton *button, AntKiosk *kiosk)
{
  int size = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "size"));

  g_object_set (kiosk, "text-size", size, NULL);
}

static void
on_stop_clicked (GtkButton *button, AntKiosk *kiosk)
{
  ant_sheet_close (get_sheet (button));
  ant_kiosk_reset (kiosk);
}

static gboolean
is_size (GBinding *binding, const GValue *from, GValue *to, gpointer size)
{
  g_value_set_boolean (to, g_value_get_int (from) == GPOINTER_TO_INT (size));

  return TRUE;
}

static GtkWidget *
make_size_row (AntKiosk *kiosk)
{
  static const int  sizes[] = { 100, 150, 200 };
  const char *const labels[] = { _ ("Normal text"), _ ("Large text"), _ ("Largest text") };
  GtkWidget        *row = ant_tiles_new (SIZE_MM, 3);

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++) {
    GtkWidget *button = ant_choice_button_new (labels[i], NULL, NULL, TRUE);

    g_object_set_data (G_OBJECT (button), "size", GINT_TO_POINTER (sizes[i]));
    g_object_bind_property_full (kiosk, "text-size", button, "active", G_BINDING_SYNC_CREATE,
                                 is_size, NULL, GINT_TO_POINTER (sizes[i]), NULL);
    g_signal_connect_object (button, "clicked", G_CALLBACK (on_size_clicked), kiosk, 0);
    ant_tiles_append (ANT_TILES (row), button);
  }

  return row;
}

/* On a low screen everything is within reach, and there is no room to move it. */
static void
sync_reach (GtkWidget *reach)
{
  gtk_widget_set_visible (reach, !ant_split_is_low (reach));
}

/**
 * ant_display_sheet_new:
 *
 * Returns: how the screen looks, for whoever needs it another way; changes show at once
 */
AntSheet *
ant_display_sheet_new (AntKiosk *kiosk)
{
  AntSheet  *self = ant_sheet_new (_ ("Make the screen easier to use"));
  GtkWidget *contrast = ant_choice_button_new (_ ("High contrast"), NULL, NULL, FALSE);
  GtkWidget *reach = ant_choice_button_new (_ ("Bring everything lower down"), NULL, NULL, FALSE);
  GtkWidget *switches = ant_tiles_new (SWITCH_MM, 2);
  GtkWidget *stop;

  ant_sheet_add_close (self);
  ant_sheet_append (self, make_size_row (kiosk));
  g_object_bind_property (kiosk, "high-contrast", contrast, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_object_bind_property (kiosk, "low-reach", reach, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_signal_connect (reach, "notify::root", G_CALLBACK (sync_reach), NULL);
  ant_tiles_append (ANT_TILES (switches), contrast);
  ant_tiles_append (ANT_TILES (switches), reach);
  ant_sheet_append (self, switches);
  stop = ant_sheet_add_button (self, _ ("Stop and clear everything"), "danger");
  g_signal_connect_object (stop, "clicked", G_CALLBACK (on_stop_clicked), kiosk, 0);

  return self;
}
