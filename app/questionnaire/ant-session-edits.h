/* ant-session-edits.h - what a person did to a session, one place at a time, to be done over again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-session.h"

G_BEGIN_DECLS

/**
 * AntEdit:
 * @path: a question
 * @answers: (element-type AntValue): what a person answered; empty where they took an answer back
 *
 * One question as a person left it. Answers that were calculated, or were there from the start, are
 * no edits.
 */
typedef struct {
  char      *path;
  GPtrArray *answers; /* shared with the session, which never changes it */
} AntEdit;

GPtrArray *ant_session_list_edits (AntSession *self) G_GNUC_WARN_UNUSED_RESULT;
char     **ant_session_list_rows (AntSession *self) G_GNUC_WARN_UNUSED_RESULT;
GBytes    *ant_edit_write (const AntEdit *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean   ant_session_redo_rows (AntSession *self, const char *const *rows, GError **error);
gboolean   ant_session_redo (AntSession *self, const char *path, GBytes *written, GError **error);

G_END_DECLS
