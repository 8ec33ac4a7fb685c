#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""DOCX files of rectify-cli in other programs: python-docx finds styles, text and tables in them, and
LibreOffice sets them on as many pages of 22 lines as our own PDF has. Each is skipped where it is not
there."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

from tap import finish, report

CLI = os.path.abspath(sys.argv[1])
SAMPLES = os.environ["RECTIFY_SAMPLES"]
LINES_PER_PAGE = 22
MM = 72 / 25.4


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


def find_words(pdf):
    """Page, place and text of each word, in millimetres from the paper's head."""
    output = subprocess.run(["pdftotext", "-bbox", pdf, "-"], check=True, capture_output=True, text=True,
                            timeout=60).stdout
    words = []
    for page, content in enumerate(output.split("<page ")[1:]):
        words += [(page, float(low) / MM, text)
                  for low, text in re.findall(r'yMax="([\d.]+)">(.*?)</word>', content)]
    return words


def export(folder, name, n_lines, *options):
    """A plan with all that stands around its text, so many lines of it, as a DOCX file in LibreOffice."""
    source, ledger = (os.path.join(folder, name + extension) for extension in (".txt", ".rectify"))
    docx = os.path.join(folder, name + ".docx")
    with open(source, "w", encoding="utf-8") as file:
        file.write("某局整改方案\n一、存在问题\n整改措施：加强学习。\n"
                   + "".join(f"{i + 1}.学习不够深入。\n" for i in range(n_lines)) + "二、保障措施\n加强领导。\n")
    subprocess.run([CLI, "import", ledger, source], check=True, capture_output=True, timeout=60)
    with sqlite3.connect(ledger) as connection:
        connection.executemany("INSERT INTO plan_particular VALUES (1, ?, ?)",
                               [("mark", "某局文件"), ("copies_to", "区委办公室，区政府办公室"),
                                ("printed_by", "某局办公室"), ("printed_on", "2023-02-06")])
    connection.close()
    subprocess.run([CLI, "export", ledger, "1", docx, *options], check=True, capture_output=True, timeout=60)
    subprocess.run(["soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{folder}/profile",
                    "--convert-to", "pdf", "--outdir", folder, docx],
                   check=True, capture_output=True, timeout=180)
    return find_words(os.path.join(folder, name + ".pdf"))


def check_imprint(folder, name, n_lines):
    """GB/T 9704-2012, 7.4: its last rule is the lower edge of the last page's type area, 262 mm from the paper's
    head; text that leaves no room for it does not stand in it."""
    words = export(folder, name, n_lines)
    last = max(page for page, _, _ in words)
    imprint = [(page, low) for page, low, text in words if "抄送" in text or "印发" in text]
    head = min(low for _, low in imprint) if imprint else 0
    problem = None
    if {page for page, _ in imprint} != {last}:
        problem = f"on pages {sorted({page + 1 for page, _ in imprint})} of {last + 1}"
    elif abs(max(low for _, low in imprint) - 262) > 2:
        problem = f"its last line ends {max(low for _, low in imprint):.1f} mm from the head of the page"
    elif any(page == last and low > head - 6 for page, low, text in words if "加强领导" in text):
        problem = "text stands in it"
    report(f"{name}: the imprint is at the foot of the last page", problem)


def check_contents(folder):
    """Entries with dots and the numbers of their pages, which are Roman before the text."""
    words = export(folder, "contents", 40, "--contents")
    first = "".join(text for page, _, text in words if page == 0)
    problem = None
    if not re.search(r"一、存在问题[.…]*1二、保障措施[.…]*3", first) or not re.search(r"—I—", first):
        problem = f"the first page says {first}"
    report("contents: entries lead to their pages", problem)


def count_pages(pdf):
    output = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True, timeout=60).stdout
    return int(re.search(r"Pages: *(\d+)", output).group(1))


def check_reports(folder):
    """Reports with tables take as many pages as ours, a row more or less."""
    source = os.path.join(SAMPLES, "sample-plan.txt")
    reports = ["ledger", "slips", "tasks", "responsibilities", "progress"]
    for report_name in reports:
        for extension in ("docx", "ours.pdf"):
            subprocess.run([CLI, "convert", source, os.path.join(folder, f"{report_name}.{extension}"), report_name],
                           check=True, capture_output=True, timeout=60)
    subprocess.run(["soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{folder}/profile",
                    "--convert-to", "pdf", "--outdir", folder]
                   + [os.path.join(folder, name + ".docx") for name in reports],
                   check=True, capture_output=True, timeout=180)
    for name in reports:
        got, wanted = (count_pages(os.path.join(folder, name + end)) for end in (".pdf", ".ours.pdf"))
        report(f"{name}: as many pages",
               f"{got} pages, and {wanted} of ours" if abs(got - wanted) > wanted // 10 else None)


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
        check_imprint(folder, "imprint", 3)
        check_imprint(folder, "no-room", 7)
        check_contents(folder)
        check_reports(folder)
    else:
        report("LibreOffice", skip="LibreOffice or pdftotext is not there")
finish()
