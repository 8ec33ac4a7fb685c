#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that are dragged with the mouse from another program, and dropped on the window."""

import os
import sqlite3
import subprocess
import sys

import desktop
from desktop import passed, shows, wait_for, wait_open

PROGRAM = os.path.abspath(sys.argv[1])
CLI = os.path.abspath(sys.argv[2])
SOURCE = os.path.abspath(sys.argv[3])
SAMPLE = os.path.join(os.environ["RECTIFY_SAMPLES"], "sample-plan.txt")
TITLE = "云溪区水务局党组2022年度专题民主生活会整改方案"
WIDTH, HEIGHT = 1000, 700
# In the middle of where the files are dragged from; and where they go: over the tree, the evidence.
FROM = (1120, 90)
TREE = (400, 400)
# As many steps as a hand makes at least, so that it is seen to be a drag.
STEPS = 12

home = desktop.begin("dropping")


def xdotool(*arguments):
    return subprocess.run(["xdotool", *map(str, arguments)], check=True, capture_output=True,
                          text=True).stdout


def place(name, x, y):
    window = wait_for(f"the window {name}", lambda: xdotool(
        "search", "--onlyvisible", "--name", name).split())[-1]
    xdotool("windowmove", "--sync", window, x, y)
    return window


def drag(path, to, arrived):
    """Until it has arrived: a drag that begins while windows are still on their way is none."""
    source = subprocess.Popen([SOURCE, path])
    try:
        window = place("^drag-source$", FROM[0] - 60, FROM[1] - 60)
        xdotool("windowraise", window)
        for _ in range(5):
            move(to)
            if wait_briefly(arrived):
                return
        desktop.failed(path, "was dropped and did not arrive")
    finally:
        source.kill()
        source.wait()


def move(to):
    xdotool("mousemove", *FROM, "sleep", 0.3, "mousedown", 1)
    for step in range(1, STEPS + 1):
        xdotool("mousemove", *(int(start + (end - start) * step / STEPS)
                               for start, end in zip(FROM, to)), "sleep", 0.05)
    xdotool("sleep", 0.5, "mouseup", 1)


def wait_briefly(condition):
    for _ in range(25):
        if condition():
            return True
        xdotool("sleep", 0.2)
    return False


def query(path, sql):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as db:
        return db.execute(sql).fetchall()


def ledger_of(name, *documents):
    path = os.path.join(home, name)
    subprocess.run([CLI, "import", path, *documents], check=True, stdout=subprocess.DEVNULL)
    return path


def evidence(ledger):
    proof = os.path.join(home, "proof.txt")
    with open(proof, "w", encoding="utf-8") as file:
        file.write("Done.\n")
    label = wait_for("the evidence", lambda: next(
        node for node, text in desktop.texts(TITLE) if text.startswith("None yet. Files can")))
    area = label.queryComponent().getExtents(desktop.pyatspi.WINDOW_COORDS)
    to = (area.x + area.width // 2, min(area.y + area.height // 2, HEIGHT - 60))
    drag(proof, to, lambda: query(ledger, "SELECT count(*) FROM evidence")[0][0] == 1)
    wait_for("the evidence in its place", lambda: shows("Evidence (1)", TITLE))
    passed("a file on the evidence")


def document():
    text, plan = os.path.join(home, "plan.txt"), os.path.join(home, "plan.docx")
    # The sample is in the ledger, which would be asked about first.
    with open(text, "w", encoding="utf-8") as file:
        file.write("2024年度工作整改方案\n一、存在问题\n1.学习不够。\n整改措施：认真学习。\n")
    subprocess.run([CLI, "convert", text, plan], check=True, stdout=subprocess.DEVNULL)
    drag(plan, TREE, lambda: any(frame.name == "Import" for frame in desktop.frames()))
    desktop.keys("Escape")
    passed("a document on the window")


def other_ledger(path):
    drag(path, TREE, lambda: any(frame.name == "New plan" for frame in desktop.frames())
         or shows("second.rectify"))
    passed("a ledger on the window")


first = ledger_of("first.rectify", SAMPLE)
second = ledger_of("second.rectify", SAMPLE)
process = subprocess.Popen([PROGRAM, first])
try:
    wait_open(TITLE)
    window = place(TITLE, 0, 0)
    xdotool("windowsize", "--sync", window, WIDTH, HEIGHT)
    evidence(first)
    document()
    other_ledger(second)
finally:
    process.terminate()
    process.wait()
    desktop.clean_up()
desktop.finish()
