# tour-no-camera.py - the tour comes to its end where there is no camera, and stores what it answered
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import subprocess

from client import PROGRAM, count_intakes, make_pack, make_vault

pack = make_pack(idle_s=60, idle_question_s=90)  # the tour waits for the warning
vault, passphrase = make_vault()
with open(os.path.join(vault, "demonstration-passphrase"), "w", encoding="ascii") as file:
    file.write(passphrase)  # where ./run leaves it for the tour
pictures = os.path.join(os.environ["HOME"], "tour")
done = subprocess.run([*PROGRAM, "--tour", pictures, "--clinic", pack, "--data", vault, "--camera", "none",
                       "--screen-width-mm", "299"], capture_output=True, text=True, check=False)
assert done.returncode == 0, done.stderr
names = " ".join(sorted(os.listdir(pictures)))
for page in ("photo-front", "photo-right", "hairline", "done", "staff-intake", "contact-sheet"):
    assert page in names, (page, names)
assert count_intakes(vault) == 1
