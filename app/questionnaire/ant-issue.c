/* ant-issue.c - one thing found wrong with a form or an answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-issue"

#include "ant-issue.h"

G_DEFINE_BOXED_TYPE (AntIssue, ant_issue, ant_issue_copy, ant_issue_free)

/**
 * ant_issue_new:
 * @severity: how bad it is
 * @rule: the name of the rule that was broken
 * @link_id: (nullable): the item it is about
 * @path: (nullable): where, for a session or within the file
 * @format: printf-style message; never a client's words
 *
 * Returns: (transfer full): the finding
 */
AntIssue *
ant_issue_new (AntIssueSeverity severity,
               const char      *rule,
               const char      *link_id,
               const char      *path,
               const char      *format,
               ...)
{
  AntIssue *self = g_new0 (AntIssue, 1);
  va_list   args;

  self->severity = severity;
  self->rule = g_strdup (rule);
  self->link_id = g_strdup (link_id);
  self->path = g_strdup (path);
  va_start (args, format);
  self->message = g_strdup_vprintf (format, args);
  va_end (args);
  self->answer = -1;

  return self;
}

AntIssue *
ant_issue_copy (const AntIssue *self)
{
  AntIssue *copy =
      ant_issue_new (self->severity, self->rule, self->link_id, self->path, "%s", self->message);

  copy->answer = self->answer;

  return copy;
}

void
ant_issue_free (AntIssue *self)
{
  g_free (self->rule);
  g_free (self->link_id);
  g_free (self->path);
  g_free (self->message);
  g_free (self);
}

/**
 * ant_issue_list_new:
 *
 * Returns: (transfer full) (element-type AntIssue): an empty list that frees its findings
 */
GPtrArray *
ant_issue_list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) ant_issue_free);
}

/**
 * ant_issue_list_has_error:
 * @issues: (element-type AntIssue): findings
 *
 * Returns: whether one of them is an error
 */
gboolean
ant_issue_list_has_error (GPtrArray *issues)
{
  for (guint i = 0; i < issues->len; i++) {
    const AntIssue *issue = issues->pdata[i];

    if (issue->severity == ANT_ISSUE_ERROR)
      return TRUE;
  }

  return FALSE;
}
