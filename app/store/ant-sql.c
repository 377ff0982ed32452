/* ant-sql.c - statements on a database of ours, and SQLite's failures as ours
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-database"

#include "ant-sql.h"

#include <errno.h>
#include <string.h>

#include "ant-error.h"

static gboolean
fail_io (sqlite3 *db, const char *what, GError **error)
{
  int reason = sqlite3_system_errno (db);

  if (reason == EFBIG)
    reason = ENOSPC; /* a limit on the size of files is a full disk to us */

  return ant_fail_errno (error, reason != 0 ? reason : EIO, "Cannot %s", what);
}

/**
 * ant_sql_fail:
 * @what: what could not be done, behind "Cannot"
 * @error: return location; %ANT_ERROR_FULL, %ANT_ERROR_READ_ONLY, %ANT_ERROR_BUSY,
 * %ANT_ERROR_CORRUPT, %ANT_ERROR_EXISTS, or what the system said
 *
 * Turns SQLite's last failure into ours.
 *
 * Returns: always %FALSE
 */
gboolean
ant_sql_fail (sqlite3 *db, const char *what, GError **error)
{
  switch (sqlite3_errcode (db)) {
  case SQLITE_FULL:
    return ant_fail (error, ANT_ERROR_FULL, "Cannot %s: the disk is full; free space on it", what);
  case SQLITE_READONLY:
  case SQLITE_PERM:
    return ant_fail (error, ANT_ERROR_READ_ONLY,
                     "Cannot %s: the database cannot be written; see to its folder and disk", what);
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return ant_fail (error, ANT_ERROR_BUSY, "Cannot %s: another program holds the database", what);
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
    return ant_fail (error, ANT_ERROR_CORRUPT,
                     "Cannot %s: the database is damaged; restore a backup", what);
  case SQLITE_CONSTRAINT:
    return ant_fail (error, ANT_ERROR_EXISTS, "Cannot %s: it is there already", what);
  case SQLITE_CANTOPEN:
  case SQLITE_IOERR:
    return fail_io (db, what, error);
  default:
    return ant_fail (error, ANT_ERROR_FAILED, "Cannot %s: %s", what, sqlite3_errmsg (db));
  }
}

AntSql *
ant_sql_prepare (sqlite3 *db, const char *sql, GError **error)
{
  AntSql *statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    ant_sql_fail (db, "read the database", error);

  return statement;
}

gboolean
ant_sql_run (sqlite3 *db, const char *sql, const char *what, GError **error)
{
  return sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK || ant_sql_fail (db, what, error);
}

/**
 * ant_sql_ask:
 * @sql: gives one value
 * @error: return location; %ANT_ERROR_CORRUPT where it gives no row
 *
 * Returns: (transfer full) (nullable): the value as text
 */
char *
ant_sql_ask (sqlite3 *db, const char *sql, GError **error)
{
  g_autoptr (AntSql) statement = ant_sql_prepare (db, sql, error);
  gboolean has_failed;

  if (statement == NULL)
    return NULL;
  if (!ant_sql_next (statement, &has_failed, error)) {
    if (!has_failed)
      ant_fail (error, ANT_ERROR_CORRUPT, "The database lacks a row; restore a backup");
    return NULL;
  }

  return g_strdup ((const char *) sqlite3_column_text (statement, 0) ?: "");
}

/**
 * ant_sql_finish:
 * @statement: gives no rows
 * @what: what it does, behind "Cannot"
 *
 * Returns: whether it was done
 */
gboolean
ant_sql_finish (AntSql *statement, const char *what, GError **error)
{
  return sqlite3_step (statement) == SQLITE_DONE ||
         ant_sql_fail (sqlite3_db_handle (statement), what, error);
}

/**
 * ant_sql_next:
 * @has_failed: (out): whether there should have been a row and @error says why not
 *
 * Returns: whether there is another row to read
 */
gboolean
ant_sql_next (AntSql *statement, gboolean *has_failed, GError **error)
{
  int step = sqlite3_step (statement);

  *has_failed = step != SQLITE_ROW && step != SQLITE_DONE;
  if (*has_failed)
    ant_sql_fail (sqlite3_db_handle (statement), "read the database", error);

  return step == SQLITE_ROW;
}

void
ant_sql_bind_bytes (AntSql *statement, int column, GBytes *bytes)
{
  gsize       size;
  const void *data = g_bytes_get_data (bytes, &size);

  sqlite3_bind_blob64 (statement, column, data != NULL ? data : "", size, SQLITE_STATIC);
}

/**
 * ant_sql_copy_blob:
 * @to: (out): @size bytes
 *
 * A damaged file may give anything for a column that can only hold a blob of one size; what is left
 * out stays as it was, and nothing will fit it.
 */
void
ant_sql_copy_blob (AntSql *statement, int column, guint8 *to, int size)
{
  const void *blob = sqlite3_column_blob (statement, column);

  if (blob != NULL && sqlite3_column_bytes (statement, column) == size)
    memcpy (to, blob, (gsize) size);
}

void
ant_sql_roll_back (sqlite3 *db)
{
  if (!sqlite3_get_autocommit (db))
    sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
}
