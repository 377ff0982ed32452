/* ant-moment.c - dates and times as FHIR writes them, whole or in part
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-moment"

#include "ant-moment.h"

#include <string.h>

#define SECOND_US (G_GINT64_CONSTANT (1000000))
#define MINUTE_US (60 * SECOND_US)
#define HOUR_US   (60 * MINUTE_US)
#define DAY_US    (24 * HOUR_US)
#define ZONES_US  (14 * HOUR_US) /* how far a clock on earth may stand from UTC */

/* Takes exactly @n digits. */
static gboolean
take_digits (const char **p, int n, int low, int high, int *out)
{
  *out = 0;
  for (int i = 0; i < n; i++, (*p)++) {
    if (!g_ascii_isdigit (**p))
      return FALSE;
    *out = *out * 10 + (**p - '0');
  }

  return *out >= low && *out <= high;
}

/* Days since 0000-03-01 of the Gregorian calendar run backwards, as Howard Hinnant counts them. */
static gint64
count_days (int year, int month, int day)
{
  int y = month <= 2 ? year - 1 : year;
  int era = (y >= 0 ? y : y - 399) / 400;
  int year_of_era = y - era * 400;
  int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;

  return (gint64) era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 +
         day_of_year;
}

static gboolean
take_date (const char **p, AntMoment *out, gboolean *is_whole)
{
  int year;
  int month = 1;
  int day = 1;

  *is_whole = FALSE;
  if (!take_digits (p, 4, 1, 9999, &year))
    return FALSE;
  out->first_us = count_days (year, 1, 1) * DAY_US;
  out->last_us = count_days (year + 1, 1, 1) * DAY_US - 1;
  if (**p != '-')
    return TRUE;

  (*p)++;
  if (!take_digits (p, 2, 1, 12, &month))
    return FALSE;
  out->first_us = count_days (year, month, 1) * DAY_US;
  out->last_us =
      count_days (month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1) * DAY_US - 1;
  if (**p != '-')
    return TRUE;

  (*p)++;
  if (!take_digits (p, 2, 1, 31, &day) ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  out->first_us = count_days (year, month, day) * DAY_US;
  out->last_us = out->first_us + DAY_US - 1;
  *is_whole = TRUE;

  return TRUE;
}

/* hh:mm:ss with an optional fraction; seconds and their fractions are one precision. */
static gboolean
take_time (const char **p, gint64 *us)
{
  int    hour;
  int    minute;
  int    second;
  gint64 unit = SECOND_US;

  if (!take_digits (p, 2, 0, 23, &hour) || *(*p)++ != ':')
    return FALSE;
  if (!take_digits (p, 2, 0, 59, &minute) || *(*p)++ != ':')
    return FALSE;
  if (!take_digits (p, 2, 0, 60, &second))
    return FALSE;
  *us = hour * HOUR_US + minute * MINUTE_US + second * SECOND_US;
  if (**p != '.')
    return TRUE;

  (*p)++;
  if (!g_ascii_isdigit (**p))
    return FALSE;
  for (; g_ascii_isdigit (**p); (*p)++) {
    unit /= 10;
    *us += unit * (**p - '0');
  }

  return TRUE;
}

static gboolean
take_zone (const char **p, AntMoment *out)
{
  int hour;
  int minute;
  int sign;

  out->has_zone = TRUE;
  if (**p == 'Z') {
    (*p)++;
    return TRUE;
  }
  if (**p != '+' && **p != '-')
    return FALSE;
  sign = *(*p)++ == '-' ? -1 : 1;
  if (!take_digits (p, 2, 0, 14, &hour) || *(*p)++ != ':' || !take_digits (p, 2, 0, 59, &minute))
    return FALSE;
  out->first_us -= sign * (hour * HOUR_US + minute * MINUTE_US);
  out->last_us = out->first_us;

  return TRUE;
}

/**
 * ant_moment_parse_date:
 * @text: YYYY, YYYY-MM or YYYY-MM-DD
 *
 * Returns: %FALSE where it is no date of the calendar
 */
gboolean
ant_moment_parse_date (const char *text, AntMoment *out)
{
  const char *p = text;
  gboolean    is_whole;

  memset (out, 0, sizeof *out);

  return take_date (&p, out, &is_whole) && *p == '\0';
}

/**
 * ant_moment_parse_date_time:
 * @text: a date, or YYYY-MM-DDThh:mm:ss and a time zone; without one it is taken as local time
 *
 * Returns: %FALSE where it is no moment of the calendar
 */
gboolean
ant_moment_parse_date_time (const char *text, AntMoment *out)
{
  const char *p = text;
  gboolean    is_whole;
  gint64      us;

  memset (out, 0, sizeof *out);
  if (!take_date (&p, out, &is_whole))
    return FALSE;
  if (*p == '\0')
    return TRUE;
  if (!is_whole || *p++ != 'T' || !take_time (&p, &us))
    return FALSE;
  out->first_us += us;
  out->last_us = out->first_us;

  return *p == '\0' || (take_zone (&p, out) && *p == '\0');
}

/**
 * ant_moment_parse_time:
 * @text: hh:mm:ss, with or without fractions
 */
gboolean
ant_moment_parse_time (const char *text, AntMoment *out)
{
  const char *p = text;

  memset (out, 0, sizeof *out);
  out->is_time = TRUE;
  if (!take_time (&p, &out->first_us))
    return FALSE;
  out->last_us = out->first_us;

  return *p == '\0';
}

/**
 * ant_moment_compare:
 *
 * Two stretches of time compare where one lies wholly before the other; they are equal where they
 * are the same. Anything else cannot be told, nor a time of day against a day.
 */
AntOrder
ant_moment_compare (const AntMoment *a, const AntMoment *b)
{
  gint64 slack = a->has_zone != b->has_zone ? ZONES_US : 0;

  if (a->is_time != b->is_time)
    return ANT_ORDER_UNKNOWN;
  if (a->last_us + slack < b->first_us)
    return ANT_ORDER_LESS;
  if (a->first_us > b->last_us + slack)
    return ANT_ORDER_GREATER;
  if (slack == 0 && a->first_us == b->first_us && a->last_us == b->last_us)
    return ANT_ORDER_EQUAL;

  return ANT_ORDER_UNKNOWN;
}
