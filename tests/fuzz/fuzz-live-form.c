/* fuzz-live-form.c - any bytes as the file that says which form is live
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "ant-live-form.h"
#include "ant-secret.h"
#include "fuzz.h"

#define HASH_AT   40
#define HASH_SIZE 32

GBytes *
fuzz_get_seed (void)
{
  g_autoptr (GBytes) first = g_bytes_new_static ("{}", 2);
  g_autoptr (GBytes) second = g_bytes_new_static ("[1]", 3);
  g_autoptr (AntLiveForm) pack = ant_live_form_new ();
  g_autoptr (AntLiveForm) one = ant_live_form_replace (pack, first, 1000);
  g_autoptr (AntLiveForm) two = ant_live_form_replace (one, second, 2000);

  return ant_live_form_format (two);
}

/* What is taken is written again as it was. */
static void
try_file (GBytes *file)
{
  g_autoptr (AntLiveForm) live = ant_live_form_parse (file);
  g_autoptr (GBytes) again = live != NULL ? ant_live_form_format (live) : NULL;

  if (live != NULL)
    g_assert_true (g_bytes_equal (file, again));
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  g_autoptr (GBytes) file = g_bytes_new_static (bytes, size);
  g_autofree guint8 *whole = g_memdup2 (bytes, size);
  g_autoptr (GBytes) rehashed = NULL;
  guint8 hash[HASH_SIZE];

  try_file (file);
  if (size < HASH_AT + HASH_SIZE)
    return 0;

  /* behind the hash, where chance does not lead */
  memset (whole + HASH_AT, 0, HASH_SIZE);
  ant_seal_hash32 (whole, size, hash);
  memcpy (whole + HASH_AT, hash, HASH_SIZE);
  rehashed = g_bytes_new (whole, size);
  try_file (rehashed);

  return 0;
}
