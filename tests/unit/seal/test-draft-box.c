/* test-draft-box.c - a piece of a draft opens in its own place and nowhere else
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-draft-box.h"

#include <sodium.h>
#include <string.h>

#include "ant-error.h"

static const AntDraftPlace PLACE = { "0123456789abcde", 0x01020304, "form-hash-of-16" };

static void
assert_closed (AntSecret *key, const AntDraftPlace *place, const guint8 *bytes, gsize size)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ant_draft_box_open (key, place, bytes, size, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_CORRUPT);
}

static void
test_draft_box_opens (void)
{
  static const gsize SIZES[] = { 0, 1, 1000, 3000000 };
  g_autoptr (AntSecret) key = ant_secret_new_random (ANT_DRAFT_KEY_SIZE);

  for (gsize i = 0; i < G_N_ELEMENTS (SIZES); i++) {
    g_autoptr (GBytes) plain = g_bytes_new_take (g_malloc0 (SIZES[i] + 1), SIZES[i]);
    g_autoptr (GBytes) sealed = ant_draft_box_seal (key, &PLACE, plain);
    g_autoptr (GBytes) again = ant_draft_box_seal (key, &PLACE, plain);
    gsize         size;
    const guint8 *bytes = g_bytes_get_data (sealed, &size);
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) opened = ant_draft_box_open (key, &PLACE, bytes, size, &error);

    g_assert_no_error (error);
    g_assert_true (g_bytes_equal (opened, plain));
    g_assert_false (g_bytes_equal (sealed, again));
  }
}

/* What is authenticated beside it, byte for byte. */
static void
test_draft_box_is_as_described (void)
{
  static const guint8 BESIDE[] = "antrm-draft-v1\0"
                                 "0123456789abcde\0"
                                 "\x04\x03\x02\x01"
                                 "form-hash-of-16"; /* and its own zero */
  g_autoptr (AntSecret) key = ant_secret_new_random (ANT_DRAFT_KEY_SIZE);
  g_autoptr (GBytes) plain = g_bytes_new_static ("words", 5);
  g_autoptr (GBytes) sealed = ant_draft_box_seal (key, &PLACE, plain);
  const guint8 *bytes = g_bytes_get_data (sealed, NULL);
  guint8        opened[5];

  g_assert_cmpuint (sizeof BESIDE, ==, 15 + 16 + 4 + 16);
  g_assert_cmpint (crypto_aead_xchacha20poly1305_ietf_decrypt (opened, NULL, NULL, bytes + 24,
                                                               5 + 16, BESIDE, sizeof BESIDE, bytes,
                                                               ant_secret_get (key, NULL)),
                   ==, 0);
  g_assert_cmpmem (opened, 5, "words", 5);
}

static void
test_draft_box_stays_closed (void)
{
  g_autoptr (AntSecret) key = ant_secret_new_random (ANT_DRAFT_KEY_SIZE);
  g_autoptr (AntSecret) other = ant_secret_new_random (ANT_DRAFT_KEY_SIZE);
  g_autoptr (GBytes) plain = g_bytes_new_static ("words", 5);
  g_autoptr (GBytes) sealed = ant_draft_box_seal (key, &PLACE, plain);
  gsize         size;
  const guint8 *bytes = g_bytes_get_data (sealed, &size);
  AntDraftPlace elsewhere = PLACE;

  assert_closed (other, &PLACE, bytes, size);
  elsewhere.step++;
  assert_closed (key, &elsewhere, bytes, size);
  elsewhere = PLACE;
  elsewhere.session_id[0]++;
  assert_closed (key, &elsewhere, bytes, size);
  elsewhere = PLACE;
  elsewhere.form_hash[15]++;
  assert_closed (key, &elsewhere, bytes, size);
  for (gsize i = 0; i < size; i++) {
    g_autofree guint8 *bad = g_memdup2 (bytes, size);

    bad[i] ^= 1;
    assert_closed (key, &PLACE, bad, size);
    assert_closed (key, &PLACE, bytes, i);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_assert_true (ant_seal_init (NULL));
  g_test_add_func ("/draft-box/opens", test_draft_box_opens);
  g_test_add_func ("/draft-box/is-as-described", test_draft_box_is_as_described);
  g_test_add_func ("/draft-box/stays-closed", test_draft_box_stays_closed);

  return g_test_run ();
}
