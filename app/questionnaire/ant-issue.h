/* ant-issue.h - one thing found wrong with a form or an answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define ANT_TYPE_ISSUE (ant_issue_get_type ())

/**
 * AntIssueSeverity:
 * @ANT_ISSUE_ERROR: the form does not load, or the answers are not complete
 * @ANT_ISSUE_WARNING: it works, but somebody should look at it
 */
typedef enum {
  ANT_ISSUE_ERROR,
  ANT_ISSUE_WARNING,
} AntIssueSeverity;

/**
 * AntIssue:
 *
 * One finding. The message is for the log and for whoever writes forms, and names no answer of a
 * client's; the rule is what a program acts on.
 */
typedef struct {
  AntIssueSeverity severity;
  char            *rule;    /* owned; "required", "que-12", … */
  char            *link_id; /* owned (nullable) */
  char            *path;    /* owned (nullable); a session's path, or FHIRPath into the file */
  char            *message; /* owned */
  int              answer;  /* which of several answers it is about, from 0; -1 for the question */
} AntIssue;

GType     ant_issue_get_type (void);
AntIssue *ant_issue_new (AntIssueSeverity severity,
                         const char      *rule,
                         const char      *link_id,
                         const char      *path,
                         const char      *format,
                         ...) G_GNUC_PRINTF (5, 6) G_GNUC_WARN_UNUSED_RESULT;
AntIssue *ant_issue_copy (const AntIssue *self) G_GNUC_WARN_UNUSED_RESULT;
void      ant_issue_free (AntIssue *self);

GPtrArray *ant_issue_list_new (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean   ant_issue_list_has_error (GPtrArray *issues);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntIssue, ant_issue_free)

G_END_DECLS
