# files.sh - which files are ours to check; sourced by the checks beside it
#
# SPDX-License-Identifier: GPL-3.0-or-later

# list_files PATTERN... - the files of the tree that match, committed or about to be
list_files () {
  if git rev-parse --git-dir >/dev/null 2>&1; then
    git ls-files --cached --others --exclude-standard -- "$@" | while IFS= read -r file; do
      [ -e "$file" ] && printf '%s\n' "$file"
    done
  else
    local names=() pattern
    for pattern; do
      names+=(-o -path "./$pattern")
    done
    find . -path './build*' -prune -o -type f \( "${names[@]:1}" \) -print | sed 's,^\./,,'
  fi
}

# need_version PROGRAM NUMBER - skips the check where that is not the version: another one finds other
# things, and nobody can please two. NUMBER is the one of Debian 12.
need_version () {
  need "$1"
  "$1" --version | grep -qE "(version|Cppcheck) $2\b" || {
    echo "skipped: this is checked with $1 $2, and here is another version"
    exit 77
  }
}

# need PROGRAM - skips the check where it is not installed
need () {
  command -v "$1" >/dev/null || {
    echo "skipped: no $1 here"
    exit 77
  }
}
