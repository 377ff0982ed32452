# test-keyboard-touch.py - the on-screen keyboard under real fingers
#
# SPDX-License-Identifier: GPL-3.0-or-later
import re
import sys
import time

from kiosk import HEIGHT, Kiosk

MM = 1080 / 299


def tap_key(name):
    kiosk.tap("push button", name)


def text(name):
    return kiosk.find("text", name).text


def wait_for_text(name, wanted):
    kiosk.wait(lambda: text(name) == wanted, f"{wanted!r} in {name}")


def key_places():
    """Where each key is, once the keyboard has come to rest."""
    kiosk.rest()
    return {key.name: key.box for key in kiosk.controls("push button")}


with Kiosk(sys.argv[1:]) as kiosk:
    # up with the focus that GTK gives the first field, and up again with a touch after it was put
    # away, although the focus never left
    kiosk.find("push button", "Backspace")
    tap_key("Hide keyboard")
    kiosk.gone("push button", "Backspace")
    kiosk.tap("text", "First")
    places = key_places()

    # what one sees of every key is large enough for a finger, and the gap between two is a key's too
    for name, (x, y, width, height) in places.items():
        assert name == "Continue" or (width >= 15 * MM and height >= 15 * MM), (name, width, height)
    for down in range(2):
        x, y, width, height = places["s"]
        kiosk.tap((x - 2 - down, y - 2 + down))
        kiosk.wait(lambda: text("First") in ("w", "a", "s", "e"), "a key beside the gap")
        tap_key("Backspace")
        wait_for_text("First", "")

    # an action fires on release; sliding off cancels
    q, w, backspace = ((x + width / 2, y + height / 2) for x, y, width, height in
                       (places["q"], places["w"], places["Backspace"]))
    kiosk.seat.do("down", 0, *q)
    time.sleep(0.3)
    assert text("First") == ""
    kiosk.seat.do("up", 0)
    wait_for_text("First", "q")
    kiosk.drag(q, (q[0], q[1] - 400))
    tap_key("w")
    wait_for_text("First", "qw")

    # two thumbs: the second is down before the first is up, a hundred times over
    wanted = ""
    for i in range(50):
        kiosk.seat.do("down", 0, *q)
        kiosk.seat.do("down", 1, *w)
        kiosk.seat.do("up", 0)
        kiosk.seat.do("up", 1)
        wanted += "qw"
    wait_for_text("First", "qw" + wanted)

    # one thumb on shift: what the other holds meanwhile is not lost
    shift = kiosk.find("push button", "Shift").middle
    kiosk.seat.do("down", 0, *shift)
    kiosk.seat.do("down", 1, *w)
    kiosk.seat.do("up", 0)
    kiosk.seat.do("up", 1)
    wait_for_text("First", "qw" + wanted + "W")

    # held, backspace goes on until it is let go
    length = len(text("First"))
    kiosk.seat.do("down", 0, *backspace)
    time.sleep(1.5)
    kiosk.seat.do("up", 0)
    time.sleep(0.1)
    left = len(text("First"))
    assert 5 <= length - left <= 14, (length, left)
    time.sleep(0.4)
    assert len(text("First")) == left
    tap_key("Backspace")
    kiosk.wait(lambda: len(text("First")) == left - 1, "one more to go")

    # the next field comes into view, above the keyboard
    tap_key("Next")
    kiosk.rest()
    x, y, width, height = kiosk.find("text", "Last").box
    assert 0 <= y and y + height <= kiosk.find("push button", "q").box[1]
    tap_key("q")
    wait_for_text("Last", "q")

    # a button that takes the focus gets its touch, though the keyboard then goes
    kiosk.drag((540, 900), (540, 300))
    kiosk.rest()
    kiosk.tap("push button", "Continue", hold_s=0.5)
    kiosk.find("push button", "Continued")
    kiosk.gone("push button", "Backspace")

    # ... and a field that was pressed long is still where it was when the finger goes
    field = kiosk.find("text", "Last")
    kiosk.seat.do("down", 0, *field.middle)
    time.sleep(0.3)
    assert not kiosk.sees("push button", "Backspace")
    kiosk.seat.do("up", 0)
    kiosk.find("push button", "Backspace")

    # Polish at one touch
    kiosk.tap("push button", re.compile("Polski"))
    tap_key("ż")
    kiosk.wait(lambda: "ż" in text("Last"), "ż")
    assert kiosk.find("push button", "Done").box[1] < HEIGHT
