#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that the desktop hands over: whichever way they come, the running window opens them.

By a second process, as a file manager starts it, and over the bus, as a desktop does; a program that
does not run yet is started by the bus.
"""

import os
import pathlib
import sqlite3
import subprocess
import sys

import desktop
from desktop import (FIELDS, accept, activate, failed, find, get_text, keys, passed, shows, wait_focus,
                     wait_for, wait_open)

PROGRAM = os.path.abspath(sys.argv[1])
CLI = os.path.abspath(sys.argv[2])
BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=%s</listen><servicedir>%s</servicedir>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy>
</busconfig>
"""

home = desktop.begin("opening", "dbus-daemon")
LEDGER = os.path.join(home, "data", "rectify", "ledger.rectify")
# Names that are no addresses as they stand.
FOLDER = os.path.join(home, "整改 100%")
os.mkdir(FOLDER)
process = None


def write_plan(name, title):
    path = os.path.join(FOLDER, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"{title}\n一、存在问题及整改措施\n（一）学习方面\n1.学得少。\n整改措施：多学。\n")
    return path


def make_ledger(name, title):
    """With one plan in it; returns its path."""
    path = os.path.join(FOLDER, "made.rectify")
    subprocess.run([CLI, "import", path, write_plan("made.txt", title)], check=True,
                   stdout=subprocess.DEVNULL)
    os.rename(path, os.path.join(FOLDER, name))
    return os.path.join(FOLDER, name)


def titles(path):
    with sqlite3.connect(pathlib.Path(path).as_uri() + "?mode=ro", uri=True) as db:
        return [title for title, in db.execute("SELECT title FROM plan ORDER BY id")]


def hand_over(*names):
    """As a file manager starts it: a process that ends at once, and well."""
    done = subprocess.run([PROGRAM, *names], cwd=FOLDER, capture_output=True, text=True, timeout=60)
    if done.returncode != 0 or done.stderr:
        failed("a second process hands over", f"{done.returncode}: {done.stderr}")


def call_open(*uris):
    subprocess.run(["gdbus", "call", "--session", "--dest", "org.example.Rectify", "--object-path",
                    "/org/example/Rectify", "--method", "org.freedesktop.Application.Open",
                    "[" + ", ".join(f"'{uri}'" for uri in uris) + "]", "{}"],
                   check=True, stdout=subprocess.DEVNULL)


def uri(path):
    return pathlib.Path(path).as_uri()


def leave(title):
    keys("Escape")
    wait_for(f"{title} to close", lambda: not any(frame.name == title for frame in desktop.frames()))


def said():
    """What a message says."""
    return "\n".join(text for _, text in desktop.texts(""))


def documents():
    wait_open("Rectify")
    one = write_plan("50%完成 方案.txt", "甲局整改方案")
    hand_over(os.path.basename(one))
    wait_open("Import")
    wait_for("the title", lambda: any(text == "甲局整改方案" for _, text in desktop.texts("Import")))
    leave("Import")
    passed("a second process hands over a file of its own folder, and ends")
    call_open(uri(one))
    wait_open("Import")
    accept("Import")
    wait_open("甲局整改方案")
    wait_for("the plan", lambda: titles(LEDGER) == ["甲局整改方案"])
    passed("a file comes over the bus by its address")

    hand_over(write_plan("乙.txt", "乙局整改方案"), write_plan("丙.txt", "丙局整改方案"),
              write_plan("丁.txt", "丁局整改方案"), write_plan("戊.txt", "戊局整改方案"))
    wait_open("Import (1 of 4)")
    accept("Import (1 of 4)")
    wait_open("Import (2 of 4)")
    keys("Escape")
    wait_for("the question", lambda: shows("Go on with the next document?", ""))
    keys("alt+g")
    wait_open("Import (3 of 4)")
    accept("Import (3 of 4)")
    wait_open("Import (4 of 4)")
    leave("Import (4 of 4)")
    wait_for("the plans", lambda: titles(LEDGER) == ["甲局整改方案", "乙局整改方案", "丁局整改方案"])
    wait_open("丁局整改方案")
    passed("several documents are imported one after another")


def refusals():
    image = os.path.join(FOLDER, "照片.png")
    with open(image, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01" + bytes(99))
    call_open(uri(os.path.join(FOLDER, "没有.docx")), uri(FOLDER), "sftp://server.example/表%20一.xlsx",
              uri(write_plan("己.txt", "己局整改方案")))
    wait_for("what is refused", lambda: shows("Files cannot be opened", ""))
    for words in ("没有.docx is not there", "100% is a folder",
                  "表 一.xlsx is not on this computer"):
        if words not in said():
            failed("what cannot be opened is told", f"“{words}” is not in “{said()}”")
    keys("Escape")
    wait_open("Import")
    leave("Import")
    passed("what cannot be opened is told, and the others go on")
    hand_over(image)
    wait_for("the unknown kind", lambda: shows("The document cannot be imported", ""))
    if "照片.png" not in said():
        failed("a file of another kind", said())
    keys("Escape")
    wait_open("丁局整改方案")
    passed("a file of another kind is told")


def ledgers():
    other = make_ledger("台账 50%", "另一台账的方案")
    keys("ctrl+f")
    wait_focus(FIELDS, "Search in the plan")
    keys("Escape")
    wait_for("the focus in the tree", desktop.tree_has_focus)
    keys("Home", "Down", "Down")
    activate("item-edit")
    wait_open("Edit Item")
    field = wait_for("a field", lambda: find(FIELDS, "Text", "Edit Item")
                     or find(FIELDS, "Heading", "Edit Item"))
    field.queryEditableText().setTextContents("还没有保存的字")
    hand_over(other)
    wait_for("what is to be done first", lambda: "Finish or close the dialog" in said())
    keys("Escape")
    wait_open("Edit Item")
    if get_text(field) != "还没有保存的字":
        failed("what is typed stays", get_text(field))
    accept("Edit Item")
    with sqlite3.connect(pathlib.Path(LEDGER).as_uri() + "?mode=ro", uri=True) as db:
        if db.execute("SELECT count(*) FROM item WHERE heading || text LIKE '%还没有保存的字%'"
                      ).fetchone() != (1,):
            failed("what is typed is saved", "it is not in the ledger")
    passed("under a dialog no other ledger is opened, and what is typed stays")

    hand_over(other)
    wait_open("另一台账的方案")
    passed("a ledger is known by what is in it, and opened instead of the one before")
    keys("alt+2")
    wait_for("the table", lambda: desktop.state("view") == "ledger")
    fill_words()
    hand_over(other)
    call_open(uri(other))
    wait_open("另一台账的方案")
    if not shows("还看着", "另一台账的方案"):
        failed("the same ledger again", "it was opened anew")
    passed("the ledger that is open stays as it is looked at")

    keys("alt+c", "alt+1")
    third = make_ledger("第三.RECTIFY", "第三台账的方案")
    call_open(uri(write_plan("庚.txt", "庚局整改方案")), uri(third))
    wait_open("Import")
    accept("Import")
    wait_open("庚局整改方案")
    wait_for("the plan in the ledger that came with it",
             lambda: titles(third) == ["第三台账的方案", "庚局整改方案"])
    if "庚局整改方案" in titles(other):
        failed("a document with a ledger", "it is in the other one")
    passed("a document that comes with a ledger goes into that one")


def fill_words():
    keys("ctrl+f")
    wait_focus(FIELDS, "Words anywhere in the row")
    desktop.type_words("还看着")


def activation():
    """On a bus of its own, which knows the program from its file alone."""
    services = os.path.join(home, "services")
    os.mkdir(services)
    with open(os.path.join(services, "org.example.Rectify.service"), "w", encoding="utf-8") as file:
        file.write(f"[D-BUS Service]\nName=org.example.Rectify\nExec={PROGRAM} --gapplication-service\n")
    config = os.path.join(home, "bus.conf")
    with open(config, "w", encoding="utf-8") as file:
        file.write(BUS % (home, services))
    bus = subprocess.Popen(["dbus-daemon", "--config-file=" + config, "--print-address", "--nofork"],
                           stdout=subprocess.PIPE, text=True,
                           env=dict(os.environ, GTK_A11Y="none", NO_AT_BRIDGE="1"))
    old = os.environ["DBUS_SESSION_BUS_ADDRESS"]
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
    try:
        call_open(uri(make_ledger("第四.rectify", "第四台账的方案")))
        wait_for("the window", lambda: subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", "第四台账的方案"],
            capture_output=True).returncode == 0)
        passed("a program that does not run is started by the bus, and opens the file")
        subprocess.run(["gdbus", "call", "--session", "--dest", "org.example.Rectify",
                        "--object-path", "/org/example/Rectify", "--method",
                        "org.gtk.Actions.Activate", "quit", "[]", "{}"], check=True,
                       stdout=subprocess.DEVNULL)
        wait_for("its end", lambda: subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", "第四台账的方案"],
            capture_output=True).returncode != 0)
    finally:
        bus.terminate()
        bus.wait()
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = old


try:
    process = subprocess.Popen([PROGRAM])
    documents()
    refusals()
    ledgers()
    process.terminate()
    process.wait()
    activation()
finally:
    process.terminate()
    process.wait()
    desktop.clean_up()
desktop.finish()
