#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Bounce Inspector developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes a picture of every state of the window:  pictures.py FOLDER [NAME...]

Those of data/screenshots come from here, compressed; the others are to be looked at after a change."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

from drops import Source, uri
from support import App, Failure, wait, xdotool

ROOT = os.environ["SOURCE_ROOT"]
EXAMPLE = os.path.join(ROOT, "data", "examples", "example.mbox")
# What libadwaita reads in place of the portal's settings.
DARK = {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}
# That of the desktop, where it is installed.
FONT = "gtk-font-name=Cantarell 11\n"
CONTRAST = {"ADW_DEBUG_HIGH_CONTRAST": "1"}


class Window(App):
    """An application of a given size, whose pictures show its window alone."""

    def __init__(self, *arguments, size=(1000, 700), settings=FONT, more=None, **others):
        super().__init__(*arguments, **others)
        self.wanted = size
        self.home = tempfile.TemporaryDirectory(prefix="bounce-look-")
        self.environment.update(more or {})
        self.environment["XDG_CONFIG_HOME"] = self.home.name
        folder = os.path.join(self.home.name, "gtk-4.0")
        os.makedirs(folder)
        with open(os.path.join(folder, "settings.ini"), "w", encoding="utf-8") as file:
            file.write("[Settings]\ngtk-enable-animations=0\ngtk-cursor-blink=0\n" + settings)

    def __enter__(self):
        super().__enter__()
        self.resize(*self.wanted)
        return self

    def resize(self, width, height):
        x, y = self.origin()
        xdotool("windowsize", self.x_window, width + 2 * x, height + 2 * y)
        xdotool("mousemove", 1900, 1100)
        time.sleep(0.8)

    def take(self, name, whole=False):
        """Of the window; of the screen where menus reach beyond it."""
        time.sleep(0.5)
        path = os.path.join(FOLDER, name + ".png")
        command = ["import", "-window", "root"]
        if not whole:
            x, y = self.origin()
            box = self.frame.extents
            command += ["-crop", "%dx%d+%d+%d" % (box.width, box.height, x, y), "+repage"]
        subprocess.run([*command, "-strip", path], check=True)

    def settle(self):
        self.wait_text("^37 ")
        time.sleep(0.3)

    def choose(self, recipient):
        self.click(self.find("label", "^%s$" % recipient))
        xdotool("mousemove", 1900, 1100)
        time.sleep(0.5)


def get_message(number):
    text = open(EXAMPLE, encoding="utf-8", errors="surrogateescape").read()
    return re.split(r"(?m)^From .*\n", text)[number]


def write_message(place, number, name="bounce.eml"):
    path = os.path.join(place, name)
    with open(path, "w", encoding="utf-8", errors="surrogateescape") as file:
        file.write(get_message(number))
    return path


def copy_example(place, name="bounces-2026.mbox"):
    return shutil.copy(EXAMPLE, os.path.join(place, name))


def copy_catalogues(place):
    """With an empty one for Arabic: without any, GTK would not write from right to left."""
    folder = os.path.join(place, "po")
    shutil.copytree(os.environ["BOUNCE_INSPECTOR_LOCALEDIR"], folder, ignore=lambda path, names: [n for n in names if n.endswith((".pot", ".p"))])
    arabic = os.path.join(folder, "ar", "LC_MESSAGES")
    os.makedirs(arabic)
    catalogue = 'msgid ""\nmsgstr "Language: ar\\nContent-Type: text/plain; charset=UTF-8\\n"\n'
    subprocess.run(["msgfmt", "-o", os.path.join(arabic, "bounce-inspector.mo"), "-"], input=catalogue, text=True, check=True)
    return folder


def start(place):
    with Window() as window:
        window.take("start")
    with Window(more=DARK) as window:
        window.take("start-dark")
    with Window(size=(360, 640)) as window:
        window.take("start-360")


def overview(place):
    with Window(copy_example(place), size=(1280, 800)) as window:
        window.settle()
        window.choose("jan@filtered.example")
        window.take("overview")


def example(place):
    path = copy_example(place)
    with Window(path) as window:
        window.settle()
        window.take("example")
        window.choose("jan@filtered.example")
        window.take("bounce")
        window.act("win.sidebar")
        window.take("no-sidebar")
        window.act("win.sidebar")
        window.act("win.search")
        window.find("text|entry", "(?i)search").type("strict.example")
        window.take("search")
        window.find("text|entry", "(?i)search").type("nothing-holds-this")
        window.take("search-nothing")
    with Window(path, size=(1600, 1000)) as window:
        window.settle()
        window.choose("jan@filtered.example")
        window.take("wide")


def styles(place):
    path = copy_example(place)
    for name, more, settings in (("dark", DARK, FONT), ("contrast", CONTRAST, FONT), ("contrast-dark", {**DARK, **CONTRAST}, FONT),
                                 ("large-text", {}, FONT)):
        # Where no desktop says how large text is, this does.
        subprocess.run(["xprop", "-root", "-f", "RESOURCE_MANAGER", "8s", "-set", "RESOURCE_MANAGER",
                        "Xft.dpi:\t%d" % (144 if "text" in name else 96)], check=True)
        with Window(path, more=more, settings=settings) as window:
            window.settle()
            window.choose("jan@filtered.example" if "text" not in name else "anna@example.com")
            window.take(name)
    subprocess.run(["xprop", "-root", "-remove", "RESOURCE_MANAGER"], check=True)


def languages(place):
    path = copy_example(place)
    catalogues = copy_catalogues(place)
    for name, language in (("german", "de"), ("right-to-left", "ar")):
        with Window(path, language=language, more={"BOUNCE_INSPECTOR_LOCALEDIR": catalogues}) as window:
            window.settle()
            window.choose("jan@filtered.example")
            window.take(name)
    with Window(language="de") as window:
        window.take("german-start")


def narrow(place):
    path = copy_example(place)
    for prefix, language in (("narrow-", None), ("narrow-german-", "de")):
        with Window(path, size=(360, 640), language=language) as window:
            window.settle()
            window.take(prefix + "list")
            window.choose("jan@filtered.example")
            window.take(prefix + "detail")
            window.act("win.back")
            window.act("win.search")
            window.take(prefix + "search")
            window.act("win.search")
            window.act("win.back")
            window.take(prefix + "sidebar")


def single(place):
    for name, number, size in (("one-message", 12, (1000, 700)), ("single-user", 1, (1000, 700)), ("single-360", 12, (360, 640)), ("single-other", 38, (1000, 700))):
        with Window(write_message(place, number), size=size) as window:
            window.wait_text("What It Means")
            window.take(name)


def detail_rest(place):
    with Window(write_message(place, 12), size=(1000, 1150)) as window:
        window.wait_text("What It Means")
        window.take("detail-long")
        for row in ("Bounce Report", "Original Message", "Delivery Path"):
            window.click(window.find("label", "^%s$" % row))
            time.sleep(0.5)
            if row != "Delivery Path":
                window.take("detail-" + row.split()[0].lower())
                window.click(window.find("label", "^%s$" % row))
        window.take("detail-path")


def source(place):
    with Window(write_message(place, 12)) as window:
        window.wait_text("What It Means")
        window.act("win.show-source")
        wait(lambda: len(window.frames()) > 1, "the source")
        window.take("source", whole=True)


def dialogs(place):
    for name, action, size in (("about", "app.about", (1000, 700)), ("shortcuts", "win.show-help-overlay", (1000, 700)),
                               ("about-360", "app.about", (360, 640)), ("shortcuts-360", "win.show-help-overlay", (360, 640))):
        with Window(copy_example(place), size=size) as window:
            window.settle()
            window.act(action)
            time.sleep(1)
            window.take(name, whole=True)


def menus(place):
    with Window(copy_example(place)) as window:
        window.settle()
        window.find("push button|button|toggle button", "^Open$").press()
        window.take("menu-open", whole=True)
        window.keys("Escape")
        window.keys("F10")
        window.take("menu-main", whole=True)


def loading(place):
    path = os.path.join(place, "bounces-2026.mbox")
    content = open(EXAMPLE, "rb").read()
    with open(path, "wb") as file:
        for _ in range(3000):
            file.write(content)
    with Window(path) as window:
        window.take("loading")
        window.act("win.stop")
        window.wait_text("(?i)stopped")
        window.take("stopped")
    with Window(path, size=(360, 640)) as window:
        window.take("loading-360")
        window.act("win.stop")


def problems(place):
    path = os.path.join(place, "holiday.png")
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + bytes(64))
    empty = os.path.join(place, "empty.mbox")
    open(empty, "wb").close()
    with Window(copy_example(place), path, empty) as window:
        window.settle()
        window.click(window.find("label", "^Problems$"))
        window.take("problems")
    with Window(path) as window:
        window.wait_text("picture, not mail")
        window.take("problems-only")


def drop(place):
    """A drag that is held over the window."""
    with Window(copy_example(place)) as window:
        window.settle()
        with Source(uri(write_message(place, 1))) as source:
            source.drag_to(400, 400, held=lambda: window.take("drop", whole=True))


STATES = (start, overview, example, styles, languages, narrow, single, detail_rest, source, dialogs, menus, loading, problems, drop)

if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    FOLDER = os.path.abspath(sys.argv[1])
    os.makedirs(FOLDER, exist_ok=True)
    bad = 0
    for state in STATES:
        if sys.argv[2:] and state.__name__ not in sys.argv[2:]:
            continue
        with tempfile.TemporaryDirectory(prefix="bounce-mail-") as scratch:
            try:
                state(scratch)
                print("ok   " + state.__name__, flush=True)
            except Failure as failure:
                bad += 1
                print("FAIL %s: %s" % (state.__name__, failure), flush=True)
    sys.exit(1 if bad else 0)
