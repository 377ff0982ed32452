# visit-bad-answers.py - what is no answer is refused in words that say what to do, field by field
#
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import time

from client import PROGRAM, Client, list_answers, make_pack, make_vault, open_intake, read_form
from kiosk import WIDTH, Kiosk

EMPTY = "Please answer this question to go on"
NO_SUCH_DAY = "That month does not have so many days: check the day"
NO_MONTH = "The month must be a number from 1 to 12, or its name"
NO_NUMBER = "Enter a whole number, like 12"
TOO_HIGH = "That is higher than it can be: please check it"
NO_PHONE = "Enter a phone number with digits only, like 07700 900123"
ONE, TWO = 0x6f1, 0x6f2  # of an Urdu keyboard
OVERRIDE, BELL, SMILE = 0x202e, 0x7, 0x1f642
NAME_HAS = 60


def keep_few_questions(folder):
    """One of each kind of field, of the shipped form; flags ask for the others."""
    common = os.path.join(folder, "..", "common")
    kept = {"health": ["health.more"], "look": ["skin.clip"]}
    form = read_form(folder)
    form["item"] = [item for item in form["item"]
                    if item["linkId"] not in ("wishes", "history", "plan", "health-declined")]
    for group in form["item"]:
        if group["linkId"] in kept:
            group["item"] = [item for item in group["item"] if item["linkId"] in kept[group["linkId"]]]
            group["item"][0].pop("enableWhen", None)
    for name, content in (("questionnaire", form), ("flags", [])):
        with open(os.path.join(common, f"{name}.json"), "w", encoding="utf-8") as file:
            json.dump(content, file)


pack = make_pack()
keep_few_questions(pack)
vault, passphrase = make_vault()


def refuse(sentence):
    """Continue says why not, at the top and at the field, and the page stays."""
    before = client.heading()
    client.press("Continue", moves_on=False)
    kiosk.find("push button", client.say(sentence))
    kiosk.find(None, client.say("There is a problem"))
    assert client.heading() == before
    kiosk.find("label", client.say(sentence))


def type_code(code):
    """Any character of Unicode, as a keyboard on a cable types it."""
    kiosk.key("u", "Control", "Shift")
    kiosk.keys(f"{code:x} ")


def clear():
    kiosk.key("a", "Control")
    kiosk.key("BackSpace")
    kiosk.wait(lambda: kiosk.find("text").text == "", "an empty field")


def expect(text):
    kiosk.wait(lambda: kiosk.find("text").text == text, f"the field to say {text!r}")


def leave_out(picture, box):
    """The picture without the rows of the field, its cursor and the handle below it."""
    width, _, rgb = picture
    first, last = int(box[1]) - 20, int(box[1] + box[3]) + 50
    return rgb[:first * width * 3] + rgb[last * width * 3:]


def touch_in_vain(field):
    """No touch of a field brings up a menu, or buttons to cut, copy and paste: they would offer what the
    last person wrote."""
    x, y, width, _ = field.box
    assert width > 200 and x + 60 < WIDTH
    place = (x + 60, y + 22)
    kiosk.tap(place)
    before = leave_out(kiosk.rest(), field.box)
    for touches, hold_s in ((1, 0.04), (1, 1.2), (2, 0.04), (3, 0.04)):
        time.sleep(0.6)  # not a double touch with the last one
        for _ in range(touches):
            kiosk.tap(place, hold_s=hold_s)
        time.sleep(1.2)
        assert leave_out(kiosk.rest(), field.box) == before, f"{touches} touches of {hold_s} s"


with Kiosk([*PROGRAM, "--clinic", pack, "--data", vault, "--camera", "none", "--screen-width-mm", "299"]) as kiosk:
    client = Client(kiosk, pack, "pl")
    client.begin()
    refuse(EMPTY)
    client.fill_in({"adult": True})
    client.permit(health=True, contact=True)
    refuse(EMPTY)
    client.answer(client.items["visited"], "returning")
    client.press("Continue")

    # a date: its three fields say what is wrong with each
    assert client.find_item()["linkId"] == "last-visit"
    for name, typed in (("Day", "31"), ("Month", "2"), ("Year", "2025")):
        kiosk.tap("text", client.say(name))
        kiosk.keys(typed)
    refuse(NO_SUCH_DAY)
    kiosk.tap("text", client.say("Month"))
    kiosk.key("BackSpace")
    kiosk.keys("brumaire")
    refuse(NO_MONTH)
    kiosk.tap("text", client.say("Month"))
    kiosk.key("a", "Control")
    client.type("pazdziernik")
    client.press("Continue")

    # a text of several lines, with what nobody should be able to type
    assert client.find_item()["linkId"] == "health.more"
    kiosk.tap("text")
    kiosk.keys("a\nb")
    type_code(OVERRIDE)
    kiosk.keys("c")
    touch_in_vain(kiosk.find("text"))
    client.press("Continue")

    # a number: letters, too much, another script
    assert client.find_item()["linkId"] == "skin.clip"
    kiosk.tap("text")
    kiosk.keys("short")
    refuse(NO_NUMBER)
    kiosk.tap("text")
    clear()
    kiosk.keys("61")
    refuse(TOO_HIGH)
    kiosk.tap("text")
    clear()
    kiosk.keys("99999999999999999")
    client.press("Continue", moves_on=False)
    kiosk.find(None, client.say("There is a problem"))
    kiosk.tap("text")
    clear()
    type_code(ONE)
    type_code(TWO)
    expect(chr(ONE) + chr(TWO))
    client.press("Continue")

    # a name: nothing, only spaces, more than there is room for, what turns the text round
    assert client.find_item()["linkId"] == "name"
    refuse(EMPTY)
    kiosk.tap("text")
    kiosk.keys("   ")
    refuse(EMPTY)
    kiosk.tap("text")
    clear()
    kiosk.keys("m" * (NAME_HAS + 5))
    expect("m" * NAME_HAS)
    words = client.words.ngettext("That is all there is room for: %d character",
                                  "That is all there is room for: %d characters", NAME_HAS) % NAME_HAS
    kiosk.find("label", words)
    clear()
    kiosk.gone("label", words)
    kiosk.keys("al")
    for code in (OVERRIDE, BELL, SMILE):
        type_code(code)
    touch_in_vain(kiosk.find("text"))
    client.press("Continue")

    refuse(EMPTY)
    client.answer(client.items["reply"], "phone")
    client.press("Continue")
    refuse(EMPTY)
    kiosk.tap("text")
    kiosk.keys("call me")
    refuse(NO_PHONE)
    kiosk.tap("text")
    clear()
    kiosk.keys("07700 9001")
    type_code(TWO)
    kiosk.keys("3")
    client.press("Continue")

    client.pass_by("hairline", "check")
    client.press("Send", moves_on=False)
    kiosk.find("push button", client.say("Please sign with your finger, or type your name"))
    client.sign()
    client.press("Send")
    reference = client.read_reference()

given = list_answers(json.loads(open_intake(vault, passphrase, reference)["answers"][0]))
expected = {"last-visit": "2025-10-31", "health.more": "a\nbc", "skin.clip": 12, "name": "al" + chr(SMILE),
            "phone": "07700 900123"}
assert {link_id: given[link_id][0] for link_id in expected} == expected, given
