/* ant-age.c - sealing to a public key, in the format of age
 *
 * age version 1 (c2sp.org/age) with X25519 recipients, not armoured. A random file key encrypts the
 * payload; each recipient's stanza holds that key, wrapped with what an ephemeral key and the
 * recipient's key agree on. The payload is ChaCha20-Poly1305 over 64 KiB at a time, each chunk's
 * nonce being its number and whether it is the last, so none can be dropped, swapped or cut off.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-age"

#include "ant-age.h"

#include <sodium.h>
#include <string.h>

#include "ant-age-header.h"
#include "ant-bech32.h"
#include "ant-error.h"

#define RECIPIENT_PREFIX "age"
#define IDENTITY_PREFIX  "AGE-SECRET-KEY-"
#define X25519_INFO      "age-encryption.org/v1/X25519"
#define N_NONCE          16
#define N_TAG            crypto_aead_chacha20poly1305_ietf_ABYTES
#define N_CHUNK          (64 * 1024)
#define N_WRAPPED        (ANT_AGE_FILE_KEY_SIZE + N_TAG)

G_STATIC_ASSERT (N_WRAPPED == 32);

/**
 * ant_age_make_identity:
 * @identity: (out): a new secret key, 32 bytes
 * @recipient: (out) (transfer full): its public key as "age1…"
 * @error: return location; %ANT_ERROR_FAILED where sealing does not work here
 *
 * Returns: whether a pair was made
 */
gboolean
ant_age_make_identity (AntSecret **identity, char **recipient, GError **error)
{
  if (!ant_seal_init (error))
    return FALSE;

  *identity = ant_secret_new_random (ANT_AGE_KEY_SIZE);
  *recipient = ant_age_recipient_of (*identity);

  return TRUE;
}

/**
 * ant_age_recipient_text:
 * @public_key: 32 bytes
 *
 * Returns: (transfer full): the key as "age1…"
 */
char *
ant_age_recipient_text (const guint8 *public_key)
{
  char text[ANT_BECH32_TEXT_SPACE];

  ant_bech32_write_key (RECIPIENT_PREFIX, public_key, FALSE, text);

  return g_strdup (text);
}

/**
 * ant_age_recipient_of:
 * @identity: a secret key, 32 bytes
 *
 * Returns: (transfer full): its public key as "age1…"
 */
char *
ant_age_recipient_of (AntSecret *identity)
{
  guint8 public_key[ANT_AGE_KEY_SIZE];

  crypto_scalarmult_base (public_key, ant_secret_get (identity, NULL));

  return ant_age_recipient_text (public_key);
}

static gboolean
is_like_identity (const char *text)
{
  return g_ascii_strncasecmp (text, IDENTITY_PREFIX, strlen (IDENTITY_PREFIX)) == 0;
}

/**
 * ant_age_parse_recipient:
 * @text: "age1…", in lower case, with nothing before or behind it
 * @public_key: (out): 32 bytes
 * @error: return location; %ANT_ERROR_INVALID, which names a secret key that was put here as such
 *
 * Returns: whether @text is a public key that can be sealed to
 */
gboolean
ant_age_parse_recipient (const char *text, guint8 *public_key, GError **error)
{
  static const guint8 any[ANT_AGE_KEY_SIZE] = { 64 };
  guint8              shared[ANT_AGE_KEY_SIZE];

  if (is_like_identity (text))
    return ant_fail (
        error, ANT_ERROR_INVALID,
        "This is a secret key. Where a public key belongs (age1…) it would let anybody "
        "open everything: remove it from there and make a new pair");
  if (!ant_bech32_read_key (RECIPIENT_PREFIX, text, public_key))
    return ant_fail (error, ANT_ERROR_INVALID,
                     "Not a public key: one begins with age1 and has 62 characters");
  if (crypto_scalarmult (shared, any, public_key) != 0)
    return ant_fail (error, ANT_ERROR_INVALID, "A public key that protects nothing");

  return TRUE;
}

/**
 * ant_age_check_recipient:
 * @text: as for ant_age_parse_recipient()
 * @error: return location; %ANT_ERROR_INVALID
 *
 * Returns: whether @text is a public key that can be sealed to
 */
gboolean
ant_age_check_recipient (const char *text, GError **error)
{
  guint8 public_key[ANT_AGE_KEY_SIZE];

  return ant_age_parse_recipient (text, public_key, error);
}

/**
 * ant_age_parse_identity:
 * @text: "AGE-SECRET-KEY-1…", in capitals; the caller wipes it
 * @error: return location; %ANT_ERROR_INVALID
 *
 * Returns: (transfer full) (nullable): the secret key, 32 bytes
 */
AntSecret *
ant_age_parse_identity (const char *text, GError **error)
{
  guint8     key[ANT_AGE_KEY_SIZE];
  AntSecret *identity;

  if (!ant_bech32_read_key (IDENTITY_PREFIX, text, key)) {
    ant_fail (error, ANT_ERROR_INVALID,
              "Not a secret key: one begins with AGE-SECRET-KEY-1 and has 74 characters");
    return NULL;
  }
  identity = ant_secret_new (key, sizeof key);
  sodium_memzero (key, sizeof key);

  return identity;
}

/**
 * ant_age_format_identity:
 * @identity: a secret key, 32 bytes
 *
 * Returns: (transfer full): the 74 characters "AGE-SECRET-KEY-1…", without a nul
 */
AntSecret *
ant_age_format_identity (AntSecret *identity)
{
  char       text[ANT_BECH32_TEXT_SPACE];
  AntSecret *formatted;

  ant_bech32_write_key (IDENTITY_PREFIX, ant_secret_get (identity, NULL), TRUE, text);
  formatted = ant_secret_new (text, strlen (text));
  sodium_memzero (text, sizeof text);

  return formatted;
}

/* The key that wraps the file key. @shared is what both sides of the exchange arrive at. */
static void
derive_wrapping_key (const guint8 *shared,
                     const guint8 *share,
                     const guint8 *recipient,
                     guint8       *key)
{
  guint8 salt[2 * ANT_AGE_KEY_SIZE];

  memcpy (salt, share, ANT_AGE_KEY_SIZE);
  memcpy (salt + ANT_AGE_KEY_SIZE, recipient, ANT_AGE_KEY_SIZE);
  ant_age_derive (salt, sizeof salt, X25519_INFO, shared, ANT_AGE_KEY_SIZE, key);
}

static const guint8 NO_NONCE[crypto_aead_chacha20poly1305_ietf_NPUBBYTES];

static gboolean
wrap_file_key (const char   *recipient,
               const guint8 *file_key,
               guint8       *share,
               guint8       *body,
               GError      **error)
{
  struct {
    guint8 ephemeral[ANT_AGE_KEY_SIZE], shared[ANT_AGE_KEY_SIZE], key[32];
  } secret;
  guint8 public_key[ANT_AGE_KEY_SIZE];

  if (!ant_age_parse_recipient (recipient, public_key, error))
    return FALSE;

  randombytes_buf (secret.ephemeral, sizeof secret.ephemeral);
  crypto_scalarmult_base (share, secret.ephemeral);
  if (crypto_scalarmult (secret.shared, secret.ephemeral, public_key) != 0)
    return ant_fail (error, ANT_ERROR_INVALID, "A public key that protects nothing");
  derive_wrapping_key (secret.shared, share, public_key, secret.key);
  crypto_aead_chacha20poly1305_ietf_encrypt (body, NULL, file_key, ANT_AGE_FILE_KEY_SIZE, NULL, 0,
                                             NULL, NO_NONCE, secret.key);
  sodium_memzero (&secret, sizeof secret);

  return TRUE;
}

/**
 * Stream:
 *
 * The payload's cipher: its key and the nonce of the chunk at hand, a big-endian number of eleven
 * bytes and a byte that is 1 on the last chunk.
 */
typedef struct {
  guint8 key[32];
  guint8 nonce[12];
} Stream;

static void
start_stream (Stream *stream, const guint8 *file_key, const guint8 *salt)
{
  memset (stream, 0, sizeof *stream);
  ant_age_derive (salt, N_NONCE, "payload", file_key, ANT_AGE_FILE_KEY_SIZE, stream->key);
}

static void
move_on (Stream *stream)
{
  for (int i = 10; i >= 0 && ++stream->nonce[i] == 0; i--)
    ;
}

/**
 * Plain:
 *
 * What is sealed: a head, a body, and zeros up to @n_total. The body may be a photograph and is not
 * copied.
 */
typedef struct {
  const guint8 *head;
  gsize         n_head;
  const guint8 *body;
  gsize         n_body;
  gsize         n_total;
} Plain;

/* The @n bytes at @from: where they lie, or gathered in @scratch. */
static const guint8 *
get_chunk (const Plain *plain, gsize from, gsize n, guint8 *scratch)
{
  gsize body_end = plain->n_head + plain->n_body;

  if (from >= plain->n_head && from + n <= body_end)
    return plain->body + (from - plain->n_head);

  for (gsize i = 0; i < n;) {
    gsize at = from + i;
    gsize n_piece;

    if (at < plain->n_head) {
      n_piece = MIN (plain->n_head - at, n - i);
      memcpy (scratch + i, plain->head + at, n_piece);
    } else if (at < body_end) {
      n_piece = MIN (body_end - at, n - i);
      memcpy (scratch + i, plain->body + (at - plain->n_head), n_piece);
    } else {
      n_piece = n - i;
      memset (scratch + i, 0, n_piece);
    }
    i += n_piece;
  }

  return scratch;
}

static void
encrypt_payload (const Plain *plain, const guint8 *file_key, guint8 *out)
{
  guint8 *scratch = g_malloc (N_CHUNK);
  gsize   from = 0;
  Stream  stream;

  randombytes_buf (out, N_NONCE);
  start_stream (&stream, file_key, out);
  out += N_NONCE;
  do {
    gsize n = MIN (plain->n_total - from, N_CHUNK);

    stream.nonce[11] = from + n == plain->n_total;
    crypto_aead_chacha20poly1305_ietf_encrypt (out, NULL, get_chunk (plain, from, n, scratch), n,
                                               NULL, 0, NULL, stream.nonce, stream.key);
    move_on (&stream);
    from += n;
    out += n + N_TAG;
  } while (from < plain->n_total);
  sodium_memzero (&stream, sizeof stream);
  sodium_memzero (scratch, N_CHUNK);
  g_free (scratch);
}

static gboolean
wrap_for_all (const char *const *recipients, const guint8 *file_key, GString *head, GError **error)
{
  guint              n = g_strv_length ((char **) recipients);
  g_autofree guint8 *shares = g_malloc (32 * n);
  g_autofree guint8 *bodies = g_malloc (32 * n);

  for (guint i = 0; i < n; i++)
    if (!wrap_file_key (recipients[i], file_key, shares + 32 * i, bodies + 32 * i, error))
      return FALSE;
  ant_age_header_write (shares, bodies, n, file_key, head);

  return TRUE;
}

static GBytes *
encrypt (const Plain *plain, const char *const *recipients, GError **error)
{
  g_autoptr (GString) head = g_string_new (NULL);
  gsize    n_chunks = MAX (1, (plain->n_total + N_CHUNK - 1) / N_CHUNK);
  guint8   file_key[ANT_AGE_FILE_KEY_SIZE];
  gboolean is_wrapped;
  guint8  *sealed = NULL;
  gsize    n_sealed = 0;

  if (!ant_seal_init (error))
    return NULL;
  if (recipients == NULL || recipients[0] == NULL) {
    ant_fail (error, ANT_ERROR_MISSING, "There is no public key to seal to");
    return NULL;
  }

  randombytes_buf (file_key, sizeof file_key);
  is_wrapped = wrap_for_all (recipients, file_key, head, error);
  if (is_wrapped) {
    n_sealed = head->len + N_NONCE + plain->n_total + n_chunks * N_TAG;
    sealed = g_malloc (n_sealed);
    memcpy (sealed, head->str, head->len);
    encrypt_payload (plain, file_key, sealed + head->len);
  }
  sodium_memzero (file_key, sizeof file_key);

  return is_wrapped ? g_bytes_new_take (sealed, n_sealed) : NULL;
}

/**
 * ant_age_encrypt:
 * @plain: what to seal
 * @recipients: public keys as "age1…", %NULL-terminated, at least one; each can open it alone
 * @error: return location; %ANT_ERROR_INVALID for a key, %ANT_ERROR_MISSING where there is none,
 * %ANT_ERROR_FAILED where sealing does not work here
 *
 * Returns: (transfer full) (nullable): a binary age file
 */
GBytes *
ant_age_encrypt (GBytes *plain, const char *const *recipients, GError **error)
{
  return ant_age_encrypt_padded (NULL, 0, plain, g_bytes_get_size (plain), recipients, error);
}

/**
 * ant_age_encrypt_padded:
 * @head: (nullable): @n_head bytes that come first
 * @body: what comes next
 * @n_total: how many bytes to seal; those behind the body are zeros
 * @recipients: as for ant_age_encrypt()
 * @error: return location; as for ant_age_encrypt()
 *
 * Returns: (transfer full) (nullable): a binary age file
 */
GBytes *
ant_age_encrypt_padded (const guint8      *head,
                        gsize              n_head,
                        GBytes            *body,
                        gsize              n_total,
                        const char *const *recipients,
                        GError           **error)
{
  Plain plain = { .head = head, .n_head = n_head, .n_total = n_total };

  plain.body = g_bytes_get_data (body, &plain.n_body);
  g_return_val_if_fail (n_total >= n_head + plain.n_body, NULL);

  return encrypt (&plain, recipients, error);
}

static gboolean
is_type (const AntAgeStanza *stanza, const char *type)
{
  return stanza->n_type == strlen (type) && memcmp (stanza->type, type, stanza->n_type) == 0;
}

typedef enum {
  FITS,
  FITS_NOT,
  IS_MALFORMED,
} Fit;

static Fit
unwrap_file_key (const AntAgeStanza *stanza,
                 const guint8       *identity,
                 const guint8       *public_key,
                 guint8             *file_key)
{
  struct {
    guint8 shared[ANT_AGE_KEY_SIZE], key[32];
  } secret;
  guint8 share[ANT_AGE_KEY_SIZE];
  gsize  n_share;
  Fit    fit = FITS;

  if (stanza->n_arguments != 1 || stanza->n_body != N_WRAPPED ||
      !ant_age_decode (stanza->argument, stanza->n_argument, share, sizeof share, &n_share) ||
      n_share != sizeof share || crypto_scalarmult (secret.shared, identity, share) != 0)
    return IS_MALFORMED;

  derive_wrapping_key (secret.shared, share, public_key, secret.key);
  if (crypto_aead_chacha20poly1305_ietf_decrypt (file_key, NULL, NULL, stanza->body, N_WRAPPED,
                                                 NULL, 0, NO_NONCE, secret.key) != 0)
    fit = FITS_NOT;
  sodium_memzero (&secret, sizeof secret);

  return fit;
}

static gboolean
find_file_key (const char         *text,
               const AntAgeHeader *header,
               AntSecret          *identity,
               guint8             *file_key,
               GError            **error)
{
  const guint8 *secret_key = ant_secret_get (identity, NULL);
  guint8        public_key[ANT_AGE_KEY_SIZE];
  gsize         offset = 0;
  AntAgeStanza  stanza;

  crypto_scalarmult_base (public_key, secret_key);
  while (ant_age_header_next (text, header, &offset, &stanza)) {
    if (!is_type (&stanza, "X25519"))
      continue;
    switch (unwrap_file_key (&stanza, secret_key, public_key, file_key)) {
    case FITS:
      return TRUE;
    case IS_MALFORMED:
      return ant_fail (error, ANT_ERROR_CORRUPT, "header: an X25519 recipient is malformed");
    case FITS_NOT:
    default:
      break;
    }
  }

  return ant_fail (error, ANT_ERROR_LOCKED, "no match: sealed to other keys than this one");
}

static gboolean
open_header (const char   *text,
             gsize         size,
             AntSecret    *identity,
             AntAgeHeader *header,
             guint8       *file_key,
             GError      **error)
{
  guint8 mac[32];

  if (!ant_age_header_read (text, size, header, error) ||
      !find_file_key (text, header, identity, file_key, error))
    return FALSE;

  ant_age_header_mac (text, header->n_signed, file_key, mac);
  if (sodium_memcmp (mac, header->mac, sizeof mac) != 0)
    return ant_fail (error, ANT_ERROR_CORRUPT, "hmac: the list of recipients was changed");
  if (size - header->n_bytes < N_NONCE)
    return ant_fail (error, ANT_ERROR_CORRUPT, "header: the file ends before its payload");

  return TRUE;
}

/**
 * ant_age_rewrap:
 * @sealed: a binary age file
 * @identity: a secret key that opens it, 32 bytes
 * @recipients: whom it shall be sealed to instead
 * @error: return location; as for ant_age_decrypt_as_far() but "payload", and as for
 * ant_age_encrypt()
 *
 * Writes the head anew, for the same file key, and leaves the payload as it is: nothing is opened,
 * and it takes no longer than copying. Whoever could open the old file may have kept the file key;
 * this keeps them from what is sealed later, not from what they could have read.
 *
 * Returns: (transfer full) (nullable): the file for @recipients
 */
GBytes *
ant_age_rewrap (GBytes *sealed, AntSecret *identity, const char *const *recipients, GError **error)
{
  gsize        size;
  const char  *text = g_bytes_get_data (sealed, &size);
  AntAgeHeader header;
  guint8       file_key[ANT_AGE_FILE_KEY_SIZE];
  g_autoptr (GString) head = g_string_new (NULL);
  gboolean is_wrapped;

  if (!ant_seal_init (error))
    return NULL;
  is_wrapped = open_header (text, size, identity, &header, file_key, error) &&
               wrap_for_all (recipients, file_key, head, error);
  sodium_memzero (file_key, sizeof file_key);
  if (!is_wrapped)
    return NULL;
  g_string_append_len (head, text + header.n_bytes, (gssize) (size - header.n_bytes));

  return g_string_free_to_bytes (g_steal_pointer (&head));
}

static gboolean
open_chunk (Stream *stream, gboolean is_last, const guint8 *sealed, gsize n, guint8 *out)
{
  stream->nonce[11] = is_last;

  return crypto_aead_chacha20poly1305_ietf_decrypt (out, NULL, NULL, sealed, n, NULL, 0,
                                                    stream->nonce, stream->key) == 0;
}

/* Opens chunk after chunk into @out and counts in @n_out what has verified. A chunk of full size at
 * the end may be one that had others behind it: it verifies, but the file was cut off. */
static gboolean
open_chunks (Stream *stream, const guint8 *sealed, gsize n, guint8 *out, gsize *n_out)
{
  for (*n_out = 0;; move_on (stream)) {
    gsize    n_chunk = MIN (n, N_CHUNK + N_TAG);
    gboolean is_last = n == n_chunk;

    if (n_chunk < N_TAG || (n_chunk == N_TAG && *n_out > 0))
      return FALSE;
    if (!open_chunk (stream, is_last, sealed, n_chunk, out + *n_out)) {
      if (n_chunk == N_CHUNK + N_TAG &&
          open_chunk (stream, !is_last, sealed, n_chunk, out + *n_out))
        *n_out += N_CHUNK;
      return FALSE;
    }
    *n_out += n_chunk - N_TAG;
    if (is_last)
      return TRUE;
    sealed += n_chunk;
    n -= n_chunk;
  }
}

/**
 * ant_age_decrypt_as_far:
 * @sealed: a binary age file
 * @identity: a secret key, 32 bytes
 * @plain: (out) (transfer full) (nullable): what verified, which may be less than all where this
 * fails; wiped on the last unref
 * @error: return location. The message begins with the fault's name: %ANT_ERROR_CORRUPT "header",
 * "hmac" or "payload", %ANT_ERROR_LOCKED "no match"
 *
 * For a reader that, as age does, gives out each chunk once it has verified. Everybody else wants
 * ant_age_decrypt().
 *
 * Returns: whether all of @sealed is as it was written
 */
gboolean
ant_age_decrypt_as_far (GBytes *sealed, AntSecret *identity, GBytes **plain, GError **error)
{
  gsize         size;
  const char   *text = g_bytes_get_data (sealed, &size);
  AntAgeHeader  header;
  guint8        file_key[ANT_AGE_FILE_KEY_SIZE];
  Stream        stream;
  const guint8 *payload;
  guint8       *out;
  gsize         n_out;
  gboolean      is_whole;

  *plain = NULL;
  if (!ant_seal_init (error))
    return FALSE;
  if (!open_header (text, size, identity, &header, file_key, error)) {
    sodium_memzero (file_key, sizeof file_key);
    return FALSE;
  }

  payload = (const guint8 *) text + header.n_bytes;
  start_stream (&stream, file_key, payload);
  sodium_memzero (file_key, sizeof file_key);
  size -= header.n_bytes + N_NONCE;
  out = g_malloc (size + 1);
  is_whole = open_chunks (&stream, payload + N_NONCE, size, out, &n_out);
  sodium_memzero (&stream, sizeof stream);
  *plain = ant_seal_take_bytes (out, n_out);

  return is_whole || ant_fail (error, ANT_ERROR_CORRUPT, "payload: damaged or cut off");
}

/**
 * ant_age_decrypt:
 * @sealed: a binary age file
 * @identity: a secret key, 32 bytes
 * @error: return location; as for ant_age_decrypt_as_far()
 *
 * Returns: (transfer full) (nullable): all of what was sealed, or nothing; wiped on the last unref
 */
GBytes *
ant_age_decrypt (GBytes *sealed, AntSecret *identity, GError **error)
{
  g_autoptr (GBytes) plain = NULL;

  if (!ant_age_decrypt_as_far (sealed, identity, &plain, error))
    return NULL;

  return g_steal_pointer (&plain);
}
