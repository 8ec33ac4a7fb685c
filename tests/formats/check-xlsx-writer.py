#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""XLSX files of rectify-cli in other programs: openpyxl finds what is merged, frozen, repeated and how wide
columns are in them, and LibreOffice prints them as wide as the paper with the header on every page. Each
is skipped where it is not there."""

import os
import shutil
import subprocess
import sys
import tempfile

from tap import expect, finish, report

CLI = os.path.abspath(sys.argv[1])
SAMPLE = os.path.join(os.environ["RECTIFY_SAMPLES"], "sample-plan.txt")
MM = 72 / 25.4


def run(*arguments):
    return subprocess.run([CLI, *arguments], capture_output=True, text=True, timeout=60)


def convert(source, target, *words):
    done = run("convert", source, target, *words)
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    return target


def check_ledger(openpyxl, folder):
    book = openpyxl.load_workbook(convert(SAMPLE, os.path.join(folder, "ledger.xlsx")))
    expect("the plan as written becomes its ledger table", book.sheetnames, ["整改台账"])
    sheet = book.active
    expect("the title stands over the whole table", sheet["A1"].value,
           "云溪区水务局党组2022年度专题民主生活会整改台账")
    merged = {str(cells) for cells in sheet.merged_cells.ranges}
    report("title and areas are merged",
           None if {"A1:J1", "B3:B6", "C3:C4"} <= merged else sorted(merged))
    expect("the header", [cell.value for cell in sheet[2]],
           ["序号", "问题类别", "存在问题", "整改措施", "责任领导", "牵头单位", "责任单位", "整改时限",
            "整改状态", "备注"])
    expect("the header is bold and in the middle",
           {(cell.font.b, cell.alignment.horizontal) for cell in sheet[2]}, {(True, "center")})
    expect("what is above the rows stays", sheet.freeze_panes, "A3")
    expect("the header is repeated", sheet.print_title_rows, "$2:$2")
    expect("merged rows have no filter", sheet.auto_filter.ref, None)
    expect("numbers are numbers", sheet["A3"].value, 1)
    expect("texts are wrapped, in the middle of the height",
           (sheet["D3"].alignment.wrap_text, sheet["D3"].alignment.vertical), (True, "center"))
    expect("fonts", (sheet["A1"].font.name, sheet["A1"].font.sz, sheet["D3"].font.name),
           ("方正小标宋简体", 22, "仿宋_GB2312"))
    expect("paper", (sheet.page_setup.paperSize, sheet.page_setup.orientation,
                     sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight),
           ("9", "landscape", 1, 0) if isinstance(sheet.page_setup.paperSize, str)
           else (9, "landscape", 1, 0))
    expect("page number", sheet.oddFooter.center.text, "— &P —")
    expect("properties", (book.properties.title, book.properties.creator),
           ("云溪区水务局党组2022年度专题民主生活会整改台账", "云溪区水务局党组"))
    widths = [sheet.column_dimensions[letter].width for letter in "ABCDEFGHIJ"]
    report("measures have the widest column",
           None if max(widths) == widths[3] and min(widths) > 2 else widths)
    heights = [sheet.row_dimensions[row].height for row in range(1, sheet.max_row + 1)]
    report("every row has a height", None if all(h and 12 <= h <= 409.5 for h in heights) else heights)


def check_heights(openpyxl, folder):
    """A row of long text is higher than one of short text, and one that no program shows is parted."""
    path = os.path.join(folder, "long.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write("某局整改方案\n一、问题和措施\n（一）学习方面\n1.学习不够。\n整改措施：一是短。二是" +
                   "认真学习有关文件，逐项对照检查，" * 20 + "三是" + "逐级压实责任，" * 600 + "\n"
                   "责任单位：办公室\n完成时限：2023年6月30日\n")
    sheet = openpyxl.load_workbook(convert(path, os.path.join(folder, "long.xlsx"))).active
    heights = [sheet.row_dimensions[row].height for row in range(1, sheet.max_row + 1)]
    report("long texts have high rows", None if max(heights) > 5 * min(heights) else heights)
    report("no row is higher than programs allow", None if max(heights) <= 409.5 else heights)
    dates = [cell for row in sheet.iter_rows() for cell in row
             if getattr(cell, "is_date", False)]
    expect("a day is a date", [str(cell.value)[:10] for cell in dates][:1], ["2023-06-30"])


def check_slips(openpyxl, folder):
    book = openpyxl.load_workbook(convert(SAMPLE, os.path.join(folder, "slips.xlsx"), "slips"))
    expect("a sheet for each unit", book.sheetnames[:4], ["局办公室", "机关党委", "各科室", "人事科"])
    for name in book.sheetnames:
        sheet = book[name]
        if sheet["A2"].value != "单位：" + name or "签收人" not in sheet.cell(sheet.max_row, 1).value:
            report("each slip is whole", f"{name}: {sheet['A2'].value}")
            return
    report("each slip is whole")
    alone = [sheet for sheet in book if sheet.auto_filter.ref]
    report("rows of their own have a filter", None if alone else "no sheet has one")
    for sheet in alone:
        rows = range(int(sheet.auto_filter.ref.split(":")[0][1:]), sheet.max_row)
        if any(cells.min_row in rows for cells in sheet.merged_cells.ranges):
            report("no filter over merged rows", f"{sheet.title}: {sheet.merged_cells.ranges}")
            return
    report("no filter over merged rows")


def check_injection(openpyxl, folder):
    path = os.path.join(folder, "injection.txt")
    texts = ["=1+1", "+86", "-2", "@SUM(A1:A9)", '=HYPERLINK("http://example.org","x")']
    with open(path, "w", encoding="utf-8") as file:
        file.write("序号\t存在问题\t整改措施\t责任单位\n")
        for i, text in enumerate(texts):
            file.write(f"{i + 1}\t问题\t{text}\t{text}\n")
    for word in ("ledger", "slips"):
        book = openpyxl.load_workbook(convert(path, os.path.join(folder, word + ".xlsx"), word))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        kinds = {cell.data_type for cell in cells if isinstance(cell.value, str)}
        found = {cell.value for cell in cells}
        # openpyxl takes a shared string for text, whatever it begins with.
        report("no formulas: " + word, None if kinds == {"s"} and texts[0] in found else (kinds, found))


def check_notice(folder):
    path = os.path.join(folder, "notice.xlsx")
    done = run("convert", SAMPLE, path, "notice")
    expect("a public notice is no table", (done.returncode, os.path.exists(path)), (1, False))
    ledger = os.path.join(folder, "a.rectify")
    run("import", ledger, SAMPLE)
    done = run("export", ledger, "1", path, "notice")
    expect("nor from a ledger", (done.returncode, os.path.exists(path)), (1, False))


def check_progress(openpyxl, folder):
    path = os.path.join(folder, "progress.xlsx")
    done = run("convert", SAMPLE, path, "progress", "--no-pictures")
    report("the text that is left out is told of",
           None if done.returncode == 0 and "tables alone" in done.stderr else done.stderr)
    sheet = openpyxl.load_workbook(path).active
    expect("the annex of a progress report", (sheet.title, sheet["A1"].value), ("整改台账", "附件"))


def check_same(folder):
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000"}
    content = []
    for name in ("a", "b"):
        path = os.path.join(folder, name + ".xlsx")
        subprocess.run([CLI, "convert", SAMPLE, path], check=True, env=environment, timeout=60)
        with open(path, "rb") as file:
            content.append(file.read())
    report("the same plan makes the same bytes", None if content[0] == content[1] else "they differ")


def check_openpyxl(folder):
    try:
        import openpyxl
    except ImportError:
        report("openpyxl", skip="python3-openpyxl is not there")
        return
    check_ledger(openpyxl, folder)
    check_heights(openpyxl, folder)
    check_slips(openpyxl, folder)
    check_injection(openpyxl, folder)
    check_progress(openpyxl, folder)


def check_libreoffice(folder):
    """The whole table on each page, from margin to margin."""
    if shutil.which("soffice") is None or shutil.which("pdftotext") is None:
        report("LibreOffice", skip="libreoffice-calc-nogui or poppler-utils is not there")
        return
    convert(SAMPLE, os.path.join(folder, "printed.xlsx"), "ledger")
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
                    "--convert-to", "pdf", "--outdir", folder, os.path.join(folder, "printed.xlsx")],
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=200, check=False)
    pdf = os.path.join(folder, "printed.pdf")
    if not os.path.exists(pdf):
        report("LibreOffice", skip="it made no PDF; libreoffice-calc-nogui is not there")
        return
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True,
                          timeout=60, check=True).stdout
    pages = text.rstrip("\f").split("\f")
    report("the header is on every page, to its last column",
           None if len(pages) > 1 and all("序号" in page and "备注" in page for page in pages)
           else text)
    expect("pages are numbered", ["".join(page.split())[-3:] for page in pages],
           [f"—{i + 1}—" for i in range(len(pages))])


work = tempfile.mkdtemp(prefix="rectify-")
try:
    check_openpyxl(work)
    check_notice(work)
    check_same(work)
    check_libreoffice(work)
finally:
    shutil.rmtree(work, ignore_errors=True)
finish()
