#!/usr/bin/env bash
# cppcheck.sh - cppcheck finds nothing in our files
#
# SPDX-License-Identifier: GPL-3.0-or-later
set -u
. "$(dirname "$0")/files.sh"
need_version cppcheck 2.10

# it cannot see GLib's headers, so what depends on their attributes and types is left to the compiler,
# and leaks to the sanitizers; NULL is a pointer wherever GLib is
list_files 'app/*.c' 'ui/*.c' 'tests/*.c' |
  cppcheck --quiet --file-list=- --language=c --std=c11 -j 2 --error-exitcode=1 \
    --library=gtk --inline-suppr --enable=warning,portability \
    --suppress=unknownMacro --suppress=nullPointerRedundantCheck --suppress=memleak \
    --suppress=varFuncNullUB
