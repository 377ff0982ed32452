/* ant-session.h - one client's answers to a form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-clock.h"
#include "ant-form.h"

G_BEGIN_DECLS

#define ANT_TYPE_SESSION (ant_session_get_type ())

typedef struct _AntSession AntSession;

GType       ant_session_get_type (void);
AntSession *ant_session_new (AntForm *form) G_GNUC_WARN_UNUSED_RESULT;
AntSession *ant_session_new_by_hand (AntForm *form, AntClock *clock) G_GNUC_WARN_UNUSED_RESULT;
AntSession *ant_session_ref (AntSession *self);
void        ant_session_unref (AntSession *self);

AntForm    *ant_session_get_form (AntSession *self);
void        ant_session_set_language (AntSession *self, const char *tag);
const char *ant_session_get_language (AntSession *self);

gboolean ant_session_set (AntSession *self,
                          const char *path,
                          GPtrArray  *values,
                          AntIssue  **refused,
                          GError    **error);
gboolean ant_session_toggle (AntSession *self,
                             const char *path,
                             AntValue   *value,
                             AntIssue  **refused,
                             GError    **error);
gboolean ant_session_add (AntSession *self, const char *path, AntIssue **refused, GError **error);
gboolean
ant_session_remove (AntSession *self, const char *path, AntIssue **refused, GError **error);

GPtrArray     *ant_session_get (AntSession *self, const char *path);
gboolean       ant_session_is_enabled (AntSession *self, const char *path);
const AntItem *ant_session_get_item (AntSession *self, const char *path);
const char    *ant_session_get_section (AntSession *self, const char *path, const char *lang);

guint ant_session_count_rows (AntSession *self, const char *path);
char *ant_session_dup_row (AntSession *self, const char *path, guint i) G_GNUC_WARN_UNUSED_RESULT;
char *
ant_session_dup_in_row (AntSession *self, const char *path, guint i) G_GNUC_WARN_UNUSED_RESULT;
gboolean ant_session_is_row (AntSession *self, const char *path);
char *
ant_session_dup_above (AntSession *self, const char *path, guint *row) G_GNUC_WARN_UNUSED_RESULT;
char *ant_session_dup_row_around (AntSession *self, const char *path) G_GNUC_WARN_UNUSED_RESULT;
void  ant_session_drop_untouched (AntSession *self, const char *path);

char **ant_session_list_pages (AntSession *self) G_GNUC_WARN_UNUSED_RESULT;
char **ant_session_list_leads (AntSession *self, const char *path) G_GNUC_WARN_UNUSED_RESULT;
char **ant_session_list_in_row (AntSession *self, const char *path) G_GNUC_WARN_UNUSED_RESULT;
char **ant_session_list_paths (AntSession *self) G_GNUC_WARN_UNUSED_RESULT;

gboolean   ant_session_offers (AntSession *self, const char *path, const AntValue *value);
gboolean   ant_session_check (AntSession *self, const char *path, AntIssue **issue);
GPtrArray *ant_session_complete (AntSession *self) G_GNUC_WARN_UNUSED_RESULT;

char *ant_session_export (AntSession *self, const char *authored) G_GNUC_WARN_UNUSED_RESULT;
gboolean
ant_session_import (AntSession *self, const char *response, AntIssue **refused, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntSession, ant_session_unref)

G_END_DECLS
