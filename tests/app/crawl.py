#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every view and dialog as a screen reader meets it, and with the Tab key alone.

A control has a name that is words, no picture stands without any, no two controls of a window sound
the same, the focus gets through the window and back to where it was, and Escape closes a dialog. That it comes
everywhere, and the same way back, is looked at from within (test-focus-order.c).
"""

import os
import subprocess
import sys

import desktop
from desktop import activate, is_active, keys, state, wait_for, wait_open
from every_window import DIALOGS, VIEWS

PROGRAM = os.path.abspath(sys.argv[1])
CLI = os.path.abspath(sys.argv[2])
SAMPLE = os.path.join(os.environ["RECTIFY_SAMPLES"], "sample-plan.txt")
TITLE = "云溪区水务局党组2022年度专题民主生活会整改方案"

home = desktop.begin("crawl")
import crawler  # noqa: E402  (what it needs is looked for above)
from crawler import check_names, check_tab, find_dialog, told  # noqa: E402

LEDGER = os.path.join(home, "ledger.rectify")


def check_dialog(action):
    activate(action)
    dialog = wait_for(f"the dialog of {action}", lambda: find_dialog(TITLE))
    title = dialog.name
    check_names(title, action)
    check_tab(action)
    keys("Escape")
    wait_open(TITLE, f"{title} to close by Escape")


def check_view(key, view):
    keys(key)
    wait_for(f"the view {view}", lambda: state("view") == view)
    check_tab(view)
    check_tab(view + ", back", key="shift+Tab")


def check_first_run():
    """Before there is anything."""
    process = subprocess.Popen([PROGRAM])
    try:
        frame = wait_for("the first window", lambda: next(
            (frame for frame in desktop.frames() if is_active(frame.name)), None))
        check_tab("first run")
    finally:
        process.terminate()
        process.wait()


check_first_run()
told("the first run")
subprocess.run([CLI, "import", LEDGER, SAMPLE], check=True, stdout=subprocess.DEVNULL)
process = subprocess.Popen([PROGRAM, LEDGER])
try:
    wait_open(TITLE)
    for key, view, _ in VIEWS:
        check_view(key, view)
    check_names(TITLE, "main window")
    told("the views")
    keys("alt+1")
    wait_for("the tree", lambda: state("view") == "plan")
    crawler.focus_events.clear()
    keys("Home", *["Down"] * 9)
    wait_for("a row of the tree", crawler.next_focus)
    for action, _, _ in DIALOGS:
        check_dialog(action)
    told("the dialogs")
finally:
    process.terminate()
    process.wait()
    desktop.clean_up()
desktop.finish()
