/* fuzz-card.c - any bytes as an index card
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-card.h"
#include "fuzz.h"

GBytes *
fuzz_get_seed (void)
{
  static const char card[] =
      "{\"reference\":\"R\",\"name\":\"Ada\",\"arrived\":\"2026-03-04T15:06\","
      "\"language\":\"pl\",\"flags\":[\"A:x\",\"B:y\"],\"photos\":2}";

  return g_bytes_new_static (card, sizeof card - 1);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  g_autoptr (GBytes) json = g_bytes_new_static (bytes, size);
  g_autoptr (AntCard) card = ant_card_new ("R", json);

  g_assert_nonnull (ant_card_get_name (card));
  g_assert_nonnull (ant_card_get_flags (card));

  return 0;
}
