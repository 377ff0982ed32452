/* fuzz-manifest.c - any bytes as a manifest: what is read is what would be written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-manifest.h"
#include "fuzz.h"

GBytes *
fuzz_get_seed (void)
{
  AntManifestPart parts[3] = { { .size = 4096 }, { .part_no = 1 }, { .part_no = 2 } };
  AntManifest     manifest = { .kiosk_seq = 7, .n_parts = G_N_ELEMENTS (parts), .parts = parts };

  return ant_manifest_write (&manifest);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  g_autoptr (GBytes) input = g_bytes_new_static (bytes, size);
  g_auto (AntManifest) manifest = { 0 };
  g_autoptr (GBytes) again = NULL;

  if (!ant_manifest_read (input, &manifest, NULL))
    return 0;
  again = ant_manifest_write (&manifest);
  g_assert_true (g_bytes_equal (input, again));

  return 0;
}
