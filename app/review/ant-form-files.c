/* ant-form-files.c - questionnaires on the sticks that are plugged in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-form-files"

#include "ant-form-files.h"

#include <gio/gunixmounts.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "ant-pack.h"

#define MOST_FILES   200  /* that are worth showing */
#define MOST_ENTRIES 5000 /* of one folder that are looked at */

void
ant_form_file_free (AntFormFile *self)
{
  g_free (self->path);
  g_free (self->name);
  g_free (self->place);
  g_free (self);
}

/**
 * ant_form_files_list_places:
 *
 * Returns: (transfer full): where removable media are mounted at the moment
 */
char **
ant_form_files_list_places (void)
{
  GList *mounts = g_unix_mounts_get (NULL);
  g_autoptr (GStrvBuilder) places = g_strv_builder_new ();

  for (GList *at = mounts; at != NULL; at = at->next) {
    const char *path = g_unix_mount_get_mount_path (at->data);

    if (g_str_has_prefix (path, "/media/") || g_str_has_prefix (path, "/run/media/"))
      g_strv_builder_add (places, path);
  }
  g_list_free_full (mounts, (GDestroyNotify) g_unix_mount_free);

  return g_strv_builder_end (places);
}

static gboolean
is_json (const char *name)
{
  const char *dot = strrchr (name, '.');

  return name[0] != '.' && dot != NULL && g_ascii_strcasecmp (dot, ".json") == 0;
}

/* Neither links, which may lead anywhere, nor what could not be read anyway. */
static void
add_file (GPtrArray *files, const char *place, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (place, folder, name, NULL);
  g_autofree char *inside =
      folder[0] != '\0' ? g_build_filename (folder, name, NULL) : g_strdup (name);
  struct stat  found;
  AntFormFile *file;

  if (g_lstat (path, &found) != 0 || !S_ISREG (found.st_mode) || found.st_size > ANT_PACK_FILE_MAX)
    return;

  file = g_new0 (AntFormFile, 1);
  file->path = g_steal_pointer (&path);
  file->name = g_filename_display_name (inside);
  file->place = g_filename_display_basename (place);
  file->size = found.st_size;
  g_ptr_array_add (files, file);
}

static gboolean
is_folder (const char *place, const char *name)
{
  g_autofree char *path = g_build_filename (place, name, NULL);
  struct stat      found;

  return name[0] != '.' && g_lstat (path, &found) == 0 && S_ISDIR (found.st_mode);
}

static void
look_into (GPtrArray *files, const char *place, const char *folder, GPtrArray *folders)
{
  g_autofree char *path = g_build_filename (place, folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  for (int n = 0; dir != NULL && n < MOST_ENTRIES && files->len < MOST_FILES &&
                  (name = g_dir_read_name (dir)) != NULL;
       n++) {
    if (is_json (name))
      add_file (files, place, folder, name);
    else if (folders != NULL && is_folder (place, name))
      g_ptr_array_add (folders, g_strdup (name));
  }
}

static int
compare_files (gconstpointer a, gconstpointer b)
{
  const AntFormFile *one = *(const AntFormFile *const *) a;
  const AntFormFile *other = *(const AntFormFile *const *) b;
  int                order = g_utf8_collate (one->place, other->place);

  return order != 0 ? order : g_utf8_collate (one->name, other->name);
}

/**
 * ant_form_files_list:
 * @places: (array zero-terminated=1): folders
 *
 * Looks for files called `*.json` in each place and in the folders that stand there, no deeper. A
 * stick may be slow, or go while it is read: not for the main thread.
 *
 * Returns: (transfer full) (element-type AntFormFile): what there is, by place and name
 */
GPtrArray *
ant_form_files_list (const char *const *places)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_form_file_free);

  for (gsize i = 0; places[i] != NULL; i++) {
    g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);

    look_into (files, places[i], "", folders);
    for (guint j = 0; j < folders->len; j++)
      look_into (files, places[i], folders->pdata[j], NULL);
  }
  g_ptr_array_sort (files, compare_files);

  return files;
}
