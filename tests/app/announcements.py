#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader tells of changes that nothing with the focus shows.

Of all that GTK 4.8 sends, it speaks at once when the description of what has the focus is another: so
only what comes as that, and from what has the focus, counts as told.
"""

import os
import re
import subprocess
import sys

import desktop
from desktop import activate, keys, passed, state, wait_for, wait_open

PROGRAM = os.path.abspath(sys.argv[1])
CLI = os.path.abspath(sys.argv[2])
SAMPLE = os.path.join(os.environ["RECTIFY_SAMPLES"], "sample-plan.txt")
TITLE = "云溪区水务局党组2022年度专题民主生活会整改方案"
# Stands in more than one task of the sample.
WORDS = "学习"

home = desktop.begin("announcements")
import pyatspi  # noqa: E402  (skipped above where it is missing)
from gi.repository import GLib  # noqa: E402

LEDGER = os.path.join(home, "ledger.rectify")
told = []


def told_cb(event):
    source = event.source
    if event.any_data and source.getState().contains(pyatspi.STATE_FOCUSED):
        told.append(str(event.any_data))
        print(f"# told at {source.getRoleName()} “{source.name}”: {event.any_data!r}", flush=True)


def pump():
    while GLib.MainContext.default().iteration(False):
        pass


def find_told(pattern):
    """What comes together is told together, in lines of its own."""
    pump()
    return next((words for words in told if re.search(pattern, words, re.MULTILINE)), None)


def hear(what, pattern):
    words = wait_for(f"to hear {what}", lambda: find_told(pattern))
    told.clear()
    passed(what)
    return words


def do(*names):
    pump()
    told.clear()
    keys(*names)


def check_tree():
    do("ctrl+f")
    desktop.wait_focus(desktop.FIELDS, "Search in the plan")
    desktop.type_words(WORDS)
    words = hear("which place was found", r"^1 of \d+, .*" + WORDS)
    total = re.search(r"of (\d+)", words).group(1)
    do("Return")
    hear("the next place", f"^2 of {total}, ")
    do("Escape")
    wait_for("the tree", desktop.tree_has_focus)


def check_edits():
    do("Home", "Down", "Down", "Down")
    activate("item-rename")
    wait_open("Edit Heading")
    desktop.type_words("Another heading")
    do("ctrl+Return")
    hear("that it was saved", r"^Saved$")
    do("ctrl+z")
    hear("what was undone", r"^Undone: ")
    do("ctrl+shift+z")
    hear("what was done again", r"^(Redone|Done again): ")
    do("ctrl+z")
    hear("the same words once more", r"^Undone: ")


def check_table():
    keys("alt+2")
    wait_for("the table", lambda: state("view") == "ledger")
    do("ctrl+f")
    desktop.wait_focus(desktop.FIELDS, "Words anywhere in the row")
    desktop.type_words(WORDS)
    hear("how many tasks are left", r"^\d+ of \d+ · ")
    do("ctrl+a", "Delete")
    hear("that all are back", r"^\d+ tasks · ")
    desktop.fill("alt+f", "Due from", "nothing")
    do("Tab")
    hear("what is wrong with a day", r"^“nothing” is not understood as a day")
    keys("shift+Tab", "ctrl+a", "Delete")


def check_pages():
    keys("alt+4")
    wait_for("the pages", lambda: state("view") == "pages")
    do("ctrl+f")
    desktop.wait_focus(desktop.FIELDS, "Find on the pages")
    desktop.type_words(WORDS)
    hear("where it stands", r"^1 of \d+, on page \d+$")
    do("Return")
    hear("where the next stands", r"^2 of \d+, on page \d+$")
    do("Escape")


def check_question():
    """It is told after its button, which has the focus."""
    told.clear()
    activate("check-ledger")
    hear("what a dialog says", r"^The ledger is sound\nChecked on ")
    keys("Escape")
    wait_open(TITLE)


def check_bar():
    told.clear()
    os.rename(LEDGER, LEDGER + ".away")
    hear("that the file is gone", r"^The file of this ledger is gone")
    os.rename(LEDGER + ".away", LEDGER)


subprocess.run([CLI, "import", LEDGER, SAMPLE], check=True, stdout=subprocess.DEVNULL)
pyatspi.Registry.registerEventListener(told_cb, "object:property-change:accessible-description")
process = subprocess.Popen([PROGRAM, LEDGER])
try:
    wait_open(TITLE)
    check_tree()
    check_edits()
    check_table()
    check_pages()
    check_question()
    check_bar()
finally:
    process.terminate()
    process.wait()
    desktop.clean_up()
desktop.finish()
