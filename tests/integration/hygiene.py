# hygiene.py - what the kiosk was started with has no say in it, and its fields give nothing back
#
# SPDX-License-Identifier: GPL-3.0-or-later
import contextlib
import os
import signal
import subprocess
import time

from client import BUILD, PROGRAM, Client, make_pack, make_vault
from kiosk import PATIENCE_S, Kiosk, Seat, is_drawn

CABLE = os.path.join(BUILD, "tests", "tools", "camera", "libgstantcable.so")
FOREIGN = {
    "LD_PRELOAD": CABLE,
    "LD_LIBRARY_PATH": os.path.dirname(CABLE),
    "GST_PLUGIN_PATH": os.path.dirname(CABLE),
    "GIO_MODULE_DIR": os.path.dirname(CABLE),
    "GTK_PATH": os.path.dirname(CABLE),
    "GTK_MODULES": "spy",
    "GTK_DEBUG": "interactive",
    "G_MESSAGES_DEBUG": "all",
    "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere",
}
assert os.path.exists(CABLE)


def count_changed(before, after):
    """How much of the screen is another, sampled: the ring round what has the focus is little."""
    places = range(0, len(before[2]), 3 * 97)
    return sum(before[2][i:i + 3] != after[2][i:i + 3] for i in places) / len(places)


@contextlib.contextmanager
def deployed(arguments, environment):
    """The program as a clinic starts it, once it shows something; nothing but its picture can be read."""
    seat = Seat()
    while is_drawn(seat.picture()):  # what went before
        time.sleep(0.05)
    begin = time.monotonic()
    with subprocess.Popen(arguments, env=environment, stderr=subprocess.PIPE, text=True) as program:
        try:
            while not is_drawn(seat.picture()):
                assert program.poll() is None, program.stderr.read()
                assert time.monotonic() < begin + PATIENCE_S, "nothing was drawn"
                time.sleep(0.05)
            print(f"drawn after {(time.monotonic() - begin) * 1000:.0f} ms")
            yield program.pid, seat
        finally:
            program.terminate()
        said = program.stderr.read()
    assert program.returncode in (0, -signal.SIGTERM), program.returncode
    assert not said, said


def read(pid, name):
    with open(f"/proc/{pid}/{name}", "rb") as file:
        return file.read()


pack = make_pack()
vault, _ = make_vault()
options = ["--clinic", pack, "--data", vault, "--camera", "none", "--screen-width-mm", "299"]
own = {name: value for name, value in os.environ.items() if not name.startswith("DBUS_")}

with deployed([PROGRAM[0], *options], {**own, **FOREIGN}) as (pid, seat):
    limit = next(line for line in read(pid, "limits").splitlines() if line.startswith(b"Max core file size"))
    assert limit.split()[4:6] == [b"0", b"0"], limit
    try:
        names = {variable.split(b"=")[0].decode() for variable in read(pid, "environ").split(b"\0") if variable}
        assert not names & (set(FOREIGN) - {"DBUS_SESSION_BUS_ADDRESS"}), names
        assert b"antcable" not in read(pid, "maps")
    except PermissionError:
        print("the process cannot be looked into, as it should be")

    # GTK's own ways to open its inspector, which would cover the screen
    time.sleep(1)
    before = seat.picture()
    for letter in (23, 32):  # I and D
        for code, is_down in ((29, 1), (42, 1), (letter, 1), (letter, 0), (42, 0), (29, 0)):
            seat.do("key", code, is_down)
    time.sleep(1)
    assert count_changed(before, seat.picture()) < 0.1

with deployed([PROGRAM[0], *options], own):
    pass

with Kiosk([*PROGRAM, *options]) as kiosk:
    client = Client(kiosk, pack)
    kiosk.tap("push button", "Touch to start")
    kiosk.tap("push button", "Questions and answers")
    kiosk.tap("text")

    def says(text):
        kiosk.wait(lambda: kiosk.find("text").text == text, f"the field to say {text!r}")

    def is_alone():
        return kiosk.describe() == before

    # what was written comes back by no key
    kiosk.keys("secret")
    says("secret")
    kiosk.rest()
    before = kiosk.describe()
    kiosk.key("a", "Control")
    kiosk.key("c", "Control")
    kiosk.key("x", "Control")
    says("secret")
    for keys in (("Menu",), ("F10", "Shift"), (".", "Control"), (";", "Control")):
        kiosk.key(*keys)
        kiosk.rest()
        assert is_alone(), keys
    kiosk.key("a", "Control")
    kiosk.key("BackSpace")
    says("")
    kiosk.key("v", "Control")
    kiosk.key("z", "Control")
    kiosk.key("Insert", "Shift")
    kiosk.rest()
    says("")
