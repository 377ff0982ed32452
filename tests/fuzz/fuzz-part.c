/* fuzz-part.c - any bytes as an opened part
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-age.h"
#include "ant-part.h"
#include "fuzz.h"

static const AntPartHeader HEADER = { .kind = ANT_PART_CARD, .part_count = 1, .epoch = 1 };

GBytes *
fuzz_get_seed (void)
{
  g_autoptr (GBytes) body = g_bytes_new_static ("{\"reference\":\"\"}", 16);
  g_autoptr (AntSecret) identity = NULL;
  g_autofree char *recipient = NULL;
  g_autoptr (GBytes) sealed = NULL;

  ant_age_make_identity (&identity, &recipient, NULL);
  sealed = ant_part_seal (&HEADER, body, (const char *const[]){ recipient, NULL }, NULL);

  return ant_age_decrypt (sealed, identity, NULL);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  g_autoptr (GBytes) plain = g_bytes_new_static (bytes, size);
  g_autoptr (GBytes) body = NULL;
  AntPartHeader header;

  if (ant_part_peek (plain, &header, NULL))
    body = ant_part_unwrap (plain, &header, NULL);
  g_clear_pointer (&body, g_bytes_unref);
  body = ant_part_unwrap (plain, &HEADER, NULL);

  return 0;
}
