/* bench-send.c - sending an intake, beside the same bytes through libsodium and SQLite alone
 *
 * Both seal four photographs of 2 MB and three small parts to one public key and commit them in one
 * transaction with a log synced in full; both leave the log's tidying to the time between. What
 * ours does on top is what the format asks for: a header in each part, a hash of each, two tables.
 *
 * Prints one line of JSON and ends with 1 where ours takes more than 1.3 times as long.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <sodium.h>
#include <sqlite3.h>
#include <stdio.h>

#include "ant-test-vault.h"

#define N_RUNS     30
#define N_PHOTOS   4
#define PHOTO_SIZE (2 * 1024 * 1024)
#define REACH      1.3

typedef struct {
  sqlite3 *db;
  guint8   public_key[crypto_box_PUBLICKEYBYTES];
} Plain;

static AntRecord *
make_record (int number)
{
  g_autofree char *reference = g_strdup_printf ("%d", number);
  AntRecord       *record = ant_record_new (reference);

  ant_test_add_text (record, ANT_PART_CARD, g_strnfill (500, 'c'));
  ant_test_add_text (record, ANT_PART_ANSWERS, g_strnfill (20000, 'a'));
  ant_test_add_text (record, ANT_PART_CONSENT, g_strnfill (6000, 'c'));
  for (int i = 0; i < N_PHOTOS; i++) {
    guint8 *bytes = g_malloc (PHOTO_SIZE);
    g_autoptr (GBytes) body = g_bytes_new_take (bytes, PHOTO_SIZE);

    randombytes_buf (bytes, PHOTO_SIZE);
    ant_record_add (record, ANT_PART_PHOTO, body);
  }

  return record;
}

static void
run_sql (sqlite3 *db, const char *sql)
{
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

static void
open_plain (Plain *plain, const char *dir)
{
  g_autofree char *path = g_build_filename (dir, "plain.db", NULL);
  guint8           secret_key[crypto_box_SECRETKEYBYTES];

  crypto_box_keypair (plain->public_key, secret_key);
  g_assert_cmpint (sqlite3_open (path, &plain->db), ==, SQLITE_OK);
  run_sql (plain->db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                      "PRAGMA wal_autocheckpoint = 0; CREATE TABLE part (sealed BLOB)");
}

static void
send_plain (Plain *plain, AntRecord *record)
{
  sqlite3_stmt *insert;

  run_sql (plain->db, "BEGIN IMMEDIATE");
  sqlite3_prepare_v2 (plain->db, "INSERT INTO part VALUES (?)", -1, &insert, NULL);
  for (guint i = 0; i < ant_record_get_n_parts (record); i++) {
    GBytes *body = ant_record_get_body (record, i);
    gsize   size = g_bytes_get_size (body);
    guint8 *sealed = g_malloc (size + crypto_box_SEALBYTES);

    crypto_box_seal (sealed, g_bytes_get_data (body, NULL), size, plain->public_key);
    sqlite3_bind_blob64 (insert, 1, sealed, size + crypto_box_SEALBYTES, SQLITE_STATIC);
    g_assert_cmpint (sqlite3_step (insert), ==, SQLITE_DONE);
    sqlite3_reset (insert);
    g_free (sealed);
  }
  sqlite3_finalize (insert);
  run_sql (plain->db, "COMMIT");
}

static double
to_ms (gint64 from_us)
{
  return (double) (g_get_monotonic_time () - from_us) / 1000;
}

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

int
main (void)
{
  AntTestVault vault = { 0 };
  Plain        plain = { 0 };
  double       ours_ms[N_RUNS];
  double       plain_ms[N_RUNS];
  double       ratio;

  ant_test_vault_set_up (&vault, NULL);
  open_plain (&plain, vault.dir);
  for (int i = 0; i < N_RUNS; i++) {
    g_autoptr (AntRecord) record = make_record (i);
    gint64 from_us = g_get_monotonic_time ();

    g_assert_true (ant_test_commit (vault.vault, record, vault.form, NULL));
    ours_ms[i] = to_ms (from_us);
    g_assert_true (ant_test_check (vault.vault, NULL));

    from_us = g_get_monotonic_time ();
    send_plain (&plain, record);
    plain_ms[i] = to_ms (from_us);
    run_sql (plain.db, "PRAGMA wal_checkpoint (PASSIVE)");
  }
  sqlite3_close (plain.db);
  ant_test_vault_tear_down (&vault, NULL);

  qsort (ours_ms, N_RUNS, sizeof (double), compare_doubles);
  qsort (plain_ms, N_RUNS, sizeof (double), compare_doubles);
  ratio = ours_ms[N_RUNS / 2] / plain_ms[N_RUNS / 2];
  printf ("{\"bench\":\"send\",\"ours_ms\":%.1f,\"plain_ms\":%.1f,\"ratio\":%.2f,"
          "\"least_ratio\":%.2f,\"reach\":%.1f}\n",
          ours_ms[N_RUNS / 2], plain_ms[N_RUNS / 2], ratio, ours_ms[0] / plain_ms[0], REACH);

  return MIN (ratio, ours_ms[0] / plain_ms[0]) > REACH;
}
