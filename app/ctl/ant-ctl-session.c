/* ant-ctl-session.c - a questionnaire session driven by lines of JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-ctl"

#include "ant-ctl-session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ant-ctl.h"
#include "ant-json.h"
#include "ant-session-state.h"
#include "ant-value-json.h"

static void
add_text (json_object *line, const char *key, const char *text)
{
  json_object_object_add (line, key, text != NULL ? json_object_new_string (text) : NULL);
}

/* (transfer full): one finding, as every command prints it */
json_object *
ant_ctl_issue_to_json (const AntIssue *issue)
{
  json_object *line = json_object_new_object ();

  add_text (line, "severity", issue->severity == ANT_ISSUE_ERROR ? "error" : "warning");
  add_text (line, "rule", issue->rule);
  add_text (line, "linkId", issue->link_id);
  add_text (line, "path", issue->path);
  add_text (line, "message", issue->message);

  return line;
}

static json_object *
say_ok (void)
{
  json_object *line = json_object_new_object ();

  json_object_object_add (line, "ok", json_object_new_boolean (TRUE));

  return line;
}

static json_object *
say_no (const char *rule, const char *message)
{
  json_object *line = json_object_new_object ();

  json_object_object_add (line, "ok", json_object_new_boolean (FALSE));
  if (rule != NULL)
    json_object_object_add (line, "rule", json_object_new_string (rule));
  json_object_object_add (line, "message", json_object_new_string (message));

  return line;
}

static json_object *
say_result (gboolean is_done, const AntIssue *refused)
{
  if (is_done)
    return say_ok ();

  return refused != NULL ? say_no (refused->rule, refused->message) : say_no (NULL, "refused");
}

static json_object *
do_set (AntSession *session, json_object *command, const char *path)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_value_unref);
  json_object *answers = ant_json_get_array (command, "answers");
  g_autoptr (AntIssue) refused = NULL;
  gboolean is_done;

  if (answers == NULL)
    return say_no ("structure", "set wants a path and answers");
  for (gsize i = 0; i < json_object_array_length (answers); i++) {
    AntValue *value = ant_value_new_from_json (json_object_array_get_idx (answers, i), "value");

    if (value == NULL)
      return say_no ("invalidAnswerType", "an answer without a value");
    g_ptr_array_add (values, value);
  }

  is_done = ant_session_set (session, path, values, &refused, NULL);

  return say_result (is_done, refused);
}

static json_object *
do_toggle (AntSession *session, json_object *command, const char *path)
{
  g_autoptr (AntValue) value =
      ant_value_new_from_json (ant_json_get_object (command, "answer"), "value");
  g_autoptr (AntIssue) refused = NULL;
  gboolean is_done;

  if (value == NULL)
    return say_no ("structure", "toggle wants a path and an answer");

  is_done = ant_session_toggle (session, path, value, &refused, NULL);

  return say_result (is_done, refused);
}

static json_object *
do_import (AntSession *session, json_object *command)
{
  json_object *response = ant_json_get_object (command, "response");
  g_autoptr (AntIssue) refused = NULL;
  gboolean is_done;

  if (response == NULL)
    return say_no ("structure", "import wants a response");

  is_done = ant_session_import (session, json_object_to_json_string (response), &refused, NULL);

  return say_result (is_done, refused);
}

static json_object *
do_complete (AntSession *session)
{
  g_autoptr (GPtrArray) issues = ant_session_complete (session);
  json_object *line = json_object_new_object ();
  json_object *list = json_object_new_array ();

  for (guint i = 0; i < issues->len; i++)
    json_object_array_add (list, ant_ctl_issue_to_json (issues->pdata[i]));
  json_object_object_add (line, "ok", json_object_new_boolean (!ant_issue_list_has_error (issues)));
  json_object_object_add (line, "issues", list);

  return line;
}

static json_object *
do_export (AntSession *session)
{
  g_autofree char *text = ant_session_export (session, NULL);
  json_object     *line = say_ok ();

  json_object_object_add (line, "response", ant_json_parse (text, strlen (text), NULL, NULL));

  return line;
}

static json_object *
do_language (AntSession *session, json_object *command)
{
  ant_session_set_language (session, ant_json_get_string (command, "lang"));

  return say_ok ();
}

/* The commands that name a place. */
static json_object *
do_at (AntSession *session, json_object *command, const char *what)
{
  const char *path = ant_json_get_string (command, "path");
  g_autoptr (AntIssue) refused = NULL;
  gboolean is_done;

  if (path == NULL)
    return say_no ("structure", "unknown command, or no path");
  if (strcmp (what, "set") == 0)
    return do_set (session, command, path);
  if (strcmp (what, "toggle") == 0)
    return do_toggle (session, command, path);

  if (strcmp (what, "clear") == 0)
    is_done = ant_session_set (session, path, NULL, &refused, NULL);
  else if (strcmp (what, "add") == 0)
    is_done = ant_session_add (session, path, &refused, NULL);
  else if (strcmp (what, "remove") == 0)
    is_done = ant_session_remove (session, path, &refused, NULL);
  else
    return say_no ("structure", "unknown command");

  return say_result (is_done, refused);
}

/**
 * ant_ctl_session_answer:
 * @line: one command, as JSON
 *
 * Returns: (transfer full): what to answer; a broken line is answered like any other
 */
json_object *
ant_ctl_session_answer (AntSession *session, const char *line)
{
  const char *rule = "json";
  g_autoptr (GError) error = NULL;
  g_autoptr (AntJson) command = ant_json_parse (line, strlen (line), &rule, &error);
  const char *what = ant_json_get_string (command, "do");

  if (error != NULL)
    return say_no (rule, error->message);
  if (what == NULL)
    return say_no ("structure", "a command is an object with a member “do”");
  if (strcmp (what, "language") == 0)
    return do_language (session, command);
  if (strcmp (what, "import") == 0)
    return do_import (session, command);
  if (strcmp (what, "state") == 0)
    return ant_session_describe (session);
  if (strcmp (what, "complete") == 0)
    return do_complete (session);
  if (strcmp (what, "export") == 0)
    return do_export (session);

  return do_at (session, command, what);
}

/**
 * ant_ctl_session_run:
 * @lang: (nullable): the language to begin in
 *
 * Answers every line of standard input with a line, until it ends.
 */
void
ant_ctl_session_run (AntForm *form, const char *lang)
{
  g_autoptr (AntSession) session = ant_session_new (form);
  char   *line = NULL;
  size_t  room = 0;
  ssize_t size;

  ant_session_set_language (session, lang);
  while ((size = getline (&line, &room, stdin)) >= 0) {
    if (memchr (line, '\0', (size_t) size) != NULL) {
      ant_ctl_print (say_no ("json", "a zero byte in the line"));
      continue;
    }
    if (*g_strstrip (line) != '\0')
      ant_ctl_print (ant_ctl_session_answer (session, line));
  }
  free (line);
}
