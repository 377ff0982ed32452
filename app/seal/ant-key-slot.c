/* ant-key-slot.c - the clinic's secret key behind a passphrase
 *
 *     0 "ANTRMSL1" · 8 u16 version · 10 u16 kdf · 12 u32 ops · 16 u32 mem_kib · 20 u32 zero
 *     24 salt[16] · 40 slot_id[16] · 56 clinic_pk[32] · 88 nonce[24] · 112 u32 day · 116 u32 zero
 *     120 XChaCha20-Poly1305 of the secret key, 48 bytes, with bytes 0 to 119 authenticated
 *
 * Little-endian. The one kdf is 1, Argon2id 1.3. Its costs are checked before it runs: a slot from
 * a stick somebody found cannot ask for all of the machine's memory, nor for next to none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-key-slot"

#include "ant-key-slot.h"

#include <sodium.h>

#include "ant-age.h"
#include "ant-bytes.h"
#include "ant-error.h"

#define MAGIC      "ANTRMSL1"
#define VERSION    1
#define KDF_ARGON2 1
#define AT_SALT    24
#define AT_ID      40
#define AT_PUBLIC  56
#define AT_NONCE   88
#define AT_SEALED  120
#define N_ID       16
#define N_SEALED   (ANT_AGE_KEY_SIZE + crypto_aead_xchacha20poly1305_ietf_ABYTES)

G_STATIC_ASSERT (AT_SEALED + N_SEALED == ANT_KEY_SLOT_SIZE);
G_STATIC_ASSERT (crypto_pwhash_argon2id_SALTBYTES == AT_ID - AT_SALT);
G_STATIC_ASSERT (crypto_aead_xchacha20poly1305_ietf_NPUBBYTES == 112 - AT_NONCE);

static gboolean
check_costs (guint32 ops, guint32 mem_kib, GError **error)
{
  if (ops < ANT_KEY_SLOT_OPS_MIN || ops > ANT_KEY_SLOT_OPS_MAX ||
      mem_kib < ANT_KEY_SLOT_MEM_KIB_MIN || mem_kib > ANT_KEY_SLOT_MEM_KIB_MAX)
    return ant_fail (error, ANT_ERROR_CORRUPT, "The key slot's costs are out of bounds");

  return TRUE;
}

static gboolean
check_slot (GBytes *slot, const guint8 **bytes, GError **error)
{
  gsize size;

  *bytes = g_bytes_get_data (slot, &size);
  if (size != ANT_KEY_SLOT_SIZE || memcmp (*bytes, MAGIC, 8) != 0)
    return ant_fail (error, ANT_ERROR_CORRUPT, "Not a key slot");
  if (ant_get16 (*bytes + 8) != VERSION || ant_get16 (*bytes + 10) != KDF_ARGON2)
    return ant_fail (error, ANT_ERROR_UNSUPPORTED,
                     "The key slot is of a kind this program does not know");
  if (ant_get32 (*bytes + 20) != 0 || ant_get32 (*bytes + 116) != 0)
    return ant_fail (error, ANT_ERROR_CORRUPT, "The key slot has bytes where there are none");

  return check_costs (ant_get32 (*bytes + 12), ant_get32 (*bytes + 16), error);
}

/* The key of the slot at @bytes, from its own costs and salt. */
static gboolean
derive_key (const guint8 *bytes, AntSecret *passphrase, guint8 *key, GError **error)
{
  gsize       n;
  const char *text = (const char *) ant_secret_get (passphrase, &n);
  gsize       memory = (gsize) ant_get32 (bytes + 16) * 1024;

  if (crypto_pwhash (key, crypto_aead_xchacha20poly1305_ietf_KEYBYTES, text, n, bytes + AT_SALT,
                     ant_get32 (bytes + 12), memory, crypto_pwhash_ALG_ARGON2ID13) != 0)
    return ant_fail (error, ANT_ERROR_FAILED,
                     "Not enough memory to check the passphrase: %" G_GSIZE_FORMAT
                     " MiB are needed",
                     memory / (1024 * 1024));

  return TRUE;
}

/**
 * ant_key_slot_make:
 * @passphrase: normalised; not empty
 * @identity: the clinic's secret key, 32 bytes
 * @ops: passes of Argon2id, usually %ANT_KEY_SLOT_OPS
 * @mem_kib: its memory, usually %ANT_KEY_SLOT_MEM_KIB
 * @day: since 1970-01-01, for the clinic to know its slots apart
 * @error: return location; %ANT_ERROR_INVALID for an empty passphrase, %ANT_ERROR_CORRUPT for costs
 * out of bounds, %ANT_ERROR_FAILED without the memory
 *
 * Takes as long as opening it will. Not for the main thread.
 *
 * Returns: (transfer full) (nullable): the slot, %ANT_KEY_SLOT_SIZE bytes
 */
GBytes *
ant_key_slot_make (AntSecret *passphrase,
                   AntSecret *identity,
                   guint32    ops,
                   guint32    mem_kib,
                   gint64     day,
                   GError   **error)
{
  guint8        slot[ANT_KEY_SLOT_SIZE] = { 0 };
  guint8        key[crypto_aead_xchacha20poly1305_ietf_KEYBYTES];
  const guint8 *secret_key = ant_secret_get (identity, NULL);
  gsize         n_passphrase;

  ant_secret_get (passphrase, &n_passphrase);
  if (n_passphrase == 0) {
    ant_fail (error, ANT_ERROR_INVALID, "An empty passphrase protects nothing");
    return NULL;
  }
  if (!ant_seal_init (error) || !check_costs (ops, mem_kib, error))
    return NULL;

  memcpy (slot, MAGIC, 8);
  ant_put16 (slot + 8, VERSION);
  ant_put16 (slot + 10, KDF_ARGON2);
  ant_put32 (slot + 12, ops);
  ant_put32 (slot + 16, mem_kib);
  randombytes_buf (slot + AT_SALT, AT_ID - AT_SALT);
  randombytes_buf (slot + AT_ID, N_ID);
  crypto_scalarmult_base (slot + AT_PUBLIC, secret_key);
  randombytes_buf (slot + AT_NONCE, crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
  ant_put32 (slot + 112, (guint32) day);
  if (!derive_key (slot, passphrase, key, error))
    return NULL;

  crypto_aead_xchacha20poly1305_ietf_encrypt (slot + AT_SEALED, NULL, secret_key, ANT_AGE_KEY_SIZE,
                                              slot, AT_SEALED, NULL, slot + AT_NONCE, key);
  sodium_memzero (key, sizeof key);

  return g_bytes_new (slot, sizeof slot);
}

/**
 * ant_key_slot_open:
 * @slot: a slot
 * @passphrase: normalised
 * @error: return location; %ANT_ERROR_LOCKED where the passphrase does not fit (or the slot was
 * altered, which nobody can tell apart), %ANT_ERROR_CORRUPT or %ANT_ERROR_UNSUPPORTED where it is
 * no slot, %ANT_ERROR_FAILED without the memory
 *
 * Takes half a second by design. Not for the main thread.
 *
 * Returns: (transfer full) (nullable): the clinic's secret key
 */
AntSecret *
ant_key_slot_open (GBytes *slot, AntSecret *passphrase, GError **error)
{
  const guint8 *bytes;
  guint8        key[crypto_aead_xchacha20poly1305_ietf_KEYBYTES];
  guint8        secret_key[ANT_AGE_KEY_SIZE];
  guint8        public_key[ANT_AGE_KEY_SIZE];
  AntSecret    *identity = NULL;

  if (!ant_seal_init (error) || !check_slot (slot, &bytes, error) ||
      !derive_key (bytes, passphrase, key, error))
    return NULL;

  if (crypto_aead_xchacha20poly1305_ietf_decrypt (secret_key, NULL, NULL, bytes + AT_SEALED,
                                                  N_SEALED, bytes, AT_SEALED, bytes + AT_NONCE,
                                                  key) != 0) {
    ant_fail (error, ANT_ERROR_LOCKED, "The passphrase does not fit");
  } else {
    crypto_scalarmult_base (public_key, secret_key);
    if (memcmp (public_key, bytes + AT_PUBLIC, sizeof public_key) == 0)
      identity = ant_secret_new (secret_key, sizeof secret_key);
    else
      ant_fail (error, ANT_ERROR_CORRUPT, "The key slot holds another key than it says");
  }
  sodium_memzero (key, sizeof key);
  sodium_memzero (secret_key, sizeof secret_key);

  return identity;
}

/**
 * ant_key_slot_get_recipient:
 * @slot: a slot
 * @error: return location; as for ant_key_slot_open(), but for the passphrase
 *
 * Returns: (transfer full) (nullable): the public key of the secret one inside, as "age1…"; it is
 * only proven when the slot is opened
 */
char *
ant_key_slot_get_recipient (GBytes *slot, GError **error)
{
  const guint8 *bytes;

  if (!check_slot (slot, &bytes, error))
    return NULL;

  return ant_age_recipient_text (bytes + AT_PUBLIC);
}

/**
 * ant_key_slot_get_costs:
 * @slot: a slot
 * @ops: (out): as for ant_key_slot_make()
 * @mem_kib: (out): as for ant_key_slot_make()
 * @error: return location; as for ant_key_slot_get_recipient()
 *
 * Returns: whether it is a slot, with costs within bounds
 */
gboolean
ant_key_slot_get_costs (GBytes *slot, guint32 *ops, guint32 *mem_kib, GError **error)
{
  const guint8 *bytes;

  if (!check_slot (slot, &bytes, error))
    return FALSE;
  *ops = ant_get32 (bytes + 12);
  *mem_kib = ant_get32 (bytes + 16);

  return TRUE;
}

/**
 * ant_key_slot_get_id:
 * @slot: a slot
 * @error: return location; as for ant_key_slot_get_recipient()
 *
 * Returns: (transfer full) (nullable): the slot's own number, 32 hexadecimal digits
 */
char *
ant_key_slot_get_id (GBytes *slot, GError **error)
{
  const guint8 *bytes;
  char          id[2 * N_ID + 1];

  if (!check_slot (slot, &bytes, error))
    return NULL;

  return g_strdup (sodium_bin2hex (id, sizeof id, bytes + AT_ID, N_ID));
}
