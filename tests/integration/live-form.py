"""live-form.py - anteroomctl clinic form: bring a questionnaire, go back, and what is refused

SPDX-License-Identifier: GPL-3.0-or-later
"""
import fcntl
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

CTL, CLINICS, FORMS = sys.argv[1:4]
PACK = CLINICS + "/leicester"
OWN = pathlib.Path(CLINICS, "common", "questionnaire.json")


def strip(items, link_id):
    """The items without the one of that linkId, at whatever depth."""
    return [{**item, **({"item": strip(item["item"], link_id)} if "item" in item else {})}
            for item in items if item["linkId"] != link_id]


class LiveForm(unittest.TestCase):
    def setUp(self):
        room = tempfile.TemporaryDirectory()
        self.addCleanup(room.cleanup)
        self.room = pathlib.Path(room.name)
        self.data = self.room / "data"
        self.data.mkdir(mode=0o700)
        self.form = json.loads(OWN.read_text())
        self.form.update(version="2", title="The second one")

    def run_form(self, *args):
        done = subprocess.run([CTL, "clinic", "form", "--data", str(self.data), "--clinic", PACK, *args],
                              capture_output=True, text=True, timeout=60, check=False)
        return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr

    def bring(self, form):
        path = self.room / "brought.json"
        path.write_text(form if isinstance(form, str) else json.dumps(form))
        return self.run_form("--import", str(path))

    def show(self):
        status, said, _ = self.run_form()
        return status, said[0]["live"], said[0]["earlier"]

    def test_begins_with_the_pack(self):
        status, live, earlier = self.show()
        self.assertEqual((status, live["source"], live["since"], earlier), (0, "pack", None, None))

    def test_there_and_back(self):
        status, said, _ = self.bring(self.form)
        self.assertEqual(status, 0, said)
        status, live, earlier = self.show()
        self.assertEqual((status, live["source"], live["version"], live["title"]),
                         (0, "imported", "2", "The second one"))
        self.assertRegex(live["since"], r"^20\d\d-.*Z$")
        self.assertEqual((earlier["source"], earlier["version"]), ("pack", "1"))
        self.assertEqual(self.run_form("--revert")[0], 0)
        _, live, earlier = self.show()
        self.assertEqual((live["source"], earlier["version"]), ("pack", "2"))

    def test_nothing_to_go_back_to(self):
        status, said, error = self.run_form("--revert")
        self.assertEqual((status, said), (2, []))
        self.assertIn("no earlier form", error)

    def test_refuses_what_the_kiosk_cannot_run_with(self):
        for name, link_id in (("age", "adult"), ("permission", "consent.photos"), ("name", "name")):
            with self.subTest(name):
                status, issues, _ = self.bring({**self.form, "item": strip(self.form["item"], link_id)})
                self.assertEqual(status, 1)
                self.assertTrue(any(i["severity"] == "error" and link_id in i["message"] for i in issues))
        self.assertEqual(self.show()[1]["source"], "pack")
        self.assertFalse((self.data / "live-form").exists())

    def test_refuses_what_is_no_form(self):
        whole = json.dumps(self.form)
        for text in ("", "Dear clinic", "{}", whole[:-1], whole.replace("adult.help", "adult"), "[" * 100000):
            status, issues, _ = self.bring(text)
            self.assertEqual(status, 1)
            self.assertTrue(any(issue["severity"] == "error" for issue in issues))
        self.assertEqual(self.bring(" " * (5 << 20))[0], 2)
        self.assertEqual(self.run_form("--import", str(self.room))[0], 2)
        self.assertEqual(self.run_form("--import", str(self.room / "nowhere.json"))[0], 2)

    def test_finds_what_the_linter_of_forms_finds(self):
        for path in sorted(pathlib.Path(FORMS, "bad").glob("*.json")):
            done = subprocess.run([CTL, "questionnaire", "lint", str(path)], capture_output=True, text=True,
                                  timeout=60, check=False)
            wanted = {(i["severity"], i["rule"], i.get("linkId")) for i in map(json.loads, done.stdout.splitlines())}
            _, found, _ = self.run_form("--import", str(path))
            with self.subTest(path.name):
                self.assertLessEqual(wanted, {(i["severity"], i["rule"], i.get("linkId")) for i in found})
        self.assertFalse((self.data / "live-form").exists())

    def test_says_what_staff_will_not_hear_of(self):
        status, said, _ = self.bring({**self.form, "item": strip(self.form["item"], "health.allergies")})
        self.assertEqual(status, 0, said)
        lost = [i for i in said if i.get("rule") == "flag-question"]
        self.assertEqual({i["severity"] for i in lost}, {"warning"})
        self.assertEqual({i["linkId"] for i in lost}, {"health.allergies"})

    def test_a_torn_file_is_named_and_can_be_left(self):
        self.bring(self.form)
        live = self.data / "live-form"
        live.write_bytes(live.read_bytes()[:-1])
        status, said, error = self.run_form()
        self.assertEqual((status, said[0]["live"]), (1, None))
        self.assertIn("live-form is damaged", error)
        self.assertEqual(self.run_form("--revert")[0], 0)
        self.assertEqual(self.show()[1]["source"], "pack")

    def test_waits_for_the_kiosk(self):
        with open(self.data / "lock", "w", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            status, _, error = self.bring(self.form)
        self.assertEqual(status, 2)
        self.assertIn("close that one first", error)
        self.assertEqual(self.show()[1]["source"], "pack")

    def test_needs_a_data_folder(self):
        self.data.rmdir()
        self.assertEqual(self.bring(self.form)[0], 2)
        self.assertFalse(self.data.exists())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
