/* fuzz.h - what a fuzz target is: one function that must bear any bytes
 *
 * With clang they are libFuzzer programs, and a test runs each for a minute (smoke.sh). For longer:
 *
 *     CC=clang CFLAGS=-fsanitize=fuzzer-no-link \
 *       meson setup build-fuzz -Db_sanitize=address,undefined -Db_lundef=false -Dwerror=false
 *     ninja -C build-fuzz fuzz-targets
 *     tests/fuzz/smoke.sh build-fuzz/tests/fuzz/fuzz-age tests/fuzz/corpus/age 600
 *
 * With any other compiler replay.c runs each over its seed and many mutations of it, as a test.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

int     LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size);
GBytes *fuzz_get_seed (void);
