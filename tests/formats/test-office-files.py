#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that other programs write are read as they show them: TAP.

Usage: test-office-files.py dump-document
What is not installed is skipped.
"""

import datetime
import os
import shutil
import subprocess
import sys
import tempfile

DUMP = sys.argv[1]
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
SHEET = """整改台账
{[序号+1][问题+1][责任*1]
[单位][时限]=
[1+1][甲/乙+1][区财政局][2023年6月30日]
[区教育局][2023-06-30]
[2][丙][镇政府][85%]}
注：丁
"""

try:
    import openpyxl
    from openpyxl.comments import Comment
except ImportError:
    openpyxl = None


def dump(path):
    result = subprocess.run([DUMP, path], capture_output=True, text=True, timeout=120)
    return result.stdout + result.stderr


def convert(path, kind, folder):
    subprocess.run(
        [SOFFICE, "--headless", "--norestore", f"-env:UserInstallation=file://{folder}/profile",
         "--convert-to", kind, "--outdir", folder, path],
        check=True, capture_output=True, timeout=180)
    return os.path.join(folder, os.path.splitext(os.path.basename(path))[0] + "." + kind.split(":")[0])


def make_workbook(path):
    book = openpyxl.Workbook()
    sheet = book.active
    rows = [["整改台账"], ["序号", "问题", "责任"], [None, None, "单位", "时限"],
            [1, "甲\n乙", "区财政局", datetime.date(2023, 6, 30)],
            [None, None, "区教育局", datetime.date(2023, 6, 30)],
            [2, "丙", "镇政府", 0.85], ["注：丁"]]
    for row in rows:
        sheet.append(row)
    for place in ["A1:D1", "A2:A3", "B2:B3", "C2:D2", "A4:A5", "B4:B5", "A7:D7"]:
        sheet.merge_cells(place)
    sheet["D4"].number_format = 'yyyy"年"m"月"d"日";@'
    sheet["D5"].number_format = "yyyy-mm-dd"
    sheet["D6"].number_format = "0%"
    sheet.print_title_rows = "$1:$3"
    sheet["B4"].comment = Comment("看", "某")
    hidden = book.create_sheet("旧")
    hidden["A1"] = "旧"
    hidden.sheet_state = "hidden"
    book.save(path)


def test_openpyxl(folder):
    path = os.path.join(folder, "a.xlsx")
    make_workbook(path)
    found = dump(path)
    assert found == SHEET + ("! Hidden sheets were left out.\n"
                             "! Comments were left out.\n"), found


def test_libreoffice(folder):
    path = os.path.join(folder, "a.xlsx")
    make_workbook(path)
    os.mkdir(os.path.join(folder, "again"))
    again = convert(path, "xlsx", os.path.join(folder, "again"))
    found = dump(again)
    assert found.startswith(SHEET), found
    assert "Hidden sheets" in found and "Comments" in found, found


def test_old_workbook(folder):
    path = os.path.join(folder, "a.xlsx")
    make_workbook(path)
    found = dump(convert(path, "xls", folder))
    assert found.startswith(SHEET), found
    assert "! The file was read by means of LibreOffice.\n" in found, found


def test_old_document(folder):
    path = os.path.join(folder, "a.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write("整改方案\n一、总体要求。\n")
    for kind in ["doc", "rtf"]:
        found = dump(convert(path, kind, folder))
        expected = "整改方案\n一、总体要求。\n! The file was read by means of LibreOffice.\n"
        assert found == expected, found


PAGE = """<html><head><meta charset="utf-8"></head><body><p>整改方案</p>
<ol><li>甲<ol type="a"><li>乙</li></ol></li><li>丙</li></ol>
<table border="1"><tr><td rowspan="2">序号</td><td colspan="2">责任</td></tr>
<tr><td>单位</td><td>人</td></tr><tr><td>1</td><td>丁<br>戊</td><td></td></tr></table>
<p>后</p></body></html>"""
TEXT = """整改方案
1. 甲
a. 乙
2. 丙
{[序号+1][责任*1]
[单位][人]
[1][丁/戊][]}
后
"""


def test_opendocument(folder):
    path = os.path.join(folder, "a.html")
    with open(path, "w", encoding="utf-8") as file:
        file.write(PAGE)
    found = dump(path)
    assert found == TEXT, found
    found = dump(convert(path, "odt:writer8", folder))
    assert found == TEXT, found


def test_opendocument_sheet(folder):
    path = os.path.join(folder, "a.xlsx")
    make_workbook(path)
    found = dump(convert(path, "ods", folder))
    assert found.startswith(SHEET), found
    assert "Hidden sheets" in found and "Comments" in found, found


def has_writer():
    return SOFFICE is not None and os.path.exists("/usr/lib/libreoffice/program/libswlo.so")


def has_calc():
    return (openpyxl is not None and SOFFICE is not None
            and os.path.exists("/usr/lib/libreoffice/program/libsclo.so"))


TESTS = [
    ("openpyxl", test_openpyxl, lambda: openpyxl is not None),
    ("libreoffice", test_libreoffice, has_calc),
    ("opendocument", test_opendocument, has_writer),
    ("opendocument sheet", test_opendocument_sheet, has_calc),
    ("old workbook", test_old_workbook, has_calc),
    ("old document", test_old_document, has_writer),
]


def main():
    print(f"1..{len(TESTS)}")
    failed = False
    for i, (name, test, is_there) in enumerate(TESTS, 1):
        if not is_there():
            print(f"ok {i} {name} # SKIP not installed")
            continue
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(folder)
                print(f"ok {i} {name}")
            except (AssertionError, subprocess.SubprocessError) as error:
                failed = True
                print(f"not ok {i} {name}")
                for line in str(error).splitlines():
                    print("# " + line)
    return failed


sys.exit(main())
