/* seed.c - gives libFuzzer the seed of a target, as its first input
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

int LLVMFuzzerInitialize (int *argc, char ***argv);

/* Into the first folder that is named: that is where libFuzzer puts what it finds itself. */
int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  for (int i = 1; i < *argc; i++) {
    g_autofree char *path = g_build_filename ((*argv)[i], "seed", NULL);
    g_autoptr (GBytes) seed = fuzz_get_seed ();

    if (!g_file_test ((*argv)[i], G_FILE_TEST_IS_DIR))
      continue;
    g_file_set_contents (path, g_bytes_get_data (seed, NULL), (gssize) g_bytes_get_size (seed),
                         NULL);
    break;
  }

  return 0;
}
