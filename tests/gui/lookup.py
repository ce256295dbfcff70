#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Bounce Inspector developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks addresses up without any mail, and chooses lists, against a name server that plays them."""
import os
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))

from fake_dns import FakeDns, list_label, ptr_name
from support import App, expect, run_all, wait, xdotool

HOST = "203.0.113.5"
LISTS = ["zen.spamhaus.org", "b.barracudacentral.org", "bl.spamcop.net", "psbl.surriel.com", "bl.mailspike.net", "dnsbl-1.uceprotect.net",
         "bl.spameatingmonkey.net", "all.s5h.net", "list.dnswl.org", "dbl.spamhaus.org", "multi.surbl.org", "multi.uribl.com"]
WORLD = {"zones": {**{zone: {} for zone in LISTS}, "zen.spamhaus.org": {"listed": {HOST: "127.0.0.4"}},
                   "b.barracudacentral.org": {"play": "refused"}},
         "names": {"mail.example.org": {"A": [HOST]}, "example.org": {"MX": ["10 mail.example.org"]}},
         "reverse": {HOST: ["mail.example.org"]}}


class Desk(App):
    """With settings of its own, and a name server on this computer."""

    def __init__(self, server, place, *arguments):
        super().__init__(*arguments)
        self.server = server
        self.environment.update(BOUNCE_INSPECTOR_DNS="127.0.0.1:%d" % server.port, XDG_CONFIG_HOME=os.path.join(place, "config"),
                                XDG_STATE_HOME=os.path.join(place, "state"))

    def asked(self):
        return [question["name"] for question in list(self.server.questions)]

    def entry(self):
        return self.find("entry|text|text box", "^Address, host or domain$")

    def type(self, text):
        next(node for node in self.entry().walk() if node.accessible.get_editable_text_iface() is not None).type(text)

    def typed(self):
        return next((node.text for node in self.entry().walk() if node.text), "")

    def other_window(self):
        windows = xdotool("search", "--all", "--onlyvisible", "--pid", self.get_pid(), "--name", ".").split()
        return next((window for window in windows if window != self.x_window), None)

    def press(self, name):
        self.find("push button|button", name).press()

    def look_up(self, text):
        """As the first time: with the note that says what will be asked."""
        self.type(text)
        time.sleep(0.3)
        expect(not self.asked(), "asked before Look Up: %s" % self.asked())
        self.press("^_?Look Up")
        self.find("push button|button", "Check Now")
        expect(not self.asked(), "asked before Check Now: %s" % self.asked())
        told = " ".join(self.texts())
        self.press("Check Now")
        return told


def without_mail(place):
    """looks an address up without any mail, and asks nothing before the press"""
    with tempfile.TemporaryDirectory() as own, FakeDns(WORLD) as server, Desk(server, own) as app:
        app.press("Blocklist _?Lookup")
        told = app.look_up(HOST)
        expect("zen.spamhaus.org" in told or "Spamhaus" in told, "the note names nobody: " + told)
        app.wait_text("listed on 1, clean on .*, 1 could not be checked")
        app.wait_text("exploited host")
        app.wait_text("203.0.113.5 is called mail.example.org")
        expect(ptr_name(HOST) in app.asked(), "reverse DNS was not asked")
        expect(not [name for name in app.asked() if name.startswith(list_label(HOST) + ".dbl.")], "an address was asked of a list of domains")
        app.picture("lookup")
        before = len(app.asked())
        app.find("push button|button", "Look up again").press()
        wait(lambda: len(app.asked()) > before, "it asks again")


def host_name(place):
    """looks a host up: its address and its domain"""
    with tempfile.TemporaryDirectory() as own, FakeDns(WORLD) as server, Desk(server, own, "--lookup", "mail.example.org") as app:
        wait(lambda: app.typed() == "mail.example.org", lambda: "the name is filled in: “%s”" % app.typed())
        app.look_up("mail.example.org")
        app.wait_text("^Address 203.0.113.5$")
        app.wait_text("^Domain example.org$")
        app.wait_text("example.org takes mail at mail.example.org")
        expect(app.frames() == ["mail.example.org – Blocklist Lookup"], "there are other windows: %s" % app.frames())


def never_asked(place):
    """asks nothing about private addresses, and of what is no name says so"""
    with tempfile.TemporaryDirectory() as own, FakeDns(WORLD) as server, Desk(server, own, "--lookup") as app:
        for text, words in (("192.168.1.1", "private or reserved address"), ("printer.lan", "private networks"),
                            ("no such thing", "neither an address nor a name")):
            app.type(text)
            app.press("^_?Look Up")
            app.wait_text(words)
        expect(not app.asked(), "asked: %s" % app.asked())


def second_start(place):
    """a second start hands its address over, filled in and not asked"""
    with tempfile.TemporaryDirectory() as own, FakeDns(WORLD) as server, Desk(server, own) as app:
        done = subprocess.run([app.binary, "--lookup", HOST], env=app.environment, capture_output=True, text=True, timeout=20, check=False)
        expect(done.returncode == 0, "it ends with %d: %s" % (done.returncode, done.stderr))
        wait(lambda: app.typed() == HOST, lambda: "the address is filled in")
        expect(len(app.frames()) == 2, "the windows: %s" % app.frames())
        subprocess.run([app.binary, "--lookup=" + HOST], env=app.environment, capture_output=True, timeout=20, check=True)
        wait(lambda: len(app.frames()) == 3, lambda: "several may be open: %s" % app.frames())
        time.sleep(0.3)
        expect(not app.asked(), "asked: %s" % app.asked())


def switched_off(place):
    """a list that is switched off in the preferences is not asked"""
    with tempfile.TemporaryDirectory() as own, FakeDns(WORLD) as server, Desk(server, own) as app:
        app.act("app.preferences")
        app.find("switch|toggle button|check box", r"bl\.spamcop\.net").press()
        path = os.path.join(own, "config", "bounce-inspector", "settings.ini")
        wait(lambda: os.path.exists(path) and "off=bl.spamcop.net" in open(path, encoding="utf-8").read(), "it is saved at once")
        app.picture("preferences")
        app.act("app.lookup")
        app.look_up(HOST)
        app.wait_text("listed on 1, clean on .*, 1 could not be checked")
        expect(not server.asked("bl.spamcop.net"), "it was asked: %s" % server.asked("bl.spamcop.net"))
        expect(server.asked("zen.spamhaus.org"), "nothing was asked at all")


def found(place):
    """finds a list in the preferences by its zone"""
    with tempfile.TemporaryDirectory() as own, FakeDns(WORLD) as server, Desk(server, own) as app:
        app.act("app.preferences")
        app.find("switch|toggle button|check box", r"bl\.spamcop\.net")
        app.x_window = wait(lambda: app.other_window(), "the preferences' window")
        app.keys("ctrl+f")
        time.sleep(0.3)
        xdotool("type", "barracudacentral")
        app.wait_text("^Lists → Asked by Default$")


if __name__ == "__main__":
    sys.exit(run_all("lookup", (without_mail, host_name, never_asked, second_start, switched_off, found)))
