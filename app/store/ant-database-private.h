/* ant-database-private.h - an open connection, for the files that work on it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <sys/types.h>

#include "ant-database.h"
#include "ant-sql.h"

G_BEGIN_DECLS

/**
 * AntDatabase:
 *
 * One open connection.
 *
 * Threads: one at a time; the vault's worker.
 */
struct _AntDatabase {
  sqlite3 *db;
  char    *path;
  dev_t    device; /* with @inode: which file was opened */
  ino_t    inode;
  guint8   kiosk_id[ANT_PART_ID_SIZE];
  guint8   root[ANT_SIGN_KEY_SIZE];
};

gboolean ant_database_configure (sqlite3 *db, GError **error);
gboolean ant_database_check_schema (sqlite3 *db, const char *extra, GError **error);

G_END_DECLS
