/* test-contact.c - what people type
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-contact.h"

static const char *const MONTHS[] = { "January",   "February", "March",    "April",
                                      "May",       "June",     "July",     "August",
                                      "September", "October",  "November", "December" };

static void
test_contact_cleans (void)
{
  static const struct {
    const char *typed;
    const char *line;
    const char *text;
  } cases[] = {
    { "", "", "" },
    { "  Ada \t", "Ada", "Ada" },
    { "a\x01\x1f\x7f"
      "b",
      "ab", "ab" },
    { "one\ntwo", "one two", "one\ntwo" },
    { "\xff\xfe", "\xef\xbf\xbd\xef\xbf\xbd", "\xef\xbf\xbd\xef\xbf\xbd" },
    { "عائشہ\xe2\x80\x8c", "عائشہ\xe2\x80\x8c", "عائشہ\xe2\x80\x8c" },
    { "👩‍🦲", "👩‍🦲", "👩‍🦲" },
    { "a\u202eb\u2067c\u200f", "abc\u200f", "abc\u200f" },
    { "one\u2028two\u2029three", "one two three", "one two three" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *line = ant_contact_clean (cases[i].typed, FALSE);
    g_autofree char *text = ant_contact_clean (cases[i].typed, TRUE);

    g_assert_cmpstr (line, ==, cases[i].line);
    g_assert_cmpstr (text, ==, cases[i].text);
  }
}

static void
test_contact_knows_phones (void)
{
  static const char *const right[] = { "07700 900123", "+44 (0)7700-900123", "0116 496 0123",
                                       "7700900",      "+48 512.345.678",    "۰۳۰۰ ۱۲۳۴۵۶۷" };
  static const char *const wrong[] = { "",
                                       "07700",
                                       "0770O 900123",
                                       "call me",
                                       "12345678901234567",
                                       "07700+900123",
                                       "07700 900123 ext 4" };

  for (gsize i = 0; i < G_N_ELEMENTS (right); i++)
    g_assert_true (ant_contact_is_phone (right[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (ant_contact_is_phone (wrong[i]));
}

static void
test_contact_folds_digits (void)
{
  static const struct {
    const char *typed;
    const char *folded;
  } cases[] = {
    { "", "" },
    { "07700 900123", "07700 900123" },
    { "۰۳۰۰ ۱۲۳-۴۵۶۷", "0300 123-4567" }, /* Urdu */
    { "١٢\u066b٥", "12.5" },              /* Arabic, with its own point */
    { "\u200f\u061c१२\u200e", "12" },     /* Devanagari, between marks nobody sees */
    { "1,5", "1.5" },
    { "1,500", "1,500" },                     /* one and a half, or fifteen hundred? */
    { "twelve ½ ²", "twelve ½ ²" },           /* no digits of a number */
    { "\xf0\x9d\x9f\x92\xef\xbc\x95", "45" }, /* mathematical, full width */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *folded = ant_contact_fold_digits (cases[i].typed);

    g_assert_cmpstr (folded, ==, cases[i].folded);
  }
}

static void
test_contact_knows_emails (void)
{
  static const char *const right[] = { "a@b.co", "ada.lovelace+kiosk@example.co.uk",
                                       "żółw@example.com" };
  static const char *const wrong[] = { "",      "a",        "a@",       "@b.co",
                                       "a@b",   "a b@c.de", "a@b@c.de", "a@b..de",
                                       "a@b.d", "a@.de",    "a,b@c.de" };

  for (gsize i = 0; i < G_N_ELEMENTS (right); i++)
    g_assert_true (ant_contact_is_email (right[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (ant_contact_is_email (wrong[i]));
}

static void
test_contact_knows_numbers (void)
{
  g_assert_true (ant_contact_is_integer ("0"));
  g_assert_true (ant_contact_is_integer ("-12"));
  g_assert_false (ant_contact_is_integer ("1.5"));
  g_assert_false (ant_contact_is_integer (""));
  g_assert_false (ant_contact_is_integer ("-"));
  g_assert_false (ant_contact_is_integer ("12 mm"));
  g_assert_false (ant_contact_is_integer ("9999999999999999999"));
  g_assert_true (ant_contact_is_decimal ("1.50"));
  g_assert_false (ant_contact_is_decimal (".5"));
  g_assert_false (ant_contact_is_decimal ("1."));
  g_assert_false (ant_contact_is_decimal ("1.2.3"));
}

static void
test_contact_reads_dates (void)
{
  static const struct {
    const char    *day, *month, *year;
    AntDateProblem problem;
    const char    *date;
  } cases[] = {
    { "", "", "", ANT_DATE_EMPTY, NULL },
    { "3", "5", "2025", ANT_DATE_FINE, "2025-05-03" },
    { "3", "may", "2025", ANT_DATE_FINE, "2025-05-03" },
    { "31", "JAN", "2026", ANT_DATE_FINE, "2026-01-31" },
    { "۳", "۱۲", "۲۰۲۵", ANT_DATE_FINE, "2025-12-03" },
    { "", "sept", "2024", ANT_DATE_FINE, "2024-09" },
    { "", "", "1999", ANT_DATE_FINE, "1999" },
    { "29", "2", "2024", ANT_DATE_FINE, "2024-02-29" },
    { "29", "2", "2025", ANT_DATE_NO_SUCH_DAY, NULL },
    { "31", "feb", "2026", ANT_DATE_NO_SUCH_DAY, NULL },
    { "32", "1", "2026", ANT_DATE_BAD_DAY, NULL },
    { "x", "1", "2026", ANT_DATE_BAD_DAY, NULL },
    { "+1", "1", "2026", ANT_DATE_BAD_DAY, NULL },
    { "0", "1", "2026", ANT_DATE_BAD_DAY, NULL },
    { "1", "13", "2026", ANT_DATE_BAD_MONTH, NULL },
    { "1", "ja", "2026", ANT_DATE_BAD_MONTH, NULL },
    { "1", "smarch", "2026", ANT_DATE_BAD_MONTH, NULL },
    { "1", "1", "26", ANT_DATE_BAD_YEAR, NULL },
    { "1", "1", "99999999999999999999", ANT_DATE_BAD_YEAR, NULL },
    { "1", "", "2026", ANT_DATE_NO_MONTH, NULL },
    { "1", "1", "", ANT_DATE_NO_YEAR, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *date = NULL;

    g_assert_cmpint (
        ant_contact_parse_date (cases[i].day, cases[i].month, cases[i].year, MONTHS, &date), ==,
        cases[i].problem);
    g_assert_cmpstr (date, ==, cases[i].date);
  }
}

static void
test_contact_reads_months_without_marks (void)
{
  static const char *const months[] = { "styczeń",  "luty",        "marzec",   "kwiecień",
                                        "maj",      "czerwiec",    "lipiec",   "sierpień",
                                        "wrzesień", "październik", "listopad", "جنوری" };
  static const struct {
    const char *typed;
    int         month; /* 0: none */
  } cases[] = {
    { "pazdziernik", 10 }, { "październik", 10 }, { "PAŹDZIERNIK", 10 }, { "pazdz", 10 },
    { "paź", 10 },         { "paz", 10 },         { "wrzesien", 9 },     { "Sierpien", 8 },
    { "جنوری", 12 },       { "maj", 5 },          { "mai", 0 },          { "pa", 0 },
    { "---", 0 },          { "🙂🙂🙂", 0 }, { "pazdziernika", 0 }, { "ździernik", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *date = NULL;
    g_autofree char *expected = g_strdup_printf ("2025-%02d", cases[i].month);
    AntDateProblem   problem = ant_contact_parse_date ("", cases[i].typed, "2025", months, &date);

    g_assert_cmpint (problem, ==, cases[i].month > 0 ? ANT_DATE_FINE : ANT_DATE_BAD_MONTH);
    g_assert_cmpstr (date, ==, cases[i].month > 0 ? expected : NULL);
  }
}

static void
test_contact_knows_urls (void)
{
  static const char *const right[] = { "example.com", "https://example.com/a?b=c#d",
                                       "www.example.co.uk", "http://example.com:8080",
                                       "żółw.example" };
  static const char *const wrong[] = { "",           "example",      "https://",    "my site.com",
                                       ".com",       "example.",     "example..uk", "/a.b",
                                       "https://.x", "https://a/b.c" };

  for (gsize i = 0; i < G_N_ELEMENTS (right); i++)
    g_assert_true (ant_contact_is_url (right[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (ant_contact_is_url (wrong[i]));
}

static void
test_contact_reads_times (void)
{
  static const struct {
    const char    *hour, *minute;
    AntTimeProblem problem;
    const char    *time;
  } cases[] = {
    { "", "", ANT_TIME_EMPTY, NULL },          { "9", "5", ANT_TIME_FINE, "09:05:00" },
    { "00", "00", ANT_TIME_FINE, "00:00:00" }, { "23", "59", ANT_TIME_FINE, "23:59:00" },
    { "24", "0", ANT_TIME_BAD_HOUR, NULL },    { "-1", "0", ANT_TIME_BAD_HOUR, NULL },
    { "9", "60", ANT_TIME_BAD_MINUTE, NULL },  { "9", "x", ANT_TIME_BAD_MINUTE, NULL },
    { "9", "", ANT_TIME_NO_MINUTE, NULL },     { "", "30", ANT_TIME_NO_HOUR, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *time = NULL;

    g_assert_cmpint (ant_contact_parse_time (cases[i].hour, cases[i].minute, &time), ==,
                     cases[i].problem);
    g_assert_cmpstr (time, ==, cases[i].time);
  }
}

static void
test_contact_joins_date_and_time (void)
{
  static const struct {
    const char *date, *time, *joined;
  } cases[] = {
    { "2026", NULL, "2026" },
    { "2026-01-31", NULL, "2026-01-31" },
    { "2026-01-31", "09:05:00", "2026-01-31T09:05:00+00:00" },
    { "2026-07-31", "09:05:00", "2026-07-31T09:05:00+00:00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *joined = ant_contact_join_date_time (cases[i].date, cases[i].time);

    g_assert_cmpstr (joined, ==, cases[i].joined);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/contact/cleans", test_contact_cleans);
  g_test_add_func ("/contact/knows-phones", test_contact_knows_phones);
  g_test_add_func ("/contact/folds-digits", test_contact_folds_digits);
  g_test_add_func ("/contact/knows-emails", test_contact_knows_emails);
  g_test_add_func ("/contact/knows-numbers", test_contact_knows_numbers);
  g_test_add_func ("/contact/knows-urls", test_contact_knows_urls);
  g_test_add_func ("/contact/reads-dates", test_contact_reads_dates);
  g_test_add_func ("/contact/reads-months-without-marks", test_contact_reads_months_without_marks);
  g_test_add_func ("/contact/reads-times", test_contact_reads_times);
  g_test_add_func ("/contact/joins-date-and-time", test_contact_joins_date_and_time);

  return g_test_run ();
}
