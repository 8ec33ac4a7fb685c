# SPDX-License-Identifier: GPL-3.0-or-later
"""The real window, driven as a screen reader and a keyboard would: what the tests that do so share.

Nothing here knows what a test is about. Whatever is waited for may take as long as it likes.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

BUTTONS = ("push button", "button")
FIELDS = ("text", "entry")
# Rows are many, and each look at one is a call over the bus.
WITHOUT_CHILDREN = ("list", "table", "tree table", "text")
WAIT = 100

# How often the window manager may forget to give the keys to a window.
MOST_NUDGES = 2

test = ""
home = None
number = 0
nudges = 0


def skip(reason):
    print("1..0 # SKIP " + reason)
    sys.exit(0)


def begin(name, *tools):
    """Skips where something is missing; returns the folder that is home to all that is made."""
    global test, home, pyatspi
    test = name
    if "DISPLAY" not in os.environ or "DBUS_SESSION_BUS_ADDRESS" not in os.environ:
        skip("no display or no session bus")
    for tool in ("xdotool", "gdbus", *tools):
        if shutil.which(tool) is None:
            skip(tool + " is not there")
    try:
        import pyatspi
    except ImportError:
        skip("pyatspi is not there")
    # The bridge of the toolkit must be on, whatever the caller's environment says.
    os.environ.pop("NO_AT_BRIDGE", None)
    os.environ.pop("GTK_A11Y", None)
    home = tempfile.mkdtemp(prefix="rectify-")
    os.environ["XDG_DATA_HOME"] = os.path.join(home, "data")
    os.environ["XDG_STATE_HOME"] = os.path.join(home, "state")
    os.environ["GSK_RENDERER"] = "cairo"
    # A pointer that rests on a list which drops down selects what is below it.
    subprocess.run(["xdotool", "mousemove", "0", "0"], check=True)
    return home


def passed(name):
    global number
    number += 1
    print(f"ok {number} - {test}: {name}", flush=True)


def describe_windows():
    """Whose the keys are when something does not come says most of why."""
    try:
        node = focused()
        return (", ".join(f"“{frame.name}”" + (" (active)" if frame.getState().contains(
            pyatspi.STATE_ACTIVE) else "") for frame in frames())
            + (f"; the focus is on {node.getRoleName()} “{node.name}”" if node is not None
               else "; nothing has the focus"))
    except Exception as error:  # what is asked may be on its way out
        return f"windows that do not answer ({error})"


def failed(name, why):
    print(f"not ok {number + 1} - {test}: {name}", flush=True)
    print("# " + str(why).replace("\n", "\n# "), flush=True)
    print("# there are " + describe_windows(), flush=True)
    print(f"1..{number + 1}", flush=True)
    sys.exit(1)


def finish():
    print(f"1..{number}")


def clean_up():
    shutil.rmtree(home, ignore_errors=True)


def wait_for(what, condition, seconds=WAIT):
    """Polls: how long something takes never decides, only whether it comes at all."""
    end = time.time() + seconds
    last = None
    while time.time() < end:
        try:
            value = condition()
            if value:
                return value
        except Exception as error:  # the tree changes while it is looked at
            last = error
        time.sleep(0.2)
    failed(what, f"did not come ({last})")


def walk(node, depth=0):
    yield node
    if depth > 30 or node.getRoleName() in WITHOUT_CHILDREN:
        return
    for i in range(node.childCount):
        child = node.getChildAtIndex(i)
        if child is not None:
            yield from walk(child, depth + 1)


def application():
    for app in pyatspi.Registry.getDesktop(0):
        if app is not None and app.name in ("rectify", "org.example.Rectify", "Rectify"):
            return app
    return None


def frames():
    app = application()
    return list(app) if app is not None else []


def nodes(window=None):
    for frame in frames():
        if window is None or frame.name == window:
            yield from walk(frame)


def find(roles, name, window=None):
    for node in nodes(window):
        # The toolkit names a button by its label as it is and by what is inside it.
        if node.getRoleName() in roles and name in (node.name, node.name.split(" ")[-1]):
            return node
    return None


def is_active(title):
    """Keys go to that window, and not to a dialog that is closing. One that a menu in a menu opened
    does not always say so itself, but what is in it does."""
    return any(frame.name == title and (frame.getState().contains(pyatspi.STATE_ACTIVE)
                                        or any(has_focus(node) for node in walk(frame))
                                        or find_focused_in_row(frame) is not None)
               for frame in frames())


def find_focused_in_row(frame):
    """What is in a row of a list, or that row."""
    return next((part for node in walk(frame) if node.getRoleName() in WITHOUT_CHILDREN
                 for row in node for part in walk(row) if has_focus(part)), None)


def has_focus(node):
    return node.getState().contains(pyatspi.STATE_FOCUSED)


def tree_has_focus():
    """A table in the window that keys go to, or a row of it, or what is in that."""
    tables = (node for node in nodes() if node.getRoleName() == "tree table")
    return any(has_focus(part) or any(has_focus(node) for row in part for node in walk(row))
               for table in tables for part in table)


def get_text(node):
    text = node.queryText()
    return text.getText(0, text.characterCount)


def texts(window=None):
    """What stands in fields and labels."""
    for node in nodes(window):
        if node.getRoleName() in ("text", "entry", "label", "status bar"):
            yield node, get_text(node) or node.name


def shows(words, window=None):
    return any(words in text for _, text in texts(window))


def press(window, name):
    button = wait_for(f"button {name}", lambda: find(BUTTONS, name, window))
    button.queryAction().doAction(0)


def set_text(window, name, text):
    """As an input method does, which keys alone cannot where it is Chinese."""
    entry = wait_for(f"entry {name}", lambda: find(FIELDS, name, window))
    entry.queryEditableText().setTextContents(text)


def wait_open(window, what=None):
    """Where two windows go at once, the window manager may give the keys to none of those that stay:
    then the user turns to it."""
    end = time.time() + WAIT / 3
    before = nudges

    def look():
        global nudges
        if is_active(window):
            return True
        if nudges == before and time.time() > end and focused() is None:
            nudges += 1
            if nudges > MOST_NUDGES:
                failed("the keys", f"no window had them {nudges} times")
            print(f"# no window has the keys: {describe_windows()}", flush=True)
            subprocess.run(["xdotool", "search", "--name", "^" + re.escape(window) + "$",
                            "windowactivate"], check=False)
        return False
    wait_for(what or f"{window} to open", look)


def wait_closed(window, button):
    wait_for(f"{window} to close", lambda: find(BUTTONS, button, window) is None)


def call(method, *arguments):
    return subprocess.run(
        ["gdbus", "call", "--session", "--dest", "org.example.Rectify", "--object-path",
         "/org/example/Rectify/window/1", "--method", "org.gtk.Actions." + method, *arguments],
        check=True, capture_output=True, text=True).stdout


def activate(action, parameter="[]"):
    """An action that cannot be done yet does nothing: that it can comes with what was done before."""
    wait_for(f"{action} to be there to do", lambda: call("Describe", action).startswith("((true"))
    call("Activate", action, parameter, "{}")


def state(action):
    return call("Describe", action).split("[<'")[1].split("'>]")[0]


def keys(*names):
    subprocess.run(["xdotool", "key", "--delay", "60", *names], check=True)


def focused():
    """What keys go to: the innermost of what says so."""
    for frame in reversed(frames()):
        last = next((node for node in reversed(list(walk(frame))) if has_focus(node)), None)
        if last is not None:
            return last
    return next(filter(None, map(find_focused_in_row, reversed(frames()))), None)


def wait_focus(roles, name):
    """Waits until that is what keys go to; a field may be named by more than its label."""
    def look():
        node = focused()
        return node if node is not None and node.getRoleName() in roles and name in node.name \
            else None
    return wait_for(f"the focus on {name}", look)


def type_words(words):
    """Into the field that has the focus, in place of what stands there."""
    node = focused()
    if words.isascii():
        keys("ctrl+a", "Delete")
        if words:
            subprocess.run(["xdotool", "type", "--delay", "30", words], check=True)
    else:
        node.queryEditableText().setTextContents(words)
    wait_for(f"“{words}” in its field", lambda: get_text(node) == words)


def fill(key, name, words):
    """A field by the key of its label."""
    keys(key)
    wait_focus(FIELDS, name)
    type_words(words)


def drop_down(key):
    """A menu, once more where the window did not have the keys yet."""
    for _ in range(3):
        keys(key)
        end = time.time() + 10
        while time.time() < end:
            node = focused()
            if node is not None and node.getRoleName() == "menu item":
                return
            time.sleep(0.2)


def choose(open_menu, *letters):
    """An entry of a menu by the letters that lead to it, one a menu."""
    drop_down(open_menu)
    last = ""
    for letter in letters:
        last = wait_for(f"the menu before {letter}",
                        lambda: focused().getRoleName() == "menu item" and focused().name != last
                        and focused().name)
        keys(letter)


def accept(window):
    """Saves what a dialog holds, which is gone then."""
    keys("ctrl+Return")
    wait_for(f"{window} to close", lambda: not any(frame.name == window for frame in frames()))


def focused_row(window):
    """Which row of a list that has dropped down there has the focus; None while there is none."""
    for node in nodes(window):
        if node.getRoleName() == "list":
            for i in range(node.childCount):
                if has_focus(node.getChildAtIndex(i)):
                    return i
    return None


def pick(window, key, row, words):
    """A row of the list that the key drops down, which says these words when it is chosen."""
    keys(key)
    at = wait_for("the list", lambda: (focused_row(window) is not None)
                  and [focused_row(window)])[0]
    while at != row:
        keys("Down" if row > at else "Up")
        at += 1 if row > at else -1
        wait_for(f"row {at} of the list", lambda: focused_row(window) == at)
    keys("Return")
    wait_for("the list to fold up", lambda: focused_row(window) is None and shows(words, window))


def asks_for_name():
    """A file chooser may still be on its way when its window is there: it is asked again."""
    node = focused()
    if node is not None and node.getRoleName() in FIELDS:
        return True
    keys("slash")
    time.sleep(0.5)
    return False


def choose_file(title, path):
    """Types the name of a file where one is asked for."""
    wait_for(title, lambda: any(frame.name == title for frame in frames()))
    wait_for("the field for a name", asks_for_name)
    type_words(path)
    keys("Return")
    # The dialog about the file may be called the same.
    wait_for(f"{title} to close", lambda: not any(
        get_text(node) == path for node in nodes(title) if node.getRoleName() in FIELDS))


def send_forms(n_units):
    """Sends a form to each unit of the plan. Returns the files, by unit."""
    folder = os.path.join(home, "forms")
    os.mkdir(folder)
    choose("F10", "l", "u")
    wait_open("Send to a Unit")
    keys("alt+e", "alt+a")
    wait_for("the units", lambda: shows(f"{n_units} units are chosen", "Send to a Unit"))
    keys("ctrl+Return")
    choose_file("Where the Tasks Go", folder)
    wait_for("the forms", lambda: len(os.listdir(folder)) == n_units)
    wait_closed("Send to a Unit", "Cancel")
    return {name.split("-")[0]: os.path.join(folder, name) for name in os.listdir(folder)}
