#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Bounce Inspector developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways in which a person corrects what the program thinks, and takes it back."""
import os
import sys
import time

from support import App, GLib, expect, run_all, wait

CONFIG = os.path.join(os.environ.get("XDG_CONFIG_HOME") or os.path.join(os.environ["HOME"], ".config"), "bounce-inspector")

REPORT = """From MAILER-DAEMON Tue Nov 17 14:12:00 2026
From: mailer-daemon@out.shop.example
To: news@shop.example
Subject: Undelivered Mail
Date: Tue, 17 Nov 2026 14:12:%02d +0000
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

It failed.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; out.shop.example

Final-Recipient: rfc822; %s
Action: failed
Status: 5.0.0
Diagnostic-Code: smtp; %s
--b
Content-Type: text/rfc822-headers

Received: from %s (%s [%s]) by mx.acme.example; Tue, 17 Nov 2026 14:11:00 +0000
From: news@shop.example
To: %s
Subject: Spring offers
Message-ID: <%d@%s>

--b--

"""
OURS = ("out.shop.example", "192.0.2.25")
THEIRS = ("pc.stranger.example", "203.0.113.9")


def make_box(place, rows):
    path = os.path.join(place, "returned.mbox")
    with open(path, "w", encoding="utf-8") as file:
        for number, (address, reply, (host, ip)) in enumerate(rows):
            file.write(REPORT % (number, address, reply, host, host, ip, address, number, host))
    return path


def forget():
    for name in ("rules.tsv", "settings.ini"):
        if os.path.exists(os.path.join(CONFIG, name)):
            os.remove(os.path.join(CONFIG, name))


def read_config(name):
    path = os.path.join(CONFIG, name)
    return open(path, encoding="utf-8").read() if os.path.exists(path) else ""


STRANGE = [("anna@acme.example", "550 Seat of anna is not for her", OURS), ("bert@other.example", "554 Seat of bert is not for her", OURS),
           ("carla@acme.example", "550 5.1.1 User unknown", OURS)]


def count(app, name):
    """What the sidebar says beside @name."""
    row = next(iter(app.search("list item", "^%s, " % name)), None)
    return row.name if row else ""


def set_cause(place):
    """sets another cause for all replies of the same words, and undoes it"""
    forget()
    with App(make_box(place, STRANGE)) as app:
        app.wait_rows(lambda r: len(r) == 3, "three bounces")
        app.click_row("^anna@acme.example$")
        app.find("push button|button", "(?i)another cause").press()
        wait(lambda: len(app.frames()) > 1, "the dialog")
        time.sleep(0.5)
        app.picture("set-cause")
        app.keys("Escape")
        wait(lambda: len(app.frames()) == 1, "the dialog is gone")
        app.act("win.set-cause-to", GLib.Variant("(ss)", ("recipient-refuses", "everywhere")))
        app.wait_text("All replies like this one now mean")
        rules = read_config("rules.tsv")
        expect("recipient-refuses" in rules and "anna" not in rules and "acme" not in rules, "the rule is %r" % rules)
        wait(lambda: sum("recipient" in row[1].lower() for row in app.rows()) >= 2, lambda: "both rows: %s" % app.rows())
        wait(lambda: app.selected() is not None and any(app.selected().search("label", "^anna@acme.example$")), "the same row is selected")
        app.picture("cause-was-set")
        app.act("win.undo-cause")
        wait(lambda: "recipient-refuses" not in read_config("rules.tsv"), "the rule is gone")
        wait(lambda: not any("recipient" in row[1].lower() for row in app.rows()) and len(app.rows()) == 3, lambda: "as before: %s" % app.rows())
    forget()


def own(place):
    """asks whose domain it is, and sets strangers' mail aside"""
    forget()
    rows = [("u%d@acme.example" % i, "550 5.1.1 User unknown", OURS) for i in range(4)] + [("x@acme.example", "550 5.1.1 User unknown", THEIRS)]
    with App(make_box(place, rows)) as app:
        app.wait_text("Are these yours\\? Domain shop.example, servers 192.0.2.25")
        app.picture("own")
        app.find("push button|button", "(?i)they are mine").press()
        app.wait_text("shop.example is yours")
        expect("domains=shop.example" in read_config("settings.ini"), "the settings are %r" % read_config("settings.ini"))
        app.wait_rows(lambda r: sorted(r) == ["u%d@acme.example" % i for i in range(4)], "ours alone")
        app.wait_text("^Not ours$")
        app.act("win.choose", GLib.Variant("(ii)", (8, 9)))
        app.wait_rows(lambda r: r == ["x@acme.example"], "the one that was not ours")
        app.picture("not-ours")
        expect(not any("Are these yours" in text for text in app.texts()), "it asks again")
    forget()


def put_off(place):
    """takes no for an answer"""
    forget()
    with App(make_box(place, [("u%d@acme.example" % i, "550 5.1.1 User unknown", OURS) for i in range(4)])) as app:
        app.wait_text("Are these yours")
        app.find("push button|button", "(?i)not now").press()
        wait(lambda: not any("Are these yours" in text for text in app.texts()), "the question is gone")
        expect(not read_config("settings.ini"), "settings were written")
    forget()


if __name__ == "__main__":
    sys.exit(run_all("correct", [set_cause, own, put_off]))
