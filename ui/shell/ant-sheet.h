/* ant-sheet.h - something in front of the page that wants an answer first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ant-kiosk.h"

G_BEGIN_DECLS

#define ANT_TYPE_SHEET (ant_sheet_get_type ())

G_DECLARE_FINAL_TYPE (AntSheet, ant_sheet, ANT, SHEET, GtkWidget)

AntSheet  *ant_sheet_new (const char *title);
void       ant_sheet_add_close (AntSheet *self);
void       ant_sheet_append (AntSheet *self, GtkWidget *widget);
GtkWidget *ant_sheet_add_button (AntSheet *self, const char *label, const char *css_class);
void       ant_sheet_close (AntSheet *self);

AntSheet *ant_language_sheet_new (AntKiosk *kiosk);
AntSheet *ant_display_sheet_new (AntKiosk *kiosk);
AntSheet *ant_staff_call_new (AntKiosk *kiosk);
AntSheet *ant_idle_sheet_new (AntKiosk *kiosk);
void      ant_idle_sheet_set_seconds (AntSheet *self, int seconds);

G_END_DECLS
