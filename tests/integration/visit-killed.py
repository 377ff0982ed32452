# visit-killed.py - kill -9 at random moments of whole visits: nothing that was said to be kept is lost
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""ANT_KILLS is how many times, 1,000 for the figure that is claimed; a few are part of ./check. Whoever was
torn out of a visit goes on with it, or clears it, and the next one comes. ANT_SEED repeats a run."""

import contextlib
import json
import os
import random
import subprocess
import threading
import time

from client import CTL, PROGRAM, Client, make_pack, make_vault
from gi.repository import GLib
from kiosk import COMPLAINTS, Kiosk, NotThere

KILLS = int(os.environ.get("ANT_KILLS", 4))
SEED = int(os.environ.get("ANT_SEED", random.randrange(1 << 32)))
VISIT_S = 40   # a visit takes about that long
SEND_S = 0.5   # and a Send no longer than that
LETTERS = "abcdefghij"

pack = make_pack(idle_question_s=900, idle_s=900)
vault, passphrase = make_vault()
arguments = [*PROGRAM, "--clinic", pack, "--data", vault, "--camera", "none", "--screen-width-mm", "299"]
chance = random.Random(SEED)


class Visitor(Client):
    """Goes on from wherever the screen stands, until the last page."""

    def __init__(self, kiosk, name):
        super().__init__(kiosk, pack)
        self.name = name
        self.type = kiosk.keys
        self.at_send = None  # called as soon as Send was pressed

    def enter(self, may_go_on):
        """Past what a kill has left; says whether that visit goes on."""
        self.kiosk.wait(lambda: self.kiosk.sees("push button", "Touch to start")
                        or self.kiosk.sees("heading", "Continue where you stopped?"), "the first screen")
        time.sleep(0.5)  # the offer comes when the vault is open
        if not self.kiosk.sees("heading", "Continue where you stopped?"):
            self.begin()
            return False
        if may_go_on:
            self.press("Yes, go on")
            return True
        self.press("No, clear everything", moves_on=False)
        self.begin()
        return False

    def step(self):
        item, heading = self.find_item(), self.heading()
        given = {"adult": True, "visited": "new", "name": self.name, "reply": "none"}
        consent = next((c for c in self.read_consents() if "item" in c and c["title"] == heading), None)
        if item is not None and item["linkId"] in given:
            if item["type"] != "string" or self.kiosk.find("text").text == "":
                self.answer(item, given[item["linkId"]])
            self.press("Continue")
        elif item is not None:
            self.press("Continue" if item["type"] == "display" else "Skip")
        elif consent is not None and consent["id"] != "contact":
            self.press("Continue without")
        elif consent is not None:
            self.reach("check box", self.items[consent["item"]]["text"])
            self.press("Continue")
        else:
            self.press("Continue")

    def finish(self):
        """The reference, once it is on the screen; until then nothing was promised."""
        while not self.kiosk.sees("label", "Your reference"):
            if not self.stands_at("sign"):
                self.step()
                continue
            if self.kiosk.find("text").text == "":
                self.sign_typed("al")
            self.press("Send", moves_on=False)
            self.at_send()
            self.kiosk.find("label", "Your reference")
        return self.read_reference()


def run(number, promised):
    """One start of the program and its end by a kill."""
    name = "".join(LETTERS[int(digit)] for digit in f"{number:04}")
    kiosk = Kiosk(arguments)
    kiosk.__enter__()
    visitor = Visitor(kiosk, name)
    kill = threading.Timer(chance.uniform(0, VISIT_S), kiosk.process.kill)
    at_send = chance.random() < 0.5
    visitor.at_send = lambda: time.sleep(chance.uniform(0, SEND_S)) or kiosk.process.kill() if at_send else None
    if not at_send:
        kill.start()
    try:
        visitor.enter(chance.random() < 0.5)
        promised.append(visitor.finish())
        visitor.press("Finish and clear", moves_on=False)
        time.sleep(chance.uniform(0, 1))  # the next process is on its way
        kiosk.process.kill()
    except (NotThere, GLib.Error, AssertionError, AttributeError, StopIteration):
        if kiosk.process.poll() is None and not kill.finished.is_set():
            print(kiosk.describe())
            raise
    finally:
        kill.cancel()
        kiosk.process.kill()
        kiosk.process.wait()
        complaint = COMPLAINTS.search(kiosk.output())
        assert not complaint, f"{complaint.group()} in run {number} of seed {SEED}:\n{kiosk.output()}"


def list_kept():
    listed = subprocess.run([CTL, "intake", "list", "--data", vault], check=True, capture_output=True, text=True,
                            input=passphrase + "\n").stdout
    return [json.loads(line) for line in listed.splitlines()]


print(f"seed {SEED}", flush=True)
references = []
for i in range(KILLS):
    run(i, references)
    kept = {card["reference"] for card in list_kept()}
    assert kept >= set(references), f"lost after kill {i} of seed {SEED}: {set(references) - kept}"
    print(f"kill {i + 1}: {len(references)} references, {len(kept)} kept", flush=True)
verified = subprocess.run([CTL, "vault", "verify", "--open", "--data", vault], capture_output=True, text=True,
                          input=passphrase + "\n", check=False)
assert verified.returncode == 0, verified.stdout + verified.stderr
cards = list_kept()
names = [card["name"] for card in cards]
assert len(set(names)) == len(names), f"sent twice: {sorted(names)}"
print(f"{KILLS} kills, {len(references)} references on the screen, {len(cards)} intakes kept, none lost, halved or doubled")
