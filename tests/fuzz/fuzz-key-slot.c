/* fuzz-key-slot.c - any bytes as a key slot, up to where the passphrase would be tried
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-age.h"
#include "ant-key-slot.h"
#include "ant-passphrase.h"
#include "fuzz.h"

GBytes *
fuzz_get_seed (void)
{
  g_autoptr (AntSecret) passphrase = ant_passphrase_normalise ("bada");
  g_autoptr (AntSecret) identity = NULL;
  g_autofree char *recipient = NULL;

  ant_age_make_identity (&identity, &recipient, NULL);

  return ant_key_slot_make (passphrase, identity, ANT_KEY_SLOT_OPS_MIN, ANT_KEY_SLOT_MEM_KIB_MIN,
                            20000, NULL);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  g_autoptr (GBytes) slot = g_bytes_new_static (bytes, size);
  g_autofree char *recipient = ant_key_slot_get_recipient (slot, NULL);
  g_autofree char *id = ant_key_slot_get_id (slot, NULL);

  return 0;
}
