#!/usr/bin/env bash
# layers.sh - each outside library is included in its one place only
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# That a layer of app/ sees only the layers before it needs no check: the compiler finds no others.
set -u
. "$(dirname "$0")/files.sh"

# the start of a header's name, and which files may include it (tests may, to compare and to damage)
rules='
sodium              ^app/seal/
sqlite3             ^app/store/
gst/                ^app/media/ant-(camera|still|chime)
qrencode            ^app/media/ant-qr\.
json-c/             ^app/
cmark               ^app/clinic/ant-markdown\.
librsvg/            ^(app/media|ui/widgets)/
fontconfig          ^ui/shell/ant-fonts\.
cairo               ^(app/(media|handoff)|ui)/
(gtk|gdk|gsk)/      ^ui/
(adwaita|webkit)    ^$
'
status=0
while read -r header place; do
  [ -n "$header" ] || continue
  found=$(list_files 'app/*.[ch]' 'ui/*.[ch]' | grep -vE "$place" |
    xargs -r grep -nE "^ *# *include *[<\"]$header")
  [ -n "$found" ] || continue
  printf 'may only be included in %s:\n%s\n' "$place" "$found"
  status=1
done <<<"$rules"
exit $status
