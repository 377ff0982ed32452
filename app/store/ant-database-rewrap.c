/* ant-database-rewrap.c - every part sealed to the keys of another epoch
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-database"

#include "ant-age.h"
#include "ant-database-private.h"
#include "ant-error.h"
#include "ant-ledger.h"
#include "ant-secret.h"

static gboolean
rewrap_part (AntPartRow *part, AntSecret *identity, const char *const *recipients, GError **error)
{
  GBytes *sealed = ant_age_rewrap (part->sealed, identity, recipients, error);

  if (sealed == NULL) {
    g_prefix_error (error, "Part %u (%s): ", part->part_no, ant_part_kind_name (part->kind));
    return FALSE;
  }
  g_bytes_unref (part->sealed);
  part->sealed = sealed;
  ant_seal_hash32 (g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed), part->hash);

  return TRUE;
}

static gboolean
replace_part (AntDatabase *self, gint64 seq, const AntPartRow *part, GError **error)
{
  g_autoptr (AntSql) update = ant_sql_prepare (
      self->db, "UPDATE part SET hash = ?, sealed = ? WHERE seq = ? AND part_no = ?", error);

  if (update == NULL)
    return FALSE;
  sqlite3_bind_blob (update, 1, part->hash, sizeof part->hash, SQLITE_STATIC);
  ant_sql_bind_bytes (update, 2, part->sealed);
  sqlite3_bind_int64 (update, 3, seq);
  sqlite3_bind_int64 (update, 4, part->part_no);

  return ant_sql_finish (update, "seal the intake anew", error);
}

/* An intake that is not as it was written stops everything: a new signature must not make it look
 * as if it were. */
static gboolean
rewrap_intake (AntDatabase        *self,
               const AntIntakeRow *intake,
               AntSecret          *identity,
               const AntTrust     *trust,
               AntSecret          *device,
               GError            **error)
{
  const char *recipients[] = { trust->clinic, trust->recovery, NULL };
  g_autoptr (GPtrArray) parts = ant_database_get_parts (self, intake->seq, G_MAXUINT16, error);

  if (parts == NULL || !ant_ledger_check_intake (self, trust->device, intake, parts, error))
    return FALSE;
  for (guint i = 0; i < parts->len; i++)
    if (!ant_part_row_check (parts->pdata[i], error) ||
        !rewrap_part (parts->pdata[i], identity, recipients, error) ||
        !replace_part (self, intake->seq, parts->pdata[i], error))
      return FALSE;

  return ant_ledger_sign (self, device, intake->id, parts, error);
}

static gboolean
rewrap_all (AntDatabase    *self,
            AntSecret      *identity,
            const AntTrust *trust,
            AntSecret      *device,
            GError        **error)
{
  gint64 before_seq = G_MAXINT64;

  for (;;) {
    g_autoptr (GPtrArray) found = ant_database_list (self, before_seq, 1, error);
    AntIntakeRow *intake;

    if (found == NULL)
      return FALSE;
    if (found->len == 0)
      return TRUE;
    intake = found->pdata[0];
    before_seq = intake->seq;
    if (!rewrap_intake (self, intake, identity, trust, device, error)) {
      g_prefix_error (error, "Intake %s: ", intake->reference);
      return FALSE;
    }
  }
}

static gboolean
set_epoch (AntDatabase *self, guint32 epoch, GError **error)
{
  g_autoptr (AntSql) update = ant_sql_prepare (self->db, "UPDATE vault SET epoch = ?", error);

  if (update == NULL)
    return FALSE;
  sqlite3_bind_int64 (update, 1, epoch);

  return ant_sql_finish (update, "begin the epoch", error);
}

/**
 * ant_database_rewrap:
 * @identity: the clinic's secret key so far
 * @trust: the epoch that begins, and its keys
 * @device: signs the new manifests
 * @note: goes into the audit log
 * @error: return location; %ANT_ERROR_CORRUPT where an intake is not as it was written
 *
 * One transaction: every part is of the new epoch's keys, or none is. Payloads stay as they are.
 *
 * Returns: whether it was committed
 */
gboolean
ant_database_rewrap (AntDatabase        *self,
                     AntSecret          *identity,
                     const AntTrust     *trust,
                     AntSecret          *device,
                     const AntAuditNote *note,
                     GError            **error)
{
  if (ant_sql_run (self->db, "BEGIN IMMEDIATE", "begin the epoch", error) &&
      ant_ledger_note (self, note, error) && rewrap_all (self, identity, trust, device, error) &&
      set_epoch (self, trust->epoch, error) &&
      ant_sql_run (self->db, "COMMIT", "begin the epoch", error))
    return TRUE;

  ant_sql_roll_back (self->db);

  return FALSE;
}
