# visit-afresh.py - after each person another process, with nothing of the last one in it and no flash
#
# SPDX-License-Identifier: GPL-3.0-or-later
import contextlib
import os
import re
import time

from client import PROGRAM, Client, count_intakes, make_pack, make_vault
from kiosk import Kiosk, is_drawn

MARK = "qzxjw"
QUICK_S = 4  # how long the change is looked at
PIECE = 1 << 16

pack = make_pack()
vault, passphrase = make_vault()


def list_threads(pid):
    """The threads but for the main one, whose number stays; all others are new after an exec."""
    return {task for task in os.listdir(f"/proc/{pid}/task") if task != str(pid)}


def read_memory(pid):
    """What a process can write, in pieces that overlap: a heap may shrink while it is looked at."""
    with open(f"/proc/{pid}/maps", encoding="utf-8") as maps, open(f"/proc/{pid}/mem", "rb", 0) as memory:
        for line in maps:
            first, last = (int(place, 16) for place in re.match("([0-9a-f]+)-([0-9a-f]+) ", line).groups())
            if not line.split()[1].startswith("rw") or "[v" in line:
                continue
            for at in range(first, last, PIECE):
                with contextlib.suppress(OSError):  # nothing behind it any more
                    memory.seek(at)
                    yield memory.read(min(PIECE + len(MARK), last - at))


def holds(pid, mark):
    """Whether the mark is anywhere in the memory of a process; None where nobody may look."""
    try:
        return any(mark.encode() in piece for piece in read_memory(pid))
    except PermissionError:
        return None


def leave(press):
    """Does what ends a visit, and watches the screen until the next process shows the first one again."""
    before = list_threads(kiosk.process.pid)
    press()
    end, is_new = time.monotonic() + QUICK_S, False
    while time.monotonic() < end or not is_new:
        assert is_drawn(kiosk.seat.picture()), "the screen went black"
        is_new = is_new or not before & list_threads(kiosk.process.pid)
        assert time.monotonic() < end + 30, "still the same process"
    kiosk.find("push button", "Touch to start")
    if (found := holds(kiosk.process.pid, MARK)) is None:
        print("nobody may look into the process, so only that it is another one was tested")
    assert not found, "the process still knows what was written"


with Kiosk([*PROGRAM, "--clinic", pack, "--data", vault, "--camera", "demo", "--screen-width-mm", "299"]) as kiosk:
    # sent
    client = Client(kiosk, pack)
    client.begin()
    client.fill_in({"adult": True})
    client.permit(health=False, photos=True, contact=True)
    client.fill_in({"visited": "new", "name": MARK, "reply": "none"})
    kiosk.wait(lambda: holds(kiosk.process.pid, MARK) in (True, None), "the name in memory")
    client.take_photos()
    client.pass_by("hairline", "check")
    client.sign_typed(MARK)
    client.press("Send")
    reference = client.read_reference()
    leave(lambda: client.press("Finish and clear", moves_on=False))
    assert count_intakes(vault) == 1

    # no permission given
    client = Client(kiosk, pack)
    client.begin()
    client.fill_in({"adult": True})
    client.permit()
    leave(lambda: client.press("Finish", moves_on=False))

    # under 18
    client = Client(kiosk, pack)
    client.begin()
    client.fill_in({"adult": False})
    leave(lambda: client.press("Finish", moves_on=False))

    # staff come out of a visit, and read what was sent
    client = Client(kiosk, pack)
    client.begin()
    kiosk.key("F9")
    kiosk.find("heading", "Staff only")
    kiosk.keys(passphrase + "\n")
    kiosk.find("heading", "Consultations")
    kiosk.wait(lambda: holds(kiosk.process.pid, MARK) in (True, None), "the list to be read")
    leave(lambda: kiosk.tap("push button", "Lock"))
