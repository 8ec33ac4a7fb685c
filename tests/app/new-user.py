#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A new user's first days, with nothing but the keyboard, from an empty home to the report.

Import a Word document, correct it, assign, print to PDF, close, reopen, send out forms, merge what
comes back, report. What came of it is looked at with other programs.
"""

import datetime
import os
import subprocess
import sys

import desktop
import ledger_numbers
import office_forms
from desktop import (BUTTONS, FIELDS, accept, choose, choose_file, failed, fill, find, get_text, keys,
                     passed, pick, shows, state, type_words, wait_focus, wait_for, wait_open)

TODAY = datetime.date.today()
TITLE = "白石乡人民政府党组 民主生活会整改方案"
PARAGRAPHS = """白石乡人民政府党组
民主生活会整改方案
乡党组召开了民主生活会。为改好会上查摆出来的问题，制定本方案。
一、存在问题和整改措施
（一）在理论学习方面。
1.学习不够系统。
整改措施：一是排出全年学习计划。二是每月集中学习一次。
责任领导：林青山
牵头单位：党政办公室
整改时限：长期坚持
（二）在服务群众方面。
2.便民服务窗口排队时间长。
整改措施：一是增设两个窗口。二是推行网上预约。
责任领导：方小禾
牵头单位：便民服务中心
整改时限：2031年6月底前
3.村道路灯损坏较多。
整改措施：逐盏检修村道路灯。
二、保障措施
（一）加强组织领导。党组书记负总责。"""
TASKS = ["学习计划", "集中学习", "增设两个窗口", "网上预约", "检修村道路灯"]

home = desktop.begin("new-user", "soffice", "pdftotext")
try:
    import docx
    import openpyxl  # noqa: F401  (the forms are looked at with it)
except ImportError:
    desktop.skip("docx or openpyxl is not there")
LEDGER = os.path.join(home, "data", "rectify", "ledger.rectify")
ledger = ledger_numbers.Ledger(LEDGER)
office = office_forms.Office(home)
process = None


def start():
    global process
    process = subprocess.Popen([os.path.abspath(sys.argv[1])], cwd=home,
                               env=dict(os.environ, HOME=home))


def pdf_words(path):
    """Without what only parts lines."""
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True).stdout
    return "".join(text.split())


def focused_row_words():
    tables = [node for node in desktop.nodes(TITLE) if node.getRoleName() == "tree table"]
    return " ".join(node.name for table in tables for part in table for row in part
                    for node in desktop.walk(row) if desktop.has_focus(node))


def select(words):
    keys("ctrl+f")
    wait_focus(FIELDS, "Search in the plan")
    type_words(words)
    wait_for(f"{words} in the details", lambda: any(
        words in get_text(node) for node in desktop.nodes(TITLE) if node.getRoleName() == "label"))
    keys("Escape")
    wait_for(f"the focus on {words}", lambda: words in focused_row_words())


def import_document():
    document = docx.Document()
    for paragraph in PARAGRAPHS.split("\n"):
        document.add_paragraph(paragraph)
    path = os.path.join(home, "plan.docx")
    document.save(path)
    start()
    wait_open("Rectify")
    # The first of the ways to begin has the focus already.
    wait_focus(BUTTONS, "Import a document")
    keys("Return")
    choose_file("Import a Document", path)
    wait_open("Import")
    accept("Import")
    wait_open(TITLE)
    wait_for("the tree", desktop.tree_has_focus)
    if ledger.count() != len(TASKS) or None in [ledger.task(words) for words in TASKS]:
        failed("the tasks of the plan", ledger.rows("SELECT heading, text FROM task"))
    passed("a Word document becomes a plan")


def correct():
    select("增设两个窗口")
    keys("Return")
    wait_open("Edit Item")
    fill("alt+h", "Heading", "增设三个窗口。")
    accept("Edit Item")
    wait_for("the correction",
             lambda: ledger.one("SELECT count(*) FROM item WHERE heading = '增设三个窗口。'") == 1)
    passed("a measure is corrected")


def assign():
    select("检修村道路灯")
    choose("shift+F10", "a")
    wait_open("Assign")
    pick("Assign", "alt+r", 1, "Lead unit")
    fill("alt+p", "Parties", "村镇建设办")
    accept("Assign")
    wait_for("the unit", lambda: ledger.rows(
        "SELECT name FROM task_unit WHERE id = ?", ledger.task("检修村道路灯")) == [("村镇建设办",)])
    choose("shift+F10", "n")
    wait_open("Deadline")
    fill("alt+d", "Deadline", "2031年3月底前")
    accept("Deadline")
    wait_for("the deadline", lambda: ledger.of("检修村道路灯", "due") == "2031-03-31")
    passed("what nobody answered for has a unit and a deadline")


def find_pdf(folder):
    return next((os.path.join(folder, name) for name in os.listdir(folder)
                 if name.endswith(".pdf") and os.path.getsize(os.path.join(folder, name)) > 0), None)


def print_to_pdf():
    """By the toolkit's own dialog, where there is no printer but a file."""
    keys("ctrl+p")
    wait_open("Print")
    wait_for("the tabs", lambda: desktop.focused() is not None)
    keys("Tab", "Down", "space")
    wait_for("Print to File", lambda: find(BUTTONS, "Print", "Print").getState().contains(
        desktop.pyatspi.STATE_SENSITIVE))
    keys("alt+p")
    wait_open(TITLE, "the print dialog to close")
    path = wait_for("the PDF", lambda: find_pdf(home))
    if os.path.basename(path) != TITLE + ".pdf":
        failed("the name of the PDF", path)
    wait_for("all of the PDF", lambda: "加强组织领导" in pdf_words(path))
    words = pdf_words(path)
    for wanted in ("增设三个窗口", "村镇建设办", "民主生活会整改方案"):
        if wanted not in words:
            failed(f"“{wanted}” in the PDF", words)
    passed("the plan is printed to PDF")


def close_and_reopen():
    keys("ctrl+q")
    if process.wait(60) != 0:
        failed("the program ends", process.returncode)
    start()
    wait_open(TITLE)
    wait_for("the tree", desktop.tree_has_focus)
    if ledger.count() != len(TASKS):
        failed("all is there again", ledger.rows("SELECT heading, text FROM task"))
    passed("it is closed without saving, and all is there again")


def send_forms():
    """Returns the form of the unit that reports."""
    forms = desktop.send_forms(3)
    wait_open(TITLE, "the window")
    if sorted(forms) != sorted(["党政办公室", "便民服务中心", "村镇建设办"]):
        failed("a form for each unit", sorted(forms))
    passed("each unit gets a form with its tasks")
    return forms["便民服务中心"]


def merge(form):
    office.fill([(form, office_forms.make_places(form, {"三个窗口": {
        "整改状态": "已完成", "进展日期": TODAY.isoformat(), "本期整改进展": "三个窗口都开了。",
        "完成比例（%）": "100", "填报人": "方小禾"}}))])
    # A name that keys can type.
    back = os.path.join(home, "back.xlsx")
    os.rename(form, back)
    choose("F10", "l", "m")
    choose_file("Merge a Return", back)
    wait_open("Merge a Return")
    accept("Merge a Return")
    wait_for("what the unit did", lambda: ledger_numbers.STATUSES[
        ledger.of("三个窗口", "status")] == "done")
    entries = ledger.rows("SELECT date, text, reporter, share FROM progress")
    if entries != [(TODAY.isoformat(), "三个窗口都开了。", "方小禾", 100)]:
        failed("the entry of the unit", entries)
    passed("what the unit filled in is merged")


def report():
    path = os.path.join(home, "report.pdf")
    wait_open(TITLE)
    choose("F10", "r", "g")
    wait_open("Progress Report")
    fill("alt+f", "From", (TODAY - datetime.timedelta(days=30)).isoformat())
    fill("alt+t", "To", TODAY.isoformat())
    accept("Progress Report")
    wait_for("the report", lambda: state("report") == "progress" and state("view") == "pages")
    choose("F10", "e", "d")
    wait_for("the file dialog", lambda: shows(".pdf", "Save as PDF"))
    type_words(path)
    keys("Return")
    wait_for("the report", lambda: os.path.exists(path) and "三个窗口都开了" in pdf_words(path))
    if "任务5项" not in pdf_words(path):
        failed("the numbers of the report", pdf_words(path))
    passed("the report says what was done")


try:
    import_document()
    correct()
    assign()
    print_to_pdf()
    close_and_reopen()
    merge(send_forms())
    report()
    keys("ctrl+q")
    process.wait(60)
    check = subprocess.run([os.path.abspath(sys.argv[2]), "check", LEDGER], capture_output=True)
    if check.returncode != 0:
        failed("the ledger is sound", check.stderr)
    passed("the ledger is sound")
finally:
    process.terminate()
    process.wait()
    office.start.kill()
    desktop.clean_up()
desktop.finish()
