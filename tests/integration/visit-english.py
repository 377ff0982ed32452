# visit-english.py - a whole visit: every kind of answer, five photos, a hairline, a signature; then what
# the phone scans and what the clinic can open
#
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import subprocess

from client import CTL, PROGRAM, Client, list_answers, make_pack, make_vault, open_intake
from kiosk import Kiosk

ANSWERS = {
    "adult": True,
    "visited": "new",
    "want": ["hairline", "crown"],
    "pattern": "norwood-3",
    "noticed": "1-to-5-years",
    "changing": "not-sure",
    "told": ["nobody"],
    "tried": ["medicine", "fibres"],
    "health.pregnant": "no",
    "health.medicines": ["blood-thinner"],
    "health.conditions": ["none"],
    "health.scalp": ["none"],
    "health.signs": ["none"],
    "health.allergies": ["latex"],
    "skin.sun": "burns",
    "skin.clip": 3,
    "plan.times": ["evening", "weekend"],
    "name": "Sam",
    "reply": "email",
    "email": "sam@example.org",
}

pack = make_pack()
vault, passphrase = make_vault()
with Kiosk([*PROGRAM, "--clinic", pack, "--data", vault, "--camera", "demo", "--screen-width-mm", "299"]) as kiosk:
    client = Client(kiosk, pack)
    client.begin()
    client.fill_in(ANSWERS)
    client.permit(health=True, photos=True, contact=True)
    client.fill_in(ANSWERS)
    client.take_photos()
    kiosk.tap("radio button", "Widow’s peak")
    kiosk.tap("push button", "Lower")
    client.press("Continue")
    client.pass_by("check")
    client.sign()
    client.press("Send")
    reference = client.read_reference()

    # one code at a time, and each says what the command says
    ways = subprocess.run([CTL, "followup", "--clinic", pack, "--reference", reference], check=True,
                          capture_output=True, text=True).stdout
    labels = {"phone": "Phone", "text": "Text", "email": "Email", "video": "Video call", "save": "Save contact"}
    for way in map(json.loads, ways.splitlines()):
        client.reach(None, labels[way["way"]])
        kiosk.wait(lambda: client.scan() == way["payload"], f"the code for {way['way']}")

    client.press("Finish and clear", moves_on=False)
    kiosk.find("push button", "Touch to start")

intake = open_intake(vault, passphrase, reference)
card = json.loads(intake["card"][0])
assert (card["reference"], card["name"], card["reply"], card["photos"]) == (reference, "Sam", "email", 5), card
assert card["language"] == "en" and card["flags"], card

given = list_answers(json.loads(intake["answers"][0]))
for link_id, answer in ANSWERS.items():
    assert given[link_id] == (answer if isinstance(answer, list) else [answer]), (link_id, given.get(link_id))
assert not {"health.more", "plan.budget", "last-visit"} & set(given), given

assert sorted(photo[0] for photo in intake["photo"]) == [0, 1, 2, 3, 4]
assert all(photo[1:3] == b"\xff\xd8" and b"Exif" not in photo for photo in intake["photo"])
assert json.loads(intake["signature"][0])["strokes"]
assert [consent["given"] for consent in json.loads(intake["consents"][0])] == [True, True, True]
hairline = json.loads(intake["hairline"][0])
assert hairline["shape"] == "widows-peak" and hairline["lower"] > 0 and hairline["points"], hairline
