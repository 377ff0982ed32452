# visit-lists.py - a form of a clinic's own: a list with a list in it, a table, a sum, what is asked about an answer,
# and a picture of a letter; then what the clinic can open, answer by answer
#
# SPDX-License-Identifier: GPL-3.0-or-later
import base64
import json
import os
import shutil

from client import PROGRAM, SOURCE, Client, make_vault, open_intake
from kiosk import Kiosk


def make_pack():
    """A copy of the pack of the tests that lists things, beside its common one and the camera's pictures."""
    data = os.path.join(os.environ["HOME"], "data")
    for part in ("clinics", "demo"):
        shutil.copytree(os.path.join(SOURCE, "tests", "fixtures", part), os.path.join(data, part))
    folder = os.path.join(data, "clinics", "lists")
    with open(os.path.join(folder, "clinic.ini"), "a", encoding="utf-8") as file:
        file.write("\n[kiosk]\nidle-question-s=900\nidle-s=900\n")
    return folder


def write_in(text, field=None):
    client.reach("text", field)
    client.type(text)


def choose(name):
    client.reach("radio button", name)
    client.press("Continue")


def find(items, link_id):
    """Every item of that linkId, right below."""
    return [item for item in items if item["linkId"] == link_id]


def value(items, link_id):
    (item,) = find(items, link_id)
    (answer,) = item["answer"]
    return next(given for key, given in answer.items() if key.startswith("value"))


pack = make_pack()
vault, passphrase = make_vault()
with Kiosk([*PROGRAM, "--clinic", pack, "--data", vault, "--camera", "demo", "--screen-width-mm", "299"]) as kiosk:
    client = Client(kiosk, pack)
    client.begin()
    client.fill_in({"adult": True})
    client.permit(health=True, photos=True, contact=True)
    client.fill_in({"name": "Sam", "reply": "phone"}, until="medicines")

    client.press("Add the first")
    write_in("iron")
    client.press("Continue")
    choose("Yes")
    client.press("Add the first")
    write_in("2")
    client.press("Continue")
    client.press("Continue")
    kiosk.find("push button", "Change: Medicines (1)")
    client.press("Add another")
    write_in("zinc")
    client.press("Continue")
    choose("No")
    client.press("Skip")
    client.press("Continue")
    kiosk.find("push button", "Remove: Medicines (2)")
    client.press("Continue")
    assert client.heading() == "Tablets in all", client.heading()
    client.press("Continue")

    client.press("Add the first")
    write_in("derby", "Where?")
    write_in("3", "How many sessions?")
    write_in("40", "Price of one")
    client.press("Continue")
    for _ in range(3):  # the list, and a table's two rows
        client.press("Continue")
    client.press("Skip")
    client.press("Skip")

    write_in("nuts")
    client.press("Continue")
    choose("Yes")
    client.press("Skip")
    client.take_photos(1)
    client.press("Continue")
    client.press("Skip")
    client.press("Continue")
    for _ in range(5):
        client.press("Skip")
    client.pass_by("hairline", "check")
    client.sign()
    client.press("Send")
    reference = client.read_reference()

intake = open_intake(vault, passphrase, reference)
response = json.loads(intake["answers"][0])
items = response["item"]
assert response["status"] == "completed", response["status"]

iron, zinc = [item["item"] for item in find(items, "medicines")]
assert (value(iron, "medicine"), value(zinc, "medicine")) == ("iron", "zinc")
assert (value(iron, "daily"), value(zinc, "daily")) == (True, False)
(doses,) = find(iron, "doses")
assert value(doses["item"], "amount") == 2 and not find(zinc, "doses")
assert value(items, "tablets") == 2

(treatment,) = [item["item"] for item in find(items, "treatments")]
assert (value(treatment, "clinic"), value(treatment, "total")) == ("derby", 120), treatment

(allergy,) = find(items, "allergy")[0]["answer"]
assert allergy["valueString"] == "nuts" and value(allergy["item"], "allergy.bad") is True, allergy

letter = value(items, "letter")
picture = base64.b64decode(letter["data"])
assert letter["contentType"] == "image/jpeg" and picture[:2] == b"\xff\xd8" and b"Exif" not in picture
assert letter["size"] == len(picture) <= 200000, (letter["size"], len(picture))

assert value(items, "hidden") == "kept"
assert not {"report", "doctor", "smoke", "photo"} & {item["linkId"] for item in items}
assert "photo" not in intake
