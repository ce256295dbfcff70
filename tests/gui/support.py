# SPDX-FileCopyrightText: The Bounce Inspector developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the application, and sees and touches it as a person would: through the accessibility bus and the pointer."""
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import warnings

SKIP = 77
ID = "io.github.bounce_inspector.BounceInspector"
PATH = "/" + ID.replace(".", "/")
TITLE = "dragsource"
PATIENCE = float(os.environ.get("GUI_PATIENCE", "20"))
LOCALES = []                    # of our own, made when a language is asked for
ISOLATES = re.compile("[\u2066-\u2069\u200e\u200f]")

try:
    import gi
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi, Gio, GLib
except (ImportError, ValueError) as error:
    print("not installed: %s" % error)
    sys.exit(SKIP)
for tool in ("xdotool",):
    if shutil.which(tool) is None:
        print("not installed: " + tool)
        sys.exit(SKIP)
if "DISPLAY" not in os.environ:
    print("no display: start this with tests/gui/run-display")
    sys.exit(SKIP)
warnings.filterwarnings("ignore", category=DeprecationWarning)


class Failure(AssertionError):
    """A sentence that says what was not there."""


def expect(condition, sentence):
    if not condition:
        raise Failure(sentence)


def wait(function, sentence, seconds=PATIENCE):
    """Polls until @function says something true, and returns that."""
    end = time.monotonic() + seconds
    while True:
        try:
            found = function()
        except GLib.Error:          # a widget went away while it was asked
            found = None
        if found:
            return found
        if time.monotonic() > end:
            raise Failure("not within %.0f seconds: %s" % (seconds, sentence() if callable(sentence) else sentence))
        time.sleep(0.05)


def xdotool(*arguments):
    return subprocess.run(["xdotool", *map(str, arguments)], capture_output=True, text=True, check=False).stdout.strip()


def read_quietly(path):
    """Without a trace in the file's own times."""
    with open(os.open(path, os.O_RDONLY | os.O_NOATIME), "rb") as file:
        return file.read()


def describe(path, read_by_us_only=True):
    """Bytes, names, times and modes of everything below @path. Folders are looked into by everybody: when, says nothing."""
    found = {}
    paths = [path] + [os.path.join(folder, name) for folder, folders, names in os.walk(path) for name in folders + names]
    for each in paths:
        status = os.lstat(each)
        is_file = os.path.isfile(each)
        content = hashlib.sha256(read_quietly(each)).hexdigest() if is_file else ""
        found[each] = (status.st_mode, status.st_size, status.st_mtime_ns, status.st_ino, is_file and read_by_us_only and status.st_atime_ns, content)
    return found


def clean(text):
    return ISOLATES.sub("", text or "")


class Node:
    """One accessible thing. Asked anew each time: the tree lives."""

    def __init__(self, accessible):
        self.accessible = accessible
        self.role = accessible.get_role_name()

    @property
    def name(self):
        return clean(self.accessible.get_name())

    @property
    def text(self):
        interface = self.accessible.get_text_iface()
        if interface is None:
            return ""
        # -1 as the end gives nothing in GTK 4.8.
        return clean(Atspi.Text.get_text(self.accessible, 0, Atspi.Text.get_character_count(self.accessible)))

    @property
    def extents(self):
        return Atspi.Component.get_extents(self.accessible, Atspi.CoordType.WINDOW)

    @property
    def visible(self):
        return self.accessible.get_component_iface() is not None and self.extents.width > 0 and self.extents.height > 0

    def walk(self):
        yield self
        for i in range(self.accessible.get_child_count()):
            child = self.accessible.get_child_at_index(i)
            if child is not None:
                yield from Node(child).walk()

    def search(self, role, name=".*"):
        roles = role.split("|")
        return (n for n in self.walk() if n.role in roles and re.search(name, n.name))

    def find_all(self, role, name=".*"):
        return list(self.search(role, name))

    def press(self):
        """The action stands on the node or, for menu buttons, on one within."""
        for node in self.walk():
            action = node.accessible.get_action_iface()
            if action is not None and node.accessible.get_n_actions() > 0:
                return Atspi.Action.do_action(node.accessible, 0)
        raise Failure("%s “%s” cannot be pressed" % (self.role, self.name))

    def type(self, text):
        expect(Atspi.EditableText.set_text_contents(self.accessible, text), "nothing can be typed into “%s”" % self.name)


def speak(language):
    """The environment for it. glibc before 2.39 minds LANGUAGE in C.UTF-8, later ones want a locale: we make one."""
    if not LOCALES:
        LOCALES.append(tempfile.TemporaryDirectory(prefix="bounce-locale-"))
        subprocess.run(["localedef", "-i", "de_DE", "-f", "UTF-8", os.path.join(LOCALES[0].name, "de_DE.UTF-8")], check=False, capture_output=True)
    made = {"LC_ALL": "de_DE.UTF-8", "LOCPATH": LOCALES[0].name} if os.listdir(LOCALES[0].name) else {}
    return {"LANGUAGE": language, **made}


# What a library or the desktop says, and why it is not ours. Everything else that is complained of fails.
FOREIGN = (
    # libadwaita 1.7 measures the heading of its own message dialog for widths that it is not given (seen in a debugger).
    r"Gtk-WARNING \*\*.*: Trying to measure GtkLabel 0x[0-9a-f]+ for width of \d+, but it needs at least 154$",
)


def find_complaints(log):
    """Lines of GLib's kinds, and of the sanitizers'."""
    return [line for line in log.splitlines()
            if re.search(r"-(CRITICAL|WARNING|ERROR) \*\*|\b(CRITICAL|WARNING|ERROR)\b|runtime error:", line) and not any(re.search(f, line) for f in FOREIGN)]


class App:
    """One running application, ended at the end of its block. It must leave all mail alone, and complain of nothing."""

    mail = ()                       # folders that it must leave alone; the first is the test's own

    def __init__(self, *arguments, language=None, wrapper=()):
        self.binary = os.environ["BOUNCE_INSPECTOR"]
        self.arguments = [*wrapper, self.binary, *map(str, arguments)]
        self.environment = dict(os.environ)
        if language:
            self.environment.update(speak(language))
        self.log = tempfile.TemporaryFile("w+")
        self.before = {}

    def __enter__(self):
        Atspi.init()
        self.look_at_mail()
        self.process = subprocess.Popen(self.arguments, env=self.environment, stdout=self.log, stderr=self.log)
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.node = wait(self.find_application, "the application shows itself: " + self.get_log())
        self.frame = wait(lambda: next(iter(self.node.find_all("frame")), None), "its window")
        self.x_window = wait(self.find_x_window, "its window on the screen")
        xdotool("windowmove", self.x_window, 0, 0)
        xdotool("windowfocus", "--sync", self.x_window)
        return self

    def __exit__(self, kind, value, trace):
        if kind is not None and "GUI_PICTURES" in os.environ:
            self.picture("failure-%d" % self.process.pid)
        self.call(PATH, "Activate", GLib.Variant("(sava{sv})", ("quit", [], {})), quiet=True)
        try:
            status = self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            status = "none: it had to be killed"
        if kind is None:
            expect(status == 0, "the exit status is %s: %s" % (status, self.get_log()))
            complaints = find_complaints(self.get_log())
            expect(not complaints, "it complains: " + "\n".join(complaints))
            self.check_mail()

    def look_at_mail(self):
        """Again, when the test itself has changed something."""
        self.before = {path: facts for folder in self.mail for path, facts in describe(folder, folder == self.mail[0]).items()}

    def check_mail(self):
        after = {path: facts for folder in self.mail for path, facts in describe(folder, folder == self.mail[0]).items()}
        for path in sorted(self.before.keys() | after.keys()):
            expect(self.before.get(path) == after.get(path), "%s was changed: %s, now %s" % (path, self.before.get(path), after.get(path)))

    def get_log(self):
        self.log.seek(0)
        return self.log.read()

    def get_pid(self):
        reply = self.bus.call_sync("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "GetConnectionUnixProcessID",
                                   GLib.Variant("(s)", (ID,)), None, 0, 5000, None)
        return reply.unpack()[0]

    def find_application(self):
        expect(self.process.poll() is None, "the application ended: " + self.get_log())
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child is not None and child.get_process_id() == self.get_pid():
                return Node(child)
        return None

    def find_x_window(self):
        found = xdotool("search", "--all", "--onlyvisible", "--pid", self.get_pid(), "--name", ".").split()
        return found[0] if found else None

    # What is to be seen.

    # Every question goes over the bus: those who look for one thing stop at it.

    def search(self, role, name=".*"):
        self.node.accessible.clear_cache()
        return (n for n in self.node.search(role, name) if n.visible)

    def find_all(self, role, name=".*"):
        return list(self.search(role, name))

    def find(self, role, name=".*"):
        return wait(lambda: next(self.search(role, name), None), lambda: "%s “%s” among %s" % (role, name, self.texts()))

    def read(self):
        self.node.accessible.clear_cache()
        for node in self.node.walk():
            if node.role in ("label", "heading", "status bar", "text", "static", "alert") and node.visible:
                yield node.name or node.text

    def texts(self):
        return [text for text in self.read() if text]

    def wait_text(self, pattern, seconds=PATIENCE):
        return wait(lambda: next((t for t in self.read() if re.search(pattern, t)), None),
                    lambda: "“%s” among %s" % (pattern, self.texts()), seconds)

    def frames(self):
        """Names of its windows. GTK 4.8 calls a second one a filler."""
        application = self.node.accessible
        application.clear_cache()
        return [Node(application.get_child_at_index(i)).name for i in range(application.get_child_count())]

    def rows(self):
        """The list as tuples of its cells, from the top."""
        self.node.accessible.clear_cache()
        found = []
        for table in self.node.find_all("tree table|table"):
            for row in table.find_all("table row"):
                cells = [next((n.name or n.text for n in cell.find_all("label") if n.name or n.text), "") for cell in row.find_all("table cell")]
                if any(cells):
                    found.append(tuple(cells))
        return found

    def recipients(self):
        return [row[0] for row in self.rows()]

    def wait_rows(self, condition, sentence):
        wait(lambda: condition(self.recipients()), lambda: "%s; the rows: %s" % (sentence, self.recipients()))

    # What is done.

    def call(self, path, method, arguments, quiet=False):
        try:
            return self.bus.call_sync(ID, path, "org.gtk.Actions", method, arguments, None, 0, 5000, None)
        except GLib.Error as error:
            if not quiet:
                raise Failure("%s %s: %s" % (path, method, error.message)) from error
            return None

    def act(self, name, parameter=None):
        """win.NAME or app.NAME, as menus and keys do it."""
        scope, name = name.split(".")
        path = PATH if scope == "app" else PATH + "/window/1"
        self.call(path, "Activate", GLib.Variant("(sava{sv})", (name, [parameter] if parameter is not None else [], {})))

    def describe(self, name):
        return self.call(PATH + "/window/1", "DescribeAll", None).unpack()[0].get(name.split(".")[1], (False, "", []))

    def enabled(self, name):
        return self.describe(name)[0]

    def state(self, name):
        """What a toggle stands at."""
        return next(iter(self.describe(name)[2]), None)

    def origin(self):
        """Where the widgets begin within the X window: inside its border or shadow."""
        geometry = dict(line.split("=") for line in xdotool("getwindowgeometry", "--shell", self.x_window).split("\n") if "=" in line)
        x, y, width, height = (int(geometry[k]) for k in ("X", "Y", "WIDTH", "HEIGHT"))
        inner = self.frame.extents
        return x + max(0, (width - inner.width) // 2), y + max(0, (height - inner.height) // 2)

    def size(self):
        geometry = dict(line.split("=") for line in xdotool("getwindowgeometry", "--shell", self.x_window).split("\n") if "=" in line)
        return int(geometry["WIDTH"]), int(geometry["HEIGHT"])

    def click(self, node, button=1, times=1, lower=0):
        box, (x, y) = node.extents, self.origin()
        xdotool("mousemove", x + box.x + box.width // 2, y + box.y + box.height // 2 + lower)
        time.sleep(0.1)
        xdotool("click", "--repeat", times, "--delay", 60, button)

    def selected(self):
        """The selected row of the list."""
        return next((row for table in self.find_all("tree table|table") for row in table.search("table row")
                     if row.accessible.get_state_set().contains(Atspi.StateType.SELECTED)), None)

    def click_row(self, name):
        """Clicks the row with the label @name. GTK from 4.10 on tells places without the padding of what is around: a
        click may fall on a row above. Where it fell tells by how much."""
        def hit():
            row = self.selected()
            return row is not None and any(row.search("label", name))

        lower = 0
        for _ in range(6):
            self.click(self.find("label", name), lower=lower)
            try:
                wait(hit, "the row of %s is selected" % name, seconds=max(1, PATIENCE / 20))
                return
            except Failure:             # beside it, or what slides in above the list moved it away under the pointer
                fallen = self.selected()
                row = next((row for table in self.find_all("tree table|table") for row in table.search("table row") if any(row.search("label", name))), None)
                lower += row.extents.y - fallen.extents.y if fallen is not None and row is not None else 17
        wait(hit, "the row of %s is selected" % name)

    def keys(self, *names):
        xdotool("windowfocus", "--sync", self.x_window)
        xdotool("key", *names)

    def picture(self, name):
        folder = os.environ.get("GUI_PICTURES")
        if folder and shutil.which("import"):
            subprocess.run(["import", "-window", "root", os.path.join(folder, name + ".png")], check=False)


def run_all(name, tests):
    """One line a test; the mailboxes in @place must come out as they went in."""
    wanted = sys.argv[1:]
    failed = 0
    for test in tests:
        if wanted and test.__name__ not in wanted:
            continue
        began = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="bounce-mail-") as place:
            App.mail = (place, os.path.join(os.environ["SOURCE_ROOT"], "data", "examples"))
            try:
                test(place)
                print("ok   %s: %s (%.1f s)" % (name, test.__doc__, time.monotonic() - began), flush=True)
            except (Failure, GLib.Error, OSError, KeyError, IndexError) as error:
                failed += 1
                print("FAIL %s: %s\n     %s: %s" % (test.__name__, test.__doc__, type(error).__name__, error), flush=True)
    return 1 if failed else 0
