/* test-value.c - values: numbers without binary fractions, partial dates, units
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-decimal.h"
#include "ant-moment.h"
#include "ant-unit.h"
#include "ant-value-json.h"

static AntDecimal
number (const char *text)
{
  AntDecimal out;

  g_assert_true (ant_decimal_parse (text, &out));

  return out;
}

static void
test_decimal_reads_back (void)
{
  static const char *const TEXTS[] = { "0",
                                       "0.10",
                                       "-5",
                                       "12.50",
                                       "100000000000000000000",
                                       "-0.5",
                                       "0.00001",
                                       "1000",
                                       "3.141592653589793238462643383" };

  for (gsize i = 0; i < G_N_ELEMENTS (TEXTS); i++) {
    AntDecimal       value = number (TEXTS[i]);
    g_autofree char *text = ant_decimal_to_text (&value);

    g_assert_cmpstr (text, ==, TEXTS[i]);
  }
}

static void
test_decimal_refuses (void)
{
  static const char *const TEXTS[] = {
    "", "-", ".", "1e", "1e ", "e5", "1.2.3", "0x10", "1 ", "NaN"
  };
  AntDecimal out;

  for (gsize i = 0; i < G_N_ELEMENTS (TEXTS); i++)
    g_assert_false (ant_decimal_parse (TEXTS[i], &out));
}

static void
test_decimal_compares (void)
{
  /* in rising order, with "=" before what is equal to the one before */
  static const char *const TEXTS[] = {
    "-1e400", "-100",    "-1.5",
    "=-1.50", "-1e-400", "0",
    "=0.000", "=-0",     "1e-400",
    "0.1",    "=1e-1",   "0.10000000000000000000000000000001",
    "1",      "1e20",    "=100000000000000000000",
    "1e400",
  };

  for (gsize i = 0; i + 1 < G_N_ELEMENTS (TEXTS); i++) {
    gboolean   is_equal = *TEXTS[i + 1] == '=';
    AntDecimal a = number (TEXTS[i] + (*TEXTS[i] == '='));
    AntDecimal b = number (TEXTS[i + 1] + is_equal);

    g_test_message ("%s %s", TEXTS[i], TEXTS[i + 1]);
    g_assert_cmpint (ant_decimal_compare (&a, &b), ==, is_equal ? 0 : -1);
    g_assert_cmpint (ant_decimal_compare (&b, &a), ==, is_equal ? 0 : 1);
  }
}

/* a × b / b is a again, and sums do not hang on the order */
static void
test_decimal_holds (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int i = 0; i < 2000; i++) {
    AntDecimal a = ant_decimal_from_int (g_rand_int_range (rand, -1000000, 1000000));
    AntDecimal b = ant_decimal_from_int (g_rand_int_range (rand, 1, 1000000));
    AntDecimal sum;
    AntDecimal other;
    AntDecimal quotient;

    a.exponent = g_rand_int_range (rand, -6, 3);
    b.exponent = g_rand_int_range (rand, -6, 3);
    sum = ant_decimal_add (a, b);
    other = ant_decimal_add (b, a);
    g_assert_cmpint (ant_decimal_compare (&sum, &other), ==, 0);
    sum = ant_decimal_add (sum, ant_decimal_negate (b));
    g_assert_cmpint (ant_decimal_compare (&sum, &a), ==, 0);
    g_assert_true (ant_decimal_divide (ant_decimal_multiply (a, b), b, &quotient));
    g_assert_cmpint (ant_decimal_compare (&quotient, &a), ==, 0);
  }
}

static AntMoment
moment (const char *text)
{
  AntMoment out;

  g_assert_true (*text == 'T' ? ant_moment_parse_time (text + 1, &out)
                              : ant_moment_parse_date_time (text, &out));

  return out;
}

static void
test_moment_compares (void)
{
  static const struct {
    const char *a;
    const char *b;
    AntOrder    order;
  } CASES[] = {
    { "2020", "2021", ANT_ORDER_LESS },
    { "2020", "2020", ANT_ORDER_EQUAL },
    { "2020", "2020-05", ANT_ORDER_UNKNOWN },
    { "2019", "2020-05", ANT_ORDER_LESS },
    { "2020-02-29", "2020-03", ANT_ORDER_LESS },
    { "2020-01-01T10:00:00Z", "2020-01-01T10:00:00.000Z", ANT_ORDER_EQUAL },
    { "2020-01-01T10:00:00Z", "2020-01-01T11:00:00+01:00", ANT_ORDER_EQUAL },
    { "2020-01-01T10:00:00Z", "2020-01-01T10:00:00", ANT_ORDER_UNKNOWN },
    { "2020-01-01T10:00:00Z", "2020-01-03", ANT_ORDER_LESS },
    { "2020-01-01T10:00:00Z", "2020-01-01", ANT_ORDER_UNKNOWN },
    { "T10:00:00", "T10:00:01", ANT_ORDER_LESS },
    { "T10:00:00", "2020", ANT_ORDER_UNKNOWN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    AntMoment a = moment (CASES[i].a);
    AntMoment b = moment (CASES[i].b);

    g_assert_cmpint (ant_moment_compare (&a, &b), ==, CASES[i].order);
    g_assert_cmpint (ant_moment_compare (&b, &a), ==,
                     CASES[i].order == ANT_ORDER_UNKNOWN ? CASES[i].order : -CASES[i].order);
  }
}

static void
test_moment_refuses (void)
{
  static const char *const TEXTS[] = { "",
                                       "20",
                                       "2020-13",
                                       "2021-02-29",
                                       "2020-1-1",
                                       "2020-01-01 ",
                                       "2020-01T10:00:00Z",
                                       "2020-01-01T25:00:00Z",
                                       "2020-01-01T10:00Z",
                                       "0000" };
  AntMoment                out;

  for (gsize i = 0; i < G_N_ELEMENTS (TEXTS); i++)
    g_assert_false (ant_moment_parse_date_time (TEXTS[i], &out));
  g_assert_false (ant_moment_parse_date ("2020-01-01T10:00:00Z", &out));
  g_assert_false (ant_moment_parse_time ("10:00", &out));
}

static void
test_unit_converts (void)
{
  g_autoptr (AntValue) metres =
      ant_value_new_quantity ("10000", "m", "http://unitsofmeasure.org", "m");
  g_autoptr (AntValue) km = ant_value_new_quantity ("1", "km", "http://unitsofmeasure.org", "km");
  g_autoptr (AntValue) kg = ant_value_new_quantity ("1", "kg", "http://unitsofmeasure.org", "kg");
  g_autoptr (AntValue) bare = ant_value_new_quantity ("1", "km", NULL, NULL);
  AntDecimal out;
  AntDecimal ten = number ("10");

  g_assert_true (ant_unit_convert (metres, km, &out));
  g_assert_cmpint (ant_decimal_compare (&out, &ten), ==, 0);
  g_assert_false (ant_unit_convert (metres, kg, &out));
  g_assert_true (ant_unit_is_same (km, bare));
  g_assert_false (ant_unit_is_same (km, kg));
}

static void
test_value_equals (void)
{
  g_autoptr (AntValue) one = ant_value_new_text (ANT_VALUE_INTEGER, "1");
  g_autoptr (AntValue) also = ant_value_new_text (ANT_VALUE_DECIMAL, "1.00");
  g_autoptr (AntValue) coding = ant_value_new_coding ("urn:x", "A", "Ay");
  g_autoptr (AntValue) other = ant_value_new_coding ("urn:x", "A", "Other words");
  g_autoptr (AntValue) bare = ant_value_new_coding (NULL, "A", NULL);

  g_assert_true (ant_value_equals (one, also));
  g_assert_true (ant_value_equals (coding, other));
  g_assert_false (ant_value_equals (coding, bare));
  g_assert_false (ant_value_equals (bare, coding));
  g_assert_true (ant_value_matches (coding, bare));
  g_assert_false (ant_value_matches (bare, coding));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/decimal/reads-back", test_decimal_reads_back);
  g_test_add_func ("/decimal/refuses", test_decimal_refuses);
  g_test_add_func ("/decimal/compares", test_decimal_compares);
  g_test_add_func ("/decimal/holds", test_decimal_holds);
  g_test_add_func ("/moment/compares", test_moment_compares);
  g_test_add_func ("/moment/refuses", test_moment_refuses);
  g_test_add_func ("/unit/converts", test_unit_converts);
  g_test_add_func ("/value/equals", test_value_equals);

  return g_test_run ();
}
