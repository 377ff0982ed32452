/* ant-plan-calendar.h - the visits and the days after them, from a day to choose
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ant-kiosk.h"

G_BEGIN_DECLS

#define ANT_TYPE_PLAN_CALENDAR (ant_plan_calendar_get_type ())
G_DECLARE_FINAL_TYPE (AntPlanCalendar, ant_plan_calendar, ANT, PLAN_CALENDAR, GtkWidget)

GtkWidget *ant_plan_calendar_new (AntKiosk *kiosk);

G_END_DECLS
