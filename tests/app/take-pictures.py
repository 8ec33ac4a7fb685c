#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes a picture of every view and dialog, in the language and the style of the environment.

    take-pictures.py PROGRAM CLI FOLDER [LEDGER]

For script/screenshots, which says which. Ends badly if one of them cannot be shown.
"""

import glob
import os
import shutil
import subprocess
import sys
import time

import desktop
from desktop import activate, call, frames, is_active, keys, passed, state, wait_for
from every_window import DIALOGS, VIEWS

PROGRAM, CLI, FOLDER = (os.path.abspath(path) for path in sys.argv[1:4])
SAMPLE = os.path.join(os.environ["RECTIFY_SAMPLES"], "sample-plan.txt")
SIZE = ("1366", "768")
# What the tests that crawl through the windows leave out.
MORE = ("fill-placeholders", "editions", "show-shortcuts")
# How far the sample has come: the task, the day, who says so, the share, what was done, its status.
PROGRESS = (
    ("逐村逐段修订预案", "05-25", "水旱灾害防御科", "100", "预案已全部修订，演练两次。", "closed"),
    ("每名班子成员全年领学", "03-28", "局办公室", "100", "领学安排已公开，一季度全部落实。", "done"),
    ("每季度围绕一个难题", "04-10", "局办公室", "60", "一季度研讨已完成，形成工作清单。", None),
    ("倒排工期", "05-30", "供水科", "70", "已完成管网改造4.2公里。", None),
)

# What one unit did, and the office did otherwise.
UNIT = "供水科"
CONFLICT = "建立周调度制度"

home = desktop.begin("take-pictures", "import", "convert", "openbox")


def make_ledger():
    """The sample as if it was made last year, so that some of it is late and some is to come."""
    ledger = os.path.join(home, "台账.rectify")
    plan = os.path.join(home, "sample-plan.txt")
    year = time.localtime().tm_year
    with open(SAMPLE, encoding="utf-8") as file:
        text = file.read().replace("2022", str(year - 1)).replace("2023", str(year))
    # Something that is still to be filled in.
    with open(plan, "w", encoding="utf-8") as file:
        file.write(text.rstrip("\n") + "\n一是××月底前完成，由×××负责。\n")
    subprocess.run([CLI, "import", ledger, plan], check=True, stdout=subprocess.DEVNULL)
    for task, day, author, share, words, status in PROGRESS:
        subprocess.run([CLI, "progress", ledger, "1", task, "--date", f"{year}-{day}", "--by", author,
                        "--share", share, *(("--status", status) if status else ()), words],
                       check=True, stdout=subprocess.DEVNULL)
    return ledger


def take(name, window="root"):
    """When it looks the same twice it is done."""
    path = os.path.join(FOLDER, name + ".png")
    before, now = None, b""
    while before != now:
        time.sleep(0.3)
        before = now
        subprocess.run(["import", "-silent", "-window", window, path], check=True)
        now = subprocess.run(["convert", path, "-depth", "8", "rgb:-"], check=True,
                             capture_output=True).stdout
    passed(name)


def active_window():
    return subprocess.run(["xdotool", "getactivewindow"], check=True, capture_output=True,
                          text=True).stdout.strip()


def start(*files):
    process = subprocess.Popen([PROGRAM, *files])
    wait_for("a window", lambda: any(is_active(frame.name) for frame in frames()))
    window = active_window()
    subprocess.run(["xdotool", "windowsize", "--sync", window, *SIZE, "windowmove", window, "0", "0"],
                   check=True)
    return process, window


def stop(process):
    """As who closes the window does: with what is on its way at its place."""
    keys("ctrl+q")
    process.wait(desktop.WAIT)


def take_dialog(name, main):
    wait_for(f"the window of {name}", lambda: active_window() != main)
    take(name, active_window())
    keys("Escape")
    wait_for(f"the window of {name} to close", lambda: active_window() == main)


def take_views():
    for key, view, _ in VIEWS:
        keys(key)
        wait_for(f"the view {view}", lambda: state("view") == view)
        take("view-" + view)
        call("Activate", "checks", "[]", "{}")
        take("view-" + view + "-checks")
        call("Activate", "checks", "[]", "{}")


def take_menus():
    """That of the item which has the focus, and that of the window."""
    for name, key in (("menu-item", "Menu"), ("menu-main", "F10")):
        keys(key)
        wait_for(name, lambda: desktop.focused().getRoleName() == "menu item")
        take(name)
        keys("Escape")


def cli(*arguments):
    subprocess.run([CLI, *arguments], check=True, stdout=subprocess.DEVNULL)


def take_pages_of_properties(main):
    """The other pages of the dialog, which one switches between."""
    activate("properties")
    wait_for("the properties", lambda: active_window() != main)
    switches = [node for node in desktop.nodes() if node.getRoleName() == "page tab"
                or node.getRoleName() == "radio button" and node.getParent().childCount == 3]
    for number, switch in enumerate(switches[-3:][1:], 2):
        switch.queryAction().doAction(0)
        take(f"properties-{number}", active_window())
    keys("Escape")
    wait_for("the properties to close", lambda: active_window() == main)


def take_notice():
    """Something was done, and can be taken back."""
    activate("item-delete")
    take("notice")
    activate("undo")
    take("notice-undone")


def take_drop(main):
    """Files over the window: what would become of them."""
    source = subprocess.Popen(["/usr/bin/python3", os.path.join(os.path.dirname(__file__), "drag-source.py"),
                               SAMPLE], stdout=subprocess.PIPE, text=True)
    try:
        if source.stdout.readline().strip() != "ready":
            print("# no picture of a drop: PyGObject for GTK 4 is not there", flush=True)
            return
        wait_for("what is dragged", lambda: active_window() != main)
        subprocess.run(["xdotool", "getactivewindow", "windowmove", "--sync", "600", "690"], check=True)
        time.sleep(1)
        for step in (("mousemove", "640", "730"), ("mousedown", "1"), ("mousemove", "660", "720"),
                     ("mousemove", "690", "650"), ("mousemove", "690", "420"), ("mousemove", "692", "421")):
            subprocess.run(["xdotool", *step], check=True)
            time.sleep(0.3)
        take("drop")
        for step in (("mousemove", "640", "730"), ("mousemove", "641", "731"), ("mouseup", "1"),
                     ("mousemove", "0", "0")):
            subprocess.run(["xdotool", *step], check=True)
            time.sleep(0.3)
    finally:
        source.terminate()
        source.wait()
    wait_for("the window", lambda: active_window() == main)


def take_conflict(ledger, main):
    """What a unit did comes back, and the office did otherwise."""
    sent = os.path.join(home, "sent")
    cli("send", ledger, "1", "--all", sent)
    (packet,) = glob.glob(os.path.join(sent, UNIT + "-*"))
    cli("progress", packet, "1", CONFLICT, "--status", "in_progress", "已开两次调度会。")
    cli("progress", ledger, "1", CONFLICT, "--status", "done", "每周一调度。")
    wait_for("what was done elsewhere", lambda: call("Describe", "merge-files").startswith("((true"))
    activate("merge-files", f"[<['{packet}']>]")
    take_dialog("merge", main)


def take_bring_in(ledger, main):
    other = os.path.join(home, "other.rectify")
    cli("export", ledger, "1", other)
    activate("bring-in")
    wait_for("the field for a name", lambda: active_window() != main and desktop.asks_for_name())
    chooser = active_window()
    desktop.type_words(other)
    keys("Return")
    wait_for("what can be brought in", lambda: active_window() not in (chooser, main))
    take_dialog("bring-in", main)


def take_refused(main):
    """A file that only is called a ledger."""
    refused = os.path.join(home, "refused.rectify")
    with open(refused, "w", encoding="utf-8") as file:
        file.write("整改方案\n")
    subprocess.run([PROGRAM, refused], check=True)
    take_dialog("refused", main)


def take_damaged(ledger):
    """A ledger of which a part cannot be read: what is asked then, and what is missing of it."""
    damaged = os.path.join(home, "damaged.rectify")
    shutil.copy(ledger, damaged)
    with open(damaged, "r+b") as file:
        size = os.path.getsize(damaged)
        file.seek(4096 * (size // 4096 // 3))
        file.write(b"\xa5" * 8192)
    process = subprocess.Popen([PROGRAM, damaged])
    wait_for("a window", frames)
    take("damaged")
    process.kill()
    process.wait(desktop.WAIT)


def take_all():
    process, _ = start()
    take("first-run")
    stop(process)
    ledger = os.path.join(home, "ledger.rectify")
    if len(sys.argv) > 4:
        shutil.copy(sys.argv[4], ledger)
    else:
        ledger = make_ledger()
    process, main = start(ledger)
    take_views()
    keys("alt+1")
    wait_for("the tree", lambda: state("view") == "plan")
    keys("Home", *["Down"] * 9)
    take("view-plan-item")
    take_menus()
    actions = [action for action, _, _ in DIALOGS]
    for action in actions + [action for action in MORE if action not in actions]:
        activate(action)
        take_dialog(action, main)
    take_pages_of_properties(main)
    take_notice()
    take_drop(main)
    subprocess.run([PROGRAM, SAMPLE], check=True)
    take_dialog("import", main)
    take_refused(main)
    take_conflict(ledger, main)
    take_bring_in(ledger, main)
    stop(process)
    take_damaged(ledger)


try:
    take_all()
finally:
    desktop.clean_up()
desktop.finish()
