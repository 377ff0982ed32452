# visit-traces.py - what a client writes and shows is nowhere: in a draft, after a crash, after Send
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every field gets a word of its own that is nowhere else; of the photos, pieces are looked for once it is
known what they were. Looked through are the data folder, the home with its caches, the runtime folder, the
program's log, and what is new where programs leave temporary files and core files."""

import os
import random
import signal
import string
import subprocess
import time

from client import CTL, PROGRAM, Client, make_pack, make_vault, open_intake
from kiosk import Kiosk

BEGAN = time.time()
PLACES = {"/tmp", "/var/tmp", "/dev/shm", os.environ.get("TMPDIR", "/tmp")}
LARGEST = 1 << 28  # of what others leave there meanwhile
CORE = "/proc/sys/kernel/core_pattern"


def make_word():
    return "".join(random.choices(string.ascii_lowercase, k=14))


WORDS = {place: make_word() for place in ("health.more", "name", "signature", "question")}
WORDS["phone"] = "07" + "".join(random.choices(string.digits, k=9))
ANSWERS = {"adult": True, "visited": "new", "health.more": WORDS["health.more"], "name": WORDS["name"],
           "reply": "phone", "phone": WORDS["phone"]}


def list_files():
    """All of this test's own, and what is new elsewhere."""
    own = os.environ["ANT_DISPLAY_ROOM"]
    with open(CORE, encoding="ascii") as file:
        pattern = file.read().strip()
    places = PLACES | ({os.path.dirname(pattern)} if pattern.startswith("/") else {os.getcwd()})
    for top in {own} | places:
        for folder, _, names in os.walk(top):
            for path in (os.path.join(folder, name) for name in names):
                try:
                    found = os.lstat(path)
                    is_ours = path.startswith(own + "/")
                    if os.path.isfile(path) and not os.path.islink(path) and (
                            is_ours or found.st_mtime >= BEGAN and found.st_size < LARGEST):
                        with open(path, "rb") as file:
                            yield path, file.read()
                except OSError:
                    continue  # gone meanwhile, or nobody's to read


def search(pieces, when):
    """None of the pieces is in any file, in whatever way a library may have written it."""
    n_files = 0
    for path, content in list_files():
        n_files += 1
        for name, piece in pieces.items():
            for way in piece:
                assert way not in content, f"{name} is in {path} {when}"
    assert n_files > 10
    print(f"{when}: nothing in {n_files} files")


def in_all_ways(word):
    return [word.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-32-le")]


def cut(photos):
    """Pieces out of the middle of each picture, which no other picture has."""
    return {f"photo {photo[0]}": [photo[at:at + 48] for at in range(len(photo) // 4, len(photo) - 48, len(photo) // 8)]
            for photo in photos}


def begin(kiosk):
    client = Client(kiosk, pack)
    client.type = kiosk.keys
    return client


written = {name: in_all_ways(word) for name, word in WORDS.items()}
pack = make_pack()
vault, passphrase = make_vault()
arguments = [*PROGRAM, "--clinic", pack, "--data", vault, "--camera", "demo", "--screen-width-mm", "299"]

with Kiosk(arguments, status=-signal.SIGKILL) as kiosk:
    client = begin(kiosk)
    client.start()
    kiosk.tap("push button", "Questions and answers")
    kiosk.tap("text")
    kiosk.keys(WORDS["question"] + "\n")
    kiosk.rest()
    client.press("Back")
    kiosk.tap("push button", "Start my consultation")
    kiosk.wait(lambda: client.find_item() is not None, "the first question")
    client.fill_in(ANSWERS)
    client.permit(health=True, photos=True, contact=True)
    client.fill_in(ANSWERS)
    client.take_photos(2)
    time.sleep(0.5)
    has_draft = "in memory alone" not in kiosk.output()
    search(written, "in a draft")
    kiosk.process.kill()
    kiosk.process.wait()
    search(written, "after a crash")
    left = {path: content for path, content in list_files() if "draft.db" in path}
    assert bool(left) == has_draft

if not has_draft:
    print("this machine's kernel keeps no keys, so there was no draft to look through")
with Kiosk(arguments) as kiosk:
    client = begin(kiosk)
    if has_draft:
        client.press("Yes, go on")
        client.take_photos(3)
    else:
        client.begin()
        client.fill_in(ANSWERS)
        client.permit(health=True, photos=True, contact=True)
        client.fill_in(ANSWERS)
        client.take_photos()
    client.pass_by("hairline", "check")
    client.reach("text", None)
    kiosk.keys(WORDS["signature"])
    client.press("Send")
    reference = client.read_reference()
    search(written, "on the last page")
    client.press("Finish and clear", moves_on=False)
    kiosk.find("push button", "Touch to start")
    search(written, "after Finish")
search(written, "after the program's end")

# what is taken out for somebody else is sealed, too
own_key = subprocess.run(["age-keygen"], check=True, capture_output=True, text=True)
public = own_key.stderr.split()[-1]
subprocess.run([CTL, "intake", "export", reference, "--to", public, "--output",
                os.path.join(os.environ["HOME"], "export.age"), "--data", vault],
               check=True, capture_output=True, text=True, input=passphrase + "\n")
search(written, "after an export")

intake = open_intake(vault, passphrase, reference)
assert all(word.encode() in b"".join(body for kind in intake.values() for body in kind)
           for place, word in WORDS.items() if place != "question")
photos = cut(intake["photo"])
assert len(photos) == 5
search(photos, "of the photos")
assert not any(way in content for ways in photos.values() for way in ways for content in left.values())
