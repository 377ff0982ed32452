# visit-full-disk.py - a disk that cannot be written, is full, or fills up while somebody answers
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""The records lie on a disk of their own, in a namespace that nobody else sees; whoever may not mount one
there skips this test."""

import json
import os
import subprocess
import sys

from client import BUILD, CTL, PROGRAM, Client, count_intakes, make_pack, make_vault, open_intake
from kiosk import Kiosk

READ_ONLY = ("Your answers cannot be kept at the moment. Please tell a member of staff: the disk of this kiosk "
             "cannot be written.")
FULL = ("There is no room left to keep your answers safely. Please tell a member of staff: the disk of this kiosk "
        "is full.")
OWN_MOUNTS = ["unshare", "--mount", "--propagation", "private"]
ROOMY = "2g"  # more than a kiosk wants before a visit; a tmpfs takes memory for what is in it, and no more

if "ANT_OWN_MOUNTS" not in os.environ:
    os.environ["ANT_OWN_MOUNTS"] = disk = os.path.join(os.environ["HOME"], "vault")
    os.mkdir(disk, 0o700)
    inside = [*OWN_MOUNTS, "sh", "-c", f'mount -t tmpfs -o size={ROOMY},mode=700 tmpfs "$0" && exec "$@"', disk]
    tried = subprocess.run([*inside, "true"], capture_output=True, text=True, check=False)
    if tried.returncode != 0:
        print("This user may not mount a disk here, so none could be filled:", tried.stderr.strip())
        sys.exit(77)
    os.execvp(inside[0], [*inside, sys.executable, "-B", *sys.argv])

DISK = os.environ["ANT_OWN_MOUNTS"]


def remount(options):
    subprocess.run(["mount", "-o", f"remount,{options}", DISK], check=True)


def fill():
    """Leaves not one page on the disk."""
    found = os.statvfs(DISK)
    remount(f"size={(found.f_blocks - found.f_bfree) * found.f_frsize}")
    assert os.statvfs(DISK).f_bfree == 0


pack = make_pack()
vault, passphrase = make_vault()
assert vault == DISK
made = subprocess.run([CTL, "reference", "new"], check=True, capture_output=True)
earlier = json.loads(made.stdout)["reference"]
subprocess.run([os.path.join(BUILD, "tests", "integration", "put-intake"), vault, earlier], check=True)

remount("ro")
with Kiosk([*PROGRAM, "--clinic", pack, "--data", vault, "--camera", "none", "--screen-width-mm", "299"]) as kiosk:
    client = Client(kiosk, pack)

    def ask_in_vain(sentence):
        client.press("Start my consultation", moves_on=False)
        kiosk.find("push button", sentence)
        assert client.find_item() is None

    # before the first question; and as soon as it is mended, the next touch starts
    client.press("Touch to start", moves_on=False)
    ask_in_vain(READ_ONLY)
    remount(f"rw,size={ROOMY}")
    client.press("Start my consultation")
    assert client.find_item()["linkId"] == "adult"
    client.press("Back")
    remount("size=100m")
    ask_in_vain(FULL)
    remount(f"size={ROOMY}")
    client.press("Start my consultation")

    # in the middle of a visit it is said at Send, and Send stays
    client.fill_in({"adult": True})
    client.permit(contact=True)
    client.fill_in({"visited": "new", "name": "al", "reply": "none"})
    client.pass_by("hairline", "check")
    client.sign_typed("al")
    fill()
    client.press("Send", moves_on=False)
    kiosk.find("push button", FULL)
    assert count_intakes(vault) == 1
    client.press("Try again", moves_on=False)
    kiosk.find("push button", "Try again")
    kiosk.find("push button", FULL)

    # the answers are all there, and staff make room
    client.press("Back")
    assert client.stands_at("check")
    kiosk.find("label", "al")
    client.press("Continue")
    assert kiosk.find("text").text == "al"
    remount(f"size={ROOMY}")
    client.press("Send")
    reference = client.read_reference()

assert count_intakes(vault) == 2
assert b"al" in open_intake(vault, passphrase, reference)["card"][0]
assert open_intake(vault, passphrase, earlier)["photo"]
