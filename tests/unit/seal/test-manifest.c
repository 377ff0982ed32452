/* test-manifest.c - what one intake consists of, signed by the kiosk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "ant-error.h"
#include "ant-manifest.h"

static GBytes *
make (guint16 n_parts)
{
  g_auto (AntManifest) manifest = { .kiosk_seq = 0x0102030405060708, .n_parts = n_parts };

  memset (manifest.kiosk_id, 0x11, sizeof manifest.kiosk_id);
  memset (manifest.intake_id, 0x22, sizeof manifest.intake_id);
  memset (manifest.audit_head, 0x33, sizeof manifest.audit_head);
  memset (manifest.previous, 0x44, sizeof manifest.previous);
  manifest.parts = g_new0 (AntManifestPart, n_parts);
  for (guint i = 0; i < n_parts; i++) {
    manifest.parts[i].part_no = (guint16) i;
    manifest.parts[i].size = 100000 + i;
    memset (manifest.parts[i].hash, 0x50 + (int) i, sizeof manifest.parts[i].hash);
  }

  return ant_manifest_write (&manifest);
}

/* The places that the format is made of. */
static void
test_manifest_has_its_bytes (void)
{
  g_autoptr (GBytes) bytes = make (2);
  gsize         size;
  const guint8 *at = g_bytes_get_data (bytes, &size);

  g_assert_cmpuint (size, ==, 18 + 16 + 8 + 16 + 2 + 2 * 42 + 64);
  g_assert_cmpmem (at, 18, "antrm-manifest-v1", 18);
  g_assert_cmpuint (at[18], ==, 0x11);
  g_assert_cmpmem (at + 34, 8, "\x08\x07\x06\x05\x04\x03\x02\x01", 8);
  g_assert_cmpuint (at[42], ==, 0x22);
  g_assert_cmpmem (at + 58, 2, "\x02\x00", 2);
  g_assert_cmpmem (at + 60 + 42, 10, "\x01\x00\xa1\x86\x01\x00\x00\x00\x00\x00", 10);
  g_assert_cmpuint (at[60 + 42 + 10], ==, 0x51);
  g_assert_cmpuint (at[size - 64], ==, 0x33);
  g_assert_cmpuint (at[size - 1], ==, 0x44);
}

static void
test_manifest_reads_what_it_wrote (void)
{
  static const guint16 counts[] = { 0, 1, 9, 65535 };

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++) {
    g_autoptr (GBytes) bytes = make (counts[i]);
    g_autoptr (GBytes) again = NULL;
    g_auto (AntManifest) manifest = { 0 };

    g_assert_true (ant_manifest_read (bytes, &manifest, NULL));
    g_assert_cmpuint (manifest.n_parts, ==, counts[i]);
    again = ant_manifest_write (&manifest);
    g_assert_true (g_bytes_equal (bytes, again));
  }
}

static void
test_manifest_refuses_any_cut (void)
{
  g_autoptr (GBytes) bytes = make (3);
  gsize              size = g_bytes_get_size (bytes);
  g_autofree guint8 *longer = g_malloc0 (size + 1);
  g_autoptr (GBytes) more = NULL;

  memcpy (longer, g_bytes_get_data (bytes, NULL), size);
  more = g_bytes_new (longer, size + 1);
  for (gsize n = 0; n <= size; n++) {
    g_autoptr (GBytes) cut = n < size ? g_bytes_new_from_bytes (bytes, 0, n) : g_bytes_ref (more);
    g_auto (AntManifest) manifest = { 0 };
    g_autoptr (GError) error = NULL;

    g_assert_false (ant_manifest_read (cut, &manifest, &error));
    g_assert_error (error, ANT_ERROR, ANT_ERROR_CORRUPT);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/manifest/has-its-bytes", test_manifest_has_its_bytes);
  g_test_add_func ("/manifest/reads-what-it-wrote", test_manifest_reads_what_it_wrote);
  g_test_add_func ("/manifest/refuses-any-cut", test_manifest_refuses_any_cut);

  return g_test_run ();
}
