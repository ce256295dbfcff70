#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Bounce Inspector developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every header compiles alone.  usage: check-headers.py ROOT CC [FLAG...]"""
import os
import subprocess
import sys

root, cc, *flags = sys.argv[1:]
folders = sorted({d for d, _, fs in os.walk(os.path.join(root, "src")) if any(f.endswith(".h") for f in fs)})
if not any("libadwaita" in flag for flag in flags):     # built without the window
    folders = [d for d in folders if os.path.basename(d) != "app"]
headers = [os.path.join(d, f) for d in folders for f in sorted(os.listdir(d)) if f.endswith(".h")]
command = cc.split() + ["-std=gnu11", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", "-x", "c", "-"]
command += ["-I" + d for d in folders] + flags
bad = 0
for header in headers:
    # Twice: a header without its guard shows here too.
    run = subprocess.run(command, input='#include "%s"\n#include "%s"\n' % (header, header), text=True, capture_output=True)
    if run.returncode:
        bad += 1
        print("%s does not compile alone:\n%s" % (header, run.stderr))
print("%d headers, %d do not compile alone" % (len(headers), bad))
sys.exit(1 if bad or not headers else 0)
