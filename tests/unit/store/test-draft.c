/* test-draft.c - a visit that outlives a crash, and nothing else
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE /* memmem() */

#include "ant-draft.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "ant-draft-store.h"
#include "ant-error.h"
#include "ant-folder.h"
#include "ant-keyring.h"

#define MARKER  "Xanthippe-Quellmarke"
#define LIFE_MS (ANT_DRAFT_KEYS_LIFE_S * 1000)

/**
 * Fixture:
 *
 * A data folder, and keys that outlive each store as the kernel's outlive a process.
 */
typedef struct {
  char         *dir;
  char         *path;
  AntDraftKeys *keys;
  GBytes       *form;
  gint64        now_ms;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_assert_true (ant_seal_init (NULL));
  self->dir = g_dir_make_tmp ("draft-XXXXXX", NULL);
  self->path = g_build_filename (self->dir, "draft.db", NULL);
  self->keys = ant_draft_keys_new_here ();
  self->form = g_bytes_new_static ("{}", 2);
  self->now_ms = 1000000;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  ant_folder_remove (self->dir);
  ant_draft_keys_unref (self->keys);
  g_bytes_unref (self->form);
  g_free (self->path);
  g_free (self->dir);
}

/* Pairs of name and body; a body of NULL takes the piece out. */
static GPtrArray *
make_entries (const char *name, ...)
{
  GPtrArray *entries = ant_draft_entry_list_new ();
  va_list    rest;

  va_start (rest, name);
  for (; name != NULL; name = va_arg (rest, const char *)) {
    const char *text = va_arg (rest, const char *);
    g_autoptr (GBytes) body = text != NULL ? g_bytes_new (text, strlen (text)) : NULL;

    g_ptr_array_add (entries, ant_draft_entry_new (name, body));
  }
  va_end (rest);

  return entries;
}

static void
begin (Fixture *self, AntDraftStore *store, GPtrArray *entries)
{
  g_autoptr (GError) error = NULL;

  ant_draft_store_begin (store, self->form, entries, self->now_ms, &error);
  g_assert_no_error (error);
}

/* A program that dies in the middle of a visit. */
static void
crash (Fixture *self)
{
  g_autoptr (AntDraftStore) store = ant_draft_store_new (self->dir, self->keys);
  g_autoptr (GPtrArray) first = make_entries ("visit", "{}", "answer:a", MARKER, "answer:b", "two",
                                              "photo:top", "jpeg", NULL);
  g_autoptr (GPtrArray) second =
      make_entries ("answer:b", "three", "photo:top", NULL, "answer:c", MARKER, NULL);
  g_autoptr (GError) error = NULL;

  begin (self, store, first);
  ant_draft_store_add (store, second, self->now_ms, &error);
  g_assert_no_error (error);
}

static GPtrArray *
find (Fixture *self, GError **error)
{
  g_autoptr (AntDraftStore) store = ant_draft_store_new (self->dir, self->keys);

  return ant_draft_store_find (store, self->form, self->now_ms, error);
}

static gboolean
has_files (Fixture *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->dir, 0, NULL);

  return g_dir_read_name (dir) != NULL;
}

static void
assert_gone (Fixture *self, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (find (self, &error));
  g_assert_error (error, ANT_ERROR, code);
  g_assert_false (has_files (self));
}

static void
assert_body (GPtrArray *entries, const char *name, const char *text)
{
  GBytes *body = ant_draft_entry_list_find (entries, name);

  g_assert_nonnull (body);
  g_assert_cmpmem (g_bytes_get_data (body, NULL), g_bytes_get_size (body), text, strlen (text));
}

static void
test_draft_outlives_a_crash (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  crash (self);
  self->now_ms += LIFE_MS;
  entries = find (self, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 4);
  assert_body (entries, "visit", "{}");
  assert_body (entries, "answer:a", MARKER);
  assert_body (entries, "answer:b", "three");
  assert_body (entries, "answer:c", MARKER);
}

static void
test_draft_cannot_be_read (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  crash (self);
  dir = g_dir_open (self->dir, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (self->dir, name, NULL);
    g_autofree char *bytes = NULL;
    gsize            size;

    g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
    g_assert_null (memmem (bytes, size, MARKER, strlen (MARKER)));
    g_assert_null (memmem (bytes, size, "answer", strlen ("answer")));
  }
}

static void
test_draft_dies_of_age (Fixture *self, gconstpointer data)
{
  crash (self);
  self->now_ms += LIFE_MS + 1;
  assert_gone (self, ANT_ERROR_MISSING);

  /* and after a restart of the machine, on whose clock it would lie ahead */
  crash (self);
  self->now_ms -= 1;
  assert_gone (self, ANT_ERROR_MISSING);
}

static void
test_draft_lives_while_it_is_touched (Fixture *self, gconstpointer data)
{
  g_autoptr (AntDraftStore) store = ant_draft_store_new (self->dir, self->keys);
  g_autoptr (GPtrArray) entries = make_entries ("visit", "{}", NULL);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  begin (self, store, entries);
  for (int i = 0; i < 3; i++) {
    self->now_ms += LIFE_MS - 1;
    g_assert_true (ant_draft_store_touch (store, self->now_ms, &error));
  }
  g_clear_pointer (&store, ant_draft_store_free);
  found = find (self, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
}

static void
test_draft_is_dropped (Fixture *self, gconstpointer data)
{
  g_autoptr (AntDraftStore) store = ant_draft_store_new (self->dir, self->keys);
  g_autofree char *kept = NULL;
  gsize            size;

  /* by a program that never wrote it, too; and the file put back is of no use */
  crash (self);
  g_assert_true (g_file_get_contents (self->path, &kept, &size, NULL));
  g_ptr_array_unref (find (self, NULL));
  g_clear_pointer (&store, ant_draft_store_free);
  store = ant_draft_store_new (self->dir, self->keys);
  g_ptr_array_unref (ant_draft_store_find (store, self->form, self->now_ms, NULL));
  ant_draft_store_drop (store);
  g_assert_false (has_files (self));
  g_assert_true (g_file_set_contents (self->path, kept, (gssize) size, NULL));
  assert_gone (self, ANT_ERROR_MISSING);
}

static void
test_draft_goes_with_the_next_visit (Fixture *self, gconstpointer data)
{
  g_autoptr (AntDraftStore) store = ant_draft_store_new (self->dir, self->keys);
  g_autoptr (GPtrArray) old = NULL, entries = NULL, found = NULL;
  g_autofree char *kept = NULL;
  gsize            size;
  g_autoptr (GError) error = NULL;

  crash (self);
  old = ant_draft_store_find (store, self->form, self->now_ms, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (self->path, &kept, &size, NULL));
  entries = make_entries ("visit", "new", NULL);
  begin (self, store, entries);
  g_clear_pointer (&store, ant_draft_store_free);
  found = find (self, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  assert_body (found, "visit", "new");

  g_assert_true (g_file_set_contents (self->path, kept, (gssize) size, NULL));
  assert_gone (self, ANT_ERROR_MISSING);
}

static void
change (Fixture *self, const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
test_draft_refuses_what_was_not_written (Fixture *self, gconstpointer data)
{
  static const char *const WAYS[] = {
    "UPDATE piece SET sealed = (SELECT sealed FROM piece WHERE slot = 2) WHERE slot = 1",
    "UPDATE piece SET step = step + 1",
    "UPDATE piece SET step = step + 4294967297",
    "UPDATE piece SET sealed = x'00'",
    "UPDATE piece SET sealed = x'' WHERE slot = 2",
    "UPDATE piece SET session = x'00' WHERE slot = 2",
    "UPDATE piece SET session = randomblob (16) WHERE slot = 2",
    "UPDATE piece SET sealed = zeroblob (100) WHERE slot = 3",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (WAYS); i++) {
    crash (self);
    change (self, WAYS[i]);
    assert_gone (self, ANT_ERROR_CORRUPT);
  }

  crash (self);
  change (self, "DROP TABLE piece; CREATE TABLE piece (slot)");
  assert_gone (self, ANT_ERROR_FAILED);
  g_assert_true (
      g_file_set_contents (self->path, "no database, but long enough to look", -1, NULL));
  assert_gone (self, ANT_ERROR_FAILED);
}

static void
test_draft_refuses_another_form (Fixture *self, gconstpointer data)
{
  crash (self);
  g_bytes_unref (self->form);
  self->form = g_bytes_new_static ("{ }", 3);
  assert_gone (self, ANT_ERROR_CORRUPT);
}

/* --- as the program uses it --- */

static void
keep_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static void
settle (AntDraft *draft)
{
  g_autoptr (GAsyncResult) result = NULL;

  ant_draft_settle_async (draft, NULL, keep_result, &result);
  g_assert_true (ant_draft_settle_finish (draft, wait_for (&result), NULL));
}

static void
test_draft_keeps_in_order (Fixture *self, gconstpointer data)
{
  g_autoptr (AntClock) clock = ant_clock_new_fixed (0);
  g_autoptr (AntDraft) draft = ant_draft_new (self->dir, self->keys, clock);
  g_autoptr (GPtrArray) first = make_entries ("visit", "{}", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  ant_draft_add (draft, first); /* of nothing: nobody has begun */
  settle (draft);
  g_assert_false (has_files (self));
  ant_draft_begin (draft, self->form, first);
  for (int i = 0; i < 100; i++) {
    g_autofree char *text = g_strdup_printf ("%d", i);
    g_autoptr (GPtrArray) entries = make_entries ("answer:a", text, NULL);

    ant_draft_add (draft, entries);
  }
  settle (draft);
  g_clear_object (&draft);

  draft = ant_draft_new (self->dir, self->keys, clock);
  ant_draft_find_async (draft, self->form, NULL, keep_result, &result);
  found = ant_draft_find_finish (draft, wait_for (&result), &error);
  g_assert_no_error (error);
  assert_body (found, "answer:a", "99");
  ant_draft_drop (draft);
  settle (draft);
  g_assert_false (has_files (self));
}

static void
test_draft_does_without_a_disk (Fixture *self, gconstpointer data)
{
  g_autoptr (AntClock) clock = ant_clock_new_fixed (0);
  g_autofree char *nowhere = g_build_filename (self->dir, "nowhere", NULL);
  g_autoptr (AntDraft) draft = ant_draft_new (nowhere, self->keys, clock);
  g_autoptr (GPtrArray) entries = make_entries ("visit", "{}", NULL);

  ant_draft_begin (draft, self->form, entries);
  ant_draft_add (draft, entries);
  ant_draft_touch (draft);
  ant_draft_drop (draft);
  settle (draft);
  g_assert_false (has_files (self));
}

/* --- the kernel's keys --- */

static void
test_draft_keyring (void)
{
  g_autofree char *name = g_strdup_printf ("anteroom-test-%u", g_random_int ());
  g_autoptr (AntSecret) first = ant_secret_new_random (40);
  g_autoptr (AntSecret) second = ant_secret_new_random (40);
  g_autoptr (AntSecret) read = NULL;
  g_autoptr (GError) error = NULL;

  if (!ant_keyring_put (name, first, 60, &error)) {
    g_test_skip (error->message);
    return;
  }
  g_assert_true (ant_keyring_put (name, second, 60, &error));
  read = ant_keyring_get (name, 40, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (ant_secret_get (read, NULL), 40, ant_secret_get (second, NULL), 40);
  g_assert_null (ant_keyring_get (name, 39, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_CORRUPT);
  g_clear_error (&error);

  ant_keyring_drop (name);
  g_assert_null (ant_keyring_get (name, 40, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_MISSING);
  g_clear_error (&error);

  g_assert_true (ant_keyring_put (name, first, 1, &error));
  g_usleep (2 * G_USEC_PER_SEC);
  g_assert_null (ant_keyring_get (name, 40, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_MISSING);
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

  add ("/draft/outlives-a-crash", test_draft_outlives_a_crash);
  add ("/draft/cannot-be-read", test_draft_cannot_be_read);
  add ("/draft/dies-of-age", test_draft_dies_of_age);
  add ("/draft/lives-while-it-is-touched", test_draft_lives_while_it_is_touched);
  add ("/draft/is-dropped", test_draft_is_dropped);
  add ("/draft/goes-with-the-next-visit", test_draft_goes_with_the_next_visit);
  add ("/draft/refuses-what-was-not-written", test_draft_refuses_what_was_not_written);
  add ("/draft/refuses-another-form", test_draft_refuses_another_form);
  add ("/draft/keeps-in-order", test_draft_keeps_in_order);
  add ("/draft/does-without-a-disk", test_draft_does_without_a_disk);
  g_test_add_func ("/draft/keyring", test_draft_keyring);

  return g_test_run ();
}
