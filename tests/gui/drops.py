#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Bounce Inspector developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Real drops on the window, by the pointer, of what mail programs and file managers offer."""
import os
import re
import shutil
import subprocess
import sys
import time

from support import TITLE, App, expect, run_all, wait, xdotool

EXAMPLE = os.path.join(os.environ["SOURCE_ROOT"], "data", "examples", "example.mbox")
FIRST, SECOND = "anna@example.com", "bert@example.net"


def save(place, name, number=0):
    """One message of the example as a file of its own."""
    messages = re.split(rb"(?m)^From .*\n", open(EXAMPLE, "rb").read())[1:]
    path = os.path.join(place, name)
    with open(path, "wb") as file:
        file.write(messages[number])
    return path


def uri(path):
    from urllib.parse import quote
    return "file://" + quote(path)


class Source:
    """The window that is dragged from, beside the application's."""

    def __init__(self, *arguments):
        self.arguments = [os.environ["DRAGSOURCE"], *arguments]

    def __enter__(self):
        self.process = subprocess.Popen(self.arguments, stdout=subprocess.PIPE, text=True)
        self.window = wait(lambda: xdotool("search", "--all", "--onlyvisible", "--pid", self.process.pid, "--name", TITLE).split(), "the drag source")[0]
        xdotool("windowmove", self.window, 1060, 200)
        xdotool("windowraise", self.window)
        time.sleep(0.3)
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()

    def drag_to(self, x, y, held=None):
        """In many small moves: one long move starts no drag. @held is called before it is dropped."""
        from_x, from_y, steps = 1130, 260, 25
        xdotool("mousemove", from_x, from_y)
        time.sleep(0.1)
        xdotool("mousedown", 1)
        for i in range(1, steps + 1):
            xdotool("mousemove", from_x + (x - from_x) * i // steps, from_y + (y - from_y) * i // steps)
            time.sleep(0.03)
        time.sleep(0.3)
        if held:
            held()
        xdotool("mouseup", 1)
        said = self.process.stdout.readline().strip()
        expect(said == "over", "the source was told “%s”: nothing may be moved away" % said)


def drop(app, *arguments):
    with Source(*arguments) as source:
        source.drag_to(400, 400)


def message(place):
    """one message as .eml"""
    path = save(place, "Undelivered – ünzustellbar.eml")
    with App() as app:
        drop(app, uri(path))
        app.wait_text("^%s$" % FIRST)
        app.wait_text("What the Server Said|What the Message Says")
        app.picture("drop-message")


def two(place):
    """two files at once, added to what is open; and taken back"""
    with App(save(place, "first.eml", 2)) as app:
        app.wait_text("^carla@example.org$")
        paths = [save(place, "one.eml", 0), save(place, "two.eml", 1)]
        app.look_at_mail()
        drop(app, *map(uri, paths))
        app.wait_text("2 messages added")
        app.wait_rows(lambda r: sorted(r) == [FIRST, SECOND, "carla@example.org"], "both beside the first")
        app.picture("drop-two")
        app.find("push button|button", "(?i)undo").press()
        wait(lambda: not any(FIRST in t or SECOND in t for t in app.texts()), lambda: "the first alone again, not %s" % app.texts())


def mailbox(place):
    """a mailbox without an extension, as Thunderbird and Evolution have them"""
    path = os.path.join(place, "Inbox")
    shutil.copy(EXAMPLE, path)
    with App() as app:
        drop(app, uri(path))
        app.wait_text("^37 bounces in 41 messages")


def fleeting(place):
    """a file that its owner deletes as soon as it was dropped"""
    path = save(place, "gone.eml")
    with App() as app:
        drop(app, "--delete=" + path, "--text=mailbox-message://someone@mail.example.org/Inbox#1", uri(path))
        expect(wait(lambda: not os.path.exists(path), "the file is deleted"), "")
        app.look_at_mail()
        app.wait_text("^%s$" % FIRST)
        app.wait_text("What the Server Said|What the Message Says")
        app.picture("drop-fleeting")


def reference(place):
    """KMail's reference, which no file stands behind: explained"""
    with App() as app:
        drop(app, "akonadi:?item=4711&type=message/rfc822")
        app.wait_text("KMail hands over a reference")
        app.picture("drop-reference")


def text(place):
    """text: explained"""
    with App() as app:
        drop(app, "--text=550 5.1.1 User unknown")
        app.wait_text("Only files and folders can be dropped")


def mixed(place):
    """a file and a reference: one is read, the other explained"""
    path = save(place, "one.eml")
    with App() as app:
        drop(app, uri(path), "akonadi:?item=4711")
        app.wait_text("^%s$" % FIRST)
        app.wait_text("KMail hands over a reference")


if __name__ == "__main__":
    sys.exit(run_all("drop of", (message, two, mailbox, fleeting, reference, text, mixed)))
