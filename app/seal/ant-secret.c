/* ant-secret.c - bytes that nobody else may read, wiped when they are let go
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-secret"

#include "ant-secret.h"

#include <sodium.h>
#include <string.h>

#include "ant-error.h"

/**
 * AntSecret:
 *
 * A key or a passphrase. Its bytes never change, lie between guard pages, are kept out of swap and
 * core files as far as the kernel's limits allow, and are wiped on the last unref.
 *
 * Threads: any; the count is atomic.
 */
struct _AntSecret {
  guint8 *bytes; /* owned; from sodium_malloc() */
  gsize   size;
};

G_DEFINE_BOXED_TYPE (AntSecret, ant_secret, ant_secret_ref, ant_secret_unref)

static AntSecret *
take_guarded (guint8 *bytes, gsize size)
{
  AntSecret *self = g_atomic_rc_box_new0 (AntSecret);

  sodium_mprotect_readonly (bytes);
  self->bytes = bytes;
  self->size = size;

  return self;
}

static guint8 *
allocate_guarded (gsize size)
{
  guint8 *bytes = sodium_init () >= 0 ? sodium_malloc (size) : NULL;

  if (bytes == NULL)
    g_error ("No memory for a secret of %" G_GSIZE_FORMAT " bytes", size);

  return bytes;
}

/**
 * ant_secret_new:
 * @bytes: what to keep; copied, so the caller wipes its own with ant_seal_wipe()
 * @size: how many
 *
 * Returns: (transfer full): the secret
 */
AntSecret *
ant_secret_new (const void *bytes, gsize size)
{
  guint8 *copy = allocate_guarded (size);

  if (size > 0)
    memcpy (copy, bytes, size);

  return take_guarded (copy, size);
}

/**
 * ant_secret_new_random:
 * @size: how many bytes
 *
 * Returns: (transfer full): bytes from the kernel's random numbers
 */
AntSecret *
ant_secret_new_random (gsize size)
{
  guint8 *bytes = allocate_guarded (size);

  randombytes_buf (bytes, size);

  return take_guarded (bytes, size);
}

AntSecret *
ant_secret_ref (AntSecret *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
wipe_secret (gpointer data)
{
  AntSecret *self = data;

  sodium_free (self->bytes);
}

void
ant_secret_unref (AntSecret *self)
{
  g_atomic_rc_box_release_full (self, wipe_secret);
}

/**
 * ant_secret_get:
 * @self: a secret
 * @size: (out) (optional): how many bytes there are
 *
 * Returns: (transfer none): the bytes, read-only and without a nul at the end
 */
const guint8 *
ant_secret_get (AntSecret *self, gsize *size)
{
  if (size != NULL)
    *size = self->size;

  return self->bytes;
}

/**
 * ant_seal_init:
 * @error: return location; %ANT_ERROR_FAILED
 *
 * Everything of this layer that can fail asks this first, and asking again costs nothing. Where it
 * fails there is no good randomness, and nothing may be sealed: the caller stops, it does not go on
 * in the clear.
 *
 * Returns: whether sealing works on this machine
 */
gboolean
ant_seal_init (GError **error)
{
  if (sodium_init () < 0)
    return ant_fail (error, ANT_ERROR_FAILED,
                     "The cryptography library could not start; restart the machine");

  return TRUE;
}

/**
 * ant_seal_wipe:
 * @bytes: the caller's own copy of something secret
 *
 * Overwrites it in a way the compiler may not leave out.
 */
void
ant_seal_wipe (void *bytes, gsize size)
{
  sodium_memzero (bytes, size);
}

/**
 * ant_seal_random:
 * @bytes: (out): where to put them
 *
 * Fills @bytes from the kernel's random numbers.
 */
void
ant_seal_random (void *bytes, gsize size)
{
  randombytes_buf (bytes, size);
}

/**
 * ant_seal_hash16:
 * @out: (out): 16 bytes, BLAKE2b-128 (RFC 7693) without a key
 */
void
ant_seal_hash16 (const void *bytes, gsize size, guint8 *out)
{
  crypto_generichash (out, 16, bytes, size, NULL, 0);
}

/**
 * ant_seal_hash32:
 * @out: (out): 32 bytes, BLAKE2b-256 (RFC 7693) without a key
 */
void
ant_seal_hash32 (const void *bytes, gsize size, guint8 *out)
{
  crypto_generichash (out, 32, bytes, size, NULL, 0);
}

typedef struct {
  gpointer bytes; /* owned; from g_malloc() */
  gsize    size;
} Opened;

static void
wipe_opened (gpointer data)
{
  Opened *opened = data;

  sodium_memzero (opened->bytes, opened->size);
  g_free (opened->bytes);
  g_free (opened);
}

/**
 * ant_seal_take_bytes:
 * @bytes: (transfer full): from g_malloc(); a client's words or pictures
 * @size: how many bytes, all of which are wiped at the end
 *
 * For what is too large to lock in memory: it may be swapped out where the machine swaps, but it is
 * not left behind in freed memory.
 *
 * Returns: (transfer full): the same bytes, wiped on the last unref
 */
GBytes *
ant_seal_take_bytes (gpointer bytes, gsize size)
{
  Opened *opened = g_new (Opened, 1);

  opened->bytes = bytes;
  opened->size = size;

  return g_bytes_new_with_free_func (bytes, size, wipe_opened, opened);
}
