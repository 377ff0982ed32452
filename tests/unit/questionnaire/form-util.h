/* form-util.h - small forms for tests, written where they are used
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <string.h>

#include "ant-error.h"
#include "ant-session.h"

#define EXTENSION "'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/"
#define SDC       "'extension':[{'url':'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"
#define EXPRESSION(kind, text)                                                                     \
  SDC kind "','valueExpression':{'language':'text/fhirpath','expression':'" text "'}}]"

/* JSON with ' for ", which C would want escaped. */
static inline char *
unquote (const char *text)
{
  char *json = g_strdup (text);

  g_strdelimit (json, "'", '"');

  return json;
}

static inline AntForm *
try_form (const char *items, GPtrArray *issues)
{
  g_autofree char *text = g_strdup_printf (
      "{'resourceType':'Questionnaire','status':'active','language':'en','item':[%s]}", items);
  g_autofree char *json = unquote (text);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));

  return ant_form_new (bytes, issues, NULL);
}

static inline AntSession *
start (const char *items)
{
  g_autoptr (GPtrArray) issues = ant_issue_list_new ();
  g_autoptr (AntForm) form = try_form (items, issues);

  if (form == NULL)
    for (guint i = 0; i < issues->len; i++)
      g_test_message ("%s", ((AntIssue *) issues->pdata[i])->message);
  g_assert_nonnull (form);

  return ant_session_new (form);
}

static inline char *
read_fixture (const char *name, gsize *size)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "fixtures", "questionnaire", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, size, &error);
  g_assert_no_error (error);

  return text;
}

static inline AntSession *
start_fixture (const char *name)
{
  gsize size;
  char *text = read_fixture (name, &size);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (AntForm) form = ant_form_new (bytes, NULL, &error);

  g_assert_no_error (error);

  return ant_session_new (form);
}

static inline GPtrArray *
one (AntValue *value)
{
  GPtrArray *values = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_value_unref);

  g_ptr_array_add (values, value);

  return values;
}

/* Answers @path with @value, which it takes; NULL where it was taken, else the rule. */
static inline char *
answer (AntSession *session, const char *path, AntValue *value)
{
  g_autoptr (GPtrArray) values = one (value);
  g_autoptr (AntIssue) refused = NULL;
  g_autoptr (GError) error = NULL;

  if (ant_session_set (session, path, values, &refused, &error)) {
    g_assert_no_error (error);
    return NULL;
  }
  g_assert_error (error, ANT_ERROR, ANT_ERROR_INVALID);

  return g_strdup (refused->rule);
}

static inline void
say (AntSession *session, const char *path, AntValue *value)
{
  g_autofree char *rule = answer (session, path, value);

  g_assert_cmpstr (rule, ==, NULL);
}

static inline void
refuse (AntSession *session, const char *path, AntValue *value, const char *rule)
{
  g_autofree char *found = answer (session, path, value);

  g_assert_cmpstr (found, ==, rule);
}

static inline void
clear (AntSession *session, const char *path)
{
  g_assert_true (ant_session_set (session, path, NULL, NULL, NULL));
}

static inline AntValue *
yes (void)
{
  return ant_value_new_boolean (TRUE);
}

static inline AntValue *
no (void)
{
  return ant_value_new_boolean (FALSE);
}

static inline AntValue *
text (const char *words)
{
  return ant_value_new_text (ANT_VALUE_STRING, words);
}

static inline AntValue *
integer (const char *lexeme)
{
  return ant_value_new_text (ANT_VALUE_INTEGER, lexeme);
}

static inline AntValue *
decimal (const char *lexeme)
{
  return ant_value_new_text (ANT_VALUE_DECIMAL, lexeme);
}

static inline AntValue *
date (const char *lexeme)
{
  return ant_value_new_text (ANT_VALUE_DATE, lexeme);
}

static inline AntValue *
code (const char *system, const char *name)
{
  return ant_value_new_coding (system, name, NULL);
}

/* The first answer's text; "" where there is none. */
static inline const char *
get (AntSession *session, const char *path)
{
  GPtrArray *values = ant_session_get (session, path);

  return values->len > 0 ? ant_value_get_text (values->pdata[0]) : "";
}

/* The rules that keep the session from being complete, each with its path, in one text. */
static inline char *
list_missing (AntSession *session)
{
  g_autoptr (GPtrArray) issues = ant_session_complete (session);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < issues->len; i++) {
    const AntIssue *issue = issues->pdata[i];

    g_string_append_printf (out, "%s%s %s", i > 0 ? ", " : "", issue->path, issue->rule);
  }

  return g_string_free (out, FALSE);
}

static inline gboolean
is_on (AntSession *session, const char *path)
{
  return ant_session_is_enabled (session, path);
}

/* Of several answers at once. */
static inline GPtrArray *
several (AntValue *a, AntValue *b)
{
  GPtrArray *values = one (a);

  g_ptr_array_add (values, b);

  return values;
}
