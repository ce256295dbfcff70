#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Bounce Inspector developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Our own example of every dialect, beside what `show --format=json` says of it.

usage: check.py CLI FOLDER [--update]

NAME.eml stands beside NAME.expected.  --update writes the latter anew: read the
change in the diff before you commit it.  The same files go through `list --all`,
which looks at headers first: whatever is read as a bounce must not be let go there.
forged-*.eml say that a customer does not exist, and nothing in them shows that we
wrote to him: no row may be safe to remove, whatever the expectation says.
"""
import difflib
import json
import os
import subprocess
import sys

cli, folder = sys.argv[1:3]
update = "--update" in sys.argv
wrong = []


def run(*arguments):
    return subprocess.run([cli, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)


def shown(name):
    said = run("show", "--format=json", os.path.join(folder, name + ".eml"))
    answer = json.loads(said.stdout)
    answer["file"] = name + ".eml"
    for row in answer.get("recipients", []):
        if "file" in row:
            row["file"] = name + ".eml"
    return answer


names = sorted(f[:-4] for f in os.listdir(folder) if f.endswith(".eml"))
listed = {}
for line in run("list", "--all", "--format=json", folder).stdout.decode().splitlines():
    row = json.loads(line)
    listed.setdefault(os.path.basename(row["file"])[:-4], set()).add(row["kind"])

for name in names:
    answer = shown(name)
    text = json.dumps(answer, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    path = os.path.join(folder, name + ".expected")
    if update:
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
    wanted = open(path, encoding="utf-8").read() if os.path.exists(path) else ""
    if text != wanted:
        wrong.append(name)
        sys.stdout.writelines(difflib.unified_diff(wanted.splitlines(True), text.splitlines(True), name + ".expected", "show"))
    kinds = {row["kind"] for row in answer["recipients"]} or {answer["kind"]}
    if name.startswith("forged-") and any(row["suppress"] == "safe" for row in answer["recipients"]):
        wrong.append(name)
        print("%s: a forged report would remove an address" % name)
    if listed.get(name) != kinds:
        wrong.append(name)
        print("%s: list says %s, show says %s" % (name, listed.get(name), kinds))

stray = {f[:-9] for f in os.listdir(folder) if f.endswith(".expected")} - set(names)
wrong += sorted(stray)
print("%d messages, %d not as expected%s" % (len(names), len(set(wrong)), "".join("\n  " + w for w in sorted(set(wrong)))))
sys.exit(1 if wrong or not names else 0)
