# test-harness.py - the finger, the keys and the eyes do what the scenarios rely on
#
# SPDX-License-Identifier: GPL-3.0-or-later
import sys

from kiosk import HEIGHT, WIDTH, Kiosk, NotThere

with Kiosk(sys.argv[1:]) as kiosk:
    kiosk.tap("push button", "Touch")
    kiosk.find("label", "touched")

    # what a finger cannot work is not there, though the tree tells of it
    assert kiosk.sees("push button", "Shown")
    assert not kiosk.sees("push button", "Hidden") and not kiosk.sees("push button", "Asleep")

    kiosk.tap("text", "Name")
    kiosk.keys("Ada")
    kiosk.find("label", "Hello, Ada")
    assert kiosk.find("text", "Name").text == "Ada"
    before = kiosk.rest()

    x, y = kiosk.find("label", "pad").middle
    kiosk.drag((x - 100, y), (x + 100, y))
    kiosk.find("label", "dragged right")

    # two fingers at once
    kiosk.seat.do("down", 0, x - 30, y)
    kiosk.seat.do("down", 1, x + 30, y)
    for reach in range(30, 150, 10):
        kiosk.seat.do("move", 0, x - reach, y)
        kiosk.seat.do("move", 1, x + reach, y)
    kiosk.find("label", "pinched wide")
    kiosk.seat.do("up", 0)
    kiosk.seat.do("up", 1)

    width, height, rgb = kiosk.rest()
    assert (width, height) == (WIDTH, HEIGHT) and (width, height, rgb) != before
    with open(kiosk.shot("harness"), "rb") as picture:
        assert picture.read(8) == b"\x89PNG\r\n\x1a\n"

    try:
        kiosk.find("push button", "Hidden", patience_s=0.3)
    except NotThere:
        pass
    else:
        raise AssertionError("a hidden button was found")
