# client.py - a person at the kiosk, who reads what is on the screen and answers
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the scenarios beside this file have in common: a pack and a vault of their own, the way through
the pages, and what was put away afterwards. Questions are known by their linkId; their words, and
those of the interface, are looked up in the pack and in the translations that were built."""

import contextlib
import gettext
import glob
import json
import os
import re
import shutil
import subprocess
import time

from kiosk import HEIGHT, PATIENCE_S, NotThere

SOURCE, BUILD = os.environ["ANT_SOURCE"], os.environ["ANT_BUILD"]
# the screen is read, and the camera unplugged, by way of variables that a client's kiosk does without
PROGRAM = [os.path.join(BUILD, "ui", "anteroom"), "--keep-environment"]
CTL = os.path.join(BUILD, "app", "ctl", "anteroomctl")


def make_pack(name="leicester", **kiosk_settings):
    """A copy of a shipped pack over its common one, with settings of [kiosk] of the test's own; the
    pictures of the demonstration camera stand beside the packs, as they do where they are installed."""
    # a slow machine's finger is no empty chair
    kiosk_settings = {"idle_question_s": 900, "idle_s": 900, **kiosk_settings}
    data = os.path.join(os.environ["HOME"], "data")
    for part in ("clinics", "demo"):
        shutil.copytree(os.path.join(SOURCE, "data", part), os.path.join(data, part), dirs_exist_ok=True)
    pack = os.path.join(data, "clinics", name)
    with open(os.path.join(pack, "clinic.ini"), "a", encoding="utf-8") as file:
        file.write("\n[kiosk]\n")
        file.writelines(f"{key.replace('_', '-')}={value}\n" for key, value in kiosk_settings.items())
    return pack


def make_vault():
    """(folder, passphrase) of a vault made for this test."""
    folder = os.path.join(os.environ["HOME"], "vault")
    made = subprocess.run([CTL, "vault", "init", "--demonstration", "--data", folder], check=True, capture_output=True, text=True)
    return folder, json.loads(made.stdout)["passphrase"]


def read_form(pack):
    """The pack's questionnaire, or the common one."""
    path = os.path.join(pack, "questionnaire.json")
    if not os.path.exists(path):
        path = os.path.join(pack, "..", "common", "questionnaire.json")
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def list_items(parent):
    """All items below, groups and help texts too."""
    for item in parent.get("item", []):
        yield item
        yield from list_items(item)


def translate(element, key, lang):
    """A FHIR string in a language, or as it stands where that is missing."""
    for designation in element.get("designation", []):
        if designation["language"] == lang:
            return designation["value"]
    for extension in element.get(f"_{key}", {}).get("extension", []):
        parts = {part["url"]: part for part in extension.get("extension", [])}
        if extension["url"].endswith("/translation") and parts["lang"]["valueCode"] == lang:
            content = parts["content"]
            return content.get("valueString") or content.get("valueMarkdown")
    return element[key]


class Client:
    """Goes through one visit in one language."""

    def __init__(self, kiosk, pack, lang="en"):
        self.kiosk, self.pack, self.lang = kiosk, pack, lang
        self.form = read_form(pack)
        self.items = {item["linkId"]: item for item in list_items(self.form)}
        self.words = gettext.translation("anteroom", os.path.join(BUILD, "po"), [lang], fallback=True)
        self.asked = []  # linkIds, in the order they came up
        self.inspect = None  # called with this client before each page is left
        self.pressed_at = 0

    def say(self, text):
        """The interface's own words, as this client reads them."""
        return self.words.gettext(text)

    # going from page to page

    def heading(self):
        """What the page is about, also when a small screen has scrolled it away."""
        return self.kiosk.wait(lambda: self.kiosk.sees("heading") or self.kiosk.sees_scrolled("heading"),
                               "a heading").name

    def press(self, name, moves_on=True):
        """Touches one of the interface's buttons; where it moves on, waits for the next page."""
        if self.inspect:
            self.inspect(self)
        before = self.heading() if moves_on else None
        # the kiosk takes a second touch within half a second for a tremor
        time.sleep(max(0, self.pressed_at + 0.6 - time.monotonic()))
        self.kiosk.tap("push button", self.say(name))
        self.pressed_at = time.monotonic()
        if moves_on:
            self.kiosk.wait(lambda: self.heading() != before,
                            f"a page after {before!r}")

    def start(self):
        """From the first screen to the second. The kiosk starts afresh after each person, and whoever
        touches it in that moment touches it again."""
        for _ in range(4):
            with contextlib.suppress(NotThere):
                if self.lang != "en":
                    self.kiosk.tap("push button", {"pl": "Polski", "ur": "اردو"}[self.lang])
                self.kiosk.tap("push button", self.say("Touch to start"))
                self.kiosk.find("push button", re.compile("^" + re.escape(self.say("Start my consultation"))),
                                patience_s=PATIENCE_S / 4)
                break

    def begin(self):
        """From the first screen to the first question."""
        self.start()
        self.kiosk.tap("push button", re.compile("^" + re.escape(self.say("Start my consultation"))))
        self.kiosk.wait(lambda: self.find_item() is not None, "the first question")

    def find_item(self):
        """The question on the screen, or None."""
        heading = self.heading()
        for item in self.items.values():
            text = translate(item, "text", self.lang) if "text" in item else None
            if text and heading in (text, self.say("%s (optional)") % text):
                return item
        return None

    # answering

    def reach(self, role, name):
        """Touches a control, drawing the page up until it is on the screen."""
        for _ in range(12):
            if self.kiosk.sees(role, name):
                break
            self.kiosk.drag((60, HEIGHT * 0.6), (60, HEIGHT * 0.35), hold_s=0.2)
            self.kiosk.rest()
        self.kiosk.tap(role, name)

    def list_options(self, item):
        """The codings to choose from, out of the item or the value set it names."""
        if "answerOption" in item:
            return [option["valueCoding"] for option in item["answerOption"]]
        value_set = next(v for v in self.form["contained"] if "#" + v["id"] == item["answerValueSet"])
        return [concept for part in value_set["compose"]["include"] for concept in part["concept"]]

    def choose(self, item, code):
        """Touches the option of a code, or Yes or No for True or False."""
        if isinstance(code, bool):
            words = self.say("Yes" if code else "No")
        else:
            option = next(option for option in self.list_options(item) if option["code"] == code)
            words = translate(option, "display", self.lang)
        role = "check box" if item.get("repeats") else "radio button"
        self.reach(role, words)

    def type(self, text):
        """Types with the keyboard on the screen: what its first layer has."""
        signs = {" ": "Space", "@": "At sign", ".": "Full stop"}
        kiosk = self.kiosk
        kiosk.find("push button", self.say("Backspace"))
        for character in text:
            key = self.say(signs[character]) if character in signs else character
            if not kiosk.sees("push button", key) and key.swapcase() != key:
                kiosk.tap("push button", self.say("Shift"))
            kiosk.tap("push button", key)

    def answer(self, item, given):
        if item["type"] in ("choice", "boolean"):
            for code in given if isinstance(given, list) else [given]:
                self.choose(item, code)
        else:
            self.kiosk.tap("text")
            self.type(str(given))
            self.kiosk.wait(lambda: self.kiosk.find("text").text == str(given), f"the field to say {given!r}")

    def fill_in(self, answers, until=None):
        """Answers every question that comes up, until a page that is none, or until the question of that
        linkId; what has no answer is skipped."""
        while (item := self.find_item()) is not None and item["linkId"] != until:
            link_id = item["linkId"]
            self.asked.append(link_id)
            if link_id in answers:
                self.answer(item, answers[link_id])
                self.press("Continue")
            else:
                self.press("Continue" if item["type"] == "display" else "Skip")

    # the pages that are no questions

    def permit(self, **given):
        """Reads the privacy page, then ticks the consents named True (health, photos, contact)."""
        self.press("Continue")
        for _ in range(3):
            title = self.heading()
            consent = next(c for c in self.read_consents() if c["title"] == title)
            if given.get(consent["id"]):
                self.reach("check box", translate(self.items[consent["item"]], "text", self.lang))
                self.press("Continue")
            else:
                self.press("Continue without")

    def read_consents(self):
        """The front matter of the pack's consents in this client's language."""
        for folder in (self.pack, os.path.join(self.pack, "..", "common")):
            for path in sorted(glob.glob(os.path.join(folder, "consent", f"*.{self.lang}.md"))):
                with open(path, encoding="utf-8") as file:
                    head = file.read().split("---\n")[1]
                yield dict(line.split(": ", 1) for line in head.strip().splitlines())

    def take_photos(self, views=5):
        """Takes and keeps one photo after another. A camera may need a moment, in which the button does
        nothing; a person then touches it again."""
        keep = self.say("Keep this photo")
        for _ in range(views):
            for _ in range(4):
                with contextlib.suppress(NotThere):
                    self.press("Take the photo", moves_on=False)
                    self.kiosk.find("push button", keep, patience_s=8)
                    break
            self.press("Keep this photo")

    HEADINGS = {"hairline": "Which hairline do you have in mind?", "check": "Check your answers",
                "sign": "Sign with your name"}

    def stands_at(self, page):
        return self.heading() == self.say(self.HEADINGS[page])

    def pass_by(self, *pages):
        """Goes on from these pages, in this order, without doing anything there."""
        for page in pages:
            assert self.stands_at(page), self.heading()
            self.press("Continue")

    def sign_typed(self, name):
        assert self.stands_at("sign"), self.heading()
        self.reach("text", None)
        self.type(name)

    def sign(self):
        """Draws a name on the pad, as far as a test has one."""
        x, y = self.kiosk.find(None, self.say("Sign here with a finger")).middle
        self.kiosk.drag((x - 200, y), (x, y - 40))
        self.kiosk.drag((x - 100, y + 30), (x + 150, y))

    def read_reference(self):
        label = self.kiosk.find("label", re.compile(r"^\W*[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]\W*$"))
        return re.sub("[^0-9A-Z-]", "", label.name)

    def scan(self):
        """What a phone reads off the screen now."""
        path = self.kiosk.shot("scan")
        found = subprocess.run(["zbarimg", "--quiet", "--raw", path], check=True, capture_output=True)
        os.remove(path)
        return found.stdout.decode().removesuffix("\n")


# what was put away

KINDS = {1: "card", 2: "answers", 3: "photo", 4: "signature", 5: "consents", 6: "hairline", 7: "notes"}


def open_intake(folder, passphrase, reference):
    """The parts of an intake by kind, each a list of bodies, opened with Debian's age and not with our
    own code. The header inside every part is read here anew, from the description of the format."""
    key = os.path.join(os.environ["HOME"], "key")
    parts = os.path.join(os.environ["HOME"], f"parts-{reference}")
    identity = subprocess.run([CTL, "vault", "identity", "--data", folder], check=True, capture_output=True,
                              text=True, input=passphrase + "\n").stdout
    with open(key, "w", encoding="ascii") as file:
        file.write(re.search(r"AGE-SECRET-KEY-1\w+", identity).group() + "\n")
    subprocess.run([CTL, "intake", "extract", reference, parts, "--data", folder], check=True, capture_output=True)
    intake = {}
    for name in sorted(name for name in os.listdir(parts) if name != "questionnaire.json"):
        plain = subprocess.run(["age", "-d", "-i", key, os.path.join(parts, name)], check=True,
                               capture_output=True).stdout
        assert plain[:8] == b"ANTRMPT1", name
        kind = int.from_bytes(plain[10:12], "little")
        size = int.from_bytes(plain[80:88], "little")
        assert len(plain) >= 96 + size and not any(plain[96 + size:]), name
        intake.setdefault(KINDS[kind], []).append(plain[96:96 + size])
    os.remove(key)
    return intake


def count_intakes(folder):
    status = subprocess.run([CTL, "vault", "status", "--data", folder], check=True, capture_output=True, text=True)
    return json.loads(status.stdout)["intakes"]


def list_answers(response):
    """The codes, texts and Yes or No of a QuestionnaireResponse by linkId."""
    found = {}

    def add(item):
        for answer in item.get("answer", []):
            kind, value = next((k, v) for k, v in answer.items() if k.startswith("value"))
            found.setdefault(item["linkId"], []).append(value["code"] if kind == "valueCoding" else value)
            for child in answer.get("item", []):
                add(child)
        for child in item.get("item", []):
            add(child)

    for item in response["item"]:
        add(item)
    return found
