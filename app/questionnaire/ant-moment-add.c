/* ant-moment-add.c - days and times some while later, or earlier
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-moment"

#include <string.h>

#include "ant-moment.h"

#define DAY_S     (G_GINT64_CONSTANT (86400))
#define MONTH_S   (30 * DAY_S) /* of a text that tells no days, as FHIRPath has it */
#define YEAR_S    (365 * DAY_S)
#define MAX_YEAR  9999
#define MAX_MONTH ((MAX_YEAR + 1) * 12)

static int
read_two (const char *p)
{
  return g_ascii_digit_value (p[0]) * 10 + g_ascii_digit_value (p[1]);
}

/* What begins with hh:mm:ss. @days gets how many midnights it goes past. (transfer full) */
static char *
move_time (const char *text, gint64 seconds, gint64 *days)
{
  gint64 moved =
      read_two (text) * 3600 + read_two (text + 3) * 60 + read_two (text + 6) + seconds % DAY_S;

  *days = seconds / DAY_S;
  if (moved < 0 || moved >= DAY_S) {
    *days += moved < 0 ? -1 : 1;
    moved += moved < 0 ? DAY_S : -DAY_S;
  }

  return g_strdup_printf ("%02d:%02d:%02d%s", (int) (moved / 3600), (int) (moved / 60 % 60),
                          (int) (moved % 60), text + 8);
}

static gboolean
move_months (GDate *date, gint64 months)
{
  gint64 month = (gint64) g_date_get_year (date) * 12 + g_date_get_month (date) - 1 + months;
  guint8 most;

  if (month < 12 || month >= MAX_MONTH)
    return FALSE;
  most = g_date_get_days_in_month ((GDateMonth) (month % 12 + 1), (GDateYear) (month / 12));
  g_date_set_dmy (date, MIN (g_date_get_day (date), most), (GDateMonth) (month % 12 + 1),
                  (GDateYear) (month / 12));

  return TRUE;
}

static gboolean
move_days (GDate *date, gint64 days)
{
  gint64 julian = (gint64) g_date_get_julian (date) + days;

  if (julian < 1 || julian > G_MAXINT32)
    return FALSE;
  g_date_set_julian (date, (guint32) julian);

  return g_date_get_year (date) <= MAX_YEAR;
}

/* As many characters of a date as @size, moved. (transfer full) (nullable) */
static char *
move_date (const char *text, gsize size, gint64 months, gint64 days)
{
  GDate date;
  char  all[] = "0000-01-01";

  memcpy (all, text, MIN (size, strlen (all)));
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) read_two (all + 8), (GDateMonth) read_two (all + 5),
                  (GDateYear) (read_two (all) * 100 + read_two (all + 2)));
  if (!g_date_valid (&date) || !move_months (&date, months) || !move_days (&date, days))
    return NULL;

  if (size == strlen ("YYYY"))
    return g_strdup_printf ("%04d", g_date_get_year (&date));
  if (size == strlen ("YYYY-MM"))
    return g_strdup_printf ("%04d-%02d", g_date_get_year (&date), g_date_get_month (&date));

  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date),
                          g_date_get_day (&date));
}

/**
 * ant_moment_add:
 * @text: a date, a dateTime or a time, well-formed
 * @months: how many months later; negative for earlier
 * @seconds: and how many seconds; time that a part of a date does not tell is left out
 *
 * The 31st of a month that has none is its last day; a time of day goes round the clock
 * (FHIRPath N1, 6.7).
 *
 * Returns: (transfer full) (nullable): the text, as exact as @text is; %NULL outside the years 1 to
 *   9999
 */
char *
ant_moment_add (const char *text, gint64 months, gint64 seconds)
{
  gsize            size = strcspn (text, "T");
  gint64           days = seconds / DAY_S;
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;

  if (strchr (text, ':') != NULL && text[size] == '\0')
    return move_time (text, seconds, &days);
  if (text[size] == 'T')
    time = move_time (text + size + 1, seconds, &days);
  if (size == strlen ("YYYY")) {
    months = (months / 12 + seconds / YEAR_S) * 12;
    days = 0;
  } else if (size == strlen ("YYYY-MM")) {
    months += seconds / MONTH_S;
    days = 0;
  }
  date = move_date (text, size, months, days);
  if (date == NULL || time == NULL)
    return g_steal_pointer (&date);

  return g_strconcat (date, "T", time, NULL);
}
