/* ant-database.c - the sealed intakes on disk
 *
 * SQLite, with a write-ahead log that is synced at every commit: what was acknowledged is there
 * after a power cut, and what was not leaves nothing behind. Both settings are read back at every
 * opening. The database is made once, with the vault; a missing or empty file is never made anew,
 * for it would look like a kiosk that has had no clients.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-database"

#include "ant-database-private.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "ant-error.h"
#include "ant-ledger.h"
#include "ant-secret.h"

#define APPLICATION_ID "0x414e5452" /* "ANTR" */
#define SCHEMA_VERSION 1
#define BUSY_MS        5000

static const char SCHEMA[] = "CREATE TABLE vault ("
                             " id INTEGER PRIMARY KEY CHECK (id = 1),"
                             " kiosk_id BLOB NOT NULL CHECK (length (kiosk_id) = 16),"
                             " root BLOB NOT NULL CHECK (length (root) = 32),"
                             " epoch INTEGER NOT NULL CHECK (epoch > 0),"
                             " proven TEXT NOT NULL,"
                             " proven_day INTEGER NOT NULL"
                             ") STRICT;"
                             "CREATE TABLE form ("
                             " hash BLOB PRIMARY KEY CHECK (length (hash) = 16),"
                             " json BLOB NOT NULL"
                             ") STRICT;"
                             "CREATE TABLE intake ("
                             " seq INTEGER PRIMARY KEY AUTOINCREMENT,"
                             " id BLOB NOT NULL UNIQUE CHECK (length (id) = 16),"
                             " reference TEXT NOT NULL UNIQUE,"
                             " form_hash BLOB NOT NULL REFERENCES form (hash),"
                             " day INTEGER NOT NULL,"
                             " clock_flags INTEGER NOT NULL,"
                             " epoch INTEGER NOT NULL CHECK (epoch > 0),"
                             " part_count INTEGER NOT NULL CHECK (part_count > 0),"
                             " handed_over INTEGER NOT NULL DEFAULT 0"
                             ") STRICT;"
                             "CREATE TABLE part ("
                             " seq INTEGER NOT NULL REFERENCES intake (seq),"
                             " part_no INTEGER NOT NULL,"
                             " kind INTEGER NOT NULL,"
                             " hash BLOB NOT NULL CHECK (length (hash) = 32),"
                             " sealed BLOB NOT NULL,"
                             " UNIQUE (seq, part_no)"
                             ") STRICT;"
                             "CREATE TABLE audit ("
                             " seq INTEGER PRIMARY KEY,"
                             " boot_id TEXT NOT NULL,"
                             " boottime_ms INTEGER NOT NULL,"
                             " wall_ms INTEGER NOT NULL,"
                             " clock_flags INTEGER NOT NULL,"
                             " actor TEXT NOT NULL,"
                             " action TEXT NOT NULL,"
                             " intake_id BLOB,"
                             " detail BLOB,"
                             " prev BLOB NOT NULL CHECK (length (prev) = 32),"
                             " hash BLOB NOT NULL CHECK (length (hash) = 32)"
                             ") STRICT;"
                             "CREATE TABLE manifest ("
                             " kiosk_seq INTEGER PRIMARY KEY,"
                             " intake_id BLOB NOT NULL CHECK (length (intake_id) = 16),"
                             " bytes BLOB NOT NULL,"
                             " signature BLOB NOT NULL CHECK (length (signature) = 64)"
                             ") STRICT;"
                             "CREATE INDEX manifest_intake ON manifest (intake_id);"
                             "CREATE TABLE attempt ("
                             " id INTEGER PRIMARY KEY CHECK (id = 1),"
                             " misses INTEGER NOT NULL,"
                             " boot_id TEXT NOT NULL,"
                             " at_ms INTEGER NOT NULL"
                             ") STRICT;";

/**
 * ant_intake_row_new:
 * @reference: the client's code
 *
 * Returns: (transfer full): a row with nothing else in it
 */
AntIntakeRow *
ant_intake_row_new (const char *reference)
{
  AntIntakeRow *self = g_new0 (AntIntakeRow, 1);

  self->reference = g_strdup (reference);

  return self;
}

void
ant_intake_row_free (AntIntakeRow *self)
{
  g_free (self->reference);
  g_free (self);
}

void
ant_part_row_free (AntPartRow *self)
{
  g_clear_pointer (&self->sealed, g_bytes_unref);
  g_free (self);
}

/**
 * ant_part_row_check:
 * @error: return location; %ANT_ERROR_CORRUPT
 *
 * Returns: whether its bytes are those of its hash
 */
gboolean
ant_part_row_check (const AntPartRow *self, GError **error)
{
  guint8 hash[32];

  ant_seal_hash32 (g_bytes_get_data (self->sealed, NULL), g_bytes_get_size (self->sealed), hash);

  return memcmp (hash, self->hash, sizeof hash) == 0 ||
         ant_fail (error, ANT_ERROR_CORRUPT,
                   "Part %u (%s) is not what was written; restore a backup", self->part_no,
                   ant_part_kind_name (self->kind));
}

gboolean
ant_database_configure (sqlite3 *db, GError **error)
{
  sqlite3_extended_result_codes (db, 0);
  sqlite3_busy_timeout (db, BUSY_MS);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_wal_autocheckpoint (db, 0); /* ant_database_tidy() does it */

  return ant_sql_run (
      db,
      "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON;"
      "PRAGMA secure_delete = ON;",
      "open the database", error);
}

/* Every table and index as SQL, in one text. */
static char *
describe (sqlite3 *db, GError **error)
{
  return ant_sql_ask (db,
                      "SELECT group_concat (type || ' ' || name || ' ' || tbl_name || ' ' ||"
                      "                     ifnull (sql, ''), char (10))"
                      "  FROM (SELECT * FROM sqlite_schema ORDER BY type, name)",
                      error);
}

/* What describe() gives for a database that was made just now. */
static char *
describe_new (const char *extra, GError **error)
{
  sqlite3 *db = NULL;
  char    *description = NULL;

  if (sqlite3_open_v2 (":memory:", &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
      ant_sql_run (db, SCHEMA, "compare the database", error) &&
      ant_sql_run (db, extra, "compare the database", error))
    description = describe (db, error);
  sqlite3_close (db);

  return description;
}

/**
 * ant_database_check_schema:
 * @extra: what there is beside our own tables, as SQL
 * @error: return location; %ANT_ERROR_CORRUPT, %ANT_ERROR_UNSUPPORTED
 *
 * Returns: whether the tables are as they were made, and nothing else is there
 */
gboolean
ant_database_check_schema (sqlite3 *db, const char *extra, GError **error)
{
  g_autofree char *version = ant_sql_ask (db, "PRAGMA user_version", error);
  g_autofree char *application =
      version != NULL ? ant_sql_ask (db, "PRAGMA application_id", error) : NULL;
  g_autofree char *found = application != NULL ? describe (db, error) : NULL;
  g_autofree char *expected = found != NULL ? describe_new (extra, error) : NULL;

  if (expected == NULL)
    return FALSE;
  if (strtoll (application, NULL, 10) != strtoll (APPLICATION_ID, NULL, 16))
    return ant_fail (error, ANT_ERROR_CORRUPT,
                     "The database is not one of Anteroom's; restore a backup");
  if (strtoll (version, NULL, 10) > SCHEMA_VERSION)
    return ant_fail (error, ANT_ERROR_UNSUPPORTED,
                     "The database was made by a newer Anteroom; install that one");
  if (strtoll (version, NULL, 10) != SCHEMA_VERSION || strcmp (found, expected) != 0)
    return ant_fail (error, ANT_ERROR_CORRUPT,
                     "The database's tables are not as they were made; restore a backup");

  return TRUE;
}

static gboolean
check_durability (sqlite3 *db, GError **error)
{
  g_autofree char *journal = ant_sql_ask (db, "PRAGMA journal_mode", error);
  g_autofree char *synchronous =
      journal != NULL ? ant_sql_ask (db, "PRAGMA synchronous", error) : NULL;

  if (synchronous == NULL)
    return FALSE;
  if (strcmp (journal, "wal") != 0 || strcmp (synchronous, "2") != 0)
    return ant_fail (error, ANT_ERROR_CORRUPT,
                     "The database is not in write-ahead mode with full syncing (%s, %s): another "
                     "program changed it; restore a backup",
                     journal, synchronous);

  return TRUE;
}

static gboolean
find_file (const char *path, struct stat *found, GError **error)
{
  if (stat (path, found) != 0 && errno == ENOENT)
    return ant_fail (error, ANT_ERROR_MISSING,
                     "The database %s is gone; restore a backup. It is not made anew", path);
  if (stat (path, found) != 0)
    return ant_fail_errno (error, errno, "Cannot look at the database %s", path);
  if (!S_ISREG (found->st_mode) || found->st_size == 0)
    return ant_fail (error, ANT_ERROR_CORRUPT,
                     "The database %s is empty; restore a backup. It is not made anew", path);

  return TRUE;
}

static gboolean
read_owner (AntDatabase *self, GError **error)
{
  g_autoptr (AntSql) select = ant_sql_prepare (self->db, "SELECT kiosk_id, root FROM vault", error);

  if (select == NULL)
    return FALSE;
  if (sqlite3_step (select) != SQLITE_ROW ||
      sqlite3_column_bytes (select, 0) != sizeof self->kiosk_id ||
      sqlite3_column_bytes (select, 1) != sizeof self->root)
    return ant_fail (error, ANT_ERROR_CORRUPT,
                     "The database does not say whose it is; restore a backup");
  memcpy (self->kiosk_id, sqlite3_column_blob (select, 0), sizeof self->kiosk_id);
  memcpy (self->root, sqlite3_column_blob (select, 1), sizeof self->root);

  return TRUE;
}

static gboolean
add_owner (sqlite3 *db, const guint8 *kiosk_id, const guint8 *root, GError **error)
{
  g_autoptr (AntSql) insert =
      ant_sql_prepare (db, "INSERT INTO vault VALUES (1, ?, ?, 1, '', 0)", error);

  if (insert == NULL)
    return FALSE;
  sqlite3_bind_blob (insert, 1, kiosk_id, ANT_PART_ID_SIZE, SQLITE_STATIC);
  sqlite3_bind_blob (insert, 2, root, ANT_SIGN_KEY_SIZE, SQLITE_STATIC);

  return ant_sql_finish (insert, "make the database", error);
}

/**
 * ant_database_create:
 * @path: where nothing is yet
 * @kiosk_id: 16 bytes, random
 * @root: the public key of the trust root, 32 bytes
 * @error: return location
 *
 * Returns: whether an empty database of epoch 1 is there, closed
 */
gboolean
ant_database_create (const char *path, const guint8 *kiosk_id, const guint8 *root, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA journal_mode = WAL;"
                                          "PRAGMA application_id = " APPLICATION_ID ";"
                                          "PRAGMA user_version = %d;"
                                          "BEGIN; %s"
                                          "INSERT INTO attempt VALUES (1, 0, '', 0);",
                                          SCHEMA_VERSION, SCHEMA);
  sqlite3         *db = NULL;
  gboolean         is_made;

  is_made =
      (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) == SQLITE_OK ||
       ant_sql_fail (db, "make the database", error)) &&
      ant_database_configure (db, error) && ant_sql_run (db, sql, "make the database", error) &&
      add_owner (db, kiosk_id, root, error) &&
      ant_sql_run (db, "COMMIT", "make the database", error) && check_durability (db, error);
  sqlite3_close (db);

  return is_made;
}

/**
 * ant_database_open:
 * @path: a database that ant_database_create() made
 * @error: return location; %ANT_ERROR_MISSING, %ANT_ERROR_CORRUPT where it is empty, not ours, not
 * as it was made or not durable, %ANT_ERROR_UNSUPPORTED where a newer program made it,
 * %ANT_ERROR_READ_ONLY
 *
 * Returns: (transfer full) (nullable): the open database
 */
AntDatabase *
ant_database_open (const char *path, GError **error)
{
  g_autoptr (AntDatabase) self = g_new0 (AntDatabase, 1);
  struct stat found;

  if (!find_file (path, &found, error))
    return NULL;
  self->path = g_strdup (path);
  self->device = found.st_dev;
  self->inode = found.st_ino;
  if (sqlite3_open_v2 (path, &self->db,
                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE,
                       NULL) != SQLITE_OK) {
    ant_sql_fail (self->db, "open the database", error);
    return NULL;
  }
  if (sqlite3_db_readonly (self->db, "main") != 0) {
    ant_fail (error, ANT_ERROR_READ_ONLY, "The database %s cannot be written; give it to this user",
              path);
    return NULL;
  }
  if (!ant_database_configure (self->db, error) ||
      !ant_database_check_schema (self->db, "", error) || !check_durability (self->db, error) ||
      !read_owner (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
ant_database_free (AntDatabase *self)
{
  sqlite3_close (self->db);
  g_free (self->path);
  g_free (self);
}

/**
 * ant_database_check:
 * @self: an open database
 * @error: return location; as for ant_database_open()
 *
 * Returns: whether the file it writes is still the one at its place, and commits are durable
 */
gboolean
ant_database_check (AntDatabase *self, GError **error)
{
  struct stat found;

  if (!find_file (self->path, &found, error))
    return FALSE;
  if (found.st_dev != self->device || found.st_ino != self->inode)
    return ant_fail (error, ANT_ERROR_CORRUPT,
                     "The database %s was replaced while it was in use; start again", self->path);

  return check_durability (self->db, error);
}

/**
 * ant_database_check_pages:
 * @error: return location; %ANT_ERROR_CORRUPT
 *
 * A flipped byte of a part is nothing to SQLite; the part's hash finds that.
 *
 * Returns: whether SQLite finds nothing wrong in the whole file
 */
gboolean
ant_database_check_pages (AntDatabase *self, GError **error)
{
  g_autofree char *found = ant_sql_ask (self->db, "PRAGMA integrity_check (1)", error);

  if (found == NULL)
    return FALSE;

  return g_str_equal (found, "ok") ||
         ant_fail (error, ANT_ERROR_CORRUPT, "The database is damaged; restore a backup");
}

/**
 * ant_database_get_kiosk_id:
 *
 * Returns: (transfer none): 16 bytes
 */
const guint8 *
ant_database_get_kiosk_id (AntDatabase *self)
{
  return self->kiosk_id;
}

/**
 * ant_database_get_root:
 *
 * Returns: (transfer none): 32 bytes, the public key that verifies this kiosk's trust files
 */
const guint8 *
ant_database_get_root (AntDatabase *self)
{
  return self->root;
}

/**
 * ant_database_get_standing:
 * @standing: (out) (transfer full): what is so now, whoever changed it
 *
 * Returns: whether it could be read
 */
gboolean
ant_database_get_standing (AntDatabase *self, AntStanding *standing, GError **error)
{
  g_autoptr (AntSql) select =
      ant_sql_prepare (self->db,
                       "SELECT epoch, proven, proven_day, ifnull ((SELECT day FROM intake ORDER BY "
                       "seq DESC LIMIT 1), 0) FROM vault",
                       error);
  gboolean has_failed;

  if (select == NULL)
    return FALSE;
  if (!ant_sql_next (select, &has_failed, error))
    return has_failed ? FALSE
                      : ant_fail (error, ANT_ERROR_CORRUPT,
                                  "The database does not say whose it is; restore a backup");
  standing->epoch = (guint32) sqlite3_column_int64 (select, 0);
  g_strlcpy (standing->proven, (const char *) sqlite3_column_text (select, 1) ?: "",
             sizeof standing->proven);
  standing->proven_day = sqlite3_column_int64 (select, 2);
  standing->newest_day = sqlite3_column_int64 (select, 3);

  return TRUE;
}

/**
 * ant_database_set_proven:
 * @recipient: the recovery key that has opened a test part
 * @day: when, since 1970-01-01
 * @error: return location
 *
 * Returns: whether it is on the disk
 */
gboolean
ant_database_set_proven (AntDatabase *self, const char *recipient, gint64 day, GError **error)
{
  g_autoptr (AntSql) update =
      ant_sql_prepare (self->db, "UPDATE vault SET proven = ?, proven_day = ?", error);

  if (update == NULL)
    return FALSE;
  sqlite3_bind_text (update, 1, recipient, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (update, 2, day);

  return ant_sql_finish (update, "note the drill", error);
}

/**
 * ant_database_count:
 *
 * Returns: how many intakes there are, -1 with @error set
 */
gint64
ant_database_count (AntDatabase *self, GError **error)
{
  g_autofree char *count = ant_sql_ask (self->db, "SELECT count (*) FROM intake", error);

  return count != NULL ? g_ascii_strtoll (count, NULL, 10) : -1;
}

static gboolean
add_form (AntDatabase *self, const AntIntakeRow *intake, GBytes *form, GError **error)
{
  g_autoptr (AntSql) insert =
      ant_sql_prepare (self->db, "INSERT OR IGNORE INTO form (hash, json) VALUES (?, ?)", error);

  if (insert == NULL)
    return FALSE;
  sqlite3_bind_blob (insert, 1, intake->form_hash, sizeof intake->form_hash, SQLITE_STATIC);
  ant_sql_bind_bytes (insert, 2, form);

  return ant_sql_finish (insert, "store the form", error);
}

static gboolean
add_intake (AntDatabase *self, const AntIntakeRow *intake, GError **error)
{
  g_autoptr (AntSql) insert =
      ant_sql_prepare (self->db,
                       "INSERT INTO intake"
                       " (id, reference, form_hash, day, clock_flags, epoch, part_count)"
                       " VALUES (?, ?, ?, ?, ?, ?, ?)",
                       error);

  if (insert == NULL)
    return FALSE;
  sqlite3_bind_blob (insert, 1, intake->id, sizeof intake->id, SQLITE_STATIC);
  sqlite3_bind_text (insert, 2, intake->reference, -1, SQLITE_STATIC);
  sqlite3_bind_blob (insert, 3, intake->form_hash, sizeof intake->form_hash, SQLITE_STATIC);
  sqlite3_bind_int64 (insert, 4, intake->day);
  sqlite3_bind_int64 (insert, 5, intake->clock_flags);
  sqlite3_bind_int64 (insert, 6, intake->epoch);
  sqlite3_bind_int64 (insert, 7, intake->part_count);

  return ant_sql_finish (insert, "store the intake", error);
}

static gboolean
add_parts (AntDatabase *self, gint64 seq, GPtrArray *parts, GError **error)
{
  g_autoptr (AntSql) insert = ant_sql_prepare (
      self->db, "INSERT INTO part (seq, part_no, kind, hash, sealed) VALUES (?, ?, ?, ?, ?)",
      error);

  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < parts->len; i++) {
    const AntPartRow *part = parts->pdata[i];

    sqlite3_bind_int64 (insert, 1, seq);
    sqlite3_bind_int64 (insert, 2, part->part_no);
    sqlite3_bind_int64 (insert, 3, part->kind);
    sqlite3_bind_blob (insert, 4, part->hash, sizeof part->hash, SQLITE_STATIC);
    ant_sql_bind_bytes (insert, 5, part->sealed);
    if (!ant_sql_finish (insert, "store the intake", error))
      return FALSE;
    sqlite3_reset (insert);
  }

  return TRUE;
}

/**
 * ant_database_add:
 * @self: the database
 * @intake: its row; @seq is given by the database
 * @parts: (element-type AntPartRow): its parts, sealed
 * @form: the questionnaire it was asked with
 * @device: signs its manifest
 * @note: goes into the audit log
 * @error: return location; %ANT_ERROR_EXISTS where the reference is taken, %ANT_ERROR_FULL,
 * %ANT_ERROR_READ_ONLY, %ANT_ERROR_BUSY
 *
 * One transaction. Once this returns %TRUE the intake survives a power cut; where it returns %FALSE
 * nothing of it is there.
 *
 * Returns: whether it was committed
 */
gboolean
ant_database_add (AntDatabase        *self,
                  const AntIntakeRow *intake,
                  GPtrArray          *parts,
                  GBytes             *form,
                  AntSecret          *device,
                  const AntAuditNote *note,
                  GError            **error)
{
  if (ant_sql_run (self->db, "BEGIN IMMEDIATE", "store the intake", error) &&
      add_form (self, intake, form, error) && add_intake (self, intake, error) &&
      add_parts (self, sqlite3_last_insert_rowid (self->db), parts, error) &&
      ant_ledger_note (self, note, error) &&
      ant_ledger_sign (self, device, intake->id, parts, error) &&
      ant_sql_run (self->db, "COMMIT", "store the intake", error))
    return TRUE;

  ant_sql_roll_back (self->db);

  return FALSE;
}

static gboolean
drop_rows (AntDatabase *self, const char *sql, gint64 seq, GError **error)
{
  g_autoptr (AntSql) statement = ant_sql_prepare (self->db, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, seq);

  return ant_sql_finish (statement, "erase the intake", error);
}

/**
 * ant_database_erase:
 * @intake: what to erase
 * @device: signs the manifest that says it is gone
 * @note: goes into the audit log
 * @error: return location; %ANT_ERROR_FULL, %ANT_ERROR_READ_ONLY, %ANT_ERROR_BUSY
 *
 * One transaction; then the log is emptied, where no reader is in the way, for it still has what
 * was erased.
 *
 * Returns: whether it was committed
 */
gboolean
ant_database_erase (AntDatabase        *self,
                    const AntIntakeRow *intake,
                    AntSecret          *device,
                    const AntAuditNote *note,
                    GError            **error)
{
  g_autoptr (GPtrArray) no_parts = g_ptr_array_new ();

  if (ant_sql_run (self->db, "BEGIN IMMEDIATE", "erase the intake", error) &&
      drop_rows (self, "DELETE FROM part WHERE seq = ?", intake->seq, error) &&
      drop_rows (self, "DELETE FROM intake WHERE seq = ?", intake->seq, error) &&
      ant_ledger_note (self, note, error) &&
      ant_ledger_sign (self, device, intake->id, no_parts, error) &&
      ant_sql_run (self->db, "COMMIT", "erase the intake", error)) {
    sqlite3_wal_checkpoint_v2 (self->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    return TRUE;
  }

  ant_sql_roll_back (self->db);

  return FALSE;
}

/**
 * ant_database_tidy:
 *
 * Moves what was committed from the log into the database, as far as no reader is in the way. It
 * makes nothing safer, only the log shorter, so a failure is left for the next time.
 */
void
ant_database_tidy (AntDatabase *self)
{
  sqlite3_wal_checkpoint_v2 (self->db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
}

#define INTAKE_COLUMNS "seq, id, reference, form_hash, day, clock_flags, epoch, part_count"

static AntIntakeRow *
read_intake (AntSql *statement)
{
  const char   *reference = (const char *) sqlite3_column_text (statement, 2);
  AntIntakeRow *intake = ant_intake_row_new (reference ?: "");

  intake->seq = sqlite3_column_int64 (statement, 0);
  ant_sql_copy_blob (statement, 1, intake->id, sizeof intake->id);
  ant_sql_copy_blob (statement, 3, intake->form_hash, sizeof intake->form_hash);
  intake->day = sqlite3_column_int64 (statement, 4);
  intake->clock_flags = (guint32) sqlite3_column_int64 (statement, 5);
  intake->epoch = (guint32) sqlite3_column_int64 (statement, 6);
  intake->part_count = (guint16) sqlite3_column_int64 (statement, 7);

  return intake;
}

static AntIntakeRow *
find_one (AntSql *select, GError **error)
{
  gboolean has_failed;

  if (ant_sql_next (select, &has_failed, error))
    return read_intake (select);
  if (!has_failed)
    ant_fail (error, ANT_ERROR_MISSING, "There is no intake with that reference");

  return NULL;
}

/**
 * ant_database_find:
 * @reference: a client's code, as it is shown
 * @error: return location; %ANT_ERROR_MISSING
 *
 * Returns: (transfer full) (nullable): the intake
 */
AntIntakeRow *
ant_database_find (AntDatabase *self, const char *reference, GError **error)
{
  g_autoptr (AntSql) select = ant_sql_prepare (
      self->db, "SELECT " INTAKE_COLUMNS " FROM intake WHERE reference = ?", error);

  if (select == NULL)
    return NULL;
  sqlite3_bind_text (select, 1, reference, -1, SQLITE_STATIC);

  return find_one (select, error);
}

/**
 * ant_database_find_by_id:
 * @id: 16 bytes
 * @error: return location; %ANT_ERROR_MISSING
 *
 * Returns: (transfer full) (nullable): the intake
 */
AntIntakeRow *
ant_database_find_by_id (AntDatabase *self, const guint8 *id, GError **error)
{
  g_autoptr (AntSql) select =
      ant_sql_prepare (self->db, "SELECT " INTAKE_COLUMNS " FROM intake WHERE id = ?", error);

  if (select == NULL)
    return NULL;
  sqlite3_bind_blob (select, 1, id, ANT_PART_ID_SIZE, SQLITE_STATIC);

  return find_one (select, error);
}

/**
 * ant_database_list:
 * @before_seq: list what was committed before this one; %G_MAXINT64 for the newest
 * @limit: how many at most
 * @error: return location
 *
 * Returns: (transfer full) (element-type AntIntakeRow) (nullable): newest first
 */
GPtrArray *
ant_database_list (AntDatabase *self, gint64 before_seq, guint limit, GError **error)
{
  g_autoptr (GPtrArray) intakes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ant_intake_row_free);
  g_autoptr (AntSql) select = ant_sql_prepare (
      self->db, "SELECT " INTAKE_COLUMNS " FROM intake WHERE seq < ? ORDER BY seq DESC LIMIT ?",
      error);
  gboolean has_failed;

  if (select == NULL)
    return NULL;
  sqlite3_bind_int64 (select, 1, before_seq);
  sqlite3_bind_int64 (select, 2, limit);
  while (ant_sql_next (select, &has_failed, error))
    g_ptr_array_add (intakes, read_intake (select));

  return has_failed ? NULL : g_steal_pointer (&intakes);
}

static AntPartRow *
read_part (AntSql *statement)
{
  AntPartRow *part = g_new0 (AntPartRow, 1);

  part->part_no = (guint16) sqlite3_column_int64 (statement, 0);
  part->kind = (AntPartKind) sqlite3_column_int64 (statement, 1);
  ant_sql_copy_blob (statement, 2, part->hash, sizeof part->hash);
  part->sealed =
      g_bytes_new (sqlite3_column_blob (statement, 3), (gsize) sqlite3_column_bytes (statement, 3));

  return part;
}

/**
 * ant_database_get_parts:
 * @seq: of the intake
 * @limit: how many parts at most; 1 gives the index card alone
 * @error: return location
 *
 * Returns: (transfer full) (element-type AntPartRow) (nullable): the parts in order, unverified
 */
GPtrArray *
ant_database_get_parts (AntDatabase *self, gint64 seq, guint limit, GError **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_part_row_free);
  g_autoptr (AntSql) select = ant_sql_prepare (
      self->db,
      "SELECT part_no, kind, hash, sealed FROM part WHERE seq = ? ORDER BY part_no LIMIT ?", error);
  gboolean has_failed;

  if (select == NULL)
    return NULL;
  sqlite3_bind_int64 (select, 1, seq);
  sqlite3_bind_int64 (select, 2, limit);
  while (ant_sql_next (select, &has_failed, error))
    g_ptr_array_add (parts, read_part (select));

  return has_failed ? NULL : g_steal_pointer (&parts);
}

/**
 * ant_database_get_form:
 * @hash: 16 bytes
 * @error: return location; %ANT_ERROR_MISSING, %ANT_ERROR_CORRUPT where it is another form
 *
 * Returns: (transfer full) (nullable): the questionnaire
 */
GBytes *
ant_database_get_form (AntDatabase *self, const guint8 *hash, GError **error)
{
  g_autoptr (AntSql) select =
      ant_sql_prepare (self->db, "SELECT json FROM form WHERE hash = ?", error);
  guint8   found[16];
  gboolean has_failed;

  if (select == NULL)
    return NULL;
  sqlite3_bind_blob (select, 1, hash, sizeof found, SQLITE_STATIC);
  if (!ant_sql_next (select, &has_failed, error)) {
    if (!has_failed)
      ant_fail (error, ANT_ERROR_MISSING, "The form of the intake is not in the database");
    return NULL;
  }

  ant_seal_hash16 (sqlite3_column_blob (select, 0), (gsize) sqlite3_column_bytes (select, 0),
                   found);
  if (memcmp (found, hash, sizeof found) != 0) {
    ant_fail (error, ANT_ERROR_CORRUPT, "The form of the intake was changed; restore a backup");
    return NULL;
  }

  return g_bytes_new (sqlite3_column_blob (select, 0), (gsize) sqlite3_column_bytes (select, 0));
}

static gboolean
read_attempts (AntDatabase *self, AntThrottle *throttle, GError **error)
{
  g_autoptr (AntSql) select =
      ant_sql_prepare (self->db, "SELECT misses, boot_id, at_ms FROM attempt WHERE id = 1", error);
  gboolean has_failed;

  if (select == NULL)
    return FALSE;
  if (!ant_sql_next (select, &has_failed, error))
    return has_failed ? FALSE
                      : ant_fail (error, ANT_ERROR_CORRUPT,
                                  "The database lacks its count of attempts; restore a backup");
  throttle->misses = (guint) CLAMP (sqlite3_column_int64 (select, 0), 0, G_MAXINT32);
  g_strlcpy (throttle->boot_id, (const char *) sqlite3_column_text (select, 1) ?: "",
             sizeof throttle->boot_id);
  throttle->at_ms = sqlite3_column_int64 (select, 2);

  return TRUE;
}

static gboolean
write_attempts (AntDatabase *self, const AntThrottle *throttle, GError **error)
{
  g_autoptr (AntSql) update = ant_sql_prepare (
      self->db, "UPDATE attempt SET misses = ?, boot_id = ?, at_ms = ? WHERE id = 1", error);

  if (update == NULL)
    return FALSE;
  sqlite3_bind_int64 (update, 1, throttle->misses);
  sqlite3_bind_text (update, 2, throttle->boot_id, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (update, 3, throttle->at_ms);

  return ant_sql_finish (update, "count the attempt", error);
}

/**
 * ant_database_begin_attempt:
 * @boot_id: this run of the machine
 * @now_ms: the elapsed clock
 * @wait_ms: (out): how long to wait where it is too early
 * @error: return location; %ANT_ERROR_BUSY where it is too early
 *
 * Counts an attempt at the passphrase, and commits that, before it is made: ending the program in
 * the middle of one gains nothing.
 *
 * Returns: whether the attempt may be made
 */
gboolean
ant_database_begin_attempt (AntDatabase *self,
                            const char  *boot_id,
                            gint64       now_ms,
                            gint64      *wait_ms,
                            GError     **error)
{
  AntThrottle throttle = { 0 };

  *wait_ms = 0;
  if (ant_sql_run (self->db, "BEGIN IMMEDIATE", "count the attempt", error) &&
      read_attempts (self, &throttle, error) &&
      ant_throttle_begin (&throttle, boot_id, now_ms, wait_ms, error) &&
      write_attempts (self, &throttle, error) &&
      ant_sql_run (self->db, "COMMIT", "count the attempt", error))
    return TRUE;

  ant_sql_roll_back (self->db);

  return FALSE;
}

/**
 * ant_database_forgive_attempts:
 *
 * After a passphrase that fitted.
 */
gboolean
ant_database_forgive_attempts (AntDatabase *self, GError **error)
{
  const AntThrottle none = { 0 };

  return write_attempts (self, &none, error);
}
