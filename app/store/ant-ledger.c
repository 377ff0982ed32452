/* ant-ledger.c - what was done to the records: the audit log and the chain of manifests
 *
 * Both are chains that only grow. A row of the audit log has the hash of the row before, so has a
 * manifest of the manifest before, and a manifest has the hash of the newest row of the log. A row
 * is hashed as
 *
 *     previous hash[32] · u64 seq · boot_id · u64 boottime_ms · u64 wall_ms · u32 clock_flags
 *     actor · action · intake_id[16] · detail[32]
 *
 * little-endian, with texts behind their u16 length and zeros for what is not there. Nothing of a
 * client's is in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-ledger"

#include "ant-ledger.h"

#include "ant-bytes.h"
#include "ant-database-private.h"
#include "ant-error.h"

#define N_HASH ANT_MANIFEST_HASH_SIZE

static void
append64 (GByteArray *row, guint64 number)
{
  guint8 bytes[8];

  ant_put64 (bytes, number);
  g_byte_array_append (row, bytes, sizeof bytes);
}

static void
append_text (GByteArray *row, const char *text)
{
  guint8 length[2];

  ant_put16 (length, (guint16) strlen (text));
  g_byte_array_append (row, length, sizeof length);
  g_byte_array_append (row, (const guint8 *) text, (guint) strlen (text));
}

static void
hash_note (const AntAuditNote *note, guint64 seq, const guint8 *previous, guint8 *hash)
{
  static const guint8 none[N_HASH] = { 0 };
  g_autoptr (GByteArray) row = g_byte_array_new ();
  guint8 clock_flags[4];

  ant_put32 (clock_flags, note->clock_flags);
  g_byte_array_append (row, previous, N_HASH);
  append64 (row, seq);
  append_text (row, note->boot_id);
  append64 (row, (guint64) note->boottime_ms);
  append64 (row, (guint64) note->wall_ms);
  g_byte_array_append (row, clock_flags, sizeof clock_flags);
  append_text (row, note->actor);
  append_text (row, note->action);
  g_byte_array_append (row, note->intake_id != NULL ? note->intake_id : none, ANT_PART_ID_SIZE);
  g_byte_array_append (row, note->detail != NULL ? note->detail : none, N_HASH);
  ant_seal_hash32 (row->data, row->len, hash);
}

static gboolean
read_audit_head (AntDatabase *database, AntLedgerHead *head, GError **error)
{
  g_autoptr (AntSql) select = ant_sql_prepare (
      database->db, "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1", error);
  gboolean has_failed;

  if (select == NULL)
    return FALSE;
  if (ant_sql_next (select, &has_failed, error)) {
    head->audit_seq = (guint64) sqlite3_column_int64 (select, 0);
    ant_sql_copy_blob (select, 1, head->audit, sizeof head->audit);
  }

  return !has_failed;
}

static void
bind_blob (AntSql *statement, int column, const guint8 *bytes, int size)
{
  if (bytes != NULL)
    sqlite3_bind_blob (statement, column, bytes, size, SQLITE_STATIC);
}

static gboolean
add_note (AntDatabase *database, const AntAuditNote *note, GError **error)
{
  AntLedgerHead head = { 0 };
  guint8        hash[N_HASH];
  g_autoptr (AntSql) insert = NULL;

  if (!read_audit_head (database, &head, error))
    return FALSE;
  hash_note (note, head.audit_seq + 1, head.audit, hash);
  insert = ant_sql_prepare (database->db,
                            "INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", error);
  if (insert == NULL)
    return FALSE;
  sqlite3_bind_int64 (insert, 1, (gint64) head.audit_seq + 1);
  sqlite3_bind_text (insert, 2, note->boot_id, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (insert, 3, note->boottime_ms);
  sqlite3_bind_int64 (insert, 4, note->wall_ms);
  sqlite3_bind_int64 (insert, 5, note->clock_flags);
  sqlite3_bind_text (insert, 6, note->actor, -1, SQLITE_STATIC);
  sqlite3_bind_text (insert, 7, note->action, -1, SQLITE_STATIC);
  bind_blob (insert, 8, note->intake_id, ANT_PART_ID_SIZE);
  bind_blob (insert, 9, note->detail, N_HASH);
  bind_blob (insert, 10, head.audit, N_HASH);
  bind_blob (insert, 11, hash, N_HASH);

  return ant_sql_finish (insert, "note what was done", error);
}

/**
 * ant_ledger_note:
 * @note: what was done, and by whom
 * @error: return location
 *
 * Adds a row to the audit log, in the transaction that is open or one of its own.
 *
 * Returns: whether it is there
 */
gboolean
ant_ledger_note (AntDatabase *database, const AntAuditNote *note, GError **error)
{
  if (!sqlite3_get_autocommit (database->db))
    return add_note (database, note, error);

  if (ant_sql_run (database->db, "BEGIN IMMEDIATE", "note what was done", error) &&
      add_note (database, note, error) &&
      ant_sql_run (database->db, "COMMIT", "note what was done", error))
    return TRUE;
  ant_sql_roll_back (database->db);

  return FALSE;
}

static GBytes *
get_bytes (AntSql *statement, int column)
{
  return g_bytes_new (sqlite3_column_blob (statement, column),
                      (gsize) sqlite3_column_bytes (statement, column));
}

static gboolean
read_manifest_head (AntDatabase *database, AntLedgerHead *head, GError **error)
{
  g_autoptr (AntSql) select = ant_sql_prepare (
      database->db, "SELECT kiosk_seq, bytes FROM manifest ORDER BY kiosk_seq DESC LIMIT 1", error);
  gboolean has_failed;

  if (select == NULL)
    return FALSE;
  if (ant_sql_next (select, &has_failed, error)) {
    head->kiosk_seq = (guint64) sqlite3_column_int64 (select, 0);
    ant_seal_hash32 (sqlite3_column_blob (select, 1), (gsize) sqlite3_column_bytes (select, 1),
                     head->manifest);
  }

  return !has_failed;
}

/**
 * ant_ledger_get_head:
 * @head: (out): how far the records have come
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
ant_ledger_get_head (AntDatabase *database, AntLedgerHead *head, GError **error)
{
  memset (head, 0, sizeof *head);

  return read_audit_head (database, head, error) && read_manifest_head (database, head, error);
}

static void
list_parts (AntManifest *manifest, GPtrArray *parts)
{
  manifest->n_parts = (guint16) parts->len;
  manifest->parts = g_new (AntManifestPart, parts->len);
  for (guint i = 0; i < parts->len; i++) {
    const AntPartRow *row = parts->pdata[i];

    manifest->parts[i].part_no = row->part_no;
    manifest->parts[i].size = g_bytes_get_size (row->sealed);
    memcpy (manifest->parts[i].hash, row->hash, N_HASH);
  }
}

static gboolean
add_manifest (AntDatabase *database, const AntManifest *manifest, AntSecret *device, GError **error)
{
  g_autoptr (GBytes) bytes = ant_manifest_write (manifest);
  g_autoptr (AntSql) insert =
      ant_sql_prepare (database->db,
                       "INSERT INTO manifest (kiosk_seq, intake_id, bytes, signature)"
                       " VALUES (?, ?, ?, ?)",
                       error);
  guint8 signature[ANT_SIGN_SIZE];

  if (insert == NULL)
    return FALSE;
  ant_sign (device, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), signature);
  sqlite3_bind_int64 (insert, 1, (gint64) manifest->kiosk_seq);
  bind_blob (insert, 2, manifest->intake_id, sizeof manifest->intake_id);
  ant_sql_bind_bytes (insert, 3, bytes);
  bind_blob (insert, 4, signature, sizeof signature);

  return ant_sql_finish (insert, "sign the intake", error);
}

/**
 * ant_ledger_sign:
 * @device: the kiosk's own key
 * @intake_id: which intake
 * @parts: (element-type AntPartRow): what belongs to it from now on; none where it is erased
 * @error: return location
 *
 * Adds a manifest to the chain, in the transaction that is open. What was done is noted before.
 *
 * Returns: whether it is there
 */
gboolean
ant_ledger_sign (AntDatabase  *database,
                 AntSecret    *device,
                 const guint8 *intake_id,
                 GPtrArray    *parts,
                 GError      **error)
{
  g_auto (AntManifest) manifest = { 0 };
  AntLedgerHead head;

  if (!ant_ledger_get_head (database, &head, error))
    return FALSE;
  memcpy (manifest.kiosk_id, database->kiosk_id, sizeof manifest.kiosk_id);
  memcpy (manifest.intake_id, intake_id, sizeof manifest.intake_id);
  manifest.kiosk_seq = head.kiosk_seq + 1;
  memcpy (manifest.previous, head.manifest, N_HASH);
  memcpy (manifest.audit_head, head.audit, N_HASH);
  list_parts (&manifest, parts);

  return add_manifest (database, &manifest, device, error);
}

/* The manifest that @select stands on, if this kiosk has signed it. */
static gboolean
read_signed (AntDatabase  *database,
             AntSql       *select,
             const guint8 *device,
             AntManifest  *manifest,
             GError      **error)
{
  g_autoptr (GBytes) bytes = get_bytes (select, 1);
  gsize       size;
  const void *data = g_bytes_get_data (bytes, &size);
  gint64      seq = sqlite3_column_int64 (select, 0);

  if (!ant_manifest_read (bytes, manifest, error))
    return FALSE;
  if (sqlite3_column_bytes (select, 2) != ANT_SIGN_SIZE ||
      !ant_sign_verify (device, data, size, sqlite3_column_blob (select, 2)))
    return ant_fail (error, ANT_ERROR_CORRUPT,
                     "Manifest %" G_GINT64_FORMAT " was not signed by this kiosk; restore a backup",
                     seq);
  if ((gint64) manifest->kiosk_seq != seq ||
      memcmp (manifest->kiosk_id, database->kiosk_id, sizeof manifest->kiosk_id) != 0)
    return ant_fail (
        error, ANT_ERROR_CORRUPT,
        "Manifest %" G_GINT64_FORMAT " does not belong where it was found; restore a backup", seq);

  return TRUE;
}

static gboolean
compare_parts (const AntManifest *manifest, GPtrArray *parts, GError **error)
{
  gboolean is_same = manifest->n_parts == parts->len;

  for (guint i = 0; is_same && i < parts->len; i++) {
    const AntPartRow      *row = parts->pdata[i];
    const AntManifestPart *part = &manifest->parts[i];

    is_same = part->part_no == row->part_no && part->size == g_bytes_get_size (row->sealed) &&
              memcmp (part->hash, row->hash, N_HASH) == 0;
  }

  return is_same || ant_fail (error, ANT_ERROR_CORRUPT,
                              "The intake's parts are not those of its manifest; restore a backup");
}

/**
 * ant_ledger_check_intake:
 * @device: the public key that verifies this kiosk's manifests
 * @intake: its row
 * @parts: (element-type AntPartRow): the rows of its parts
 * @error: return location; %ANT_ERROR_CORRUPT
 *
 * That a row's hash is its part's is for the caller to find out.
 *
 * Returns: whether its newest manifest lists these parts and no others
 */
gboolean
ant_ledger_check_intake (AntDatabase        *database,
                         const guint8       *device,
                         const AntIntakeRow *intake,
                         GPtrArray          *parts,
                         GError            **error)
{
  g_autoptr (AntSql) select =
      ant_sql_prepare (database->db,
                       "SELECT kiosk_seq, bytes, signature FROM manifest WHERE intake_id = ?"
                       " ORDER BY kiosk_seq DESC LIMIT 1",
                       error);
  g_auto (AntManifest) manifest = { 0 };
  gboolean has_failed;

  if (select == NULL)
    return FALSE;
  sqlite3_bind_blob (select, 1, intake->id, sizeof intake->id, SQLITE_STATIC);
  if (!ant_sql_next (select, &has_failed, error))
    return has_failed ? FALSE
                      : ant_fail (error, ANT_ERROR_CORRUPT,
                                  "The intake has no manifest: nobody knows what belongs to it; "
                                  "restore a backup");
  if (!read_signed (database, select, device, &manifest, error))
    return FALSE;
  if (memcmp (manifest.intake_id, intake->id, sizeof manifest.intake_id) != 0)
    return ant_fail (error, ANT_ERROR_CORRUPT, "The manifest is another intake's");

  return compare_parts (&manifest, parts, error);
}

static gboolean
find_hash (AntSql *select, guint64 seq, guint8 *hash, gboolean is_hashed, GError **error)
{
  gboolean has_failed;

  sqlite3_bind_int64 (select, 1, (gint64) seq);
  if (!ant_sql_next (select, &has_failed, error))
    return has_failed ? FALSE : ant_fail (error, ANT_ERROR_CORRUPT, "It is not there");
  if (is_hashed)
    ant_sql_copy_blob (select, 0, hash, N_HASH);
  else
    ant_seal_hash32 (sqlite3_column_blob (select, 0), (gsize) sqlite3_column_bytes (select, 0),
                     hash);

  return TRUE;
}

/**
 * ant_ledger_contains:
 * @head: how far somebody has seen the records come
 * @error: return location; %ANT_ERROR_CORRUPT
 *
 * Returns: whether these records have come that way, or further on it
 */
gboolean
ant_ledger_contains (AntDatabase *database, const AntLedgerHead *head, GError **error)
{
  AntLedgerHead found = { 0 };
  g_autoptr (AntSql) manifest =
      ant_sql_prepare (database->db, "SELECT bytes FROM manifest WHERE kiosk_seq = ?", error);
  g_autoptr (AntSql) audit =
      manifest != NULL
          ? ant_sql_prepare (database->db, "SELECT hash FROM audit WHERE seq = ?", error)
          : NULL;

  if (audit == NULL)
    return FALSE;

  return ((head->kiosk_seq == 0 ||
           find_hash (manifest, head->kiosk_seq, found.manifest, FALSE, NULL)) &&
          (head->audit_seq == 0 || find_hash (audit, head->audit_seq, found.audit, TRUE, NULL)) &&
          memcmp (found.manifest, head->manifest, N_HASH) == 0 &&
          memcmp (found.audit, head->audit, N_HASH) == 0) ||
         ant_fail (error, ANT_ERROR_CORRUPT,
                   "The records are older than this kiosk's last ones, or others: a copy was put "
                   "in their place. Bring a backup in with anteroomctl vault restore");
}

static void
read_note (AntSql *select, AntAuditNote *note)
{
  g_strlcpy (note->boot_id, (const char *) sqlite3_column_text (select, 1) ?: "",
             sizeof note->boot_id);
  note->boottime_ms = sqlite3_column_int64 (select, 2);
  note->wall_ms = sqlite3_column_int64 (select, 3);
  note->clock_flags = (guint32) sqlite3_column_int64 (select, 4);
  note->actor = (const char *) sqlite3_column_text (select, 5) ?: "";
  note->action = (const char *) sqlite3_column_text (select, 6) ?: "";
  if (sqlite3_column_bytes (select, 7) == ANT_PART_ID_SIZE)
    note->intake_id = sqlite3_column_blob (select, 7);
  if (sqlite3_column_bytes (select, 8) == N_HASH)
    note->detail = sqlite3_column_blob (select, 8);
}

static gboolean
verify_audit (AntDatabase *database, GError **error)
{
  g_autoptr (AntSql) select = ant_sql_prepare (
      database->db,
      "SELECT seq, boot_id, boottime_ms, wall_ms, clock_flags, actor, action, intake_id, detail,"
      " prev, hash FROM audit ORDER BY seq",
      error);
  guint8   previous[N_HASH] = { 0 };
  gboolean has_failed = select == NULL;

  for (guint64 seq = 1; select != NULL && ant_sql_next (select, &has_failed, error); seq++) {
    AntAuditNote note = { 0 };
    guint8       hash[N_HASH];

    read_note (select, &note);
    hash_note (&note, seq, previous, hash);
    ant_sql_copy_blob (select, 10, previous, N_HASH);
    if (sqlite3_column_int64 (select, 0) != (gint64) seq || memcmp (hash, previous, N_HASH) != 0)
      return ant_fail (error, ANT_ERROR_CORRUPT,
                       "Row %" G_GUINT64_FORMAT
                       " of the audit log is missing or was changed; restore a backup",
                       seq);
  }

  return !has_failed;
}

static void
keep_intake (GHashTable *intakes, const AntManifest *manifest)
{
  GBytes *id = g_bytes_new (manifest->intake_id, sizeof manifest->intake_id);

  if (manifest->n_parts > 0) {
    g_hash_table_add (intakes, id);
    return;
  }
  g_hash_table_remove (intakes, id);
  g_bytes_unref (id);
}

static gboolean
verify_manifests (AntDatabase *database, const guint8 *device, GHashTable *intakes, GError **error)
{
  g_autoptr (AntSql) select = ant_sql_prepare (
      database->db, "SELECT kiosk_seq, bytes, signature FROM manifest ORDER BY kiosk_seq", error);
  guint8   previous[N_HASH] = { 0 };
  gboolean has_failed = select == NULL;

  for (guint64 seq = 1; select != NULL && ant_sql_next (select, &has_failed, error); seq++) {
    g_auto (AntManifest) manifest = { 0 };

    if (!read_signed (database, select, device, &manifest, error))
      return FALSE;
    if (manifest.kiosk_seq != seq || memcmp (manifest.previous, previous, N_HASH) != 0)
      return ant_fail (error, ANT_ERROR_CORRUPT,
                       "Manifest %" G_GUINT64_FORMAT
                       " is missing: an intake was dropped or put back; restore a backup",
                       seq);
    ant_seal_hash32 (sqlite3_column_blob (select, 1), (gsize) sqlite3_column_bytes (select, 1),
                     previous);
    keep_intake (intakes, &manifest);
  }

  return !has_failed;
}

/**
 * ant_ledger_verify:
 * @device: the public key that verifies this kiosk's manifests
 * @intakes: (element-type GBytes): gets the ids of those that have a manifest and were not erased
 * @error: return location; %ANT_ERROR_CORRUPT names the first row that is not as it was written
 *
 * Returns: whether both chains are whole
 */
gboolean
ant_ledger_verify (AntDatabase *database, const guint8 *device, GHashTable *intakes, GError **error)
{
  return verify_audit (database, error) && verify_manifests (database, device, intakes, error);
}
