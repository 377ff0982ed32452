/* ant-form-files.h - questionnaires on the sticks that are plugged in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AntFormFile:
 *
 * A file that may be a questionnaire. The names are for people and valid UTF-8; the path is what
 * the system calls it.
 */
typedef struct {
  char  *path;  /* owned */
  char  *name;  /* owned; the file's, behind its folder's where it is in one */
  char  *place; /* owned; the stick's */
  gint64 size;  /* bytes */
} AntFormFile;

void       ant_form_file_free (AntFormFile *self);
char     **ant_form_files_list_places (void) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *ant_form_files_list (const char *const *places) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
