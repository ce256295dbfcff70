#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Bounce Inspector developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line speaks German where the user does, and keeps its identifiers."""
import json
import os
import subprocess
import sys
import tempfile

CLI = os.environ["BOUNCE_INSPECTOR_CLI"]
EXAMPLE = os.path.join(os.environ["SOURCE_ROOT"], "data", "examples", "example.mbox")
REPLY = "550 5.1.1 <anna@d.example.org>: Recipient address rejected: User unknown"


# glibc before 2.39 minds LANGUAGE in C.UTF-8, later ones do not: a locale of our own is the same everywhere.
locales = tempfile.TemporaryDirectory()
subprocess.run(["localedef", "-i", "de_DE", "-f", "UTF-8", os.path.join(locales.name, "de_DE.UTF-8")], check=False, capture_output=True)
LOCALE = "de_DE.UTF-8" if os.listdir(locales.name) else "C.UTF-8"


def run(*arguments, language="de"):
    environment = {k: v for k, v in os.environ.items() if not k.startswith("LC_") and k not in ("LANG", "LANGUAGE")}
    environment.update(LC_ALL=LOCALE, LANGUAGE=language, **({"LOCPATH": locales.name} if LOCALE != "C.UTF-8" else {}))
    done = subprocess.run([CLI, *arguments], capture_output=True, env=environment, timeout=60)
    return done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def expect(text, *words):
    for word in words:
        assert word in text, "%r is not in:\n%s" % (word, text)


german = run("explain", REPLY)[0]
expect(german, "Was zu tun ist", "Tippfehler", "Die Adresse gibt es nicht", "dauerhaft")
assert "What to do" in run("explain", REPLY, language="en")[0], "English does not stay English"
expect(run("summary", EXAMPLE)[0], "Nachrichten", "Ursachen", "Fehlschläge")
expect(run("show", EXAMPLE)[0], "Wer handeln muss", "Sendender Server")
expect(run("explode")[1], "unbekannter Befehl „explode“", "Aufruf:")
expect(run("list", CLI)[1], "keine Mail")
expect(run("check")[1], "ein HOST fehlt")
expect(run("check", "--dns=127.0.0.1:9", "10.0.0.1")[0], "Reverse-DNS", "Nichts wurde gefragt")
expect(run("check", "--dns=127.0.0.1:9", "a b")[1], "weder eine Adresse")

# Programs read these: no language may change them.
for arguments in (["list", "--format=csv", EXAMPLE], ["list", "--format=json", EXAMPLE]):
    lines = [run(*arguments, language=language)[0].splitlines() for language in ("de", "en")]
    assert len(lines[0]) == len(lines[1]) and lines[0][0].split(",")[0] == lines[1][0].split(",")[0]
rows = [[json.loads(line) for line in run("list", "--format=json", EXAMPLE, language=language)[0].splitlines()] for language in ("de", "en")]
for mine, theirs in zip(*rows):
    assert mine.keys() == theirs.keys() and mine["cause"] == theirs["cause"], (mine, theirs)
print("German where the user does")
sys.exit(0)
