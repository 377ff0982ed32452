#!/usr/bin/python3
"""vault.py ANTEROOMCTL PUT_INTAKE - a vault from making it to handing an intake over, read by age itself

SPDX-License-Identifier: GPL-3.0-or-later
"""

import contextlib
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
import time
import zlib

ctl, put_intake = sys.argv[1:]
MARKER = b"Xanthippe-Quellmarke"
PHOTO = b"\xff\xd8\xff\xe0" + MARKER * 20000 + b"\xff\xd9"

if not shutil.which("age") or not shutil.which("age-keygen"):
    print("skipped: no age(1) here")
    sys.exit(77)


def run(*arguments, status=0, **options):
    done = subprocess.run(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)
    assert done.returncode == status, (arguments, done.returncode, done.stderr)
    return done


def lines(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


def make_key(path):
    run("age-keygen", "-o", path)
    return run("age-keygen", "-y", path).stdout.decode().strip()


def check_nothing_readable(data, passphrase):
    n_files = 0
    for folder, _, names in os.walk(data):
        for name in names:
            found = open(os.path.join(folder, name), "rb").read()
            for word in MARKER, b"Xanthippe", b"diabetes", b"AGE-SECRET-KEY", passphrase.encode():
                assert word not in found, (name, word)
            n_files += 1
    assert n_files >= 4, n_files


def read_sheet(pdf):
    """The QR code of a sheet, drawn anew from the squares in the PDF, as a scanner reads it."""
    corners = []
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.S):
        with contextlib.suppress(zlib.error):
            drawn = zlib.decompress(stream)
            corners += [tuple(map(float, found)) for found in re.findall(rb"([\d.]+) ([\d.]+) m ([\d.]+) \S+ l", drawn)]
    side = min(right - left for left, _, right in corners)
    left, top = (min(corner[axis] for corner in corners) for axis in (0, 1))
    places = {(round((x - left) / side), round((y - top) / side)) for x, y, _ in corners}
    n = max(max(place) for place in places) + 1
    margin, scale = 4, 4
    image = bytearray()
    for y in range(-margin, n + margin):
        row = bytearray()
        for x in range(-margin, n + margin):
            row += (b"\x00" if (x, y) in places else b"\xff") * scale
        image += row * scale
    with tempfile.NamedTemporaryFile(suffix=".pgm") as file:
        size = (n + 2 * margin) * scale
        file.write(f"P5 {size} {size} 255\n".encode() + image)
        file.flush()
        return run("zbarimg", "--raw", "-q", file.name).stdout.decode().strip()


def check_sheet(work):
    """The recovery key on paper alone: scanned from there, it is what the drill asks for."""
    data, sheet = os.path.join(work, "printed"), os.path.join(work, "sheet.pdf")
    made = run(ctl, "vault", "init", "--data", data, "--sheet", sheet).stdout
    assert b"AGE-SECRET-KEY" not in made
    assert os.stat(sheet).st_mode & 0o077 == 0
    with open(sheet, "rb") as file:
        pdf = file.read()
    assert pdf.startswith(b"%PDF")
    run(ctl, "vault", "init", "--data", data + "2", "--sheet", sheet, status=2)  # never over a file
    assert not os.path.exists(data + "2")
    scanned = read_sheet(pdf)
    assert len(scanned) == 74 and scanned == scanned.upper()
    run(ctl, "vault", "recovery", "drill", "--data", data, input=scanned.encode())


def check_drill(work, data, recovery):
    """No intake before the recovery key has been tried; typed with spaces and in small letters it is the same."""
    def drill(typed, status):
        return run(ctl, "vault", "recovery", "drill", "--data", data, input=typed, status=status).stderr

    assert lines(run(ctl, "vault", "status", "--data", data, status=1))[0]["drill_days_left"] == 0
    assert b"recovery drill" in run(put_intake, data, "000-001-1", status=1).stderr
    assert b"Compare it with the sheet" in drill(recovery[:-1].encode(), 2)
    other = os.path.join(work, "another.key")
    make_key(other)
    with open(other, encoding="ascii") as file:
        assert b"not the recovery key of this kiosk" in drill(file.read().split("\n")[2].encode(), 1)
    drill(" ".join(recovery[i:i + 5] for i in range(0, 74, 5)).lower().encode() + b"\n", 0)


def check_slots(data, passphrase):
    """Somebody joins, takes another passphrase, and leaves; what came in is readable by who stays."""
    def unlocks(typed, status=0):
        return lines(run(ctl, "intake", "list", "--data", data, input=typed, status=status))

    joined = lines(run(ctl, "vault", "slot", "add", "--data", data, input=passphrase))[0]
    changed = lines(run(ctl, "vault", "rekey", "--data", data, input=joined["passphrase"].encode()))[0]
    unlocks(joined["passphrase"].encode(), 1)
    assert unlocks(changed["passphrase"].encode()) == unlocks(passphrase)
    status = lines(run(ctl, "vault", "status", "--data", data))[0]
    assert changed["slot"] in status["slot_ids"] and status["slots"] == 2 and status["epoch"] == 1
    own = next(slot for slot in status["slot_ids"] if slot != changed["slot"])
    remove = [ctl, "vault", "slot", "remove", "--data", data]
    assert b"cannot leave" in run(*remove, own, changed["slot"], input=passphrase, status=1).stderr
    assert b"given before" in run(*remove, changed["slot"], input=passphrase + b"\n" + passphrase, status=1).stderr
    run(*remove, changed["slot"], input=passphrase)
    unlocks(changed["passphrase"].encode(), 1)
    status = lines(run(ctl, "vault", "status", "--data", data))[0]
    assert status["ok"] and status["slots"] == 1 and status["epoch"] == 2
    assert len(unlocks(passphrase)) == 2


def check_backup(work, data, typed):
    """A backup holds nothing readable, and nothing that was erased comes back with it."""
    backup, elsewhere = os.path.join(work, "backup"), os.path.join(work, "elsewhere")
    run(ctl, "vault", "backup", backup, "--data", data)
    with open(backup, "rb") as file:
        found = file.read()
    assert MARKER not in found and b"AGE-SECRET-KEY" not in found and len(found) > 400000
    run(ctl, "vault", "restore", backup, "--data", elsewhere)
    assert len(lines(run(ctl, "intake", "list", "--data", elsewhere, input=typed))) == 2
    run(ctl, "intake", "delete", "000-001-1", "--data", elsewhere, input=b"wrong", status=1)
    run(ctl, "intake", "delete", "000-001-1", "--data", elsewhere, input=typed)
    run(ctl, "intake", "show", "000-001-1", "--data", elsewhere, input=typed, status=1)
    run(ctl, "vault", "restore", backup, "--data", elsewhere)
    cards = lines(run(ctl, "intake", "list", "--data", elsewhere, input=typed))
    assert [card["reference"] for card in cards] == ["PE0-37Q-3"]
    run(ctl, "vault", "verify", "--open", "--data", elsewhere, input=typed)


def check_extracted(work, data, identity, recovery):
    """The sealed parts, as files for age(1): a header of 96 bytes, the body, zeros. Both keys open each."""
    key = os.path.join(work, "clinic.key")
    with open(key, "wb") as file:
        file.write(identity)
    paper = os.path.join(work, "recovery.key")
    with open(paper, "w", encoding="ascii") as file:
        file.write(recovery + "\n")
    parts = os.path.join(work, "parts")
    written = lines(run(ctl, "intake", "extract", "PE037Q3", parts, "--data", data))
    assert sorted(os.path.join(parts, name) for name in os.listdir(parts)) == \
        sorted(line["file"] for line in written)
    for line in written:
        if not line["file"].endswith(".age"):
            continue
        sealed = open(line["file"], "rb").read()
        assert MARKER not in sealed
        plain = run("age", "-d", "-i", key, line["file"]).stdout
        assert run("age", "-d", "-i", paper, line["file"]).stdout == plain
        assert plain.startswith(b"ANTRMPT1") and MARKER in plain[96:]
        assert len(plain) % (65536 if "photo" in line["file"] else 4096) == 0
    run(ctl, "intake", "extract", "PE037Q3", parts, "--data", data, status=2)  # never over a file


def check_export(work, data, passphrase):
    key = os.path.join(work, "receiver.key")
    recipient = make_key(key)
    output = os.path.join(work, "handover.age")
    arguments = [ctl, "intake", "export", "peo-37q-3", "--to", recipient, "--output", output, "--data", data]
    assert lines(run(*arguments, input=passphrase.encode()))[0]["file"] == output
    run(*arguments, input=passphrase.encode(), status=2)  # it is there already
    run(*arguments[:5], "AGE-SECRET-KEY-1QQ", *arguments[6:], input=passphrase.encode(), status=2)
    archive = os.path.join(work, "handover.tar")
    run("age", "-d", "-i", key, "-o", archive, output)
    with tarfile.open(archive) as tar:
        files = {member.name: tar.extractfile(member).read() for member in tar}
    assert json.loads(files["PE0-37Q-3/00-card.json"])["name"] == MARKER.decode()
    assert files["PE0-37Q-3/07-photo-front.jpg"] == PHOTO
    assert "questionnaire.json" in "".join(files)
    assert len(files) == 9, sorted(files)
    run("tar", "tf", archive)


def check_kills(work):
    """A kiosk that is killed in the middle: what was acknowledged is there, whole, and the vault opens again."""
    data = os.path.join(work, "killed")
    passphrase = lines(run(ctl, "vault", "init", "--demonstration", "--data", data))[0]["passphrase"].encode()
    acknowledged = []
    for round in range(4):
        with subprocess.Popen([put_intake, data], stdout=subprocess.PIPE) as kiosk:
            acknowledged.append(kiosk.stdout.readline().decode().strip())
            time.sleep(random.uniform(0.05, 0.4))
            kiosk.send_signal(signal.SIGKILL)
            acknowledged += kiosk.stdout.read().decode().split("\n")[:-1]
    cards = [card["reference"] for card in lines(run(ctl, "intake", "list", "--data", data, input=passphrase))]
    assert set(acknowledged) <= set(cards), set(acknowledged) - set(cards)
    assert len(cards) <= len(acknowledged) + 4  # committed, but killed before it could say so
    assert lines(run(ctl, "vault", "verify", "--open", "--data", data, input=passphrase))[0]["ok"]
    for reference in cards[:3] + cards[-1:]:
        shown = lines(run(ctl, "intake", "show", reference, "--data", data, input=passphrase))
        assert len(shown) == 7, shown


def check_vault(work):
    data = os.path.join(work, "data")
    assert lines(run(ctl, "vault", "status", "--data", data, status=1))[0]["ok"] is False
    made = lines(run(ctl, "vault", "init", "--data", data))[0]
    passphrase = made["passphrase"]
    assert len(passphrase.split(" ")) == 5
    run(ctl, "vault", "init", "--data", data, status=2)
    recovery = made["recovery"]
    check_drill(work, data, recovery)
    status = lines(run(ctl, "vault", "status", "--data", data))[0]
    assert status["ok"] and status["intakes"] == 0 and status["slots"] == 1 and status["epoch"] == 1

    photo = os.path.join(work, "photo.jpg")
    with open(photo, "wb") as file:
        file.write(PHOTO)
    run(put_intake, data, "000-001-1")
    run(put_intake, data, "PE0-37Q-3", photo)
    check_nothing_readable(data, passphrase)

    typed = ("  " + passphrase.upper() + "\n").encode()
    cards = lines(run(ctl, "intake", "list", "--data", data, input=typed))
    assert [card["reference"] for card in cards] == ["PE0-37Q-3", "000-001-1"]
    assert cards[0]["name"] == MARKER.decode() and cards[0]["flags"] == ["A:diabetes", "B:keloid"]
    shown = lines(run(ctl, "intake", "show", "pe037q3", "--data", data, input=typed))
    assert shown[0]["body"]["reply"] == "phone" and shown[7]["kind"] == "photo"
    run(ctl, "intake", "show", "000-002-2", "--data", data, input=typed, status=1)
    run(ctl, "intake", "list", "--data", data, input=b"wrong\n", status=1)
    run(ctl, "intake", "list", "--data", data, input=b"\n", status=2)

    identity = run(ctl, "vault", "identity", "--data", data, input=typed).stdout
    assert identity.startswith(b"AGE-SECRET-KEY-1")
    check_slots(data, typed.strip())
    assert run(ctl, "vault", "identity", "--data", data, input=typed).stdout != identity
    identity = run(ctl, "vault", "identity", "--data", data, input=typed).stdout
    check_extracted(work, data, identity, recovery)
    check_export(work, data, passphrase)
    check_backup(work, data, typed)
    assert lines(run(ctl, "vault", "verify", "--data", data)) == [{"ok": True, "intakes": 2}]
    run(ctl, "vault", "verify", "--open", "--data", data, input=typed)
    check_nothing_readable(data, passphrase)


with tempfile.TemporaryDirectory() as work:
    check_vault(work)
    check_sheet(work)
    check_kills(work)
print("ok")
