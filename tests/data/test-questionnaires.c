/* test-questionnaires.c - other people's forms, answers and scores, where they are at hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "ant-form.h"
#include "ant-json.h"
#include "ant-session-state.h"
#include "ant-session.h"
#include "ant-validate.h"

static char *
find_folder (const char *name)
{
  const char      *shared = g_getenv ("ANT_SHARED");
  g_autofree char *path =
      g_build_filename (shared != NULL ? shared : "", "questionnaire", name, NULL);

  if (shared != NULL && g_file_test (path, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&path);
  g_test_skip ("the cases are not here: set ANT_SHARED");

  return NULL;
}

static json_object *
read_json (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  gsize            size;

  g_assert_true (g_file_get_contents (path, &text, &size, NULL));

  return ant_json_parse (text, size, NULL, NULL);
}

static GBytes *
get_bytes (json_object *json)
{
  const char *text = json_object_to_json_string (json);

  return g_bytes_new (text, strlen (text));
}

/* "q1" of "q1: Mandatory field …"; "" where the text names no item */
static char *
get_link_id (json_object *issue)
{
  const char *text = ant_json_get_string (issue, "text");
  gsize       size = strcspn (text, ": ");

  return text[size] == ':' ? g_strndup (text, size) : g_strdup ("");
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
join_sorted (GPtrArray *texts)
{
  GString *all = g_string_new (NULL);

  g_ptr_array_sort (texts, compare_texts);
  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (all, "%s\n", (char *) texts->pdata[i]);
  g_ptr_array_unref (texts);

  return g_string_free (all, FALSE);
}

static char *
list_expected (json_object *issues)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < json_object_array_length (issues); i++) {
    json_object     *issue = json_object_array_get_idx (issues, i);
    g_autofree char *link_id = get_link_id (issue);
    const char      *severity = ant_json_get_string (issue, "severity");
    json_object     *at = json_object_array_get_idx (ant_json_get_array (issue, "at"), 0);

    g_ptr_array_add (texts, g_strdup_printf ("%s %s %s %s", ant_json_get_string (issue, "rule"),
                                             strcmp (severity, "warning") == 0 ? severity : "error",
                                             link_id, json_object_get_string (at)));
  }

  return join_sorted (texts);
}

static char *
list_found (GPtrArray *issues)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < issues->len; i++) {
    const AntIssue *issue = issues->pdata[i];

    g_ptr_array_add (texts,
                     g_strdup_printf ("%s %s %s %s", issue->rule,
                                      issue->severity == ANT_ISSUE_ERROR ? "error" : "warning",
                                      issue->link_id != NULL ? issue->link_id : "", issue->path));
  }

  return join_sorted (texts);
}

/* What only a terminology server could tell. */
static gboolean
needs_server (const char *name)
{
  return strstr (name, "-async-") != NULL || strstr (name, "units-not-in-value-set") != NULL;
}

static gboolean
check_case (const char *name, json_object *json)
{
  json_object *expected = ant_json_get_array (json, "brianpos_issues");
  json_object *form_json = ant_json_get_object (json, "questionnaire");
  json_object *response_json = ant_json_get_object (json, "response");
  g_autoptr (GPtrArray) issues = ant_issue_list_new ();
  g_autoptr (GBytes) form_bytes = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AntForm) form = NULL;
  g_autofree char *wanted = NULL;
  g_autofree char *found = NULL;

  if (form_json == NULL || response_json == NULL)
    return FALSE;
  form_bytes = get_bytes (form_json);
  bytes = get_bytes (response_json);
  form = ant_form_new_for_checking (form_bytes, NULL, NULL);
  g_assert_nonnull (form);
  g_assert_true (ant_validate (form, bytes, issues, NULL));
  if (expected == NULL || needs_server (name))
    return FALSE;

  wanted = list_expected (expected);
  found = list_found (issues);
  g_test_message ("%s", name);
  g_assert_cmpstr (found, ==, wanted);

  return TRUE;
}

static void
test_validator_cases (void)
{
  g_autofree char *folder = find_folder ("validator-cases");
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;
  guint       n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autoptr (AntJson) json = read_json (folder, name);

    n += check_case (name, json);
  }
  if (dir != NULL)
    g_assert_cmpuint (n, >=, 63);
}

static gboolean
is_near (json_object *a, json_object *b)
{
  double x = json_object_get_double (a);
  double y = json_object_get_double (b);

  if (json_object_is_type (b, json_type_boolean))
    return json_object_get_boolean (a) == json_object_get_boolean (b);

  return fabs (x - y) <= 1e-9 * MAX (1, fabs (y));
}

static void
check_variables (json_object *expected, json_object *state)
{
  json_object *variables = ant_json_get_object (state, "variables");

  json_object_object_foreach (expected, name, list)
  {
    json_object *found = ant_json_get_array (variables, name);

    g_assert_cmpuint (json_object_array_length (found), ==, json_object_array_length (list));
    for (gsize i = 0; i < json_object_array_length (list); i++)
      g_assert_true (
          is_near (json_object_array_get_idx (found, i), json_object_array_get_idx (list, i)));
  }
}

static void
check_calculations (json_object *expected, AntSession *session)
{
  json_object_object_foreach (expected, link_id, list)
  {
    GPtrArray *found = ant_session_get (session, link_id);

    g_assert_cmpuint (found->len, ==, json_object_array_length (list));
    for (guint i = 0; i < found->len; i++) {
      json_object *wanted = json_object_array_get_idx (list, i);
      const char  *text = ant_value_get_text (found->pdata[i]);
      g_autoptr (AntJson) json = ant_json_parse (text, strlen (text), NULL, NULL);

      g_assert_true (is_near (json, wanted));
    }
  }
}

static void
check_enabled (json_object *expected, AntSession *session)
{
  json_object_object_foreach (expected, link_id, list)
  {
    gboolean wanted = json_object_array_length (list) == 1 &&
                      json_object_get_boolean (json_object_array_get_idx (list, 0));

    g_assert_cmpint (ant_session_is_enabled (session, link_id), ==, wanted);
  }
}

static void
check_score (const char *forms, const char *name, json_object *json)
{
  g_autoptr (AntJson) form_json = read_json (forms, ant_json_get_string (json, "questionnaire"));
  json_object *expected = ant_json_get_object (json, "expected");
  g_autoptr (GBytes) bytes = get_bytes (form_json);
  g_autoptr (AntForm) form = ant_form_new_for_checking (bytes, NULL, NULL);
  g_autoptr (AntSession) session = ant_session_new (form);
  g_autoptr (AntJson) state = NULL;

  g_test_message ("%s", name);
  g_assert_true (ant_session_import (
      session, json_object_to_json_string (ant_json_get_object (json, "response")), NULL, NULL));
  state = ant_session_describe (session);
  check_variables (ant_json_get_object (expected, "variables"), state);
  check_calculations (ant_json_get_object (expected, "calculatedExpression"), session);
  check_enabled (ant_json_get_object (expected, "enableWhenExpression"), session);
}

static void
test_scores (void)
{
  g_autofree char *folder = find_folder ("scoring");
  g_autofree char *forms = folder != NULL ? find_folder ("forms") : NULL;
  g_autoptr (GDir) dir = forms != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;
  guint       n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autoptr (AntJson) json = read_json (folder, name);

    check_score (forms, name, json);
    n++;
  }
  if (dir != NULL)
    g_assert_cmpuint (n, >=, 168);
}

/* Every form loads, but for those whose answers are kept elsewhere. */
static void
test_forms (void)
{
  g_autofree char *folder = find_folder ("forms");
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autoptr (GPtrArray) issues = ant_issue_list_new ();
    g_autoptr (AntForm) form = ant_form_new_from_file (path, issues, NULL);

    g_test_message ("%s", name);
    for (guint i = 0; i < issues->len; i++) {
      const AntIssue *issue = issues->pdata[i];

      if (issue->severity == ANT_ISSUE_ERROR)
        g_assert_cmpstr (issue->rule, ==, "value-set-external");
    }
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/questionnaires/validator-cases", test_validator_cases);
  g_test_add_func ("/questionnaires/scores", test_scores);
  g_test_add_func ("/questionnaires/forms", test_forms);

  return g_test_run ();
}
