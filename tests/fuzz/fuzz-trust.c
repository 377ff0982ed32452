/* fuzz-trust.c - any bytes as a trust file: what is read is what would be written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "ant-age.h"
#include "ant-trust.h"
#include "fuzz.h"

static void
name_key (char *recipient)
{
  g_autoptr (AntSecret) identity = NULL;
  g_autofree char *text = NULL;

  ant_age_make_identity (&identity, &text, NULL);
  g_strlcpy (recipient, text, ANT_TRUST_RECIPIENT_SPACE);
}

GBytes *
fuzz_get_seed (void)
{
  g_autoptr (AntSecret) root = ant_secret_new_random (ANT_SIGN_KEY_SIZE);
  AntTrust trust = { .epoch = 3, .n_forms = 2, .forms = { { 1 }, { 2 } } };

  name_key (trust.clinic);
  name_key (trust.recovery);

  return ant_trust_sign (&trust, root);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  static const guint8 root[ANT_SIGN_KEY_SIZE] = { 1 };
  g_autoptr (GBytes) file = g_bytes_new_static (bytes, size);
  AntTrust trust;

  if (ant_trust_read (file, &trust, NULL)) {
    g_assert_cmpuint (strlen (trust.clinic), ==, 62);
    g_assert_cmpuint (strlen (trust.recovery), ==, 62);
    g_assert_cmpuint (trust.n_forms, <=, ANT_TRUST_MAX_FORMS);
  }
  ant_trust_verify (file, root, NULL);

  return 0;
}
