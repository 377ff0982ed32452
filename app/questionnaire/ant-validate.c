/* ant-validate.c - checking answers that were made elsewhere
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-validate"

#include "ant-validate.h"

#include <string.h>

#include "ant-error.h"
#include "ant-moment.h"
#include "ant-session-private.h"

static void
note (GPtrArray       *issues,
      AntIssueSeverity severity,
      const char      *rule,
      const char      *member,
      const char      *message)
{
  g_autofree char *path = g_strconcat ("QuestionnaireResponse.", member, NULL);

  g_ptr_array_add (issues, ant_issue_new (severity, rule, NULL, path, "%s", message));
}

/* Whether a canonical names the form, with or without a version. */
static gboolean
names_form (AntForm *form, const char *canonical)
{
  const char *url = ant_form_get_url (form);
  const char *bar = strchr (canonical, '|');
  gsize       size = bar != NULL ? (gsize) (bar - canonical) : strlen (canonical);

  if (url == NULL || *canonical == '#')
    return TRUE;

  return strlen (url) == size && strncmp (url, canonical, size) == 0;
}

static void
check_period (AntForm *form, json_object *response, GPtrArray *issues)
{
  json_object *period = ant_json_get_object (form->json, "effectivePeriod");
  const char  *authored = ant_json_get_string (response, "authored");
  const char  *start = ant_json_get_string (period, "start");
  const char  *end = ant_json_get_string (period, "end");
  AntMoment    when;
  AntMoment    limit;

  if (authored == NULL || !ant_moment_parse_date_time (authored, &when))
    return;
  if ((start != NULL && ant_moment_parse_date_time (start, &limit) &&
       ant_moment_compare (&when, &limit) == ANT_ORDER_LESS) ||
      (end != NULL && ant_moment_parse_date_time (end, &limit) &&
       ant_moment_compare (&when, &limit) == ANT_ORDER_GREATER))
    note (issues, ANT_ISSUE_WARNING, "questionnaireInactive", "authored",
          "written at a time when the form was not in use");
}

/* The form's own standing, and whether it is the form that was answered. */
static void
check_form (AntForm *form, json_object *response, GPtrArray *issues)
{
  const char *status = ant_json_get_string (form->json, "status");
  const char *canonical = ant_json_get_string (response, "questionnaire");

  if (canonical != NULL && !names_form (form, canonical))
    note (issues, ANT_ISSUE_ERROR, "questionnaireNotFound", "questionnaire",
          "answers to another form than this one");
  if (g_strcmp0 (status, "draft") == 0)
    note (issues, ANT_ISSUE_WARNING, "questionnaireDraft", "questionnaire", "the form is a draft");
  if (g_strcmp0 (status, "retired") == 0)
    note (issues, ANT_ISSUE_WARNING, "questionnaireRetired", "questionnaire",
          "the form is retired");
  check_period (form, response, issues);
}

/**
 * ant_validate:
 * @form: the form that was answered, as ant_form_new_for_checking() gives it
 * @response: a QuestionnaireResponse
 * @issues: (element-type AntIssue): gets what is found
 * @error: return location; %ANT_ERROR_INVALID where @response is no QuestionnaireResponse
 *
 * Checks a whole response: its shape against the form's, what is enabled, and every answer. What is
 * missing is an error only where the response claims to be complete.
 *
 * Returns: %FALSE where it could not be read at all
 */
gboolean
ant_validate (AntForm *form, GBytes *response, GPtrArray *issues, GError **error)
{
  g_autoptr (AntSession) session = NULL;
  g_autoptr (AntClock) clock = ant_clock_new ();
  g_autoptr (AntJson) json = NULL;
  g_autoptr (GError) problem = NULL;
  AntResponse reader = { NULL, issues, TRUE };
  const char *rule = "json";
  const char *status;
  gsize       size;
  const char *text;

  g_return_val_if_fail (form != NULL && response != NULL && issues != NULL, FALSE);

  text = g_bytes_get_data (response, &size);
  json = ant_json_parse (text, size, &rule, &problem);
  if (problem != NULL)
    g_ptr_array_add (issues,
                     ant_issue_new (ANT_ISSUE_ERROR, rule, NULL, NULL, "%s", problem->message));
  else if (g_strcmp0 (ant_json_get_string (json, "resourceType"), "QuestionnaireResponse") != 0)
    g_ptr_array_add (issues, ant_issue_new (ANT_ISSUE_ERROR, "not-a-response", NULL, NULL,
                                            "not a FHIR QuestionnaireResponse"));
  if (ant_issue_list_has_error (issues))
    return ant_fail (error, ANT_ERROR_INVALID, "Not a FHIR QuestionnaireResponse");

  check_form (form, json, issues);
  session = ant_session_new_empty (form, clock, FALSE);
  reader.session = session;
  ant_response_read (&reader, json);
  status = ant_json_get_string (json, "status");
  ant_session_check_all (session, ANT_WALK_RESPONSE, g_strcmp0 (status, "in-progress") == 0,
                         issues);

  return TRUE;
}
