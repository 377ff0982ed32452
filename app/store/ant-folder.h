/* ant-folder.h - the data folder: one program at a time, room to write, files that are whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *ant_folder_get_default (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean ant_folder_make (const char *dir, GError **error);
gboolean ant_folder_check_writable (const char *dir, GError **error);
gboolean ant_folder_check_room (const char *dir, guint64 floor_bytes, GError **error);
int      ant_folder_lock (const char *dir, GError **error);
GBytes *
ant_folder_read (const char *path, gsize max_size, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ant_folder_write (const char *path, const void *bytes, gsize size, GError **error);
gboolean ant_folder_replace (const char *path, const void *bytes, gsize size, GError **error);
gboolean ant_folder_sync (const char *dir, GError **error);
gboolean ant_folder_move (const char *from, const char *to, GError **error);
void     ant_folder_remove (const char *dir);

G_END_DECLS
