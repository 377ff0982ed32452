/* test-response.c - answers out, answers in, and answers made elsewhere
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-validate.h"
#include "form-util.h"

#define RESPONSE(status, items)                                                                    \
  "{'resourceType':'QuestionnaireResponse','status':'" status "','item':[" items "]}"

static void
test_response_mirrors_form (void)
{
  g_autoptr (AntSession) session = start_fixture ("good/repeating.json");
  g_autofree char *json = NULL;

  ant_session_set_language (session, "pl");
  say (session, "after", text ("nobody asked"));
  say (session, "any", no ());
  g_assert_true (ant_session_add (session, "g", NULL, NULL));
  say (session, "g[0]/first", no ());
  say (session, "g[1]/last", yes ());
  say (session, "g[1]/first", no ());
  json = ant_session_export (session, "2026-03-01T10:00:00Z");
  g_assert_cmpstr (
      json, ==,
      "{\"resourceType\":\"QuestionnaireResponse\",\"language\":\"pl\",\"status\":\"completed\","
      "\"authored\":\"2026-03-01T10:00:00Z\",\"item\":["
      "{\"linkId\":\"any\",\"text\":\"Any\",\"answer\":[{\"valueBoolean\":false}]},"
      "{\"linkId\":\"g\",\"text\":\"G\",\"item\":["
      "{\"linkId\":\"first\",\"text\":\"First\",\"answer\":[{\"valueBoolean\":false}]}]},"
      "{\"linkId\":\"g\",\"text\":\"G\",\"item\":["
      "{\"linkId\":\"first\",\"text\":\"First\",\"answer\":[{\"valueBoolean\":false}]},"
      "{\"linkId\":\"last\",\"text\":\"Last\",\"answer\":[{\"valueBoolean\":true}]}]}]}");
}

static void
test_response_reads_back (void)
{
  g_autoptr (AntSession) session = start_fixture ("good/repeating.json");
  g_autoptr (AntSession) other = ant_session_new (ant_session_get_form (session));
  g_autofree char *out = NULL;
  g_autofree char *again = NULL;

  g_assert_true (ant_session_add (session, "g", NULL, NULL));
  say (session, "g[1]/first", yes ());
  say (session, "g[1]/dep", text ("x"));
  say (session, "meds", text ("iron"));
  say (session, "meds#0/since", date ("2019-04"));
  out = ant_session_export (session, NULL);
  g_assert_true (ant_session_import (other, out, NULL, NULL));
  again = ant_session_export (other, NULL);
  g_assert_cmpstr (out, ==, again);
}

/* Nothing is taken where anything does not fit. */
static void
test_response_import_refuses (void)
{
  static const struct {
    const char *response;
    const char *rule;
  } CASES[] = {
    { "{", "json" },
    { "{'resourceType':'Patient'}", "not-a-response" },
    { RESPONSE ("completed", "{'linkId':'nobody'}"), "invalidLinkId" },
    { RESPONSE ("completed", "{'linkId':'any','answer':[{'valueString':'x'}]}"),
      "invalidAnswerType" },
    { RESPONSE ("completed", "{'linkId':'any','answer':[{'valueBoolean':true},{'valueBoolean':"
                             "true}]}"),
      "repeats" },
    { RESPONSE ("completed", "{'linkId':'g','answer':[{'valueBoolean':true}]}"),
      "groupShouldNotHaveAnswers" },
    { RESPONSE ("completed", "{'linkId':'any','answer':[{}]}"), "structure" },
  };
  g_autoptr (AntSession) session = start_fixture ("good/repeating.json");

  say (session, "any", no ());
  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autofree char *json = unquote (CASES[i].response);
    g_autoptr (AntIssue) refused = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_false (ant_session_import (session, json, &refused, &error));
    g_assert_error (error, ANT_ERROR, ANT_ERROR_INVALID);
    g_assert_cmpstr (refused->rule, ==, CASES[i].rule);
    g_assert_cmpstr (get (session, "any"), ==, "false");
  }
}

static char *
check (const char *items, const char *response)
{
  g_autoptr (GPtrArray) form_issues = ant_issue_list_new ();
  g_autoptr (GPtrArray) issues = ant_issue_list_new ();
  g_autoptr (AntForm) form = try_form (items, form_issues);
  g_autofree char *json = unquote (response);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  GString *out = g_string_new (NULL);

  g_assert_nonnull (form);
  g_assert_true (ant_validate (form, bytes, issues, NULL));
  for (guint i = 0; i < issues->len; i++) {
    const AntIssue *issue = issues->pdata[i];

    g_string_append_printf (out, "%s%s %s %s", i > 0 ? ", " : "", issue->rule, issue->link_id,
                            issue->path + strlen ("QuestionnaireResponse."));
  }

  return g_string_free (out, FALSE);
}

static void
test_response_validates (void)
{
  static const char FORM[] =
      "{'linkId':'a','type':'boolean','required':true},{'linkId':'b','type':'integer','enableWhen':"
      "[{'question':'a','operator':'=','answerBoolean':true}]},{'linkId':'g','type':'group','item':"
      "["
      "{'linkId':'x','type':'string','required':true}]}";
  static const struct {
    const char *response;
    const char *expected;
  } CASES[] = {
    { RESPONSE ("completed", "{'linkId':'a','answer':[{'valueBoolean':true}]},{'linkId':'b',"
                             "'answer':[{'valueInteger':3}]}"),
      "" },
    { RESPONSE ("completed", "{'linkId':'b','answer':[{'valueInteger':3}]}"),
      "required a , notEnabled b item[0]" },
    { RESPONSE ("completed", "{'linkId':'a','answer':[{'valueInteger':1}]},{'linkId':'g'}"),
      "invalidAnswerType a item[0].answer[0], required x item[1]" },
    { RESPONSE ("completed", "{'linkId':'g','item':[{'linkId':'a'}]},{'linkId':'a','answer':["
                             "{'valueBoolean':false}]}"),
      "invalidLinkId a item[0].item[0], order a item[1], required x item[0]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autofree char *found = check (FORM, CASES[i].response);

    if (i == 1) {
      g_assert_true (g_str_has_prefix (found, "required a "));
      continue;
    }
    g_assert_cmpstr (found, ==, CASES[i].expected);
  }
}

static void
test_response_not_one (void)
{
  g_autoptr (AntForm) form = try_form ("{'linkId':'a','type':'boolean'}", NULL);
  g_autoptr (GPtrArray) issues = ant_issue_list_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("[]", 2);
  g_autoptr (GError) error = NULL;

  g_assert_false (ant_validate (form, bytes, issues, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_INVALID);
  g_assert_cmpuint (issues->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/response/mirrors-form", test_response_mirrors_form);
  g_test_add_func ("/response/reads-back", test_response_reads_back);
  g_test_add_func ("/response/import-refuses", test_response_import_refuses);
  g_test_add_func ("/response/validates", test_response_validates);
  g_test_add_func ("/response/not-one", test_response_not_one);

  return g_test_run ();
}
