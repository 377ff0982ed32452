# kiosk.py - drives a program on a display of its own with a finger, and reads it as a screen reader does
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs inside `display.sh -p ant-seat.so`; tests/integration/meson.build shows the line.

    with Kiosk([program, "--data", folder]) as kiosk:
        kiosk.tap("push button", "Touch to start")   # waits until a finger would reach it, then touches
        kiosk.find("heading", re.compile("photos"))   # waits for it, gives a Control: .name .text .box
        kiosk.keys("ada\\n")                           # a keyboard on a cable; .key("Tab"), .key("F1")
        kiosk.gone("push button", "Back")             # waits until none is on the screen
        kiosk.drag((100, 900), (500, 900))            # .tap() and .drag() take places too, in pixels
        kiosk.wait(lambda: kiosk.find("text").text == "Ada", "the name")
        kiosk.shot("name")                            # the screen at rest, $ANT_SCREENS/name.png

A control is its AT-SPI role and its accessible name (a string, or a compiled pattern). One counts as
there only when a finger at its middle meets it: GTK keeps telling of pages that a stack has hidden.
Leaving the block ends the program and fails if it crashed, leaked or logged a critical, or ended with
another status than it was to.
"""

import contextlib
import os
import re
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
import zlib

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

WIDTH, HEIGHT = map(int, os.environ["ANT_DISPLAY_SIZE"].split("x"))
PATIENCE_S = float(os.environ.get("ANT_PATIENCE_S", 15))
COMPLAINTS = re.compile(r"-CRITICAL \*\*|ERROR: \w+Sanitizer|runtime error:|Gtk-WARNING")

# evdev codes of a US keyboard, row by row
CODES = {"Escape": 1, "BackSpace": 14, "Tab": 15, "Return": 28, "Control": 29, "Shift": 42, "Alt": 56,
         " ": 57, "\n": 28, "F1": 59, "F9": 67, "F10": 68, "Home": 102, "Up": 103, "Left": 105, "Right": 106,
         "End": 107, "Down": 108, "Insert": 110, "Delete": 111, "Menu": 127}
for row, first in (("1234567890-=", 2), ("qwertyuiop[]", 16), ("asdfghjkl;'`", 30), ("zxcvbnm,./", 44)):
    CODES.update((character, first + i) for i, character in enumerate(row))


class NotThere(AssertionError):
    """What was waited for did not come."""


class Seat:
    """The finger, the keyboard and the camera: ant-seat.c, whose commands these are."""

    def __init__(self):
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.socket.connect(os.environ["ANT_SEAT_SOCKET"])

    def do(self, *words):
        self.socket.send(" ".join(map(str, words)).encode())
        answer = self.socket.recv(256).decode()
        if answer != "ok":
            raise RuntimeError(f"{words}: {answer}")

    def picture(self):
        """The screen as (width, height, RGB bytes)."""
        path = os.path.join(os.environ["XDG_RUNTIME_DIR"], "screen.ppm")
        self.do("shot", path)
        with open(path, "rb") as file:
            file.readline()
            width, height = map(int, file.readline().split())
            file.readline()
            return width, height, file.read()


def is_drawn(picture):
    """Whether there is more on the screen than one colour."""
    width, height, rgb = picture
    return len({rgb[i:i + 3] for i in range(0, width * height * 3, 3 * 997)}) > 8


def write_png(path, width, height, rgb):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + rgb[i:i + width * 3] for i in range(0, len(rgb), width * 3))
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
                   + chunk(b"IDAT", zlib.compress(rows, 6)) + chunk(b"IEND", b""))


class Control:
    """Something on the screen, as assistive technology is told of it."""

    def __init__(self, accessible, frame):
        self.accessible, self.frame = accessible, frame

    @property
    def name(self):
        return self.accessible.get_name() or ""

    @property
    def role(self):
        return self.accessible.get_role_name()

    @property
    def states(self):
        return {state.value_nick for state in self.accessible.get_state_set().get_states()}

    @property
    def text(self):
        """What an entry holds."""
        return Atspi.Text.get_text(self.accessible, 0, Atspi.Text.get_character_count(self.accessible))

    @property
    def box(self):
        """x, y, width, height in pixels of the screen."""
        box = self.accessible.get_extents(Atspi.CoordType.WINDOW)
        return box.x, box.y, box.width, box.height

    @property
    def middle(self):
        """Of the part that is on the screen: a heading may be drawn half off it."""
        x, y, width, height = self.box
        return ((max(x, 0) + min(x + width, WIDTH)) / 2, (max(y, 0) + min(y + height, HEIGHT)) / 2)

    def is_under(self, x, y):
        """Would a finger at this place meet the control or something inside it? None: nobody knows."""
        hit = self.frame.get_accessible_at_point(int(x), int(y), Atspi.CoordType.WINDOW)
        if hit is None:
            return None
        while hit is not None:
            if hit == self.accessible:
                return True
            hit = hit.get_parent()
        return False

    def is_there(self):
        x, _, width, height = self.box
        across, down = self.middle
        if width <= 0 or height <= 0 or not (0 <= across < WIDTH and 0 <= down < HEIGHT):
            return False
        is_under = self.is_under(across, down)
        # GTK 4.8 knows nothing under the text of an entry and under a drawing; the padding answers for it
        return bool(self.is_under(x - 3, down)) if is_under is None else is_under

    def __repr__(self):
        return f"{self.role} {self.name!r} at {self.box}"


def walk(accessible, frame, depth=0, is_whole=False):
    """Everything below that may be on the screen, or all of it, with its depth."""
    for i in range(accessible.get_child_count()):
        with contextlib.suppress(GLib.Error):  # gone meanwhile: a page was built anew
            child = accessible.get_child_at_index(i)
            if child is None:
                continue
            control = Control(child, frame)
            try:
                x, y, width, height = control.box
            except GLib.Error:
                width = height = x = y = None  # a page of a stack has no place of its own
            if not is_whole and width is not None and (width <= 0 or height <= 0 or x >= WIDTH
                                                      or y >= HEIGHT or x + width <= 0 or y + height <= 0):
                continue
            yield control, depth
            yield from walk(child, frame, depth + 1, is_whole)


class Kiosk:
    def __init__(self, arguments, environment=None, name=None, status=0, says=None):
        """Assistive technology is not asked before the program has said @says: libatspi does not bear a window
        that goes while it looks at it."""
        self.arguments = [str(argument) for argument in arguments]
        self.name = name or os.path.basename(self.arguments[0])
        self.ends = (status, -signal.SIGTERM)
        self.says = says
        self.environment = {**os.environ, "G_DEBUG": "fatal-criticals", **(environment or {})}
        self.screens = os.environ.get("ANT_SCREENS") or tempfile.gettempdir()
        self.seat = Seat()
        self.log = tempfile.NamedTemporaryFile("w+", prefix="kiosk-log-", dir=os.environ["ANT_DISPLAY_ROOM"])

    def __enter__(self):
        Atspi.init()
        Atspi.set_timeout(2000, 15000)
        self.process = subprocess.Popen(self.arguments, env=self.environment, stdout=self.log, stderr=self.log)
        try:
            self.wait(lambda: not self.says or self.says in self.output(), f"“{self.says}”")
            self.wait(self.get_frame, f"{self.name} on the accessibility bus")
        except BaseException:
            self.process.kill()
            print(self.output(), file=sys.stderr)
            raise
        return self

    def __exit__(self, kind, error, trace):
        if kind is not None:
            print(f"--- on the screen when it failed\n{self.describe()}", file=sys.stderr)
            self.shot(f"failed-{os.path.basename(sys.argv[0])}", patience_s=0.5)
        status = self.end()
        complaint = COMPLAINTS.search(self.output())
        if kind is not None or complaint or status not in self.ends:
            print(f"--- what {self.name} said\n{self.output()}", file=sys.stderr)
        if kind is None and complaint:
            raise AssertionError(f"{self.name} complained: {complaint.group()}")
        if kind is None and status not in self.ends:
            raise AssertionError(f"{self.name} ended with status {status}")

    def end(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
        return self.process.wait()

    def output(self):
        with open(self.log.name, encoding="utf-8", errors="replace") as file:
            return file.read()

    # looking

    def get_frame(self):
        """The program's window; looked up each time, for the program may have started itself afresh."""
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(i)
            if application is not None and application.get_name() == self.name:
                application.clear_cache()
                if application.get_child_count() > 0:
                    return application.get_child_at_index(application.get_child_count() - 1)
        return None

    def controls(self, role=None, name=None):
        """The controls a finger would reach now, in reading order."""
        frame = self.get_frame()
        if frame is None:
            return
        for control, _ in walk(frame, frame):
            with contextlib.suppress(GLib.Error):
                if role is not None and control.role != role:
                    continue
                if isinstance(name, re.Pattern) and not name.search(control.name):
                    continue
                if isinstance(name, str) and control.name != name:
                    continue
                if control.is_there():
                    yield control

    def sees(self, role=None, name=None):
        return next(self.controls(role, name), None)

    def sees_scrolled(self, role):
        """The last control of a role, also where a scrolled page has it off the screen."""
        frame = self.get_frame()
        found = None
        for control, _ in walk(frame, frame, is_whole=True) if frame else ():
            with contextlib.suppress(GLib.Error):
                if control.role == role and control.name:
                    found = control
        return found

    def find(self, role=None, name=None, patience_s=PATIENCE_S):
        return self.wait(lambda: self.sees(role, name), f"{role} {name!r}", patience_s)

    def gone(self, role=None, name=None, patience_s=PATIENCE_S):
        self.wait(lambda: not self.sees(role, name), f"{role} {name!r} to go", patience_s)

    def wait(self, condition, what, patience_s=PATIENCE_S):
        """What @condition gives, as soon as that is true."""
        end = time.monotonic() + patience_s
        while True:
            with contextlib.suppress(GLib.Error):
                result = condition()
                if result:
                    return result
            if self.process.poll() is not None:
                raise NotThere(f"{self.name} ended with status {self.process.returncode}, waiting for {what}")
            if time.monotonic() > end:
                raise NotThere(f"waited {patience_s} s for {what}")
            time.sleep(0.03)

    def describe(self):
        frame = self.get_frame()
        if frame is None:
            return "(no window)"
        lines = []
        for control, depth in walk(frame, frame):
            with contextlib.suppress(GLib.Error):
                if control.name:
                    lines.append("  " * depth + f"{control.role} {control.name!r}")
        return "\n".join(lines)

    # doing

    def place(self, role, name):
        """The middle of a control that has come to rest."""
        if isinstance(role, Control):
            return role.middle
        if isinstance(role, tuple):
            return role
        before = None

        def rest():
            nonlocal before
            control = self.sees(role, name)
            now = control and control.middle
            is_resting, before = now is not None and now == before, now
            return is_resting

        self.wait(rest, f"{role} {name!r}")
        return before

    def tap(self, role, name=None, hold_s=0.04):
        """A short touch on a control, given as a role and a name, a Control or a place."""
        x, y = self.place(role, name)
        self.seat.do("down", 0, x, y)
        time.sleep(hold_s)
        self.seat.do("up", 0)

    def drag(self, start, end, steps=12, step_s=0.012, hold_s=0):
        """One finger from place to place; held still at the end it flings nothing."""
        self.seat.do("down", 0, *start)
        for step in range(1, steps + 1):
            time.sleep(step_s)
            self.seat.do("move", 0, *(a + (b - a) * step / steps for a, b in zip(start, end)))
        time.sleep(hold_s)
        self.seat.do("up", 0)

    def key(self, name, *held):
        for modifier in held:
            self.seat.do("key", CODES[modifier], 1)
        self.seat.do("key", CODES[name], 1)
        self.seat.do("key", CODES[name], 0)
        for modifier in reversed(held):
            self.seat.do("key", CODES[modifier], 0)

    def keys(self, text):
        """Types on the keyboard of the display: small letters, digits, capitals."""
        for character in text:
            self.key(character.lower(), *(["Shift"] if character.isupper() else []))

    def rest(self, patience_s=3):
        """Waits until two pictures in a row are equal; gives the last one."""
        end = time.monotonic() + patience_s
        before, now = None, self.seat.picture()
        while before != now and time.monotonic() < end:
            time.sleep(0.1)
            before, now = now, self.seat.picture()
        return now

    def shot(self, name, patience_s=3):
        os.makedirs(self.screens, exist_ok=True)
        path = os.path.join(self.screens, f"{name}.png")
        write_png(path, *self.rest(patience_s))
        return path
