#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes seeds for fuzz-docx into a folder: one for each of the bodies below.

Usage: make-docx-seeds.py FOLDER [DOCX…]    the files given are taken apart into seeds too
"""
import os
import re
import sys
import zipfile

PARTS = ["document", "numbering", "styles", "footnotes", "header"]
BODIES = [
    '<w:p><w:pPr><w:pStyle w:val="h"/></w:pPr><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p>',
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>甲'
    '</w:t></w:r></w:p>',
    '<w:tbl><w:tr><w:trPr><w:tblHeader/><w:gridBefore w:val="1"/></w:trPr><w:tc><w:tcPr><w:gridSpan '
    'w:val="2"/><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr>'
    '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>',
    '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox>'
    '</w:ffData></w:fldChar><w:instrText>X</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>甲'
    '</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>',
    '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:ins><w:r><w:t>甲</w:t></w:r></w:ins><w:del/></w:p>'
    '<w:p><w:r><w:rPr><w:vanish/><w:rFonts w:ascii="Wingdings"/></w:rPr><w:sym w:font="Wingdings" '
    'w:char="F0FE"/><w:tab/><w:noBreakHyphen/></w:r></w:p>',
    '<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>甲</w:t></w:r>'
    '</w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent><w:pict>'
    '<v:textpath string="乙"/></w:pict></w:r></w:p>',
    '<w:p><w:r><w:footnoteReference w:id="2"/></w:r><m:oMath><m:d><m:dPr><m:begChr m:val="["/></m:dPr>'
    '<m:e><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:e>'
    '</m:d></m:oMath><w:sdt><w:sdtContent><w:r><w:t>甲</w:t></w:r></w:sdtContent></w:sdt></w:p>',
]
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt '
    'w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/>'
    '<w:numFmt w:val="upperRoman"/><w:lvlRestart w:val="0"/><w:isLgl/><w:suff w:val="space"/><w:lvlText '
    'w:val="%1.%2"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:numStyleLink '
    'w:val="h"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride '
    'w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num><w:num w:numId="2"><w:abstractNumId '
    'w:val="1"/></w:num>'
)
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="n"><w:name w:val="Normal"/></w:style><w:style '
    'w:styleId="h"><w:name w:val="heading 1"/><w:basedOn w:val="n"/><w:pPr><w:numPr><w:ilvl w:val="1"/>'
    '<w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="2"/></w:pPr><w:rPr><w:vanish/></w:rPr></w:style>'
)
FOOTNOTES = '<w:footnote w:id="2"><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote>'
HEADER = '<w:p><w:r><w:t>第1页</w:t></w:r></w:p>'


def write(folder, name, pieces):
    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
        file.write("\n---\n".join(pieces))


def main():
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    for number, body in enumerate(BODIES):
        write(folder, f"body-{number}",
              [f"<w:body>{body}</w:body>", NUMBERING, STYLES, FOOTNOTES, HEADER])
    for path in sys.argv[2:]:
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
            pieces = []
            for part in PARTS:
                name = f"word/{part}.xml"
                xml = package.read(name).decode("utf-8") if name in names else ""
                pieces.append(xml.replace("\n---\n", "\n"))
        write(folder, re.sub(r"\W", "-", os.path.basename(path)), pieces)


main()
