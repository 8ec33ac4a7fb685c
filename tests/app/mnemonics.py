#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""In each level of each menu a letter stands for one thing alone, in English and in Chinese.

Menus that are chosen from by eye (no entry has a letter) are passed over.
"""

import ast
import re
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter

STRINGS = r'((?:"(?:[^"\\]|\\.)*"\s*)+)'


def unquote(strings):
    return "".join(ast.literal_eval(s) for s in re.findall(r'"(?:[^"\\]|\\.)*"', strings))


def read_translations(path):
    with open(path, encoding="utf-8") as file:
        pairs = re.findall(rf"^msgid {STRINGS}msgstr {STRINGS}", file.read(), re.MULTILINE)
    return {unquote(source): unquote(translation) for source, translation in pairs}


def read_levels(node, labels, levels):
    for child in node:
        if child.tag == "section":
            read_levels(child, labels, levels)
        elif child.tag in ("item", "submenu"):
            labels.append(child.find("attribute[@name='label']").text)
        if child.tag == "submenu":
            levels.append([])
            read_levels(child, levels[-1], levels)


def find_faults(labels):
    letters = [match and match[1].lower() for match in (re.search("_(.)", l) for l in labels)]
    if not any(letters):
        return []
    counts = Counter(letters)
    return [label for label, letter in zip(labels, letters) if letter is None or counts[letter] > 1]


def main():
    translations = read_translations(sys.argv[1])
    number = 0
    for path in sys.argv[2:]:
        levels = []
        for menu in ElementTree.parse(path).getroot().iter("menu"):
            levels.append([])
            read_levels(menu, levels[-1], levels)
        if not levels:
            continue
        for language, words in (("en", {}), ("zh", translations)):
            faults = [fault for level in levels for fault in
                      find_faults([words.get(label) or label for label in level])]
            for fault in faults:
                print(f"# {fault}")
            number += 1
            print(f"{'not ok' if faults else 'ok'} {number} {path.rsplit('/', 1)[-1]} {language}")
    print(f"1..{number}")


main()
