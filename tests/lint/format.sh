#!/usr/bin/env bash
# format.sh - every C file is laid out as .clang-format says
#
# SPDX-License-Identifier: GPL-3.0-or-later
set -u
. "$(dirname "$0")/files.sh"

tool=$(command -v clang-format-14 || echo clang-format)
need_version "$tool" 14
list_files '*.c' '*.h' | xargs -r "$tool" --dry-run -Werror
