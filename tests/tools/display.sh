#!/usr/bin/env bash
# display.sh - runs a command on a display of its own
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   display.sh [-s WIDTHxHEIGHT] [-p PLUGIN.so] [-l SCOPE] [-t SECONDS] -- COMMAND...
#
# A headless weston with a runtime folder, a home and XDG folders that live and die with it, so that
# nothing of this account is seen or changed. With -p the plugin (ant-seat.so) gives the display a
# touchscreen and a keyboard behind $ANT_SEAT_SOCKET, and the command gets a session bus and an
# accessibility bus. With -l weston writes that log scope too into $ANT_DISPLAY_ROOM/weston.log. The
# exit status is the command's; 124 where it ran out of time, 77 (skipped) where there is no weston or
# no such plugin.
set -u

size=1080x1920 plugin= scopes=log limit=600
while getopts s:p:l:t: option; do
  case $option in
    s) size=$OPTARG ;;
    p) plugin=$OPTARG ;;
    l) scopes=log,$OPTARG ;;
    t) limit=$OPTARG ;;
    *) exit 2 ;;
  esac
done
shift $((OPTIND - 1))

if ! command -v weston >/dev/null; then
  echo "display.sh: no weston here; a display cannot be made" >&2
  exit 77
fi

if [ -n "$plugin" ] && [ ! -e "$plugin" ]; then
  echo "display.sh: no plugin for this version of weston; the screen cannot be touched" >&2
  exit 77
fi

room=$(mktemp -d "${TMPDIR:-/tmp}/anteroom-display.XXXXXX") || exit 2
weston_pid=
leave () {
  if [ -n "$weston_pid" ]; then
    kill "$weston_pid" 2>/dev/null
    wait "$weston_pid" 2>/dev/null
  fi
  rm -rf "$room"
}
trap leave EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

mkdir -m 700 "$room/runtime" "$room/home"
unset DISPLAY WAYLAND_SOCKET DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS XAUTHORITY NO_AT_BRIDGE
unset LANGUAGE
export HOME=$room/home XDG_RUNTIME_DIR=$room/runtime
export XDG_CONFIG_HOME=$HOME/.config XDG_DATA_HOME=$HOME/.local/share
export XDG_STATE_HOME=$HOME/.local/state XDG_CACHE_HOME=$HOME/.cache
export LC_ALL=C.UTF-8 GSETTINGS_BACKEND=memory GIO_USE_VFS=local
export GDK_BACKEND=wayland GSK_RENDERER=cairo WAYLAND_DISPLAY=anteroom-0
export ANT_DISPLAY_ROOM=$room ANT_DISPLAY_SIZE=$size

# a blinking cursor would make no two screenshots equal
mkdir -p "$XDG_CONFIG_HOME/gtk-4.0"
printf '[Settings]\ngtk-cursor-blink=false\n' >"$XDG_CONFIG_HOME/gtk-4.0/settings.ini"

# the kiosk shell shows nothing where there is no seat, and only the plugin gives one
shell=desktop
[ -n "$plugin" ] && shell=kiosk

# weston 12 took new names for its backends and renderers
version=$(weston --version | sed -E 's/^[^0-9]*([0-9]+).*/\1/')
if [ "$version" -ge 12 ]; then
  flavour=(--backend=headless --renderer=pixman "--shell=$shell")
else
  flavour=(--backend=headless-backend.so --use-pixman "--shell=$shell-shell.so")
fi
if [ -n "$plugin" ]; then
  export ANT_SEAT_SOCKET=$room/runtime/seat
  flavour+=("--modules=$plugin")
fi
weston --no-config "${flavour[@]}" --width="${size%x*}" --height="${size#*x}" \
  --socket="$WAYLAND_DISPLAY" --idle-time=0 --logger-scopes="$scopes" </dev/null >"$room/weston.log" 2>&1 &
weston_pid=$!

for ((tries = 0; tries < 200; tries++)); do
  [ -S "$XDG_RUNTIME_DIR/$WAYLAND_DISPLAY" ] &&
    { [ -z "$plugin" ] || [ -S "$ANT_SEAT_SOCKET" ]; } && break
  if ! kill -0 "$weston_pid" 2>/dev/null || [ "$tries" = 199 ]; then
    cat "$room/weston.log" >&2
    echo "display.sh: weston did not start" >&2
    exit 2
  fi
  sleep 0.05
done

if [ -n "$plugin" ]; then
  export GTK_A11Y=atspi
  timeout -k 5 "$limit" dbus-run-session -- "$@" \
    2> >(grep --line-buffered -vE '^dbus-daemon\[|^SpiRegistry daemon' >&2)
else
  export GTK_A11Y=none
  timeout -k 5 "$limit" "$@"
fi
