/* test-backup.c - a vault in one file, out of it again, and what never comes back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <sqlite3.h>

#include "ant-test-vault.h"
#include "ant-vault-backup.h"
#include "ant-vault-erase.h"
#include "ant-vault-slots.h"

static const AntVaultNow NOW = { .wall_ms = ANT_TEST_NOW_MS, .elapsed_ms = 1000 };

/**
 * Fixture:
 *
 * A vault with two intakes, and a backup of it.
 */
typedef struct {
  AntTestVault vault;
  char        *backup;
} Fixture;

static void
put (Fixture *self, const char *reference)
{
  g_autoptr (AntRecord) record = ant_test_record (reference);

  g_assert_true (ant_test_commit (self->vault.vault, record, self->vault.form, NULL));
}

static gboolean
back_up (Fixture *self, const char *path, GError **error)
{
  g_autoptr (AntVaultCore) core = ant_vault_core_new (self->vault.dir, TRUE);

  return ant_vault_core_open (core, 0, error) && ant_vault_backup (core, path, &NOW, error);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  ant_test_vault_set_up (&self->vault, data);
  self->backup = g_build_filename (self->vault.dir, "backup", NULL);
  put (self, "000-001-1");
  put (self, "000-002-2");
  g_assert_true (back_up (self, self->backup, &error)); /* beside the kiosk */
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_free (self->backup);
  ant_test_vault_tear_down (&self->vault, data);
}

static gboolean
has (const char *dir, AntSecret *recovery, const char *reference)
{
  g_autoptr (AntVaultCore) core = ant_vault_core_new (dir, TRUE);
  g_autoptr (GError) error = NULL;
  g_autoptr (AntRecord) record = NULL;

  g_assert_true (ant_vault_core_open (core, 0, &error));
  g_assert_no_error (error);
  record = ant_vault_core_read (core, recovery, reference, &NOW, &error);
  if (record == NULL)
    g_assert_error (error, ANT_ERROR, ANT_ERROR_MISSING);

  return record != NULL;
}

static void
erase (Fixture *self, const char *reference)
{
  g_autoptr (AntVaultCore) core = ant_vault_core_new (self->vault.dir, TRUE);

  g_assert_true (ant_vault_core_open (core, 0, NULL));
  g_assert_true (ant_vault_erase (core, reference, &NOW, NULL));
}

static void
test_backup_comes_back (Fixture *self, gconstpointer data)
{
  g_autofree char *elsewhere = g_build_filename (self->vault.dir, "elsewhere", NULL);
  g_autofree char *aside = g_build_filename (self->vault.dir, "vault.before-restore", NULL);
  g_autoptr (GError) error = NULL;
  const char *const dirs[] = { elsewhere, self->vault.dir };

  g_assert_false (back_up (self, self->backup, &error)); /* never over a file */
  g_assert_error (error, ANT_ERROR, ANT_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (ant_vault_restore (self->vault.dir, self->backup, &NOW, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_BUSY); /* the kiosk is running */
  g_clear_error (&error);

  put (self, "000-003-3");
  g_clear_object (&self->vault.vault);
  for (gsize i = 0; i < G_N_ELEMENTS (dirs); i++) {
    g_assert_true (ant_vault_restore (dirs[i], self->backup, &NOW, &error));
    g_assert_no_error (error);
    g_assert_true (has (dirs[i], self->vault.recovery, "000-001-1"));
    g_assert_true (has (dirs[i], self->vault.recovery, "000-002-2"));
    g_assert_false (has (dirs[i], self->vault.recovery, "000-003-3"));
  }
  g_assert_true (g_file_test (aside, G_FILE_TEST_IS_DIR));
  g_assert_false (ant_vault_restore (self->vault.dir, self->backup, &NOW, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_EXISTS);

  self->vault.vault = ant_test_new_vault (&self->vault); /* and the kiosk goes on */
  g_assert_true (ant_test_check (self->vault.vault, NULL));
  put (self, "000-004-4");
}

static void
test_backup_brings_nothing_erased_back (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (AntVaultCore) core = NULL;

  erase (self, "000-001-1");
  g_assert_false (has (self->vault.dir, self->vault.recovery, "000-001-1"));
  g_clear_object (&self->vault.vault);
  g_assert_true (ant_vault_restore (self->vault.dir, self->backup, &NOW, NULL));
  g_assert_false (has (self->vault.dir, self->vault.recovery, "000-001-1"));
  g_assert_true (has (self->vault.dir, self->vault.recovery, "000-002-2"));

  core = ant_vault_core_new (self->vault.dir, TRUE);
  g_assert_true (ant_vault_core_open (core, 0, NULL));
  faults = ant_vault_core_verify (core, self->vault.recovery, NULL);
  g_assert_cmpuint (faults->len, ==, 0);
}

/* Somebody copied the database itself; the next check of the kiosk finds what should not be there,
 * and an erasure that was cut off goes on. */
static void
test_erasure_goes_on (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->vault.dir, "vault", "erased", NULL);
  g_autofree char *database = g_build_filename (self->vault.dir, "vault", "vault.db", NULL);
  sqlite3         *db = NULL;
  sqlite3_stmt    *select = NULL;
  g_autofree char *line = NULL;

  sqlite3_open (database, &db);
  sqlite3_prepare_v2 (db, "SELECT lower (hex (id)) FROM intake WHERE seq = 2", -1, &select, NULL);
  g_assert_cmpint (sqlite3_step (select), ==, SQLITE_ROW);
  line = g_strdup_printf ("%s\n", sqlite3_column_text (select, 0));
  sqlite3_finalize (select);
  sqlite3_close (db);

  g_assert_true (g_file_set_contents (path, line, -1, NULL));
  g_assert_true (ant_test_check (self->vault.vault, NULL));
  g_assert_false (has (self->vault.dir, self->vault.recovery, "000-002-2"));
  g_assert_true (has (self->vault.dir, self->vault.recovery, "000-001-1"));

  line[5] = '-';
  g_assert_true (g_file_set_contents (path, line, -1, NULL));
  g_assert_false (ant_test_check (self->vault.vault, NULL));
}

static void
assert_refused (Fixture *self, AntError code, const char *why)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (ant_vault_restore (self->vault.dir, self->backup, &NOW, &error));
  g_assert_error (error, ANT_ERROR, (int) code);
  if (strstr (error->message, why) == NULL)
    g_error ("“%s” does not say “%s”", error->message, why);
  g_assert_true (has (self->vault.dir, self->vault.recovery, "000-003-3")); /* nothing changed */
}

static void
run_sql (Fixture *self, const char *sql)
{
  sqlite3 *db = NULL;
  char    *message = NULL;

  g_assert_cmpint (sqlite3_open (self->backup, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

static void
test_backup_refuses_another_kiosks (Fixture *self, gconstpointer data)
{
  Fixture other = { 0 };

  put (self, "000-003-3");
  g_clear_object (&self->vault.vault);
  set_up (&other, NULL);
  g_assert_cmpint (g_rename (other.backup, self->backup), ==, 0);
  assert_refused (self, ANT_ERROR_INVALID, "another kiosk or another clinic");
  tear_down (&other, NULL);
}

static void
test_backup_refuses_an_old_epoch (Fixture *self, gconstpointer data)
{
  g_autoptr (AntVaultCore) core = ant_vault_core_new (self->vault.dir, FALSE);
  g_autoptr (GPtrArray) staying =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ant_secret_unref);
  g_autoptr (AntSecret) identity = NULL;
  const char *const nobody[] = { NULL };
  gint64            wait_ms;

  put (self, "000-003-3");
  g_clear_object (&self->vault.vault);
  g_assert_true (ant_vault_core_open (core, 0, NULL));
  identity = ant_vault_core_unlock (core, self->vault.passphrase, &NOW, &wait_ms, NULL);
  g_ptr_array_add (staying, ant_secret_ref (self->vault.passphrase));
  g_assert_true (ant_vault_slots_remove (core, identity, staying, nobody, &NOW, NULL));
  g_clear_pointer (&core, ant_vault_core_free);
  assert_refused (self, ANT_ERROR_INVALID, "epoch 1");
}

static void
test_backup_refuses_what_runs (Fixture *self, gconstpointer data)
{
  static const char *const changes[][2] = {
    { "CREATE TRIGGER t AFTER INSERT ON audit BEGIN DELETE FROM part; END", "DROP TRIGGER t" },
    { "CREATE VIEW v AS SELECT * FROM part", "DROP VIEW v" },
    { "CREATE TABLE extra (x)", "DROP TABLE extra" },
    { "PRAGMA application_id = 7", "PRAGMA application_id = 0x414e5452" },
  };

  put (self, "000-003-3");
  g_clear_object (&self->vault.vault);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++) {
    run_sql (self, changes[i][0]);
    assert_refused (self, ANT_ERROR_CORRUPT, "no backup of a vault");
    run_sql (self, changes[i][1]);
  }
  run_sql (self, "INSERT INTO file VALUES ('../../outside', x'00')");
  assert_refused (self, ANT_ERROR_CORRUPT, "key files");
  run_sql (self, "DELETE FROM file WHERE name LIKE '%outside'; PRAGMA user_version = 9");
  assert_refused (self, ANT_ERROR_UNSUPPORTED, "newer");
}

/* It is refused; or it was damaged where there is nothing, and then all of it comes back. */
static void
try_damaged (Fixture *self)
{
  g_autofree char *vault = g_build_filename (self->vault.dir, "vault", NULL);
  g_autofree char *aside = g_build_filename (self->vault.dir, "vault.before-restore", NULL);
  g_autoptr (GError) error = NULL;

  if (ant_vault_restore (self->vault.dir, self->backup, &NOW, &error)) {
    g_autoptr (AntVaultCore) core = ant_vault_core_new (self->vault.dir, TRUE);
    g_autoptr (AntSecret) identity = NULL;
    gint64 wait_ms;

    g_assert_true (has (self->vault.dir, self->vault.recovery, "000-001-1"));
    g_assert_true (has (self->vault.dir, self->vault.recovery, "000-002-2"));
    g_assert_true (ant_vault_core_open (core, 0, NULL));
    identity = ant_vault_core_unlock (core, self->vault.passphrase, &NOW, &wait_ms, NULL);
    g_assert_nonnull (identity);
    g_clear_pointer (&core, ant_vault_core_free);
    ant_folder_remove (vault);
    g_assert_cmpint (g_rename (aside, vault), ==, 0);
  } else {
    g_assert_nonnull (error);
  }
  g_assert_true (has (self->vault.dir, self->vault.recovery, "000-003-3"));
}

static void
test_backup_refuses_damage (Fixture *self, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize            size;

  put (self, "000-003-3");
  g_clear_object (&self->vault.vault);
  g_assert_true (g_file_get_contents (self->backup, &bytes, &size, NULL));
  for (int i = 0; i < 60; i++) { /* in every part of the file, with no place the same */
    gsize at = size / 60 * (gsize) i + (gsize) (i * 37) % 4096;

    bytes[at] ^= 0x55;
    g_assert_true (g_file_set_contents (self->backup, bytes, (gssize) size, NULL));
    bytes[at] ^= 0x55;
    try_damaged (self);
  }
  for (gsize n = 0; n < size; n += size / 40) {
    g_assert_true (g_file_set_contents (self->backup, bytes, (gssize) n, NULL));
    try_damaged (self);
  }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/backup/comes-back", test_backup_comes_back);
  ADD ("/backup/brings-nothing-erased-back", test_backup_brings_nothing_erased_back);
  ADD ("/backup/refuses-another-kiosks", test_backup_refuses_another_kiosks);
  ADD ("/backup/refuses-an-old-epoch", test_backup_refuses_an_old_epoch);
  ADD ("/backup/refuses-what-runs", test_backup_refuses_what_runs);
  ADD ("/backup/refuses-damage", test_backup_refuses_damage);
  ADD ("/erasure/goes-on", test_erasure_goes_on);

  return g_test_run ();
}
