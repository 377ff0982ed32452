/* ant-ctl-questionnaire.c - anteroomctl questionnaire: check forms and answers, drive a session
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-ctl"

#include "ant-ctl.h"

#include <stdio.h>
#include <string.h>

#include "ant-ctl-session.h"
#include "ant-form.h"
#include "ant-validate.h"

static int
print_issues (GPtrArray *issues)
{
  for (guint i = 0; i < issues->len; i++)
    ant_ctl_print (ant_ctl_issue_to_json (issues->pdata[i]));

  return ant_issue_list_has_error (issues) ? ANT_CTL_WANTING : ANT_CTL_FINE;
}

static GBytes *
read_bytes (const char *path, GError **error)
{
  char *text = NULL;
  gsize size;

  return g_file_get_contents (path, &text, &size, error) ? g_bytes_new_take (text, size) : NULL;
}

/* What cannot be read at all is a finding too, and another exit status. */
static int
say_unreadable (GPtrArray *issues, const GError *error)
{
  print_issues (issues);

  return ant_ctl_say (ANT_CTL_COULD_NOT, error);
}

static int
lint (const char *path)
{
  g_autoptr (GPtrArray) issues = ant_issue_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = read_bytes (path, &error);
  g_autoptr (AntForm) form = NULL;

  if (bytes != NULL)
    form = ant_form_new_for_checking (bytes, issues, &error);
  if (form == NULL)
    return say_unreadable (issues, error);

  return print_issues (issues);
}

static int
validate (const char *form_path, const char *response_path)
{
  g_autoptr (GPtrArray) form_issues = ant_issue_list_new ();
  g_autoptr (GPtrArray) issues = ant_issue_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) form_bytes = read_bytes (form_path, &error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AntForm) form = NULL;

  if (form_bytes != NULL)
    bytes = read_bytes (response_path, &error);
  if (bytes != NULL)
    form = ant_form_new_for_checking (form_bytes, form_issues, &error);
  if (form == NULL)
    return say_unreadable (form_issues, error);
  if (ant_issue_list_has_error (form_issues))
    fputs ("anteroomctl: the form itself has errors; lint tells which\n", stderr);
  if (!ant_validate (form, bytes, issues, &error))
    return say_unreadable (issues, error);

  return print_issues (issues);
}

/* A script brings its own answers and needs no list to choose from: a set of answers that is kept
 * elsewhere does not stop it, as it would stop a kiosk. */
static gboolean
can_be_driven (GPtrArray *issues)
{
  for (guint i = 0; i < issues->len; i++) {
    const AntIssue *issue = issues->pdata[i];

    if (issue->severity == ANT_ISSUE_ERROR && strcmp (issue->rule, "value-set-external") != 0)
      return FALSE;
  }

  return TRUE;
}

static int
session (const char *path, const char *lang)
{
  g_autoptr (GPtrArray) issues = ant_issue_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = read_bytes (path, &error);
  g_autoptr (AntForm) form = NULL;

  if (bytes != NULL)
    form = ant_form_new_for_checking (bytes, issues, &error);
  if (form == NULL)
    return say_unreadable (issues, error);
  if (!can_be_driven (issues)) {
    print_issues (issues);
    fputs ("anteroomctl: the form has errors and does not load\n", stderr);
    return ANT_CTL_WANTING;
  }
  ant_ctl_session_run (form, lang);

  return ANT_CTL_FINE;
}

int
ant_ctl_questionnaire (int argc, char **argv)
{
  if (argc == 3 && strcmp (argv[1], "lint") == 0)
    return lint (argv[2]);
  if (argc == 4 && strcmp (argv[1], "validate") == 0)
    return validate (argv[2], argv[3]);
  if (argc == 3 && strcmp (argv[1], "session") == 0)
    return session (argv[2], NULL);
  if (argc == 5 && strcmp (argv[1], "session") == 0 && strcmp (argv[3], "--lang") == 0)
    return session (argv[2], argv[4]);
  if (argc == 5 && strcmp (argv[1], "session") == 0 && strcmp (argv[2], "--lang") == 0)
    return session (argv[4], argv[3]);

  return ant_ctl_misuse (argv[0]);
}
