/* test-ledger.c - records that were dropped, put back, forged or exchanged are found out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <sqlite3.h>

#include "ant-age.h"
#include "ant-ledger.h"
#include "ant-test-vault.h"

static const char *const REFERENCES[] = { "000-001-1", "000-002-2", "000-003-3" };

static void
set_up (AntTestVault *self, gconstpointer data)
{
  ant_test_vault_set_up (self, data);
  for (gsize i = 0; i < G_N_ELEMENTS (REFERENCES); i++) {
    g_autoptr (AntRecord) record = ant_test_record (REFERENCES[i]);

    g_assert_true (ant_test_commit (self->vault, record, self->form, NULL));
  }
}

static char *
find_database (AntTestVault *self)
{
  return g_build_filename (self->dir, "vault", "vault.db", NULL);
}

static void
run_sql (AntTestVault *self, const char *sql)
{
  g_autofree char *path = find_database (self);
  sqlite3         *db = NULL;
  char            *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

static GPtrArray *
verify (AntTestVault *self)
{
  g_autoptr (AntVaultCore) core = ant_vault_core_new (self->dir, TRUE);
  g_autoptr (AntSecret) identity = ant_secret_ref (self->recovery);
  g_autoptr (GError) error = NULL;
  GPtrArray *faults;

  g_assert_true (ant_vault_core_open (core, 0, &error));
  g_assert_no_error (error);
  faults = ant_vault_core_verify (core, identity, &error);
  g_assert_no_error (error);

  return faults;
}

/* The one fault there is says @why, of the intake @reference. */
static void
assert_fault (AntTestVault *self, const char *reference, const char *why)
{
  g_autoptr (GPtrArray) faults = verify (self);
  AntVaultFault *fault = faults->pdata[0];

  g_assert_cmpuint (faults->len, ==, 1);
  g_assert_cmpstr (fault->reference, ==, reference);
  g_assert_error (fault->problem, ANT_ERROR, ANT_ERROR_CORRUPT);
  if (strstr (fault->problem->message, why) == NULL)
    g_error ("“%s” does not say “%s”", fault->problem->message, why);
}

static void
test_ledger_is_whole (AntTestVault *self, gconstpointer data)
{
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (AntSecret) identity = ant_test_unlock (self->vault, ANT_TEST_PASSPHRASE, NULL);
  g_autoptr (AntRecord) record = ant_test_read (self->vault, identity, REFERENCES[0], NULL);

  g_assert_nonnull (record);
  g_assert_null (ant_test_unlock (self->vault, "wrong", NULL));
  faults = verify (self);
  g_assert_cmpuint (faults->len, ==, 0);
}

static void
test_ledger_misses_an_intake (AntTestVault *self, gconstpointer data)
{
  run_sql (self, "DELETE FROM part WHERE seq = 2; DELETE FROM intake WHERE seq = 2");
  assert_fault (self, NULL, "1 intakes have a manifest");
}

static void
test_ledger_misses_a_manifest (AntTestVault *self, gconstpointer data)
{
  g_autoptr (GPtrArray) faults = NULL;

  run_sql (self, "DELETE FROM manifest WHERE kiosk_seq = 2");
  faults = verify (self);
  g_assert_cmpuint (faults->len, ==, 2); /* the chain, and the intake */
  g_assert_null (ant_test_read (self->vault, self->recovery, REFERENCES[1], NULL));
}

static void
test_ledger_refuses_strange_manifests (AntTestVault *self, gconstpointer data)
{
  static const char *const changes[][2] = {
    { "UPDATE manifest SET signature = zeroblob (64) WHERE kiosk_seq = 2", "not signed" },
    { "UPDATE manifest AS m SET (bytes, signature) = (SELECT bytes, signature FROM manifest AS n"
      " WHERE n.kiosk_seq = 1) WHERE m.kiosk_seq = 2",
      "does not belong" },
    { "UPDATE manifest SET bytes = substr (bytes, 1, length (bytes) - 1) WHERE kiosk_seq = 2",
      "cut off" },
    { "UPDATE manifest SET bytes = x'' WHERE kiosk_seq = 2", "not one" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++) {
    g_autoptr (GError) error = NULL;

    run_sql (self, changes[i][0]);
    g_assert_null (ant_test_read (self->vault, self->recovery, REFERENCES[1], &error));
    g_assert_error (error, ANT_ERROR, ANT_ERROR_CORRUPT);
    if (strstr (error->message, changes[i][1]) == NULL)
      g_error ("“%s” does not say “%s”", error->message, changes[i][1]);
  }
}

static void
test_ledger_refuses_a_changed_log (AntTestVault *self, gconstpointer data)
{
  static const char *const changes[] = {
    "UPDATE audit SET action = 'nothing' WHERE seq = 2",
    "UPDATE audit SET action = 'intake', actor = 'kios' WHERE seq = 2",
    "UPDATE audit SET actor = 'kiosk', wall_ms = wall_ms + 1 WHERE seq = 2",
    "DELETE FROM audit WHERE seq = 2",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++) {
    run_sql (self, changes[i]);
    assert_fault (self, NULL, "Row 2 of the audit log");
  }
}

/* Anybody can seal to public keys. The part is right in every field, and not the kiosk's. */
static void
test_ledger_refuses_a_forged_part (AntTestVault *self, gconstpointer data)
{
  g_autofree char *path = find_database (self);
  sqlite3         *db = NULL;
  sqlite3_stmt    *part = NULL;
  g_autofree char *recipient = ant_age_recipient_of (self->recovery);
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (GBytes) forged = NULL;
  g_autoptr (GError) error = NULL;
  guint8 hash[32];

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_prepare_v2 (db, "SELECT sealed FROM part WHERE seq = 1 AND part_no = 1", -1, &part, NULL);
  g_assert_cmpint (sqlite3_step (part), ==, SQLITE_ROW);
  sealed = g_bytes_new (sqlite3_column_blob (part, 0), (gsize) sqlite3_column_bytes (part, 0));
  sqlite3_finalize (part);
  plain = ant_age_decrypt (sealed, self->recovery, NULL);
  forged = ant_age_encrypt (plain, (const char *const[]){ recipient, NULL }, NULL);
  ant_seal_hash32 (g_bytes_get_data (forged, NULL), g_bytes_get_size (forged), hash);

  sqlite3_prepare_v2 (db, "UPDATE part SET sealed = ?, hash = ? WHERE seq = 1 AND part_no = 1", -1,
                      &part, NULL);
  sqlite3_bind_blob (part, 1, g_bytes_get_data (forged, NULL), (int) g_bytes_get_size (forged),
                     SQLITE_STATIC);
  sqlite3_bind_blob (part, 2, hash, sizeof hash, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (part), ==, SQLITE_DONE);
  sqlite3_finalize (part);
  sqlite3_close (db);

  g_assert_null (ant_test_read (self->vault, self->recovery, REFERENCES[0], &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, "not those of its manifest"));
  assert_fault (self, REFERENCES[0], "not those of its manifest");
}

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize            size;

  g_assert_true (g_file_get_contents (from, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (to, bytes, (gssize) size, NULL));
}

/* An old copy of the database is whole in itself. */
static void
test_ledger_refuses_an_old_copy (AntTestVault *self, gconstpointer data)
{
  g_autofree char *path = find_database (self);
  g_autofree char *old = g_strconcat (path, ".old", NULL);
  g_autofree char *witness = g_build_filename (self->dir, "vault", "witness", NULL);
  g_autoptr (AntRecord) record = ant_test_record ("000-004-4");
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->vault);
  copy_file (path, old);
  self->vault = ant_test_new_vault (self);
  g_assert_true (ant_test_open (self->vault, NULL));
  g_assert_true (ant_test_commit (self->vault, record, self->form, NULL));
  g_assert_true (ant_test_check (self->vault, NULL));
  g_clear_object (&self->vault);

  copy_file (old, path);
  self->vault = ant_test_new_vault (self);
  g_assert_false (ant_test_open (self->vault, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, "older"));
  g_clear_error (&error);

  g_assert_cmpint (g_unlink (witness), ==, 0);
  g_assert_false (ant_test_open (self->vault, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_MISSING);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (witness, "ANTRMWT1", -1, NULL));
  g_assert_false (ant_test_open (self->vault, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_CORRUPT);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, AntTestVault, NULL, set_up, function, ant_test_vault_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/ledger/is-whole", test_ledger_is_whole);
  ADD ("/ledger/misses-an-intake", test_ledger_misses_an_intake);
  ADD ("/ledger/misses-a-manifest", test_ledger_misses_a_manifest);
  ADD ("/ledger/refuses-strange-manifests", test_ledger_refuses_strange_manifests);
  ADD ("/ledger/refuses-a-changed-log", test_ledger_refuses_a_changed_log);
  ADD ("/ledger/refuses-a-forged-part", test_ledger_refuses_a_forged_part);
  ADD ("/ledger/refuses-an-old-copy", test_ledger_refuses_an_old_copy);

  return g_test_run ();
}
