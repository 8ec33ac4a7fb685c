#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A year in a clerk's life, in the real window: from the document to the annual report.

Every number that the program says on the way is counted again by SQL on the ledger file. Today is
whatever day it is: the year of the plan ends with it.
"""

import datetime
import hashlib
import json
import os
import re
import sqlite3
import subprocess
import sys

import desktop
import ledger_numbers
import office_forms
from desktop import (BUTTONS, FIELDS, accept, activate, choose, choose_file, fill, find,
                     get_text, keys, passed, pick, shows, state, texts, type_words, wait_closed,
                     wait_focus, wait_for, wait_open)

PROGRAM = os.path.abspath(sys.argv[1])
CLI = os.path.abspath(sys.argv[2])
TODAY = datetime.date.today()


def day(offset):
    """A day of the year that ends today."""
    return TODAY + datetime.timedelta(days=offset)


def chinese(date):
    return f"{date.year}年{date.month}月{date.day}日"


MEETING = day(-360)
TITLE = f"青石县交通运输局党组{MEETING.year}年度民主生活会整改方案"
DOCUMENT = f"""{TITLE}
{chinese(MEETING)}，县交通运输局党组召开了民主生活会。为改好会上查摆出来的问题，制定本方案。
一、存在问题和整改措施
（一）在理论学习方面。
1.学习计划落实不够好。
整改措施：一是年初排出学习计划，每季度通报一次。二是班子成员每季度领学一次。
责任领导：韩志远
牵头单位：办公室
责任单位：机关党委
整改时限：{chinese(day(-300))}前
2.学用结合不够紧。
整改措施：每季度围绕一个难题开展专题研讨。
责任领导：韩志远
牵头单位：办公室
整改时限：长期坚持
（二）在服务群众方面。
3.农村客运班次偏少。
整改措施：一是新开三条农村客运班线。二是公布班次和服务电话。三是每月回访乘客代表。
责任领导：江敏
牵头单位：运输服务中心
责任单位：客运公司
整改时限：{chinese(day(-170))}前
4.公路养护不够及时。
整改措施：一是建立坑槽二十四小时修补制度。二是对县道桥梁逐座体检。
责任领导：罗建国
牵头单位：公路养护中心
整改时限：{chinese(day(3))}前
（三）在廉洁自律方面。
5.工程变更审批不严。
整改措施：一是变更超过百分之五的一律集体研究。二是每半年公开一次变更情况。
责任领导：罗建国
牵头单位：机关纪委
责任单位：公路养护中心
整改时限：{chinese(day(-50))}前
6.窗口服务态度有待改进。
整改措施：开展服务明星评选。
二、保障措施
（一）加强组织领导。局党组每季度听取一次进展情况。
（二）接受群众监督。整改结果向社会公开。
青石县交通运输局党组
{chinese(MEETING)}
"""
# The tasks by a word of each, in the order of the plan.
TASKS = ["年初排出", "领学一次", "专题研讨", "农村客运班线", "服务电话", "回访乘客", "坑槽", "桥梁",
         "一律集体研究", "公开一次", "服务明星"]


home = desktop.begin("year-in-a-life", "soffice", "pdftotext")
try:
    import openpyxl  # the forms are looked at with it
except ImportError:
    desktop.skip("openpyxl is not there")
LEDGER = os.path.join(home, "data", "rectify", "ledger.rectify")
SOURCE = os.path.join(home, "plan.txt")
ledger = ledger_numbers.Ledger(LEDGER)
office = office_forms.Office(home)
process = None


def equal(name, said, counted):
    if said != counted:
        desktop.failed(name, f"the program says {said!r}, the ledger has {counted!r}")


def wait_count(what, sql, number):
    wait_for(what, lambda: ledger.one(sql) == number)


def start(*arguments):
    global process
    process = subprocess.Popen([PROGRAM, *arguments])


def stop():
    process.terminate()
    process.wait()


def cli(*arguments):
    return subprocess.run([CLI, *arguments], capture_output=True, text=True)


def select(words):
    """A task, by the keys that search the plan."""
    keys("ctrl+f")
    wait_focus(FIELDS, "Search in the plan")
    type_words(words)
    wait_for(f"{words} in the details", lambda: any(
        words in get_text(node) for node in desktop.nodes(TITLE) if node.getRoleName() == "label"))
    keys("Escape")
    wait_for("the focus in the tree", desktop.tree_has_focus)


def import_document():
    with open(SOURCE, "w", encoding="utf-8") as document:
        document.write(DOCUMENT)
    start(SOURCE)
    wait_open("Import")
    accept("Import")
    wait_open(TITLE)
    wait_for("the tree", desktop.tree_has_focus)
    equal("tasks", ledger.count(), len(TASKS))
    for words in TASKS:
        if ledger.task(words) is None:
            desktop.failed("the document", f"“{words}” is no task")
    wait_for("what is late in the list of plans", lambda: plan_row()[1] == ledger.count(source="late"))
    passed("a document becomes a plan")


def grow_old():
    """The plan has been kept since the meeting: nothing stands still in one that came in today."""
    equal("the day of the plan", ledger.rows("SELECT DISTINCT since FROM task"),
          [(TODAY.isoformat(),)])
    equal("what stands still", ledger.count(STILL), 0)
    stop()
    database = sqlite3.connect(LEDGER)
    with database:
        database.execute("UPDATE fact SET value = ? WHERE name LIKE 'since %'",
                         (MEETING.isoformat(),))
    database.close()
    start()
    wait_open(TITLE)
    wait_for("the tree", desktop.tree_has_focus)


def plan_row():
    """The share done and what is late, as the list of plans says them."""
    lists = [node for node in desktop.nodes() if node.name == "Plans"]
    words = next(row.name for row in lists[0] if TITLE in row.name)
    late = re.search(r"(\d+) late", words)
    return int(re.search(r"(\d+)% done", words)[1]), int(late[1]) if late else 0


def assign():
    """What nobody answers for gets a unit and a deadline."""
    equal("nobody assigned", ledger.count("id NOT IN (SELECT id FROM task_party)"), 1)
    select("服务明星")
    choose("shift+F10", "a")
    wait_open("Assign")
    pick("Assign", "alt+r", 1, "Lead unit")
    fill("alt+p", "Parties", "政务服务科")
    accept("Assign")
    wait_for("the unit", lambda: ledger.rows("SELECT name FROM task_unit WHERE id = ?",
                                             ledger.task("服务明星")) == [("政务服务科",)])
    choose("shift+F10", "n")
    wait_open("Deadline")
    fill("alt+d", "Deadline", chinese(day(40)) + "前")
    accept("Deadline")
    wait_for("the deadline", lambda: ledger.of("服务明星", "due") == day(40).isoformat())
    equal("nobody assigned", ledger.count("id NOT IN (SELECT id FROM task_party)"), 0)
    passed("what nobody answered for has a unit and a deadline")


def round_count():
    """Of how many tasks the round says that they wait for an entry, and which one it is at."""
    for _, words in texts("Quarterly Round"):
        found = re.fullmatch(r"(\d+) of (\d+)", words)
        if found:
            return int(found[1]), int(found[2])
    return None


def quarterly_round(name, since, entries):
    """Walks through all that waits: an entry for some, the others are passed over."""
    due = f"NOT finished AND (last_entry IS NULL OR last_entry < '{since}')"
    keys("ctrl+j")
    wait_open("Quarterly Round")
    fill("alt+w", "Tasks without an entry since", since.isoformat())
    tasks = [row[0] for row in ledger.rows(f"SELECT heading || text FROM task WHERE {due}")]
    wait_for("the count of the round", lambda: round_count() == (1, len(tasks)))
    written = ledger.count(source="progress")
    for number in range(1, len(tasks) + 1):
        wait_for("the next task", lambda: round_count() == (number, len(tasks)))
        words = next(words for words in TASKS if any(
            words in text for _, text in texts("Quarterly Round")))
        if words not in entries:
            if number < len(tasks):
                keys("alt+Right")
            continue
        offset, share, text = entries[words]
        fill("alt+d", "What was done", text)
        fill("alt+e", "Date", day(offset).isoformat())
        if share is not None:
            fill("alt+p", "Share done", str(share))
        keys("ctrl+Return")
        written += 1
        wait_count("the entry", "SELECT count(*) FROM progress", written)
        equal("the entry", ledger.rows(
            "SELECT date, text, share FROM progress WHERE item_id = ? ORDER BY date DESC LIMIT 1",
            ledger.task(words)), [(day(offset).isoformat(), text, -1 if share is None else share)])
    if words not in entries:
        keys("Escape")
    wait_closed("Quarterly Round", "Cancel")
    passed(name)


def footer():
    """What the table of tasks says below itself."""
    for node, words in texts(TITLE):
        if node.getRoleName() == "status bar" and re.search(r" · \d+ in progress\b", words):
            return words
    return None


def expected_footer(where):
    """What it should say of the tasks that are asked for, by SQL."""
    shown, total = ledger.count(where), ledger.count()
    first = f"{shown} of {total}" if shown < total else f"{total} tasks"
    return (f"{first} · {ledger.count(where, 'late')} late"
            f" · {ledger.count(f'finished AND ({where})')} done"
            f" · {ledger.count(f'status = 1 AND ({where})')} in progress")


def ask_for(words):
    keys("ctrl+f")
    wait_focus(FIELDS, "Words anywhere in the row")
    type_words(words)


def set_many():
    keys("alt+2")
    wait_for("all tasks in the table", lambda: footer() == expected_footer("1"))
    ask_for("工程变更")
    two = "id IN (SELECT one.id FROM item AS one JOIN item AS two ON two.id = one.parent_id" \
          " WHERE instr(two.heading, '工程变更'))"
    wait_for("two tasks in the table", lambda: footer() == expected_footer(two))
    equal("tasks of the table", ledger.count(two), 2)
    keys("alt+2")
    wait_for("the table", desktop.tree_has_focus)
    keys("ctrl+a")
    wait_for("the selection", lambda: shows("2 selected", TITLE))
    keys("alt+u")
    wait_for("the menu", lambda: desktop.focused().name == "Not started")
    keys("Down", "Return")
    wait_for("the count before", lambda: desktop.has_focus(find(BUTTONS, "Change", "")))
    equal("the question", shows("Set 2 rows in 1 plan to “In progress”?", ""), True)
    keys("alt+h")
    wait_for("the statuses", lambda: ledger.by_status(two) == [0, 2, 0, 0, 0])
    wait_for("the count afterwards", lambda: shows("2 rows in 1 plan: now “In progress”", TITLE))
    wait_for("the footer", lambda: footer() == expected_footer(two))
    passed("the status of several tasks is set at once, after their count")


def need_everything():
    """What a close-out needs in this plan: an entry, evidence and somebody else who looks at it."""
    choose("F10", "s")
    wait_open("Plan Properties")
    keys("alt+e", "alt+v", "alt+w")
    accept("Plan Properties")
    needs = "SELECT count(*) FROM plan_particular WHERE name = 'close_out_needs'"
    wait_count("what a close-out needs", needs, 1)


def attach(words, content):
    select(words)
    path = os.path.join(home, "proof.pdf")
    with open(path, "wb") as proof:
        proof.write(content)
    choose("shift+F10", "b")
    choose_file("Add Files as Evidence", path)
    wait_for("the evidence", lambda: ledger.rows(
        "SELECT name, hash, size, length(data) FROM evidence JOIN evidence_content USING (hash)"
        " WHERE item_id = ?", ledger.task(words)) == [
            ("proof.pdf", hashlib.sha256(content).hexdigest(), len(content), len(content))])
    wait_for("the evidence in the details", lambda: shows("proof.pdf", TITLE))


def steps(words):
    kinds = ("request", "approve", "refuse", "reopen", "vote", "stage")
    return [kinds[row[0]] for row in ledger.rows(
        "SELECT kind FROM step WHERE item_id = ? ORDER BY date", ledger.task(words))]


# Of each step of a close-out: the letter of its entry in the menu, its dialog, who makes it and what
# is said of it, each by the key and the name of its field.
STEPS = {"request": ("r", "Request Close-Out", ("alt+b", "Requested by"), ("alt+g", "Grounds")),
         "decide": ("d", "Decide on Close-Out", ("alt+v", "Reviewer"), ("alt+m", "Remark")),
         "reopen": ("o", "Reopen", ("alt+b", "Reopened by"), ("alt+r", "Reason"))}


def step(kind, words, name, text, offset):
    """Opens the dialog for a step of a close-out, and fills it in."""
    letter, title, who, what = STEPS[kind]
    select(words)
    choose("shift+F10", "w", letter)
    wait_open(title)
    fill(*who, name)
    fill(*what, text)
    fill("alt+e", "Date", day(offset).isoformat())


def request(words, offset):
    before = len(steps(words))
    step("request", words, "韩志远", "措施已经落实。", offset)
    accept("Request Close-Out")
    wait_for("the request", lambda: steps(words)[before:] == ["request"])


def decide(words, reviewer, offset, refuse=False):
    step("decide", words, reviewer, "查看了材料。", offset)
    if refuse:
        pick("Decide on Close-Out", "alt+d", 1, "Refuse")


def close_out():
    need_everything()
    select("年初排出")
    choose("shift+F10", "w", "r")
    wait_for("what is missing", lambda: shows("closed out only with evidence", "Request Close-Out"))
    keys("Escape")
    wait_closed("Request Close-Out", "Cancel")
    attach("年初排出", b"%PDF-1.4 proof")
    request("年初排出", -284)
    decide("年初排出", "江敏", -282, refuse=True)
    accept("Decide on Close-Out")
    wait_for("the refusal", lambda: len(steps("年初排出")) == 2)
    equal("steps", steps("年初排出"), ["request", "refuse"])
    equal("status", status_of("年初排出"), "in_progress")
    passed("what lacks evidence cannot be closed out, and a reviewer can refuse")

    request("年初排出", -240)
    decide("年初排出", "韩志远", -238)
    wait_for("who cannot review", lambda: shows("cannot review it", "Decide on Close-Out"))
    fill("alt+v", "Reviewer", "江敏")
    accept("Decide on Close-Out")
    wait_for("the approval", lambda: steps("年初排出")[2:] == ["request", "approve"])
    equal("status", status_of("年初排出"), "closed")
    passed("somebody who does not answer for it closes it out")

    attach("服务电话", b"%PDF-1.4 proof")
    equal("contents", ledger.count(source="evidence_content"), 1)
    request("服务电话", -250)
    decide("服务电话", "韩志远", -249)
    accept("Decide on Close-Out")
    wait_for("the approval", lambda: status_of("服务电话") == "closed")
    step("reopen", "服务电话", "韩志远", "群众反映电话打不通。", -150)
    accept("Reopen")
    wait_for("it to be open", lambda: status_of("服务电话") == "in_progress")
    equal("steps", steps("服务电话"), ["request", "approve", "reopen"])
    passed("what was closed out is opened again")


def vote():
    select("年初排出")
    choose("shift+F10", "w", "s")
    wait_open("Satisfaction Vote")
    for key, name, count in (("alt+s", "Satisfied", "40"), ("alt+f", "Fairly satisfied", "8"),
                             ("alt+n", "Not satisfied", "2")):
        fill(key, name, count)
    accept("Satisfaction Vote")
    wait_for("the vote", lambda: ledger.rows(
        "SELECT first, second, third FROM step WHERE kind = 4 AND item_id = ?",
        ledger.task("年初排出")) == [(40, 8, 2)])
    wait_for("the vote in the details", lambda: shows("40", TITLE))
    passed("what people think of it is noted")


def sentence():
    """The overview's words for the report."""
    return next((text for _, text in texts(TITLE) if "共有整改任务" in text), "")


def numbers_said(words):
    """Tasks, closed, done, sustained, in progress, not started, finished, late: as words say them."""
    found = re.search(r"任务(\d+)项[：。].*?已销号(\d+)项，已完成(\d+)项，长期坚持(\d+)项，整改中(\d+)项，"
                      r"未启动(\d+)项.*?的共(\d+)项，占任务总数的[\d.]+%。(?:到期未完成(\d+)项)?", words)
    return [int(number or 0) for number in found.groups()] if found else None


def numbers_counted():
    by_status = ledger.by_status()
    return [ledger.count(), by_status[3], by_status[2], by_status[4], by_status[1], by_status[0],
            ledger.count("finished"), ledger.count(source="late")]


def units_counted():
    return {name: ledger.rows(
        "SELECT count(*), sum(finished), sum(id IN (SELECT id FROM late)) FROM task"
        " WHERE id IN (SELECT id FROM task_unit WHERE name = ?)", name)[0]
        for name, in ledger.rows("SELECT DISTINCT name FROM task_unit")}


def units_said(words):
    return {name: (int(count), int(finished), int(late)) for name, count, finished, late in re.findall(
        r"([^，。；、（）]+?)(\d+)项（已办结(\d+)项，到期未完成(\d+)项）", words)}


UNFINISHED = "NOT finished"
STILL = UNFINISHED + " AND julianday(today) - julianday(max(since, ifnull(last_entry, since))) >= 60"
SOON = UNFINISHED + " AND due BETWEEN today AND date(today, '+{} days')"


def overview():
    keys("alt+3")
    wait_for("the numbers of the sentence", lambda: numbers_said(sentence()) == numbers_counted())
    said, counted = units_said(sentence()), units_counted()
    equal("units", said, {unit: counted.get(unit) for unit in said} if said else "some")
    lists = {"Late": ledger.count(source="late"),
             "Due in 30 days": ledger.count(SOON.format(30)),
             "Nobody assigned": ledger.count("id NOT IN (SELECT id FROM task_party)"),
             "No progress for 60 days": ledger.count(STILL)}
    for title, count in lists.items():
        wait_for(f"{title} ({count})", lambda: shows(f"{title} ({count})", TITLE))
    passed("the overview says what the ledger counts")


def filters():
    keys("alt+2")
    wait_for("the table", lambda: footer() is not None)
    keys("alt+c")
    wait_for("all tasks in the table", lambda: footer() == expected_footer("1"))
    for key, where in (("alt+e", "id IN (SELECT id FROM late)"), ("alt+r", STILL)):
        keys(key)
        wait_for(f"the footer of {key}", lambda: footer() == expected_footer(where))
        keys(key)
        wait_for("all tasks again", lambda: footer() == expected_footer("1"))
    first, last = day(-200).isoformat(), day(10).isoformat()
    fill("alt+f", "Due from", first)
    fill("alt+o", "Due to", last)
    wait_for("the footer of the days",
             lambda: footer() == expected_footer(f"due BETWEEN '{first}' AND '{last}'"))
    keys("alt+c")
    wait_for("all tasks at the end", lambda: footer() == expected_footer("1"))
    keys("alt+1")
    passed("what the table lists is what the ledger counts, for every filter")


def send_forms():
    """Returns the files, by unit."""
    units = [name for name, in ledger.rows("SELECT DISTINCT name FROM task_unit")]
    forms = desktop.send_forms(len(units))
    equal("units", sorted(forms), sorted(units))
    for unit, path in forms.items():
        measures = office_forms.find_cells(path)[1]
        equal(f"tasks of {unit}", len(measures), ledger.one(
            "SELECT count(*) FROM task_unit WHERE name = ?", unit))
    passed("each unit gets a form with its tasks")
    return forms


def merge_forms(forms):
    bus, road = forms["运输服务中心"], forms["公路养护中心"]
    said = {"整改状态": "已完成", "进展日期": day(-20).isoformat(), "本期整改进展": "三条班线全部开通。",
            "完成比例（%）": "100", "填报人": "孙立", "整改措施": "锁住的字"}
    office.fill([(bus, office_forms.make_places(bus, {"农村客运班线": said})),
                 (road, office_forms.make_places(road, {
                     "坑槽": dict(said, 整改状态="整改中", 本期整改进展="修补坑槽六十处。",
                                **{"完成比例（%）": "60"}),
                     "桥梁": dict(said, 本期整改进展="二十座桥梁体检完毕。")}))])
    select("坑槽")
    activate("item-status", "[<uint32 4>]")
    wait_for("the office's own status", lambda: status_of("坑槽") == "sustained")
    entries = ledger.count(source="progress")
    activate("merge-files", f"[<['{bus}', '{road}']>]")
    wait_open("Merge a Return (1 of 2)")
    accept("Merge a Return (1 of 2)")
    wait_for("what the first unit did", lambda: status_of("农村客运班线") == "done")
    equal("entries", ledger.count(source="progress"), entries + 1)
    wait_open("Merge a Return (2 of 2)")
    wait_for("the conflict", lambda: shows("1 conflict", "Merge a Return (2 of 2)"))
    keys("alt+t")
    wait_for("the decision", lambda: shows("All conflicts are decided.", "Merge a Return (2 of 2)"))
    accept("Merge a Return (2 of 2)")
    wait_for("what the second did", lambda: status_of("坑槽") == "in_progress")
    equal("status", status_of("桥梁"), "done")
    equal("entries", ledger.count(source="progress"), entries + 3)
    equal("an entry", ledger.rows(
        "SELECT date, text, reporter, share FROM progress WHERE item_id = ? ORDER BY date DESC"
        " LIMIT 1", ledger.task("农村客运班线")),
        [(day(-20).isoformat(), "三条班线全部开通。", "孙立", 100)])
    before = cli("show", LEDGER, "1", "--json").stdout
    again = cli("merge", LEDGER, bus, road)
    equal("merging again", (again.returncode, cli("show", LEDGER, "1", "--json").stdout), (0, before))
    passed("what units filled in with LibreOffice comes back, conflicts decided, and only once")


def save_report(name, first, last):
    """Chooses the span, and has the pages written; returns the words of the PDF."""
    path = os.path.join(home, name)
    choose("F10", "r", "g")
    wait_open("Progress Report")
    fill("alt+f", "From", first.isoformat())
    fill("alt+t", "To", last.isoformat())
    accept("Progress Report")
    wait_for("the report", lambda: state("report") == "progress" and state("view") == "pages")
    choose("F10", "e", "d")
    wait_for("the file dialog", lambda: shows(".pdf", "Save as PDF"))
    type_words(path)
    keys("Return")
    wait_for("the PDF", lambda: os.path.exists(path) and os.path.getsize(path) > 0)
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True).stdout
    return "".join(text.split())


def reports():
    middle = day(-180)
    said = numbers_said(save_report("half.pdf", MEETING, middle))
    then = ledger.statuses_on(middle.isoformat())
    counts = [sum(status == wanted for status, _ in then) for wanted in (3, 2, 4, 1, 0)]
    late = sum(status < 2 and due is not None and due < middle.isoformat() for status, due in then)
    equal("the half-year's report", said, [len(then), *counts, sum(counts[:3]), late])
    passed("the report of the half-year says how it stood then")
    said = numbers_said(save_report("year.pdf", MEETING, TODAY))
    equal("the year's report", said, numbers_counted())
    passed("the report of the year says how it stands")


def remind():
    """The next morning: what was said is a day old."""
    stop()
    path = os.path.join(home, "state", "rectify", "state.ini")
    with open(path, encoding="utf-8") as file:
        kept = file.read()
    with open(path, "w", encoding="utf-8") as file:
        file.write(re.sub(r"(reminder-day-\w+=)(\d+)", lambda m: m[1] + str(int(m[2]) - 1), kept))
    start()
    counts = (ledger.count(source="late"), ledger.count(SOON.format(7)), ledger.count(STILL))
    late, soon, still = (f"{count} task{'' if count == 1 else 's'}" for count in counts)
    words = f"{late} late, {soon} falling due within 7 days, {still} without progress for 60 days."
    wait_for(words, lambda: shows(words, TITLE))
    passed("the next morning it is said what is late and what is due")


def statistics():
    total = json.loads(cli("stats", LEDGER, "--json").stdout)["total"]
    equal("stats", [total["count"], total["finished"], total["late"]],
          [ledger.count(), ledger.count("finished"), ledger.count(source="late")])
    equal("stats by status", [total["by_status"][status] for status in ledger_numbers.STATUSES],
          ledger.by_status())
    check = cli("check", LEDGER)
    equal("the check of the ledger", (check.returncode, check.stderr), (0, ""))
    passed("the statistics are the same, and the ledger is sound")


FIRST = {"年初排出": (-290, 100, "学习计划已经印发。"),
         "领学一次": (-270, 50, "上半年领学两次。"),
         "农村客运班线": (-265, 30, "线路勘察完毕。"),
         "服务电话": (-260, 100, "班次和电话已经上墙。")}


def status_of(words):
    return ledger_numbers.STATUSES[ledger.of(words, "status")]

SECOND = {"领学一次": (-190, 100, "全年领学四次。"),
          "专题研讨": (-185, None, "研讨两次。"),
          "回访乘客": (-195, 40, "回访代表十五人。")}

try:
    import_document()
    grow_old()
    assign()
    quarterly_round("the first quarter is gone through", day(-300), FIRST)
    equal("statuses", [status_of(words) for words in FIRST],
          ["done", "in_progress", "in_progress", "done"])
    set_many()
    keys("alt+1")
    close_out()
    quarterly_round("the second quarter is gone through", day(-200), SECOND)
    vote()
    overview()
    filters()
    merge_forms(send_forms())
    reports()
    remind()
    statistics()
finally:
    stop()
    office.start.kill()
    desktop.clean_up()
desktop.finish()
