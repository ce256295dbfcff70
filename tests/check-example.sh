#!/bin/sh
# SPDX-FileCopyrightText: The Bounce Inspector developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The example mailbox is what its script makes, and shows what it promises:
# every group of causes, a delay, an automatic reply, a complaint, other mail.
# usage: check-example.sh ROOT CLI
set -eu
example=$1/data/examples/example.mbox
python3 "$1/data/examples/make-example.py" | cmp - "$example"
"$2" summary --format=json "$example" | python3 -c '
import json, sys
summary = json.load(sys.stdin)
groups = {g["id"] for g in summary["groups"]}
wanted = set("recipient full reputation downtime policy size dns isp port verification receiver unclear".split())
assert groups == wanted, "groups that are missing: %s" % (wanted - groups)
kinds = summary["kinds"]
for kind in ("failure", "delay", "complaint", "auto-reply", "other"):
    assert kinds[kind] > 0, "no %s in the example" % kind
assert sum(kinds.values()) == summary["messages"]
print("%d messages, %d recipients, all groups" % (summary["messages"], summary["recipients"]))
'
