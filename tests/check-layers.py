#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Bounce Inspector developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may include whom: the laws of ARCHITECTURE.md, section "Who may include whom"."""
import os
import re
import sys

ROAD = ["bytes", "message", "report", "cause", "host", "settings"]      # each may include itself and what stands before it
BRANCHES = ["checks", "many"]                               # each the whole road, never the other
DOORS = {"gmime/": {"bounce-message.c"}, "ares": {"bounce-resolver.c"}, "lzma.h": {"bounce-unpack.c"}}
GENERATED = {"bounce-data.h": "cause"}
WORDS = ("bounce-advice", "bounce-check-words", "bounce-mailbox", "bounce-verdict-words")
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.M)

problems = []


def layer_of(path):
    parts = path.split(os.sep)
    if parts[1] == "core":
        return parts[2] if len(parts) > 3 else "core"
    return parts[1]


def allowed(layer):
    if layer in ROAD:
        return set(ROAD[:ROAD.index(layer) + 1])
    if layer in BRANCHES:
        return set(ROAD) | {layer}
    return set(ROAD + BRANCHES) | {"core"} if layer == "core" else {layer}


def check(path, home, root):
    name = os.path.basename(path)
    layer = layer_of(path)
    text = open(os.path.join(root, path), encoding="utf-8").read()
    includes = INCLUDE.findall(text)
    for kind, what in includes:
        base = os.path.basename(what)
        if kind == '"':
            if base not in home:
                problems.append("%s includes %s, which is no header of ours" % (path, what))
            elif layer in ("app", "cli"):
                if home[base] != layer and base != "bounce.h":
                    problems.append("%s includes %s; %s/ sees the core only through bounce.h" % (path, what, layer))
            elif home[base] not in allowed(layer):
                problems.append("%s (%s) includes %s (%s): against the order of the road" % (path, layer, what, home[base]))
            continue
        for door, keepers in DOORS.items():
            if what.startswith(door) and name not in keepers:
                problems.append("%s includes <%s>; its one door is %s" % (path, what, ", ".join(sorted(keepers))))
        if layer not in ("app", "cli"):
            if what.startswith(("gtk/", "gdk/", "adwaita")):
                problems.append("%s: no GTK in the core" % path)
            if what.startswith("glib/gi18n") and not name.startswith(WORDS):
                problems.append("%s holds translated words; only %s* do" % (path, "* and ".join(WORDS)))
    if name.endswith(".c") and name != "main.c":
        own = name[:-2] + ".h"
        if own in home and (not includes or os.path.basename(includes[0][1]) != own):
            problems.append("%s does not include its own header first" % path)
    check_order(path, includes)


def check_order(path, includes):
    """Its own header, then ours, then the world's; each block sorted."""
    # A part of a module (bounce-rule-line.c) has the module's header for its own.
    own = os.path.basename(includes[0][1]) if path.endswith(".c") and includes else ""
    rest = [i for i in includes if os.path.basename(i[1]) != own]
    kinds = [kind for kind, _ in rest]
    if kinds != sorted(kinds):          # '"' sorts before '<'
        problems.append("%s includes the world's headers before ours" % path)
    for mark in '"<':
        block = [what for kind, what in rest if kind == mark]
        if block != sorted(block):
            problems.append("%s: includes not sorted: %s" % (path, " ".join(block)))


def main():
    root = sys.argv[1]
    files = [os.path.relpath(os.path.join(d, f), root)
             for d, _, fs in os.walk(os.path.join(root, "src")) for f in fs if f.endswith((".c", ".h"))]
    home = {os.path.basename(f): layer_of(f) for f in files if f.endswith(".h")} | GENERATED
    for path in sorted(files):
        check(path, home, root)
    print("\n".join(problems) if problems else "%d files keep the laws" % len(files))
    return 1 if problems or not files else 0


sys.exit(main())
