# setup.sh - what ./run and ./check both do first: fetch the packages, build the tree
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by bash, from the root of the tree. Says nothing where nothing is to be done.

say () {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
}

# list_packages PROFILE - the entries of Build-Depends, one a line, alternatives as "a|b".
# PROFILE is "nocheck" to leave out what only the checks need, or "check" for everything.
# debhelper is left out of both: it makes the package, not the program.
list_packages () {
  local entry
  awk '/^#/ { next }
       /^Build-Depends:/ { inside = 1; sub(/^[^:]*:/, ""); print; next }
       /^[^ \t]/ { inside = 0 }
       inside' debian/control | tr -d '\n' | tr ',' '\n' | while IFS= read -r entry || [ -n "$entry" ]; do
    case $entry in
      *debhelper-compat* | *dh-sequence-*) continue ;;
      *'<!nocheck>'*) [ "$1" = check ] || continue ;;
    esac
    printf '%s\n' "$entry" | sed -E 's/\([^)]*\)|<[^>]*>|\[[^]]*\]|[[:space:]]//g'
  done | sed '/^$/d'
  # a compiler and libc's headers: every Debian source package takes these for granted
  printf '%s\n' build-essential
}

# list_missing PROFILE - the entries of which no alternative is installed
list_missing () {
  local entry name
  local -A installed
  while read -r status name; do
    [ "$status" = installed ] && installed[$name]=1
  done < <(dpkg-query -W -f='${db:Status-Status} ${Package}\n')
  list_packages "$1" | while IFS= read -r entry; do
    for name in ${entry//|/ }; do
      [ -n "${installed[$name]-}" ] && continue 2
    done
    printf '%s\n' "$entry"
  done
}

# choose_package A|B - the first alternative this release of Debian has; A where it has none
choose_package () {
  local name
  for name in ${1//|/ }; do
    if LC_ALL=C apt-cache policy "$name" | grep -q '^  Candidate: [^(]'; then
      printf '%s\n' "$name"
      return
    fi
  done
  printf '%s\n' "${1%%|*}"
}

# install_packages PROFILE - fetches what is missing; ends the program with status 2 where it cannot
install_packages () {
  local missing names=() entry as_root=()
  command -v dpkg-query >/dev/null || {
    say "this is not Debian; please install what Build-Depends of debian/control names"
    return
  }
  missing=$(list_missing "$1")
  [ -n "$missing" ] || return 0

  if [ "$(id -u)" != 0 ]; then
    as_root=(sudo)
  fi
  if [ ${#as_root[@]} = 0 ] || command -v sudo >/dev/null; then
    say "installing" $missing
    "${as_root[@]}" apt-get update -q >&2 || say "apt-get update failed; going on with what is known"
  fi
  for entry in $missing; do
    names+=("$(choose_package "$entry")")
  done
  if { [ ${#as_root[@]} = 0 ] || command -v sudo >/dev/null; } &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get install -q -y --no-install-recommends "${names[@]}" </dev/null >&2; then
    return
  fi
  say "these packages could not be had: ${names[*]}"
  say "to fetch them: sudo apt-get update && sudo apt-get install ${names[*]}"
  exit 2
}

# build_in DIR TARGET [MESON-OPTION...] - configures where that is due, then builds TARGET ("all" is
# everything); the compiler's words only on a failure. What meson did not find it looks for again once packages have come.
build_in () {
  local dir=$1 target=$2 log=$1/build.log configure=(true)
  shift 2
  mkdir -p "$dir"
  if [ ! -e "$dir/build.ninja" ]; then
    configure=(meson setup "$dir" "$@")
  elif [ /var/lib/dpkg/status -nt "$dir/build.ninja" ]; then
    configure=(meson setup --reconfigure "$dir" "$@")
  fi
  if { "${configure[@]}" && ninja -C "$dir" "$target"; } >"$log" 2>&1; then
    return
  fi
  cat "$log" >&2
  say "the build in $dir failed"
  return 1
}
