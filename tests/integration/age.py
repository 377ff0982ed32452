#!/usr/bin/python3
"""age.py ANTEROOMCTL - what we seal Debian's age opens, and the other way round, at 1,000 sizes

SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

ctl = sys.argv[1]
CHUNK = 65536

if not shutil.which("age") or not shutil.which("age-keygen"):
    print("skipped: no age(1) here")
    sys.exit(77)


def run(*arguments, status=0, **options):
    done = subprocess.run(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)
    assert done.returncode == status, (arguments, done.returncode, done.stderr)
    return done


def make_key(path):
    run("age-keygen", "-o", path)
    return run("age-keygen", "-y", path).stdout.decode().strip()


def list_sizes():
    """Every size near a border of chunks, where a reader goes wrong, and some that are near none."""
    sizes = list(range(200))
    for border in range(1, 8):
        sizes += range(border * CHUNK - 56, border * CHUNK + 57)
    return sizes + [200 + 4999 * i for i in range(1000 - len(sizes))]


with tempfile.TemporaryDirectory() as work:
    keys = [os.path.join(work, name) for name in ("clinic.key", "recovery.key")]
    recipients = [argument for key in keys for argument in ("-r", make_key(key))]
    other = os.path.join(work, "other.key")
    make_key(other)
    plenty = os.urandom(max(list_sizes()))

    def check(size):
        """To two recipients; each of the two keys opens it in turn."""
        plain = plenty[:size]
        key = keys[size % 2]
        ours = run(ctl, "age", "encrypt", *recipients, input=plain).stdout
        assert run("age", "-d", "-i", key, input=ours).stdout == plain, size
        theirs = run("age", *recipients, input=plain).stdout
        assert len(theirs) == len(ours), size
        assert run(ctl, "age", "decrypt", "-i", key, input=theirs).stdout == plain, size

    sizes = list_sizes()
    assert len(sizes) == len(set(sizes)) == 1000
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(check, sizes))

    # the faults have names
    plain = plenty[:300000]
    theirs = run("age", *recipients, input=plain).stdout
    assert run(ctl, "age", "decrypt", "-i", other, "-i", keys[1], input=theirs).stdout == plain

    def fault(sealed, identity=keys[0]):
        return run(ctl, "age", "decrypt", "-i", identity, input=sealed, status=1).stderr.decode().strip()

    assert fault(theirs, other) == "no match"
    assert fault(b"x" + theirs) == "header"
    assert fault(theirs.replace(b"\n--- ", b"\n-> x\n\n--- ")) == "hmac"
    assert fault(theirs[:-1]) == "payload"
    cut = run(ctl, "age", "decrypt", "-i", keys[0], input=theirs[:-1], status=1)
    assert cut.stdout == plain[:4 * CHUNK]  # the chunks before the one that was cut
    with open(keys[0], encoding="ascii") as file:
        run(ctl, "age", "encrypt", "-r", file.read().split("\n")[2], input=b"", status=2)
print(f"{len(sizes)} sizes, both ways")
