/* ant-sign.c - who wrote it: signatures of the trust root and of the kiosk
 *
 * Ed25519 (RFC 8032). A secret key is its 32 bytes of seed; the rest is worked out when it is used.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-sign"

#include "ant-sign.h"

#include <sodium.h>

G_STATIC_ASSERT (crypto_sign_SEEDBYTES == ANT_SIGN_KEY_SIZE);
G_STATIC_ASSERT (crypto_sign_PUBLICKEYBYTES == ANT_SIGN_KEY_SIZE);
G_STATIC_ASSERT (crypto_sign_BYTES == ANT_SIGN_SIZE);

/**
 * ant_sign_get_public:
 * @key: a secret key, 32 bytes
 * @public_key: (out): what verifies its signatures
 */
void
ant_sign_get_public (AntSecret *key, guint8 public_key[ANT_SIGN_KEY_SIZE])
{
  guint8 whole[crypto_sign_SECRETKEYBYTES];

  crypto_sign_seed_keypair (public_key, whole, ant_secret_get (key, NULL));
  sodium_memzero (whole, sizeof whole);
}

/**
 * ant_sign:
 * @key: a secret key, 32 bytes
 * @bytes: what to sign
 * @size: how many bytes
 * @signature: (out): the signature
 */
void
ant_sign (AntSecret *key, const void *bytes, gsize size, guint8 signature[ANT_SIGN_SIZE])
{
  guint8 public_key[ANT_SIGN_KEY_SIZE];
  guint8 whole[crypto_sign_SECRETKEYBYTES];

  crypto_sign_seed_keypair (public_key, whole, ant_secret_get (key, NULL));
  crypto_sign_detached (signature, NULL, bytes, size, whole);
  sodium_memzero (whole, sizeof whole);
}

/**
 * ant_sign_verify:
 * @public_key: 32 bytes
 * @bytes: what was signed
 * @size: how many bytes
 * @signature: 64 bytes
 *
 * Returns: whether whoever has the secret key to @public_key signed exactly these bytes
 */
gboolean
ant_sign_verify (const guint8 *public_key, const void *bytes, gsize size, const guint8 *signature)
{
  return crypto_sign_verify_detached (signature, bytes, size, public_key) == 0;
}
