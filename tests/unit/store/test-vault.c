/* test-vault.c - intakes put away so that this machine cannot read them again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE

#include "ant-age.h"
#include "ant-test-vault.h"

static void
assert_same_record (AntRecord *a, AntRecord *b)
{
  g_assert_cmpstr (ant_record_get_reference (a), ==, ant_record_get_reference (b));
  g_assert_cmpuint (ant_record_get_n_parts (a), ==, ant_record_get_n_parts (b));
  for (guint i = 0; i < ant_record_get_n_parts (a); i++) {
    g_assert_cmpint (ant_record_get_kind (a, i), ==, ant_record_get_kind (b, i));
    g_assert_true (g_bytes_equal (ant_record_get_body (a, i), ant_record_get_body (b, i)));
  }
}

static void
commit (AntTestVault *self, const char *reference)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AntRecord) record = ant_test_record (reference);

  g_assert_true (ant_test_commit (self->vault, record, self->form, &error));
  g_assert_no_error (error);
}

static void
test_vault_gives_back (AntTestVault *self, gconstpointer data)
{
  static const char *const references[] = { "000-001-1", "000-002-2", "000-003-3" };
  g_autoptr (AntSecret) identity = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (references); i++)
    commit (self, references[i]);
  g_assert_cmpint (ant_test_count (self->vault), ==, 3);

  g_clear_object (&self->vault);
  self->vault = ant_test_new_vault (self);
  g_assert_true (ant_test_open (self->vault, &error));
  identity = ant_test_unlock (self->vault, "  BADA bada\tbada bada bada\n", &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (references); i++) {
    g_autoptr (AntRecord) written = ant_test_record (references[i]);
    g_autoptr (AntRecord) read = ant_test_read (self->vault, identity, references[i], &error);

    g_assert_no_error (error);
    assert_same_record (read, written);
  }
  g_assert_null (ant_test_read (self->vault, identity, "000-004-4", &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_MISSING);
}

static void
test_vault_lists_newest_first (AntTestVault *self, gconstpointer data)
{
  g_autoptr (AntSecret) identity = ant_test_unlock (self->vault, ANT_TEST_PASSPHRASE, NULL);
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GPtrArray) newest = NULL;
  g_autoptr (GPtrArray) older = NULL;
  AntVaultCard *card;

  commit (self, "000-003-3");
  commit (self, "000-001-1");
  commit (self, "000-002-2");

  ant_vault_list_async (self->vault, identity, G_MAXINT64, 2, NULL, ant_test_keep_result, &first);
  newest = ant_vault_list_finish (self->vault, ant_test_wait (&first), NULL);
  g_assert_cmpuint (newest->len, ==, 2);
  card = newest->pdata[0];
  g_assert_cmpstr (card->reference, ==, "000-002-2");
  g_assert_nonnull (card->body);
  card = newest->pdata[1];
  g_assert_cmpstr (card->reference, ==, "000-001-1");

  ant_vault_list_async (self->vault, identity, card->seq, 2, NULL, ant_test_keep_result, &second);
  older = ant_vault_list_finish (self->vault, ant_test_wait (&second), NULL);
  g_assert_cmpuint (older->len, ==, 1);
  card = older->pdata[0];
  g_assert_cmpstr (card->reference, ==, "000-003-3");
}

static void
assert_no_marker (const char *dir, int *n_files)
{
  g_autoptr (GDir) entries = g_dir_open (dir, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (entries)) != NULL) {
    g_autofree char *path = g_build_filename (dir, name, NULL);
    g_autofree char *bytes = NULL;
    gsize            size;

    if (g_file_test (path, G_FILE_TEST_IS_DIR)) {
      assert_no_marker (path, n_files);
      continue;
    }
    g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
    g_assert_null (memmem (bytes, size, "Xanthippe", 9));
    g_assert_null (memmem (bytes, size, "Quellmarke", 10));
    g_assert_null (memmem (bytes, size, "diabetes", 8));
    g_assert_null (memmem (bytes, size, "bada", 4));
    g_assert_null (memmem (bytes, size, "AGE-SECRET-KEY", 14));
    ++*n_files;
  }
}

static void
test_vault_leaves_nothing_readable (AntTestVault *self, gconstpointer data)
{
  g_autofree char *wal = g_build_filename (self->dir, "vault", "vault.db-wal", NULL);
  int              n_files = 0;
  GStatBuf         found;

  commit (self, "000-001-1");
  commit (self, "000-002-2");
  g_assert_cmpint (g_stat (wal, &found), ==, 0);
  g_assert_cmpint (found.st_size, >, 400000); /* the log is there to be searched */
  assert_no_marker (self->dir, &n_files);
  g_assert_cmpint (n_files, ==, 9); /* lock, witness, three keys, slot, database, its two logs */

  g_clear_object (&self->vault);
  n_files = 0;
  assert_no_marker (self->dir, &n_files);
  g_assert_cmpint (n_files, ==, 7);
}

static void
test_vault_refuses_taken_reference (AntTestVault *self, gconstpointer data)
{
  g_autoptr (AntRecord) record = ant_test_record ("000-001-1");
  g_autoptr (GError) error = NULL;

  commit (self, "000-001-1");
  g_assert_false (ant_test_commit (self->vault, record, self->form, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_EXISTS);
  g_assert_cmpint (ant_test_count (self->vault), ==, 1);
}

static void
test_vault_wants_a_card_first (AntTestVault *self, gconstpointer data)
{
  g_autoptr (AntRecord) record = ant_record_new ("000-001-1");
  g_autoptr (GError) error = NULL;

  g_assert_false (ant_test_commit (self->vault, record, self->form, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_INVALID);
  ant_test_add_text (record, ANT_PART_ANSWERS, g_strdup ("{}"));
  g_clear_error (&error);
  g_assert_false (ant_test_commit (self->vault, record, self->form, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_INVALID);
}

static void
test_vault_refuses_a_second_kiosk (AntTestVault *self, gconstpointer data)
{
  g_autoptr (AntVault) second = ant_test_new_vault (self);
  g_autoptr (AntVault) reader = ant_vault_new_reader (self->dir, self->clock);
  g_autoptr (AntRecord) record = ant_test_record ("000-001-1");
  g_autoptr (GError) error = NULL;

  g_assert_false (ant_test_open (second, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_BUSY);
  g_clear_error (&error);

  g_assert_true (ant_test_open (reader, &error));
  g_assert_no_error (error);
  g_assert_false (ant_test_commit (reader, record, self->form, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_READ_ONLY);
  g_clear_error (&error);

  g_clear_object (&self->vault);
  g_assert_true (ant_test_open (second, &error));
  g_assert_no_error (error);
}

static gboolean
make_again (const char *dir, AntSecret *passphrase, GError **error)
{
  g_autoptr (AntSecret) recovery = NULL;

  return ant_vault_make (dir, passphrase, ANT_KEY_SLOT_OPS_MIN, ANT_KEY_SLOT_MEM_KIB_MIN, &recovery,
                         error);
}

static void
test_vault_refuses_to_be_made_twice (AntTestVault *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (make_again (self->dir, self->passphrase, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_BUSY);
  g_clear_error (&error);
  g_clear_object (&self->vault);
  g_assert_false (make_again (self->dir, self->passphrase, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_EXISTS);
}

static void
test_vault_finishes_what_was_cut_off (AntTestVault *self, gconstpointer data)
{
  g_autofree char *dir = g_build_filename (self->dir, "elsewhere", NULL);
  g_autofree char *unfinished = g_build_filename (dir, "vault.new", "keys", NULL);
  g_autofree char *slot = g_build_filename (unfinished, "half.slot", NULL);
  g_autoptr (AntVault) vault = ant_vault_new (dir, self->clock);
  g_autoptr (AntSecret) recovery = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (ant_folder_make (unfinished, &error));
  g_assert_true (ant_folder_write (slot, "half", 4, &error));
  g_assert_false (ant_test_open (vault, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_MISSING);
  g_clear_error (&error);
  recovery = ant_test_make (dir, self->passphrase);
  ant_vault_set_floor (vault, 1000000);
  g_assert_true (ant_test_open (vault, &error));
  g_assert_no_error (error);
}

static void
test_vault_slows_guessing (AntTestVault *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AntSecret) identity = NULL;

  for (int i = 0; i < 5; i++) {
    g_assert_null (ant_test_unlock (self->vault, "wrong", &error));
    g_assert_error (error, ANT_ERROR, ANT_ERROR_LOCKED);
    g_clear_error (&error);
  }
  g_assert_null (ant_test_unlock (self->vault, ANT_TEST_PASSPHRASE, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, "15 seconds"));
  g_clear_error (&error);

  /* a restart of the program changes nothing */
  g_clear_object (&self->vault);
  self->vault = ant_test_new_vault (self);
  g_assert_true (ant_test_open (self->vault, &error));
  ant_clock_advance (self->clock, 14999);
  g_assert_null (ant_test_unlock (self->vault, ANT_TEST_PASSPHRASE, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_BUSY);
  g_clear_error (&error);

  ant_clock_advance (self->clock, 1);
  g_assert_null (ant_test_unlock (self->vault, "wrong", &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_LOCKED);
  g_clear_error (&error);
  ant_clock_advance (self->clock, 29999);
  g_assert_null (ant_test_unlock (self->vault, ANT_TEST_PASSPHRASE, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_BUSY);
  g_clear_error (&error);

  ant_clock_advance (self->clock, 1);
  identity = ant_test_unlock (self->vault, ANT_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (identity);
  for (int i = 0; i < 4; i++) /* forgiven: four more are free */
    g_assert_null (ant_test_unlock (self->vault, "wrong", NULL));
  g_clear_pointer (&identity, ant_secret_unref);
  identity = ant_test_unlock (self->vault, ANT_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
}

static void
test_vault_gives_sealed_parts (AntTestVault *self, gconstpointer data)
{
  g_autoptr (AntSecret) identity = ant_test_unlock (self->vault, ANT_TEST_PASSPHRASE, NULL);
  g_autoptr (AntRecord) written = ant_test_record ("000-001-1");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GBytes) form = NULL;
  g_autoptr (GError) error = NULL;

  commit (self, "000-001-1");
  ant_vault_extract_async (self->vault, "000-001-1", NULL, ant_test_keep_result, &result);
  parts = ant_vault_extract_finish (self->vault, ant_test_wait (&result), &form, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (form, self->form));
  g_assert_cmpuint (parts->len, ==, ant_record_get_n_parts (written));
  for (guint i = 0; i < parts->len; i++) {
    AntVaultPart *part = parts->pdata[i];
    g_autoptr (GBytes) plain = ant_age_decrypt (part->bytes, identity, &error);
    GBytes       *body = ant_record_get_body (written, i);
    const guint8 *inner = g_bytes_get_data (plain, NULL);

    g_assert_no_error (error);
    g_assert_cmpmem (inner + ANT_PART_HEADER_SIZE, g_bytes_get_size (body),
                     g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  }
}

static void
test_vault_is_finalized (AntTestVault *self, gconstpointer data)
{
  gpointer gone = self->vault;

  g_object_add_weak_pointer (G_OBJECT (self->vault), &gone);
  commit (self, "000-001-1");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->vault);
  g_assert_null (gone);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, AntTestVault, NULL, ant_test_vault_set_up, function, ant_test_vault_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/vault/gives-back", test_vault_gives_back);
  ADD ("/vault/lists-newest-first", test_vault_lists_newest_first);
  ADD ("/vault/leaves-nothing-readable", test_vault_leaves_nothing_readable);
  ADD ("/vault/refuses-taken-reference", test_vault_refuses_taken_reference);
  ADD ("/vault/wants-a-card-first", test_vault_wants_a_card_first);
  ADD ("/vault/refuses-a-second-kiosk", test_vault_refuses_a_second_kiosk);
  ADD ("/vault/refuses-to-be-made-twice", test_vault_refuses_to_be_made_twice);
  ADD ("/vault/finishes-what-was-cut-off", test_vault_finishes_what_was_cut_off);
  ADD ("/vault/slows-guessing", test_vault_slows_guessing);
  ADD ("/vault/gives-sealed-parts", test_vault_gives_sealed_parts);
  ADD ("/vault/is-finalized", test_vault_is_finalized);

  return g_test_run ();
}
