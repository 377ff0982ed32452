/* test-live-form.c - the questionnaire that is live, over restarts, tears and damage
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-live-form.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ant-error.h"
#include "ant-folder.h"
#include "ant-secret.h"

#define FIRST  "{\"resourceType\":\"Questionnaire\",\"version\":\"1\"}"
#define SECOND "{\"resourceType\":\"Questionnaire\",\"version\":\"2\",\"title\":\"Other\"}"

/**
 * Fixture:
 *
 * An empty data folder.
 */
typedef struct {
  char *dir;
  char *path; /* of the file in it */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->dir = g_dir_make_tmp ("ant-live-form-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->dir, ANT_LIVE_FORM_FILE, NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  ant_folder_remove (self->dir);
  g_free (self->path);
  g_free (self->dir);
}

static AntLiveForm *
read_live (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  AntLiveForm *live = ant_live_form_read (self->dir, &error);

  g_assert_no_error (error);

  return live;
}

static void
write_live (Fixture *self, AntLiveForm *live)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (ant_live_form_write (live, self->dir, &error));
  g_assert_no_error (error);
}

/* What staff do: the form before it stays to go back to. */
static void
bring (Fixture *self, const char *form, gint64 now_ms)
{
  g_autoptr (AntLiveForm) before = read_live (self);
  g_autoptr (GBytes) bytes = g_bytes_new_static (form, strlen (form));
  g_autoptr (AntLiveForm) after = ant_live_form_replace (before, bytes, now_ms);

  write_live (self, after);
}

static void
go_back (Fixture *self, gint64 now_ms)
{
  g_autoptr (AntLiveForm) before = read_live (self);
  g_autoptr (AntLiveForm) after = ant_live_form_go_back (before, now_ms);

  write_live (self, after);
}

static void
assert_live (Fixture *self, const char *form, gint64 since_ms)
{
  g_autoptr (AntLiveForm) live = read_live (self);
  GBytes *bytes = ant_live_form_get_form (live);

  g_assert_cmpint (ant_live_form_get_since_ms (live), ==, since_ms);
  if (form == NULL)
    g_assert_null (bytes);
  else
    g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), form, strlen (form));
}

static void
assert_refused (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ant_live_form_read (self->dir, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, ANT_LIVE_FORM_FILE));
}

/* Without waiting for the disk, which does not shorten a file that is there. */
static void
put (Fixture *self, const char *bytes, gsize size)
{
  g_autoptr (GError) error = NULL;

  g_unlink (self->path);
  g_file_set_contents_full (self->path, bytes, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600,
                            &error);
  g_assert_no_error (error);
}

static void
test_begins_with_the_pack (Fixture *self, gconstpointer data)
{
  g_autoptr (AntLiveForm) live = read_live (self);

  g_assert_false (ant_live_form_has_earlier (live));
  assert_live (self, NULL, 0);
}

static void
test_keeps_what_was_brought (Fixture *self, gconstpointer data)
{
  struct stat found;

  bring (self, FIRST, 1000);
  assert_live (self, FIRST, 1000);
  bring (self, SECOND, 2000);
  assert_live (self, SECOND, 2000);
  g_assert_cmpint (stat (self->path, &found), ==, 0);
  g_assert_cmpint (found.st_mode & 077, ==, 0);
}

static void
test_goes_back_and_forth (Fixture *self, gconstpointer data)
{
  bring (self, FIRST, 1000);
  go_back (self, 2000);
  assert_live (self, NULL, 2000);
  go_back (self, 3000);
  assert_live (self, FIRST, 3000);
  bring (self, SECOND, 4000);
  go_back (self, 5000);
  assert_live (self, FIRST, 5000);
}

/* The power went while the file was written, or the disk lost its end. */
static void
test_refuses_a_torn_file (Fixture *self, gconstpointer data)
{
  g_autofree char *whole = NULL;
  gsize            size;

  bring (self, FIRST, 1000);
  bring (self, SECOND, 2000);
  g_assert_true (g_file_get_contents (self->path, &whole, &size, NULL));
  for (gsize n = 0; n < size; n++) {
    put (self, whole, n);
    assert_refused (self);
  }
  put (self, whole, size + 1); /* the nul behind its end */
  assert_refused (self);
}

static void
test_refuses_every_flipped_bit (Fixture *self, gconstpointer data)
{
  g_autofree char *whole = NULL;
  gsize            size;

  bring (self, FIRST, 1000);
  g_assert_true (g_file_get_contents (self->path, &whole, &size, NULL));
  for (gsize bit = 0; bit < size * 8; bit++) {
    whole[bit / 8] ^= (char) (1 << bit % 8);
    put (self, whole, size);
    assert_refused (self);
    whole[bit / 8] ^= (char) (1 << bit % 8);
  }
}

static void
test_refuses_what_is_no_file (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (g_mkdir (self->path, 0700), ==, 0);
  assert_refused (self);
  g_assert_cmpint (g_rmdir (self->path), ==, 0);
  g_assert_cmpint (mkfifo (self->path, 0600), ==, 0); /* reading it would wait for ever */
  assert_refused (self);
  g_assert_cmpint (g_unlink (self->path), ==, 0);
  g_assert_cmpint (symlink ("/dev/zero", self->path), ==, 0);
  assert_refused (self);
  g_assert_cmpint (g_unlink (self->path), ==, 0);
  g_assert_cmpint (symlink ("nowhere", self->path), ==, 0);
  assert_refused (self);
}

static void
test_refuses_an_absurd_size (Fixture *self, gconstpointer data)
{
  put (self, "", 0);
  g_assert_cmpint (truncate (self->path, G_GINT64_CONSTANT (1) << 32), ==, 0);
  assert_refused (self);
}

static void
test_stays_where_it_cannot_be_written (Fixture *self, gconstpointer data)
{
  g_autofree char *unfinished = g_strconcat (self->path, ".new", NULL);
  g_autofree char *inner = g_build_filename (unfinished, "x", NULL);
  g_autoptr (AntLiveForm) pack = ant_live_form_new ();
  g_autoptr (GError) error = NULL;

  bring (self, FIRST, 1000);
  g_assert_cmpint (g_mkdir_with_parents (inner, 0700), ==, 0);
  g_assert_false (ant_live_form_write (pack, self->dir, &error));
  g_assert_nonnull (error);
  assert_live (self, FIRST, 1000);
}

static void
test_writes_over_what_was_left_unfinished (Fixture *self, gconstpointer data)
{
  g_autofree char *unfinished = g_strconcat (self->path, ".new", NULL);

  g_assert_true (g_file_set_contents (unfinished, "half", 4, NULL));
  assert_live (self, NULL, 0);
  bring (self, FIRST, 1000);
  assert_live (self, FIRST, 1000);
  g_assert_false (g_file_test (unfinished, G_FILE_TEST_EXISTS));
}

/* Whole, and nothing to ask anybody with: the pack's own does not stand in for it. */
static void
test_refuses_a_form_that_does_not_lint (Fixture *self, gconstpointer data)
{
  g_autofree char *pack = g_test_build_filename (G_TEST_DIST, "fixtures", "clinics", "small", NULL);
  g_autoptr (GPtrArray) issues = ant_pack_issue_list_new ();
  g_autoptr (AntLiveForm) live = NULL;
  g_autoptr (GError) error = NULL;

  bring (self, FIRST, 1000);
  live = read_live (self);
  g_assert_null (ant_live_form_load_clinic (live, pack, issues, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_INVALID);
  g_assert_true (ant_pack_issue_list_has_error (issues));
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
  g_assert_true (ant_seal_init (NULL));

  add ("/live-form/begins-with-the-pack", test_begins_with_the_pack);
  add ("/live-form/keeps-what-was-brought", test_keeps_what_was_brought);
  add ("/live-form/goes-back-and-forth", test_goes_back_and_forth);
  add ("/live-form/refuses-a-torn-file", test_refuses_a_torn_file);
  add ("/live-form/refuses-every-flipped-bit", test_refuses_every_flipped_bit);
  add ("/live-form/refuses-what-is-no-file", test_refuses_what_is_no_file);
  add ("/live-form/refuses-an-absurd-size", test_refuses_an_absurd_size);
  add ("/live-form/stays-where-it-cannot-be-written", test_stays_where_it_cannot_be_written);
  add ("/live-form/writes-over-what-was-left-unfinished",
       test_writes_over_what_was_left_unfinished);
  add ("/live-form/refuses-a-form-that-does-not-lint", test_refuses_a_form_that_does_not_lint);

  return g_test_run ();
}
