/* ant-months.c - the months' names and dates in words, in the language of the moment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-months"

#include "ant-months.h"

#include <glib/gi18n.h>
#include <stdio.h>

/**
 * ant_months_list:
 *
 * The C library's names follow LC_TIME, which a change of language at run time does not reach; ours
 * do.
 *
 * Returns: (transfer none): twelve names, in the form they have in a date
 */
const char *const *
ant_months_list (void)
{
  static const char *names[12];

  /* Translators: months as they stand in a date, "3 January 2026" */
  names[0] = C_ ("in a date", "January");
  names[1] = C_ ("in a date", "February");
  names[2] = C_ ("in a date", "March");
  names[3] = C_ ("in a date", "April");
  names[4] = C_ ("in a date", "May");
  names[5] = C_ ("in a date", "June");
  names[6] = C_ ("in a date", "July");
  names[7] = C_ ("in a date", "August");
  names[8] = C_ ("in a date", "September");
  names[9] = C_ ("in a date", "October");
  names[10] = C_ ("in a date", "November");
  names[11] = C_ ("in a date", "December");

  return names;
}

/**
 * ant_months_list_alone:
 *
 * Many languages bend a month's name in a date; this is the name by itself, as somebody types it.
 *
 * Returns: (transfer none): twelve names, as they stand without a day
 */
const char *const *
ant_months_list_alone (void)
{
  static const char *names[12];

  /* Translators: months as they stand without a day, "January 2026" */
  names[0] = C_ ("alone", "January");
  names[1] = C_ ("alone", "February");
  names[2] = C_ ("alone", "March");
  names[3] = C_ ("alone", "April");
  names[4] = C_ ("alone", "May");
  names[5] = C_ ("alone", "June");
  names[6] = C_ ("alone", "July");
  names[7] = C_ ("alone", "August");
  names[8] = C_ ("alone", "September");
  names[9] = C_ ("alone", "October");
  names[10] = C_ ("alone", "November");
  names[11] = C_ ("alone", "December");

  return names;
}

static char *
format (int day, int month, int year)
{
  /* Translators: a date: day, month's name, year */
  return g_strdup_printf (C_ ("date", "%1$d %2$s %3$d"), day, ant_months_list ()[month - 1], year);
}

/**
 * ant_months_format_day:
 *
 * Returns: (transfer full): "3 January 2026"
 */
char *
ant_months_format_day (GDateTime *day)
{
  return format (g_date_time_get_day_of_month (day), g_date_time_get_month (day),
                 g_date_time_get_year (day));
}

/**
 * ant_months_format_date:
 * @iso: "2026-01-03", "2026-01" or "2026"
 *
 * Returns: (transfer full): the date in words, @iso itself where it is something else
 */
char *
ant_months_format_date (const char *iso)
{
  int year = 0, month = 0, day = 0;
  int n = sscanf (iso, "%4d-%2d-%2d", &year, &month, &day); // NOLINT(cert-err34-c)

  if (n >= 2 && (month < 1 || month > 12))
    return g_strdup (iso);
  if (n == 3)
    return format (day, month, year);
  if (n == 2) /* Translators: a date without a day: month's name, year */
    return g_strdup_printf (C_ ("date without a day", "%1$s %2$d"),
                            ant_months_list_alone ()[month - 1], year);

  return g_strdup (iso);
}
