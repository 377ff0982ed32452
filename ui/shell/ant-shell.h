/* ant-shell.h - what stands round every page: header, footer, keyboard, sheets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ant-kiosk.h"
#include "ant-page.h"

G_BEGIN_DECLS

#define ANT_TYPE_SHELL (ant_shell_get_type ())

G_DECLARE_FINAL_TYPE (AntShell, ant_shell, ANT, SHELL, GtkWidget)

GtkWidget *ant_shell_new (AntKiosk *kiosk, gboolean is_demonstration);
AntPage   *ant_shell_get_page (AntShell *self);
gboolean   ant_shell_is_moving (AntShell *self);
gboolean   ant_shell_has_sheet (AntShell *self);
gboolean   ant_shell_is_calling (AntShell *self);
void       ant_shell_show_page (AntShell *self, AntTurn way);
void       ant_shell_show_idle (AntShell *self, int seconds);
void       ant_shell_hide_idle (AntShell *self);
void       ant_shell_activate_primary (AntShell *self);

G_END_DECLS
