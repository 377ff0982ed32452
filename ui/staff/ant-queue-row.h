/* ant-queue-row.h - one intake in the staff's list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-card.h"
#include "ant-kiosk.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANT_TYPE_QUEUE_ROW (ant_queue_row_get_type ())
G_DECLARE_FINAL_TYPE (AntQueueRow, ant_queue_row, ANT, QUEUE_ROW, GtkButton)

GtkWidget *ant_queue_row_new (AntKiosk *kiosk);
AntCard   *ant_queue_row_get_card (AntQueueRow *self);
void       ant_queue_row_set_card (AntQueueRow *self, AntCard *card);

GtkWidget *ant_flag_badge_new (void);
void       ant_flag_badge_set (GtkWidget *badge, char level, int n);

G_END_DECLS
