#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual holds together, in each language, and calls controls as the window calls them.

Takes the root of the source. A page exists in each language with the same sections; what it refers to
is there; whatever it says to press or to look at stands in the window in these words; and each window
of the program has its page.
"""

import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

from source_strings import LITERAL, unquote
from tap import finish, report

MALLARD = "{http://projectmallard.org/1.0/}"
XML = "{http://www.w3.org/XML/1998/namespace}"
LITERALS = rf"(?:{LITERAL}\s*)+"
LANGUAGES = {"C": None, "zh_CN": "zh-CN", "zh_TW": "zh-TW"}
# Whose pictures they show.
FIGURES = {"C": "C", "zh_CN": "zh_CN", "zh_TW": "zh_CN"}
# Windows that are no place of their own to be lost in.
WITHOUT_PAGE = {"rectify-form.c", "rectify-progress.c"}

root = pathlib.Path(sys.argv[1])


def strip_mnemonic(string):
    return re.sub(r"_(?=\S)", "", re.sub(r"\(_\S\)", "", string))


def list_words(strings):
    """What stands before the explanation of a choice is its name."""
    words = set()
    for string in map(strip_mnemonic, strings):
        words |= {string, re.split("[:：]", string)[0]}
    return words


def read_sources():
    for line in (root / "po/POTFILES").read_text().split():
        path = root / line
        if line.endswith(".ui"):
            for node in ElementTree.parse(path).iter():
                if node.get("translatable") == "yes":
                    yield node.text or ""
        elif line.endswith((".c", ".h")):
            yield from map(unquote, re.findall(LITERALS, path.read_text(encoding="utf-8")))


def read_translations(language):
    text = (root / f"po/{language}.po").read_text(encoding="utf-8")
    return map(unquote, re.findall(rf"^msgstr(?:\[0\])? ({LITERALS})", text, re.MULTILINE))


def read_pairs(language):
    """Each message with its translation, as the window shows both."""
    text = (root / f"po/{language}.po").read_text(encoding="utf-8")
    pattern = rf"^msgid ({LITERALS})(?:msgid_plural {LITERALS})?msgstr(?:\[0\])? ({LITERALS})"
    for message, translation in re.findall(pattern, text, re.MULTILINE):
        yield strip_mnemonic(unquote(message)), strip_mnemonic(unquote(translation))


def read_pages(language):
    return {path.stem: ElementTree.parse(path).getroot()
            for path in sorted((root / "help" / language).glob("*.page"))}


def list_ids(page):
    return [node.get("id") for node in page.iter() if node.get("id")]


def find_bad_heads(pages, language):
    for name, page in pages.items():
        if page.get("id") != name:
            yield f"{name}.page has the identifier {page.get('id')}"
        if page.get(XML + "lang") != LANGUAGES[language]:
            yield f"{name}.page does not say that it is in {LANGUAGES[language]}"
        if len(set(list_ids(page))) != len(list_ids(page)):
            yield f"{name}.page has an identifier twice"
        guides = page.findall(f"{MALLARD}info/{MALLARD}link[@type='guide']")
        if name != "index" and not guides:
            yield f"no guide leads to {name}.page"
        for node in page.iter():
            if node.tag in (MALLARD + "title", MALLARD + "desc", MALLARD + "p", MALLARD + "gui"):
                if not "".join(node.itertext()).strip():
                    yield f"{name}.page has an empty {node.tag[len(MALLARD):]}"


def find_dead_links(pages, language):
    for name, page in pages.items():
        for node in page.iter():
            xref, picture = node.get("xref"), node.get("src")
            target, _, section = (xref or name).partition("#")
            if (target or name) not in pages:
                yield f"{name}.page leads to {xref}, which is not there"
            elif section and section not in list_ids(pages[target or name]):
                yield f"{name}.page leads to {xref}, and that page has no such section"
            if picture and not (root / "help" / FIGURES[language] / picture).is_file():
                yield f"{name}.page shows {picture}, which is not there"
    shown = {node.get("src") for page in pages.values() for node in page.iter()}
    for path in sorted((root / "help" / language / "figures").glob("*")):
        if f"figures/{path.name}" not in shown:
            yield f"no page shows {path.name}"


def find_empty_sections(index, pages):
    wanted = {node.get("id") for node in index.iter(MALLARD + "section")}
    led = {node.get("xref").partition("#")[2] for page in pages.values()
           for node in page.iter(MALLARD + "link")
           if node.get("type") == "guide" and node.get("xref").startswith("index#")}
    return [f"nothing stands in the section {name} of the index" for name in sorted(wanted - led)]


def find_unknown_words(pages, words):
    for name, page in pages.items():
        for node in page.iter(MALLARD + "gui"):
            if "".join(node.itertext()) not in words:
                yield f"{name}.page: the window has no “{''.join(node.itertext())}”"


def list_controls(page):
    return ["".join(node.itertext()) for node in page.iter(MALLARD + "gui")]


def find_other_controls(pages, others, pairs):
    """What a page calls by a word of the first language it calls by that word's translation, or by
    one of them: a word may stand in another place of the window with another meaning."""
    translations = {}
    for message, translation in pairs:
        for head in (lambda string: string, lambda string: re.split("[:：]", string)[0]):
            translations.setdefault(head(message), set()).add(head(translation))
    for name in sorted(set(pages) & set(others)):
        there = set(list_controls(others[name]))
        for control in list_controls(pages[name]):
            wanted = translations.get(control, set())
            if wanted and not wanted & there:
                yield f"{name}.page: “{control}” is {' or '.join(sorted(wanted))}, which is not there"


def find_differences(one, other):
    for name in sorted(set(one) ^ set(other)):
        yield f"{name}.page is in one language alone"
    for name in sorted(set(one) & set(other)):
        if list_ids(one[name]) != list_ids(other[name]):
            yield f"{name}.page has other sections in the other language"
        for tag in ("media", "tr"):
            counts = [len(list(page.iter(MALLARD + tag))) for page in (one[name], other[name])]
            if counts[0] != counts[1]:
                yield f"{name}.page has another number of “{tag}” in the other language"


def find_windows_without_page(pages):
    for path in sorted((root / "src/app").rglob("*.c")):
        text = path.read_text(encoding="utf-8")
        calls = re.findall(r"\brectify_(?:form_set_help|help_set_page|help_show) \(([^;]*?)\);", text)
        named = [name for call in calls for name in re.findall(r'"([a-z-]+)"', call)]
        makes = re.search(r"\b(rectify_form_new|gtk_window_new) \(", text)
        if makes and not named and path.name not in WITHOUT_PAGE:
            yield f"F1 opens no page in the window of {path.name}"
        for name in named:
            if name not in pages:
                yield f"{path.name} opens {name}.page, which is not there"


manuals = {language: read_pages(language) for language in LANGUAGES}
known = {language: list_words(read_translations(language)) for language in ("zh_CN", "zh_TW")}
known["C"] = list_words(read_sources())
for language, pages in manuals.items():
    report(f"{language}: pages are called as their files", list(find_bad_heads(pages, language)))
    report(f"{language}: links and pictures lead somewhere", list(find_dead_links(pages, language)))
    report(f"{language}: each section of the index has pages",
           find_empty_sections(pages["index"], pages))
    report(f"{language}: controls are called as in the window",
           list(find_unknown_words(pages, known[language])))
for language in ("zh_CN", "zh_TW"):
    report(f"{language}: it has the pages of the first language",
           list(find_differences(manuals["C"], manuals[language])))
    report(f"{language}: it names the controls that the first language does",
           list(find_other_controls(manuals["C"], manuals[language], read_pairs(language))))
report("each window has its page", list(find_windows_without_page(manuals["C"])))
finish()
