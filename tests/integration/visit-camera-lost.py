# visit-camera-lost.py - a camera that vanishes in the countdown, comes back, and goes for good
#
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os

from client import BUILD, PROGRAM, Client, make_pack, make_vault, open_intake
from kiosk import Kiosk

LOST = "The camera has gone. Check its cable, or go on without a photo."

pack = make_pack()
vault, passphrase = make_vault()
cable = os.path.join(os.environ["HOME"], "cable")
environment = {"ANT_TEST_CAMERA": cable, "GST_PLUGIN_PATH": os.path.join(BUILD, "tests", "tools", "camera")}


def plug_in():
    with open(cable, "w", encoding="ascii"):
        pass


plug_in()
with Kiosk([*PROGRAM, "--clinic", pack, "--data", vault, "--camera", "Test camera", "--screen-width-mm", "299"],
           environment) as kiosk:
    client = Client(kiosk, pack)
    client.begin()
    client.fill_in({"adult": True})
    client.permit(photos=True, contact=True)
    client.fill_in({"visited": "new", "name": "al", "reply": "none"})
    client.take_photos(1)

    # out in the countdown: said at once, and the page goes on by itself when it is back
    kiosk.wait(lambda: "Photo of the top" in client.heading(), "the second photo")
    kiosk.find("push button", "Take the photo")
    client.press("Take the photo", moves_on=False)
    kiosk.find("label", "4")
    os.remove(cable)
    kiosk.find("push button", LOST)
    kiosk.find("push button", "Continue without a photo")
    assert not kiosk.sees("label", "4") and not kiosk.sees("label", "3")
    plug_in()
    kiosk.find("push button", "Take the photo")
    kiosk.gone("push button", LOST)
    client.take_photos(1)

    # out for good: the rest of the visit needs none
    kiosk.wait(lambda: "back of your head" in client.heading(), "the third photo")
    os.remove(cable)
    kiosk.find("label", "No camera was found")
    for _ in range(3):
        client.press("Continue without a photo")
    client.pass_by("hairline", "check")
    client.sign_typed("al")
    client.press("Send")
    reference = client.read_reference()

intake = open_intake(vault, passphrase, reference)
assert json.loads(intake["card"][0])["photos"] == 2
assert sorted(photo[0] for photo in intake["photo"]) == [0, 1]
assert all(photo[1:3] == b"\xff\xd8" for photo in intake["photo"])
