/* ant-plan-event.c - a visit that somebody is thinking of, for their calendar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-plan-event"

#include "ant-plan-event.h"

#include "ant-payload.h"

/**
 * ant_plan_event_new:
 * @clinic: the pack
 * @title: what it is called; says that nothing is booked
 * @day: the day
 * @today: when it was made, to the day
 *
 * No hour is arranged yet, so it is the day from 8 to 20 UTC. There is nothing of the person in it.
 *
 * Returns: (transfer full) (nullable): the payload of a QR code, a VEVENT
 */
char *
ant_plan_event_new (AntClinic *clinic, const char *title, GDateTime *day, GDateTime *today)
{
  g_autofree char *start = g_date_time_format (day, "%Y%m%dT080000Z");
  g_autofree char *end = g_date_time_format (day, "%Y%m%dT200000Z");
  g_autofree char *issued = g_date_time_format (today, "%Y%m%dT000000Z");
  AntPayloadEvent  event = { title, NULL, NULL, ant_clinic_get_id (clinic), start, end, issued };

  return ant_payload_event (&event);
}
