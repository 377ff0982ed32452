/* ant-age-header.c - the readable head of an age file
 *
 * The format is c2sp.org/age: a version line, one stanza a recipient, and a line with a MAC. Only
 * one spelling of each is right, so whatever another program would have read otherwise is refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-age"

#include "ant-age-header.h"

#include <sodium.h>
#include <string.h>

#include "ant-error.h"

#define VERSION_LINE "age-encryption.org/v1\n"
#define N_COLUMNS    64 /* of a body's full lines; the last one is shorter, or empty */
#define BASE64       sodium_base64_VARIANT_ORIGINAL_NO_PADDING

/* Gives the line at @offset without its end and moves on behind it; a line without an end is none.
 */
static gboolean
take_line (const char *text, gsize size, gsize *offset, const char **line, gsize *n)
{
  const char *start = text + *offset;
  const char *end = memchr (start, '\n', size - *offset);

  if (end == NULL)
    return FALSE;
  *line = start;
  *n = (gsize) (end - start);
  *offset += *n + 1;

  return TRUE;
}

/**
 * ant_age_decode:
 * @text: base64 without padding
 * @n: its length
 * @bytes: (out): room for @space bytes
 * @n_bytes: (out): how many there were
 *
 * libsodium 1.0.18 reads every byte above 127 as a slash, so those are refused first.
 *
 * Returns: whether @text is the one right spelling of at most @space bytes
 */
gboolean
ant_age_decode (const char *text, gsize n, guint8 *bytes, gsize space, gsize *n_bytes)
{
  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isalnum (text[i]) && text[i] != '+' && text[i] != '/')
      return FALSE;

  return sodium_base642bin (bytes, space, text, n, NULL, n_bytes, NULL, BASE64) == 0;
}

/* One argument behind the space at @*offset: visible ASCII, at least one. */
static gboolean
take_argument (const char *line, gsize n, gsize *offset, const char **argument, gsize *n_argument)
{
  gsize from = *offset + 1;
  gsize to = from;

  if (line[*offset] != ' ')
    return FALSE;
  while (to < n && line[to] > ' ' && line[to] < 0x7f)
    to++;
  *argument = line + from;
  *n_argument = to - from;
  *offset = to;

  return to > from;
}

static gboolean
read_arguments (const char *line, gsize n, AntAgeStanza *stanza)
{
  gsize offset = 2;

  if (n < 3 || line[0] != '-' || line[1] != '>' ||
      !take_argument (line, n, &offset, &stanza->type, &stanza->n_type))
    return FALSE;

  while (offset < n) {
    const char *argument;
    gsize       n_argument;

    if (!take_argument (line, n, &offset, &argument, &n_argument))
      return FALSE;
    if (stanza->n_arguments++ == 0) {
      stanza->argument = argument;
      stanza->n_argument = n_argument;
    }
  }

  return TRUE;
}

static gboolean
read_body (const char *text, gsize size, gsize *offset, AntAgeStanza *stanza)
{
  for (;;) {
    guint8      decoded[N_COLUMNS / 4 * 3];
    const char *line;
    gsize       n;
    gsize       n_decoded;

    if (!take_line (text, size, offset, &line, &n) || n > N_COLUMNS ||
        !ant_age_decode (line, n, decoded, sizeof decoded, &n_decoded))
      return FALSE;
    if (stanza->n_body < sizeof stanza->body)
      memcpy (stanza->body + stanza->n_body, decoded,
              MIN (n_decoded, sizeof stanza->body - stanza->n_body));
    stanza->n_body += n_decoded;
    if (n < N_COLUMNS)
      return TRUE;
  }
}

static gboolean
read_stanza (const char *text, gsize size, gsize *offset, AntAgeStanza *stanza)
{
  const char *line;
  gsize       n;

  memset (stanza, 0, sizeof *stanza);

  return take_line (text, size, offset, &line, &n) && read_arguments (line, n, stanza) &&
         read_body (text, size, offset, stanza);
}

static gboolean
read_mac (const char *line, gsize n, guint8 *mac)
{
  gsize n_mac;

  return n == 4 + 43 && line[3] == ' ' && ant_age_decode (line + 4, n - 4, mac, 32, &n_mac) &&
         n_mac == 32;
}

/**
 * ant_age_header_read:
 * @text: a whole file; it need not be text at all
 * @size: its size
 * @header: (out): what was found
 * @error: return location; %ANT_ERROR_CORRUPT
 *
 * Checks every line of the head; the MAC is checked later, once a stanza has given the file key.
 *
 * Returns: whether the head is well-formed
 */
gboolean
ant_age_header_read (const char *text, gsize size, AntAgeHeader *header, GError **error)
{
  gsize       offset = strlen (VERSION_LINE);
  guint       n_stanzas = 0;
  const char *line;
  gsize       n;

  if (size < offset || memcmp (text, VERSION_LINE, offset) != 0)
    return ant_fail (error, ANT_ERROR_CORRUPT, "header: not an age file of version 1");

  for (;; n_stanzas++) {
    AntAgeStanza stanza;
    gsize        start = offset;

    if (size - start >= 3 && memcmp (text + start, "---", 3) == 0)
      break;
    if (!read_stanza (text, size, &offset, &stanza))
      return ant_fail (error, ANT_ERROR_CORRUPT, "header: recipient %u is malformed",
                       n_stanzas + 1);
  }

  header->n_signed = offset + 3;
  if (n_stanzas == 0 || !take_line (text, size, &offset, &line, &n) ||
      !read_mac (line, n, header->mac))
    return ant_fail (error, ANT_ERROR_CORRUPT, "header: the last line is malformed");
  header->n_bytes = offset;

  return TRUE;
}

/**
 * ant_age_header_next:
 * @text: the file that gave @header
 * @offset: (inout): 0 before the first call
 * @stanza: (out): the next recipient's
 *
 * Returns: %FALSE behind the last one
 */
gboolean
ant_age_header_next (const char         *text,
                     const AntAgeHeader *header,
                     gsize              *offset,
                     AntAgeStanza       *stanza)
{
  if (*offset == 0)
    *offset = strlen (VERSION_LINE);
  if (*offset + 3 == header->n_signed)
    return FALSE;

  return read_stanza (text, header->n_bytes, offset, stanza);
}

/**
 * ant_age_derive:
 * @salt: (nullable): @n_salt bytes
 * @info: what the key is for
 * @from: the key material
 * @key: (out): 32 bytes
 *
 * HKDF-SHA-256 (RFC 5869) with one block of output, which is all that age asks for.
 */
void
ant_age_derive (const guint8 *salt,
                gsize         n_salt,
                const char   *info,
                const guint8 *from,
                gsize         n_from,
                guint8       *key)
{
  static const guint8          first = 1;
  crypto_auth_hmacsha256_state state;
  guint8                       extracted[32];

  crypto_auth_hmacsha256_init (&state, salt, n_salt);
  crypto_auth_hmacsha256_update (&state, from, n_from);
  crypto_auth_hmacsha256_final (&state, extracted);

  crypto_auth_hmacsha256_init (&state, extracted, sizeof extracted);
  crypto_auth_hmacsha256_update (&state, (const guint8 *) info, strlen (info));
  crypto_auth_hmacsha256_update (&state, &first, 1);
  crypto_auth_hmacsha256_final (&state, key);

  sodium_memzero (extracted, sizeof extracted);
  sodium_memzero (&state, sizeof state);
}

/**
 * ant_age_header_mac:
 * @text: the file
 * @n_signed: how much of it the MAC covers
 * @file_key: 16 bytes
 * @mac: (out): 32 bytes
 */
void
ant_age_header_mac (const char *text, gsize n_signed, const guint8 *file_key, guint8 *mac)
{
  crypto_auth_hmacsha256_state state;
  guint8                       key[32];

  ant_age_derive ((const guint8 *) "", 0, "header", file_key, ANT_AGE_FILE_KEY_SIZE, key);
  crypto_auth_hmacsha256_init (&state, key, sizeof key);
  crypto_auth_hmacsha256_update (&state, (const guint8 *) text, n_signed);
  crypto_auth_hmacsha256_final (&state, mac);
  sodium_memzero (key, sizeof key);
}

static void
append_base64 (GString *text, const guint8 *bytes, gsize n)
{
  char encoded[sodium_base64_ENCODED_LEN (32, BASE64)];

  g_string_append (text, sodium_bin2base64 (encoded, sizeof encoded, bytes, n, BASE64));
}

/**
 * ant_age_header_write:
 * @shares: 32 bytes a stanza, the ephemeral public keys
 * @bodies: 32 bytes a stanza, the wrapped file keys
 * @n_stanzas: how many recipients
 * @file_key: 16 bytes
 * @text: what to append the head to; empty so far
 */
void
ant_age_header_write (const guint8 *shares,
                      const guint8 *bodies,
                      guint         n_stanzas,
                      const guint8 *file_key,
                      GString      *text)
{
  guint8 mac[32];

  g_string_append (text, VERSION_LINE);
  for (guint i = 0; i < n_stanzas; i++) {
    g_string_append (text, "-> X25519 ");
    append_base64 (text, shares + 32 * i, 32);
    g_string_append_c (text, '\n');
    append_base64 (text, bodies + 32 * i, 32);
    g_string_append_c (text, '\n');
  }
  g_string_append (text, "---");
  ant_age_header_mac (text->str, text->len, file_key, mac);
  g_string_append_c (text, ' ');
  append_base64 (text, mac, sizeof mac);
  g_string_append_c (text, '\n');
}
