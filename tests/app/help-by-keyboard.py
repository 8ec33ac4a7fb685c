#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""F1 in the real window: each view and each dialog has the desktop open the page about it.

What opens pages here only notes which one it was asked for.
"""

import os
import subprocess
import sys

import desktop
from desktop import activate, keys, passed, state, wait_for, wait_open
from every_window import DIALOGS, VIEWS

PROGRAM = os.path.abspath(sys.argv[1])
CLI = os.path.abspath(sys.argv[2])
SAMPLE = os.path.join(os.environ["RECTIFY_SAMPLES"], "sample-plan.txt")
HELP = os.path.join(os.environ["G_TEST_SRCDIR"], "..", "help", "C")
TITLE = "云溪区水务局党组2022年度专题民主生活会整改方案"

home = desktop.begin("help-by-keyboard")
LEDGER = os.path.join(home, "ledger.rectify")
ASKED = os.path.join(home, "asked")


def install_viewer():
    applications = os.path.join(home, "data", "applications")
    viewer = os.path.join(home, "viewer")
    os.environ["XDG_CONFIG_HOME"] = os.path.join(home, "config")
    for folder in (applications, os.path.join(home, "config"), os.path.join(home, "data/help/C")):
        os.makedirs(folder)
    os.symlink(HELP, os.path.join(home, "data/help/C/rectify"))
    with open(viewer, "w", encoding="utf-8") as file:
        file.write(f'#!/bin/sh\necho "$1" >>"{ASKED}"\n')
    os.chmod(viewer, 0o700)
    with open(os.path.join(applications, "viewer.desktop"), "w", encoding="utf-8") as file:
        file.write(f"[Desktop Entry]\nType=Application\nName=Viewer\nExec={viewer} %u\n"
                   "MimeType=x-scheme-handler/help;\n")
    with open(os.path.join(home, "config/mimeapps.list"), "w", encoding="utf-8") as file:
        file.write("[Default Applications]\nx-scheme-handler/help=viewer.desktop\n")


def asked():
    if not os.path.exists(ASKED):
        return []
    with open(ASKED, encoding="utf-8") as file:
        return file.read().split()


def check_page(window, page):
    n = len(asked())
    keys("F1")
    wait_for(f"the page of {window}", lambda: len(asked()) > n)
    if asked()[n:] != ["help:rectify/" + page]:
        desktop.failed(f"F1 opens the page about {window}", asked()[n:])


install_viewer()
subprocess.run([CLI, "import", LEDGER, SAMPLE], check=True, stdout=subprocess.DEVNULL)
process = subprocess.Popen([PROGRAM, LEDGER])
try:
    wait_open(TITLE)
    for key, view, page in VIEWS:
        keys(key)
        wait_for(f"the view {view}", lambda: state("view") == view)
        check_page(view, page)
    passed("F1 opens the page about the view")

    keys("alt+1")
    wait_for("the tree", lambda: state("view") == "plan" and desktop.tree_has_focus())
    keys("Home", *["Down"] * 9)
    for action, window, page in DIALOGS:
        activate(action)
        wait_open(window)
        check_page(window, page)
        keys("Escape")
        wait_open(TITLE, f"{window} to close")
    # One that is not in the ledger yet, which would be asked about first.
    document = os.path.join(home, "other.txt")
    with open(document, "w", encoding="utf-8") as file:
        file.write("2024年度工作整改方案\n一、存在问题\n1.学习不够。\n整改措施：认真学习。\n")
    subprocess.run([PROGRAM, document], check=True)
    wait_open("Import")
    check_page("Import", "import-review")
    passed("F1 opens the page about the dialog")
finally:
    process.terminate()
    process.wait()
    desktop.clean_up()
desktop.finish()
