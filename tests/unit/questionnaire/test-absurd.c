/* test-absurd.c - forms and answers that no honest clinic has: a named error, soon, in little
 * memory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-json.h"
#include "ant-validate.h"
#include "form-util.h"

#define QUESTION(type, more) "{'linkId':'q','type':'" type "'" more "}"
#define CALCULATED(text)                                                                           \
  "{'linkId':'total','type':'string'," EXPRESSION ("calculatedExpression", text) "}"

/* `head`, @n times `part` with commas between, `tail` */
static char *
repeat (const char *head, const char *part, guint n, const char *tail)
{
  GString *text = g_string_new (head);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "", part);
  g_string_append (text, tail);
  g_strdelimit (text->str, "'", '"');

  return g_string_free (text, FALSE);
}

static void
refuse_json (const char *text, const char *rule)
{
  const char *found = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (ant_json_parse (text, strlen (text), &found, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_INVALID);
  g_assert_cmpstr (found, ==, rule);
}

/* The first thing that is wrong with answers to @form. */
static char *
validate (AntForm *form, const char *response)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (response, strlen (response));
  g_autoptr (GPtrArray) issues = ant_issue_list_new ();

  g_assert_true (ant_validate (form, bytes, issues, NULL));

  return g_strdup (issues->len > 0 ? ((AntIssue *) issues->pdata[0])->rule : NULL);
}

/* Small to send, large to hold: json-c takes near a kilobyte for "{}". */
static void
test_absurd_many_objects (void)
{
  g_autofree char *text = repeat ("[", "{}", 1000001, "]");

  refuse_json (text, "too-large");
}

static void
test_absurd_names_and_bytes (void)
{
  refuse_json ("{\"status\":\"active\",\"status\":\"draft\"}", "json-duplicate-key");
  refuse_json ("{\"text\":\"\xff\xfe\"}", "json-utf8");
  refuse_json ("{\"text\":\"\xed\xa0\x80\"}", "json-utf8");
}

static void
test_absurd_repetitions (void)
{
  g_autoptr (AntSession) session =
      start ("{'linkId':'g','type':'group','repeats':true,'item':[" QUESTION ("string", "") "]}");
  g_autofree char *response =
      repeat ("{'resourceType':'QuestionnaireResponse','status':'completed','item':[",
              "{'linkId':'g','item':[{'linkId':'q'}]}", 300000, "]}");
  g_autofree char *rule = validate (ant_session_get_form (session), response);
  g_autoptr (AntIssue) refused = NULL;
  guint n = 1;

  g_assert_cmpstr (rule, ==, "too-large");
  g_assert_false (ant_session_import (session, response, &refused, NULL));
  g_assert_cmpstr (refused->rule, ==, "too-large");
  g_clear_pointer (&refused, ant_issue_free);

  while (n < 1001 && ant_session_add (session, "g", &refused, NULL))
    n++;
  g_assert_cmpuint (n, ==, 1000);
  g_assert_cmpstr (refused->rule, ==, "maxCount");
}

static void
test_absurd_answers (void)
{
  g_autoptr (AntSession) session = start (QUESTION ("string", ",'repeats':true"));
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_value_unref);
  g_autoptr (AntIssue) refused = NULL;

  for (guint i = 0; i < 100000; i++)
    g_ptr_array_add (values, text ("again"));
  g_assert_false (ant_session_set (session, "q", values, &refused, NULL));
  g_assert_cmpstr (refused->rule, ==, "maxCount");
}

/* A megabyte is no more than a long answer: it is kept to the letter. */
static void
test_absurd_long_text (void)
{
  g_autoptr (AntSession) session = start (QUESTION ("text", ""));
  g_autofree char *words = g_strnfill (1024 * 1024, 'x');

  say (session, "q", text (words));
  g_assert_cmpstr (get (session, "q"), ==, words);
}

static void
test_absurd_numbers (void)
{
  g_autoptr (AntSession) session = start (QUESTION ("decimal", ""));
  g_autoptr (AntSession) whole = start (QUESTION ("integer", ""));
  g_autofree char *digits = g_strnfill (400, '9');
  g_autofree char *out = NULL;

  say (session, "q", decimal (digits));
  out = ant_session_export (session, NULL);
  g_assert_nonnull (strstr (out, digits));
  refuse (whole, "q", integer (digits), "invalidAnswerType");
}

/* What takes for ever by backtracking counts as not matching. */
static void
test_absurd_patterns (void)
{
  g_autoptr (AntSession) session =
      start ("{'linkId':'q','type':'string'," EXTENSION "regex','valueString':'(a+)+$'}]},"
             "{'linkId':'total','type':'boolean'," EXPRESSION (
                 "calculatedExpression", "%resource.item.where(linkId=\\u0027q\\u0027).answer."
                                         "value.matches(\\u0027(a+)+$\\u0027)") "}");
  g_autofree char *line = g_strnfill (5000, 'a');
  g_autofree char *bad = g_strconcat (line, "b", NULL);
  g_autofree char *missing = NULL;

  say (session, "q", text (bad));
  missing = list_missing (session);
  g_assert_cmpstr (missing, ==, "q regex");
  g_assert_cmpstr (get (session, "total"), ==, "false");
}

/* A step in each of a thousand items for each of a thousand items for each …: empty, by its limit.
 */
static void
test_absurd_expressions (void)
{
  GString         *items = g_string_new (NULL);
  g_autofree char *all = NULL;
  g_autofree char *missing = NULL;

  for (int i = 0; i < 1000; i++)
    g_string_append_printf (items, "{'linkId':'q%d','type':'integer'},", i);
  g_string_append (items,
                   CALCULATED ("%resource.item.where(linkId.startsWith(\\u0027q\\u0027))"
                               ".where(%resource.item.where(linkId.startsWith(\\u0027q\\u0027))"
                               ".where(%resource.item.where(linkId.startsWith(\\u0027q\\u0027))"
                               ".answer.exists()).exists().not()).count().toString()"));
  all = g_string_free (items, FALSE);
  {
    g_autoptr (AntSession) session = start (all);

    for (int i = 0; i < 1000; i++) {
      g_autofree char *path = g_strdup_printf ("q%d", i);

      say (session, path, integer ("1"));
    }
    g_assert_cmpstr (get (session, "total"), ==, "");
    missing = list_missing (session);
    g_assert_cmpstr (missing, ==, "(null) expression-limit");
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/absurd/many-objects", test_absurd_many_objects);
  g_test_add_func ("/absurd/names-and-bytes", test_absurd_names_and_bytes);
  g_test_add_func ("/absurd/repetitions", test_absurd_repetitions);
  g_test_add_func ("/absurd/answers", test_absurd_answers);
  g_test_add_func ("/absurd/long-text", test_absurd_long_text);
  g_test_add_func ("/absurd/numbers", test_absurd_numbers);
  g_test_add_func ("/absurd/patterns", test_absurd_patterns);
  g_test_add_func ("/absurd/expressions", test_absurd_expressions);

  return g_test_run ();
}
