#!/usr/bin/env bash
# builder.sh - every .ui file is as gtk4-builder-tool would write it
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# "validate" is of no use here: it knows none of our types.
set -u
. "$(dirname "$0")/files.sh"
need gtk4-builder-tool

status=0
while IFS= read -r file; do
  if ! simple=$(gtk4-builder-tool simplify "$file" 2>&1) || ! diff -u "$file" <(printf '%s\n' "$simple"); then
    echo "$file: not simplified (gtk4-builder-tool simplify --replace $file)"
    status=1
  fi
done < <(list_files '*.ui')
exit $status
