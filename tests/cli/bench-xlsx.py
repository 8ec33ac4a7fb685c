#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ledger table of 10,000 rows written as XLSX, beside LibreOffice saving the same table.

What rectify-cli takes counts from its start to its end: the ledger is read, the table composed and
written. Of LibreOffice there is both: all of it, from its start to a file written, and the saving
alone, of a table that it has open. It is the processor's time: what else the computer does is not
counted. Usage: bench-xlsx.py RECTIFY-CLI
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

N_RUNS = 3
DIGITS = "〇一二三四五六七八九十"
AREAS, PROBLEMS, MEASURES = 10, 100, 10
UNITS = ["区教育局", "区财政局", "区审计局", "区委办公室", "区卫生健康局"]
TEXT = "深入学习贯彻落实整改方案各项要求，抓好责任分工，建立长效机制，做到件件有落实、事事有回音。"

BASIC = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Bench" script:language="StarBasic">
Sub Save
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName"
  kind(0).Value = "Calc MS Excel 2007 XML"
  book = StarDesktop.loadComponentFromURL("file://%(source)s", "_blank", 0, hidden())
  For i = 1 To %(runs)d
    book.storeToURL("file://%(saved)s", kind())
  Next i
  book.close(True)
  StarDesktop.terminate()
End Sub
</script:module>
"""

LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Bench"/>
</library:library>
"""

LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
 <library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/>
</library:libraries>
"""


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def make_plan():
    lines = ["2023年度整改方案", "一、存在问题和整改措施"]
    number = 0
    for area in range(1, AREAS + 1):
        lines.append(f"（{DIGITS[area]}）第{area}方面存在的问题")
        for problem in range(1, PROBLEMS + 1):
            lines.append(f"{problem}.第{problem}个问题不够深入。{TEXT}")
            for measure in range(1, MEASURES + 1):
                number += 1
                lines.append(f"整改措施：第{number}项。{TEXT}")
                lines.append(f"责任领导：张{DIGITS[measure]}")
                lines.append(f"责任单位：{UNITS[number % len(UNITS)]}")
                lines.append(f"整改时限：2023年{number % 12 + 1}月{number % 28 + 1}日")
    return "\n".join(lines) + "\n"


def run(arguments):
    """Seconds of the processor, of the program and what it starts."""
    with subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{arguments[0]}: exit status {child.returncode}")
    return usage.ru_utime + usage.ru_stime


def count_rows(path):
    with zipfile.ZipFile(path) as package:
        return max(len(re.findall(rb"<row ", package.read(name)))
                   for name in package.namelist() if name.startswith("xl/worksheets/sheet"))


def measure_ours(cli, folder):
    plan, ledger = os.path.join(folder, "plan.txt"), os.path.join(folder, "ledger.rectify")
    saved = os.path.join(folder, "ours.xlsx")
    write(plan, make_plan())
    run([cli, "import", ledger, plan])
    return saved, min(run([cli, "export", ledger, "1", saved, "ledger"]) for _ in range(N_RUNS))


def measure_theirs(office, source, folder):
    basic = os.path.join(folder, "profile", "user", "basic")
    names = {"source": source, "saved": os.path.join(folder, "theirs.xlsx")}
    start = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore"]
    # A new profile is filled first, over what is there.
    run(start + ["--terminate_after_init"])
    write(os.path.join(basic, "Standard", "script.xlb"), LIBRARY)
    write(os.path.join(basic, "script.xlc"), LIBRARIES)
    times = []
    for runs in (1, 1 + N_RUNS):
        names["runs"] = runs
        write(os.path.join(basic, "Standard", "Bench.xba"), BASIC % names)
        times.append(run(start + ["macro:///Standard.Bench.Save"]))
    return names["saved"], times[0], (times[1] - times[0]) / N_RUNS


def main():
    office = shutil.which("soffice")
    with tempfile.TemporaryDirectory() as folder:
        ours, seconds = measure_ours(sys.argv[1], folder)
        print(f"XLSX of {count_rows(ours)} rows: rectify-cli, from start to end, {seconds:.2f} s")
        if office is None:
            print("LibreOffice is not installed: nothing to compare with")
            return 77
        theirs, whole, saving = measure_theirs(office, ours, folder)
        print(f"LibreOffice, with {count_rows(theirs)} rows, from start to end {whole:.2f} s, "
              f"{whole / seconds:.1f} times as long; saving alone {saving:.2f} s, "
              f"{saving / seconds:.1f} times")
    return 0


sys.exit(main())
