/* test-tampering.c - an intake that was changed on the disk is refused by name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <sqlite3.h>

#include "ant-test-vault.h"

#define N_PARTS 7

/**
 * Fixture:
 *
 * A vault with two intakes, its key, and the same database by another way.
 */
typedef struct {
  AntTestVault vault;
  AntSecret   *identity;
  sqlite3     *db;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  static const char *const references[] = { "000-001-1", "000-002-2" };
  g_autofree char         *path = NULL;

  ant_test_vault_set_up (&self->vault, data);
  for (gsize i = 0; i < G_N_ELEMENTS (references); i++) {
    g_autoptr (AntRecord) record = ant_test_record (references[i]);

    g_assert_true (ant_test_commit (self->vault.vault, record, self->vault.form, NULL));
  }
  self->identity = ant_test_unlock (self->vault.vault, ANT_TEST_PASSPHRASE, NULL);
  path = g_build_filename (self->vault.dir, "vault", "vault.db", NULL);
  g_assert_cmpint (sqlite3_open (path, &self->db), ==, SQLITE_OK);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  sqlite3_close (self->db);
  ant_secret_unref (self->identity);
  ant_test_vault_tear_down (&self->vault, data);
}

static void
run_sql (Fixture *self, const char *sql)
{
  char *message = NULL;

  sqlite3_exec (self->db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
}

static void
assert_refused (Fixture *self, const char *reference, const char *why)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ant_test_read (self->vault.vault, self->identity, reference, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_CORRUPT);
  if (strstr (error->message, why) == NULL)
    g_error ("“%s” does not say “%s”", error->message, why);
}

static void
assert_whole (Fixture *self, const char *reference)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AntRecord) record =
      ant_test_read (self->vault.vault, self->identity, reference, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (ant_record_get_n_parts (record), ==, N_PARTS);
}

static GBytes *
get_sealed (Fixture *self, int part_no)
{
  sqlite3_stmt *statement = NULL;
  GBytes       *sealed;

  sqlite3_prepare_v2 (self->db, "SELECT sealed FROM part WHERE seq = 1 AND part_no = ?", -1,
                      &statement, NULL);
  sqlite3_bind_int (statement, 1, part_no);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  sealed =
      g_bytes_new (sqlite3_column_blob (statement, 0), (gsize) sqlite3_column_bytes (statement, 0));
  sqlite3_finalize (statement);

  return sealed;
}

/* @with_hash: whoever changed the part also mended the hash beside it. */
static void
put_sealed (Fixture *self, int part_no, const guint8 *bytes, gsize size, gboolean with_hash)
{
  sqlite3_stmt *statement = NULL;
  guint8        hash[32];

  ant_seal_hash32 (bytes, size, hash);
  sqlite3_prepare_v2 (self->db,
                      "UPDATE part SET sealed = ?1, hash = iif (?2, ?3, hash)"
                      " WHERE seq = 1 AND part_no = ?4",
                      -1, &statement, NULL);
  sqlite3_bind_blob (statement, 1, bytes, (int) size, SQLITE_STATIC);
  sqlite3_bind_int (statement, 2, with_hash);
  sqlite3_bind_blob (statement, 3, hash, sizeof hash, SQLITE_STATIC);
  sqlite3_bind_int (statement, 4, part_no);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
}

static void
test_tampering_flipped_byte (Fixture *self, gconstpointer data)
{
  for (int part_no = 0; part_no < N_PARTS; part_no++) {
    g_autoptr (GBytes) sealed = get_sealed (self, part_no);
    g_autofree char   *part = g_strdup_printf ("Part %d (", part_no);
    gsize              size = g_bytes_get_size (sealed);
    const gsize        places[] = { 30, 120, size / 2, size - 1 };
    g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (sealed, NULL), size);

    for (gsize i = 0; i < G_N_ELEMENTS (places); i++) {
      copy[places[i]] ^= 1;
      put_sealed (self, part_no, copy, size, FALSE);
      assert_refused (self, "000-001-1", part);
      put_sealed (self, part_no, copy, size, TRUE);
      g_assert_null (ant_test_read (self->vault.vault, self->identity, "000-001-1", NULL));
      copy[places[i]] ^= 1;
    }
    put_sealed (self, part_no, copy, size - 1, TRUE);
    assert_refused (self, "000-001-1", part);
    put_sealed (self, part_no, copy, size, TRUE);
    assert_whole (self, "000-001-1");
  }
  assert_whole (self, "000-002-2");
}

static void
test_tampering_dropped_part (Fixture *self, gconstpointer data)
{
  run_sql (self, "DELETE FROM part WHERE seq = 1 AND part_no = 6");
  assert_refused (self, "000-001-1", "7 parts");
  run_sql (self, "UPDATE intake SET part_count = 6 WHERE seq = 1");
  assert_refused (self, "000-001-1", "part_count");
  run_sql (self, "DELETE FROM part WHERE seq = 2 AND part_no = 3");
  assert_refused (self, "000-002-2", "7 parts");
  run_sql (self, "UPDATE part SET part_no = 9 WHERE seq = 2 AND part_no = 6");
  assert_refused (self, "000-002-2", "7 parts");
}

static void
test_tampering_moved_part (Fixture *self, gconstpointer data)
{
  /* two photos of one intake change places */
  run_sql (self, "UPDATE part SET part_no = 99 WHERE seq = 1 AND part_no = 5;"
                 "UPDATE part SET part_no = 5 WHERE seq = 1 AND part_no = 6;"
                 "UPDATE part SET part_no = 6 WHERE seq = 1 AND part_no = 99;");
  assert_refused (self, "000-001-1", "part_no");
  run_sql (self, "UPDATE part SET part_no = 99 WHERE seq = 1 AND part_no = 5;"
                 "UPDATE part SET part_no = 5 WHERE seq = 1 AND part_no = 6;"
                 "UPDATE part SET part_no = 6 WHERE seq = 1 AND part_no = 99;");
  assert_whole (self, "000-001-1");

  /* another client's answers */
  run_sql (self, "UPDATE part AS p SET (hash, sealed) ="
                 " (SELECT hash, sealed FROM part AS q WHERE q.seq = 2 AND q.part_no = 1)"
                 " WHERE p.seq = 1 AND p.part_no = 1");
  assert_refused (self, "000-001-1", "intake_id");
}

static void
test_tampering_changed_row (Fixture *self, gconstpointer data)
{
  run_sql (self, "UPDATE part SET kind = 4 WHERE seq = 1 AND part_no = 1");
  assert_refused (self, "000-001-1", "kind");
  run_sql (self, "UPDATE part SET kind = 2 WHERE seq = 1 AND part_no = 1");
  run_sql (self, "UPDATE intake SET day = day - 1 WHERE seq = 1");
  assert_refused (self, "000-001-1", "day");
  run_sql (self, "UPDATE intake SET day = day + 1, epoch = 2 WHERE seq = 1");
  assert_refused (self, "000-001-1", "epoch");
  run_sql (self, "UPDATE intake SET epoch = 1, clock_flags = 1 WHERE seq = 1");
  assert_refused (self, "000-001-1", "clock_flags");
  run_sql (self, "UPDATE intake SET clock_flags = 0 WHERE seq = 1");
  assert_whole (self, "000-001-1");
  run_sql (self, "UPDATE intake SET id = x'000102030405060708090a0b0c0d0e0f' WHERE seq = 1");
  assert_refused (self, "000-001-1", "intake_id");
}

static void
test_tampering_leaves_the_list (Fixture *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) cards = NULL;
  AntVaultCard *card;

  run_sql (self, "UPDATE part SET hash = zeroblob (32) WHERE seq = 2 AND part_no = 0");
  ant_vault_list_async (self->vault.vault, self->identity, G_MAXINT64, 10, NULL,
                        ant_test_keep_result, &result);
  cards = ant_vault_list_finish (self->vault.vault, ant_test_wait (&result), NULL);
  g_assert_cmpuint (cards->len, ==, 2);
  card = cards->pdata[0];
  g_assert_cmpstr (card->reference, ==, "000-002-2");
  g_assert_null (card->body);
  g_assert_error (card->problem, ANT_ERROR, ANT_ERROR_CORRUPT);
  card = cards->pdata[1];
  g_assert_nonnull (card->body);
  g_assert_null (card->problem);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/tampering/flipped-byte", test_tampering_flipped_byte);
  ADD ("/tampering/dropped-part", test_tampering_dropped_part);
  ADD ("/tampering/moved-part", test_tampering_moved_part);
  ADD ("/tampering/changed-row", test_tampering_changed_row);
  ADD ("/tampering/leaves-the-list", test_tampering_leaves_the_list);

  return g_test_run ();
}
