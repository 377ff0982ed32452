# visit-declined.py - no photos, no health answers, no contact: nothing of the kind is asked or kept
#
# SPDX-License-Identifier: GPL-3.0-or-later
import json

from client import PROGRAM, Client, list_answers, make_pack, make_vault, open_intake
from kiosk import Kiosk

pack = make_pack()
vault, passphrase = make_vault()
with Kiosk([*PROGRAM, "--clinic", pack, "--data", vault, "--camera", "demo", "--screen-width-mm", "299"]) as kiosk:
    client = Client(kiosk, pack)
    client.begin()
    client.fill_in({"adult": True})
    # one consent has to be given, or there is nothing to keep answers under
    client.permit(contact=True)
    client.fill_in({"visited": "returning", "name": "Al", "reply": "none"})
    client.pass_by("hairline", "check")
    client.sign_typed("Al")
    client.press("Send")
    reference = client.read_reference()

assert not [link_id for link_id in client.asked if link_id.startswith("health.")], client.asked
assert "health-declined" in client.asked and "last-visit" in client.asked and "phone" not in client.asked

intake = open_intake(vault, passphrase, reference)
given = list_answers(json.loads(intake["answers"][0]))
assert given["visited"] == ["returning"] and given["name"] == ["Al"] and given["reply"] == ["none"]
assert not [link_id for link_id in given if link_id.startswith("health.")], given
assert "photo" not in intake
assert [consent["given"] for consent in json.loads(intake["consents"][0])] == [False, False, True]
