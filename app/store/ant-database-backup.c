/* ant-database-backup.c - a database with its key files in one file, and out of it again
 *
 * A backup is a database like any of ours and has one table more, of files. It is made with
 * SQLite's own backup, which reads one state of the database whatever is written meanwhile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-database"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "ant-bytes.h"
#include "ant-database-private.h"
#include "ant-error.h"
#include "ant-secret.h"

#define FILE_TABLE "CREATE TABLE file (name TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;"
#define HASH       "hash"
#define MAX_FILES  128
#define MAX_FILE   (64 * 1024 * 1024)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3, sqlite3_close)

AntBackupFile *
ant_backup_file_new (const char *name, GBytes *bytes)
{
  AntBackupFile *self = g_new (AntBackupFile, 1);

  self->name = g_strdup (name);
  self->bytes = g_bytes_ref (bytes);

  return self;
}

void
ant_backup_file_free (AntBackupFile *self)
{
  g_free (self->name);
  g_bytes_unref (self->bytes);
  g_free (self);
}

static gboolean
copy_pages (sqlite3 *from, sqlite3 *to, GError **error)
{
  sqlite3_backup *copying = sqlite3_backup_init (to, "main", from, "main");

  if (copying == NULL)
    return ant_sql_fail (to, "copy the database", error);
  sqlite3_backup_step (copying, -1);

  return sqlite3_backup_finish (copying) == SQLITE_OK ||
         ant_sql_fail (to, "copy the database", error);
}

static gboolean
add_file (sqlite3 *db, const AntBackupFile *file, GError **error)
{
  g_autoptr (AntSql) insert = ant_sql_prepare (db, "INSERT INTO file VALUES (?, ?)", error);

  if (insert == NULL)
    return FALSE;
  sqlite3_bind_text (insert, 1, file->name, -1, SQLITE_STATIC);
  ant_sql_bind_bytes (insert, 2, file->bytes);

  return ant_sql_finish (insert, "write the backup", error);
}

/* Nobody can tell a damaged key slot from a wrong passphrase, so the files have a hash over them.
 */
static AntBackupFile *
hash_files (GPtrArray *files)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();
  guint8 hash[32];
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < files->len; i++) {
    const AntBackupFile *file = files->pdata[i];
    guint8               size[8];

    ant_put64 (size, g_bytes_get_size (file->bytes));
    g_byte_array_append (all, (const guint8 *) file->name, (guint) strlen (file->name) + 1);
    g_byte_array_append (all, size, sizeof size);
    g_byte_array_append (all, g_bytes_get_data (file->bytes, NULL),
                         (guint) g_bytes_get_size (file->bytes));
  }
  ant_seal_hash32 (all->data, all->len, hash);
  bytes = g_bytes_new (hash, sizeof hash);

  return ant_backup_file_new (HASH, bytes);
}

static int
compare_files (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(AntBackupFile *const *) a)->name, (*(AntBackupFile *const *) b)->name);
}

static gboolean
add_files (sqlite3 *db, GPtrArray *files, GError **error)
{
  if (!ant_sql_run (db, "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL;" FILE_TABLE,
                    "write the backup", error))
    return FALSE;
  g_ptr_array_sort (files, compare_files);
  g_ptr_array_add (files, hash_files (files));
  for (guint i = 0; i < files->len; i++)
    if (!add_file (db, files->pdata[i], error))
      return FALSE;

  return TRUE;
}

/* An empty file for this user alone, before SQLite makes one for everybody. */
static sqlite3 *
make_file (const char *path, GError **error)
{
  int fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  g_autoptr (sqlite3) db = NULL;

  if (fd < 0) {
    ant_fail_errno (error, errno, "Cannot write %s", path);
    return NULL;
  }
  close (fd);
  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK) {
    ant_sql_fail (db, "write the backup", error);
    return NULL;
  }

  return g_steal_pointer (&db);
}

/**
 * ant_database_write_backup:
 * @path: where nothing is yet
 * @files: (element-type AntBackupFile): what else belongs to the vault; gets their hash as well
 * @error: return location; %ANT_ERROR_EXISTS, %ANT_ERROR_FULL
 *
 * Other programs may write meanwhile; what they commit later is not in it.
 *
 * Returns: whether the backup is on the disk
 */
gboolean
ant_database_write_backup (AntDatabase *self, const char *path, GPtrArray *files, GError **error)
{
  g_autoptr (sqlite3) to = make_file (path, error);

  if (to == NULL)
    return FALSE;
  if (copy_pages (self->db, to, error) && add_files (to, files, error))
    return TRUE;
  g_clear_pointer (&to, sqlite3_close);
  g_unlink (path);

  return FALSE;
}

/* Takes the hash out of @files, which are in order. */
static gboolean
check_hash (GPtrArray *files, GError **error)
{
  g_autoptr (GBytes) found = NULL;
  AntBackupFile *expected;
  gboolean       is_same;

  for (guint i = 0; i < files->len; i++) {
    AntBackupFile *file = files->pdata[i];

    if (!g_str_equal (file->name, HASH))
      continue;
    found = g_bytes_ref (file->bytes);
    g_ptr_array_remove_index (files, i);
    break;
  }
  expected = hash_files (files);
  is_same = found != NULL && g_bytes_equal (found, expected->bytes);
  ant_backup_file_free (expected);

  return is_same || ant_fail (error, ANT_ERROR_CORRUPT,
                              "The key files of the backup are not what was written");
}

static GPtrArray *
read_files (sqlite3 *db, GError **error)
{
  g_autoptr (GPtrArray) files =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ant_backup_file_free);
  g_autoptr (AntSql) select =
      ant_sql_prepare (db, "SELECT name, bytes FROM file ORDER BY name", error);
  gboolean has_failed = select == NULL;

  while (select != NULL && ant_sql_next (select, &has_failed, error)) {
    const char *name = (const char *) sqlite3_column_text (select, 0) ?: "";
    gsize       size = (gsize) sqlite3_column_bytes (select, 1);
    g_autoptr (GBytes) bytes = g_bytes_new (sqlite3_column_blob (select, 1), size);

    if (files->len == MAX_FILES || size > MAX_FILE) {
      ant_fail (error, ANT_ERROR_CORRUPT, "The backup holds more than a vault has");
      return NULL;
    }
    g_ptr_array_add (files, ant_backup_file_new (name, bytes));
  }

  return !has_failed && check_hash (files, error) ? g_steal_pointer (&files) : NULL;
}

/* Nothing of a backup is believed before its tables are known to be ours and nothing else is there
 * that could run. */
static sqlite3 *
open_backup (const char *path, GError **error)
{
  g_autoptr (sqlite3) db = NULL;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_PRIVATECACHE, NULL) !=
      SQLITE_OK) {
    ant_sql_fail (db, "open the backup", error);
    return NULL;
  }
  if (!ant_database_configure (db, error) || !ant_database_check_schema (db, FILE_TABLE, error)) {
    g_prefix_error (error, "%s is no backup of a vault: ", path);
    return NULL;
  }

  return g_steal_pointer (&db);
}

/**
 * ant_database_read_backup:
 * @path: a backup, from anywhere
 * @to: where the database shall be and nothing is yet
 * @error: return location; %ANT_ERROR_MISSING, %ANT_ERROR_CORRUPT, %ANT_ERROR_UNSUPPORTED
 *
 * Returns: (transfer full) (element-type AntBackupFile) (nullable): the other files of the backup,
 * of any names; the database is there, closed
 */
GPtrArray *
ant_database_read_backup (const char *path, const char *to, GError **error)
{
  g_autoptr (sqlite3) from = open_backup (path, error);
  g_autoptr (GPtrArray) files = from != NULL ? read_files (from, error) : NULL;
  g_autoptr (sqlite3) db = files != NULL ? make_file (to, error) : NULL;

  if (db == NULL || !copy_pages (from, db, error) ||
      !ant_sql_run (db, "DROP TABLE file; PRAGMA journal_mode = WAL;", "copy the database", error))
    return NULL;

  return g_steal_pointer (&files);
}
