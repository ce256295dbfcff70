#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Bounce Inspector developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The flatpak manifest parses, has known keys, pinned sources and few permissions."""
import os
import re
import shutil
import subprocess
import sys

SKIP = 77
ID = "io.github.bounce_inspector.BounceInspector"
KEYS = {
    "": {"id", "runtime", "runtime-version", "sdk", "command", "finish-args", "cleanup", "modules"},
    "module": {"name", "buildsystem", "config-opts", "run-tests", "sources"},
    "source": {"type", "url", "sha256", "path", "skip", "x-checker-data"},
}
ARGUMENTS = {"--share=ipc", "--socket=wayland", "--socket=fallback-x11", "--device=dri"}

root = sys.argv[1]
manifest = os.path.join(root, "flatpak", ID + ".yml")
problems = []


def check_keys(what, found, known):
    for key in sorted(set(found) - known):
        problems.append("%s: unknown key %s" % (what, key))


def check_source(module, source):
    check_keys(module, source, KEYS["source"])
    if source["type"] == "dir":
        if not os.path.exists(os.path.join(root, "flatpak", source["path"], "meson.build")):
            problems.append("%s: no sources at %s" % (module, source["path"]))
    elif source["type"] != "archive" or not re.fullmatch("[0-9a-f]{64}", source.get("sha256", "")) or not source["url"].startswith("https://"):
        problems.append("%s: a source that is not pinned" % module)


def check_manifest(data):
    check_keys("manifest", data, KEYS[""])
    if data["id"] != ID or data["command"] != "bounce-inspector":
        problems.append("the manifest is of another application")
    for argument in sorted(set(data["finish-args"]) - ARGUMENTS):
        problems.append("%s: a permission that needs a reason" % argument)
    options = open(os.path.join(root, "meson_options.txt"), encoding="utf-8").read()
    for module in data["modules"]:
        check_keys(module["name"], module, KEYS["module"])
        for source in module["sources"]:
            check_source(module["name"], source)
    for option in (o for m in data["modules"] if m.get("buildsystem") == "meson" for o in m["config-opts"]):
        name = option[2:].split("=")[0]
        if "option('%s'" % name not in options:
            problems.append("%s: meson knows no such option" % option)


checked = []
if shutil.which("flatpak-builder"):
    done = subprocess.run(["flatpak-builder", "--show-manifest", manifest], capture_output=True, text=True)
    # Unknown keys are only warnings to it.
    if done.returncode != 0 or done.stderr.strip():
        problems.append(done.stderr)
    checked.append("flatpak-builder")
try:
    import yaml
    check_manifest(yaml.safe_load(open(manifest, encoding="utf-8")))
    checked.append("yaml")
except ImportError:
    pass

print("\n".join(problems) if problems else "checked with: " + (", ".join(checked) or "nothing that is installed"))
sys.exit(1 if problems else 0 if checked else SKIP)
