# accessibility.py - every page of a visit: one heading, names and roles on all that can be worked, and
# targets large enough for a finger
#
# SPDX-License-Identifier: GPL-3.0-or-later
import sys

from client import PROGRAM, Client, make_pack, make_vault
from kiosk import WIDTH, Kiosk, walk

SCREEN_MM = float(sys.argv[1])
PX_PER_MM = WIDTH / SCREEN_MM
WORKED = {"push button", "toggle button", "radio button", "check box", "text", "password text", "slider", "link"}
LEAST_MM = 9.8  # nothing is smaller
KEY_MM = 15  # a key of the kiosk's keyboard
ANSWER_MM = 20  # an answer, Continue, Back


def measure(control):
    """Width and height in mm of what a finger meets, which is more than the box that GTK tells of: that
    leaves the padding out. Of the height the larger half counts twice, for the edge of what scrolls may cut
    the other."""
    x, y, width, height = control.box
    left, right, top, bottom = x, x + width, y, y + height
    across, down = x + width / 2, y + height / 2
    while left > across - 400 and control.is_under(left - 2, down):
        left -= 2
    while right < across + 400 and control.is_under(right + 2, down):
        right += 2
    while top > down - 400 and control.is_under(across, top - 2):
        top -= 2
    while bottom < down + 400 and control.is_under(across, bottom + 2):
        bottom += 2
    return (right - left) / PX_PER_MM, 2 * max(bottom - down, down - top) / PX_PER_MM


findings = []
looked_at = 0


def inspect(client):
    global looked_at
    kiosk = client.kiosk
    kiosk.rest()
    heading = client.heading()
    frame = kiosk.get_frame()
    headings = [control.name for control, _ in walk(frame, frame, is_whole=True) if control.role == "heading"]
    if len(headings) != 1:
        findings.append(f"{heading!r}: {len(headings)} headings: {headings}")
    answers = {"radio button", "check box"}
    large = {client.say(word) for word in ("Continue", "Back", "Skip", "Continue without")}
    for control in kiosk.controls():
        if control.role not in WORKED:
            continue
        looked_at += 1
        if not control.name.strip():
            findings.append(f"{heading!r}: a {control.role} without a name at {control.box}")
        width, height = measure(control)
        least = ANSWER_MM if control.role in answers or control.name in large else LEAST_MM
        if min(width, height) < least - 0.3:
            findings.append(f"{heading!r}: {control.role} {control.name!r} is {width:.1f} × {height:.1f} mm, "
                            f"less than {least} mm")


pack = make_pack()
vault, _ = make_vault()
with Kiosk([*PROGRAM, "--clinic", pack, "--data", vault, "--camera", "demo", "--screen-width-mm", sys.argv[1]]) as kiosk:
    client = Client(kiosk, pack)
    client.inspect = inspect
    client.begin()
    client.fill_in({"adult": True})
    client.permit(health=True, photos=True, contact=True)
    client.fill_in({"visited": "new", "name": "Sam", "reply": "email", "email": "sam@example.org"})
    for _ in range(5):
        client.press("Skip")
    client.pass_by("hairline", "check")
    client.sign_typed("Sam")
    client.press("Send")
    inspect(client)

print(f"{looked_at} controls looked at")
assert not findings, "\n".join(findings)
assert looked_at > 200
