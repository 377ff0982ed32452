/* ant-sql.h - statements on a database of ours, and SQLite's failures as ours
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

typedef sqlite3_stmt AntSql;

AntSql  *ant_sql_prepare (sqlite3 *db, const char *sql, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ant_sql_run (sqlite3 *db, const char *sql, const char *what, GError **error);
char    *ant_sql_ask (sqlite3 *db, const char *sql, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ant_sql_finish (AntSql *statement, const char *what, GError **error);
gboolean ant_sql_next (AntSql *statement, gboolean *has_failed, GError **error);
void     ant_sql_bind_bytes (AntSql *statement, int column, GBytes *bytes);
void     ant_sql_copy_blob (AntSql *statement, int column, guint8 *to, int size);
void     ant_sql_roll_back (sqlite3 *db);
gboolean ant_sql_fail (sqlite3 *db, const char *what, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntSql, sqlite3_finalize)

G_END_DECLS
