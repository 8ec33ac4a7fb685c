#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A clerk's job in the real window, driven as a screen reader and a keyboard would.

Import, edit a measure, assign, undo, close without saving, reopen, export to PDF; then the ledger
and the PDF are looked at with other programs.
"""

import json
import os
import sqlite3
import subprocess
import sys
import time

import desktop
from desktop import (BUTTONS, activate, application, failed, find, keys, passed, press, set_text,
                     tree_has_focus, wait_closed, wait_for)

PROGRAM = os.path.abspath(sys.argv[1])
CLI = os.path.abspath(sys.argv[2])
SAMPLE = os.path.join(os.environ["RECTIFY_SAMPLES"], "sample-plan.txt")
NEW_HEADING = "修订学习办法。"
NEW_PARTIES = "王五、区审计局"


home = desktop.begin("end-to-end", "pdftotext")
LEDGER = os.path.join(home, "data", "rectify", "ledger.rectify")


def plan():
    out = subprocess.run([CLI, "show", LEDGER, "1", "--json"], capture_output=True, text=True)
    return json.loads(out.stdout) if out.returncode == 0 else None


def query(sql):
    with sqlite3.connect(f"file:{LEDGER}?mode=ro", uri=True) as db:
        return db.execute(sql).fetchall()


def items(node):
    for item in node["items"]:
        yield item
        yield from items(item)


def first_measure():
    return next(i for i in items(plan()) if i["kind"] == "measure")


def names_of(item):
    return [n for a in item["assignments"] for n in a["names"]]


def start(*arguments):
    return subprocess.Popen([PROGRAM, *arguments])


process = start(SAMPLE)
try:
    wait_for("the window", application)
    press("Import", "Import")
    wait_for("the plan in the ledger", plan)
    passed("a document is imported")

    source = open(SAMPLE, encoding="utf-8").read()
    shown = subprocess.run([CLI, "show", LEDGER, "1"], capture_output=True, text=True).stdout
    if "".join(shown.split()) != "".join(source.split()):
        failed("nothing is lost", "the plan is not its source")
    passed("nothing is lost")

    wait_closed("Import", "Import")
    wait_for("the focus in the tree", tree_has_focus)
    # The keyboard's way to the first measure; folding and unfolding the area on it.
    keys("Home", *["Down"] * 7, "shift+Left", "shift+Right", "Down", "Down")
    keys("Return")
    wait_for("the dialog", lambda: find(BUTTONS, "Save", "Edit Item"))
    set_text("Edit Item", "Heading", NEW_HEADING)
    press("Edit Item", "Save")
    wait_for("the edit in the ledger", lambda: first_measure()["heading"] == NEW_HEADING)
    passed("a measure is edited")

    wait_closed("Edit Item", "Save")
    activate("item-assign")
    set_text("Assign", "Parties", NEW_PARTIES)
    time.sleep(0.3)
    press("Assign", "Assign")
    wait_for("the assignment in the ledger",
             lambda: names_of(first_measure()) == ["王五", "区审计局"])
    passed("a measure is assigned")

    wait_closed("Assign", "Assign")
    activate("undo")
    wait_for("the undo in the ledger", lambda: names_of(first_measure()) == [])
    passed("the assignment is undone")

    activate("redo")
    wait_for("the redo in the ledger", lambda: names_of(first_measure()) == ["王五", "区审计局"])
    passed("and made again")

    activate("item-deadline")
    set_text("Deadline", "Deadline", "2024年6月底前")
    press("Deadline", "Save")
    wait_for("the deadline in the ledger",
             lambda: (first_measure()["deadline"] or {}).get("due") == "2024-06-30")
    passed("a deadline is set and understood")
    activate("undo")
    wait_for("the deadline undone", lambda: first_measure()["deadline"] is None)

    wait_closed("Deadline", "Save")
    organisation = query("SELECT organisation FROM plan WHERE id = 1")
    activate("properties")
    set_text("Plan Properties", "Organisation", "云溪区水务局")
    press("Plan Properties", "Save")
    wait_for("the property", lambda: query("SELECT organisation FROM plan WHERE id = 1")
             == [("云溪区水务局",)])
    passed("a property of the plan is changed")
    activate("undo")
    wait_for("the property undone",
             lambda: query("SELECT organisation FROM plan WHERE id = 1") == organisation)

    wait_closed("Plan Properties", "Save")
    old_title = query("SELECT title FROM plan WHERE id = 1")
    activate("properties")
    set_text("Plan Properties", "Title", "云溪区XX局整改方案")
    press("Plan Properties", "Save")
    wait_for("the open place", lambda: query("SELECT title FROM plan WHERE id = 1")
             == [("云溪区XX局整改方案",)])
    wait_closed("Plan Properties", "Save")
    activate("checks")
    wait_for("the finding", lambda: find(BUTTONS, "Placeholders…"))
    passed("a check finds an open place")
    press(None, "Placeholders…")
    set_text("Fill Placeholders", "(Title)", "水务")
    press("Fill Placeholders", "Fill")
    wait_for("the filled place", lambda: query("SELECT title FROM plan WHERE id = 1")
             == [("云溪区水务局整改方案",)])
    passed("an open place is filled")
    wait_closed("Fill Placeholders", "Fill")
    activate("checks")
    activate("undo")
    activate("undo")
    wait_for("the places undone", lambda: query("SELECT title FROM plan WHERE id = 1") == old_title)

    activate("directory")
    press("Directory of Parties", "Add…")
    set_text("Add Parties", "Names, one a line", "区档案馆\n孙七")
    press("Add Parties", "Add")
    wait_for("the names", lambda: query(
        "SELECT count(*) FROM party WHERE name IN ('区档案馆', '孙七')") == [(2,)])
    passed("names are added to the directory")
    wait_closed("Add Parties", "Add")
    keys("Escape")
    wait_closed("Directory of Parties", "Add…")
    activate("undo")
    wait_for("the names undone", lambda: query(
        "SELECT count(*) FROM party WHERE name = '孙七'") == [(0,)])

    activate("new-plan")
    press("New Plan", "Create")
    wait_for("the new plan", lambda: query("SELECT count(*) FROM plan") == [(2,)])
    passed("a plan is made from a template")
    wait_closed("New Plan", "Create")
    activate("undo")
    wait_for("the new plan undone", lambda: query("SELECT count(*) FROM plan") == [(1,)])

    process.terminate()
    process.wait()
    process = start()
    wait_for("the window again", application)
    title = "云溪区水务局党组2022年度专题民主生活会整改方案"
    wait_for("the plan again", lambda: any(f.name == title for f in application()))
    passed("all is there after the window was closed without saving")

    activate("undo")
    wait_for("the undo over the restart", lambda: names_of(first_measure()) == [])
    passed("an edit of the last run is undone")

    pdf = os.path.join(home, "plan.pdf")
    activate("export-pdf", f"[<'{pdf}'>]")
    wait_for("the PDF", lambda: os.path.exists(pdf) and os.path.getsize(pdf) > 0)
    text = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True).stdout
    if NEW_HEADING not in "".join(text.split()):
        failed("the PDF", "the edited heading is not in it")
    passed("the PDF has the edit")

    check = subprocess.run([CLI, "check", LEDGER], capture_output=True, text=True)
    if check.returncode != 0:
        failed("the ledger", check.stderr)
    passed("the ledger is sound")
finally:
    process.terminate()
    process.wait()
    desktop.clean_up()
desktop.finish()
