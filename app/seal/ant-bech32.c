/* ant-bech32.c - the text form of keys
 *
 * Bech32 as BIP 173 defines it, for 32 bytes at a time: prefix, "1", 52 symbols of five bits, six
 * symbols of checksum. age lifts the limit of 90 characters, which such keys do not reach.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-bech32"

#include "ant-bech32.h"

#include <sodium.h>
#include <string.h>

#define N_DATA     52
#define N_CHECKSUM 6

static const char SYMBOLS[] = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

static guint32
add_to_checksum (guint32 sum, guint8 value)
{
  static const guint32 generator[] = { 0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3 };
  guint32              top = sum >> 25;

  sum = (sum & 0x1ffffff) << 5 ^ value;
  for (int i = 0; i < 5; i++)
    if (top >> i & 1)
      sum ^= generator[i];

  return sum;
}

/* @prefix is in lower case for the checksum, whatever case the text is in. */
static guint32
start_checksum (const char *prefix)
{
  guint32 sum = 1;

  for (const char *p = prefix; *p != '\0'; p++)
    sum = add_to_checksum (sum, (guint8) g_ascii_tolower (*p) >> 5);
  sum = add_to_checksum (sum, 0);
  for (const char *p = prefix; *p != '\0'; p++)
    sum = add_to_checksum (sum, (guint8) g_ascii_tolower (*p) & 31);

  return sum;
}

/* 256 bits into 51 groups of five and one of a single bit, filled up with zeros. */
static void
spread (const guint8 *key, guint8 *values)
{
  for (int i = 0; i < N_DATA; i++) {
    int     bit = i * 5;
    guint32 pair = (guint32) key[bit / 8] << 8;

    if (bit / 8 + 1 < ANT_BECH32_KEY_SIZE)
      pair |= key[bit / 8 + 1];
    values[i] = pair >> (11 - bit % 8) & 31;
  }
}

static gboolean
gather (const guint8 *values, guint8 *key)
{
  guint32 held = 0;
  int     n_bits = 0;

  for (int i = 0; i < N_DATA; i++) {
    held = (held << 5 | values[i]) & 0xfff;
    n_bits += 5;
    if (n_bits >= 8) {
      n_bits -= 8;
      *key++ = held >> n_bits & 0xff;
    }
  }

  return (held & ((1u << n_bits) - 1)) == 0;
}

/**
 * ant_bech32_write_key:
 * @prefix: the part before the "1", in the case of the whole
 * @key: 32 bytes
 * @is_upper: whether to write capitals
 * @text: (out): the text, with its nul; the caller wipes it where the key is secret
 */
void
ant_bech32_write_key (const char   *prefix,
                      const guint8 *key,
                      gboolean      is_upper,
                      char          text[ANT_BECH32_TEXT_SPACE])
{
  guint8  values[N_DATA];
  guint32 sum = start_checksum (prefix);
  gsize   n = strlen (prefix);

  g_return_if_fail (n + 1 + N_DATA + N_CHECKSUM < ANT_BECH32_TEXT_SPACE);

  memcpy (text, prefix, n);
  text[n++] = '1';
  spread (key, values);
  for (int i = 0; i < N_DATA; i++) {
    sum = add_to_checksum (sum, values[i]);
    text[n++] = SYMBOLS[values[i]];
  }
  for (int i = 0; i < N_CHECKSUM; i++)
    sum = add_to_checksum (sum, 0);
  sum ^= 1;
  for (int i = 0; i < N_CHECKSUM; i++)
    text[n++] = SYMBOLS[sum >> 5 * (5 - i) & 31];
  text[n] = '\0';

  for (char *p = text; is_upper && *p != '\0'; p++)
    *p = g_ascii_toupper (*p);
  sodium_memzero (values, sizeof values);
}

/**
 * ant_bech32_read_key:
 * @prefix: what must stand before the "1"; its case is the one the whole text must have
 * @text: what was typed, pasted or read
 * @key: (out): 32 bytes
 *
 * Returns: %FALSE where @text is not a key of that kind, whole and without a slip
 */
gboolean
ant_bech32_read_key (const char *prefix, const char *text, guint8 *key)
{
  gsize    n_prefix = strlen (prefix);
  gboolean is_upper = g_ascii_isupper (prefix[0]);
  guint32  sum = start_checksum (prefix);
  guint8   values[N_DATA + N_CHECKSUM];
  gboolean is_read;

  if (strncmp (text, prefix, n_prefix) != 0 || text[n_prefix] != '1' ||
      strlen (text) != n_prefix + 1 + sizeof values)
    return FALSE;

  for (gsize i = 0; i < sizeof values; i++) {
    char        symbol = text[n_prefix + 1 + i];
    const char *place;

    if (is_upper ? g_ascii_islower (symbol) : g_ascii_isupper (symbol))
      return FALSE;
    place = strchr (SYMBOLS, g_ascii_tolower (symbol));
    if (place == NULL)
      return FALSE;
    values[i] = (guint8) (place - SYMBOLS);
    sum = add_to_checksum (sum, values[i]);
  }
  is_read = sum == 1 && gather (values, key);
  sodium_memzero (values, sizeof values);

  return is_read;
}
