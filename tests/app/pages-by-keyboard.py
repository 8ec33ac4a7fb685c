#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages in the real window by the keyboard alone, as a clerk without a mouse goes through them.

To the pages, from report to report, to its options, from page to page, to a file; then the same
file from the tree, and what is seen of a letter before it is imported.
"""

import os
import subprocess
import sys

import desktop
from desktop import activate, failed, is_active, keys, passed, shows, state, texts, wait_for

PROGRAM = os.path.abspath(sys.argv[1])
CLI = os.path.abspath(sys.argv[2])
SAMPLE = os.path.join(os.environ["RECTIFY_SAMPLES"], "sample-plan.txt")
TITLE = "云溪区水务局党组2022年度专题民主生活会整改方案"
LETTERHEAD = "特急\n云溪区水务局文件\n云水发〔2022〕3号\n"


home = desktop.begin("pages-by-keyboard")
LEDGER = os.path.join(home, "ledger.rectify")
LETTER = os.path.join(home, "letter.txt")


def page():
    """The number of the page that is looked at; its field is the one named so."""
    return next(text for node, text in texts() if node.name.split(" ")[-1] == "Page")


def close_chooser(extension):
    keys("Escape")
    wait_for("the file dialog to close", lambda: not shows(extension) and is_active(TITLE))


subprocess.run([CLI, "import", LEDGER, SAMPLE], check=True, stdout=subprocess.DEVNULL)
with open(LETTER, "w", encoding="utf-8") as letter, open(SAMPLE, encoding="utf-8") as sample:
    letter.write(LETTERHEAD + sample.read())
process = subprocess.Popen([PROGRAM, LEDGER])
try:
    wait_for("the plan", lambda: is_active(TITLE))

    keys("alt+g")
    wait_for("the pages", lambda: state("view") == "pages" and page() == "1")
    passed("a key leads to the pages")

    keys("alt+r", "Down")
    wait_for("the ledger table", lambda: state("report") == "ledger")
    keys("Tab", "Tab")
    if state("report") != "ledger":
        failed("Tab leads out of the reports", state("report"))
    passed("the arrows go from report to report, and Tab to its options")

    wait_for("the first page", lambda: page() == "1")
    keys("ctrl+Next")
    wait_for("the second page", lambda: page() == "2")
    keys("ctrl+Prior")
    wait_for("the first page again", lambda: page() == "1")
    passed("pages are turned from beside them")

    keys("alt+s")
    keys("Down")
    keys("Return")
    wait_for("the name of the report", lambda: shows("整改台账.docx"))
    close_chooser(".docx")
    passed("the report that is seen is saved")

    keys("alt+l")
    wait_for("the tree", lambda: state("view") == "plan")
    activate("save-docx")
    wait_for("the name of the plan", lambda: shows("整改方案.docx"))
    close_chooser(".docx")
    passed("beside the tree the plan is saved")

    subprocess.run([PROGRAM, LETTER], check=True)
    # The plan is there already, without its letterhead.
    wait_for("the question", lambda: shows("This document seems to be in the ledger already"))
    keys("alt+i")
    wait_for("the letterhead", lambda: shows("Issuer’s mark 云溪区水务局文件"))
    if not shows("Document number 云水发〔2022〕3号"):
        failed("the number", "is not seen")
    passed("what was recognised of a letter is seen before it is imported")
finally:
    process.terminate()
    process.wait()
    desktop.clean_up()
desktop.finish()
