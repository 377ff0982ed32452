/* fuzz-age.c - any bytes as an age file, and as the text of a key
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-age.h"
#include "fuzz.h"

/* The secret key is all zeros, so that every run has the same one. */
static AntSecret *
get_identity (void)
{
  static const guint8 zeros[ANT_AGE_KEY_SIZE];
  static AntSecret   *identity;

  if (identity == NULL)
    identity = ant_secret_new (zeros, sizeof zeros);

  return identity;
}

GBytes *
fuzz_get_seed (void)
{
  g_autofree char *recipient = ant_age_recipient_of (get_identity ());
  g_autoptr (GBytes) plain = g_bytes_new_static ("a client's words", 16);

  return ant_age_encrypt (plain, (const char *const[]){ recipient, recipient, NULL }, NULL);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  g_autoptr (GBytes) sealed = g_bytes_new_static (bytes, size);
  g_autoptr (GBytes) plain = NULL;
  g_autofree char *text = g_strndup ((const char *) bytes, size);
  AntSecret       *identity = ant_age_parse_identity (text, NULL);

  ant_age_decrypt_as_far (sealed, get_identity (), &plain, NULL);
  ant_age_check_recipient (text, NULL);
  g_clear_pointer (&identity, ant_secret_unref);

  return 0;
}
