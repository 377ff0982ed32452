/* ant-plan-days.h - the treatment laid out on days, from a first one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-plan.h"

G_BEGIN_DECLS

GDateTime         *ant_plan_days_find_visit (const AntPlan *plan, GDateTime *first, guint visit);
int                ant_plan_days_get_visit (const AntPlan *plan, int day);
const AntPlanCare *ant_plan_days_get_care (const AntPlan *plan, int day);
int                ant_plan_days_count (const AntPlan *plan);

G_END_DECLS
