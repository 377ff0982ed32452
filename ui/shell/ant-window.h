/* ant-window.h - the kiosk's one window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ant-shell.h"
#include "ant-theme.h"

G_BEGIN_DECLS

#define ANT_TYPE_WINDOW (ant_window_get_type ())

G_DECLARE_FINAL_TYPE (AntWindow, ant_window, ANT, WINDOW, GtkApplicationWindow)

GtkWidget *
ant_window_new (GtkApplication *app, AntKiosk *kiosk, AntTheme *theme, gboolean is_demonstration);
AntShell *ant_window_get_shell (AntWindow *self);

G_END_DECLS
