#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Bounce Inspector developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file says whose it is and what it is for, keeps its budget, and is translated and tested as it should be."""
import os
import re
import sys

BUDGET = 450                    # lines of a .c file; longer wants a reason here
REASONS = {}

# Parts of a module that have no contract of their own, and whose test proves them.
PARTS = {
    "bounce-absence": "bounce-domain-check",
    "bounce-answer-sum": "bounce-reverse-check",
    "bounce-blocklists-file": "bounce-blocklists",
    "bounce-blocklists-row": "bounce-blocklists",
    "bounce-case-facts": "bounce-reading",
    "bounce-check-line": "bounce-check-run",
    "bounce-dialogue": "bounce-reply",
    "bounce-domain-seen": "bounce-domain-check",
    "bounce-filter": "bounce-archive",
    "bounce-judge-lists": "bounce-verdict",
    "bounce-judge-reverse": "bounce-verdict",
    "bounce-key-mask": "bounce-list-keys",
    "bounce-list-code": "bounce-blocklists",
    "bounce-list-text": "bounce-outcome",
    "bounce-notice-sender": "bounce-notice",
    "bounce-notice-words": "bounce-notice",
    "bounce-order": "bounce-archive",
    "bounce-resolver-look": "bounce-list-trial",
    "bounce-pending": "bounce-resolver",
    "bounce-reverse-result": "bounce-reverse-check",
    "bounce-reverse-seen": "bounce-reverse-check",
    "bounce-row": "bounce-archive",
    "bounce-rule": "bounce-rule-line",
    "bounce-rules-question": "bounce-rules",
    "bounce-servers-watch": "bounce-resolver",
    "bounce-silence": "bounce-tasks",
    "bounce-socket-source": "bounce-resolver",
    "bounce-task-sum": "bounce-tasks",
    "bounce-trial-judge": "bounce-list-trial",
    "bounce-trial-memory": "bounce-list-trial",
    "bounce-writer-text": "bounce-writer",
}

root = sys.argv[1]
problems = []


def read(path):
    return open(os.path.join(root, path), encoding="utf-8").read()


def walk(top, ends):
    for folder, _, names in os.walk(os.path.join(root, top)):
        for name in sorted(names):
            if name.endswith(ends):
                yield os.path.relpath(os.path.join(folder, name), root)


def check_beginning(path, text):
    lines = text.split("\n")
    head = "\n".join(lines[:5])
    if "SPDX-FileCopyrightText: The Bounce Inspector developers" not in head or "SPDX-License-Identifier: GPL-3.0-or-later" not in head:
        problems.append("%s: no SPDX lines at the top" % path)
    if path.endswith((".c", ".h")) and not (len(lines) > 3 and lines[2].startswith("/*") or len(lines) > 3 and lines[3].startswith("/*")):
        problems.append("%s: no sentence that says what it is for" % path)


for path in list(walk("src", (".c", ".h"))) + list(walk("tests", (".c", ".h", ".py"))):
    text = read(path)
    check_beginning(path, text) if not path.endswith(".py") else None
    count = text.count("\n")
    if path.startswith("src") and count > BUDGET and path not in REASONS:
        problems.append("%s: %d lines, budget %d" % (path, count, BUDGET))
    for number, line in enumerate(text.split("\n"), 1):
        if line.rstrip() != line or ("\t" in line and path.startswith("src")):
            problems.append("%s:%d: white space at the end, or a tab" % (path, number))
    if re.search(r"\bgoto\b", re.sub(r'/\*.*?\*/|"(\\.|[^"\\])*"', "", text, flags=re.S)) and path.startswith("src"):
        problems.append("%s: goto" % path)

# Every file with translated words is known to the translators, and no other.
words = {p for p in walk("src", (".c",)) if re.search(r"\b(N?_|C_|NC_|ngettext)\s*\(\s*\"", read(p)) or "gi18n" in read(p)}
words |= {p for p in walk("ui", (".ui",)) if 'translatable="' in read(p)} | set(walk("data", (".desktop.in", ".metainfo.xml.in")))
known = {line.strip() for line in read("po/POTFILES").split("\n") if line.strip() and not line.startswith("#")}
for path in sorted(words - known):
    problems.append("po/POTFILES does not list %s" % path)
for path in sorted(p for p in known - words):
    problems.append("po/POTFILES lists %s, which has no words (any more)" % path)

# Every module of the core has its test.
modules = {os.path.basename(p)[:-2] for p in walk("src/core", (".c",))}
tests = {os.path.basename(p)[5:-2] for p in walk("tests/core", (".c",)) if os.path.basename(p).startswith("test-")}
for module in sorted(m for m in modules if not m.endswith("-table")):
    tester = PARTS.get(module, module)
    if tester not in tests:
        problems.append("%s has no tests/core/test-%s.c" % (module, tester))

print("\n".join(problems) if problems else "all files are in order")
sys.exit(1 if problems else 0)
