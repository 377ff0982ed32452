/* test-slots.c - who may unlock the vault, and that no cut leaves it shut
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE

#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ant-key-files.h"
#include "ant-test-vault.h"
#include "ant-vault-slots.h"

#define OTHER "lola lola lola lola lola"

static const char *const REFERENCES[] = { "000-001-1", "000-002-2" };
static const AntVaultNow NOW = { .wall_ms = ANT_TEST_NOW_MS, .elapsed_ms = 1000 };

/* How many more calls that change the disk are let through before the program is gone. */
static long n_steps = G_MAXLONG;

static void
step (void)
{
  if (--n_steps < 0)
    _exit (99);
}

/* These stand before libc's, for this program's own code, GLib's and SQLite's. The names of libc's
 * parameters are reserved.
 * NOLINTBEGIN(readability-inconsistent-declaration-parameter-name) */
int
fsync (int fd)
{
  step ();
  return (int) syscall (SYS_fsync, fd);
}

int
fdatasync (int fd)
{
  step ();
  return (int) syscall (SYS_fdatasync, fd);
}

int
rename (const char *from, const char *to)
{
  step ();
  return (int) syscall (SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int
unlink (const char *path)
{
  step ();
  return (int) syscall (SYS_unlinkat, AT_FDCWD, path, 0);
}

int
rmdir (const char *path)
{
  step ();
  return (int) syscall (SYS_unlinkat, AT_FDCWD, path, AT_REMOVEDIR);
}

ssize_t
pwrite64 (int fd, const void *bytes, size_t n, off64_t at)
{
  step ();
  return syscall (SYS_pwrite64, fd, bytes, n, at);
}
/* NOLINTEND(readability-inconsistent-declaration-parameter-name) */

static AntSecret *
open_core (const char *dir, const char *typed, AntVaultCore **core, GError **error)
{
  g_autoptr (AntSecret) passphrase = ant_passphrase_normalise (typed);
  gint64 wait_ms;

  *core = ant_vault_core_new (dir, FALSE);

  return ant_vault_core_open (*core, 0, error)
             ? ant_vault_core_unlock (*core, passphrase, &NOW, &wait_ms, error)
             : NULL;
}

static gboolean
can_open (const char *dir, const char *typed)
{
  g_autoptr (AntVaultCore) core = NULL;
  g_autoptr (AntSecret) identity = open_core (dir, typed, &core, NULL);

  return identity != NULL;
}

typedef enum {
  ADD,
  REKEY,
  REMOVE,
} Change;

static char *
get_slot (const char *dir, const char *typed)
{
  g_autofree char *vault_dir = g_build_filename (dir, "vault", NULL);
  g_autoptr (AntSecret) passphrase = ant_passphrase_normalise (typed);
  g_autoptr (AntKeyFiles) keys = ant_key_files_read (vault_dir, NULL);
  g_autoptr (AntSecret) identity = NULL;
  char *id = NULL;

  identity = ant_key_files_unlock (keys, passphrase, &id, NULL);

  return id;
}

static gboolean
change (const char *dir, Change what, const char *const *leaving, GError **error)
{
  g_autoptr (AntVaultCore) core = NULL;
  g_autoptr (AntSecret) other = ant_passphrase_normalise (OTHER);
  g_autoptr (AntSecret) identity = open_core (dir, ANT_TEST_PASSPHRASE, &core, error);
  g_autoptr (GPtrArray) staying =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ant_secret_unref);
  g_autofree char *id = NULL;

  if (identity == NULL)
    return FALSE;
  if (what == ADD)
    return ant_vault_slots_add (core, identity, other, &NOW, &id, error);
  if (what == REKEY)
    return ant_vault_slots_rekey (core, identity, other, &NOW, &id, error);
  g_ptr_array_add (staying, ant_passphrase_normalise (ANT_TEST_PASSPHRASE));

  return ant_vault_slots_remove (core, identity, staying, leaving, &NOW, error);
}

static void
set_up (AntTestVault *self, gconstpointer data)
{
  ant_test_vault_set_up (self, data);
  for (gsize i = 0; i < G_N_ELEMENTS (REFERENCES); i++) {
    g_autoptr (AntRecord) record = ant_record_new (REFERENCES[i]);

    ant_test_add_text (record, ANT_PART_CARD, g_strdup ("{}"));
    ant_test_add_text (record, ANT_PART_ANSWERS, g_strdup ("{}"));
    g_assert_true (ant_test_commit (self->vault, record, self->form, NULL));
  }
  g_clear_object (&self->vault);
}

/* Everything is there, signed, and opens with the paper and with @typed. */
static void
assert_whole (AntTestVault *self, const char *dir, const char *typed)
{
  g_autoptr (AntVaultCore) core = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AntSecret) identity = open_core (dir, typed, &core, &error);
  AntSecret *keys[] = { identity, self->recovery };

  g_assert_no_error (error);
  g_assert_cmpint (ant_vault_core_count (core, NULL), ==, G_N_ELEMENTS (REFERENCES));
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++) {
    g_autoptr (GPtrArray) faults = ant_vault_core_verify (core, keys[i], &error);

    g_assert_no_error (error);
    for (guint j = 0; j < faults->len; j++)
      g_error ("%s", ((AntVaultFault *) faults->pdata[j])->problem->message);
  }
}

static void
test_slots_add (AntTestVault *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (change (self->dir, ADD, NULL, &error));
  assert_whole (self, self->dir, ANT_TEST_PASSPHRASE);
  assert_whole (self, self->dir, OTHER);
}

static void
test_slots_rekey (AntTestVault *self, gconstpointer data)
{
  g_assert_true (change (self->dir, REKEY, NULL, NULL));
  assert_whole (self, self->dir, OTHER);
  g_assert_false (can_open (self->dir, ANT_TEST_PASSPHRASE));
}

static void
test_slots_remove (AntTestVault *self, gconstpointer data)
{
  g_autoptr (AntSecret) old = NULL;
  g_autoptr (AntVaultCore) core = NULL;
  g_autofree char *id = NULL;
  const char      *leaving[] = { NULL, NULL };
  g_autoptr (GPtrArray) faults = NULL;

  g_assert_true (change (self->dir, ADD, NULL, NULL));
  old = open_core (self->dir, OTHER, &core, NULL);
  g_clear_pointer (&core, ant_vault_core_free);
  id = get_slot (self->dir, OTHER);
  leaving[0] = id;
  g_assert_true (change (self->dir, REMOVE, leaving, NULL));
  assert_whole (self, self->dir, ANT_TEST_PASSPHRASE);
  g_assert_false (can_open (self->dir, OTHER));

  /* a copy of the old key opens nothing that is there now */
  core = ant_vault_core_new (self->dir, TRUE);
  g_assert_true (ant_vault_core_open (core, 0, NULL));
  faults = ant_vault_core_verify (core, old, NULL);
  g_assert_cmpuint (faults->len, ==, G_N_ELEMENTS (REFERENCES));

  /* and the kiosk goes on */
  self->vault = ant_test_new_vault (self);
  g_assert_true (ant_test_check (self->vault, NULL));
}

static void
assert_not_removed (AntTestVault *self, const char *const *leaving, AntError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (change (self->dir, REMOVE, leaving, &error));
  g_assert_error (error, ANT_ERROR, (int) code);
}

static void
test_slots_refuse_to_forget_anybody (AntTestVault *self, gconstpointer data)
{
  g_autofree char *own = get_slot (self->dir, ANT_TEST_PASSPHRASE);
  const char      *strange[] = { "00000000000000000000000000000000", NULL };
  const char      *nobody[] = { NULL };
  const char      *last[] = { own, NULL };

  assert_not_removed (self, last, ANT_ERROR_INVALID); /* the last is never removed */
  assert_not_removed (self, strange, ANT_ERROR_MISSING);
  g_assert_true (change (self->dir, ADD, NULL, NULL));
  assert_not_removed (self, nobody, ANT_ERROR_INVALID); /* the other's passphrase was not given */
  assert_whole (self, self->dir, OTHER);
}

/* A part that was changed is not signed anew. */
static void
test_slots_refuse_a_damaged_intake (AntTestVault *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->dir, "vault", "vault.db", NULL);
  g_autofree char *id = NULL;
  const char      *leaving[] = { NULL, NULL };
  sqlite3         *db = NULL;

  g_assert_true (change (self->dir, ADD, NULL, NULL));
  id = get_slot (self->dir, OTHER);
  leaving[0] = id;
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "UPDATE part SET hash = zeroblob (32) WHERE seq = 1"
                                 " AND part_no = 1",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (db);
  assert_not_removed (self, leaving, ANT_ERROR_CORRUPT);
  g_assert_true (can_open (self->dir, OTHER));
}

static int
run_inside (const char *dir, const char *what, const char *step_no, const char *leaving)
{
  const char *ids[] = { leaving, NULL };

  n_steps = g_ascii_strtoll (step_no, NULL, 10);

  return change (dir, (Change) g_ascii_strtoll (what, NULL, 10), ids, NULL) ? 0 : 1;
}

/* Runs the change in a program that is gone at step @step_no; whether it was. */
static gboolean
is_cut (const char *dir, Change what, int step_no, const char *leaving)
{
  g_autofree char *number = g_strdup_printf ("%d", step_no);
  g_autofree char *change_no = g_strdup_printf ("%d", what);
  const char      *argv[] = { "/proc/self/exe", "--inside", dir, change_no, number, leaving, NULL };
  int              status;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL,
                               &status, NULL));
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) != 99)
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);

  return WEXITSTATUS (status) == 99;
}

static void
copy_vault (const char *from, const char *to)
{
  const char *argv[] = { "cp", "-r", from, to, NULL };

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               NULL, NULL, NULL));
}

/* Gate: cut at each step, a passphrase opens everything. Of two that stand for one another it is
 * the one or the other; who was to leave has left, or nothing has happened. */
static void
cut_everywhere (AntTestVault *self, Change what)
{
  g_autofree char *dir = g_strdup_printf ("%s-cut", self->dir);
  g_autofree char *id = NULL;
  gboolean         was_cut = TRUE;
  int              n;

  if (what == REMOVE) {
    g_assert_true (change (self->dir, ADD, NULL, NULL));
    id = get_slot (self->dir, OTHER);
  }
  for (n = 0; was_cut; n++) {
    copy_vault (self->dir, dir);
    was_cut = is_cut (dir, what, n, id != NULL ? id : "");
    assert_whole (self, dir,
                  what == REKEY && !can_open (dir, ANT_TEST_PASSPHRASE) ? OTHER
                                                                        : ANT_TEST_PASSPHRASE);
    if (what == REMOVE && can_open (dir, OTHER))
      assert_whole (self, dir, OTHER);
    ant_folder_remove (dir);
  }
  g_test_message ("%d places", n - 1);
  g_assert_cmpint (n, >, 10);
}

static void
test_slots_rekey_cut (AntTestVault *self, gconstpointer data)
{
  cut_everywhere (self, REKEY);
}

static void
test_slots_remove_cut (AntTestVault *self, gconstpointer data)
{
  cut_everywhere (self, REMOVE);
}

#define TEST(path, function)                                                                       \
  g_test_add (path, AntTestVault, NULL, set_up, function, ant_test_vault_tear_down)

int
main (int argc, char *argv[])
{
  if (argc == 6 && strcmp (argv[1], "--inside") == 0)
    return run_inside (argv[2], argv[3], argv[4], argv[5]);
  g_test_init (&argc, &argv, NULL);

  TEST ("/slots/add", test_slots_add);
  TEST ("/slots/rekey", test_slots_rekey);
  TEST ("/slots/remove", test_slots_remove);
  TEST ("/slots/refuse-to-forget-anybody", test_slots_refuse_to_forget_anybody);
  TEST ("/slots/refuse-a-damaged-intake", test_slots_refuse_a_damaged_intake);
  TEST ("/slots/rekey-cut", test_slots_rekey_cut);
  TEST ("/slots/remove-cut", test_slots_remove_cut);

  return g_test_run ();
}
