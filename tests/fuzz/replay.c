/* replay.c - runs a fuzz target over mutations of its seed, where there is no libFuzzer
 *
 *     fuzz-X          the seed and mutations of it, the same ones every time
 *     fuzz-X FILE…    what a fuzzer found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "fuzz.h"

#define N_MUTATIONS 20000

static void
mutate (GRand *rand, GByteArray *bytes)
{
  for (int n = g_rand_int_range (rand, 1, 6); n > 0; n--) {
    guint at = bytes->len > 0 ? (guint) g_rand_int_range (rand, 0, (gint32) bytes->len) : 0;
    guint n_wanted = (guint) g_rand_int_range (rand, 1, 40);
    guint n_some = MIN (bytes->len - at, n_wanted);

    switch (bytes->len > 0 ? g_rand_int_range (rand, 0, 5) : 4) {
    case 0:
      bytes->data[at] ^= (guint8) (1 << g_rand_int_range (rand, 0, 8));
      break;
    case 1:
      bytes->data[at] = (guint8) g_rand_int_range (rand, 0, 256);
      break;
    case 2:
      g_byte_array_remove_range (bytes, at, n_some);
      break;
    case 3:
      memset (bytes->data + at, g_rand_boolean (rand) ? 0xff : 0, n_some);
      break;
    default:
      g_byte_array_append (bytes, (const guint8 *) "--- \n-> {}[],:\"0", 16);
    }
  }
}

int
main (int argc, char **argv)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20250101);
  g_autoptr (GBytes) seed = fuzz_get_seed ();

  for (int i = 1; i < argc; i++) {
    g_autofree char *bytes = NULL;
    gsize            size;

    if (g_file_get_contents (argv[i], &bytes, &size, NULL))
      LLVMFuzzerTestOneInput ((const guint8 *) bytes, size);
  }
  if (argc > 1)
    return 0;

  LLVMFuzzerTestOneInput (g_bytes_get_data (seed, NULL), g_bytes_get_size (seed));
  for (int i = 0; i < N_MUTATIONS; i++) {
    g_autoptr (GByteArray) bytes = g_byte_array_new ();
    g_autofree guint8 *exact = NULL; /* so that a sanitizer sees a step over its end */

    g_byte_array_append (bytes, g_bytes_get_data (seed, NULL), (guint) g_bytes_get_size (seed));
    mutate (rand, bytes);
    exact = g_memdup2 (bytes->data, bytes->len);
    LLVMFuzzerTestOneInput (exact, bytes->len);
  }

  return 0;
}
