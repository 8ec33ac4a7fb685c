#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What crawl.py does not come by: menus, what pops up, and the dialogs that need something before.

Whatever the source makes is met by one of the two, or is named in every_source.py as what is not yet;
what is new there and neither fails here.
"""

import glob
import os
import sqlite3
import subprocess
import sys

import desktop
from desktop import activate, keys, state, wait_for, wait_open
from every_source import find_gaps
from every_window import DIALOGS

PROGRAM = os.path.abspath(sys.argv[1])
CLI = os.path.abspath(sys.argv[2])
SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
SAMPLE = os.path.join(os.environ["RECTIFY_SAMPLES"], "sample-plan.txt")
TITLE = "云溪区水务局党组2022年度专题民主生活会整改方案"
UNIT = "人事科"

home = desktop.begin("crawl-further")
import crawler  # noqa: E402  (what it needs is looked for above)
from crawler import check_menu, check_names, check_tab, find_dialog, told  # noqa: E402

LEDGER = os.path.join(home, "ledger.rectify")
met = {action for action, _, _ in DIALOGS}


def cli(*arguments):
    return subprocess.run([CLI, *arguments], check=True, capture_output=True, text=True).stdout


def query(sql, path=LEDGER):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as db:
        return db.execute(sql).fetchall()


def press(*names):
    crawler.focus_events.clear()
    keys(*names)


def look(name, *below, key="Tab"):
    """At a dialog that has just been opened; returns what it is called."""
    title = wait_for(name, lambda: find_dialog(*below)).name
    check_names(title, name)
    check_tab(name, key=key)
    met.add(name)
    return title


def leave(title, *below):
    keys("Escape")
    wait_for(f"{title} to close by Escape",
             lambda: not any(frame.name == title for frame in desktop.frames()))


def dialog(name, *below):
    leave(look(name, TITLE, *below), *below)


def menu(name, *names):
    press(*names)
    check_menu(name)
    met.add(name)


def popover(name, *names):
    """One with controls in it, among which Tab goes around."""
    press(*names)
    first = wait_for(name, crawler.next_focus)
    check_tab(name, 1)
    crawler.close_popup(name, {crawler.identify(first)})
    met.add(name)


def show(key, view):
    keys(key)
    wait_for(f"the view {view}", lambda: state("view") == view)


def prepare():
    """A plan with an entry, an edition, a blank left in it, and what two units did of it."""
    plan = os.path.join(home, "plan.txt")
    with open(SAMPLE, encoding="utf-8") as sample, open(plan, "w", encoding="utf-8") as file:
        file.write(sample.read().replace("局办公室跟踪督办", "XX科跟踪督办"))
    cli("import", LEDGER, plan)
    cli("send", LEDGER, "1", "--all", os.path.join(home, "sent"))
    cli("freeze", LEDGER, "1", "First")
    (unit,) = glob.glob(os.path.join(home, "sent", UNIT + "-*"))
    return unit


def focus_tree():
    show("alt+1", "plan")
    press("Home", *["Down"] * 9)
    wait_for("a row of the tree", crawler.next_focus)


def menus():
    focus_tree()
    menu("the main menu", "F10")
    focus_tree()
    menu("the menu of an item", "shift+F10")
    show("alt+2", "ledger")
    press("ctrl+f")
    desktop.wait_focus(desktop.FIELDS, "Words anywhere in the row")
    for _ in range(30):
        press("Tab")
        node = crawler.next_focus()
        if node is not None and crawler.find_list(node) is not None:
            break
    press("Down")
    wait_for("a row that is selected", crawler.next_focus)
    menu("the menu of a task", "shift+F10")
    menu("the columns", "alt+m")
    menu("what can be set", "alt+u")
    menu("where it goes", "alt+x")
    popover("the filter of statuses", "alt+t")
    popover("no saved filters", "alt+y")
    keys("alt+e")
    popover("the saved filters", "alt+y")
    keys("alt+e")
    press("alt+t", "Escape")
    wait_for("the button of the statuses", crawler.next_focus)
    press("Tab")
    wait_for("the button of the units", crawler.next_focus)
    popover("the filter of units", "space")
    desktop.fill("alt+f", "Due from", "")
    menu_or_calendar("the calendar", "alt+Down")


def menu_or_calendar(name, *names):
    """Of a calendar only that it has the focus, and gives it back."""
    press(*names)
    node = wait_for(name, crawler.next_focus)
    crawler.look_at(name, node, None)
    crawler.close_popup(name, {crawler.identify(node)})
    met.add(name)


def of_toolkit(name):
    """A window that the toolkit fills: it closes, and the focus gets around in it."""
    title = wait_for(name, lambda: find_dialog(TITLE)).name
    press("Tab")
    wait_for(f"the focus in {name}", crawler.next_focus)
    met.add(name)
    leave(title)


def small_windows():
    activate("show-shortcuts")
    of_toolkit("show-shortcuts")
    subprocess.run(["gdbus", "call", "--session", "--dest", "org.example.Rectify", "--object-path",
                    "/org/example/Rectify", "--method", "org.gtk.Actions.Activate", "about", "[]",
                    "{}"], check=True, stdout=subprocess.DEVNULL)
    of_toolkit("about")
    activate("fill-placeholders")
    dialog("filling placeholders")
    activate("check-ledger")
    question("what is damaged")


def question(name):
    """It has no title."""
    wait_for(name, lambda: any(frame.name == "" for frame in desktop.frames()))
    check_names("", name)
    met.add(name)
    keys("Escape")
    wait_for(f"{name} to close by Escape",
             lambda: not any(frame.name == "" for frame in desktop.frames()))


def editions():
    activate("editions")
    title = look("editions", TITLE)
    keys("alt+c")
    dialog("changes since an edition", title)
    keys("alt+r")
    dialog("renaming an edition", title)
    keys("alt+d")
    question("a question")
    leave(title)


def parties():
    activate("directory")
    title = look("directory", TITLE)
    press("Down")
    for key, name in (("alt+a", "adding parties"), ("alt+r", "renaming a party"),
                      ("alt+m", "merging parties"), ("alt+w", "where a party is")):
        keys(key)
        dialog(name, title)
    leave(title)


def fields():
    focus_tree()
    activate("item-deadline")
    title = wait_for("the deadline", lambda: find_dialog(TITLE)).name
    for _ in range(12):
        press("Tab")
        node = crawler.next_focus()
        if node is not None and node.name.startswith("Choose the day"):
            break
    menu_or_calendar("the calendar of a deadline", "space")
    leave(title)
    activate("item-assign")
    title = wait_for("the assignment", lambda: find_dialog(TITLE)).name
    desktop.wait_focus(desktop.FIELDS, "Parties")
    desktop.focused().queryEditableText().setTextContents("科")
    press("Down")
    check_menu("the offers of names")
    met.add("the offers of names")


def importing():
    document = os.path.join(home, "second.txt")
    with open(SAMPLE, encoding="utf-8") as sample, open(document, "w", encoding="utf-8") as file:
        file.write(sample.read())
    subprocess.run([PROGRAM, document], check=True)
    wait_for("the import", lambda: find_dialog(TITLE))
    # What another program opens is not always given the keys.
    subprocess.run(["xdotool", "search", "--name", "^Import$", "windowactivate", "--sync"], check=True)
    # In the tree, Tab has its own meaning.
    leave(look("importing", TITLE, key="ctrl+Tab"))


def merging():
    """What a unit did in its packet."""
    (packet,) = glob.glob(os.path.join(home, "sent", UNIT + "-*"))
    words = next(row[0] for row in query("SELECT heading || text FROM item WHERE kind = 5", packet))
    cli("progress", packet, "1", words[:8], "--share", "50", "Half of it is done.")
    activate("merge-files", f"[<['{packet}']>]")
    dialog("merging")


def run(*scenes):
    for scene in scenes:
        scene()
        told(scene.__name__.replace("_", " "))


prepare()
process = subprocess.Popen([PROGRAM, LEDGER])
try:
    wait_open(TITLE)
    scenes = (menus, small_windows, editions, parties, importing, merging, fields)
    run(*scenes)
    gaps = find_gaps(SOURCE, met)
    if gaps:
        desktop.failed("all that the source makes", "\n".join(gaps))
    desktop.passed("all that the source makes")
finally:
    process.terminate()
    process.wait()
    desktop.clean_up()
desktop.finish()
