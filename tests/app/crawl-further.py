#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What crawl.py does not come by: menus, what pops up, and the dialogs that need something before.

Whatever the source makes is met by one of the two; what is new there and is not fails here.
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


def tab_to(name, *words):
    """The next stop that is called so, or begins with it; returns it."""
    for _ in range(crawler.MOST_TABS):
        press("Tab")
        node = crawler.next_focus()
        if node is not None and any(node.name.startswith(beginning) for beginning in words):
            return node
    return desktop.failed(name, "Tab does not come to it")


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


def question(name, key="Escape"):
    """It has no title."""
    wait_for(name, lambda: any(frame.name == "" for frame in desktop.frames()))
    check_names("", name)
    met.add(name)
    keys(key)
    wait_for(f"{name} to close by {key}",
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
    wait_for("the question", lambda: any(frame.name == "" for frame in desktop.frames()))
    # What another program opens is not always given the keys.
    subprocess.run(["xdotool", "search", "--name", "^Rectify$", "windowactivate", "--sync"], check=False)
    question("a document that is there already", "alt+i")
    wait_for("the import", lambda: find_dialog(TITLE))
    # What another program opens is not always given the keys.
    subprocess.run(["xdotool", "search", "--name", "^Import$", "windowactivate", "--sync"], check=True)
    # In the tree, Tab has its own meaning.
    leave(look("importing", TITLE, key="ctrl+Tab"))


def item_menus():
    """Beside what an item has: its own name is long, and its first words are enough for the CLI."""
    focus_tree()
    words = query("SELECT heading || text FROM item WHERE kind = 5 LIMIT 1")[0][0][:8]
    cli("progress", LEDGER, "1", words, "--share", "50", "Half of it is done.")
    keys("ctrl+f")
    desktop.wait_focus(desktop.FIELDS, "")
    desktop.type_words(words)
    press("Return", "Escape")
    tab_to("the menu of an entry", "More about")
    menu("the menu of an entry", "space")
    tab_to("the menu of the close-out", "Close-out")
    menu("the menu of the close-out", "space")


def other_menus():
    show("alt+1", "plan")
    tab_to("the list of plans", TITLE)
    menu("the menu of a plan", "shift+F10")
    show("alt+3", "overview")
    tab_to("the menu of a picture", "Save or copy")
    menu("the menu of a picture", "space")
    # It is told of at the start, as the days of the sample are long past.
    tab_to("the button of what is late", "Show")
    menu("what is late", "space")


def spoken():
    """Rows and charts say in words and numbers what they show."""
    focus_tree()
    press("Down")
    row = wait_for("the next row", crawler.next_focus).name
    for words in ("领学不少于两次", "周文涛", "2023年", "Not started"):
        if words not in row:
            crawler.complaints.append(f"a row of the tree does not say “{words}”: {row}")
    plan = tab_to("the list of plans", TITLE).name
    if "% done" not in plan or "late" not in plan:
        crawler.complaints.append(f"a plan does not say how far it is: {plan}")
    show("alt+3", "overview")
    tab_to("the menu of the first chart", "Save or copy: Share done by area")
    press("Tab")
    mark = wait_for("a mark of a chart", crawler.next_focus).name
    if "在理论学习方面" not in mark or "Not started 4" not in mark or "0/4" not in mark:
        crawler.complaints.append(f"a chart does not say its numbers: {mark}")


def bringing_in():
    other = os.path.join(home, "other.rectify")
    cli("import", other, SAMPLE)
    activate("bring-in")
    desktop.choose_file("Bring In Plans from a Ledger", other)
    dialog("bringing in")


def conflict():
    """What was edited here is undone elsewhere, while the same is edited here again."""
    focus_tree()
    activate("item-rename")
    desktop.wait_focus(desktop.FIELDS, "Heading")
    desktop.type_words("One")
    desktop.accept("Edit Heading")
    activate("item-rename")
    desktop.wait_focus(desktop.FIELDS, "Heading")
    desktop.type_words("Two")
    cli("undo", LEDGER)
    keys("ctrl+Return")
    title = look("a conflict", TITLE, "Edit Heading")
    for _ in range(crawler.MOST_TABS):
        press("Tab")
        if crawler.next_focus().getRoleName() in ("radio button", "check box"):
            break
    keys("space")
    desktop.accept(title)
    wait_open(TITLE, "the heading to close")


def merging():
    """What a unit did in its packet."""
    (packet,) = glob.glob(os.path.join(home, "sent", UNIT + "-*"))
    words = next(row[0] for row in query("SELECT heading || text FROM item WHERE kind = 5", packet))
    cli("progress", packet, "1", words[:8], "--share", "50", "Half of it is done.")
    activate("merge-files", f"[<['{packet}']>]")
    dialog("merging")


def damage(path, page):
    """As a bad sector does."""
    with open(path, "r+b") as file:
        file.seek(page * 4096)
        file.write(b"U" * 4096)


def find_page(path, words):
    with open(path, "rb") as file:
        return file.read().index(words.encode(), 4096) // 4096


def start_with(path):
    return subprocess.Popen([PROGRAM, path])


def refused():
    """A file that is no ledger any more, and no other is open."""
    path = os.path.join(home, "refused.rectify")
    with open(path, "w", encoding="utf-8") as file:
        file.write("No ledger.\n" * 4096)
    process = start_with(path)
    try:
        question("a refused ledger")
        process.wait()
    finally:
        process.kill()


def recovery():
    path = os.path.join(home, "damaged.rectify")
    cli("import", path, SAMPLE)
    words = query("SELECT text FROM item WHERE kind = 5 AND length (text) > 20 LIMIT 1", path)[0][0]
    damage(path, find_page(path, words))
    process = start_with(path)
    try:
        activate("recover-ledger")
        dialog("a recovery", "")
    finally:
        process.terminate()
        process.wait()


def run(*scenes):
    for scene in scenes:
        scene()
        told(scene.__name__.replace("_", " "))


prepare()
run(refused, recovery)
process = start_with(LEDGER)
try:
    wait_open(TITLE)
    run(spoken, item_menus, other_menus, menus, small_windows, editions, parties,
        importing, merging, bringing_in, conflict, fields)
    gaps = find_gaps(SOURCE, met)
    if gaps:
        desktop.failed("all that the source makes", "\n".join(gaps))
    desktop.passed("all that the source makes")
finally:
    process.terminate()
    process.wait()
    desktop.clean_up()
desktop.finish()
