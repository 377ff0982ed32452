# visit-abandoned.py - somebody walks away: the kiosk asks, waits, and forgets them
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os

from client import PROGRAM, Client, count_intakes, make_pack, make_vault
from kiosk import Kiosk

MARK = "qzxjw"

pack = make_pack(idle_question_s=20, idle_s=20, warning_s=20)
vault, _ = make_vault()
with Kiosk([*PROGRAM, "--clinic", pack, "--data", vault, "--camera", "demo", "--screen-width-mm", "299"]) as kiosk:
    client = Client(kiosk, pack, "pl")
    client.begin()
    client.fill_in({"adult": True})

    # one touch is enough to go on where they were
    kiosk.find("push button", client.say("Yes, go on"), patience_s=40)
    kiosk.tap("push button", client.say("Yes, go on"))
    kiosk.gone("push button", client.say("Yes, go on"))
    client.permit(contact=True)
    client.fill_in({"visited": "new"}, until="name")
    client.answer(client.items["name"], MARK)

    # nobody comes back
    kiosk.find("push button", client.say("Yes, go on"), patience_s=40)
    kiosk.find("push button", "Touch to start", patience_s=40)
    assert count_intakes(vault) == 0

    # the next person starts afresh
    client = Client(kiosk, pack)
    client.begin()
    assert client.find_item()["linkId"] == "adult"
    assert not any("checked" in button.states for button in kiosk.controls("radio button"))

for folder, _, names in os.walk(os.environ["HOME"]):
    for name in names:
        with open(os.path.join(folder, name), "rb") as file:
            assert MARK.encode() not in file.read(), name
