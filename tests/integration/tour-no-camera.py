# tour-no-camera.py - the tour comes to its end where there is no camera, and stores what it answered; where a form
# wants what it does not have, it says so
#
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import subprocess

from client import PROGRAM, count_intakes, list_items, make_pack, make_vault, read_form

REGEX = "http://hl7.org/fhir/StructureDefinition/regex"


def ask(pack, before, link_id, pattern, is_required):
    """Puts a question with a pattern into the pack's form, before another."""
    form = read_form(pack)
    for group in [form, *list_items(form)]:
        places = [i for i, item in enumerate(group.get("item", [])) if item["linkId"] == before]
        for place in places:
            group["item"].insert(place, {
                "linkId": link_id, "type": "string", "text": f"What is your {link_id}?", "required": is_required,
                "extension": [{"url": REGEX, "valueString": pattern}]})
    with open(os.path.join(pack, "questionnaire.json"), "w", encoding="utf-8") as file:
        json.dump(form, file)


def tour(pack, vault, pictures):
    return subprocess.run([*PROGRAM, "--tour", pictures, "--clinic", pack, "--data", vault, "--camera", "none",
                           "--screen-width-mm", "299"], capture_output=True, text=True, check=False)


pack = make_pack(idle_s=60, idle_question_s=90)  # the tour waits for the warning
vault, passphrase = make_vault()
with open(os.path.join(vault, "demonstration-passphrase"), "w", encoding="ascii") as file:
    file.write(passphrase)  # where ./run leaves it for the tour
pictures = os.path.join(os.environ["HOME"], "tour")
ask(pack, "name", "pass-number", "[A-Z]{2}[0-9]{6}[A-Z]", is_required=True)
ask(pack, "name", "nickname", "x{40}", is_required=False)
done = tour(pack, vault, pictures)
assert done.returncode == 0, done.stderr
names = " ".join(sorted(os.listdir(pictures)))
for page in ("pass-number", "photo-front", "photo-right", "hairline", "done", "staff-intake", "contact-sheet"):
    assert page in names, (page, names)
assert count_intakes(vault) == 1

ask(pack, "visited", "riddle", "x{40}", is_required=True)
done = tour(pack, vault, pictures)
assert done.returncode != 0
assert "question riddle" in done.stderr, done.stderr
