/* ant-keyring.c - the kernel's keyring that outlives a process and not the machine's memory
 *
 * The persistent keyring of the user, keyrings(7): it is there again for the process that comes
 * after a crash, whatever session that is in, and never on a disk. There is no call for it in the C
 * library.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE  /* syscall() */
#define G_LOG_DOMAIN "ant-keyring"

#include "ant-keyring.h"

#include <errno.h>
#include <linux/keyctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "ant-error.h"

#define TYPE "user"

/* The calling thread then holds it, and with it the right to read what is in it. */
static long
open_keyring (GError **error)
{
  long keyring = syscall (SYS_keyctl, KEYCTL_GET_PERSISTENT, -1, KEY_SPEC_THREAD_KEYRING);

  if (keyring < 0)
    ant_fail_errno (error, errno, "This kernel keeps no keys");

  return keyring;
}

static long
find (const char *name, GError **error)
{
  long keyring = open_keyring (error);
  long key = -1;

  if (keyring >= 0) {
    key = syscall (SYS_keyctl, KEYCTL_SEARCH, keyring, TYPE, name, 0);
    if (key < 0)
      ant_fail (error, ANT_ERROR_MISSING, "The key is gone");
  }

  return key;
}

/**
 * ant_keyring_put:
 * @name: the key's
 * @payload: instead of what the key held
 * @timeout_s: seconds until the kernel forgets it
 * @error: return location; %ANT_ERROR_FAILED and others where this kernel keeps no keys
 */
gboolean
ant_keyring_put (const char *name, AntSecret *payload, guint timeout_s, GError **error)
{
  gsize         size;
  const guint8 *bytes = ant_secret_get (payload, &size);
  long          keyring = open_keyring (error);
  long          key;

  if (keyring < 0)
    return FALSE;
  key = syscall (SYS_add_key, TYPE, name, bytes, size, keyring);
  if (key >= 0 && syscall (SYS_keyctl, KEYCTL_SET_TIMEOUT, key, timeout_s) == 0)
    return TRUE;

  ant_fail_errno (error, errno, "This kernel takes no key");
  if (key >= 0)
    syscall (SYS_keyctl, KEYCTL_INVALIDATE, key);

  return FALSE;
}

/**
 * ant_keyring_get:
 * @size: how many bytes it holds
 * @error: return location; %ANT_ERROR_MISSING, %ANT_ERROR_CORRUPT
 *
 * Returns: (transfer full) (nullable): what ant_keyring_put() put there
 */
AntSecret *
ant_keyring_get (const char *name, gsize size, GError **error)
{
  long               key = find (name, error);
  g_autofree guint8 *bytes = g_malloc0 (size);
  AntSecret         *payload = NULL;

  if (key < 0)
    return NULL;
  if (syscall (SYS_keyctl, KEYCTL_READ, key, bytes, size) == (long) size)
    payload = ant_secret_new (bytes, size);
  else
    ant_fail (error, ANT_ERROR_CORRUPT, "The key is not one of ours");
  ant_seal_wipe (bytes, size);

  return payload;
}

/**
 * ant_keyring_drop:
 *
 * The key is gone for good, if it was there.
 */
void
ant_keyring_drop (const char *name)
{
  long key = find (name, NULL);

  if (key >= 0)
    syscall (SYS_keyctl, KEYCTL_INVALIDATE, key);
}
