#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""DOCX files of rectify-cli in other programs: python-docx finds styles, text and tables in them, and
LibreOffice sets them on as many pages of 22 lines as our own PDF has. Each is skipped where it is not
there."""

import os
import re
import shutil
import subprocess
import sys
import tempfile

CLI = os.path.abspath(sys.argv[1])
SAMPLES = os.environ["RECTIFY_SAMPLES"]
LINES_PER_PAGE = 22
MM = 72 / 25.4

number = 0
failures = 0


def report(name, problem=None, skip=None):
    global number, failures
    number += 1
    if problem:
        failures += 1
        print(f"not ok {number} {name}")
        for line in str(problem).splitlines():
            print("# " + line)
    else:
        print(f"ok {number} {name}" + (f" # SKIP {skip}" if skip else ""), flush=True)


def convert(source, target):
    subprocess.run([CLI, "convert", source, target], check=True, capture_output=True, timeout=60)


def count_lines(pdf):
    """Lines of the type area, for each page."""
    output = subprocess.run(["pdftotext", "-bbox", pdf, "-"], check=True, capture_output=True, text=True,
                            timeout=60).stdout
    pages = []
    for page in output.split("<page ")[1:]:
        middles = sorted((float(low) + float(high)) / 2
                         for low, high in re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)"', page))
        middles = [middle for middle in middles if middle < 264 * MM]
        lines = 0
        last = -100.0
        for middle in middles:
            if middle - last > 12:
                lines += 1
            last = middle
        pages.append(lines)
    return pages


def write_long(folder):
    path = os.path.join(folder, "long.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write("某局民主生活会整改方案\n")
        for i in range(1, 40):
            file.write(f"（{'一二三四五六七八九'[i % 9]}）在理论学习方面存在的问题\n")
            for j in range(1, 4):
                file.write(f"{j}.学习不够深入。" + "理论学习系统性不强联系实际不够紧密" * (j + i % 3) + "。\n")
            file.write("整改措施：一是制定学习计划。二是定期开展研讨。\n责任领导：张三\n")
    return path


def check_pages(folder, name, source):
    docx = os.path.join(folder, name + ".docx")
    ours = os.path.join(folder, name + "-ours.pdf")
    convert(source, docx)
    convert(source, ours)
    subprocess.run(["soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{folder}/profile",
                    "--convert-to", "pdf", "--outdir", folder, docx],
                   check=True, capture_output=True, timeout=180)
    wanted = count_lines(ours)
    got = count_lines(os.path.join(folder, name + ".pdf"))
    problem = None
    # A face that stands in for another has other widths of digits: a line more or less at the end.
    if abs(len(got) - len(wanted)) > len(wanted) // 20:
        problem = f"{len(got)} pages, and {len(wanted)} of ours"
    # A heading that would be alone at the foot of a page goes over to the next one.
    elif (max(got) != LINES_PER_PAGE or max(wanted) != LINES_PER_PAGE
          or any(abs(a - b) > 1 for a, b in zip(got[:-1], wanted[:-1]))):
        problem = f"lines a page: {got}, ours {wanted}"
    report(f"{name}: as many lines a page", problem)


def check_python_docx(folder):
    try:
        import docx
    except ImportError:
        report("python-docx", skip="python-docx is not there")
        return
    source = os.path.join(folder, "table.txt")
    target = os.path.join(folder, "table.docx")
    with open(source, "w", encoding="utf-8") as file:
        file.write("某局整改方案\n一、存在问题及整改措施\n（一）理论学习方面\n序号\t存在问题\t整改措施\n"
                   "1\t学习不深\t加强学习\n2\t作风不实\t下沉一线\n")
    convert(source, target)
    document = docx.Document(target)
    styles = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs}
    section = document.sections[0]
    problems = []
    if styles.get("某局整改方案") != "Title":
        problems.append(f"the title has the style {styles.get('某局整改方案')}")
    if styles.get("一、存在问题及整改措施") != "Heading 1":
        problems.append(f"the heading has the style {styles.get('一、存在问题及整改措施')}")
    cells = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    if cells != [["序号", "存在问题", "整改措施"], ["1", "学习不深", "加强学习"], ["2", "作风不实", "下沉一线"]]:
        problems.append(f"the table holds {cells}")
    for name, value, wanted in (("width", section.page_width.mm, 210), ("height", section.page_height.mm, 297),
                                ("top", section.top_margin.mm, 37), ("left", section.left_margin.mm, 28)):
        if abs(value - wanted) > 0.6:
            problems.append(f"{name}: {value} mm instead of {wanted}")
    report("python-docx", "\n".join(problems))


with tempfile.TemporaryDirectory() as folder:
    check_python_docx(folder)
    if shutil.which("soffice") and shutil.which("pdftotext"):
        check_pages(folder, "sample", os.path.join(SAMPLES, "sample-plan.txt"))
        check_pages(folder, "long", write_long(folder))
    else:
        report("LibreOffice", skip="LibreOffice or pdftotext is not there")
print(f"1..{number}")
sys.exit(1 if failures else 0)
