/* test-fhirpath.c - what expressions come to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-json.h"
#include "ant-session-state.h"
#include "form-util.h"

static AntForm *
make_form (const char *expression, GPtrArray *issues)
{
  g_autoptr (AntJson) root = json_object_new_object ();
  json_object     *variables = json_object_new_array ();
  json_object     *extension = json_object_new_object ();
  json_object     *value = json_object_new_object ();
  g_autofree char *items = unquote (
      "[{'linkId':'g','type':'group','item':[{'linkId':'g.n','type':'integer'},{'linkId':'g.m',"
      "'type':'integer'},{'linkId':'g.s','type':'string','repeats':true}]},"
      "{'linkId':'d','type':'date'},{'linkId':'q','type':'quantity'},{'linkId':'c','type':'choice',"
      "'answerOption':[{'valueCoding':{'system':'urn:x','code':'A','display':'Ay','extension':[{"
      "'url':'http://hl7.org/fhir/StructureDefinition/ordinalValue','valueDecimal':2.5}]}}]},"
      "{'linkId':'off','type':'string','enableWhen':[{'question':'g.n','operator':'=',"
      "'answerInteger':99}]}]");
  const char *text;
  g_autoptr (GBytes) bytes = NULL;

  json_object_object_add (root, "resourceType", json_object_new_string ("Questionnaire"));
  json_object_object_add (root, "status", json_object_new_string ("active"));
  json_object_object_add (value, "name", json_object_new_string ("v"));
  json_object_object_add (value, "language", json_object_new_string ("text/fhirpath"));
  json_object_object_add (value, "expression", json_object_new_string (expression));
  json_object_object_add (
      extension, "url",
      json_object_new_string ("http://hl7.org/fhir/StructureDefinition/variable"));
  json_object_object_add (extension, "valueExpression", value);
  json_object_array_add (variables, extension);
  json_object_object_add (root, "extension", variables);
  json_object_object_add (root, "item", ant_json_parse (items, strlen (items), NULL, NULL));
  text = json_object_to_json_string (root);
  bytes = g_bytes_new (text, strlen (text));

  return ant_form_new (bytes, issues, NULL);
}

static void
fill (AntSession *session)
{
  g_autoptr (GPtrArray) words = several (text ("Beta"), text ("alpha"));

  say (session, "off", text ("unseen"));
  say (session, "g.n", integer ("7"));
  say (session, "g.m", integer ("-2"));
  say (session, "d", date ("2020-05"));
  say (session, "c", code ("urn:x", "A"));
  say (session, "q", ant_value_new_quantity ("1.50", "kg", NULL, NULL));
  g_assert_true (ant_session_set (session, "g.s", words, NULL, NULL));
}

/* What @expression comes to, as JSON text without its brackets. */
static char *
work_out (const char *expression)
{
  g_autoptr (GPtrArray) issues = ant_issue_list_new ();
  g_autoptr (AntForm) form = make_form (expression, issues);
  g_autoptr (AntSession) session = NULL;
  g_autoptr (AntJson) state = NULL;
  const char *text;

  if (form == NULL)
    return g_strdup (((AntIssue *) issues->pdata[0])->message);
  session = ant_session_new (form);
  fill (session);
  state = ant_session_describe (session);
  text = json_object_to_json_string_ext (
      ant_json_get_array (ant_json_get_object (state, "variables"), "v"), JSON_C_TO_STRING_PLAIN);

  return g_strndup (text + 1, strlen (text) - 2);
}

typedef struct {
  const char *expression;
  const char *expected;
} Case;

static void
check (const Case *cases, gsize n)
{
  for (gsize i = 0; i < n; i++) {
    g_autofree char *found = work_out (cases[i].expression);

    g_test_message ("%s", cases[i].expression);
    g_assert_cmpstr (found, ==, cases[i].expected);
  }
}

static void
test_fhirpath_reckons (void)
{
  static const Case CASES[] = {
    { "1 + 2 * 3", "7" },
    { "(1 + 2) * 3", "9" },
    { "0.1 + 0.2", "0.3" },
    { "0.1 + 0.2 = 0.3", "true" },
    { "1.10 + 1", "2.10" },
    { "10 / 4", "2.5" },
    { "6 / 3", "2" },
    { "1 / 3", "0.33333333333333333333" },
    { "2 / 3", "0.66666666666666666667" },
    { "1 / 0", "" },
    { "7 div 2", "3" },
    { "-7 mod 3", "-1" },
    { "-(1 + 1)", "-2" },
    { "2.5.round()", "3" },
    { "(0 - 2.5).round()", "-3" },
    { "3.14159.round(2)", "3.14" },
    { "2.power(10)", "1024" },
    { "123456789012345678 * 1000000007", "123456789876543201086419746" },
    { "1.5.floor()", "1" },
    { "(0 - 1.5).floor()", "-2" },
    { "1.2.ceiling()", "2" },
    { "'3.50'.toDecimal()", "3.50" },
    { "'x'.toInteger()", "" },
    { "1 + {}", "" },
    { "1 + 'a'", "" },
    { "({}).sum()", "" },
    { "(1 | 2 | 2 | 3.0).sum()", "6.0" },
    { "(1 | 'a').sum()", "" },
    { "(1 | 2).avg()", "1.5" },
    { "({}).avg()", "" },
    { "(3 | 1 | 2).min()", "1" },
    { "(3 | 1 | 2).max()", "3" },
    { "(1 | 2 | 3).aggregate($this + $total, 0)", "6" },
    { "(4 | 5).aggregate(iif($total.empty(), $this, $total * $this))", "20" },
    { "(5 | 6 | 7).select($this * $index)", "0,6,14" },
    { "2.power(0 - 1)", "0.5" },
    { "9.sqrt()", "3" },
    { "16.power(0.5)", "4" },
    { "(0 - 1).power(0.5)", "" },
    { "'5.0'.toInteger()", "" },
    { "5.0.toInteger()", "5" },
    { "true.toInteger()", "1" },
    { "'yes'.toBoolean()", "true" },
    { "'perhaps'.toBoolean()", "" },
    { "'1.5'.convertsToDecimal() and '1.5'.convertsToInteger().not()", "true" },
  };

  check (CASES, G_N_ELEMENTS (CASES));
}

static void
test_fhirpath_decides (void)
{
  static const Case CASES[] = {
    { "true and {}", "" },
    { "false and {}", "false" },
    { "true or {}", "true" },
    { "{} implies true", "true" },
    { "false implies {}", "true" },
    { "true xor true", "false" },
    { "{} = {}", "" },
    { "{} ~ {}", "true" },
    { "'Ab' ~ 'aB'", "true" },
    { "'Ab' = 'aB'", "false" },
    { "1 = 1.0", "true" },
    { "1 != 2", "true" },
    { "2 > 1 and 2 >= 2 and 1 < 2 and 1 <= 1", "true" },
    { "'a' < 'b'", "true" },
    { "'a' < 1", "" },
    { "@2020-05-01 > @2020", "" },
    { "@2021-05-01 > @2020", "true" },
    { "@2020 = @2020-05", "" },
    { "3 in (1 | 2 | 3)", "true" },
    { "(1 | 2) contains 3", "false" },
    { "{}.exists()", "false" },
    { "{}.empty()", "true" },
    { "{}.not()", "" },
    { "iif(1 > 2, 'x', 'y')", "\"y\"" },
    { "iif({}, 'x')", "" },
    { "true.not()", "false" },
    { "1.1 ~ 1.12", "true" },
    { "1.0 ~ 1", "true" },
    { "1.0 !~ 2", "true" },
    { "'a  b' ~ 'A B '", "true" },
    { "(1 | 2) ~ (2 | 1)", "true" },
    { "(1 | 2) = (2 | 1)", "false" },
    { "@2020 ~ @2020-05", "false" },
    { "{} in (1 | 2)", "" },
    { "1 in {}", "false" },
    { "(true | false).allTrue() or (true | false).anyFalse().not()", "false" },
    { "({}).allTrue() and ({}).anyTrue().not()", "true" },
    { "(1 | 2).subsetOf(1 | 2 | 3) and (1 | 2).supersetOf(1)", "true" },
    { "(1 | 2 | 3).intersect(2 | 3 | 4).count() = 2", "true" },
    { "(1 | 2 | 3).exclude(2 | 3)", "1" },
    { "(1 | 2).combine(2).count()", "3" },
    { "(1 | 2).combine(2).isDistinct()", "false" },
    { "('a' | 'b' | 'a').combine('a').distinct().count()", "2" },
    { "(1 | 2).union(2 | 3).count()", "3" },
    { "1 is Integer and 1.0 is System.Decimal and 'a' is FHIR.string", "true" },
    { "1 + 1 is Integer", "true" },
    { "(1 | 'a' | true).ofType(String)", "\"a\"" },
    { "1 as String", "" },
    { "(1 | 2 | 3).where($index > 0).count()", "2" },
  };

  check (CASES, G_N_ELEMENTS (CASES));
}

static void
test_fhirpath_words (void)
{
  static const Case CASES[] = {
    { "'ab' + 'c'", "\"abc\"" },
    { "'ab' & {}", "\"ab\"" },
    { "'ab' + {}", "" },
    { "'hello'.substring(1, 3)", "\"ell\"" },
    { "'żółć'.substring(2)", "\"łć\"" },
    { "'hello'.startsWith('he') and 'hello'.endsWith('lo')", "true" },
    { "'hello'.matches('^h.*o$')", "true" },
    { "'hello'.matches('[')", "" },
    { "('a' | 'b').join('-')", "\"a-b\"" },
    { "12.toString()", "\"12\"" },
    { "'it\\'s'.length()", "4" },
    { "'\\u0041'", "\"A\"" },
    { "'Ab'.upper() & 'Ab'.lower()", "\"ABab\"" },
    { "'Score: ' & 5 & ' of ' & 2.50", "\"Score: 5 of 2.50\"" },
    { "'żółć'.indexOf('ć')", "3" },
    { "'abc'.indexOf('x')", "-1" },
    { "'a-b-c'.replace('-', '+')", "\"a+b+c\"" },
    { "'abc'.replace('', 'x')", "\"xaxbxcx\"" },
    { "' a '.trim()", "\"a\"" },
    { "'a,b'.split(',')", "\"a\",\"b\"" },
    { "'hello'.substring(1, {})", "\"ello\"" },
    { "'hello'.substring(9)", "" },
    { "({}).join(',')", "" },
    { "true.toString() & @2020-05.toString()", "\"true2020-05\"" },
  };

  check (CASES, G_N_ELEMENTS (CASES));
}

static void
test_fhirpath_times (void)
{
  static const Case CASES[] = {
    { "@2020-02-29 + 1 year", "\"2021-02-28\"" },
    { "@2020-01-31 + 1 month", "\"2020-02-29\"" },
    { "@2020-01-31 - 1 'month'", "\"2019-12-31\"" },
    { "@2020-12-31 + 1 day", "\"2021-01-01\"" },
    { "@2020-03-01 - 2 weeks", "\"2020-02-16\"" },
    { "@2020 + 24 months", "\"2022\"" },
    { "@2020-05 + 40 days", "\"2020-06\"" },
    { "@2020-05-01T23:30:00Z + 45 minutes", "\"2020-05-02T00:15:00Z\"" },
    { "@2020-05-01T00:10:00.5+02:00 - 11 minutes", "\"2020-04-30T23:59:00.5+02:00\"" },
    { "@T23:00:00 + 2 hours", "\"01:00:00\"" },
    { "@0001-01-01 - 1 day", "" },
    { "@9999-12-31 + 1 day", "" },
    { "@2020-01-01 + 1 'kg'", "" },
    { "@2020-01-01 * 2 days", "" },
    { "today() - 18 years < today()", "true" },
    { "@2020-05-01T10:00:00Z.toDate()", "\"2020-05-01\"" },
    { "'2020-05-01'.toDate() = @2020-05-01", "true" },
    { "'nonsense'.toDate()", "" },
  };

  check (CASES, G_N_ELEMENTS (CASES));
}

static void
test_fhirpath_measures (void)
{
  static const Case CASES[] = {
    { "(1 'kg' + 2 'kg').value", "3" },
    { "(3 'kg' * 2).value", "6" },
    { "3 'kg' / 2 'kg'", "1.5" },
    { "1 'kg' + 1 'g'", "" },
    { "1 'kg' < 2 'kg'", "true" },
    { "1 'kg' < 2 'g'", "" },
    { "1 'kg' != 1 'g'", "" },
    { "(-(1 'kg')).value", "-1" },
    { "(1 'kg').toString()", "\"1 'kg'\"" },
    { "(2 days).toString()", "\"2 days\"" },
    { "%resource.item.where(linkId = 'q').answer.value > 1 'kg'", "true" },
    { "(%resource.item.where(linkId = 'q').answer.value | 1 'kg').sum().value", "2.50" },
    { "'5' * 2 'kg'", "" },
  };

  check (CASES, G_N_ELEMENTS (CASES));
}

static void
test_fhirpath_walks (void)
{
  static const Case CASES[] = {
    { "%resource.item.where(linkId = 'g').item.answer.valueInteger.sum()", "5" },
    { "%resource.item.descendants().where(linkId = 'g.n').answer.value", "7" },
    { "item.descendants().where(linkId.startsWith('g.')).count()", "3" },
    { "%resource.item.where(linkId = 'g').item.where(answer.valueInteger < 0).linkId", "\"g.m\"" },
    { "%resource.item.item[2].answer[1].valueString", "\"alpha\"" },
    { "%resource.item.item.answer.valueString.first()", "\"Beta\"" },
    { "%resource.item.item.answer.valueString.last()", "\"alpha\"" },
    { "%resource.item.where(linkId = 'c').answer.value.code", "\"A\"" },
    { "%resource.item.where(linkId = 'c').answer.valueCoding.display", "\"Ay\"" },
    { "%resource.item.where(linkId = 'c').answer.weight()", "2.5" },
    { "%resource.item.where(linkId = 'c').answer.value.ordinal() * 2", "5.0" },
    { "%resource.item.where(linkId = 'q').answer.value.value", "1.50" },
    { "%resource.item.where(linkId = 'd').answer.value < @2021-01-01", "true" },
    { "%resource.item.where(linkId = 'off').exists()", "false" },
    { "%resource.descendants().where(linkId = 'off').answer.value", "" },
    { "%resource.item.select(linkId).count()", "4" },
    { "QuestionnaireResponse.item.where(linkId = 'd').answer.value", "\"2020-05\"" },
    { "%questionnaire.item.count()", "5" },
    { "%resource.item.where($this.linkId = 'd').count()", "1" },
    { "%resource.item.nothing.at.all", "" },
    { "today() > @2020-01-01 and now() > @2020-01-01", "true" },
    { "%resource.repeat(item).where(linkId = 'g.n').answer.value", "7" },
    { "%resource.repeat(item).count()", "7" },
    { "%rootResource.item.where(linkId = 'c').answer.value.extension('http://hl7.org/fhir/'"
      " & 'StructureDefinition/ordinalValue').value",
      "2.5" },
    { "%resource.item.where(linkId = 'c').answer.value.ofType(Coding).code", "\"A\"" },
    { "(%resource.item.where(linkId = 'c').answer.value as Coding).code", "\"A\"" },
    { "%resource.item.answer.value.ofType(integer)", "" },
    { "%resource.item.where(linkId = 'd').answer.value.hasValue()", "true" },
    { "%ucum & %sct & %loinc",
      "\"http:\\/\\/unitsofmeasure.orghttp:\\/\\/snomed.info\\/scthttp:\\/\\/loinc.org\"" },
  };

  check (CASES, G_N_ELEMENTS (CASES));
}

static void
test_fhirpath_refuses (void)
{
  static const Case CASES[] = {
    { "1 +", "column 4: the expression stops too early" },
    { "1 2", "column 3: what stands here is not understood" },
    { "(1", "column 3: “)” was expected" },
    { "'open", "column 1: what stands here is not understood" },
    { "x.resolve()", "column 3: resolve() with 0 arguments is not supported" },
    { "x.where()", "column 3: where() with 0 arguments is not supported" },
    { "%nobody", "column 1: there is no variable %nobody" },
    { "1 is System", "column 12: a type was expected" },
    { "1 is Nothing", "column 6: no answer is of type “Nothing”" },
    { "answer.ofType(value)", "column 15: no answer is of type “value”" },
    { "$nobody", "column 1: “$nobody” is not understood" },
    { "%patient.name", "column 1: there is no variable %patient" },
    { "1 'kg", "column 3: what stands here is not understood" },
    { "@2020-02-30", "column 1: what stands here is not understood" },
    { "a ; b", "column 3: “;” is not understood" },
    { "", "column 1: the expression stops too early" },
  };

  check (CASES, G_N_ELEMENTS (CASES));
}

static char *
repeat (const char *text, int n)
{
  GString *all = g_string_new (NULL);

  for (int i = 0; i < n; i++)
    g_string_append (all, text);

  return g_string_free (all, FALSE);
}

/* Nothing hangs and nothing runs out of stack. */
static void
test_fhirpath_survives (void)
{
  static const char *const PIECES[] = { "(", "-", "a.", "1+", "a[", "a.where(", "{}|", "'" };

  for (gsize i = 0; i < G_N_ELEMENTS (PIECES); i++) {
    g_autofree char *text = repeat (PIECES[i], 20000);
    g_autofree char *found = work_out (text);

    g_assert_true (g_str_has_prefix (found, "column "));
  }
}

static void
test_fhirpath_gives_up (void)
{
  g_autofree char *deep =
      work_out ("%resource.descendants().select(%resource.descendants().select(%resource"
                ".descendants().select(%resource.descendants().select(%resource.descendants()"
                ".select(%resource.descendants().select(%resource.descendants()))))))"
                ".count()");

  g_assert_cmpstr (deep, ==, "");
}

/* What grows without end is given up within a breath, and leaves no memory filled. */
static void
test_fhirpath_gives_up_what_grows (void)
{
  static const char *const GROWING[] = {
    "'1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1'.split(',')"
    ".aggregate($total.combine($total), 1).count()",
    "1.repeat($this + 1).count()",
    "'1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1'.split(',')"
    ".aggregate($total & $total, 'ab').length()",
    "'aaaaaaaaaaaaaaaaaaaa'.replace('', 'bbbbbbbbbbbbbbbbbbbb').replace('', 'bbbbbbbbbbbbbbbbbbbb')"
    ".replace('', 'bbbbbbbbbbbbbbbbbbbb').replace('', 'bbbbbbbbbbbbbbbbbbbb').split('b')"
    ".select(%resource.item.item.answer.value.join('b')).count() < 0",
  };
  gint64 start_us = g_get_monotonic_time ();

  for (gsize i = 0; i < G_N_ELEMENTS (GROWING); i++) {
    g_autofree char *found = work_out (GROWING[i]);

    g_test_message ("%s", found);
  }
  g_assert_cmpint (g_get_monotonic_time () - start_us, <, 20 * G_TIME_SPAN_SECOND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fhirpath/reckons", test_fhirpath_reckons);
  g_test_add_func ("/fhirpath/decides", test_fhirpath_decides);
  g_test_add_func ("/fhirpath/words", test_fhirpath_words);
  g_test_add_func ("/fhirpath/times", test_fhirpath_times);
  g_test_add_func ("/fhirpath/measures", test_fhirpath_measures);
  g_test_add_func ("/fhirpath/walks", test_fhirpath_walks);
  g_test_add_func ("/fhirpath/refuses", test_fhirpath_refuses);
  g_test_add_func ("/fhirpath/survives", test_fhirpath_survives);
  g_test_add_func ("/fhirpath/gives-up", test_fhirpath_gives_up);
  g_test_add_func ("/fhirpath/gives-up-what-grows", test_fhirpath_gives_up_what_grows);

  return g_test_run ();
}
