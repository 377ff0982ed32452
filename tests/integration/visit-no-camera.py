# visit-no-camera.py - a kiosk without a camera says so on each page, and a visit comes to its end
#
# SPDX-License-Identifier: GPL-3.0-or-later
import json

from client import PROGRAM, Client, make_pack, make_vault, open_intake
from kiosk import Kiosk

pack = make_pack()
vault, passphrase = make_vault()
with Kiosk([*PROGRAM, "--clinic", pack, "--data", vault, "--camera", "none", "--screen-width-mm", "299"]) as kiosk:
    client = Client(kiosk, pack, "pl")
    client.begin()
    client.fill_in({"adult": True})
    client.permit(photos=True, contact=True)
    client.fill_in({"visited": "new", "name": "al", "reply": "none"})

    # staff can be called from the very sentence
    kiosk.find("label", client.say("No camera was found"))
    text = kiosk.find("label", client.say("You can go on without photos: the clinic can ask for them later. Or fetch "
                                          "a member of staff."))
    call = next(button for button in kiosk.controls("push button", client.say("Ask staff"))
                if button.middle[1] > text.middle[1])
    kiosk.tap(call)
    client.press("Go on by myself", moves_on=False)
    kiosk.gone("push button", client.say("Go on by myself"))

    for n in range(1, 6):
        kiosk.find("label", client.say("Photo %d of %d") % (n, 5))
        assert not kiosk.sees("push button", client.say("Take the photo"))
        client.press("Continue without a photo")
    client.pass_by("hairline", "check")
    client.sign_typed("al")
    client.press("Send")
    reference = client.read_reference()

intake = open_intake(vault, passphrase, reference)
assert json.loads(intake["card"][0])["photos"] == 0 and "photo" not in intake
