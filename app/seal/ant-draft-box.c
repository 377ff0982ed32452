/* ant-draft-box.c - a piece of a visit under a key that dies with the machine's memory
 *
 *     nonce[24] · XChaCha20-Poly1305 of the piece, with "antrm-draft-v1" and a zero, the session's
 *     id, the step and the form's hash authenticated
 *
 * A random nonce of that length may be drawn as often as anybody answers. Unlike a part of an
 * intake it is not sealed to the clinic: a draft that was abandoned must be readable by nobody.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-draft-box"

#include "ant-draft-box.h"

#include <sodium.h>

#include "ant-bytes.h"
#include "ant-error.h"

#define MAGIC   "antrm-draft-v1" /* with its zero */
#define N_NONCE crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define N_TAG   crypto_aead_xchacha20poly1305_ietf_ABYTES
#define N_PLACE (sizeof MAGIC + ANT_DRAFT_ID_SIZE + 4 + 16)

G_STATIC_ASSERT (ANT_DRAFT_KEY_SIZE == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

static void
write_place (const AntDraftPlace *place, guint8 out[N_PLACE])
{
  memcpy (out, MAGIC, sizeof MAGIC);
  memcpy (out + sizeof MAGIC, place->session_id, ANT_DRAFT_ID_SIZE);
  ant_put32 (out + sizeof MAGIC + ANT_DRAFT_ID_SIZE, place->step);
  memcpy (out + sizeof MAGIC + ANT_DRAFT_ID_SIZE + 4, place->form_hash, 16);
}

/**
 * ant_draft_box_seal:
 * @key: of %ANT_DRAFT_KEY_SIZE bytes
 * @place: where it belongs
 * @plain: what a client entered
 *
 * Returns: (transfer full): what may be written down
 */
GBytes *
ant_draft_box_seal (AntSecret *key, const AntDraftPlace *place, GBytes *plain)
{
  gsize         size;
  const guint8 *bytes = g_bytes_get_data (plain, &size);
  guint8       *sealed = g_malloc (N_NONCE + size + N_TAG);
  guint8        place_bytes[N_PLACE];

  write_place (place, place_bytes);
  randombytes_buf (sealed, N_NONCE);
  crypto_aead_xchacha20poly1305_ietf_encrypt (sealed + N_NONCE, NULL, bytes, size, place_bytes,
                                              N_PLACE, NULL, sealed, ant_secret_get (key, NULL));

  return g_bytes_new_take (sealed, N_NONCE + size + N_TAG);
}

/**
 * ant_draft_box_open:
 * @key: as for ant_draft_box_seal()
 * @place: as for ant_draft_box_seal()
 * @sealed: what was written down
 * @size: how many bytes
 * @error: return location; %ANT_ERROR_CORRUPT
 *
 * Returns: (transfer full) (nullable): what a client entered, wiped on the last unref
 */
GBytes *
ant_draft_box_open (AntSecret           *key,
                    const AntDraftPlace *place,
                    const void          *sealed,
                    gsize                size,
                    GError             **error)
{
  const guint8 *nonce = sealed;
  guint8        place_bytes[N_PLACE];
  guint8       *plain;

  if (size < N_NONCE + N_TAG) {
    ant_fail (error, ANT_ERROR_CORRUPT, "A piece of the draft is too short");
    return NULL;
  }
  write_place (place, place_bytes);
  size -= N_NONCE + N_TAG;
  plain = g_malloc (size + 1);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt (plain, NULL, NULL, nonce + N_NONCE, size + N_TAG,
                                                  place_bytes, N_PLACE, nonce,
                                                  ant_secret_get (key, NULL)) != 0) {
    g_free (plain);
    ant_fail (error, ANT_ERROR_CORRUPT, "A piece of the draft is not what was written");
    return NULL;
  }

  return ant_seal_take_bytes (plain, size);
}
