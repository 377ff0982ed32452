/* ant-plan-days.c - the treatment laid out on days, from a first one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-plan"

#include "ant-plan-days.h"

static int
find_day (const AntPlan *plan, guint visit)
{
  int day = 0;

  for (guint i = 1; i <= visit; i++)
    day += ((const AntPlanVisit *) g_ptr_array_index (plan->visits, i))->gap_days;

  return day;
}

/**
 * ant_plan_days_find_visit:
 * @plan: a plan
 * @first: the day of its first visit
 * @visit: which visit, from 0
 *
 * Returns: (transfer full): the earliest day of that visit
 */
GDateTime *
ant_plan_days_find_visit (const AntPlan *plan, GDateTime *first, guint visit)
{
  return g_date_time_add_days (first, find_day (plan, visit));
}

/**
 * ant_plan_days_get_visit:
 * @plan: a plan
 * @day: days after its first visit
 *
 * Returns: which visit falls on @day, from 0; -1 for none
 */
int
ant_plan_days_get_visit (const AntPlan *plan, int day)
{
  for (guint i = 0; i < plan->visits->len; i++)
    if (find_day (plan, i) == day)
      return (int) i;

  return -1;
}

/**
 * ant_plan_days_get_care:
 * @plan: a plan
 * @day: days after its first visit
 *
 * Returns: (nullable): what to mind most on @day, which is the last thing the plan says of so many
 * days after the visit before it
 */
const AntPlanCare *
ant_plan_days_get_care (const AntPlan *plan, int day)
{
  const AntPlanCare *found = NULL;
  int                since = -1;

  for (guint i = 0; i < plan->visits->len; i++)
    if (find_day (plan, i) <= day)
      since = day - find_day (plan, i);
  for (guint i = 0; i < plan->aftercare->len; i++) {
    const AntPlanCare *care = g_ptr_array_index (plan->aftercare, i);

    if (since >= care->from_day && since <= care->to_day)
      found = care;
  }

  return found;
}

/**
 * ant_plan_days_count:
 *
 * Returns: how many days there are from the first visit to the last day to mind anything
 */
int
ant_plan_days_count (const AntPlan *plan)
{
  int last = plan->visits->len > 0 ? find_day (plan, plan->visits->len - 1) : 0;
  int after = 0;

  for (guint i = 0; i < plan->aftercare->len; i++)
    after = MAX (after, ((const AntPlanCare *) g_ptr_array_index (plan->aftercare, i))->to_day);

  return plan->visits->len > 0 ? last + after + 1 : 0;
}
