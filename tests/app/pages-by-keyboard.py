#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages in the real window by the keyboard alone, as a clerk without a mouse goes through them.

To the pages, from report to report, to its options, from page to page, to a file; then the same
file from the tree, and what is seen of a letter before it is imported.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time

PROGRAM = os.path.abspath(sys.argv[1])
CLI = os.path.abspath(sys.argv[2])
SAMPLE = os.path.join(os.environ["RECTIFY_SAMPLES"], "sample-plan.txt")
TITLE = "云溪区水务局党组2022年度专题民主生活会整改方案"
LETTERHEAD = "特急\n云溪区水务局文件\n云水发〔2022〕3号\n"


def skip(reason):
    print("1..0 # SKIP " + reason)
    sys.exit(0)


if "DISPLAY" not in os.environ or "DBUS_SESSION_BUS_ADDRESS" not in os.environ:
    skip("no display or no session bus")
for tool in ("xdotool", "gdbus"):
    if shutil.which(tool) is None:
        skip(tool + " is not there")
try:
    import pyatspi
except ImportError:
    skip("pyatspi is not there")

os.environ.pop("NO_AT_BRIDGE", None)
os.environ.pop("GTK_A11Y", None)
home = tempfile.mkdtemp(prefix="rectify-")
os.environ["XDG_DATA_HOME"] = os.path.join(home, "data")
os.environ["XDG_STATE_HOME"] = os.path.join(home, "state")
os.environ["GSK_RENDERER"] = "cairo"
LEDGER = os.path.join(home, "ledger.rectify")
LETTER = os.path.join(home, "letter.txt")
number = 0


def passed(name):
    global number
    number += 1
    print(f"ok {number} - pages-by-keyboard: {name}", flush=True)


def failed(name, why):
    print(f"not ok {number + 1} - pages-by-keyboard: {name}", flush=True)
    print("# " + str(why).replace("\n", "\n# "), flush=True)
    print(f"1..{number + 1}", flush=True)
    sys.exit(1)


def wait_for(what, condition, seconds=40):
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
        time.sleep(0.1)
    failed(what, f"did not come ({last})")


def walk(node, depth=0):
    yield node
    if depth > 30 or node.getRoleName() in ("list", "table", "tree table", "text"):
        return
    for i in range(node.childCount):
        child = node.getChildAtIndex(i)
        if child is not None:
            yield from walk(child, depth + 1)


def frames():
    for app in pyatspi.Registry.getDesktop(0):
        if app is not None and app.name in ("rectify", "org.example.Rectify", "Rectify"):
            yield from app


def nodes():
    for frame in frames():
        yield from walk(frame)


def is_active(title):
    """Keys go to that window, and not to a dialog that is closing."""
    return any(frame.name == title and frame.getState().contains(pyatspi.STATE_ACTIVE)
               for frame in frames())


def texts():
    """What stands in fields and labels."""
    for node in nodes():
        if node.getRoleName() in ("text", "entry", "label"):
            text = node.queryText()
            yield node, text.getText(0, text.characterCount) or node.name


def shows(words):
    return any(words in text for _, text in texts())


def page():
    """The number of the page that is looked at; its field is the one named so."""
    return next(text for node, text in texts() if node.name.split(" ")[-1] == "Page")


def state(action):
    out = subprocess.run(
        ["gdbus", "call", "--session", "--dest", "org.example.Rectify", "--object-path",
         "/org/example/Rectify/window/1", "--method", "org.gtk.Actions.Describe", action],
        check=True, capture_output=True, text=True).stdout
    return out.split("[<'")[1].split("'>]")[0]


def activate(action):
    subprocess.run(
        ["gdbus", "call", "--session", "--dest", "org.example.Rectify", "--object-path",
         "/org/example/Rectify/window/1", "--method", "org.gtk.Actions.Activate", action, "[]",
         "{}"], check=True, stdout=subprocess.DEVNULL)


def keys(*names):
    subprocess.run(["xdotool", "key", "--delay", "60", *names], check=True)
    time.sleep(0.3)


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
    wait_for("the letterhead", lambda: shows("Issuer’s mark 云溪区水务局文件"))
    if not shows("Document number 云水发〔2022〕3号"):
        failed("the number", "is not seen")
    passed("what was recognised of a letter is seen before it is imported")
finally:
    process.terminate()
    process.wait()
    shutil.rmtree(home, ignore_errors=True)
print(f"1..{number}")
