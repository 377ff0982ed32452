/* ant-error.h - one error domain for the whole program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AntError:
 * @ANT_ERROR_INVALID: a value or file breaks a documented rule; mend it and try again
 * @ANT_ERROR_CORRUPT: stored or received bytes are not what was written; fetch a backup
 * @ANT_ERROR_LOCKED: no key is loaded, or the passphrase does not fit
 * @ANT_ERROR_MISSING: a file, key or device that must exist does not
 * @ANT_ERROR_EXISTS: it is already there
 * @ANT_ERROR_BUSY: another program holds it; close that one first
 * @ANT_ERROR_FULL: the disk has too little room
 * @ANT_ERROR_READ_ONLY: the disk or folder cannot be written
 * @ANT_ERROR_UNSUPPORTED: well-formed, but needs something this program does not do
 * @ANT_ERROR_DUE: staff have to do something first; the message names it
 * @ANT_ERROR_GONE: a device went away while it was used
 * @ANT_ERROR_FAILED: anything else the operating system refused
 *
 * What went wrong, in terms of what the caller can do about it.
 */
typedef enum {
  ANT_ERROR_INVALID,
  ANT_ERROR_CORRUPT,
  ANT_ERROR_LOCKED,
  ANT_ERROR_MISSING,
  ANT_ERROR_EXISTS,
  ANT_ERROR_BUSY,
  ANT_ERROR_FULL,
  ANT_ERROR_READ_ONLY,
  ANT_ERROR_UNSUPPORTED,
  ANT_ERROR_DUE,
  ANT_ERROR_GONE,
  ANT_ERROR_FAILED,
} AntError;

#define ANT_ERROR (ant_error_quark ())

GQuark   ant_error_quark (void);
gboolean ant_fail (GError **error, AntError code, const char *format, ...) G_GNUC_PRINTF (3, 4);
gboolean ant_fail_errno (GError **error, int saved_errno, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

G_END_DECLS
