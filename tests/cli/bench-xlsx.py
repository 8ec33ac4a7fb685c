#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ledger table of 10,000 rows written as XLSX, beside LibreOffice saving the same table.

LibreOffice opens what was written here, with all its formats, and saves it. Two things are measured:
all of it from the start of the program to its end, where rectify-cli reads the ledger, composes the
table and writes it, and LibreOffice reads the file and writes another; and the saving alone, of what
is open: what one more saving takes, which here includes composing the table. Both by the clock, which
is what somebody waits for, and by the processor's time, which does not count what else the computer
does. Of several runs the least is told. Usage: bench-xlsx.py RECTIFY-CLI SAVE-XLSX
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile

N_RUNS = 5
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
    """Seconds by the clock and of the processor, of the program and what it starts."""
    began = time.monotonic()
    with subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{arguments[0]}: exit status {child.returncode}")
    return time.monotonic() - began, usage.ru_utime + usage.ru_stime


def least(runs):
    return tuple(min(column) for column in zip(*runs))


def measure_saving(start, once, often):
    """What one more saving takes, of runs that save once and N_RUNS times more."""
    return tuple((more - one) / N_RUNS
                 for one, more in zip(least(start(once) for _ in range(2)),
                                      least(start(often) for _ in range(2))))


def count_rows(path):
    with zipfile.ZipFile(path) as package:
        return max(len(re.findall(rb"<row ", package.read(name)))
                   for name in package.namelist() if name.startswith("xl/worksheets/sheet"))


def measure_ours(cli, save, folder):
    plan, ledger = os.path.join(folder, "plan.txt"), os.path.join(folder, "ledger.rectify")
    saved = os.path.join(folder, "ours.xlsx")
    write(plan, make_plan())
    run([cli, "import", ledger, plan])
    whole = least(run([cli, "export", ledger, "1", saved, "ledger"]) for _ in range(N_RUNS))
    alone = measure_saving(run, [save, ledger, saved, "1"], [save, ledger, saved, str(1 + N_RUNS)])
    return saved, whole, alone


def measure_theirs(office, source, folder):
    basic = os.path.join(folder, "profile", "user", "basic")
    names = {"source": source, "saved": os.path.join(folder, "theirs.xlsx")}
    start = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore"]

    def save(n_times):
        names["runs"] = n_times
        write(os.path.join(basic, "Standard", "Bench.xba"), BASIC % names)
        return run(start + ["macro:///Standard.Bench.Save"])

    # A new profile is filled first, over what is there.
    run(start + ["--terminate_after_init"])
    write(os.path.join(basic, "Standard", "script.xlb"), LIBRARY)
    write(os.path.join(basic, "script.xlc"), LIBRARIES)
    whole = least(save(1) for _ in range(N_RUNS))
    return names["saved"], whole, measure_saving(save, 1, 1 + N_RUNS)


def tell(what, ours, theirs):
    for kind, own, other in zip(("clock", "processor"), ours, theirs):
        print(f"{what}, {kind}: Rectify {own:.2f} s, LibreOffice {other:.2f} s, "
              f"{other / own:.1f} times as long")


def main():
    office = shutil.which("soffice")
    with tempfile.TemporaryDirectory() as folder:
        ours, whole, alone = measure_ours(sys.argv[1], sys.argv[2], folder)
        print(f"XLSX of {count_rows(ours)} rows")
        if office is None:
            print(f"Rectify, from start to end {whole[0]:.2f} s, saving alone {alone[0]:.2f} s")
            print("LibreOffice is not installed: nothing to compare with")
            return 77
        theirs, their_whole, their_alone = measure_theirs(office, ours, folder)
        if count_rows(theirs) != count_rows(ours):
            sys.exit(f"LibreOffice wrote {count_rows(theirs)} rows")
        tell("From start to end", whole, their_whole)
        tell("Saving alone", alone, their_alone)
    return 0


sys.exit(main())
