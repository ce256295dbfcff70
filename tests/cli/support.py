# SPDX-FileCopyrightText: The Bounce Inspector developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the command line share: running it in a home of its own, and mail to give it."""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

CLI = os.environ["BOUNCE_INSPECTOR_CLI"]

PLAIN = b"""From: Ben <ben@example.org>
To: anna@example.org
Subject: Lunch
Message-ID: <lunch@example.org>
Date: Tue, 17 Nov 2026 14:12:00 +0100

At noon?
"""

AUTO_REPLY = b"""From: Ben <ben@example.org>
To: anna@example.org
Subject: Out of office: Lunch
Auto-Submitted: auto-replied
Date: Tue, 17 Nov 2026 14:13:00 +0100

I am away.
"""

RECIPIENT = """Final-Recipient: rfc822; %s
Action: %s
Status: %s
Remote-MTA: dns; mx.example.com
Diagnostic-Code: smtp; %s

"""


def bounce(*recipients, date="Tue, 17 Nov 2026 14:12:00 +0100"):
    """A standard report about (address, action, status, reply)…"""
    recipients = recipients or (("anna@example.com", "failed", "5.1.1", "550 5.1.1 <anna@example.com>: No such user here"),)
    return ("""Return-Path: <>
Received: from mx.example.net (mx.example.net [192.0.2.25])
\tby mail.example.org (Postfix) with ESMTP id 1; Tue, 17 Nov 2026 14:12:01 +0100
From: Mail Delivery System <MAILER-DAEMON@mx.example.net>
To: sender@example.org
Subject: Undelivered Mail Returned to Sender
Date: %s
Message-ID: <report@mx.example.net>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

This is the mail system at host mx.example.net.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net
Arrival-Date: Tue, 17 Nov 2026 14:11:00 +0100

%s--b
Content-Type: text/rfc822-headers

Received: from client.example.org (client.example.org [198.51.100.7])
\tby mx.example.net (Postfix) with ESMTP id 2; Tue, 17 Nov 2026 14:11:00 +0100
From: Sender <sender@example.org>
To: anna@example.com
Subject: Hello
Date: Tue, 17 Nov 2026 14:10:59 +0100
Message-ID: <hello@example.org>

--b--
""" % (date, "".join(RECIPIENT % r for r in recipients))).encode()


def mbox(*messages):
    return b"".join(b"From - Tue Nov 17 14:12:00 2026\n" + m + b"\n" for m in messages)


class CliTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.home = tempfile.mkdtemp(prefix="bounce-cli-")
        self.addCleanup(shutil.rmtree, self.home)
        self.env = {"PATH": os.environ["PATH"], "HOME": self.home, "LC_ALL": "C.UTF-8", "TZ": "UTC",
                    "XDG_CONFIG_HOME": os.path.join(self.home, "config")}
        for name in os.environ:         # sanitizers' options
            if name.endswith("SAN_OPTIONS") or name == "G_SLICE":
                self.env[name] = os.environ[name]

    def file(self, name, content):
        path = os.path.join(os.fsencode(self.home), os.fsencode(name))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as f:
            f.write(content)
        return os.fsdecode(path)

    def run_cli(self, *args, stdin=b"", status=0, env=None):
        """Standard output and standard error as text; the exit status must be the one given."""
        done = subprocess.run([CLI, *args], input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              env={**self.env, **(env or {})}, timeout=120, check=False)
        self.assertEqual(done.returncode, status, done.stderr.decode("utf-8", "replace"))
        return done.stdout.decode("utf-8"), done.stderr.decode("utf-8")

    def rows(self, *args, **kwargs):
        """The lines of JSON."""
        out, self.err = self.run_cli(*args, **kwargs)
        self.assertTrue(out == "" or out.endswith("\n"))
        return [json.loads(line) for line in out.splitlines()]


def main():
    unittest.main(argv=[sys.argv[0], "-v"] + sys.argv[1:])
