#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Bounce Inspector developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the rules are worth on mail that they were not written for.

usage: generality.py ROOT [FOLDER]

The families of the labelled corpus are divided into two halves, every second one
by name.  Of the rules only those stay that have a named source (a server, an
operator's page, an RFC) or that decide some message of the first half; then the
second half is scored, and the other way round.  What falls is what was learnt from
the corpus alone.  Doubts stay: they name no cause, and match without being shown.  A copy of the tree is built in FOLDER (a new one in /tmp); the
corpus stands beside ROOT.  Not part of the tests: it builds four times.
"""
import collections
import json
import os
import shutil
import subprocess
import sys
import tempfile

root = os.path.abspath(sys.argv[1])
folder = sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp(prefix="bounce-generality-")
corpus = os.path.join(root, "..", "shared", "corpus")
tool = os.path.join(root, "..", "shared", "tools", "score")
tree, build = os.path.join(folder, "tree"), os.path.join(folder, "build")
rules_path = os.path.join(tree, "data", "rules.tsv")
UNSOURCED = ("", "-", "seen in the wild")


def run(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout.decode()


def prepare():
    """A copy of what git tracks, as it stands now."""
    for name in run("git", "-C", root, "ls-files").splitlines():
        source, target = os.path.join(root, name), os.path.join(tree, name)
        if os.path.exists(source):
            os.makedirs(os.path.dirname(target), exist_ok=True)
            shutil.copy(source, target)
    run("meson", "setup", "--buildtype=release", "-Dwindow=false", build, tree)


def compile_with(lines):
    """The program with these rules; a copy, since the next one takes its place."""
    with open(rules_path, "w", encoding="utf-8") as file:
        file.write("".join(lines))
    run("ninja", "-C", build, "src/cli/bounce-inspector-cli")
    cli = os.path.join(folder, "cli-%d" % len(lines))
    shutil.copy(os.path.join(build, "src", "cli", "bounce-inspector-cli"), cli)
    return cli


def make_half(name, messages):
    """A corpus of its own, as the scorer wants it."""
    half = os.path.join(folder, name)
    os.makedirs(os.path.join(half, "messages"), exist_ok=True)
    files = {m["file"] for m in messages}
    for file in files:
        shutil.copy(os.path.join(corpus, "messages", file), os.path.join(half, "messages", file))
    with open(os.path.join(half, "expected.json"), "w", encoding="utf-8") as out:
        json.dump(messages, out)
    labels = list(open(os.path.join(corpus, "labels.tsv"), encoding="utf-8"))
    with open(os.path.join(half, "labels.tsv"), "w", encoding="utf-8") as out:
        out.write(labels[0] + "".join(line for line in labels[1:] if line.split("\t", 1)[0] in files))
    return half


def deciding(cli, half):
    rows = run(cli, "list", "--all", "--format=json", os.path.join(half, "messages")).splitlines()
    return {((json.loads(row).get("evidence") or {}).get("rule")) for row in rows}


def score(cli, half):
    """Counts of both measures; their names meet only in those of the second."""
    totals = json.loads(run(sys.executable, tool, "--json", "--cli", cli, "--corpus", half))
    totals.update({"labels " + k: v for k, v in json.loads(run(sys.executable, tool, "--labels", "--json", "--cli", cli, "--corpus", half)).items()})
    return totals


def is_rule(line):
    return line.strip() and not line.startswith("#")


def has_source(line):
    columns = line.rstrip("\n").split("\t")
    return len(columns) > 7 and columns[7] not in UNSOURCED


def is_doubt(line):
    return "doubt" in line.rstrip("\n").split("\t")[8:9][0].split(",") if line.count("\t") > 7 else False


FIGURES = (("recognised", "bounces"), ("recipients", "with recipient"), ("cause", "with cause"), ("group", "with cause"), ("kind", "messages"),
           ("labels cause", "labels with cause"), ("labels permanence", "labels with cause"))


def main():
    if not os.path.exists(tool):
        print("no labelled corpus beside the checkout")
        return 77
    prepare()
    lines = list(open(rules_path, encoding="utf-8"))
    messages = json.load(open(os.path.join(corpus, "expected.json"), encoding="utf-8"))
    families = sorted({m["family"] for m in messages})
    halves = [make_half("half-%d" % i, [m for m in messages if families.index(m["family"]) % 2 == i]) for i in (0, 1)]
    full = compile_with(lines)
    sums = collections.defaultdict(collections.Counter)
    print("%d rules, %d with a named source; %d families" % (sum(map(bool, map(is_rule, lines))), sum(1 for x in lines if is_rule(x) and has_source(x)), len(families)))
    for known, other in (halves, halves[::-1]):
        used = deciding(full, known)
        kept = [x for x in lines if not is_rule(x) or has_source(x) or is_doubt(x) or x.split("\t", 1)[0] in used]
        for which, cli in (("all", full), ("kept", compile_with(kept))):
            sums[which].update(score(cli, other))
        print("%s: %d rules dropped" % (os.path.basename(other), len(lines) - len(kept)))
    for of, among in FIGURES:
        before, after, total = sums["all"][of], sums["kept"][of], sums["all"][among]
        print("%-18s %5.1f → %5.1f  (%d → %d of %d)" % (of, 100.0 * before / total, 100.0 * after / total, before, after, total))
    for name in ("false positive", "labels unsafe"):
        print("%-18s %d → %d" % (name, sums["all"][name], sums["kept"][name]))
    return 0


sys.exit(main())
