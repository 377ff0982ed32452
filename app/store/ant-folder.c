/* ant-folder.c - the data folder: one program at a time, room to write, files that are whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-folder"

#include "ant-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "ant-error.h"

/**
 * ant_folder_get_default:
 *
 * Returns: (transfer full): where a program started without `--data` keeps its data
 */
char *
ant_folder_get_default (void)
{
  return g_build_filename (g_get_user_data_dir (), "anteroom", NULL);
}

/**
 * ant_folder_make:
 * @dir: a folder, with those above it, for this user alone; it may be there already
 * @error: return location; what the system said
 *
 * Returns: whether it is there
 */
gboolean
ant_folder_make (const char *dir, GError **error)
{
  if (g_mkdir_with_parents (dir, 0700) != 0)
    return ant_fail_errno (error, errno, "Cannot make the folder %s", dir);

  return TRUE;
}

/**
 * ant_folder_check_writable:
 * @dir: the data folder
 * @error: return location; %ANT_ERROR_MISSING, %ANT_ERROR_READ_ONLY
 *
 * Returns: whether files can be made in @dir
 */
gboolean
ant_folder_check_writable (const char *dir, GError **error)
{
  struct stat found;

  if (stat (dir, &found) != 0 || !S_ISDIR (found.st_mode))
    return ant_fail (error, ANT_ERROR_MISSING,
                     "There is no data folder %s; make one with: anteroomctl vault init", dir);
  if (faccessat (AT_FDCWD, dir, R_OK | W_OK | X_OK, AT_EACCESS) != 0)
    return ant_fail (
        error, ANT_ERROR_READ_ONLY,
        "The data folder %s cannot be written (%s); give it to this user, or mount its "
        "disk for writing",
        dir, g_strerror (errno));

  return TRUE;
}

/**
 * ant_folder_check_room:
 * @dir: the data folder
 * @floor_bytes: how much must be free for this user
 * @error: return location; %ANT_ERROR_FULL
 *
 * Returns: whether there is that much
 */
gboolean
ant_folder_check_room (const char *dir, guint64 floor_bytes, GError **error)
{
  struct statvfs found;
  guint64        n_free;

  if (statvfs (dir, &found) != 0)
    return ant_fail_errno (error, errno, "Cannot look at the disk of %s", dir);

  n_free = (guint64) found.f_bavail * found.f_frsize;
  if (n_free < floor_bytes)
    return ant_fail (error, ANT_ERROR_FULL,
                     "The disk of %s has %" G_GUINT64_FORMAT " MB free and needs %" G_GUINT64_FORMAT
                     " MB; hand over and delete old intakes, or free space on it",
                     dir, n_free / 1000000, floor_bytes / 1000000);

  return TRUE;
}

/**
 * ant_folder_lock:
 * @dir: the data folder
 * @error: return location; %ANT_ERROR_BUSY where another program has it
 *
 * The kernel lets go of the lock when the program ends, however it ends.
 *
 * Returns: a file descriptor that holds the lock until it is closed, or -1
 */
int
ant_folder_lock (const char *dir, GError **error)
{
  g_autofree char *path = g_build_filename (dir, "lock", NULL);
  int              fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd < 0) {
    ant_fail_errno (error, errno, "Cannot write in the data folder %s", dir);
    return -1;
  }
  if (flock (fd, LOCK_EX | LOCK_NB) != 0) {
    int reason = errno;

    close (fd);
    if (reason == EWOULDBLOCK)
      ant_fail (error, ANT_ERROR_BUSY,
                "Another Anteroom is using the data folder %s; close that one first", dir);
    else
      ant_fail_errno (error, reason, "Cannot lock the data folder %s", dir);
    return -1;
  }

  return fd;
}

/* A file may grow while it is read: what is more than @max_size is read far enough to tell. */
static gboolean
read_bytes (int fd, gsize max_size, GByteArray *bytes)
{
  guint8 chunk[16384];
  gssize n = 1;

  while (bytes->len <= max_size && n != 0) {
    n = read (fd, chunk, sizeof chunk);
    if (n < 0 && errno != EINTR)
      return FALSE;
    if (n > 0)
      g_byte_array_append (bytes, chunk, (guint) n);
  }

  return TRUE;
}

static gboolean
read_file (int fd, gsize max_size, GByteArray *bytes, const char *path, GError **error)
{
  struct stat found;

  if (fstat (fd, &found) != 0 || (S_ISREG (found.st_mode) && !read_bytes (fd, max_size, bytes)))
    return ant_fail_errno (error, errno, "Cannot read %s", path);
  if (!S_ISREG (found.st_mode) || bytes->len > max_size)
    return ant_fail (error, ANT_ERROR_CORRUPT, "%s is not what belongs there", path);

  return TRUE;
}

/**
 * ant_folder_read:
 * @path: a small file
 * @max_size: what is larger is refused
 * @error: return location; %ANT_ERROR_MISSING, %ANT_ERROR_CORRUPT where it is too large, a link, or
 *   no file at all
 *
 * Returns: (transfer full) (nullable): the file, with a nul behind its end
 */
GBytes *
ant_folder_read (const char *path, gsize max_size, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gboolean is_read;

  if (fd < 0 && errno == ELOOP) {
    ant_fail (error, ANT_ERROR_CORRUPT, "%s is a link, which does not belong there", path);
    return NULL;
  }
  if (fd < 0) {
    ant_fail_errno (error, errno, "Cannot read %s", path);
    return NULL;
  }
  is_read = read_file (fd, max_size, bytes, path, error);
  close (fd);
  if (!is_read)
    return NULL;
  g_byte_array_append (bytes, (const guint8 *) "", 1);
  g_byte_array_set_size (bytes, bytes->len - 1);

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * ant_folder_write:
 * @path: a file that is not there yet
 * @error: return location; what the system said, %ANT_ERROR_EXISTS, %ANT_ERROR_FULL
 *
 * Returns: whether all of it is on the disk, for this user alone to read
 */
gboolean
ant_folder_write (const char *path, const void *bytes, gsize size, GError **error)
{
  int      fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  gsize    n_done = 0;
  gboolean is_written = fd >= 0;
  int      reason = errno;

  while (is_written && n_done < size) {
    gssize n = write (fd, (const guint8 *) bytes + n_done, size - n_done);

    if (n < 0 && errno != EINTR) {
      reason = errno;
      is_written = FALSE;
    } else if (n > 0) {
      n_done += (gsize) n;
    }
  }
  if (is_written && fsync (fd) != 0) {
    reason = errno;
    is_written = FALSE;
  }
  if (fd >= 0)
    close (fd);

  return is_written || ant_fail_errno (error, reason, "Cannot write %s", path);
}

/**
 * ant_folder_sync:
 * @dir: a folder whose entries changed
 * @error: return location
 *
 * Returns: whether the change is on the disk
 */
gboolean
ant_folder_sync (const char *dir, GError **error)
{
  int      fd = open (dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean is_synced = fd >= 0 && fsync (fd) == 0;
  int      reason = errno;

  if (fd >= 0)
    close (fd);

  return is_synced || ant_fail_errno (error, reason, "Cannot write the folder %s", dir);
}

/**
 * ant_folder_move:
 * @from: a finished folder
 * @to: its place beside it, where nothing is
 * @error: return location; %ANT_ERROR_EXISTS
 *
 * Returns: whether @to is there and on the disk: wholly or not at all
 */
gboolean
ant_folder_move (const char *from, const char *to, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (to);

  if (!ant_folder_sync (from, error))
    return FALSE;
  if (g_rename (from, to) != 0)
    return ant_fail_errno (error, errno, "Cannot move %s to its place", from);

  return ant_folder_sync (parent, error);
}

/**
 * ant_folder_replace:
 * @path: a file, there or not
 * @error: return location; as of ant_folder_write()
 *
 * Whenever the power goes, the file is as it was or as it shall be, and nothing between.
 *
 * Returns: whether the file is as it shall be, and on the disk
 */
gboolean
ant_folder_replace (const char *path, const void *bytes, gsize size, GError **error)
{
  g_autofree char *unfinished = g_strconcat (path, ".new", NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_unlink (unfinished); /* of a program that was stopped */
  if (!ant_folder_write (unfinished, bytes, size, error)) {
    g_unlink (unfinished);
    return FALSE;
  }
  if (g_rename (unfinished, path) != 0) {
    ant_fail_errno (error, errno, "Cannot move %s to its place", unfinished);
    g_unlink (unfinished);
    return FALSE;
  }

  return ant_folder_sync (parent, error);
}

/**
 * ant_folder_remove:
 * @dir: a folder of ours that was never finished
 *
 * Removes it and what is in it, as far as that is possible.
 */
void
ant_folder_remove (const char *dir)
{
  g_autoptr (GDir) entries = g_dir_open (dir, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL) {
    g_autofree char *path = g_build_filename (dir, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
      ant_folder_remove (path);
    else
      g_unlink (path);
  }
  g_rmdir (dir);
}
