#!/usr/bin/env bash
# translations.sh - every word of the interface is there in every language it speaks
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs from the root of the tree.
set -u
. tests/lint/files.sh
need xgettext
need msgfmt
need msgmerge
need msgattrib

work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
status=0

# fail MESSAGE - says what is wrong; the other checks are still made
fail () {
  printf '%s\n' "$1"
  status=1
}

# list_entries FILE OPTION - the messages of a po file that msgattrib's OPTION picks
list_entries () {
  msgattrib --no-obsolete --no-wrap "$2" "$1" | sed -n 's/^msgid "\(..*\)"$/  \1/p'
}

# --- what there is to say ---

list_files 'app/*.[ch]' 'ui/*.[ch]' |
  xargs grep -lE '\b(_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2) ?\(' >"$work/speaking"
list_files 'ui/*.ui' | xargs grep -l 'translatable=' >>"$work/speaking"
grep -v '^#' po/POTFILES | sort >"$work/listed"
sort -o "$work/speaking" "$work/speaking"
missing=$(comm -23 "$work/speaking" "$work/listed")
[ -z "$missing" ] || fail "po/POTFILES lacks these, which have words to translate:"$'\n'"$missing"
gone=$(comm -13 "$work/speaking" "$work/listed")
[ -z "$gone" ] || fail "po/POTFILES names these, which have no words to translate:"$'\n'"$gone"

xgettext --from-code=UTF-8 --files-from="$work/speaking" --output="$work/anteroom.pot" \
  --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 \
  --keyword=g_dngettext:2,3 --keyword=g_dpgettext2:2c,3 \
  --flag=N_:1:pass-c-format --flag=C_:2:pass-c-format --flag=NC_:2:pass-c-format \
  --flag=g_strdup_printf:1:c-format --flag=g_string_append_printf:2:c-format \
  --flag=g_error_new:3:c-format --flag=g_set_error:4:c-format || exit 1

# --- who says it ---

languages=$(grep -v '^#' po/LINGUAS)
for file in po/*.po; do
  language=$(basename "$file" .po)
  grep -qx "$language" <<<"$languages" || fail "po/LINGUAS lacks $language, and there is $file"
done
for language in $(sed -n 's/^languages=//p' data/clinics/*/clinic.ini | tr ';' '\n' | sort -u); do
  [ "$language" = en ] || grep -qx "$language" <<<"$languages" ||
    fail "a pack offers \"$language\", which po/LINGUAS lacks: its clients would read English buttons"
done

for language in $languages; do
  file=po/$language.po
  msgfmt --check --output-file=/dev/null "$file" || fail "$file: msgfmt finds mistakes"
  msgmerge --quiet --no-fuzzy-matching --output-file="$work/merged.po" "$file" "$work/anteroom.pot" || exit 1
  for kind in untranslated only-fuzzy; do
    found=$(list_entries "$work/merged.po" "--$kind")
    [ -z "$found" ] || fail "$file: $kind:"$'\n'"$found"
  done
done

[ $status -eq 0 ] || echo "ninja -C BUILD anteroom-update-po takes new words over into po/*.po"
exit $status
