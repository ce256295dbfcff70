#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Bounce Inspector developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desktop reads about the application is valid, and agrees with itself."""
import configparser
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

SKIP = 77
ID = "io.github.bounce_inspector.BounceInspector"
# "developer" came with AppStream 1.0. The addresses come when there is a home.
EXPECTED = ("unknown-tag developer", "url-homepage-missing", "developer-name-tag-deprecated", "developer-info-missing")

source, build = sys.argv[1:3]
problems = []
skipped = []


def run(*arguments):
    done = subprocess.run(arguments, capture_output=True, text=True, env=dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="en"))
    return done.returncode, done.stdout + done.stderr


def check(condition, sentence):
    if not condition:
        problems.append(sentence)


def validate(tool, arguments, expected):
    if shutil.which(tool) is None:
        skipped.append(tool)
        return
    status, said = run(tool, *arguments)
    complaints = [line for line in said.splitlines() if re.match(r"[EWI]:|.*: (error|warning|hint):", line)]
    problems.extend("%s: %s" % (tool, line) for line in complaints if not any(e in line for e in expected))
    # AppStream 1.0 fails for a warning, too.
    check(status == 0 or complaints, "%s: %s" % (tool, said))


desktop_path = os.path.join(build, ID + ".desktop")
metainfo_path = os.path.join(build, ID + ".metainfo.xml")
validate("desktop-file-validate", [desktop_path], ())
validate("appstreamcli", ["validate", "--no-net", "--no-color", metainfo_path], EXPECTED)

desktop = configparser.RawConfigParser(strict=False)
desktop.optionxform = str
desktop.read(desktop_path, encoding="utf-8")
entry = desktop["Desktop Entry"]
metainfo = xml.parse(metainfo_path).getroot()
service = open(os.path.join(build, ID + ".service"), encoding="utf-8").read()

check(entry["Icon"] == ID, "the icon is not named like the application")
check(entry["Comment"] == metainfo.findtext("summary"), "comment and summary say different things")
check(len(entry["Comment"]) <= 35, "the summary is too long for a list of applications")
check(sorted(filter(None, entry["MimeType"].split(";"))) == sorted(t.text for t in metainfo.iter("mediatype")),
      "the desktop file and the metainfo name other types")
check("Comment[de]" in entry and "Keywords[de]" in entry, "the desktop file is not translated")
for action in ("new-window", "lookup"):
    check(action in entry["Actions"].split(";") and "Name[de]" in desktop["Desktop Action " + action], "its action %s is not there, or not translated" % action)
    check(desktop["Desktop Action " + action]["Exec"] == "gapplication action %s %s" % (ID, action), "its action %s does something else" % action)
check(any(p.get("{http://www.w3.org/XML/1998/namespace}lang") == "de" for p in metainfo.iter("summary")), "the metainfo is not translated")
check(metainfo.findtext("id") == ID and metainfo.findtext("launchable") == ID + ".desktop", "the metainfo is about another application")
check("Name=%s\n" % ID in service and re.search(r"^Exec=/.*/bounce-inspector --gapplication-service$", service, re.M), "the service starts nothing")
check("@" not in service, "the service holds a placeholder")
check(not re.search(r"https?://(?!specifications|www\.w3\.org)", open(metainfo_path, encoding="utf-8").read()), "the metainfo names an address")
for path in ("scalable/apps/%s.svg" % ID, "symbolic/apps/%s-symbolic.svg" % ID):
    icon = os.path.join(source, "icons", "hicolor", path)
    check(os.path.exists(icon) and xml.parse(icon).getroot().tag.endswith("svg"), "no icon %s" % path)

# The same for whoever publishes: the pictures that are named are there.
published = open(os.path.join(source, ID + ".metainfo.xml.in"), encoding="utf-8").read()
published = published.replace("@SITE_BEGIN@", "-->").replace("@SITE_END@", "<!--").replace("@SITE@", "https://bounce.example")
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, ID + ".metainfo.xml")
    with open(path, "w", encoding="utf-8") as stream:
        stream.write(published)
    validate("appstreamcli", ["validate", "--no-net", "--no-color", path], EXPECTED)
    pictures = [os.path.basename(image.text) for image in xml.parse(path).getroot().iter("image")]
check(sorted(pictures) == sorted(os.listdir(os.path.join(source, "screenshots"))), "other pictures are named than there are: %s" % pictures)

print("\n".join(problems) if problems else "valid, and of one mind")
if skipped:
    print("not installed: " + ", ".join(skipped))
sys.exit(1 if problems else SKIP if len(skipped) == 2 else 0)
