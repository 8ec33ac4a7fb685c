# SPDX-License-Identifier: GPL-3.0-or-later
"""A window, a dialog or a menu as a screen reader meets it, and with the keyboard alone.

What is wrong anywhere is gathered, to be told by told(). desktop.begin() has to be called before this
is imported.
"""

import re
import time

import pyatspi
from gi.repository import GLib

import desktop
from desktop import is_active, keys, passed

CONTROLS = ("push button", "toggle button", "button", "check box", "radio button", "entry", "text",
            "password text", "spin button", "combo box", "menu item", "check menu item",
            "radio menu item", "slider", "link", "switch", "page tab", "document", "document frame",
            "list", "table", "tree table", "list box", "canvas", "drawing area", "chart")
LABELLED = ("entry", "text", "password text", "spin button", "combo box", "slider")
ROWS = ("list item", "table row", "tree item")
PICTURES = ("image", "icon", "canvas", "drawing area", "chart")
# A name that is none: that of a type, as the toolkit says for want of another, or with the mark of a
# mnemonic.
NO_NAME = re.compile(r"^\s*$|^(Gtk|Gdk|Rectify)[A-Z]\w+$|(^|[^\w])_\w|\w_\w")
MOST_TABS = 150
MOST_LINKS = 30
# In one another.
MOST_MENUS = 4

complaints = []
focus_events = []


def describe(node):
    return f"{node.getRoleName()} “{node.name}”"


def path_to(node):
    names = []
    while node is not None and node.getRoleName() != "application" and len(names) < 6:
        names.append(describe(node))
        node = node.parent
    return " in ".join(names)


def complain(window, what, node):
    line = f"{window}: {what}: {path_to(node)}"
    if line not in complaints:
        complaints.append(line)
        print("# " + line, flush=True)


def is_focusable(node):
    return node.getState().contains(pyatspi.STATE_FOCUSABLE)


def is_named(node):
    return NO_NAME.search(node.name) is None


def children(node):
    return [child for child in (node.getChildAtIndex(i) for i in range(node.childCount))
            if child is not None]


def crawl(window, node):
    role = node.getRoleName()
    # The column of a table has its title from a label in it.
    if role in CONTROLS and is_focusable(node) and not is_named(node) \
            and not is_of_toolkit(node):
        complain(window, "has no name", node)
    if role in PICTURES and not is_named(node) and not is_named_by(node) \
            and not node.description:
        complain(window, "a picture without words", node)
    # The rows of a long list are all made alike.
    for child in children(node)[:12 if role in desktop.WITHOUT_CHILDREN else None]:
        crawl(window, child)


def is_of_toolkit(node):
    """What the toolkit makes for itself: the rows of a table in it, the button that closes a bar
    for searching, which is never seen here."""
    parent = node.parent
    return (node.name == "GtkColumnListView" and parent.getRoleName() in ("table", "tree table")
            or node.name == "GtkImage" and any(child.getRoleName() == "entry" for row in
                                               children(parent) for child in children(row)))


def is_named_by(node):
    """A picture in what has a name itself says nothing more: a button, a field, a choice."""
    parent = node.parent
    while parent is not None and parent.getRoleName() in ("panel", "filler"):
        parent = parent.parent
    return parent is not None and parent.getRoleName() in CONTROLS + ROWS + ("alert",)


def is_labelled(node):
    return any(relation.getRelationType() == pyatspi.RELATION_LABELLED_BY
               for relation in node.getRelationSet())


def check_labels(title, window):
    """A field that is called as a label says is bound to that, so that one leads to the other."""
    nodes = list(desktop.nodes(title))
    labels = {node.name for node in nodes if node.getRoleName() == "label"}
    for node in nodes:
        if node.getRoleName() in LABELLED and node.name in labels and not is_labelled(node):
            complain(window, "is not bound to its label", node)


def check_names(title, window):
    for frame in desktop.frames():
        if frame.name == title:
            crawl(window, frame)
    check_labels(title, window)


def find_dialog(*below):
    """What was opened over these windows, in whatever language."""
    return next((frame for frame in reversed(desktop.frames())
                 if frame.name not in below and frame.name and is_active(frame.name)), None)


def focus_cb(event):
    if event.detail1:
        focus_events.append(event.source)


def next_focus():
    """What says next that it has the focus; None where nothing does for long, as there is nothing
    else to go to."""
    end = time.time() + 2
    while time.time() < end:
        while GLib.MainContext.default().iteration(False):
            pass
        if focus_events:
            node = focus_events[-1]
            focus_events.clear()
            return node
        time.sleep(0.02)
    return None


def find_list(node):
    """The list that a row is of."""
    for _ in range(3):
        if node.getRoleName() in ROWS:
            return node.parent.path
        node = node.parent
        if node is None or node.getRoleName() not in ("table cell", "table row"):
            break
    return None


def stays_nameless(node):
    """A row is made, filled and named while it has the focus already; and what had it may be gone."""
    end = time.time() + 5
    try:
        while time.time() < end:
            node.clear_cache()
            if is_named(node) or not desktop.has_focus(node):
                return False
            time.sleep(0.1)
    except GLib.GError:
        return False
    return True


def look_at(window, node, last):
    if not is_named(node) and node.getRoleName() not in ("list", "scroll pane") \
            and stays_nameless(node):
        complain(window, "has the focus and no name", node)
    if last is not None and find_list(node) is not None and find_list(node) == find_list(last):
        complain(window, "Tab goes from row to row", node)


def identify(node):
    """A row may be made anew while the focus is elsewhere."""
    return node.path if find_list(node) is None else describe(node)


def press_tab(links, key):
    """Links in one text have the focus one after the other, of which nothing is said."""
    for _ in range(links):
        keys(key)
        node = next_focus()
        if node is not None:
            return node
    return None


def walk(window, links, key):
    """The stops until one comes again, that one, and the one before it."""
    focus_events.clear()
    seen = {}
    node = None
    while len(seen) < MOST_TABS:
        last, node = node, press_tab(links, key)
        if node is None or identify(node) in seen:
            break
        if describe(node) in seen.values() and find_list(node) is None:
            complain(window, "sounds the same as another", node)
        seen[identify(node)] = describe(node)
        look_at(window, node, last)
    return seen, node, last


def check_tab(window, links=MOST_LINKS, key="Tab"):
    """Around the whole window, and back to where it was."""
    seen, node, last = walk(window, links, key)
    # What had the focus first may be gone meanwhile, as what says that pages are being made.
    if node is not None and identify(node) != next(iter(seen)):
        seen, node, last = walk(window, links, key)
    if node is None and len(seen) > 1:
        complain(window, f"Tab goes no further after {len(seen)} stops", last)
    elif node is not None and identify(node) != next(iter(seen)):
        complain(window, f"Tab does not come back to the first of {len(seen)} stops", node)
    print(f"# {window}: {len(seen)} stops", flush=True)


def check_menu(window, key="Down"):
    """What has just dropped down, with the arrows: every entry has a name of its own, and comes again
    after the last. Escape gives the focus back."""
    seen = {}
    node = next_focus()
    if node is None:
        complaints.append(f"{window}: nothing in it has the focus")
        return
    while node is not None and identify(node) not in seen and len(seen) < MOST_TABS:
        if describe(node) in seen.values():
            complain(window, "sounds the same as another", node)
        seen[identify(node)] = describe(node)
        look_at(window, node, None)
        keys(key)
        node = next_focus()
    print(f"# {window}: {len(seen)} entries", flush=True)
    close_popup(window, seen)


def is_beside(node, seen):
    """What says so may be gone when it is asked who it is."""
    try:
        return node is not None and identify(node) not in seen
    except GLib.GError:
        return False


def close_popup(window, seen):
    """It is closed when something else has the focus: a menu in it takes an Escape of its own."""
    for _ in range(MOST_MENUS):
        keys("Escape")
        if is_beside(next_focus(), seen) or is_beside(desktop.focused(), seen):
            return
    complaints.append(f"{window}: Escape does not close it")


def told(name):
    """What was found until now says whether this is so."""
    if complaints:
        desktop.failed(name, "\n".join(complaints))
    passed(name)


pyatspi.Registry.registerEventListener(focus_cb, "object:state-changed:focused")
