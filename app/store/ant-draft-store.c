/* ant-draft-store.c - the visit under way on the disk, unreadable without a key that is not there
 *
 * A database of its own, beside the vault's: it is made with a visit, and goes with it. It has to
 * outlive the process and not a power cut, with which its key goes; so nothing waits for the disk.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-draft-store"

#include "ant-draft-store.h"

#include <glib/gstdio.h>
#include <string.h>

#include "ant-draft-box.h"
#include "ant-error.h"
#include "ant-sql.h"

#define FILE_NAME "draft.db"
#define MAX_ROWS  20000

static const char SCHEMA[] = "PRAGMA journal_mode = WAL;"
                             "PRAGMA synchronous = OFF;"
                             "CREATE TABLE IF NOT EXISTS piece ("
                             " slot INTEGER PRIMARY KEY,"
                             " session BLOB NOT NULL,"
                             " step INTEGER NOT NULL,"
                             " form BLOB NOT NULL,"
                             " sealed BLOB NOT NULL"
                             ") STRICT;";

/**
 * AntDraftStore:
 *
 * The draft of one visit. Each piece has a slot, whose number says nothing of what is in it; its
 * name is sealed with it.
 *
 * Threads: one at a time; the draft's worker.
 */
struct _AntDraftStore {
  char         *path;
  AntDraftKeys *keys;
  sqlite3      *db;    /* (nullable): while there is a file */
  AntSecret    *key;   /* (nullable): of the draft that is being written */
  char         *name;  /* (nullable): what the key is kept by; the session in it */
  AntDraftPlace place; /* of what was sealed last */
  GHashTable   *slots; /* name of a piece to its slot */
};

/**
 * ant_draft_store_new:
 * @dir: the data folder, which nobody else writes drafts to
 * @keys: where the draft's key is kept
 *
 * Returns: (transfer full): a store that has not looked yet
 */
AntDraftStore *
ant_draft_store_new (const char *dir, AntDraftKeys *keys)
{
  AntDraftStore *self = g_new0 (AntDraftStore, 1);

  self->path = g_build_filename (dir, FILE_NAME, NULL);
  self->keys = ant_draft_keys_ref (keys);
  self->slots = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

static void
forget_session (AntDraftStore *self)
{
  g_clear_pointer (&self->key, ant_secret_unref);
  g_clear_pointer (&self->name, g_free);
  g_hash_table_remove_all (self->slots);
}

void
ant_draft_store_free (AntDraftStore *self)
{
  forget_session (self);
  sqlite3_close (self->db);
  g_hash_table_unref (self->slots);
  ant_draft_keys_unref (self->keys);
  g_free (self->path);
  g_free (self);
}

/**
 * ant_draft_store_is_open:
 *
 * Returns: whether a draft was begun and is being written
 */
gboolean
ant_draft_store_is_open (AntDraftStore *self)
{
  return self->key != NULL;
}

static gboolean
fail (AntDraftStore *self, GError **error)
{
  return ant_fail (error,
                   sqlite3_errcode (self->db) == SQLITE_FULL ? ANT_ERROR_FULL : ANT_ERROR_FAILED,
                   "The draft cannot be kept: %s", sqlite3_errmsg (self->db));
}

static gboolean
run (AntDraftStore *self, const char *sql, GError **error)
{
  return sqlite3_exec (self->db, sql, NULL, NULL, NULL) == SQLITE_OK || fail (self, error);
}

/* What lies there may be anybody's: it may hold data, and nothing that acts. */
static gboolean
open_file (AntDraftStore *self, GError **error)
{
  if (self->db != NULL)
    return TRUE;
  if (sqlite3_open_v2 (self->path, &self->db,
                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOFOLLOW,
                       NULL) != SQLITE_OK)
    return fail (self, error);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);

  return run (self, SCHEMA, error);
}

static void
remove_files (AntDraftStore *self)
{
  static const char *const ENDS[] = { "", "-wal", "-shm", "-journal" };

  g_clear_pointer (&self->db, sqlite3_close);
  for (gsize i = 0; i < G_N_ELEMENTS (ENDS); i++) {
    g_autofree char *path = g_strconcat (self->path, ENDS[i], NULL);

    g_unlink (path);
  }
}

static char *
make_name (const guint8 *session_id)
{
  GString *name = g_string_new ("anteroom-draft-");

  for (int i = 0; i < ANT_DRAFT_ID_SIZE; i++)
    g_string_append_printf (name, "%02x", session_id[i]);

  return g_string_free (name, FALSE);
}

static void
hash_form (GBytes *form, guint8 out[16])
{
  gsize         size;
  gconstpointer bytes = g_bytes_get_data (form, &size);

  ant_seal_hash16 (bytes, size, out);
}

static gboolean
is_of_size (AntSql *statement, int column, int size)
{
  return sqlite3_column_type (statement, column) == SQLITE_BLOB &&
         sqlite3_column_bytes (statement, column) == size;
}

/* (nullable): by what the key of the session in the file is kept, which may be of a process before
 * this one */
static char *
read_name (AntDraftStore *self)
{
  g_autoptr (AntSql) row = NULL;

  if (self->db == NULL ||
      sqlite3_prepare_v2 (self->db, "SELECT session FROM piece LIMIT 1", -1, &row, NULL) !=
          SQLITE_OK ||
      sqlite3_step (row) != SQLITE_ROW || !is_of_size (row, 0, ANT_DRAFT_ID_SIZE))
    return NULL;

  return make_name (sqlite3_column_blob (row, 0));
}

/* --- writing --- */

static gint64
get_slot (AntDraftStore *self, const char *name)
{
  guint slot = GPOINTER_TO_UINT (g_hash_table_lookup (self->slots, name));

  if (slot == 0) {
    slot = g_hash_table_size (self->slots) + 1;
    g_hash_table_insert (self->slots, g_strdup (name), GUINT_TO_POINTER (slot));
  }

  return slot;
}

/* The name, a zero, and the body. */
static GBytes *
join (const AntDraftEntry *entry)
{
  gsize         size;
  gconstpointer body = g_bytes_get_data (entry->body, &size);
  gsize         name_size = strlen (entry->name) + 1;
  guint8       *bytes = g_malloc (name_size + size);

  memcpy (bytes, entry->name, name_size);
  if (size > 0)
    memcpy (bytes + name_size, body, size);

  return ant_seal_take_bytes (bytes, name_size + size);
}

static gboolean
bind_blob (AntSql *statement, int at, gconstpointer bytes, gsize size)
{
  return sqlite3_bind_blob64 (statement, at, bytes, size, SQLITE_STATIC) == SQLITE_OK;
}

static gboolean
write_piece (AntDraftStore *self, AntSql *put, const AntDraftEntry *entry)
{
  g_autoptr (GBytes) plain = join (entry);
  g_autoptr (GBytes) sealed = NULL;
  gconstpointer bytes;
  gsize         size;

  self->place.step++;
  sealed = ant_draft_box_seal (self->key, &self->place, plain);
  bytes = g_bytes_get_data (sealed, &size);

  return sqlite3_bind_int64 (put, 1, get_slot (self, entry->name)) == SQLITE_OK &&
         bind_blob (put, 2, self->place.session_id, ANT_DRAFT_ID_SIZE) &&
         sqlite3_bind_int64 (put, 3, self->place.step) == SQLITE_OK &&
         bind_blob (put, 4, self->place.form_hash, sizeof self->place.form_hash) &&
         bind_blob (put, 5, bytes, size) && sqlite3_step (put) == SQLITE_DONE &&
         sqlite3_reset (put) == SQLITE_OK;
}

static gboolean
remove_piece (AntDraftStore *self, AntSql *drop, const AntDraftEntry *entry)
{
  return sqlite3_bind_int64 (drop, 1, get_slot (self, entry->name)) == SQLITE_OK &&
         sqlite3_step (drop) == SQLITE_DONE && sqlite3_reset (drop) == SQLITE_OK;
}

static gboolean
write_pieces (AntDraftStore *self, GPtrArray *entries, GError **error)
{
  g_autoptr (AntSql) put = NULL;
  g_autoptr (AntSql) drop = NULL;

  if (sqlite3_prepare_v2 (self->db, "INSERT OR REPLACE INTO piece VALUES (?, ?, ?, ?, ?)", -1, &put,
                          NULL) != SQLITE_OK ||
      sqlite3_prepare_v2 (self->db, "DELETE FROM piece WHERE slot = ?", -1, &drop, NULL) !=
          SQLITE_OK)
    return fail (self, error);
  for (guint i = 0; i < entries->len; i++) {
    const AntDraftEntry *entry = entries->pdata[i];

    if (!(entry->body != NULL ? write_piece (self, put, entry) : remove_piece (self, drop, entry)))
      return fail (self, error);
  }

  return TRUE;
}

static gboolean
write_all (AntDraftStore *self, const char *before, GPtrArray *entries, GError **error)
{
  if (run (self, before, error) && write_pieces (self, entries, error) &&
      run (self, "COMMIT", error))
    return TRUE;
  sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);

  return FALSE;
}

/**
 * ant_draft_store_begin:
 * @form: the questionnaire of the visit, as JSON
 * @entries: (element-type AntDraftEntry): all there is of the visit
 * @now_ms: the elapsed clock
 * @error: return location; %ANT_ERROR_FULL and others, %ANT_ERROR_FAILED where this machine keeps
 * no keys
 *
 * Begins the draft of another visit, under a key of its own; what was before is gone once the new
 * one is there.
 */
gboolean
ant_draft_store_begin (AntDraftStore *self,
                       GBytes        *form,
                       GPtrArray     *entries,
                       gint64         now_ms,
                       GError       **error)
{
  g_autofree char *before = NULL;

  if (!open_file (self, error))
    return FALSE;
  before = read_name (self);
  forget_session (self);
  ant_seal_random (self->place.session_id, ANT_DRAFT_ID_SIZE);
  self->place.step = 0;
  hash_form (form, self->place.form_hash);
  self->key = ant_secret_new_random (ANT_DRAFT_KEY_SIZE);
  self->name = make_name (self->place.session_id);
  if (!ant_draft_keys_keep (self->keys, self->name, self->key, now_ms, error) ||
      !write_all (self, "BEGIN; DELETE FROM piece", entries, error))
    return FALSE;
  if (before != NULL)
    ant_draft_keys_drop (self->keys, before);

  return TRUE;
}

/**
 * ant_draft_store_add:
 * @entries: (element-type AntDraftEntry): what is other than it was
 * @now_ms: the elapsed clock
 *
 * To be called after ant_draft_store_begin(). It is all written, or nothing of it.
 */
gboolean
ant_draft_store_add (AntDraftStore *self, GPtrArray *entries, gint64 now_ms, GError **error)
{
  g_return_val_if_fail (self->key != NULL, FALSE);

  return write_all (self, "BEGIN", entries, error) && ant_draft_store_touch (self, now_ms, error);
}

/**
 * ant_draft_store_touch:
 *
 * The visit is still under way: its key lives on.
 */
gboolean
ant_draft_store_touch (AntDraftStore *self, gint64 now_ms, GError **error)
{
  return self->key == NULL ||
         ant_draft_keys_keep (self->keys, self->name, self->key, now_ms, error);
}

/* --- reading --- */

static gboolean
fail_shape (GError **error)
{
  return ant_fail (error, ANT_ERROR_CORRUPT, "The draft's rows are not as they were written");
}

/* (nullable): the key of the session that the row is of */
static AntSecret *
find_key (AntDraftStore *self, AntSql *row, gint64 now_ms, GError **error)
{
  g_autofree char *name = NULL;

  if (!is_of_size (row, 0, ANT_DRAFT_ID_SIZE)) {
    fail_shape (error);
    return NULL;
  }
  name = make_name (sqlite3_column_blob (row, 0));

  return ant_draft_keys_find (self->keys, name, now_ms, error);
}

static AntDraftEntry *
read_piece (AntSecret *key, const guint8 *form_hash, AntSql *row, GError **error)
{
  AntDraftPlace place;
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (GBytes) body = NULL;
  const char *name;
  const char *end;
  gsize       size;

  if (!is_of_size (row, 0, ANT_DRAFT_ID_SIZE)) {
    fail_shape (error);
    return NULL;
  }
  memcpy (place.session_id, sqlite3_column_blob (row, 0), ANT_DRAFT_ID_SIZE);
  place.step = (guint32) sqlite3_column_int64 (row, 1);
  memcpy (place.form_hash, form_hash, sizeof place.form_hash);
  plain = ant_draft_box_open (key, &place, sqlite3_column_blob (row, 2),
                              (gsize) sqlite3_column_bytes (row, 2), error);
  if (plain == NULL)
    return NULL;
  name = g_bytes_get_data (plain, &size);
  end = memchr (name, '\0', size);
  if (end == NULL) {
    fail_shape (error);
    return NULL;
  }
  body = g_bytes_new_from_bytes (plain, (gsize) (end + 1 - name), size - (gsize) (end + 1 - name));

  return ant_draft_entry_new (name, body);
}

static GPtrArray *
read_pieces (AntDraftStore *self, const guint8 *form_hash, gint64 now_ms, GError **error)
{
  g_autoptr (AntSql) row = NULL;
  g_autoptr (AntSecret) key = NULL;
  g_autoptr (GPtrArray) entries = ant_draft_entry_list_new ();

  if (sqlite3_prepare_v2 (self->db, "SELECT session, step, sealed FROM piece ORDER BY slot", -1,
                          &row, NULL) != SQLITE_OK) {
    fail (self, error);
    return NULL;
  }
  while (sqlite3_step (row) == SQLITE_ROW && entries->len < MAX_ROWS) {
    AntDraftEntry *entry = NULL;

    if (key == NULL)
      key = find_key (self, row, now_ms, error);
    if (key != NULL)
      entry = read_piece (key, form_hash, row, error);
    if (entry == NULL)
      return NULL;
    g_ptr_array_add (entries, entry);
  }
  if (entries->len == 0)
    ant_fail (error, ANT_ERROR_MISSING, "There is no draft");

  return entries->len > 0 ? g_steal_pointer (&entries) : NULL;
}

/**
 * ant_draft_store_find:
 * @form: the questionnaire that the kiosk asks now
 * @now_ms: the elapsed clock
 * @error: return location; %ANT_ERROR_MISSING where there is none whose key is alive,
 * %ANT_ERROR_CORRUPT where it is not what was written, or of another questionnaire
 *
 * Looks for the draft of a visit that this program was torn out of. Where it cannot be read whole
 * it is dropped. What is found stays until the next begins, or it is dropped.
 *
 * Returns: (transfer full) (element-type AntDraftEntry) (nullable): all of it
 */
GPtrArray *
ant_draft_store_find (AntDraftStore *self, GBytes *form, gint64 now_ms, GError **error)
{
  g_autoptr (GPtrArray) entries = NULL;
  guint8 form_hash[16];

  if (!g_file_test (self->path, G_FILE_TEST_EXISTS)) {
    ant_fail (error, ANT_ERROR_MISSING, "There is no draft");
    return NULL;
  }
  hash_form (form, form_hash);
  if (open_file (self, error))
    entries = read_pieces (self, form_hash, now_ms, error);
  if (entries == NULL)
    ant_draft_store_drop (self);

  return g_steal_pointer (&entries);
}

/**
 * ant_draft_store_drop:
 *
 * Whatever draft there is can be read by nobody from now on: its key is gone first, and then the
 * file.
 */
void
ant_draft_store_drop (AntDraftStore *self)
{
  g_autofree char *found = read_name (self);

  if (self->name != NULL)
    ant_draft_keys_drop (self->keys, self->name);
  if (found != NULL)
    ant_draft_keys_drop (self->keys, found);
  forget_session (self);
  remove_files (self);
}
