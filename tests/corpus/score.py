#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Bounce Inspector developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The score over the labelled corpus that developers have beside the checkout.

usage: score.py ROOT CLI

Without it the test is skipped: nothing of that mail is part of this project.
Kept figures: SCORE.md beside this file.  The one that must never rise is UNSAFE:
addresses offered for removal although the fault is the sender's, or passes.
"""
import os
import subprocess
import sys

root, cli = sys.argv[1:3]
score = os.path.join(root, "..", "shared", "tools", "score")
if not os.path.exists(score):
    print("no labelled corpus beside the checkout")
    sys.exit(77)

LEAST = [["--min=recognised/bounces=99", "--min=recipients/with recipient=98", "--min=cause/with cause=93", "--min=group/with cause=95.5",
          "--min=kind/messages=99", "--min=false positive=2"],
         ["--labels", "--min=unsafe=0", "--min=cause/with cause=98", "--min=kind/rows=99", "--min=permanence/with cause=97",
          "--min=host right/rows=94", "--min=host wrong=12"]]
sys.exit(max(subprocess.run([sys.executable, score, "--cli", cli, *least], stderr=subprocess.DEVNULL, check=False).returncode for least in LEAST))
