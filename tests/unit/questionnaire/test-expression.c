/* test-expression.c - what expressions do to a form's questions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "form-util.h"

static void
expect (AntSession *session, const char *path, AntValueType type, const char *text)
{
  GPtrArray *answers = ant_session_get (session, path);

  g_assert_cmpuint (answers->len, ==, 1);
  g_assert_cmpint (ant_value_get_value_type (answers->pdata[0]), ==, type);
  g_assert_cmpstr (ant_value_get_text (answers->pdata[0]), ==, text);
}

/* Where its meaning is plain a result answers a question of another type. */
static void
test_expression_fits (void)
{
  g_autoptr (AntSession) session = start_fixture ("good/expressions.json");
  const AntValue *weight;

  expect (session, "moment", ANT_VALUE_DATE_TIME, "2020-05-01");
  expect (session, "day", ANT_VALUE_DATE, "2020-05-01");
  say (session, "n", integer ("7"));
  expect (session, "words", ANT_VALUE_STRING, "14");
  expect (session, "share", ANT_VALUE_DECIMAL, "2.3");
  expect (session, "level", ANT_VALUE_CODING, "high");
  expect (session, "weight", ANT_VALUE_QUANTITY, "3.5");
  weight = ant_session_get (session, "weight")->pdata[0];
  g_assert_cmpstr (ant_value_get_unit (weight), ==, "kilos");
  g_assert_cmpstr (ant_value_get_system (weight), ==, "http://unitsofmeasure.org");
  clear (session, "n");
  g_assert_cmpuint (ant_session_get (session, "words")->len, ==, 0);
}

/* A value set says what its codes count for by another name; options may be texts. */
static void
test_expression_counts (void)
{
  g_autoptr (AntSession) session = start_fixture ("good/expressions.json");
  g_autofree char *exported = NULL;

  say (session, "often", code ("urn:x", "daily"));
  expect (session, "score", ANT_VALUE_DECIMAL, "3");
  say (session, "mood", text ("Good"));
  expect (session, "score", ANT_VALUE_DECIMAL, "7");
  exported = ant_session_export (session, NULL);
  g_assert_nonnull (strstr (exported, "StructureDefinition/ordinalValue"));
  g_assert_null (strstr (exported, "valueset-ordinalValue"));
}

static void
expect_missing (AntSession *session, const char *wanted)
{
  g_autofree char *missing = list_missing (session);

  g_assert_cmpstr (missing, ==, wanted);
}

/* Limits that hang on the day or on another answer; a mere number limits a quantity too. */
static void
test_expression_limits (void)
{
  g_autoptr (AntSession) session = start_fixture ("good/expressions.json");

  say (session, "born", date ("2002-06-16"));
  expect_missing (session, "born maxValue");
  say (session, "born", date ("2002-06-15"));
  say (session, "more", integer ("1"));
  expect_missing (session, "");
  say (session, "least", integer ("2"));
  expect_missing (session, "more minValue");
  clear (session, "more");
  say (session, "load", ant_value_new_quantity ("900", "g", "http://unitsofmeasure.org", "g"));
  expect_missing (session, "load minValue");
  say (session, "load", ant_value_new_quantity ("1", "l", "http://unitsofmeasure.org", "L"));
  expect_missing (session, "load minValueIncompatUnits");
  clear (session, "load");
  say (session, "size", ant_value_new_quantity ("10.1", "cm", NULL, NULL));
  expect_missing (session, "size maxValue");
}

/* The form's own words for its own rule, in the client's language. */
static void
test_expression_constrains (void)
{
  g_autoptr (AntSession) session = start_fixture ("good/expressions.json");
  g_autoptr (AntIssue) issue = NULL;
  g_autoptr (AntIssue) translated = NULL;

  say (session, "even", integer ("2"));
  g_assert_true (ant_session_check (session, "even", NULL));
  say (session, "even", integer ("3"));
  g_assert_false (ant_session_check (session, "even", &issue));
  g_assert_cmpstr (issue->message, ==, "An even number");
  ant_session_set_language (session, "pl");
  g_assert_false (ant_session_check (session, "even", &translated));
  g_assert_cmpstr (translated->message, ==, "Liczba parzysta");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/expression/fits", test_expression_fits);
  g_test_add_func ("/expression/counts", test_expression_counts);
  g_test_add_func ("/expression/limits", test_expression_limits);
  g_test_add_func ("/expression/constrains", test_expression_constrains);

  return g_test_run ();
}
