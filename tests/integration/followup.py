#!/usr/bin/python3
"""followup.py ANTEROOMCTL DATA - what a reader sees in a follow-up code is what was put in

SPDX-License-Identifier: GPL-3.0-or-later
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile

ctl, data = sys.argv[1:]
LANGUAGES = ["en", "pl", "ur"]

if not shutil.which("zbarimg"):
    print("skipped: no zbarimg here")
    sys.exit(77)


def run(*arguments):
    return subprocess.run(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def followups(*arguments):
    done = run(ctl, "followup", *arguments)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def read(png):
    return run("zbarimg", "--quiet", "--raw", "--oneshot", "-Sbinary", png).stdout


reference = json.loads(run(ctl, "reference", "new").stdout)["reference"]
packs = [os.path.join(data, "clinics", name) for name in sorted(os.listdir(os.path.join(data, "clinics")))
         if name != "common" and not name.endswith(".md")]
assert packs
n = 0
with tempfile.TemporaryDirectory() as folder:
    png = os.path.join(folder, "code.png")
    for pack in packs:
        for lang in LANGUAGES:
            for about in [["--reference", reference], []]:
                options = ["--clinic", pack, "--lang", lang] + about
                for followup in followups(*options):
                    one = followups(*options, "--way", followup["way"], "--png", png)
                    assert one == [followup], one
                    assert followup["version"] <= 10
                    payload = followup["payload"].encode()
                    assert read(png) == payload, (followup, read(png))
                    if about and followup["way"] != "phone":
                        assert reference.encode() in payload, followup
                    if not about:
                        assert b"reference" not in payload.lower(), followup
                    n += 1

assert run(ctl, "followup", "--clinic", packs[0], "--reference", "K7M-4QX-3").returncode == 2
assert run(ctl, "followup", "--clinic", packs[0], "--way", "pigeon").returncode == 1
assert run(ctl, "followup", "--clinic", packs[0], "--png", png).returncode == 2
assert run(ctl, "followup", "--clinic", data).returncode == 2
print(f"{n} codes of {len(packs)} packs read back byte for byte")
