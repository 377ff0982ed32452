/* test-form.c - what loads, what does not, and by which rule
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "form-util.h"

static gboolean
has_rule (GPtrArray *issues, const char *rule)
{
  for (guint i = 0; i < issues->len; i++)
    if (strcmp (((AntIssue *) issues->pdata[i])->rule, rule) == 0)
      return TRUE;

  return FALSE;
}

/* Each file is named for the rule it breaks: que-12--two-conditions.json */
static void
load_folder (const char *folder, void (*check) (const char *name, GBytes *bytes, const char *rule))
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "fixtures", "questionnaire", folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint       n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *file = g_build_filename (path, name, NULL);
    g_autofree char *rule = g_strndup (name, strcspn (name, "."));
    g_autoptr (GBytes) bytes = NULL;
    char *text = NULL;
    char *dashes = strstr (rule, "--");
    gsize size;

    if (dashes != NULL)
      *dashes = '\0';
    g_assert_true (g_file_get_contents (file, &text, &size, NULL));
    bytes = g_bytes_new_take (text, size);
    check (name, bytes, rule);
    n++;
  }
  g_assert_cmpuint (n, >, 3);
}

static void
check_good (const char *name, GBytes *bytes, const char *rule)
{
  g_autoptr (GPtrArray) issues = ant_issue_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AntForm) form = ant_form_new (bytes, issues, &error);

  g_assert_no_error (error);
  g_assert_nonnull (form);
  g_assert_false (ant_issue_list_has_error (issues));
  g_assert_true (g_bytes_equal (ant_form_get_bytes (form), bytes));
}

static void
check_bad (const char *name, GBytes *bytes, const char *rule)
{
  g_autoptr (GPtrArray) issues = ant_issue_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AntForm) form = ant_form_new (bytes, issues, &error);

  g_test_message ("%s", name);
  g_assert_true (has_rule (issues, rule));
  g_assert_true ((form == NULL) == ant_issue_list_has_error (issues));
  if (form == NULL)
    g_assert_error (error, ANT_ERROR, ANT_ERROR_INVALID);
}

static void
check_malformed (const char *name, GBytes *bytes, const char *rule)
{
  g_autoptr (GPtrArray) issues = ant_issue_list_new ();
  g_autoptr (GError) error = NULL;

  check_bad (name, bytes, rule);
  g_assert_null (ant_form_new_for_checking (bytes, issues, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_INVALID);
}

static void
test_form_loads (void)
{
  load_folder ("good", check_good);
}

static void
test_form_refuses (void)
{
  load_folder ("bad", check_bad);
}

static void
test_form_refuses_malformed (void)
{
  load_folder ("malformed", check_malformed);
}

static void
refuse_text (char *text, const char *rule)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  g_autoptr (GPtrArray) issues = ant_issue_list_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (ant_form_new (bytes, issues, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_INVALID);
  g_assert_true (has_rule (issues, rule));
}

/* Ten thousand levels, sixty thousand items, a thousand times a broken item. */
static void
test_form_refuses_absurd (void)
{
  GString *deep = g_string_new ("{\"resourceType\":\"Questionnaire\"");
  GString *items = g_string_new ("{\"resourceType\":\"Questionnaire\",\"item\":[{}");

  for (int i = 0; i < 10000; i++)
    g_string_append (deep, ",\"item\":[{\"linkId\":\"x\"");
  refuse_text (g_string_free (deep, FALSE), "json-depth");
  refuse_text (g_strnfill (100000, '['), "json-depth");

  for (int i = 0; i < 60000; i++)
    g_string_append_printf (items, ",{\"linkId\":\"q%d\",\"type\":\"string\"}", i);
  g_string_append (items, "]}");
  refuse_text (g_string_free (items, FALSE), "too-large");
}

/* Every prefix of a good form is refused, and every flipped bit is survived. */
static void
test_form_survives_damage (void)
{
  gsize            size;
  g_autofree char *text = read_fixture ("good/score.json", &size);

  for (gsize n = 0; n + 2 < size; n += 7) {
    g_autoptr (GBytes) cut = g_bytes_new (text, n);

    g_assert_null (ant_form_new (cut, NULL, NULL));
  }
  for (gsize i = 0; i < size; i++) {
    g_autofree char *copy = g_strndup (text, size);
    g_autoptr (GBytes) bytes = NULL;
    g_autoptr (AntForm) form = NULL;

    copy[i] ^= (char) (1 << (i % 8));
    bytes = g_bytes_new (copy, size);
    form = ant_form_new (bytes, NULL, NULL);
  }
}

static void
test_form_names_column (void)
{
  g_autoptr (GPtrArray) issues = ant_issue_list_new ();
  g_autoptr (AntForm) form = try_form ("{'linkId':'a','type':'integer'," EXPRESSION (
                                           "calculatedExpression", "1 + x.frobnicate()") "}",
                                       issues);
  const AntIssue *issue;

  g_assert_null (form);
  g_assert_cmpuint (issues->len, ==, 1);
  issue = issues->pdata[0];
  g_assert_cmpstr (issue->rule, ==, "expression-unsupported");
  g_assert_cmpstr (issue->link_id, ==, "a");
  g_assert_cmpstr (issue->path, ==, "Questionnaire.item[0]");
  g_assert_true (g_str_has_prefix (issue->message, "column 7:"));
}

static void
test_form_missing_file (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ant_form_new_from_file ("/nowhere/form.json", NULL, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_MISSING);
}

/* Rule 18: region, then language, then the form's own words, text by text. */
static void
test_form_translates (void)
{
  g_autoptr (AntSession) session = start_fixture ("good/translated.json");
  AntForm       *form = ant_session_get_form (session);
  const AntItem *hair = ant_form_find (form, "hair");
  const AntItem *other = ant_form_find (form, "other");
  const char    *lang = "";

  g_assert_cmpstr (ant_item_get_text (hair, "es-MX", &lang), ==, "Cabello");
  g_assert_cmpstr (lang, ==, "es-MX");
  g_assert_cmpstr (ant_item_get_text (hair, "es-AR", &lang), ==, "Pelo");
  g_assert_cmpstr (lang, ==, "es");
  g_assert_cmpstr (ant_item_get_text (hair, "ES", NULL), ==, "Pelo");
  g_assert_cmpstr (ant_item_get_text (hair, "ur", &lang), ==, "Hair");
  g_assert_cmpstr (lang, ==, "en");
  g_assert_cmpstr (ant_item_get_text (hair, NULL, NULL), ==, "Hair");
  g_assert_cmpstr (ant_item_get_text (other, "pl", &lang), ==, "Other");
  g_assert_cmpstr (ant_option_get_text (ant_item_get_option (hair, 0), "pl", &lang), ==, "Tak");
  g_assert_cmpstr (ant_option_get_text (ant_item_get_option (hair, 1), "pl", &lang), ==, "No");
  g_assert_cmpstr (lang, ==, "en");
  g_assert_cmpstr (ant_option_get_text (ant_item_get_option (other, 0), "pl", &lang), ==, "Góra");
  g_assert_cmpstr (ant_option_get_text (ant_item_get_option (other, 1), "pl", &lang), ==, "Down");
  g_assert_cmpstr (ant_form_get_title (form, "pl"), ==, "Formularz");
}

static void
test_form_tells_of_items (void)
{
  g_autoptr (AntSession) session = start (
      "{'linkId':'p','type':'string','text':'Phone','maxLength':20,'required':true," SDC
      "keyboard','valueCoding':{'code':'phone'}}],'item':[{'linkId':'p.why','type':'display',"
      "'text':'So that we can call'," EXTENSION
      "questionnaire-itemControl','valueCodeableConcept':{'coding':[{'code':'help'}]}}]}]},"
      "{'linkId':'c','type':'choice','answerOption':[{'valueCoding':{'code':'x'}," EXTENSION
      "questionnaire-optionExclusive','valueBoolean':true},{'url':'urn:anteroom:illustration',"
      "'valueCode':'head-front'}]},{'valueString':'two'},{'valueInteger':3}]}");
  AntForm       *form = ant_session_get_form (session);
  const AntItem *phone = ant_form_find (form, "p");
  const AntItem *choice = ant_form_find (form, "c");

  g_assert_cmpstr (ant_item_get_keyboard (phone), ==, "phone");
  g_assert_cmpint (ant_item_get_max_length (phone), ==, 20);
  g_assert_cmpstr (ant_item_get_help (phone, "en", NULL), ==, "So that we can call");
  g_assert_cmpuint (ant_item_get_n_options (choice), ==, 3);
  g_assert_true (ant_option_is_exclusive (ant_item_get_option (choice, 0)));
  g_assert_cmpstr (ant_option_get_illustration (ant_item_get_option (choice, 0)), ==, "head-front");
  g_assert_cmpstr (ant_option_get_text (ant_item_get_option (choice, 0), "en", NULL), ==, "x");
  g_assert_cmpstr (ant_option_get_text (ant_item_get_option (choice, 1), "en", NULL), ==, "two");
  g_assert_cmpstr (ant_option_get_text (ant_item_get_option (choice, 2), "en", NULL), ==, "3");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/form/loads", test_form_loads);
  g_test_add_func ("/form/refuses", test_form_refuses);
  g_test_add_func ("/form/refuses-malformed", test_form_refuses_malformed);
  g_test_add_func ("/form/refuses-absurd", test_form_refuses_absurd);
  g_test_add_func ("/form/survives-damage", test_form_survives_damage);
  g_test_add_func ("/form/names-column", test_form_names_column);
  g_test_add_func ("/form/missing-file", test_form_missing_file);
  g_test_add_func ("/form/translates", test_form_translates);
  g_test_add_func ("/form/tells-of-items", test_form_tells_of_items);

  return g_test_run ();
}
