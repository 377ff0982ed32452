/* ant-error.c - one error domain for the whole program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-error"

#include "ant-error.h"

#include <errno.h>

G_DEFINE_QUARK (ant - error - quark, ant_error)

static AntError
code_from_errno (int saved_errno)
{
  switch (saved_errno) {
  case ENOENT:
  case ENODEV:
  case ENOTDIR:
    return ANT_ERROR_MISSING;
  case EEXIST:
    return ANT_ERROR_EXISTS;
  case ENOSPC:
  case EDQUOT:
    return ANT_ERROR_FULL;
  case EROFS:
  case EACCES:
  case EPERM:
    return ANT_ERROR_READ_ONLY;
  case EAGAIN:
  case EBUSY:
    return ANT_ERROR_BUSY;
  default:
    return ANT_ERROR_FAILED;
  }
}

/**
 * ant_fail:
 * @error: (out) (optional): return location
 * @code: what the caller can do about it
 * @format: printf-style message for the log; never a client's words
 *
 * Makes a failure one line at the call site: `return ant_fail (error, ANT_ERROR_FULL, "…");`
 *
 * Returns: always %FALSE
 */
gboolean
ant_fail (GError **error, AntError code, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error = g_error_new_valist (ANT_ERROR, code, format, args);
  va_end (args);

  return FALSE;
}

/**
 * ant_fail_errno:
 * @error: (out) (optional): return location
 * @saved_errno: the value of errno right after the call that failed
 * @format: printf-style, what was being done; the system's own words are added behind a colon
 *
 * Returns: always %FALSE
 */
gboolean
ant_fail_errno (GError **error, int saved_errno, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list          args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);

  return ant_fail (error, code_from_errno (saved_errno), "%s: %s", what, g_strerror (saved_errno));
}
