# SPDX-License-Identifier: GPL-3.0-or-later
"""Forms that are filled in by somebody who has LibreOffice: it opens them, types, and saves them."""

import os
import pathlib
import subprocess
from xml.sax.saxutils import escape

LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library">
 <library:library library:name="Standard" library:link="false"/>
</library:libraries>
"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Module1"/>
</library:library>
"""
MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">%s</script:module>
"""
# What is protected takes nothing, as it does where a hand types.
ROUTINES = """
Sub Enter(sheet, place, words)
  cell = sheet.getCellRangeByName(place)
  If sheet.isProtected() And cell.CellProtection.IsLocked Then Exit Sub
  cell.FormulaLocal = words
End Sub
"""


class Office:
    """LibreOffice with a profile of its own. It takes a while to start for the first time."""

    def __init__(self, folder):
        self.profile = os.path.join(folder, "office")
        self.start = self._run("--terminate_after_init")

    def _run(self, *arguments):
        return subprocess.Popen(
            ["soffice", "--headless", "--norestore",
             "-env:UserInstallation=" + pathlib.Path(self.profile).as_uri(), *arguments],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def fill(self, forms):
        """Types into forms: a list of paths, each with places such as “J5” and the words there."""
        basic = os.path.join(self.profile, "user", "basic")
        self.start.wait()
        os.makedirs(os.path.join(basic, "Standard"), exist_ok=True)
        for name, content in (("script.xlc", LIBRARIES), ("Standard/script.xlb", LIBRARY),
                              ("Standard/Module1.xba", MODULE % escape(compose(forms)))):
            pathlib.Path(basic, name).write_text(content, encoding="utf-8")
        self._run("macro:///Standard.Module1.Main").wait()


def quote(words):
    return '"' + words.replace('"', '""') + '"'


def compose(forms):
    lines = [ROUTINES, "Sub Main", "Dim how(0) As New com.sun.star.beans.PropertyValue",
             'how(0).Name = "Hidden"', "how(0).Value = True"]
    for path, cells in forms:
        uri = pathlib.Path(path).as_uri()
        lines += [f'book = StarDesktop.loadComponentFromURL({quote(uri)}, "_blank", 0, how())',
                  "sheet = book.Sheets.getByIndex(0)"]
        lines += [f"Enter(sheet, {quote(place)}, {quote(words)})" for place, words in cells.items()]
        lines += ["book.store()", "book.close(True)"]
    return "\n".join(lines + ["End Sub"])


def find_cells(path):
    """Where the form has what: the row of each task by its words, the column of each heading."""
    import openpyxl
    sheet = openpyxl.load_workbook(path).worksheets[0]
    head = next(row for row in sheet.iter_rows() if row[0].value == "序号")
    columns = {cell.value: cell.column_letter for cell in head}
    measures = {sheet[columns["整改措施"] + str(row)].value: row
                for row in range(head[0].row + 1, sheet.max_row + 1)}
    return columns, {words: row for words, row in measures.items() if words}


def make_places(path, entries):
    """Places and words for fill(): entries are {words of a task: {heading: words}}."""
    columns, measures = find_cells(path)
    places = {}
    for task, values in entries.items():
        row = next(row for words, row in measures.items() if task in words)
        places.update({f"{columns[heading]}{row}": words for heading, words in values.items()})
    return places
