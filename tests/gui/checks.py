#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Bounce Inspector developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking the world from the detail page: nothing before the agreed press, only what was announced after it."""
import os
import re
import sys
import time

from support import App, GLib, expect, run_all, wait

ROOT = os.environ["SOURCE_ROOT"]
sys.path.insert(0, os.path.join(ROOT, "tests", "support"))
from fake_dns import FakeDns                                                          # noqa: E402

HOST = "192.0.2.25"
REPORT = """From MAILER-DAEMON Tue Nov 17 14:12:00 2026
From: mailer-daemon@mx.bakery.example
To: news@bakery.example
Subject: Undelivered Mail
Date: Tue, 17 Nov 2026 14:12:%02d +0000
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.bakery.example

Final-Recipient: rfc822; %s
Action: failed
Status: 5.7.1
Diagnostic-Code: smtp; %s

--b--

"""
BLOCKED = "554 5.7.1 Service unavailable; Client host [%s] blocked using zen.spamhaus.org" % HOST
NO_PTR = "550 5.7.25 Client host rejected: cannot find your reverse hostname, [%s]" % HOST
WORLD = {
    "zones": {
        "zen.spamhaus.org": {"listed": {HOST: "127.0.0.4"}}, "b.barracudacentral.org": {"play": "refused"}, "bl.spamcop.net": {},
        "psbl.surriel.com": {}, "bl.mailspike.net": {}, "dnsbl-1.uceprotect.net": {}, "bl.spameatingmonkey.net": {},
        "list.dnswl.org": {}},
    "names": {"mx.bakery.example": {"A": [HOST]}},
    "reverse": {HOST: ["mx.bakery.example"]}}


def make_box(place, *rows):
    path = os.path.join(place, "returned.mbox")
    with open(path, "w", encoding="utf-8") as file:
        for number, (address, reply) in enumerate(rows):
            file.write(REPORT % (number, address, reply))
    return path


def through(server):
    os.environ["BOUNCE_INSPECTOR_DNS"] = "127.0.0.1:%d" % (server.port if server else 9)


def is_announced(name, announced):
    """Besides: the lists' own test entries, the look for a resolver that answers for anything, the PTR's confirmation."""
    return (name in announced or re.match(r"[12]\.0\.0\.127\.", name) or name == "mx.bakery.example"
            or re.match(r"[a-z0-9]+\.(invalid|example\.(com|net|org))$", name))


def ask_twice(place):
    """asks after the second press only, and only what was announced; reads lists, reverse DNS and the verdict"""
    with FakeDns(WORLD) as server:
        through(server)
        with App(make_box(place, ("anna@filtered.example", BLOCKED))) as app:
            app.wait_text("Is It Still True?")
            app.wait_text("Nothing is sent before you press")
            press_check(app)
            body = app.wait_text("These names are asked for")
            expect("127.0.0.1:%d" % server.port in body and "Spamhaus" in body, "it does not say whom it asks: " + body)
            names = app.wait_text(r"25\.2\.0\.192\.zen\.spamhaus\.org").split()
            expect("25.2.0.192.in-addr.arpa" in names, "reverse DNS is not announced: %s" % names)
            app.picture("card-consent")
            time.sleep(0.5)
            expect(not server.questions, "it asked before anybody agreed: %s" % server.questions)
            press_in_dialog(app)
            app.wait_text("^Still so$")
            app.wait_text("still on zen.spamhaus.org")
            app.wait_text("listed on 1, clean on 6, 1 could not be checked")
            app.wait_text("that name leads back to it")
            app.picture("card-still")
            asked = [q["name"] if isinstance(q, dict) else getattr(q, "name", q) for q in server.questions]
            foreign = [n for n in asked if not is_announced(n, names)]
            expect(not foreign, "it asked more than it had said: %s" % foreign)
            before = len(asked)
            app.act("win.refresh")
            wait(lambda: len(server.questions) > before, "F5 asks again")
            app.wait_text("listed on 1, clean on 6, 1 could not be checked")


def press_check(app):
    """GTK 4.8 has no path for a dialog that is not quite there yet, or any more, and falls over who asks for it."""
    app.act("win.check")
    time.sleep(1)


def press_in_dialog(app):
    """The one of the dialog: the other stands in the card."""
    app.find_all("push button|button", "Check Now")[-1].press()
    time.sleep(1)


def share(place):
    """shows on every row of the host what was found out for one"""
    with FakeDns(WORLD) as server:
        through(server)
        with App(make_box(place, ("anna@filtered.example", BLOCKED), ("yara@ptr.example", NO_PTR))) as app:
            app.wait_rows(lambda rows: len(rows) == 2, "two bounces")
            app.act("win.select-row", GLib.Variant("u", 0))
            app.wait_text("Nothing is sent before you press")
            press_check(app)
            app.wait_text("These names are asked for")
            press_in_dialog(app)
            app.wait_text("^Still so$")
            app.wait_text("listed on 1, clean on 6, 1 could not be checked")
            asked = len(server.questions)
            app.act("win.select-row", GLib.Variant("u", 1))
            app.wait_text("^No longer so$")
            app.picture("card-shared")
            expect(len(server.questions) == asked, "the second bounce of the host asked again")


def refused(place):
    """offers the list's page, another DNS server and a key when the list refuses"""
    world = dict(WORLD, zones=dict(WORLD["zones"], **{"zen.spamhaus.org": {"play": "refuse", "code": "127.255.255.254"}}))
    with FakeDns(world) as server:
        through(server)
        with App(make_box(place, ("anna@filtered.example", BLOCKED))) as app:
            app.wait_text("Nothing is sent before you press")
            press_check(app)
            app.wait_text("These names are asked for")
            press_in_dialog(app)
            app.wait_text("^Cannot tell$")
            app.wait_text("own page tells about this address")
            app.wait_text("Another DNS server")
            app.wait_text("With a key of its operator")
            app.find("push button|button", "DNS Servers")
            app.picture("card-refused")


def example(place):
    """shows all four verdicts of the example, without any DNS server"""
    through(None)
    with App() as app:
        app.act("win.open-example")
        app.wait_rows(lambda rows: len(rows) > 10, "the example's rows")
        for number, (name, verdict) in enumerate(RECORDED):
            choose(app, name)
            app.wait_text("nothing will be asked|nothing was asked")
            app.act("win.check")
            app.wait_text("^%s$" % verdict)
            app.wait_text("^Recorded example: nothing was asked$")
            app.picture("card-example-%d" % number)


def choose(app, name):
    """By what is searched for: rows further down are not there yet."""
    if not app.state("win.search"):
        app.act("win.search")
    app.find("text|entry", "(?i)search").type(name)
    app.wait_rows(lambda rows: rows == [name], "the row of " + name)
    app.act("win.next-bounce")
    app.wait_text("What It Means")


RECORDED = (("jan@filtered.example", "Still so"), ("yara@ptr.example", "No longer so"),
            ("heinz@dusty.example", "Not the reason it claims"), ("mia@bigmail.example", "Cannot tell"))


if __name__ == "__main__":
    sys.exit(run_all("checks", (ask_twice, share, refused, example)))
