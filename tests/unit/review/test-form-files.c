/* test-form-files.c - questionnaires on a stick, and what only looks like one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-form-files.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ant-folder.h"
#include "ant-pack.h"

typedef struct {
  char *stick;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->stick = g_dir_make_tmp ("ant-stick-XXXXXX", NULL);
  g_assert_nonnull (self->stick);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  ant_folder_remove (self->stick);
  g_free (self->stick);
}

static void
put (Fixture *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->stick, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents_full (path, "{}", 2, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static GPtrArray *
list (Fixture *self)
{
  const char *places[] = { self->stick, NULL };

  return ant_form_files_list (places);
}

static void
test_finds_forms (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) files = NULL;
  const AntFormFile *file;

  put (self, "b.json");
  put (self, "a.JSON");
  put (self, "forms/c.json");
  put (self, "forms/deep/d.json");
  put (self, "letter.txt");
  put (self, ".hidden.json");
  put (self, ".Trash/e.json");
  files = list (self);
  g_assert_cmpuint (files->len, ==, 3);
  file = files->pdata[0];
  g_assert_cmpstr (file->name, ==, "a.JSON");
  g_assert_true (g_str_has_prefix (file->place, "ant-stick-"));
  g_assert_cmpint (file->size, ==, 2);
  g_assert_cmpstr (((AntFormFile *) files->pdata[2])->name, ==, "forms/c.json");
}

static void
test_passes_over_what_leads_elsewhere (Fixture *self, gconstpointer data)
{
  g_autofree char *to_file = g_build_filename (self->stick, "link.json", NULL);
  g_autofree char *to_folder = g_build_filename (self->stick, "etc", NULL);
  g_autofree char *fifo = g_build_filename (self->stick, "fifo.json", NULL);
  g_autofree char *folder = g_build_filename (self->stick, "folder.json", NULL);
  g_autofree char *huge = g_build_filename (self->stick, "huge.json", NULL);
  g_autoptr (GPtrArray) files = NULL;

  put (self, "huge.json");
  g_assert_cmpint (truncate (huge, ANT_PACK_FILE_MAX + 1), ==, 0);
  g_assert_cmpint (symlink ("/etc/passwd", to_file), ==, 0);
  g_assert_cmpint (symlink ("/etc", to_folder), ==, 0);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  files = list (self);
  g_assert_cmpuint (files->len, ==, 0);
}

static void
test_shows_a_bearable_number (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) files = NULL;

  for (int i = 0; i < 250; i++) {
    g_autofree char *name = g_strdup_printf ("%d.json", i);

    put (self, name);
  }
  files = list (self);
  g_assert_cmpuint (files->len, ==, 200);
}

static void
test_bears_a_stick_that_has_gone (Fixture *self, gconstpointer data)
{
  const char *places[] = { "/nowhere/at/all", NULL };
  g_autoptr (GPtrArray) files = ant_form_files_list (places);

  g_assert_cmpuint (files->len, ==, 0);
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

  add ("/form-files/finds-forms", test_finds_forms);
  add ("/form-files/passes-over-what-leads-elsewhere", test_passes_over_what_leads_elsewhere);
  add ("/form-files/shows-a-bearable-number", test_shows_a_bearable_number);
  add ("/form-files/bears-a-stick-that-has-gone", test_bears_a_stick_that_has_gone);

  return g_test_run ();
}
