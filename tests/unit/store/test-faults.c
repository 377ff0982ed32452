/* test-faults.c - a disk that fails at the first write, at the second, and so on to the last
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-draft-store.h"
#include "ant-reference.h"
#include "ant-test-disk.h"
#include "ant-test-vault.h"

#define MOST 2000 /* writes of one intake */

/**
 * Fixture:
 *
 * A vault with a client's intake in it, which has to be there whatever becomes of the next.
 */
typedef struct {
  AntTestVault vault;
  AntSecret   *identity;
  char        *earlier;
} Fixture;

/* Little, for it is written a thousand times. */
static AntRecord *
make_record (const char *reference)
{
  AntRecord *record = ant_record_new (reference);

  ant_test_add_text (record, ANT_PART_CARD, g_strdup_printf ("{\"reference\":\"%s\"}", reference));
  ant_test_add_text (record, ANT_PART_ANSWERS, g_strdup ("{}"));
  ant_test_add_photo (record, 0, 1000);

  return record;
}

static gboolean
put (Fixture *self, const char *reference, GError **error)
{
  g_autoptr (AntRecord) record = make_record (reference);

  return ant_test_commit (self->vault.vault, record, self->vault.form, error);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  ant_test_vault_set_up (&self->vault, data);
  self->identity = ant_test_unlock (self->vault.vault, ANT_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  self->earlier = ant_reference_new (&error);
  put (self, self->earlier, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  ant_secret_unref (self->identity);
  g_free (self->earlier);
  ant_test_vault_tear_down (&self->vault, data);
}

/* Every part of it, opened. */
static void
assert_whole (Fixture *self, const char *reference)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AntRecord) expected = make_record (reference);
  g_autoptr (AntRecord) found =
      ant_test_read (self->vault.vault, self->identity, reference, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (ant_record_get_n_parts (found), ==, ant_record_get_n_parts (expected));
  for (guint i = 0; i < ant_record_get_n_parts (found); i++)
    g_assert_true (
        g_bytes_equal (ant_record_get_body (found, i), ant_record_get_body (expected, i)));
}

static void
start_again (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->vault.vault);
  self->vault.vault = ant_test_new_vault (&self->vault);
  ant_test_open (self->vault.vault, &error);
  g_assert_no_error (error);
}

/* One more client, at whose Send the disk fails; says whether it came to that. What was not
 * acknowledged may be there, where the very last step failed, but then all of it. */
static gboolean
send (Fixture *self, AntTestFault fault, gboolean stays, int n)
{
  gint64           before = ant_test_count (self->vault.vault);
  g_autofree char *reference = ant_reference_new (NULL);
  g_autoptr (GError) error = NULL;
  gboolean is_kept, has_failed;
  gint64   after;

  ant_test_disk_arm (fault, stays, n);
  is_kept = put (self, reference, &error);
  has_failed = ant_test_disk_mend ();
  g_assert_true (is_kept || error != NULL);
  if (error != NULL)
    g_assert_true (g_error_matches (error, ANT_ERROR, ANT_ERROR_FULL) ||
                   g_error_matches (error, ANT_ERROR, ANT_ERROR_FAILED));

  start_again (self);
  after = ant_test_count (self->vault.vault);
  g_assert_cmpint (after - before, >=, is_kept ? 1 : 0);
  g_assert_cmpint (after - before, <=, 1);
  if (after > before)
    assert_whole (self, reference);
  assert_whole (self, self->earlier);

  return has_failed;
}

static void
fail_each (Fixture *self, AntTestFault fault, gboolean stays)
{
  g_autofree char *reference = ant_reference_new (NULL);
  g_autoptr (GError) error = NULL;
  int n = 1;

  while (n < MOST && send (self, fault, stays, n))
    n++;
  g_test_message ("%d writes", n - 1);
  g_assert_cmpint (n, >, 10);
  g_assert_cmpint (n, <, MOST);

  put (self, reference, &error);
  g_assert_no_error (error);
  assert_whole (self, reference);
}

static void
test_full (Fixture *self, gconstpointer data)
{
  fail_each (self, ANT_TEST_FULL, FALSE);
}

static void
test_full_from_then_on (Fixture *self, gconstpointer data)
{
  fail_each (self, ANT_TEST_FULL, TRUE);
}

static void
test_broken (Fixture *self, gconstpointer data)
{
  fail_each (self, ANT_TEST_BROKEN, FALSE);
}

static void
test_broken_from_then_on (Fixture *self, gconstpointer data)
{
  fail_each (self, ANT_TEST_BROKEN, TRUE);
}

static void
test_torn_from_then_on (Fixture *self, gconstpointer data)
{
  fail_each (self, ANT_TEST_TORN, TRUE);
}

/* --- a draft --- */

static GPtrArray *
make_pieces (const char *text)
{
  GPtrArray         *pieces = ant_draft_entry_list_new ();
  g_autofree guint8 *photo = g_malloc0 (60000);
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));
  g_autoptr (GBytes) picture = g_bytes_new (photo, 60000);

  g_ptr_array_add (pieces, ant_draft_entry_new ("visit", body));
  g_ptr_array_add (pieces, ant_draft_entry_new (text, picture));

  return pieces;
}

/* What is found after a crash is the visit before the answer or with it, and never half of it. */
static void
assert_old_or_new (GPtrArray *found)
{
  GBytes  *visit = ant_draft_entry_list_find (found, "visit");
  gboolean is_new = g_bytes_get_size (visit) == strlen ("second");

  g_assert_nonnull (ant_draft_entry_list_find (found, "first"));
  g_assert_true ((ant_draft_entry_list_find (found, "second") != NULL) == is_new);
}

static gboolean
answer (Fixture *self, AntDraftKeys *keys, AntTestFault fault, int n)
{
  g_autoptr (AntDraftStore) store = ant_draft_store_new (self->vault.dir, keys);
  g_autoptr (GPtrArray) first = make_pieces ("first");
  g_autoptr (GPtrArray) second = make_pieces ("second");
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_kept, has_failed;

  g_assert_true (ant_draft_store_begin (store, self->vault.form, first, 0, &error));
  ant_test_disk_arm (fault, TRUE, n);
  is_kept = ant_draft_store_add (store, second, 0, &error);
  g_clear_pointer (&store, ant_draft_store_free);
  has_failed = ant_test_disk_mend ();

  store = ant_draft_store_new (self->vault.dir, keys);
  found = ant_draft_store_find (store, self->vault.form, 0, NULL);
  g_assert_true (found != NULL || !is_kept);
  if (found != NULL)
    assert_old_or_new (found);
  if (is_kept)
    g_assert_nonnull (ant_draft_entry_list_find (found, "second"));
  ant_draft_store_drop (store);

  return has_failed;
}

static void
test_draft (Fixture *self, gconstpointer data)
{
  g_autoptr (AntDraftKeys) keys = ant_draft_keys_new_here ();

  for (AntTestFault fault = ANT_TEST_FULL; fault <= ANT_TEST_TORN; fault++) {
    int n = 1;

    while (n < MOST && answer (self, keys, fault, n))
      n++;
    g_assert_cmpint (n, >, 10);
    g_assert_cmpint (n, <, MOST);
  }
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ant_test_disk_insert ();
  add ("/faults/full", test_full);
  add ("/faults/full-from-then-on", test_full_from_then_on);
  add ("/faults/broken", test_broken);
  add ("/faults/broken-from-then-on", test_broken_from_then_on);
  add ("/faults/torn-from-then-on", test_torn_from_then_on);
  add ("/faults/draft", test_draft);

  return g_test_run ();
}
