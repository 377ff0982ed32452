/* ant-ctl-session.h - a questionnaire session driven by lines of JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-c/json.h>

#include "ant-form.h"
#include "ant-session.h"

G_BEGIN_DECLS

json_object *ant_ctl_issue_to_json (const AntIssue *issue) G_GNUC_WARN_UNUSED_RESULT;
json_object *ant_ctl_session_answer (AntSession *session,
                                     const char *line) G_GNUC_WARN_UNUSED_RESULT;
void         ant_ctl_session_run (AntForm *form, const char *lang);

G_END_DECLS
