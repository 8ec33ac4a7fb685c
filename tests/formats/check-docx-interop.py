#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""DOCX files that other programs make, read by rectify-cli and compared with what went in.

python-docx writes what Word's own templates hold; LibreOffice converts text and HTML with lists and
tables. Each is skipped if it is not there.
"""

import html
import os
import shutil
import subprocess
import sys
import tempfile

from tap import finish, report

CLI = os.path.abspath(sys.argv[1])
SAMPLES = os.environ["RECTIFY_SAMPLES"]
CORPUS = os.environ.get("RECTIFY_CORPUS")


def lines_of(text):
    """Lines without the white space that word processors change."""
    return ["".join(line.split()) for line in text.lstrip("\ufeff").splitlines() if line.strip()]


def read(path):
    output = path + ".txt"
    run = subprocess.run([CLI, "convert", path, output], capture_output=True, text=True)
    if run.returncode != 0:
        return None, run.stderr
    with open(output, encoding="utf-8") as file:
        return lines_of(file.read()), None


def compare(name, path, expected):
    got, error = read(path)
    if got is None:
        report(name, error)
        return
    wanted = lines_of(expected)
    # The report of a plan may part or join lines; no character is lost or added.
    if "".join(got) == "".join(wanted):
        report(name)
        return
    place = next((i for i, (a, b) in enumerate(zip("".join(got), "".join(wanted))) if a != b),
                 min(len("".join(got)), len("".join(wanted))))
    report(name, f"differs at character {place}:\n"
                 f"got      …{''.join(got)[max(place - 20, 0):place + 30]}\n"
                 f"expected …{''.join(wanted)[max(place - 20, 0):place + 30]}")


def check_python_docx(folder):
    try:
        import docx
        from docx.enum.text import WD_BREAK
    except ImportError:
        report("python-docx", skip="python3-docx is not there")
        return

    path = os.path.join(folder, "headings.docx")
    document = docx.Document()
    document.add_heading("某局整改方案", 0)
    document.add_heading("一、总体要求", 1)
    document.add_paragraph("以习近平新时代中国特色社会主义思想为指导。")
    document.add_heading("二、整改措施", 1)
    document.add_heading("（一）学习方面", 2)
    paragraph = document.add_paragraph("一是")
    paragraph.add_run("加强学习。").bold = True
    paragraph.add_run("每季度一次。")
    document.add_paragraph("要点", style="List Bullet")
    document.save(path)
    compare("headings and runs of python-docx", path,
            "某局整改方案\n一、总体要求\n以习近平新时代中国特色社会主义思想为指导。\n二、整改措施\n"
            "（一）学习方面\n一是加强学习。每季度一次。\n要点")

    path = os.path.join(folder, "numbers.docx")
    document = docx.Document()
    for words in ("完善制度。", "加强监督。", "严格考核。"):
        document.add_paragraph(words, style="List Number")
    document.save(path)
    compare("numbering by style of python-docx", path, "1.完善制度。\n2.加强监督。\n3.严格考核。")

    path = os.path.join(folder, "breaks.docx")
    document = docx.Document()
    run = document.add_paragraph().add_run("第一行")
    run.add_break()
    run.add_text("第二行\t后")
    run.add_break(WD_BREAK.PAGE)
    run.add_text("新页")
    document.save(path)
    compare("breaks of python-docx", path, "第一行\n第二行后\n新页")

    path = os.path.join(folder, "table.docx")
    document = docx.Document()
    document.add_paragraph("整改台账")
    table = document.add_table(rows=3, cols=3, style="Table Grid")
    for row, words in enumerate((("序号", "问题", "措施"), ("1", "学习不够", "每月学习"),
                                 ("2", "调研不多", "深入基层"))):
        for column, word in enumerate(words):
            table.cell(row, column).text = word
    document.save(path)
    compare("table of python-docx", path,
            "整改台账\n序号问题措施\n1学习不够每月学习\n2调研不多深入基层")

    path = os.path.join(folder, "merged.docx")
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "整改台账"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "合并"
    table.cell(1, 1).text = "甲"
    table.cell(2, 2).text = "乙"
    document.save(path)
    compare("merged cells of python-docx", path, "整改台账\n合并甲\n乙")


def convert(folder, source, name):
    """Has LibreOffice make a DOCX file; with a profile of its own, so that no other run is met."""
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
         "docx:MS Word 2007 XML", "--outdir", folder, source],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=200, check=False)
    path = os.path.join(folder, name + ".docx")
    return path if os.path.exists(path) else None


def check_text(folder, source):
    name = os.path.splitext(os.path.basename(source))[0]
    with open(source, "rb") as file:
        data = file.read()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030")
    copy = os.path.join(folder, name + ".txt")
    with open(copy, "w", encoding="utf-8-sig") as file:
        file.write(text)
    path = convert(folder, copy, name)
    if path is None:
        report("text of LibreOffice: " + name, "it made no file")
    else:
        compare("text of LibreOffice: " + name, path, text)


def check_html(folder):
    """Lists, headings and tables, which LibreOffice writes as numbering and styles."""
    rows = "".join(f"<tr><td>{i}</td><td>{html.escape('问题<' + str(i))}</td></tr>"
                   for i in range(1, 4))
    source = os.path.join(folder, "lists.html")
    with open(source, "w", encoding="utf-8") as file:
        file.write("<html><head><meta charset='utf-8'></head><body><h1>整改方案</h1><p>前言。</p>"
                   "<ol><li>完善制度。</li><li>加强监督。<ol type='a'><li>日常。</li><li>专项。</li></ol>"
                   "</li><li>严格考核。</li></ol><ul><li>要点</li></ul>"
                   "<table border='1'><tr><th>序号</th><th>内容</th></tr>" + rows +
                   "<tr><td colspan='2'>合计</td></tr></table><p>后记。</p></body></html>")
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
         "--writer", "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder, source],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=200, check=False)
    path = os.path.join(folder, "lists.docx")
    if not os.path.exists(path):
        report("HTML of LibreOffice", "it made no file")
        return
    compare("lists and tables of LibreOffice", path,
            "整改方案\n前言。\n1.完善制度。\n2.加强监督。\na.日常。\nb.专项。\n3.严格考核。\n要点\n"
            "序号内容\n1问题<1\n2问题<2\n3问题<3\n合计\n后记。")


def check_libreoffice(folder):
    if shutil.which("soffice") is None:
        report("LibreOffice", skip="libreoffice-writer-nogui is not there")
        return
    check_text(folder, os.path.join(SAMPLES, "sample-plan.txt"))
    if CORPUS is not None:
        for name in sorted(os.listdir(CORPUS)):
            if name.endswith(".txt"):
                check_text(folder, os.path.join(CORPUS, name))
    check_html(folder)


work = tempfile.mkdtemp(prefix="rectify-")
try:
    check_python_docx(work)
    check_libreoffice(work)
finally:
    shutil.rmtree(work, ignore_errors=True)
finish()
