/* test-session.c - the rules where engines disagree, each by its number in the notes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "form-util.h"

#define WHEN(question, operator, answer)                                                           \
  "'enableWhen':[{'question':'" question "','operator':'" operator"'," answer "}]"
#define BOOLEAN(id)      "{'linkId':'" id "','type':'boolean'}"
#define STRING(id, more) "{'linkId':'" id "','type':'string'," more "}"
#define COLOURS                                                                                    \
  "{'linkId':'c','type':'choice','repeats':true,'answerOption':["                                  \
  "{'valueCoding':{'system':'urn:x','code':'A'}},{'valueCoding':{'system':'urn:x','code':'B'}}]}"

/* 1 */
static void
test_exists (void)
{
  g_autoptr (AntSession) session = start (
      BOOLEAN ("a") "," STRING ("is", WHEN ("a", "exists", "'answerBoolean':true")) "," STRING (
          "is-not", WHEN ("a", "exists", "'answerBoolean':false")));

  g_assert_false (is_on (session, "is"));
  g_assert_true (is_on (session, "is-not"));
  say (session, "a", no ());
  g_assert_true (is_on (session, "is"));
  g_assert_false (is_on (session, "is-not"));
}

/* 2 */
static void
test_operators (void)
{
  g_autoptr (AntSession) session =
      start (COLOURS "," STRING ("is", WHEN ("c", "=", "'answerCoding':{'code':'A'}")) "," STRING (
          "is-not",
          WHEN (
              "c", "!=",
              "'answerCoding':{'system':'urn:x','code':'A'}")) ","
                                                               "{'linkId':'n','type':'integer'}"
                                                               "," STRING ("over", WHEN ("n", ">", "'answerInteger':5")) "," STRING (
                                                                   "at-most",
                                                                   WHEN ("n", "<=",
                                                                         "'answerInteger':5")));
  g_autoptr (GPtrArray) both = several (code ("urn:x", "A"), code ("urn:x", "B"));

  g_assert_false (is_on (session, "is"));
  g_assert_true (is_on (session, "is-not"));
  g_assert_true (ant_session_set (session, "c", both, NULL, NULL));
  g_assert_true (is_on (session, "is"));
  g_assert_false (is_on (session, "is-not"));
  say (session, "c", code ("urn:x", "B"));
  g_assert_false (is_on (session, "is"));
  g_assert_true (is_on (session, "is-not"));

  g_assert_false (is_on (session, "over"));
  g_assert_false (is_on (session, "at-most"));
  say (session, "n", integer ("5"));
  g_assert_false (is_on (session, "over"));
  g_assert_true (is_on (session, "at-most"));
  say (session, "n", integer ("6"));
  g_assert_true (is_on (session, "over"));
}

/* 3, at run time; the load error is a fixture */
static void
test_behaviour (void)
{
  g_autoptr (AntSession) session = start (BOOLEAN ("a") "," BOOLEAN (
      "b") ",{'linkId':'all','type':'string','enableBehavior':'all',"
           "'enableWhen':[{'question':'a','operator':'=','answerBoolean':true},"
           "{'question':'b','operator':'=','answerBoolean':true}]},"
           "{'linkId':'any','type':'string','enableBehavior':'any',"
           "'enableWhen':[{'question':'a','operator':'=','answerBoolean':true},"
           "{'question':'b','operator':'=','answerBoolean':true}]}");

  say (session, "a", yes ());
  g_assert_true (is_on (session, "any"));
  g_assert_false (is_on (session, "all"));
  say (session, "b", yes ());
  g_assert_true (is_on (session, "all"));
}

/* 4 */
static void
test_disabled_is_absent (void)
{
  g_autoptr (AntSession) session = start (BOOLEAN ("a") ",{'linkId':'g','type':'group'," WHEN (
      "a", "=", "'answerBoolean':true") ",'item':[{'linkId':'b','type':'boolean',"
                                        "'required':true}]}," STRING (
                                            "c", WHEN ("b", "=", "'answerBoolean':true")));
  g_autofree char *with = NULL;
  g_autofree char *without = NULL;
  g_autofree char *missing = NULL;

  say (session, "a", yes ());
  say (session, "b", yes ());
  say (session, "c", text ("kept"));
  with = ant_session_export (session, NULL);
  g_assert_nonnull (strstr (with, "kept"));

  say (session, "a", no ());
  g_assert_false (is_on (session, "b"));
  g_assert_false (is_on (session, "c"));
  without = ant_session_export (session, NULL);
  g_assert_null (strstr (without, "kept"));
  g_assert_null (strstr (without, "\"b\""));
  missing = list_missing (session);
  g_assert_cmpstr (missing, ==, "");

  say (session, "a", yes ());
  g_assert_cmpstr (get (session, "c"), ==, "kept");
  g_assert_true (is_on (session, "c"));
}

/* 5 */
static void
test_nearest (void)
{
  g_autoptr (AntSession) session = start_fixture ("good/repeating.json");

  g_assert_true (ant_session_add (session, "g", NULL, NULL));
  say (session, "g[0]/first", yes ());
  g_assert_true (is_on (session, "g[0]/dep"));
  g_assert_false (is_on (session, "g[1]/dep"));
  say (session, "g[1]/last", yes ());
  g_assert_true (is_on (session, "g[1]/later-dep"));
  g_assert_false (is_on (session, "g[0]/later-dep"));
  /* from behind the group its last repetition is the nearest */
  g_assert_false (is_on (session, "after"));
  say (session, "g[1]/first", yes ());
  g_assert_true (is_on (session, "after"));
}

/* 7, and what a path is */
static void
test_repetitions (void)
{
  g_autoptr (AntSession) session = start_fixture ("good/repeating.json");
  g_autoptr (AntIssue) refused = NULL;

  g_assert_true (ant_session_add (session, "g", NULL, NULL));
  g_assert_true (ant_session_add (session, "g", NULL, NULL));
  g_assert_false (ant_session_add (session, "g", &refused, NULL));
  g_assert_cmpstr (refused->rule, ==, "maxCount");

  say (session, "g[2]/dep", text ("third"));
  g_assert_true (ant_session_remove (session, "g[1]", NULL, NULL));
  g_assert_cmpstr (get (session, "g[1]/dep"), ==, "third");
  g_assert_null (ant_session_get_item (session, "g[2]/dep"));
  g_assert_true (ant_session_remove (session, "g[1]", NULL, NULL));
  g_assert_true (ant_session_remove (session, "g[0]", NULL, NULL));
  g_assert_nonnull (ant_session_get_item (session, "g[0]/dep"));
  g_assert_null (ant_session_get_item (session, "g[0]/nobody"));
  g_assert_null (ant_session_get_item (session, "g[99999999999]/dep"));
  g_assert_null (ant_session_get_item (session, ""));
}

/* 6 */
static void
test_questions_under_answers (void)
{
  g_autoptr (AntSession) session = start (
      "{'linkId':'meds','type':'string','repeats':true,'item':[{'linkId':'since','type':'date'"
      "}]}");
  g_autoptr (GPtrArray) two = several (text ("aspirin"), text ("iron"));
  g_autofree char *json = NULL;

  g_assert_null (ant_session_get_item (session, "meds#0/since"));
  g_assert_true (ant_session_set (session, "meds", two, NULL, NULL));
  say (session, "meds#1/since", date ("2020"));
  json = ant_session_export (session, NULL);
  g_assert_nonnull (strstr (json,
                            "\"answer\":[{\"valueString\":\"aspirin\"},{\"valueString\":\"iron\","
                            "\"item\":[{\"linkId\":\"since\",\"answer\":[{\"valueDate\":"
                            "\"2020\"}]}]}]"));

  /* what hangs on an answer goes with it */
  say (session, "meds", text ("iron"));
  g_assert_cmpstr (get (session, "meds#0/since"), ==, "2020");
  clear (session, "meds");
  g_assert_null (ant_session_get_item (session, "meds#0/since"));
}

/* 8 */
static void
test_choices (void)
{
  g_autoptr (AntSession) session = start (
      "{'linkId':'c','type':'choice','answerOption':[{'valueCoding':{'system':'urn:x','code':'A',"
      "'display':'Ay'}},{'valueString':'words'}]},"
      "{'linkId':'o','type':'open-choice','answerOption':[{'valueCoding':{'code':'A'}}]}");

  say (session, "c", code ("urn:x", "A"));
  g_assert_cmpstr (ant_value_get_display (ant_session_get (session, "c")->pdata[0]), ==, "Ay");
  refuse (session, "c", code (NULL, "A"), "invalidAnswerOption");
  refuse (session, "c", code ("urn:y", "A"), "invalidAnswerOption");
  refuse (session, "c", text ("other"), "invalidAnswerOption");
  refuse (session, "c", integer ("1"), "invalidAnswerType");
  say (session, "c", text ("words"));
  say (session, "o", text ("my own"));
  say (session, "o", code (NULL, "A"));
  refuse (session, "o", code (NULL, "B"), "invalidAnswerOption");
}

/* 9 and 10 */
static void
test_required (void)
{
  g_autoptr (AntSession) session =
      start ("{'linkId':'b','type':'boolean','required':true},{'linkId':'s','type':'string',"
             "'required':true},{'linkId':'g','type':'group','required':true,'repeats':true,'item':["
             "{'linkId':'x','type':'string'},{'linkId':'y','type':'string'}]}");
  g_autofree char *at_first = list_missing (session);
  g_autofree char *blank = NULL;
  g_autofree char *at_last = NULL;
  g_autoptr (AntIssue) issue = NULL;

  g_assert_cmpstr (at_first, ==, "b required, s required, g[0] required");
  g_assert_false (ant_session_check (session, "b", &issue));
  g_assert_cmpstr (issue->rule, ==, "required");
  say (session, "b", no ());
  g_assert_true (ant_session_check (session, "b", NULL));
  say (session, "s", text (" \t "));
  say (session, "g[0]/y", text ("x"));
  g_assert_true (ant_session_add (session, "g", NULL, NULL));
  blank = list_missing (session);
  g_assert_cmpstr (blank, ==, "s required, g[1] required");
  say (session, "s", text ("x"));
  say (session, "g[1]/x", text ("x"));
  at_last = list_missing (session);
  g_assert_cmpstr (at_last, ==, "");
}

/* 11 */
static void
test_counts_and_exclusion (void)
{
  g_autoptr (AntSession) session =
      start (BOOLEAN ("a") ",{'linkId':'c','type':'choice','repeats':true," WHEN (
          "a", "=",
          "'answerBoolean':true") "," EXTENSION
                                  "questionnaire-minOccurs','valueInteger':1}],'answerOption':["
                                  "{'valueCoding':{'code':'A'}},{'valueCoding':{'code':'B'}},"
                                  "{'valueCoding':{'code':'none'}," EXTENSION
                                  "questionnaire-optionExclusive','valueBoolean':true}]}]}");
  g_autoptr (AntValue) a = code (NULL, "A");
  g_autoptr (AntValue) b = code (NULL, "B");
  g_autoptr (AntValue) none = code (NULL, "none");
  g_autoptr (GPtrArray) mixed = several (ant_value_ref (a), ant_value_ref (none));
  g_autoptr (AntIssue) refused = NULL;
  g_autofree char *off = list_missing (session);
  g_autofree char *on = NULL;

  g_assert_cmpstr (off, ==, "");
  say (session, "a", yes ());
  on = list_missing (session);
  g_assert_cmpstr (on, ==, "c minCount");

  g_assert_true (ant_session_toggle (session, "c", a, NULL, NULL));
  g_assert_true (ant_session_toggle (session, "c", b, NULL, NULL));
  g_assert_cmpuint (ant_session_get (session, "c")->len, ==, 2);
  g_assert_true (ant_session_toggle (session, "c", none, NULL, NULL));
  g_assert_cmpuint (ant_session_get (session, "c")->len, ==, 1);
  g_assert_cmpstr (get (session, "c"), ==, "none");
  g_assert_true (ant_session_toggle (session, "c", b, NULL, NULL));
  g_assert_cmpstr (get (session, "c"), ==, "B");
  g_assert_true (ant_session_toggle (session, "c", b, NULL, NULL));
  g_assert_cmpuint (ant_session_get (session, "c")->len, ==, 0);
  g_assert_false (ant_session_set (session, "c", mixed, &refused, NULL));
  g_assert_cmpstr (refused->rule, ==, "exclusiveAnswerOption");
}

/* 12 */
static void
test_read_only_and_hidden (void)
{
  g_autoptr (AntSession) session = start (
      "{'linkId':'g','type':'group','readOnly':true,'item':[{'linkId':'a','type':'string','item':["
      "{'linkId':'b','type':'string'}]}]},{'linkId':'q','type':'string','readOnly':true,'initial':["
      "{'valueString':'x'}],'item':[{'linkId':'r','type':'string'}]},{'linkId':'h','type':'group'"
      "," EXTENSION
      "questionnaire-hidden','valueBoolean':true}],'item':[{'linkId':'i','type':'string',"
      "'initial':[{'valueString':'unseen'}]}]}");
  g_autofree char *json = NULL;

  refuse (session, "a", text ("x"), "readOnly");
  refuse (session, "q", text ("x"), "readOnly");
  say (session, "q#0/r", text ("x"));
  refuse (session, "i", text ("x"), "readOnly");
  g_assert_false (is_on (session, "i"));
  json = ant_session_export (session, NULL);
  g_assert_nonnull (strstr (json, "unseen"));
}

/* 13 */
static void
test_initial (void)
{
  g_autoptr (AntSession) session = start (BOOLEAN ("a") "," STRING (
      "b", WHEN ("a", "=", "'answerBoolean':true") ",'initial':[{'valueString':'first'}"
                                                   "]") ","
                                                        "{'linkId':'c','type':'choice',"
                                                        "'answerOption':[{'valueCoding'"
                                                        ":{'code':'A'}},"
                                                        "{'valueCoding':{'code':'B'},'"
                                                        "initialSelected':true}]}");

  g_assert_cmpstr (get (session, "c"), ==, "B");
  g_assert_cmpstr (get (session, "b"), ==, "");
  say (session, "a", yes ());
  g_assert_cmpstr (get (session, "b"), ==, "first");
  clear (session, "b");
  say (session, "a", no ());
  say (session, "a", yes ());
  g_assert_cmpstr (get (session, "b"), ==, "");
}

/* 14 and 15 */
static void
test_calculated (void)
{
  g_autoptr (AntSession) session = start_fixture ("good/score.json");
  g_autofree char *json = NULL;

  g_assert_cmpstr (get (session, "s.total"), ==, "");
  g_assert_false (is_on (session, "s.more"));
  say (session, "s.q1", code ("urn:x", "some"));
  g_assert_cmpstr (get (session, "s.total"), ==, "1.5");
  say (session, "s.q2", code ("urn:x", "much"));
  g_assert_cmpstr (get (session, "s.total"), ==, "4.5");
  g_assert_cmpstr (get (session, "s.weight"), ==, "4.5");
  g_assert_true (is_on (session, "s.more"));
  json = ant_session_export (session, NULL);
  g_assert_nonnull (strstr (json, "ordinalValue\",\"valueDecimal\":1.5}"));

  refuse (session, "s.total", decimal ("9"), "readOnly");
  say (session, "s.weight", decimal ("9"));
  say (session, "s.q2", code ("urn:x", "no"));
  g_assert_cmpstr (get (session, "s.total"), ==, "1.5");
  g_assert_cmpstr (get (session, "s.weight"), ==, "9");
  g_assert_false (is_on (session, "s.more"));
  clear (session, "s.q1");
  clear (session, "s.q2");
  g_assert_cmpstr (get (session, "s.total"), ==, "");
}

/* A variable belongs to the repetition it stands in. */
static void
test_variables_by_row (void)
{
  g_autoptr (AntSession) session = start_fixture ("good/rows.json");

  g_assert_true (ant_session_add (session, "g", NULL, NULL));
  say (session, "g[0]/n", integer ("2"));
  say (session, "g[1]/n", integer ("5"));
  g_assert_cmpstr (get (session, "g[0]/double"), ==, "4");
  g_assert_cmpstr (get (session, "g[1]/double"), ==, "10");
  g_assert_cmpstr (get (session, "sum"), ==, "7");
  g_assert_true (ant_session_remove (session, "g[0]", NULL, NULL));
  g_assert_cmpstr (get (session, "g[0]/double"), ==, "10");
  g_assert_cmpstr (get (session, "sum"), ==, "5");
  g_assert_true (ant_session_add (session, "g", NULL, NULL));
  g_assert_cmpstr (get (session, "g[1]/double"), ==, "");
  g_assert_cmpstr (get (session, "g[1]/seven"), ==, "7");
}

static void
test_constraints (void)
{
  g_autoptr (AntSession) session = start_fixture ("good/rows.json");
  g_autoptr (AntIssue) issue = NULL;
  g_autofree char *at_first = list_missing (session);
  g_autofree char *broken = NULL;

  g_assert_cmpstr (at_first, ==, "");
  say (session, "g[0]/n", integer ("-1"));
  g_assert_false (ant_session_check (session, "g[0]/n", &issue));
  g_assert_cmpstr (issue->rule, ==, "invariant");
  g_assert_cmpstr (issue->message, ==, "Not below nought");
  broken = list_missing (session);
  g_assert_cmpstr (broken, ==, "g[0]/n invariant");
}

/* 16 */
static void
test_lexemes (void)
{
  g_autoptr (AntSession) session =
      start ("{'linkId':'d','type':'decimal'},{'linkId':'i','type':'integer'}");
  static const char *const NUMBERS[] = { "0.10", "1e3", "-0.000", "100000000000000000000.50",
                                         "3.141592653589793238462643383279502884" };

  for (gsize i = 0; i < G_N_ELEMENTS (NUMBERS); i++) {
    g_autofree char *json = NULL;
    g_autofree char *expected = g_strdup_printf ("\"valueDecimal\":%s}", NUMBERS[i]);

    say (session, "d", decimal (NUMBERS[i]));
    json = ant_session_export (session, NULL);
    g_assert_nonnull (strstr (json, expected));
  }
  refuse (session, "d", decimal ("1,5"), "invalidAnswerType");
  refuse (session, "d", decimal (""), "invalidAnswerType");
  refuse (session, "i", integer ("1.5"), "invalidAnswerType");
  refuse (session, "i", integer ("007"), "invalidAnswerType");
}

/* 17 */
static void
test_partial_dates (void)
{
  g_autoptr (AntSession) session = start ("{'linkId':'d','type':'date'}," STRING (
      "before",
      WHEN ("d", "<",
            "'answerDate':'2020-06-15'")) "," STRING ("is", WHEN ("d", "=",
                                                                  "'answerDate':'2020-06-"
                                                                  "15'")) "," STRING ("is-"
                                                                                      "not",
                                                                                      WHEN ("d",
                                                                                            "!"
                                                                                            "=",
                                                                                            "'a"
                                                                                            "ns"
                                                                                            "we"
                                                                                            "rD"
                                                                                            "at"
                                                                                            "e'"
                                                                                            ":'"
                                                                                            "20"
                                                                                            "20"
                                                                                            "-0"
                                                                                            "6-"
                                                                                            "15"
                                                                                            "'")));

  say (session, "d", date ("2019"));
  g_assert_true (is_on (session, "before"));
  g_assert_true (is_on (session, "is-not"));
  say (session, "d", date ("2020"));
  g_assert_false (is_on (session, "before"));
  g_assert_false (is_on (session, "is"));
  g_assert_false (is_on (session, "is-not"));
  say (session, "d", date ("2020-05"));
  g_assert_true (is_on (session, "before"));
  refuse (session, "d", date ("2021-02-29"), "invalidAnswerType");
}

static void
test_quantities (void)
{
  g_autoptr (AntSession) session = start ("{'linkId':'q','type':'quantity'}," STRING (
      "over",
      WHEN ("q", ">",
            "'answerQuantity':{'value':2,'system':'http://unitsofmeasure.org','code':'kg'}")));

  say (session, "q", ant_value_new_quantity ("3", "kg", "http://unitsofmeasure.org", "kg"));
  g_assert_true (is_on (session, "over"));
  say (session, "q", ant_value_new_quantity ("3000", "g", "http://unitsofmeasure.org", "g"));
  g_assert_false (is_on (session, "over"));
}

static void
test_limits (void)
{
  g_autoptr (AntSession) session = start (
      "{'linkId':'s','type':'string','maxLength':3},{'linkId':'n','type':'integer'," EXTENSION
      "minValue','valueInteger':18}]},{'linkId':'r','type':'string'," EXTENSION
      "regex','valueString':'[0-9]+'}]},{'linkId':'e','type':'string'," EXTENSION
      "regex','valueString':'(a+)+$'}]}");
  g_autoptr (AntIssue) issue = NULL;
  g_autofree char *found = NULL;

  say (session, "s", text ("żółć"));
  g_assert_false (ant_session_check (session, "s", &issue));
  g_assert_cmpstr (issue->rule, ==, "maxLength");
  say (session, "s", text ("żół"));
  g_assert_true (ant_session_check (session, "s", NULL));
  say (session, "n", integer ("17"));
  say (session, "r", text ("12x"));
  /* a pattern that would try for ever is given up */
  say (session, "e", text ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"));
  found = list_missing (session);
  g_assert_cmpstr (found, ==, "n minValue, r regex, e regex");
}

/* A question nobody can reach says nothing about whether the rest is complete. */
static void
test_cycles_stay_off (void)
{
  g_autoptr (AntSession) session = start ("{'linkId':'a','type':'boolean','required':true," WHEN (
      "b", "!=", "'answerBoolean':true") "},{'linkId':'b','type':'boolean'," WHEN ("a", "!=",
                                                                                   "'answerBoolean'"
                                                                                   ":true") "}");
  g_autofree char *found = list_missing (session);

  g_assert_false (is_on (session, "a"));
  g_assert_false (is_on (session, "b"));
  g_assert_cmpstr (found, ==, "");
}

static void
test_pages (void)
{
  g_autoptr (AntSession) session = start (
      "{'linkId':'one','type':'group','text':'Part one','item':[{'linkId':'a','type':'boolean',"
      "'item':[{'linkId':'a.why','type':'display','text':'Why'},{'linkId':'a.more','type':'string'}"
      "]},{'linkId':'words','type':'display','text':'Words'}]},{'linkId':'b','type':'string'}");
  g_auto (GStrv) before = ant_session_list_pages (session);
  g_autofree char *joined = NULL;
  g_auto (GStrv) after = NULL;

  joined = g_strjoinv (" ", before);
  g_assert_cmpstr (joined, ==, "a words b");
  say (session, "a", yes ());
  after = ant_session_list_pages (session);
  g_assert_cmpuint (g_strv_length (after), ==, 4);
  g_assert_cmpstr (after[1], ==, "a#0/a.more");
  g_assert_cmpstr (ant_session_get_section (session, "a#0/a.more", "en"), ==, "Part one");
  g_assert_cmpstr (ant_session_get_section (session, "b", "en"), ==, NULL);
}

/* Paths are read as linkIds first: real forms have "/" and "[" in theirs. */
static void
test_odd_link_ids (void)
{
  g_autoptr (AntSession) session =
      start ("{'linkId':'a/b','type':'group','repeats':true,'item':[{'linkId':'c[0]/d','type':"
             "'string'},{'linkId':'e#1','type':'string'}]}");

  g_assert_true (ant_session_add (session, "a/b", NULL, NULL));
  say (session, "a/b[1]/c[0]/d", text ("x"));
  say (session, "a/b[0]/e#1", text ("y"));
  g_assert_cmpstr (get (session, "a/b[1]/c[0]/d"), ==, "x");
  g_assert_cmpstr (get (session, "a/b[0]/c[0]/d"), ==, "");
  g_assert_cmpstr (get (session, "a/b[0]/e#1"), ==, "y");
}

/* The day is the clock's, and so is the time. */
static void
test_session_today (void)
{
  g_autoptr (AntClock) clock = ant_clock_new_fixed (G_GINT64_CONSTANT (1772355600000));
  g_autoptr (AntForm) form = try_form (
      "{'linkId':'day','type':'date'," EXPRESSION ("calculatedExpression", "today()") "}", NULL);
  g_autoptr (AntSession) session = ant_session_new_by_hand (form, clock);

  g_assert_cmpstr (get (session, "day"), ==, "2026-03-01");
}

#define OPTION(code) "{'valueCoding':{'code':'" code "'}}"
#define LISTED(code) "{'url':'option','valueCoding':{'code':'" code "'}}"
#define WHILE_MINOR(not )                                                                          \
  "{'url':'expression','valueExpression':{'language':'text/fhirpath','expression':"                \
  "'%resource.item.first().answer.value" not "'}}"
#define TOGGLE                                                                                     \
  "{'url':'http://hl7.org/fhir/uv/sdc/StructureDefinition/"                                        \
  "sdc-questionnaire-answerOptionsToggleExpression','extension':"

/* What is listed nowhere is always there; what is listed twice, while either holds. */
static void
test_session_toggles_options (void)
{
  g_autoptr (AntSession) session = start (
      "{'linkId':'minor','type':'boolean'},"
      "{'linkId':'q','type':'choice','extension':[" TOGGLE
      "[" LISTED ("beer") "," LISTED ("milk") "," WHILE_MINOR (".not()") "]}," TOGGLE "[" LISTED (
          "milk") "," WHILE_MINOR ("") "]}],"
                                       "'answerOption':[" OPTION ("beer") "," OPTION (
                                           "milk") "," OPTION ("water") "]}");
  g_autofree char *missing = NULL;

  refuse (session, "q", code (NULL, "beer"), "invalidAnswerOption");
  say (session, "q", code (NULL, "water"));
  say (session, "minor", no ());
  say (session, "q", code (NULL, "milk"));
  say (session, "q", code (NULL, "beer"));
  say (session, "minor", yes ());
  missing = list_missing (session);
  g_assert_cmpstr (missing, ==, "q invalidAnswerOption");
  say (session, "q", code (NULL, "milk"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/session/exists", test_exists);
  g_test_add_func ("/session/operators", test_operators);
  g_test_add_func ("/session/behaviour", test_behaviour);
  g_test_add_func ("/session/disabled-is-absent", test_disabled_is_absent);
  g_test_add_func ("/session/nearest", test_nearest);
  g_test_add_func ("/session/repetitions", test_repetitions);
  g_test_add_func ("/session/questions-under-answers", test_questions_under_answers);
  g_test_add_func ("/session/choices", test_choices);
  g_test_add_func ("/session/required", test_required);
  g_test_add_func ("/session/counts-and-exclusion", test_counts_and_exclusion);
  g_test_add_func ("/session/read-only-and-hidden", test_read_only_and_hidden);
  g_test_add_func ("/session/initial", test_initial);
  g_test_add_func ("/session/calculated", test_calculated);
  g_test_add_func ("/session/variables-by-row", test_variables_by_row);
  g_test_add_func ("/session/constraints", test_constraints);
  g_test_add_func ("/session/lexemes", test_lexemes);
  g_test_add_func ("/session/partial-dates", test_partial_dates);
  g_test_add_func ("/session/quantities", test_quantities);
  g_test_add_func ("/session/limits", test_limits);
  g_test_add_func ("/session/cycles-stay-off", test_cycles_stay_off);
  g_test_add_func ("/session/pages", test_pages);
  g_test_add_func ("/session/odd-link-ids", test_odd_link_ids);
  g_test_add_func ("/session/today", test_session_today);
  g_test_add_func ("/session/toggles-options", test_session_toggles_options);

  return g_test_run ();
}
