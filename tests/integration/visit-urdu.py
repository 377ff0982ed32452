# visit-urdu.py - a visit from right to left, name typed in Urdu
#
# SPDX-License-Identifier: GPL-3.0-or-later
import json

from client import PROGRAM, Client, list_answers, make_pack, make_vault, open_intake
from kiosk import WIDTH, Kiosk

ANSWERS = {"adult": True, "visited": "new", "want": ["allover"], "noticed": "over-5-years", "changing": "no",
           "health.pregnant": "no", "name": "سارہ", "reply": "phone", "phone": "07700 900123"}

pack = make_pack()
vault, passphrase = make_vault()
with Kiosk([*PROGRAM, "--clinic", pack, "--data", vault, "--camera", "demo", "--screen-width-mm", "299"]) as kiosk:
    client = Client(kiosk, pack, "ur")
    client.begin()
    # the way on is where a reader of Urdu looks for it
    x, _ = kiosk.find("push button", client.say("Continue")).middle
    assert x < WIDTH / 2, x
    client.fill_in(ANSWERS)
    client.permit(health=True, contact=True)
    client.fill_in(ANSWERS)
    client.pass_by("hairline", "check")
    client.sign_typed("سارہ")
    client.press("Send")
    reference = client.read_reference()
    client.press("Finish and clear", moves_on=False)
    kiosk.find("push button", "Touch to start")  # the next person is met in the clinic's language

intake = open_intake(vault, passphrase, reference)
given = list_answers(json.loads(intake["answers"][0]))
for link_id, answer in ANSWERS.items():
    assert given[link_id] == (answer if isinstance(answer, list) else [answer]), (link_id, given.get(link_id))
assert json.loads(intake["card"][0])["language"] == "ur"
assert json.loads(intake["signature"][0])["typed"] == "سارہ"
consents = json.loads(intake["consents"][0])
assert [consent["given"] for consent in consents] == [True, False, True], consents
assert "photo" not in intake
