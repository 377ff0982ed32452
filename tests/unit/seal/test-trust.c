/* test-trust.c - whom a kiosk seals to, signed by the clinic
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "ant-age.h"
#include "ant-error.h"
#include "ant-root-key.h"
#include "ant-trust.h"

typedef struct {
  AntTrust   trust;
  AntSecret *root;
  guint8     root_public[ANT_SIGN_KEY_SIZE];
  GBytes    *file;
} Fixture;

static void
name_key (char *recipient)
{
  g_autoptr (AntSecret) identity = NULL;
  g_autofree char *text = NULL;

  g_assert_true (ant_age_make_identity (&identity, &text, NULL));
  g_strlcpy (recipient, text, ANT_TRUST_RECIPIENT_SPACE);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->root = ant_secret_new_random (ANT_SIGN_KEY_SIZE);
  ant_sign_get_public (self->root, self->root_public);
  ant_seal_random (&self->trust.kiosk_id, sizeof self->trust.kiosk_id);
  ant_seal_random (&self->trust.device, sizeof self->trust.device);
  self->trust.epoch = 4000000000u;
  name_key (self->trust.clinic);
  name_key (self->trust.recovery);
  self->trust.n_forms = 3;
  for (guint i = 0; i < self->trust.n_forms; i++)
    memset (self->trust.forms[i], (int) (80 * i), sizeof self->trust.forms[i]);
  self->file = ant_trust_sign (&self->trust, self->root);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  ant_secret_unref (self->root);
  g_bytes_unref (self->file);
}

static gboolean
is_believed (Fixture *self, GBytes *file)
{
  AntTrust trust;

  return ant_trust_read (file, &trust, NULL) && ant_trust_verify (file, self->root_public, NULL);
}

static void
test_trust_says_what_was_signed (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  AntTrust trust;
  guint8   strange[16] = { 7 };

  g_assert_true (ant_trust_read (self->file, &trust, &error));
  g_assert_true (ant_trust_verify (self->file, self->root_public, &error));
  g_assert_cmpmem (&trust, sizeof trust, &self->trust, sizeof trust);
  g_assert_true (ant_trust_allows_form (&trust, trust.forms[2]));
  g_assert_false (ant_trust_allows_form (&trust, strange));
  trust.n_forms = 0;
  g_assert_true (ant_trust_allows_form (&trust, strange));
}

static void
test_trust_refuses_any_flipped_bit (Fixture *self, gconstpointer data)
{
  gsize size = g_bytes_get_size (self->file);

  for (gsize bit = 0; bit < size * 8; bit++) {
    guint8 *copy = g_memdup2 (g_bytes_get_data (self->file, NULL), size);
    g_autoptr (GBytes) flipped = g_bytes_new_take (copy, size);

    copy[bit / 8] ^= (guint8) (1 << bit % 8);
    g_assert_false (is_believed (self, flipped));
  }
}

static void
test_trust_refuses_any_cut (Fixture *self, gconstpointer data)
{
  gsize            size = g_bytes_get_size (self->file);
  g_autofree char *longer = g_strconcat (g_bytes_get_data (self->file, NULL), "\n", NULL);
  g_autoptr (GBytes) more = g_bytes_new (longer, strlen (longer));

  for (gsize n = 0; n < size; n++) {
    g_autoptr (GBytes) cut = g_bytes_new_from_bytes (self->file, 0, n);
    AntTrust trust;

    g_assert_false (ant_trust_read (cut, &trust, NULL));
    g_assert_false (ant_trust_verify (cut, self->root_public, NULL));
  }
  g_assert_false (is_believed (self, more));
}

/* There is one spelling, whoever signed another. */
static void
test_trust_refuses_another_spelling (Fixture *self, gconstpointer data)
{
  static const char *const changes[][2] = {
    { "epoch 4000000000", "epoch 04000000000" },
    { "epoch 4000000000", "epoch 4000000000 " },
    { "epoch 4000000000", "epoch 4294967296" },
    { "epoch 4000000000", "epoch 0" },
    { "kiosk ", "kiosk  " },
    { "\n", "\r\n" },
    { "form 0", "form A" },
    { "form a0", "form A0" },
    { "form 50505050505050505050505050505050\n", "" },
    { "form ", "forms " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++) {
    g_auto (GStrv) pieces = g_strsplit (g_bytes_get_data (self->file, NULL), changes[i][0], -1);
    g_autofree char *text = g_strjoinv (changes[i][1], pieces);
    g_autoptr (GBytes) file = g_bytes_new (text, strlen (text));

    g_assert_cmpuint (g_strv_length (pieces), >, 1);
    g_assert_false (is_believed (self, file));
  }
}

static void
refuse (Fixture *self, const AntTrust *trust, AntError code, const char *why)
{
  g_autoptr (GBytes) file = ant_trust_sign (trust, self->root);
  g_autoptr (GError) error = NULL;
  AntTrust read;

  g_assert_false (ant_trust_read (file, &read, &error));
  g_assert_error (error, ANT_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, why));
}

static void
test_trust_names_faults (Fixture *self, gconstpointer data)
{
  AntTrust changed = self->trust;

  changed.clinic[0] = '\0';
  refuse (self, &changed, ANT_ERROR_INVALID, "clinic key");
  changed = self->trust;
  changed.recovery[0] = '\0';
  refuse (self, &changed, ANT_ERROR_INVALID, "recovery key");
  g_strlcpy (changed.recovery, changed.clinic, sizeof changed.recovery);
  refuse (self, &changed, ANT_ERROR_INVALID, "twice");
  g_strlcpy (changed.recovery, "AGE-SECRET-KEY-1QQQ", sizeof changed.recovery);
  refuse (self, &changed, ANT_ERROR_INVALID, "SECRET key");
  changed = self->trust;
  memset (changed.forms[1], 0, sizeof changed.forms[1]);
  refuse (self, &changed, ANT_ERROR_CORRUPT, "order");
}

static void
test_root_key_opens_for_staff_alone (Fixture *self, gconstpointer data)
{
  g_autoptr (AntSecret) identity = NULL;
  g_autoptr (AntSecret) other = NULL;
  g_autofree char *recipient = NULL;
  g_autofree char *other_recipient = NULL;
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (AntSecret) opened = NULL;

  ant_age_make_identity (&identity, &recipient, NULL);
  ant_age_make_identity (&other, &other_recipient, NULL);
  sealed = ant_root_key_seal (self->root, identity, self->trust.kiosk_id);
  opened = ant_root_key_open (sealed, identity, self->trust.kiosk_id, NULL);
  g_assert_cmpmem (ant_secret_get (opened, NULL), 32, ant_secret_get (self->root, NULL), 32);
  g_assert_null (ant_root_key_open (sealed, other, self->trust.kiosk_id, NULL));
  g_assert_null (ant_root_key_open (sealed, identity, self->trust.device, NULL));
  for (gsize bit = 0; bit < ANT_ROOT_KEY_SIZE * 8; bit++) {
    guint8 *copy = g_memdup2 (g_bytes_get_data (sealed, NULL), ANT_ROOT_KEY_SIZE);
    g_autoptr (GBytes) flipped = g_bytes_new_take (copy, ANT_ROOT_KEY_SIZE);

    copy[bit / 8] ^= (guint8) (1 << bit % 8);
    g_assert_null (ant_root_key_open (flipped, identity, self->trust.kiosk_id, NULL));
  }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (ant_seal_init (NULL));

  ADD ("/trust/says-what-was-signed", test_trust_says_what_was_signed);
  ADD ("/trust/refuses-any-flipped-bit", test_trust_refuses_any_flipped_bit);
  ADD ("/trust/refuses-any-cut", test_trust_refuses_any_cut);
  ADD ("/trust/refuses-another-spelling", test_trust_refuses_another_spelling);
  ADD ("/trust/names-faults", test_trust_names_faults);
  ADD ("/root-key/opens-for-staff-alone", test_root_key_opens_for_staff_alone);

  return g_test_run ();
}
