/* ant-test-disk.h - a disk under SQLite that fails when it is told to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <sqlite3.h>

/**
 * AntTestFault:
 * @ANT_TEST_FULL: nothing fits any more (ENOSPC)
 * @ANT_TEST_BROKEN: nothing is written (EIO)
 * @ANT_TEST_TORN: the first half is written, and then nothing (EIO)
 */
typedef enum {
  ANT_TEST_FULL,
  ANT_TEST_BROKEN,
  ANT_TEST_TORN,
} AntTestFault;

typedef struct {
  sqlite3_file  base;
  sqlite3_file *real; /* behind this one, in the same memory */
} AntTestFile;

static sqlite3_vfs *ant_test_disk_below;
static AntTestFault ant_test_disk_fault;
static gboolean     ant_test_disk_stays; /* broken, once it is */
static int          ant_test_disk_left;  /* writes until it fails; below 0 it has, if it is armed */
static gboolean     ant_test_disk_is_armed;

/* Another thread may write while a test arms it; none does when a test looks. */
static inline gboolean
ant_test_disk_fails (void)
{
  int left;

  if (!g_atomic_int_get (&ant_test_disk_is_armed))
    return FALSE;
  left = g_atomic_int_add (&ant_test_disk_left, -1) - 1;

  return left == 0 || (left < 0 && ant_test_disk_stays);
}

static inline void
ant_test_disk_arm (AntTestFault fault, gboolean stays, int n)
{
  ant_test_disk_fault = fault;
  ant_test_disk_stays = stays;
  g_atomic_int_set (&ant_test_disk_left, n);
  g_atomic_int_set (&ant_test_disk_is_armed, TRUE);
}

/* Mends the disk; says whether it had failed. */
static inline gboolean
ant_test_disk_mend (void)
{
  g_atomic_int_set (&ant_test_disk_is_armed, FALSE);

  return g_atomic_int_get (&ant_test_disk_left) <= 0;
}

static inline sqlite3_file *
ant_test_disk_real (sqlite3_file *file)
{
  return ((AntTestFile *) file)->real;
}

static int
ant_test_disk_close (sqlite3_file *file)
{
  sqlite3_file *real = ant_test_disk_real (file);

  return real->pMethods->xClose (real);
}

static int
ant_test_disk_read (sqlite3_file *file, void *bytes, int size, sqlite3_int64 at)
{
  sqlite3_file *real = ant_test_disk_real (file);

  return real->pMethods->xRead (real, bytes, size, at);
}

static int
ant_test_disk_write (sqlite3_file *file, const void *bytes, int size, sqlite3_int64 at)
{
  sqlite3_file *real = ant_test_disk_real (file);

  if (!ant_test_disk_fails ())
    return real->pMethods->xWrite (real, bytes, size, at);
  if (ant_test_disk_fault == ANT_TEST_TORN)
    real->pMethods->xWrite (real, bytes, size / 2, at);

  return ant_test_disk_fault == ANT_TEST_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

static int
ant_test_disk_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  sqlite3_file *real = ant_test_disk_real (file);

  return ant_test_disk_fails () ? SQLITE_IOERR_TRUNCATE : real->pMethods->xTruncate (real, size);
}

static int
ant_test_disk_sync (sqlite3_file *file, int flags)
{
  sqlite3_file *real = ant_test_disk_real (file);

  return ant_test_disk_fails () ? SQLITE_IOERR_FSYNC : real->pMethods->xSync (real, flags);
}

static int
ant_test_disk_size (sqlite3_file *file, sqlite3_int64 *size)
{
  sqlite3_file *real = ant_test_disk_real (file);

  return real->pMethods->xFileSize (real, size);
}

static int
ant_test_disk_lock (sqlite3_file *file, int level)
{
  sqlite3_file *real = ant_test_disk_real (file);

  return real->pMethods->xLock (real, level);
}

static int
ant_test_disk_unlock (sqlite3_file *file, int level)
{
  sqlite3_file *real = ant_test_disk_real (file);

  return real->pMethods->xUnlock (real, level);
}

static int
ant_test_disk_check_lock (sqlite3_file *file, int *is_held)
{
  sqlite3_file *real = ant_test_disk_real (file);

  return real->pMethods->xCheckReservedLock (real, is_held);
}

static int
ant_test_disk_control (sqlite3_file *file, int what, void *argument)
{
  sqlite3_file *real = ant_test_disk_real (file);

  return real->pMethods->xFileControl (real, what, argument);
}

static int
ant_test_disk_sector_size (sqlite3_file *file)
{
  sqlite3_file *real = ant_test_disk_real (file);

  return real->pMethods->xSectorSize (real);
}

static int
ant_test_disk_traits (sqlite3_file *file)
{
  sqlite3_file *real = ant_test_disk_real (file);

  return real->pMethods->xDeviceCharacteristics (real);
}

static int
ant_test_disk_shm_map (sqlite3_file *file, int page, int size, int extends, void volatile **at)
{
  sqlite3_file *real = ant_test_disk_real (file);

  return real->pMethods->xShmMap (real, page, size, extends, at);
}

static int
ant_test_disk_shm_lock (sqlite3_file *file, int first, int n, int flags)
{
  sqlite3_file *real = ant_test_disk_real (file);

  return real->pMethods->xShmLock (real, first, n, flags);
}

static void
ant_test_disk_shm_barrier (sqlite3_file *file)
{
  sqlite3_file *real = ant_test_disk_real (file);

  real->pMethods->xShmBarrier (real);
}

static int
ant_test_disk_shm_unmap (sqlite3_file *file, int is_gone)
{
  sqlite3_file *real = ant_test_disk_real (file);

  return real->pMethods->xShmUnmap (real, is_gone);
}

static int
ant_test_disk_open (sqlite3_vfs *vfs, sqlite3_filename path, sqlite3_file *file, int in, int *out)
{
  static const sqlite3_io_methods METHODS = {
    .iVersion = 2, /* with a shared index for the log, without mapped pages */
    .xClose = ant_test_disk_close,
    .xRead = ant_test_disk_read,
    .xWrite = ant_test_disk_write,
    .xTruncate = ant_test_disk_truncate,
    .xSync = ant_test_disk_sync,
    .xFileSize = ant_test_disk_size,
    .xLock = ant_test_disk_lock,
    .xUnlock = ant_test_disk_unlock,
    .xCheckReservedLock = ant_test_disk_check_lock,
    .xFileControl = ant_test_disk_control,
    .xSectorSize = ant_test_disk_sector_size,
    .xDeviceCharacteristics = ant_test_disk_traits,
    .xShmMap = ant_test_disk_shm_map,
    .xShmLock = ant_test_disk_shm_lock,
    .xShmBarrier = ant_test_disk_shm_barrier,
    .xShmUnmap = ant_test_disk_shm_unmap,
  };
  AntTestFile *self = (AntTestFile *) file;
  int          status;

  self->real = (sqlite3_file *) (self + 1);
  status = ant_test_disk_below->xOpen (ant_test_disk_below, path, self->real, in, out);
  self->base.pMethods = self->real->pMethods != NULL ? &METHODS : NULL;

  return status;
}

/* From now on every database lies on this disk. */
static inline void
ant_test_disk_insert (void)
{
  static sqlite3_vfs disk;

  ant_test_disk_below = sqlite3_vfs_find (NULL);
  disk = *ant_test_disk_below;
  disk.zName = "ant-test-disk";
  disk.szOsFile += (int) sizeof (AntTestFile);
  disk.xOpen = ant_test_disk_open;
  g_assert_cmpint (sqlite3_vfs_register (&disk, TRUE), ==, SQLITE_OK);
}
