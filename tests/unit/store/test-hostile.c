/* test-hostile.c - every small file of the vault, cut at every length and with every byte changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <sqlite3.h>

#include "ant-test-vault.h"

static const AntVaultNow NOW = { .wall_ms = ANT_TEST_NOW_MS, .elapsed_ms = 1000 };

/**
 * Fixture:
 *
 * A vault with two intakes, closed, and one of its files.
 */
typedef struct {
  AntTestVault vault;
  char        *path;
  char        *bytes;
  gsize        size;
} Fixture;

static char *
find_slot (const char *dir)
{
  g_autofree char *slots = g_build_filename (dir, "vault", "keys", "slots", NULL);
  g_autoptr (GDir) entries = g_dir_open (slots, 0, NULL);

  return g_build_filename (slots, g_dir_read_name (entries), NULL);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  const char *name = data;

  ant_test_vault_set_up (&self->vault, NULL);
  for (int i = 1; i <= 2; i++) {
    g_autofree char *reference = g_strdup_printf ("%d", i);
    g_autoptr (AntRecord) record = ant_test_record (reference);

    g_assert_true (ant_test_commit (self->vault.vault, record, self->vault.form, NULL));
  }
  g_assert_true (ant_test_check (self->vault.vault, NULL));
  g_clear_object (&self->vault.vault);
  self->path = g_str_equal (name, "slot") ? find_slot (self->vault.dir)
                                          : g_build_filename (self->vault.dir, "vault", name, NULL);
  g_assert_true (g_file_get_contents (self->path, &self->bytes, &self->size, NULL));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_free (self->path);
  g_free (self->bytes);
  ant_test_vault_tear_down (&self->vault, data);
}

static void
put (Fixture *self, const char *bytes, gsize size)
{
  g_assert_true (g_file_set_contents (self->path, bytes, (gssize) size, NULL));
}

/* What is on the disk stays as it is, refused or not. */
static void
assert_untouched (Fixture *self, const char *bytes, gsize size)
{
  g_autofree char *now = NULL;
  gsize            n;

  g_assert_true (g_file_get_contents (self->path, &now, &n, NULL));
  g_assert_cmpmem (now, n, bytes, size);
}

/* Why no intake can be taken, or the vault not be unlocked; %NULL where both can. */
static GError *
get_refusal (Fixture *self, gboolean does_unlock)
{
  g_autoptr (AntVaultCore) core = ant_vault_core_new (self->vault.dir, TRUE);
  g_autoptr (AntSecret) identity = NULL;
  GError *error = NULL;
  gint64  wait_ms;

  if (ant_vault_core_open (core, 0, &error) && does_unlock)
    identity = ant_vault_core_unlock (core, self->vault.passphrase, &NOW, &wait_ms, &error);

  return error;
}

static void
assert_refused (Fixture *self, const char *bytes, gsize size, gboolean does_unlock)
{
  g_autoptr (GError) error = NULL;

  put (self, bytes, size);
  error = get_refusal (self, does_unlock);
  g_assert_nonnull (error);
  g_assert_true (error->domain == ANT_ERROR);
  g_assert_cmpuint (strlen (error->message), >, 10);
  assert_untouched (self, bytes, size);
}

static void
forgive (Fixture *self)
{
  g_autofree char *path = g_build_filename (self->vault.dir, "vault", "vault.db", NULL);
  sqlite3         *db = NULL;

  sqlite3_open (path, &db);
  sqlite3_exec (db, "UPDATE attempt SET misses = 0", NULL, NULL, NULL);
  sqlite3_close (db);
}

static void
test_hostile_cut (Fixture *self, gconstpointer data)
{
  for (gsize n = 0; n < self->size; n++)
    assert_refused (self, self->bytes, n, FALSE);
  put (self, self->bytes, self->size);
  g_assert_null (get_refusal (self, FALSE));
}

static void
test_hostile_longer (Fixture *self, gconstpointer data)
{
  g_autofree char *longer = g_malloc0 (self->size + 1);

  memcpy (longer, self->bytes, self->size);
  assert_refused (self, longer, self->size + 1, FALSE);
}

static void
test_hostile_flipped (Fixture *self, gconstpointer data)
{
  for (gsize i = 0; i < self->size; i++) {
    self->bytes[i] ^= 1;
    assert_refused (self, self->bytes, self->size, FALSE);
    self->bytes[i] ^= 1;
  }
}

/* A damaged secret is found out when it is used. Each try costs a derivation: some places do. */
static void
test_hostile_flipped_secret (Fixture *self, gconstpointer data)
{
  for (gsize i = 0; i < self->size; i += 5) {
    self->bytes[i] ^= 1;
    assert_refused (self, self->bytes, self->size, TRUE);
    self->bytes[i] ^= 1;
    forgive (self);
  }
  put (self, self->bytes, self->size);
  g_assert_null (get_refusal (self, TRUE));
}

/* Any byte of the database, or its end, may be gone: each intake is whole or refused by name. */
static void
look_at_all (Fixture *self)
{
  g_autoptr (AntVaultCore) core = ant_vault_core_new (self->vault.dir, TRUE);
  g_autoptr (GError) error = NULL;

  if (!ant_vault_core_open (core, 0, &error)) {
    g_assert_true (error->domain == ANT_ERROR);
    return;
  }
  for (int i = 1; i <= 2; i++) {
    g_autofree char *reference = g_strdup_printf ("%d", i);
    g_autoptr (AntRecord) expected = ant_test_record (reference);
    g_autoptr (GError) reason = NULL;
    g_autoptr (AntRecord) record =
        ant_vault_core_read (core, self->vault.recovery, reference, &NOW, &reason);

    if (record == NULL) {
      g_assert_true (reason->domain == ANT_ERROR);
      continue;
    }
    g_assert_cmpuint (ant_record_get_n_parts (record), ==, ant_record_get_n_parts (expected));
    for (guint j = 0; j < ant_record_get_n_parts (record); j++)
      g_assert_true (
          g_bytes_equal (ant_record_get_body (record, j), ant_record_get_body (expected, j)));
  }
}

static void
test_hostile_database (Fixture *self, gconstpointer data)
{
  for (int i = 0; i < 150; i++) {
    gsize at = (gsize) g_test_rand_int_range (0, (int) self->size);

    char was = self->bytes[at];

    self->bytes[at] = (char) ~was;
    put (self, self->bytes, self->size);
    look_at_all (self);
    self->bytes[at] = was;
  }
  for (gsize n = self->size; n > 4096; n = n * 4 / 5) {
    put (self, self->bytes, n);
    look_at_all (self);
  }
}

#define ADD(path, name, function) g_test_add (path, Fixture, name, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/hostile/trust-cut", "keys/trust", test_hostile_cut);
  ADD ("/hostile/trust-longer", "keys/trust", test_hostile_longer);
  ADD ("/hostile/trust-flipped", "keys/trust", test_hostile_flipped);
  ADD ("/hostile/device-cut", "device.key", test_hostile_cut);
  ADD ("/hostile/device-longer", "device.key", test_hostile_longer);
  ADD ("/hostile/device-flipped", "device.key", test_hostile_flipped);
  ADD ("/hostile/witness-cut", "witness", test_hostile_cut);
  ADD ("/hostile/witness-longer", "witness", test_hostile_longer);
  ADD ("/hostile/witness-flipped", "witness", test_hostile_flipped);
  ADD ("/hostile/slot-cut", "slot", test_hostile_cut);
  ADD ("/hostile/slot-longer", "slot", test_hostile_longer);
  ADD ("/hostile/slot-flipped", "slot", test_hostile_flipped_secret);
  ADD ("/hostile/root-longer", "keys/root.key", test_hostile_longer);
  ADD ("/hostile/root-flipped", "keys/root.key", test_hostile_flipped_secret);
  ADD ("/hostile/database", "vault.db", test_hostile_database);

  return g_test_run ();
}
