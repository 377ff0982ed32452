/* ant-follow-up.h - the ways to carry on by phone, one QR code at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ant-clinic.h"

G_BEGIN_DECLS

#define ANT_TYPE_FOLLOW_UP (ant_follow_up_get_type ())

G_DECLARE_FINAL_TYPE (AntFollowUp, ant_follow_up, ANT, FOLLOW_UP, GtkWidget)

GtkWidget *ant_follow_up_new (AntClinic *clinic, const char *reference, const char *lang);
void       ant_follow_up_prepend (AntFollowUp *self, GtkWidget *widget);

G_END_DECLS
