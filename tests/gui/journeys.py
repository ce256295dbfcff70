#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Bounce Inspector developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole ways through the window, as people go them; no mailbox may be altered by any."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

from support import PATIENCE, App, Failure, GLib, expect, run_all, wait, xdotool

EXAMPLE = os.path.join(os.environ["SOURCE_ROOT"], "data", "examples", "example.mbox")
BOUNCES = "^37 (bounces|Rückläufer) "   # of the example: 36 failures and a delay, under the title


def copy_example(place, name="bounces.mbox"):
    path = os.path.join(place, name)
    shutil.copy(EXAMPLE, path)
    return path


def make_maildir(place):
    """Its new/ is what a careless reader would empty."""
    path = os.path.join(place, "Maildir")
    for folder in ("cur", "new", "tmp"):
        os.makedirs(os.path.join(path, folder))
    text = open(EXAMPLE, encoding="utf-8", errors="surrogateescape").read()
    messages = re.split(r"(?m)^From .*\n", text)[1:4]
    for number, message in enumerate(messages):
        folder = "new/100000000%d.M1.host.example" if number else "cur/100000000%d.M1.host.example:2,S"
        with open(os.path.join(path, folder % number), "w", encoding="utf-8", errors="surrogateescape") as file:
            file.write(message)
    return path


def make_large(place, times):
    path = os.path.join(place, "large")
    content = open(EXAMPLE, "rb").read()
    with open(path, "wb") as file:
        for _ in range(times):
            file.write(content)
    return path


def start_empty(place):
    """says what it is for when nothing is open"""
    with App() as app:
        app.wait_text("(?i)find out why mail bounced")
        expect(not app.rows(), "there are rows without a mailbox")
        app.find("push button|button", "(?i)open")
        app.find("push button|button", "(?i)example")
        app.picture("empty")


def open_example(place):
    """opens the example by its button"""
    with App() as app:
        app.find("push button|button", "(?i)example").press()
        app.wait_text(BOUNCES)
        app.wait_rows(lambda r: r[:1] == ["anna@example.com"], "the first bounce of the example")
        app.picture("example")


def pick_cause(place):
    """shows the mails of one cause"""
    path = copy_example(place)
    with App(path) as app:
        app.wait_text(BOUNCES)
        # The same words stand in the list, to the right of the sidebar.
        app.click(min(app.find_all("label", "^On a block list$"), key=lambda n: n.extents.x))
        app.wait_rows(lambda r: sorted(r) == ["jan@filtered.example", "kim@filtered.example", "lea@filtered.example"], "the three listed ones")
        app.picture("cause")


def read_bounce(place):
    """tells all about one bounce, by the pointer and by the keyboard"""
    path = copy_example(place)
    with App(path) as app:
        app.wait_text(BOUNCES)
        app.click_row("^jan@filtered.example$")
        app.wait_text("What the Server Said")
        app.wait_text("Spamhaus ZEN lists 192.0.2.25|192.0.2.25")
        app.wait_text("What to Do")
        app.picture("bounce")
        app.act("win.next-bounce")
        wait(lambda: sum("kim@filtered.example" in t for t in app.texts()) > 1, "the next bounce beside the list")
        app.act("win.previous-bounce")
        wait(lambda: sum("jan@filtered.example" in t for t in app.texts()) > 1, "the one before")
        app.act("win.show-source")
        wait(lambda: len(app.frames()) > 1, lambda: "a window with the source beside %s" % app.frames())
        app.picture("source")
        app.keys("Escape")


def search(place):
    """finds by a part of an address, and goes back"""
    path = copy_example(place)
    with App(path) as app:
        app.wait_text(BOUNCES)
        app.act("win.search")
        entry = app.find("text|entry", "(?i)search")
        entry.type("strict.example")
        app.wait_rows(lambda r: sorted(r) == ["tina@strict.example", "udo@strict.example", "willi@strict.example"], "those of one receiver")
        app.picture("search")
        entry.type("nothing-holds-this")
        app.wait_rows(lambda r: not r, "no rows")
        app.picture("search-nothing")
        entry.type("")
        app.wait_rows(lambda r: r[:1] == ["anna@example.com"] and len(r) > 3, "all bounces again")
        app.act("win.search")
        wait(lambda: not app.state("win.search"), "the search bar goes away")


def sort(place):
    """sorts by a click on the head of a column, and the other way round"""
    path = copy_example(place)
    with App(path) as app:
        app.wait_rows(lambda r: len(r) > 3 and r[0] == "anna@example.com", "the order of the mailbox")
        app.click(app.find("label", "^Recipient$"))
        app.wait_rows(lambda r: len(r) > 3 and r == sorted(r) and r[0] == "adam@ptr.example", "sorted by recipient")
        app.click(app.find("label", "^Recipient$"))
        # GTK from 4.10 on shows the accessible rows in sight only, and which ones those are is not said here.
        app.wait_rows(lambda r: len(r) > 3 and r == sorted(r, reverse=True), "sorted backwards")
        app.picture("sorted")


def narrow(place):
    """works in a window as narrow as a telephone"""
    path = copy_example(place)
    with App(path) as app:
        app.wait_text(BOUNCES)
        xdotool("windowsize", app.x_window, 400, 720)
        wait(lambda: app.size()[0] <= 400, lambda: "a narrow window, not %s" % (app.size(),))
        time.sleep(0.8)
        app.picture("narrow")
        label = app.find("label", "^bert@example.net$")
        expect(label.extents.x + label.extents.width <= 400, "the recipient stands beyond the window")
        app.click(label)
        app.wait_text("What the Server Said|What the Message Says")
        app.picture("narrow-bounce")
        xdotool("windowsize", app.x_window, 1000, 700)
        app.wait_text(BOUNCES)


def stop_load(place):
    """stops reading, keeps what is there, and continues"""
    path = make_large(place, 1600)
    with App(path) as app:
        wait(lambda: app.enabled("win.stop"), "something to stop")
        app.act("win.stop")
        wait(lambda: app.enabled("win.continue") and not app.enabled("win.stop"), "something to continue")
        app.wait_text("(?i)stopped")
        app.picture("stopped")
        app.find("label", "@example.com")
        app.act("win.continue")
        wait(lambda: app.enabled("win.stop") or not app.enabled("win.continue"), "reading goes on")
        wait(lambda: not app.enabled("win.stop") and not app.enabled("win.continue"), "reading ends", 6 * PATIENCE)


def second_instance(place):
    """takes files from a second start"""
    first, second = copy_example(place), make_maildir(place)
    with App() as app:
        for path in (first, second):
            done = subprocess.run([app.binary, path], timeout=20, capture_output=True, check=False)
            expect(done.returncode == 0, "the second start ends with %d: %s" % (done.returncode, done.stderr))
        app.wait_text("^40 bounces in 44 messages")
        app.act("app.new-window")
        wait(lambda: len(app.frames()) > 1, lambda: "a second window beside %s" % app.frames())


def folder(place):
    """reads a Maildir and leaves its new mail new"""
    path = make_maildir(place)
    with App(path) as app:
        app.wait_rows(lambda r: sorted(r) == ["anna@example.com", "bert@example.net", "carla@example.org"], "three messages")


def renamed(place):
    """shows a bounce that another mail program has moved and marked as read"""
    path = make_maildir(place)
    new = os.path.join(path, "new")
    with App(path) as app:
        app.wait_rows(lambda r: len(r) == 3, "three messages")
        for name in os.listdir(new):
            os.rename(os.path.join(new, name), os.path.join(path, "cur", name + ":2,S"))
        app.look_at_mail()
        for recipient in ("bert@example.net", "carla@example.org"):
            app.click_row("^%s$" % recipient)
            wait(lambda: sum(recipient in t for t in app.texts()) > 1, lambda: "the detail of %s in %s" % (recipient, app.texts()))
            app.wait_text("What the Server Said|What the Message Says")
            expect(not any("no longer there" in t for t in app.texts()), "it says that the message is gone")


def not_mail(place):
    """says what is wrong with a file that is no mail, without a dialog"""
    path = os.path.join(place, "picture.png")
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + bytes(64))
    maildir = make_maildir(place)
    with App(path, maildir) as app:
        app.wait_rows(lambda r: len(r) == 3, "the bounces of the other")
        app.click(app.find("label", "^Problems$"))
        app.wait_text("This is a picture, not mail")
        app.picture("problems")


def german(place):
    """speaks German where the user does"""
    path = copy_example(place)
    with App(path, language="de") as app:
        app.wait_text(BOUNCES)
        # German is longer: on GTK 4.18 a window of 1000 pixels shows one pane at a time.
        xdotool("windowsize", app.x_window, 1260, 760)
        wait(lambda: app.size()[0] >= 1200, lambda: "a wide window, not %s" % (app.size(),))
        time.sleep(0.8)
        app.click_row("^jan@filtered.example$")
        app.wait_text("Was der Server sagte")
        app.wait_text("Von Ihnen zu beheben|Alle Rückläufer")
        app.picture("german")


# All that may be spoken to, and why.
PEERS = (
    ("display", r'sun_path=@?"/tmp/\.X11-unix/X\d+"'),
    ("session bus", r'sun_path=@?"/tmp/dbus-\w+"'),
    ("accessibility", r'sun_path=@?"[^"]*/at-spi/bus[^"]*"'),
    # libc asks it for names of users first, wherever one is running.
    ("name cache of libc", r'sun_path="/var/run/nscd/socket"'),
)
CALLS = r"^(?:\d+ +)?(socket|socketpair|connect|bind|listen|sendto)\((.*)$"


def count_sockets(log, sentence):
    """Of what strace wrote: sockets within this machine only, and only to those who are known. How many of each."""
    counts = {}
    for line in open(log, encoding="utf-8", errors="replace"):
        call = re.match(CALLS, line)
        if call is None or "<unfinished" in line and call.group(1) == "sendto":
            continue
        name, rest = call.groups()
        what = name + " "
        if name in ("socket", "socketpair"):
            family = re.match(r"\w+", rest).group()
            expect(family in ("AF_UNIX", "AF_LOCAL"), "%s: %s" % (sentence, line.strip()))
            what += family
        elif "sa_family" in rest or "sun_path" in rest:
            peer = next((peer for peer, pattern in PEERS if re.search(pattern, rest)), None)
            expect(peer is not None, "%s: %s" % (sentence, line.strip()))
            what += peer
        else:
            expect(name in ("sendto",), "%s: %s" % (sentence, line.strip()))
            what += "what is connected"
        counts[what] = counts.get(what, 0) + 1
    return counts


def finds_sockets():
    """A law that cannot fail is none."""
    lines = (('1 connect(3, {sa_family=AF_UNIX, sun_path=@"/tmp/.X11-unix/X0"}, 20) = 0', True),
             ('1 connect(3, {sa_family=AF_UNIX, sun_path="/run/systemd/resolve/io"}, 20) = 0', False),
             ('connect(3, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("192.0.2.1")}, 16) = 0', False),
             ("1 socket(AF_NETLINK, SOCK_RAW|SOCK_CLOEXEC, NETLINK_ROUTE) = 5", False),
             ("1 socket(AF_INET6, SOCK_DGRAM|SOCK_CLOEXEC, 0) = 5", False),
             ("1 socket(AF_INET, SOCK_DGRAM|SOCK_CLOEXEC, 0 <unfinished ...>", False),
             ("1 listen(5, 10) = 0", False))
    for line, allowed in lines:
        with tempfile.NamedTemporaryFile("w") as log:
            log.write(line + "\n")
            log.flush()
            try:
                count_sockets(log.name, "")
                passed = True
            except Failure:
                passed = False
            expect(passed == allowed, "the check of sockets is wrong about: " + line)


def go_everywhere(app):
    """Whatever the window does without being told to ask somebody."""
    app.wait_text("^40 bounces in 44 messages")
    app.click(app.find("label", "^jan@filtered.example$"))
    app.wait_text("What the Server Said")
    app.act("win.show-source")
    wait(lambda: len(app.frames()) > 1, "a window with the source")
    app.keys("Escape")
    app.act("win.search")
    entry = app.find("text|entry", "(?i)search")
    entry.type("strict.example")
    app.wait_rows(lambda r: len(r) == 3, "those of one receiver")
    entry.type("")
    app.act("win.sort", GLib.Variant("s", "receiver"))
    app.act("win.close-mailboxes")
    app.act("win.open-example")
    app.wait_text(BOUNCES)
    app.act("app.about")
    time.sleep(1)


def no_network(place):
    """opens no socket but those of display, bus and accessibility"""
    finds_sockets()
    if shutil.which("strace") is None or subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, check=False).returncode != 0:
        print("     (strace is not there, or not allowed)")
        return
    paths = copy_example(place), make_maildir(place)
    with tempfile.TemporaryDirectory() as logs:
        log = os.path.join(logs, "sockets")
        wrapper = ("strace", "-f", "-qq", "-e", "trace=socket,socketpair,connect,bind,listen,sendto", "-o", log)
        with App(*paths, wrapper=wrapper) as app:
            go_everywhere(app)
        counts = count_sockets(log, "a socket that nobody needs")
        expect(counts.get("connect display"), "nothing was traced")
        for what, count in sorted(counts.items()):
            print("     %4d %s" % (count, what))


JOURNEYS = (start_empty, open_example, pick_cause, read_bounce, search, sort, narrow, stop_load, second_instance, folder, renamed, not_mail, german,
            no_network)

if __name__ == "__main__":
    sys.exit(run_all("journey", JOURNEYS))
