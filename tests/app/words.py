#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whoever never saw the program is told what to do next, where there is nothing and where it fails.

Takes the root of the source. Reads it for the words of empty lists and pages and for those of errors: a
sentence that says that something is missing or wrong is followed by one that says what can be done.
"""

import pathlib
import re
import sys

from source_strings import LITERAL, unquote
from tap import finish, report

TRANSLATED = rf"\b(?:N?_|C_) \(((?:{LITERAL},?\s*)+)\)"
FAILURES = r"\b(?:g_set_error(?:_literal)?|g_error_new(?:_literal)?|\w*fail)\s*\("
ABSENCE = re.compile(r"(No|Nothing|None|Nobody|There is no|There are no|It is not there)\b")
# Said beside what can be done: a button, or a sentence of its own.
BESIDE = {
    "“%s”: ": "stands before a whole sentence",
    "The return could not be merged": "heads a message",
    "The tasks could not be written": "heads a message",
    "The last edit was made by %s.": "becomes a question with its own answers",
    "It is not there.": "is followed by where the backup was made instead",
    "its words or its place": "is a part of a sentence",
    "Finish or close the dialog that is open, and try again.": "says what to do alone",
    "No plan holds “%s”.": "gets its hint where it is shown",
    "Nothing is doubtful.": "is good news",
    "Ask for it again, and do not rely on this one.": "says what to do alone",
    "Say what was done, in UTF-8.": "says what to do alone",
}

root = pathlib.Path(sys.argv[1])


def find_end(text, start):
    """Behind the bracket that closes the one before start."""
    depth, i = 1, start
    while depth:
        if text[i] == '"':
            i = re.compile(LITERAL).match(text, i).end()
            continue
        depth += {"(": 1, ")": -1}.get(text[i], 0)
        i += 1
    return i


def list_calls(text, pattern):
    for match in re.finditer(pattern, text):
        yield text[match.end():find_end(text, match.end()) - 1]


def list_words(call):
    return [unquote(words) for words in re.findall(TRANSLATED, call)]


def goes_on(words):
    return len(re.split(r"(?<=[.;:])\s+", words.strip())) > 1


sources = {path: path.read_text(encoding="utf-8") for path in sorted((root / "src").rglob("*.c"))}
windows = {path: text for path, text in sources.items() if root / "src/app" in path.parents}


def find_bare_lists():
    for path, text in windows.items():
        for call in list_calls(text, r"\bgtk_list_box_set_placeholder \("):
            widget = call.split(",", 1)[1].strip()
            if (not widget.startswith("rectify_empty_new (")
                    and f"{widget} = rectify_empty_new (" not in " ".join(text.split())):
                yield f"{path.name}: an empty list is not said with rectify_empty_new()"


def find_missing_hints():
    for path, text in windows.items():
        if path.name == "rectify-empty.c":
            continue
        for call in list_calls(text, r"\brectify_empty_(?:new|set_words) \("):
            words = list_words(call)
            if not words or words[-1][-1:] != ".":
                yield f"{path.name}: no hint in “{call}”"


def find_dead_ends():
    for path, text in windows.items():
        hinted = {words for call in list_calls(text, r"\brectify_empty_(?:new|set_words) \(")
                  for words in list_words(call)}
        for words in list_words(text):
            if (ABSENCE.match(words) and words.endswith(".") and not goes_on(words)
                    and words not in hinted and words not in BESIDE):
                yield f"{path.name}: “{words}” does not say what to do"


def find_bare_errors():
    for path, text in sources.items():
        for call in list_calls(text, FAILURES):
            for words in list_words(call):
                if words not in BESIDE and not goes_on(words):
                    yield f"{path.name}: “{words}” does not say what to do"


report("empty lists say so with a hint", list(find_bare_lists()))
report("each of these has a hint", list(find_missing_hints()))
report("what is missing is no dead end", list(find_dead_ends()))
report("each error says what to do", list(find_bare_errors()))
finish()
