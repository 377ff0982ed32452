#!/bin/sh
# smoke.sh - a minute of libFuzzer on one target, from what is kept of earlier runs
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   smoke.sh TARGET CORPUS-FOLDER [SECONDS]
#
# What it finds new stays in a folder that goes when it ends; an input that breaks the target is
# printed, in Base64.
found=$(mktemp -d) || exit 2
trap 'rm -rf "$found"' EXIT
[ -d "$2" ] || mkdir "$found/none"
"$1" -max_total_time="${3:-60}" -timeout=10 -rss_limit_mb=2500 -max_len=8192 -print_final_stats=1 \
  -artifact_prefix="$found/broken-" "$found" "$([ -d "$2" ] && echo "$2" || echo "$found/none")"
