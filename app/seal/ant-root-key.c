/* ant-root-key.c - the key that signs trust files, put away under the clinic's key
 *
 *     0 "ANTRMRK1" · 8 kiosk_id[16] · 24 nonce[24]
 *     48 XChaCha20-Poly1305 of the signing key, 48 bytes, with bytes 0 to 23 authenticated
 *
 * The cipher's key is BLAKE2b-256 of "antrm-root-key-v1" and a nul, keyed with the clinic's secret
 * key. An age file would not do: anybody can seal one to a public key, and so put a root of their
 * own there. This one only somebody who had unlocked the vault can have made.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-root-key"

#include "ant-root-key.h"

#include <sodium.h>
#include <string.h>

#include "ant-age.h"
#include "ant-error.h"
#include "ant-sign.h"

#define MAGIC     "ANTRMRK1"
#define PURPOSE   "antrm-root-key-v1"
#define AT_KIOSK  8
#define AT_NONCE  24
#define AT_SEALED 48
#define N_KIOSK   16
#define N_SEALED  (ANT_SIGN_KEY_SIZE + crypto_aead_xchacha20poly1305_ietf_ABYTES)

G_STATIC_ASSERT (AT_SEALED + N_SEALED == ANT_ROOT_KEY_SIZE);

static void
derive_key (AntSecret *identity, guint8 *key)
{
  crypto_generichash (key, crypto_aead_xchacha20poly1305_ietf_KEYBYTES, (const guint8 *) PURPOSE,
                      sizeof PURPOSE, ant_secret_get (identity, NULL), ANT_AGE_KEY_SIZE);
}

/**
 * ant_root_key_seal:
 * @root: the signing key, 32 bytes
 * @identity: the clinic's secret key, 32 bytes
 * @kiosk_id: 16 bytes
 *
 * Returns: (transfer full): %ANT_ROOT_KEY_SIZE bytes
 */
GBytes *
ant_root_key_seal (AntSecret *root, AntSecret *identity, const guint8 *kiosk_id)
{
  guint8 *bytes = g_malloc0 (ANT_ROOT_KEY_SIZE);
  guint8  key[crypto_aead_xchacha20poly1305_ietf_KEYBYTES];

  memcpy (bytes, MAGIC, 8);
  memcpy (bytes + AT_KIOSK, kiosk_id, N_KIOSK);
  randombytes_buf (bytes + AT_NONCE, AT_SEALED - AT_NONCE);
  derive_key (identity, key);
  crypto_aead_xchacha20poly1305_ietf_encrypt (bytes + AT_SEALED, NULL, ant_secret_get (root, NULL),
                                              ANT_SIGN_KEY_SIZE, bytes, AT_NONCE, NULL,
                                              bytes + AT_NONCE, key);
  sodium_memzero (key, sizeof key);

  return g_bytes_new_take (bytes, ANT_ROOT_KEY_SIZE);
}

/**
 * ant_root_key_open:
 * @sealed: what ant_root_key_seal() gave
 * @identity: the clinic's secret key, 32 bytes
 * @kiosk_id: 16 bytes
 * @error: return location; %ANT_ERROR_CORRUPT, %ANT_ERROR_INVALID where it is another kiosk's or
 * was not made by somebody with this key
 *
 * Returns: (transfer full) (nullable): the signing key
 */
AntSecret *
ant_root_key_open (GBytes *sealed, AntSecret *identity, const guint8 *kiosk_id, GError **error)
{
  gsize         size;
  const guint8 *bytes = g_bytes_get_data (sealed, &size);
  guint8        key[crypto_aead_xchacha20poly1305_ietf_KEYBYTES];
  guint8        root[ANT_SIGN_KEY_SIZE];
  AntSecret    *opened = NULL;

  if (size != ANT_ROOT_KEY_SIZE || memcmp (bytes, MAGIC, 8) != 0) {
    ant_fail (error, ANT_ERROR_CORRUPT, "The key of the trust root is not one; restore a backup");
    return NULL;
  }

  derive_key (identity, key);
  if (memcmp (bytes + AT_KIOSK, kiosk_id, N_KIOSK) == 0 &&
      crypto_aead_xchacha20poly1305_ietf_decrypt (root, NULL, NULL, bytes + AT_SEALED, N_SEALED,
                                                  bytes, AT_NONCE, bytes + AT_NONCE, key) == 0)
    opened = ant_secret_new (root, sizeof root);
  else
    ant_fail (error, ANT_ERROR_INVALID,
              "The key of the trust root was replaced or damaged; restore a backup");
  sodium_memzero (key, sizeof key);
  sodium_memzero (root, sizeof root);

  return opened;
}
