# visit-no-vault.py - nowhere to keep answers: that is said before the first question, the rest still works
#
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import re
import shutil
import subprocess

from client import CTL, PROGRAM, Client, count_intakes, make_pack, make_vault
from kiosk import Kiosk

NO_KEY = ("This kiosk is not set up to keep answers yet. Please tell a member of staff: the clinic’s key is "
          "missing.")
UNREADABLE = ("This kiosk’s records need attention. Please tell a member of staff: the store does not read back "
              "as it was written.")

UNTRIED = ("No consultation can start here at the moment. Please tell a member of staff: the recovery key from the "
           "safe has to be tried first.")

STRANGE_KEY = ("Your answers cannot be kept at the moment. Please tell a member of staff: the keys or records of this "
               "kiosk need attention, and its log says what is wrong.")

pack = make_pack()
nowhere = os.path.join(os.environ["HOME"], "nowhere")
arguments = [*PROGRAM, "--clinic", pack, "--camera", "none", "--screen-width-mm", "299", "--data"]


def ask_in_vain(kiosk, lang, sentence):
    """Tries to start a consultation, from the first screen; reads why not, and goes back there."""
    client = Client(kiosk, pack, lang)
    if lang != "en":
        kiosk.tap("push button", {"pl": "Polski", "ur": "اردو"}[lang])
    kiosk.tap("push button", client.say("Touch to start"))
    kiosk.tap("push button", client.say("Start my consultation"))
    kiosk.find("push button", client.say(sentence))
    kiosk.find(None, client.say("There is a problem"))
    assert client.find_item() is None
    assert client.heading() == client.say("How can we help you today?")
    return client


with Kiosk([*arguments, nowhere]) as kiosk:
    for lang in ("en", "pl", "ur"):
        client = ask_in_vain(kiosk, lang, NO_KEY)

        # what needs no answers is there for everybody
        client.press("Questions and answers")
        kiosk.tap("text")
        kiosk.find("push button", client.say("Backspace"))
        client.press("Back")
        client.press("Contact the clinic")
        kiosk.wait(client.scan, "a code to scan")
        client.press("Back")
        client.press("Back", moves_on=False)
        kiosk.find("push button", client.say("Touch to start"))
    assert not os.path.exists(nowhere)
    assert "anteroomctl vault init" in kiosk.output(), "staff read what to do"

vault, _ = make_vault()
trust = os.path.join(vault, "vault", "keys", "trust")
database = os.path.join(vault, "vault", "vault.db")

# the key is put back while the kiosk runs, and the next person can start
os.rename(trust, trust + ".away")
with Kiosk([*arguments, vault]) as kiosk:
    client = ask_in_vain(kiosk, "en", NO_KEY)
    os.rename(trust + ".away", trust)
    kiosk.tap("push button", "Start my consultation")
    kiosk.wait(lambda: client.find_item() is not None, "the first question")

    # a second kiosk on the same records leaves by itself and harms nobody
    second = subprocess.run([*arguments, vault], capture_output=True, text=True, timeout=60, check=False)
    assert second.returncode == 2, second
    assert re.search("^anteroom: Another Anteroom is using .*; close that one first$", second.stderr, re.M), second
    assert client.find_item()["linkId"] == "adult"
    client.fill_in({"adult": True})
    client.permit(contact=True)
    client.fill_in({"visited": "new", "name": "al", "reply": "none"})
    client.pass_by("hairline", "check")
    client.sign_typed("al")
    client.press("Send")
    client.read_reference()
assert count_intakes(vault) == 1

# somebody else's key: staff could not open what came in
shutil.copy(trust, trust + ".away")
stranger = subprocess.run(["age-keygen"], check=True, capture_output=True, text=True).stdout
with open(trust + ".away", encoding="ascii") as file:
    changed = re.sub(r"^recovery age1\w+$", "recovery " + re.search(r"age1\w+", stranger).group(), file.read(), flags=re.M)
with open(trust, "w", encoding="ascii") as file:
    file.write(changed)
with Kiosk([*arguments, vault]) as kiosk:
    ask_in_vain(kiosk, "pl", STRANGE_KEY)
    assert "was not signed by this kiosk's clinic" in kiosk.output(), "staff read what is wrong"
os.replace(trust + ".away", trust)

# nobody has tried the recovery key
untried = os.path.join(os.environ["HOME"], "untried")
made = json.loads(subprocess.run([CTL, "vault", "init", "--data", untried], check=True, capture_output=True,
                                 text=True).stdout)
with Kiosk([*arguments, untried]) as kiosk:
    client = ask_in_vain(kiosk, "ur", UNTRIED)
    subprocess.run([CTL, "vault", "recovery", "drill", "--data", untried], input=made["recovery"], text=True,
                   check=True, capture_output=True)
    kiosk.tap("push button", client.say("Start my consultation"))
    kiosk.wait(lambda: client.find_item() is not None, "the first question")

shutil.copy(database, database + ".whole")
with open(database, "r+b") as file:
    file.write(b"Dear clinic,\n" * 100)
with Kiosk([*arguments, vault]) as kiosk:
    ask_in_vain(kiosk, "en", UNREADABLE)

# nothing was lost
for suffix in ("-wal", "-shm"):
    if os.path.exists(database + suffix):
        os.remove(database + suffix)
os.replace(database + ".whole", database)
assert count_intakes(vault) == 1
