/* ant-database-retention.c - which intakes somebody has taken over, and which are waiting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-database"

#include "ant-database-private.h"

static gboolean
count (AntDatabase *self, const char *sql, gint64 day, gint64 *n, GError **error)
{
  g_autoptr (AntSql) select = ant_sql_prepare (self->db, sql, error);
  gboolean has_failed;

  if (select == NULL)
    return FALSE;
  sqlite3_bind_int64 (select, 1, day);
  if (ant_sql_next (select, &has_failed, error))
    *n = sqlite3_column_int64 (select, 0);

  return !has_failed;
}

/**
 * ant_database_count_waiting:
 * @day: since 1970-01-01
 * @n: (out): intakes of that day or before that nobody has taken over
 * @error: return location
 *
 * Returns: whether they could be counted
 */
gboolean
ant_database_count_waiting (AntDatabase *self, gint64 day, gint64 *n, GError **error)
{
  return count (self, "SELECT count (*) FROM intake WHERE handed_over = 0 AND day <= ?", day, n,
                error);
}

gboolean
ant_database_count_handed_over (AntDatabase *self, gint64 *n, GError **error)
{
  return count (self, "SELECT count (*) FROM intake WHERE handed_over > ?", 0, n, error);
}

/**
 * ant_database_set_handed_over:
 * @seq: of the intake
 * @day: since 1970-01-01, more than 0; the first time counts
 * @error: return location
 *
 * Returns: whether it is on the disk
 */
gboolean
ant_database_set_handed_over (AntDatabase *self, gint64 seq, gint64 day, GError **error)
{
  g_autoptr (AntSql) update = ant_sql_prepare (
      self->db, "UPDATE intake SET handed_over = ? WHERE seq = ? AND handed_over = 0", error);

  if (update == NULL)
    return FALSE;
  sqlite3_bind_int64 (update, 1, MAX (day, 1));
  sqlite3_bind_int64 (update, 2, seq);

  return ant_sql_finish (update, "note the hand-over", error);
}

/**
 * ant_database_list_handed_over:
 * @day: since 1970-01-01
 * @error: return location
 *
 * Returns: (transfer full) (element-type utf8) (nullable): the references of what was handed over
 * on that day or before
 */
GPtrArray *
ant_database_list_handed_over (AntDatabase *self, gint64 day, GError **error)
{
  g_autoptr (GPtrArray) references = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (AntSql) select = ant_sql_prepare (
      self->db, "SELECT reference FROM intake WHERE handed_over BETWEEN 1 AND ?", error);
  gboolean has_failed = select == NULL;

  if (select != NULL)
    sqlite3_bind_int64 (select, 1, day);
  while (select != NULL && ant_sql_next (select, &has_failed, error))
    g_ptr_array_add (references, g_strdup ((const char *) sqlite3_column_text (select, 0) ?: ""));

  return has_failed ? NULL : g_steal_pointer (&references);
}
