#!/usr/bin/env bash
# tidy.sh BUILD - clang-tidy finds no bug in any of our files that the build compiles
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What passed is remembered in BUILD, by the file and by all our headers, so a second run is short.
set -u
. "$(dirname "$0")/files.sh"
need_version clang-tidy 14
export build=$1 memory=$1/tidy
mkdir -p "$memory"

headers=$(list_files '*.h' .clang-tidy | xargs cat | sha256sum)
export headers

check_file () {
  local key
  key=$({ echo "$headers" && cat "$1"; } | sha256sum)
  [ -e "$memory/${key%% *}" ] ||
    { clang-tidy --quiet -p "$build" "$1" 2>/dev/null && : >"$memory/${key%% *}"; }
}
export -f check_file

list_files 'app/*.c' 'ui/*.c' 'tests/*.c' | while IFS= read -r file; do
  ! grep -q "/${file//./\\.}\"" "$build/compile_commands.json" || printf '%s\n' "$file"
done | xargs -r -P 2 -I FILE bash -c 'check_file FILE'
