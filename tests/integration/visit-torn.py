# visit-torn.py - the program dies in the middle of a visit, and the client goes on where they stopped
#
# SPDX-License-Identifier: GPL-3.0-or-later
import glob
import json
import os
import signal
import sys
import time

from client import PROGRAM, Client, count_intakes, list_answers, make_pack, make_vault, open_intake
from kiosk import Kiosk

MARK = "qzxjw"

pack = make_pack()
vault, passphrase = make_vault()
arguments = [*PROGRAM, "--clinic", pack, "--data", vault, "--camera", "demo", "--screen-width-mm", "299"]


def start():
    return Kiosk(arguments, status=-signal.SIGKILL)


def tear(kiosk):
    """No warning, and nothing to be tidied up."""
    time.sleep(0.5)  # the last answer is on its way
    if "in memory alone" in kiosk.output():
        print("this machine's kernel keeps no keys, so nothing outlives the program")
        kiosk.end()
        sys.exit(77)
    kiosk.process.kill()
    kiosk.process.wait()


def resume(kiosk, client):
    client.kiosk = kiosk
    kiosk.find("heading", client.say("Continue where you stopped?"))
    assert not kiosk.sees("label", MARK)
    assert MARK not in kiosk.describe()
    client.press("Yes, go on")


def list_drafts():
    return glob.glob(os.path.join(vault, "draft.db*"))


with start() as kiosk:
    client = Client(kiosk, pack, "pl")
    client.begin()
    client.fill_in({"adult": True})
    client.permit(photos=True, contact=True)
    client.fill_in({"visited": "new", "want": ["hairline"], "name": MARK}, until="reply")
    tear(kiosk)
assert list_drafts()

# in their language, on the same page, and the page before has its answer
with start() as kiosk:
    resume(kiosk, client)
    assert client.find_item()["linkId"] == "reply"
    client.press("Back")
    assert kiosk.find("text").text == MARK
    client.press("Continue")
    client.fill_in({"reply": "none"})
    client.take_photos(2)
    tear(kiosk)

with start() as kiosk:
    resume(kiosk, client)
    client.take_photos(3)
    client.pass_by("hairline")
    kiosk.wait(lambda: client.stands_at("check"), "the answers")
    tear(kiosk)

with start() as kiosk:
    resume(kiosk, client)
    assert client.stands_at("check")
    kiosk.find("label", MARK)
    client.press("Continue")
    client.sign_typed("al")
    client.press("Send")
    reference = client.read_reference()
    kiosk.wait(lambda: not list_drafts(), "the draft to go")
    tear(kiosk)

# what was sent is sent once, and nobody is asked about it
with Kiosk(arguments) as kiosk:
    kiosk.find("push button", "Touch to start")
    time.sleep(1)
    kiosk.find("push button", "Touch to start")
intake = open_intake(vault, passphrase, reference)
given = list_answers(json.loads(intake["answers"][0]))
assert (given["name"], given["want"], given["reply"]) == ([MARK], ["hairline"], ["none"]), given
assert sorted(photo[0] for photo in intake["photo"]) == [0, 1, 2, 3, 4]
assert json.loads(intake["card"][0])["language"] == "pl"
assert [consent["given"] for consent in json.loads(intake["consents"][0])] == [False, True, True]
assert count_intakes(vault) == 1

# it was somebody else's
with start() as kiosk:
    client = Client(kiosk, pack)
    client.begin()
    client.fill_in({"adult": True})
    tear(kiosk)
with start() as kiosk:
    kiosk.tap("push button", "No, clear everything")
    kiosk.find("push button", "Touch to start")
    kiosk.wait(lambda: not list_drafts(), "the draft to go")
    client = Client(kiosk, pack)
    client.begin()
    assert not any("checked" in button.states for button in kiosk.controls("radio button"))
    tear(kiosk)

# a service that is stopped and started again
with Kiosk(arguments) as kiosk:
    kiosk.find("heading", "Continue where you stopped?")
with Kiosk(arguments) as kiosk:
    kiosk.tap("push button", "No, clear everything")
    kiosk.find("push button", "Touch to start")
assert not list_drafts()
