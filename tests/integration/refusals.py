"""refusals.py - what stops the kiosk from starting is said in one sentence, and nothing is harmed

SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

KIOSK, CTL, CLINICS = sys.argv[1:4]


def run(*command, **more):
    """The finished process, its output as text; nothing of this account's displays or folders."""
    env = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "GSETTINGS_BACKEND": "memory"}
    env.update({key: os.environ[key] for key in ("ASAN_OPTIONS", "LSAN_OPTIONS") if key in os.environ})
    return subprocess.run(command, env={**env, **more.pop("env", {})}, capture_output=True, text=True,
                          timeout=60, check=False, **more)


class Refusals(unittest.TestCase):
    def setUp(self):
        room = tempfile.TemporaryDirectory()
        self.addCleanup(room.cleanup)
        self.room = pathlib.Path(room.name)
        self.env = {"HOME": str(self.room), "XDG_RUNTIME_DIR": str(self.room)}

    def copy_packs(self):
        shutil.copytree(CLINICS, self.room / "clinics")
        return self.room / "clinics"

    def lint(self, pack):
        done = run(CTL, "clinic", "lint", str(pack))
        return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]

    def test_no_display(self):
        done = run(KIOSK, "--clinic", CLINICS + "/leicester", "--data", str(self.room), env=self.env)
        self.assertEqual(done.returncode, 2)
        self.assertIn("no display", done.stderr)

    def test_unknown_option(self):
        done = run(KIOSK, "--nonsense", env=self.env)
        self.assertEqual(done.returncode, 2)
        self.assertIn("--nonsense", done.stderr)

    def test_missing_pack(self):
        done = run(CTL, "clinic", "lint", str(self.room / "nowhere"))
        self.assertEqual(done.returncode, 2)
        self.assertIn("nowhere", done.stderr)

    def test_missing_file(self):
        packs = self.copy_packs()
        (packs / "common" / "questionnaire.json").unlink()
        status, issues = self.lint(packs / "leicester")
        self.assertEqual(status, 1)
        self.assertIn(("questionnaire.json", "missing-file"), [(i["file"], i["rule"]) for i in issues])

    def test_broken_forms(self):
        packs = self.copy_packs()
        form = packs / "common" / "questionnaire.json"
        whole = form.read_bytes()
        broken = {
            "truncated": whole[:len(whole) // 2],
            "not JSON": b"Dear clinic,\n",
            "not FHIR": b'{"resourceType":"Patient"}',
            "modifierExtension": whole.replace(
                b'"resourceType"', b'"modifierExtension":[{"url":"urn:x","valueBoolean":true}],"resourceType"', 1),
            "nothing": b"",
        }
        for name, text in broken.items():
            with self.subTest(name):
                form.write_bytes(text)
                status, issues = self.lint(packs / "leicester")
                self.assertEqual(status, 1, issues)
                self.assertTrue(any(i["severity"] == "error" and "questionnaire.json" in i["file"] for i in issues))

    def test_vault_is_not_made_twice(self):
        vault = self.room / "vault"
        self.assertEqual(run(CTL, "vault", "init", "--data", str(vault), env=self.env).returncode, 0)
        again = run(CTL, "vault", "init", "--data", str(vault), env=self.env)
        self.assertNotEqual(again.returncode, 0)
        self.assertTrue(again.stderr.strip())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
