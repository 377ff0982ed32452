# pack-faults.py - a pack with mistakes shows them to whoever installs it, and no visit can start
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re
import shutil

from client import PROGRAM, make_pack, make_vault
from kiosk import Kiosk

pack = make_pack()
vault, _ = make_vault()
form = os.path.join(pack, "..", "common", "questionnaire.json")
with open(form, "rb") as file:
    whole = file.read()
MODIFIER = b'"modifierExtension": [{"url": "urn:x", "valueBoolean": true}],\n "resourceType"'


def read_window(folder, *faults):
    """Every fault is named by file, line and rule, and there is no way past them."""
    arguments = [*PROGRAM, "--clinic", folder, "--data", vault, "--camera", "none", "--screen-width-mm", "299"]
    with Kiosk(arguments, status=1, says="cannot be used") as kiosk:
        kiosk.find("heading", "This clinic’s pack cannot be used yet")
        kiosk.find("label", f"anteroomctl clinic lint {folder}")
        for fault in faults:
            kiosk.find("label", re.compile(fault))
        assert not kiosk.sees("push button"), "there is nothing to start with"


NAME = re.escape("../common/questionnaire.json")
for broken, fault in ((whole[:len(whole) // 2], rf"^{NAME}:\d+: .* \(json-syntax\)$"),
                      (b"Dear clinic,\n", rf"^{NAME}:1: .* \(json-syntax\)$"),
                      (b"", rf"^{NAME}:1: .* \(json-syntax\)$"),
                      (b'{\n "resourceType": "Patient"\n}', rf"^{NAME}:2: .* \(not-a-questionnaire\)$"),
                      (whole.replace(b'"resourceType"', MODIFIER, 1), rf"^{NAME}:\d+: .* \(modifier-extension\)$")):
    with open(form, "wb") as file:
        file.write(broken)
    read_window(pack, fault)

# several at once, and a file that is missing has no line
os.remove(form)
with open(os.path.join(pack, "clinic.ini"), "a", encoding="utf-8") as file:
    file.write("\n[clinic]\naccent=mauve\n")
read_window(pack, r"^questionnaire\.json: .* \(missing-file\)$", r"^clinic\.ini:\d+: .* \(duplicate-key\)$")

# nothing at all
shutil.rmtree(pack)
read_window(pack, "^Cannot find the content pack " + re.escape(pack))
