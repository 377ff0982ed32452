/* ant-ballast.c - room on the disk that is given up when nothing else helps
 *
 *     ballast    zeros, 64 MB on a kiosk
 *
 * On a full disk even erasing fails, for it is written down first. Then this file goes, and comes
 * back when there is room again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-ballast"

#include "ant-ballast.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "ant-folder.h"

/* 64 MB for each 500 MB under which no intake begins. */
#define SHARE_OF    500
#define SHARE       64
#define MAX_BALLAST G_GUINT64_CONSTANT (64000000)

/**
 * ant_ballast_take_up:
 * @vault_dir: the vault's folder
 * @floor_bytes: under how much room no intake begins; without the ballast there is at least that
 *
 * Where it cannot be taken up there is none, and the next visit tries again.
 */
void
ant_ballast_take_up (const char *vault_dir, guint64 floor_bytes)
{
  g_autofree char *path = g_build_filename (vault_dir, "ballast", NULL);
  guint64          size = MIN (floor_bytes / SHARE_OF * SHARE, MAX_BALLAST);
  int              fd;
  gboolean         is_taken;

  if (g_file_test (path, G_FILE_TEST_EXISTS) ||
      !ant_folder_check_room (vault_dir, floor_bytes + size, NULL))
    return;
  fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    return;
  is_taken = posix_fallocate (fd, 0, (off_t) size) == 0;
  close (fd);
  if (!is_taken)
    g_unlink (path);
}

/**
 * ant_ballast_drop:
 * @vault_dir: the vault's folder
 *
 * Returns: whether there is more room now
 */
gboolean
ant_ballast_drop (const char *vault_dir)
{
  g_autofree char *path = g_build_filename (vault_dir, "ballast", NULL);

  return g_unlink (path) == 0;
}
