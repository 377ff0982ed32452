/* test-fail-closed.c - whatever is wrong with the data folder, no intake starts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE

#include <fcntl.h>
#include <sched.h>
#include <sqlite3.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ant-key-files.h"
#include "ant-root-key.h"
#include "ant-test-vault.h"

static char *
find (AntTestVault *self, const char *name)
{
  return g_build_filename (self->dir, "vault", name, NULL);
}

static void
put (AntTestVault *self, const char *name, const char *text)
{
  g_autofree char *path = find (self, name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
drop (AntTestVault *self, const char *name)
{
  g_autofree char *path = find (self, name);

  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
run_sql (AntTestVault *self, const char *sql)
{
  g_autofree char *path = find (self, "vault.db");
  sqlite3         *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

/* The vault, closed and opened again, refuses with @code and says @why, and leaves the folder to
 * the next one. */
static void
refuse_because (AntTestVault *self, AntError code, const char *why)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->vault);
  self->vault = ant_test_new_vault (self);
  g_assert_false (ant_test_open (self->vault, &error));
  g_assert_error (error, ANT_ERROR, (int) code);
  g_clear_error (&error);
  g_assert_false (ant_test_check (self->vault, &error)); /* before a visit it says the same */
  g_assert_error (error, ANT_ERROR, (int) code);
  if (strstr (error->message, why) == NULL)
    g_error ("“%s” does not say “%s”", error->message, why);
}

static void
refuse (AntTestVault *self, AntError code)
{
  refuse_because (self, code, "");
}

static void
refuse_commit (AntTestVault *self)
{
  g_autoptr (AntRecord) record = ant_test_record ("000-001-1");

  g_assert_false (ant_test_commit (self->vault, record, self->form, NULL));
}

/**
 * Clinic:
 *
 * Who may sign trust files, and what the one on the disk says.
 */
typedef struct {
  AntTrust   trust;
  AntSecret *root;
} Clinic;

static void
clear_clinic (Clinic *clinic)
{
  ant_secret_unref (clinic->root);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Clinic, clear_clinic)

static void
read_clinic (AntTestVault *self, Clinic *clinic)
{
  g_autofree char *vault_dir = find (self, "");
  g_autoptr (AntKeyFiles) keys = ant_key_files_read (vault_dir, NULL);
  g_autoptr (AntSecret) identity = ant_key_files_unlock (keys, self->passphrase, NULL, NULL);

  clinic->trust = keys->trust;
  clinic->root = ant_root_key_open (keys->root, identity, keys->trust.kiosk_id, NULL);
}

static void
put_signed (AntTestVault *self, const AntTrust *trust, AntSecret *root)
{
  g_autoptr (GBytes) file = ant_trust_sign (trust, root);

  put (self, "keys/trust", g_bytes_get_data (file, NULL));
}

static void
refuse_trust (AntTestVault *self, const Clinic *clinic, const AntTrust *trust, const char *why)
{
  put_signed (self, trust, clinic->root);
  refuse_because (self, ANT_ERROR_INVALID, why);
}

static void
test_trust_missing (AntTestVault *self, gconstpointer data)
{
  g_autofree char *path = find (self, "keys/trust");
  g_autofree char *right = NULL;
  g_autofree char *pasted = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (path, &right, NULL, NULL));
  drop (self, "keys/trust");
  refuse (self, ANT_ERROR_MISSING);
  refuse_commit (self);
  put (self, "keys/trust", "");
  refuse (self, ANT_ERROR_CORRUPT);
  put (self, "keys/trust", "anteroom-trust-v2\n");
  refuse (self, ANT_ERROR_UNSUPPORTED);
  pasted = g_strconcat (right, "AGE-SECRET-KEY-1QQQQ", NULL);
  put (self, "keys/trust", pasted);
  refuse_because (self, ANT_ERROR_INVALID, "SECRET key");

  put (self, "keys/trust", right);
  g_clear_object (&self->vault);
  self->vault = ant_test_new_vault (self);
  g_assert_true (ant_test_open (self->vault, &error));
  g_assert_no_error (error);
}

/* Signed by the clinic, all of them, and none is this kiosk's newest. */
static void
test_trust_of_another (AntTestVault *self, gconstpointer data)
{
  g_auto (Clinic) clinic = { 0 };
  AntTrust changed;

  read_clinic (self, &clinic);
  changed = clinic.trust;
  changed.kiosk_id[0] ^= 1;
  refuse_trust (self, &clinic, &changed, "another kiosk");

  changed = clinic.trust;
  changed.device[0] ^= 1;
  refuse_trust (self, &clinic, &changed, "own key");

  changed = clinic.trust;
  changed.recovery[0] = '\0';
  refuse_trust (self, &clinic, &changed, "recovery key");

  changed = clinic.trust;
  g_strlcpy (changed.recovery, changed.clinic, sizeof changed.recovery);
  refuse_trust (self, &clinic, &changed, "twice");

  changed = clinic.trust;
  g_strlcpy (changed.clinic, changed.recovery, sizeof changed.clinic);
  g_strlcpy (changed.recovery, clinic.trust.clinic, sizeof changed.recovery);
  refuse_trust (self, &clinic, &changed, "slot"); /* staff could not open what comes in */

  g_clear_object (&self->vault);
  run_sql (self, "UPDATE vault SET epoch = 2");
  refuse_trust (self, &clinic, &clinic.trust, "old one");
}

/* Another clinic's root may sign what it likes. Where the kiosk was made to believe in it, staff
 * find out when they unlock. */
static void
test_trust_of_another_root (AntTestVault *self, gconstpointer data)
{
  g_auto (Clinic) clinic = { 0 };
  g_autoptr (AntSecret) stranger = ant_secret_new_random (ANT_SIGN_KEY_SIZE);
  guint8           public_key[ANT_SIGN_KEY_SIZE];
  g_autofree char *sql = NULL;
  g_autoptr (GString) hex = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  read_clinic (self, &clinic);
  put_signed (self, &clinic.trust, stranger);
  refuse_because (self, ANT_ERROR_INVALID, "not signed");

  g_clear_object (&self->vault);
  ant_sign_get_public (stranger, public_key);
  for (gsize i = 0; i < sizeof public_key; i++)
    g_string_append_printf (hex, "%02x", public_key[i]);
  sql = g_strdup_printf ("UPDATE vault SET root = x'%s'", hex->str);
  run_sql (self, sql);
  self->vault = ant_test_new_vault (self);
  g_assert_true (ant_test_open (self->vault, &error));
  g_assert_null (ant_test_unlock (self->vault, ANT_TEST_PASSPHRASE, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "somebody else"));
}

static void
test_form_not_signed (AntTestVault *self, gconstpointer data)
{
  g_auto (Clinic) clinic = { 0 };
  AntTrust changed;
  g_autoptr (GError) error = NULL;

  read_clinic (self, &clinic);
  changed = clinic.trust;
  changed.n_forms = 1;
  put_signed (self, &changed, clinic.root);
  g_clear_object (&self->vault);
  self->vault = ant_test_new_vault (self);
  g_assert_true (ant_test_open (self->vault, &error));
  g_assert_false (ant_test_check (self->vault, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_INVALID);
  refuse_commit (self);

  ant_seal_hash16 (ANT_TEST_FORM, strlen (ANT_TEST_FORM), changed.forms[0]);
  put_signed (self, &changed, clinic.root);
  g_clear_object (&self->vault);
  self->vault = ant_test_new_vault (self);
  g_assert_true (ant_test_check (self->vault, NULL));
}

static void
test_slots (AntTestVault *self, gconstpointer data)
{
  g_autofree char *slots = find (self, "keys/slots");
  g_autoptr (GDir) dir = g_dir_open (slots, 0, NULL);
  g_autofree char *name = g_build_filename ("keys", "slots", g_dir_read_name (dir), NULL);

  g_clear_object (&self->vault);
  put (self, name, "not a slot");
  refuse (self, ANT_ERROR_CORRUPT);
  drop (self, name);
  refuse (self, ANT_ERROR_MISSING);
}

static void
test_database_gone (AntTestVault *self, gconstpointer data)
{
  g_autofree char *path = find (self, "vault.db");

  g_clear_object (&self->vault);
  drop (self, "vault.db");
  refuse (self, ANT_ERROR_MISSING);
  refuse_commit (self);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS)); /* not made anew */
  put (self, "vault.db", "");
  refuse (self, ANT_ERROR_CORRUPT);
  put (self, "vault.db", "This is no database, however long it may be, and must not become one.");
  refuse (self, ANT_ERROR_CORRUPT);
}

static void
test_database_changed (AntTestVault *self, gconstpointer data)
{
  g_clear_object (&self->vault);
  run_sql (self, "CREATE TABLE extra (x)");
  refuse (self, ANT_ERROR_CORRUPT);
  g_clear_object (&self->vault);
  run_sql (self, "DROP TABLE extra");
  run_sql (self, "CREATE TRIGGER t AFTER INSERT ON intake BEGIN DELETE FROM intake; END");
  refuse (self, ANT_ERROR_CORRUPT);
  g_clear_object (&self->vault);
  run_sql (self, "DROP TRIGGER t; PRAGMA user_version = 2");
  refuse (self, ANT_ERROR_UNSUPPORTED);
  g_clear_object (&self->vault);
  run_sql (self, "PRAGMA user_version = 0");
  refuse (self, ANT_ERROR_CORRUPT);
  g_clear_object (&self->vault);
  run_sql (self, "PRAGMA user_version = 1; PRAGMA application_id = 7");
  refuse (self, ANT_ERROR_CORRUPT);
  g_clear_object (&self->vault);
  run_sql (self, "PRAGMA application_id = 0x414e5452; PRAGMA journal_mode = DELETE");
  refuse (self, ANT_ERROR_CORRUPT);
}

static void
test_folder (AntTestVault *self, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (self->dir, "nowhere", NULL);
  g_autoptr (AntVault) vault = ant_vault_new (nowhere, self->clock);
  g_autoptr (GError) error = NULL;

  g_assert_false (ant_test_open (vault, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_MISSING);
  g_assert_false (g_file_test (nowhere, G_FILE_TEST_EXISTS));
}

/* Staff mend what is wrong while the kiosk runs, and the next client can start. */
static void
test_mended (AntTestVault *self, gconstpointer data)
{
  g_autofree char *path = find (self, "vault.db");
  g_autofree char *aside = find (self, "aside");
  g_autoptr (AntRecord) record = ant_test_record ("1");
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->vault);
  g_assert_cmpint (g_rename (path, aside), ==, 0);
  refuse (self, ANT_ERROR_MISSING);
  g_assert_cmpint (g_rename (aside, path), ==, 0);
  g_assert_true (ant_test_check (self->vault, &error));
  g_assert_true (ant_test_commit (self->vault, record, self->form, &error));
  g_assert_cmpint (ant_test_count (self->vault), ==, 1);
}

static void
test_no_permission (AntTestVault *self, gconstpointer data)
{
  g_autofree char *vault_dir = g_build_filename (self->dir, "vault", NULL);
  const char      *dirs[] = { self->dir, vault_dir };

  if (geteuid () == 0) {
    g_test_skip ("Permissions do not hold root");
    return;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (dirs); i++) {
    g_assert_cmpint (chmod (dirs[i], 0500), ==, 0);
    refuse (self, ANT_ERROR_READ_ONLY);
    g_assert_cmpint (chmod (dirs[i], 0700), ==, 0);
  }
}

static void
test_no_room (AntTestVault *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  ant_vault_set_floor (self->vault, G_MAXUINT64 / 2);
  g_assert_false (ant_test_check (self->vault, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_FULL);
  g_clear_error (&error);
  g_clear_object (&self->vault);
  self->vault = ant_vault_new (self->dir, self->clock);
  ant_vault_set_floor (self->vault, G_MAXUINT64 / 2);
  g_assert_false (ant_test_open (self->vault, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_FULL);
}

static void
test_changed_while_open (AntTestVault *self, gconstpointer data)
{
  g_autofree char *path = find (self, "vault.db");
  g_autofree char *aside = find (self, "aside");
  g_autofree char *trust = find (self, "keys/trust");
  g_autofree char *right = NULL;
  g_auto (Clinic) clinic = { 0 };
  AntTrust changed;
  g_autoptr (GError) error = NULL;

  g_assert_true (ant_test_check (self->vault, &error));
  g_assert_cmpint (g_rename (path, aside), ==, 0);
  g_assert_false (ant_test_check (self->vault, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_MISSING);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (path, "another", -1, NULL));
  g_assert_false (ant_test_check (self->vault, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_CORRUPT);
  g_clear_error (&error);
  g_assert_cmpint (g_rename (aside, path), ==, 0);
  g_assert_true (ant_test_check (self->vault, &error));

  g_assert_true (g_file_get_contents (trust, &right, NULL, NULL));
  read_clinic (self, &clinic);
  changed = clinic.trust;
  changed.epoch++;
  put_signed (self, &changed, clinic.root);
  g_assert_false (ant_test_check (self->vault, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_INVALID);
  g_clear_error (&error);
  drop (self, "keys/trust");
  g_assert_false (ant_test_check (self->vault, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_MISSING);
}

/* Exit status of the parts that run in a namespace: no namespace, no test. */
#define CANNOT 77

static void
map_ids (uid_t uid, gid_t gid)
{
  g_autofree char *uid_map = g_strdup_printf ("0 %u 1", uid);
  g_autofree char *gid_map = g_strdup_printf ("0 %u 1", gid);
  const char      *files[] = { "/proc/self/setgroups", "/proc/self/uid_map", "/proc/self/gid_map" };
  const char      *texts[] = { "deny", uid_map, gid_map };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    int fd = open (files[i], O_WRONLY | O_CLOEXEC);

    if (fd < 0 || write (fd, texts[i], strlen (texts[i])) < 0)
      exit (CANNOT);
    close (fd);
  }
}

/* For a process of its own, where the user may mount: real root, or root of a user namespace. */
static gboolean
enter_namespace (void)
{
  uid_t uid = geteuid ();
  gid_t gid = getegid ();

  if (uid == 0 ? unshare (CLONE_NEWNS) != 0 : unshare (CLONE_NEWUSER | CLONE_NEWNS) != 0)
    return FALSE;
  if (uid != 0)
    map_ids (uid, gid);

  return mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
}

static void
run_in_namespace (const char *path)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  const char      *argv[] = { self, "--inside", path, NULL };
  g_autoptr (GError) error = NULL;
  int wait_status;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL,
                               &wait_status, &error));
  g_assert_no_error (error);
  if (WIFEXITED (wait_status) && WEXITSTATUS (wait_status) == CANNOT)
    g_test_skip ("This user may not mount, not even in a namespace");
  else
    g_assert_true (g_spawn_check_wait_status (wait_status, NULL));
}

static void
test_full_disk (void)
{
  run_in_namespace ("full");
}

static void
test_read_only_disk (void)
{
  run_in_namespace ("read-only");
}

static void
mount_or_leave (const char   *source,
                const char   *dir,
                const char   *type,
                unsigned long flags,
                const char   *how)
{
  if (mount (source, dir, type, flags, how) != 0)
    exit (CANNOT);
}

/* A disk of 4 MB takes one intake and not the tenth; what it took stays whole, and there is no
 * half. */
static void
inside_full (AntTestVault *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AntSecret) identity = NULL;
  int n = 0;

  for (;; n++) {
    g_autofree char *reference = g_strdup_printf ("%d", n);
    g_autoptr (AntRecord) record = ant_test_record (reference);

    if (!ant_test_commit (self->vault, record, self->form, &error))
      break;
    g_assert_cmpint (n, <, 20);
  }
  g_assert_error (error, ANT_ERROR, ANT_ERROR_FULL);
  g_clear_error (&error);
  g_assert_cmpint (n, >, 0);
  g_assert_cmpint (ant_test_count (self->vault), ==, n);

  ant_vault_set_floor (self->vault, 1000000);
  g_assert_false (ant_test_check (self->vault, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_FULL);
  g_clear_error (&error);

  g_clear_object (&self->vault);
  self->vault = ant_vault_new_reader (self->dir, self->clock);
  g_assert_true (ant_test_open (self->vault, &error));
  g_assert_cmpint (ant_test_count (self->vault), ==, n);
}

static void
inside_read_only (AntTestVault *self)
{
  g_clear_object (&self->vault); /* a disk that is written to cannot be made read-only */
  mount_or_leave ("none", self->dir, NULL, MS_REMOUNT | MS_RDONLY, "size=64m");
  refuse (self, ANT_ERROR_READ_ONLY);
}

static int
run_inside (const char *which)
{
  g_autofree char *dir = g_dir_make_tmp ("ant-disk-XXXXXX", NULL);
  gboolean         is_full = strcmp (which, "full") == 0;
  AntTestVault     self = { .dir = dir };

  if (!enter_namespace ())
    return CANNOT;
  mount_or_leave ("ant-test", dir, "tmpfs", 0, is_full ? "size=4m" : "size=64m");

  self.clock = ant_clock_new_fixed (ANT_TEST_NOW_MS);
  self.passphrase = ant_passphrase_normalise (ANT_TEST_PASSPHRASE);
  self.form = g_bytes_new_static (ANT_TEST_FORM, strlen (ANT_TEST_FORM));
  self.recovery = ant_test_make (dir, self.passphrase);
  self.vault = ant_test_new_vault (&self);
  g_assert_true (ant_test_open (self.vault, NULL));
  if (is_full)
    inside_full (&self);
  else
    inside_read_only (&self);
  g_clear_object (&self.vault);
  umount (dir);
  g_rmdir (dir);
  ant_clock_unref (self.clock);
  ant_secret_unref (self.passphrase);
  ant_secret_unref (self.recovery);
  g_bytes_unref (self.form);

  return 0;
}

#define ADD(path, function)                                                                        \
  g_test_add (path, AntTestVault, NULL, ant_test_vault_set_up, function, ant_test_vault_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (argc == 3 && strcmp (argv[1], "--inside") == 0)
    return run_inside (argv[2]);

  ADD ("/fail-closed/trust-missing", test_trust_missing);
  ADD ("/fail-closed/trust-of-another", test_trust_of_another);
  ADD ("/fail-closed/trust-of-another-root", test_trust_of_another_root);
  ADD ("/fail-closed/form-not-signed", test_form_not_signed);
  ADD ("/fail-closed/slots", test_slots);
  ADD ("/fail-closed/database-gone", test_database_gone);
  ADD ("/fail-closed/database-changed", test_database_changed);
  ADD ("/fail-closed/folder", test_folder);
  ADD ("/fail-closed/mended", test_mended);
  ADD ("/fail-closed/no-permission", test_no_permission);
  ADD ("/fail-closed/no-room", test_no_room);
  ADD ("/fail-closed/changed-while-open", test_changed_while_open);
  g_test_add_func ("/fail-closed/full-disk", test_full_disk);
  g_test_add_func ("/fail-closed/read-only-disk", test_read_only_disk);

  return g_test_run ();
}
