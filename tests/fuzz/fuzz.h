/* fuzz.h - what a fuzz target is: one function that must bear any bytes
 *
 * With clang they are libFuzzer programs:
 *
 *     CC=clang CFLAGS=-fsanitize=fuzzer-no-link \
 *       meson setup build-fuzz -Db_sanitize=address,undefined -Db_lundef=false -Dwerror=false
 *     ninja -C build-fuzz && build-fuzz/tests/fuzz/fuzz-age -max_total_time=600
 *
 * With any other compiler replay.c runs each over its seed and many mutations of it, as a test.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

int     LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size);
GBytes *fuzz_get_seed (void);
