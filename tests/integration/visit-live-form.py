# visit-live-form.py - the form that was made live is asked after a start; a torn one stops that, and staff mend it
#
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import subprocess

from client import CTL, PROGRAM, Client, count_intakes, make_pack, make_vault, open_intake, read_form
from kiosk import Kiosk

REFUSED = ("No consultation can start here at the moment. Please tell a member of staff: the questionnaire of this "
           "kiosk cannot be used, and can be put right under Staff, Questionnaire.")

pack = make_pack()
vault, passphrase = make_vault()
live = os.path.join(vault, "live-form")
brought = os.path.join(os.environ["HOME"], "brought.json")
arguments = [*PROGRAM, "--clinic", pack, "--camera", "none", "--screen-width-mm", "299", "--data", vault]


def bring(form):
    with open(brought, "w", encoding="utf-8") as file:
        json.dump(form, file)
    return subprocess.run([CTL, "clinic", "form", "--data", vault, "--clinic", pack, "--import", brought],
                          capture_output=True, text=True, check=False)


def read_canonical(reference):
    return json.loads(open_intake(vault, passphrase, reference)["answers"][0])["questionnaire"]


form = read_form(pack)
form["version"] = "2"
form["item"][0]["text"] = "Were you born before this century was 8?"
assert bring(form).returncode == 0

with Kiosk(arguments) as kiosk:
    client = Client(kiosk, pack)
    client.items["adult"]["text"] = form["item"][0]["text"]
    client.begin()
    assert client.heading() == form["item"][0]["text"]

    # nobody changes the form under a kiosk that runs
    form["version"] = "3"
    refused = bring(form)
    assert refused.returncode == 2 and "close that one first" in refused.stderr, refused

    client.fill_in({"adult": True})
    client.permit(contact=True)
    client.fill_in({"visited": "new", "name": "al", "reply": "none"})
    client.pass_by("hairline", "check")
    client.sign_typed("al")
    client.press("Send")
    assert read_canonical(client.read_reference()).endswith("|2")

with open(live, "r+b") as file:
    file.truncate(os.path.getsize(live) - 1)
with Kiosk(arguments) as kiosk:
    client = Client(kiosk, pack)
    kiosk.tap("push button", "Touch to start")
    kiosk.tap("push button", "Start my consultation")
    kiosk.find("push button", REFUSED)
    assert client.find_item() is None
    assert "live-form is damaged" in kiosk.output()

    # staff need no shell to put it right
    kiosk.tap("label", "Leicester Hair Clinic", hold_s=1.5)
    kiosk.find("push button", "Unlock")
    kiosk.keys(passphrase)
    kiosk.tap("push button", "Unlock")
    kiosk.tap("push button", "Questionnaire")
    client.press("Go back to this one", moves_on=False)
    client.press("Go back to it", moves_on=False)
    kiosk.find("label", "Done. The next client is asked this one.")
    client.press("Lock", moves_on=False)
    client.begin()
    assert client.find_item()["linkId"] == "adult"
assert count_intakes(vault) == 1
