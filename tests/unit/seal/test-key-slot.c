/* test-key-slot.c - the clinic's secret key behind a passphrase
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-age.h"
#include "ant-bytes.h"
#include "ant-error.h"
#include "ant-key-slot.h"
#include "ant-passphrase.h"

typedef struct {
  AntSecret *identity;
  char      *recipient;
  AntSecret *passphrase;
  GBytes    *slot;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  ant_age_make_identity (&fixture->identity, &fixture->recipient, &error);
  fixture->passphrase = ant_passphrase_normalise ("bada bada bada bada bada");
  fixture->slot = ant_key_slot_make (fixture->passphrase, fixture->identity, ANT_KEY_SLOT_OPS_MIN,
                                     ANT_KEY_SLOT_MEM_KIB_MIN, 20000, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ant_secret_unref (fixture->identity);
  ant_secret_unref (fixture->passphrase);
  g_free (fixture->recipient);
  g_bytes_unref (fixture->slot);
}

static void
test_key_slot_opens (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AntSecret) opened = ant_key_slot_open (fixture->slot, fixture->passphrase, &error);
  g_autofree char *recipient = ant_key_slot_get_recipient (fixture->slot, NULL);
  g_autofree char *id = ant_key_slot_get_id (fixture->slot, NULL);

  g_assert_no_error (error);
  g_assert_cmpmem (ant_secret_get (opened, NULL), ANT_AGE_KEY_SIZE,
                   ant_secret_get (fixture->identity, NULL), ANT_AGE_KEY_SIZE);
  g_assert_cmpstr (recipient, ==, fixture->recipient);
  g_assert_cmpuint (strlen (id), ==, 32);
  g_assert_cmpuint (g_bytes_get_size (fixture->slot), ==, 168);
}

static void
test_key_slot_refuses_another_passphrase (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AntSecret) other = ant_passphrase_normalise ("bada bada bada bada badu");

  g_assert_null (ant_key_slot_open (fixture->slot, other, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_LOCKED);
}

static void
refuse_changed (Fixture *fixture, gsize at, guint32 value, AntError code)
{
  g_autoptr (GBytes) changed = NULL;
  g_autoptr (GError) error = NULL;
  guint8 *copy = g_memdup2 (g_bytes_get_data (fixture->slot, NULL), ANT_KEY_SLOT_SIZE);

  ant_put32 (copy + at, value);
  changed = g_bytes_new_take (copy, ANT_KEY_SLOT_SIZE);
  g_assert_null (ant_key_slot_open (changed, fixture->passphrase, &error));
  g_assert_error (error, ANT_ERROR, (int) code);
}

/* Two of these would need 4 TiB, or hours: that this test ends shows that the bounds come first. */
static void
test_key_slot_checks_bounds_first (Fixture *fixture, gconstpointer data)
{
  refuse_changed (fixture, 12, 0, ANT_ERROR_CORRUPT);
  refuse_changed (fixture, 12, 17, ANT_ERROR_CORRUPT);
  refuse_changed (fixture, 12, 0xffffffff, ANT_ERROR_CORRUPT);
  refuse_changed (fixture, 16, 0, ANT_ERROR_CORRUPT);
  refuse_changed (fixture, 16, 64 * 1024 - 1, ANT_ERROR_CORRUPT);
  refuse_changed (fixture, 16, 2 * 1024 * 1024 + 1, ANT_ERROR_CORRUPT);
  refuse_changed (fixture, 16, 0xffffffff, ANT_ERROR_CORRUPT);
  refuse_changed (fixture, 0, 0x12345678, ANT_ERROR_CORRUPT);
  refuse_changed (fixture, 8, 2 | 1 << 16, ANT_ERROR_UNSUPPORTED);
  refuse_changed (fixture, 8, 1 | 2 << 16, ANT_ERROR_UNSUPPORTED);
  refuse_changed (fixture, 20, 1, ANT_ERROR_CORRUPT);
  refuse_changed (fixture, 116, 1, ANT_ERROR_CORRUPT);
}

static void
test_key_slot_binds_every_field (Fixture *fixture, gconstpointer data)
{
  static const gsize places[] = { 24, 40, 56, 88, 112, 120, 164 };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    refuse_changed (fixture, places[i], 0x5a5a5a5a, ANT_ERROR_LOCKED);
}

static void
test_key_slot_refuses_other_sizes (Fixture *fixture, gconstpointer data)
{
  for (gsize size = 0; size < ANT_KEY_SLOT_SIZE; size++) {
    g_autoptr (GBytes) cut = g_bytes_new_from_bytes (fixture->slot, 0, size);
    g_autoptr (GError) error = NULL;

    g_assert_null (ant_key_slot_open (cut, fixture->passphrase, &error));
    g_assert_error (error, ANT_ERROR, ANT_ERROR_CORRUPT);
  }
}

static void
test_key_slot_refuses_weak_making (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AntSecret) empty = ant_secret_new ("", 0);

  g_assert_null (ant_key_slot_make (empty, fixture->identity, ANT_KEY_SLOT_OPS_MIN,
                                    ANT_KEY_SLOT_MEM_KIB_MIN, 0, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (ant_key_slot_make (fixture->passphrase, fixture->identity, 1, 1024, 0, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_CORRUPT);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (ant_seal_init (NULL));

  ADD ("/key-slot/opens", test_key_slot_opens);
  ADD ("/key-slot/refuses-another-passphrase", test_key_slot_refuses_another_passphrase);
  ADD ("/key-slot/checks-bounds-first", test_key_slot_checks_bounds_first);
  ADD ("/key-slot/binds-every-field", test_key_slot_binds_every_field);
  ADD ("/key-slot/refuses-other-sizes", test_key_slot_refuses_other_sizes);
  ADD ("/key-slot/refuses-weak-making", test_key_slot_refuses_weak_making);

  return g_test_run ();
}
