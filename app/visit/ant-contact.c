/* ant-contact.c - what people type: telephone numbers, addresses, numbers, dates, times
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-contact"

#include "ant-contact.h"

#include <string.h>

#define FEWEST_DIGITS  7
#define MOST_DIGITS    15  /* ITU-T E.164, 6.2.1 */
#define LONGEST_EMAIL  254 /* RFC 5321, 4.5.3.1.3, less the angle brackets */
#define LONGEST_NUMBER 18  /* digits that fit any integer a program reads them into */

/* Embeddings, overrides and isolates (Unicode UAX #9, 2.1, 2.2 and 2.4) turn round the text that
 * stands behind them, in a list of other people's names too. */
static gboolean
turns_text (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static gboolean
is_break (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return c == '\n' || c == '\t' || type == G_UNICODE_LINE_SEPARATOR ||
         type == G_UNICODE_PARAGRAPH_SEPARATOR;
}

/**
 * ant_contact_clean:
 * @typed: what stands in a field; UTF-8
 * @has_lines: whether line breaks are part of the answer
 *
 * Leaves out control and unassigned characters, what turns the text round, and the white space at
 * both ends, and nothing else: the marks of direction and the joiners belong to the words of some
 * languages.
 *
 * Returns: (transfer full): the answer, "" where there is none
 */
char *
ant_contact_clean (const char *typed, gboolean has_lines)
{
  g_autofree char *valid = g_utf8_make_valid (typed, -1);
  GString         *text = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c == '\n' && has_lines)
      g_string_append_c (text, '\n');
    else if (is_break (c))
      g_string_append_c (text, ' ');
    else if (g_unichar_type (c) != G_UNICODE_CONTROL && g_unichar_isdefined (c) && !turns_text (c))
      g_string_append_unichar (text, c);
  }

  return g_strstrip (g_string_free (text, FALSE));
}

static gboolean
marks_direction (gunichar c)
{
  return c == 0x200e || c == 0x200f || c == 0x061c;
}

/* A comma is a point in most of Europe; before three digits it may as well stand between thousands,
 * and whoever wrote that is asked again. */
static gboolean
is_point (const char *text)
{
  int n_digits = 0;

  if (*text != ',')
    return FALSE;
  for (text++; g_unichar_isdigit (g_utf8_get_char (text)); text = g_utf8_next_char (text))
    n_digits++;

  return n_digits != 3;
}

/**
 * ant_contact_fold_digits:
 * @text: a number of any kind: a count, a measure, a part of a date, a telephone number
 *
 * An Urdu or Arabic keyboard has digits of its own, and one that writes from the right may put
 * marks of direction round them that nobody sees. A number is kept as programs read it, and
 * dialled.
 *
 * Returns: (transfer full): @text with the digits 0 to 9, the point "." and no marks of direction
 */
char *
ant_contact_fold_digits (const char *text)
{
  GString *folded = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    int      digit = g_unichar_digit_value (c);

    if (digit >= 0)
      g_string_append_c (folded, (char) ('0' + digit));
    else if (c == 0x066b || is_point (p)) /* the first in numbers of Arabic digits */
      g_string_append_c (folded, '.');
    else if (!marks_direction (c))
      g_string_append_unichar (folded, c);
  }

  return g_string_free (folded, FALSE);
}

/**
 * ant_contact_is_phone:
 * @text: what was typed, of any country; spaces, hyphens, dots, brackets and a leading + are fine
 */
gboolean
ant_contact_is_phone (const char *text)
{
  int n_digits = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isdigit (c))
      n_digits++;
    else if (c == '+' ? p != text : c > 127 || strchr (" ()-./", (int) c) == NULL)
      return FALSE;
  }

  return n_digits >= FEWEST_DIGITS && n_digits <= MOST_DIGITS;
}

/**
 * ant_contact_is_email:
 *
 * Whether @text has the form of an address; only a letter sent there can tell whether it is one.
 */
gboolean
ant_contact_is_email (const char *text)
{
  const char *at = strrchr (text, '@');
  const char *dot = at != NULL ? strrchr (at, '.') : NULL;

  return at != NULL && at != text && strchr (text, '@') == at && dot != NULL && dot > at + 1 &&
         strlen (dot) > 2 && strlen (text) <= LONGEST_EMAIL &&
         strpbrk (text, " ,;<>()\"") == NULL && strstr (text, "..") == NULL && g_str_is_ascii (at);
}

/**
 * ant_contact_is_url:
 *
 * Whether @text has the form of an address on the web, with or without "https://" before it: a name
 * with a dot in it, and no space.
 */
gboolean
ant_contact_is_url (const char *text)
{
  const char *scheme = strstr (text, "://");
  const char *host = scheme != NULL ? scheme + 3 : text;
  gsize       size = strcspn (host, "/?#");
  const char *dot = memchr (host, '.', size);

  return dot != NULL && dot != host && host[size - 1] != '.' && strstr (text, "..") == NULL &&
         strpbrk (text, " <>\"{}|\\^`") == NULL;
}

static gboolean
is_number (const char *text, gboolean has_point)
{
  gsize n_digits = 0;

  if (*text == '-')
    text++;
  for (; *text != '\0'; text++) {
    if (g_ascii_isdigit (*text))
      n_digits++;
    else if (*text == '.' && has_point && n_digits > 0 && text[1] != '\0')
      has_point = FALSE;
    else
      return FALSE;
  }

  return n_digits > 0 && n_digits <= LONGEST_NUMBER;
}

gboolean
ant_contact_is_integer (const char *text)
{
  return is_number (text, FALSE);
}

gboolean
ant_contact_is_decimal (const char *text)
{
  return is_number (text, TRUE);
}

/* The digits of every script count: an Urdu keyboard has its own. */
static int
read_number (const char *text, int lowest, int highest)
{
  gint64 number = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    int digit = g_unichar_digit_value (g_utf8_get_char (p));

    number = number * 10 + digit;
    if (digit < 0 || number > highest)
      return -1;
  }

  return *text != '\0' && number >= lowest ? (int) number : -1;
}

/* A number, or at least three letters a month's name begins with, in capitals or without its marks
 * if one likes: "pazdziernik" for "październik". */
static int
read_month (const char *text, const char *const *month_names)
{
  gunichar first = g_utf8_get_char (text);

  if (g_unichar_isdigit (first))
    return read_number (text, 1, 12);
  if (!g_unichar_isalpha (first) || g_utf8_strlen (text, -1) < 3)
    return -1;

  for (int i = 0; i < 12; i++) {
    if (g_str_match_string (text, month_names[i], TRUE))
      return i + 1;
  }

  return -1;
}

/**
 * ant_contact_parse_date:
 * @day: may be empty
 * @month: may be empty where @day is; a number or the beginning of a name
 * @year: four digits
 * @month_names: the twelve names in the person's language
 * @date: (out) (transfer full): "2026", "2026-01" or "2026-01-31" where all is fine
 *
 * A person who remembers only the year gives only the year: a partial date is an answer (FHIR R4,
 * datatypes, date).
 *
 * Returns: what is wrong, if anything
 */
AntDateProblem
ant_contact_parse_date (const char        *day,
                        const char        *month,
                        const char        *year,
                        const char *const *month_names,
                        char             **date)
{
  int d, m, y;

  if (*day == '\0' && *month == '\0' && *year == '\0')
    return ANT_DATE_EMPTY;
  if (*year == '\0')
    return ANT_DATE_NO_YEAR;
  if (*month == '\0' && *day != '\0')
    return ANT_DATE_NO_MONTH;

  d = *day != '\0' ? read_number (day, 1, 31) : 0;
  m = *month != '\0' ? read_month (month, month_names) : 0;
  y = read_number (year, 1900, 2199);
  if (d < 0)
    return ANT_DATE_BAD_DAY;
  if (m < 0)
    return ANT_DATE_BAD_MONTH;
  if (y < 0)
    return ANT_DATE_BAD_YEAR;
  if (d > 0 && !g_date_valid_dmy ((GDateDay) d, (GDateMonth) m, (GDateYear) y))
    return ANT_DATE_NO_SUCH_DAY;

  if (d > 0)
    *date = g_strdup_printf ("%04d-%02d-%02d", y, m, d);
  else if (m > 0)
    *date = g_strdup_printf ("%04d-%02d", y, m);
  else
    *date = g_strdup_printf ("%04d", y);

  return ANT_DATE_FINE;
}

/**
 * ant_contact_parse_time:
 * @hour: 0 to 23
 * @minute: 0 to 59
 * @time: (out) (transfer full): "09:05:00" where all is fine (FHIR R4, datatypes, time)
 *
 * Returns: what is wrong, if anything
 */
AntTimeProblem
ant_contact_parse_time (const char *hour, const char *minute, char **time)
{
  int h = read_number (hour, 0, 23);
  int m = read_number (minute, 0, 59);

  if (*hour == '\0' && *minute == '\0')
    return ANT_TIME_EMPTY;
  if (*hour == '\0')
    return ANT_TIME_NO_HOUR;
  if (h < 0)
    return ANT_TIME_BAD_HOUR;
  if (*minute == '\0')
    return ANT_TIME_NO_MINUTE;
  if (m < 0)
    return ANT_TIME_BAD_MINUTE;
  *time = g_strdup_printf ("%02d:%02d:00", h, m);

  return ANT_TIME_FINE;
}

/**
 * ant_contact_join_date_time:
 * @date: as ant_contact_parse_date() gives it, of day, month and year where there is a @time
 * @time: (nullable): as ant_contact_parse_time() gives it
 *
 * A time that stands beside a date says its zone (FHIR R4, datatypes, dateTime): it is this
 * place's, on that day.
 *
 * Returns: (transfer full): "2026-01-31T09:05:00+00:00", or the date alone
 */
char *
ant_contact_join_date_time (const char *date, const char *time)
{
  g_autoptr (GTimeZone) here = NULL;
  g_autoptr (GDateTime) moment = NULL;
  g_autofree char *text = NULL;
  g_autofree char *zone = NULL;

  if (time == NULL)
    return g_strdup (date);

  here = g_time_zone_new_local ();
  text = g_strdup_printf ("%sT%s", date, time);
  moment = g_date_time_new_from_iso8601 (text, here);
  g_return_val_if_fail (moment != NULL, g_strdup (date));
  zone = g_date_time_format (moment, "%:z");

  return g_strconcat (text, zone, NULL);
}
