#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a catalogue of a language that nobody speaks, for tests: what stands in the sources, in
letters that can still be read.

    make-catalogue.py POTFILES SOURCE_ROOT FOLDER

In the folder come catalogues of en_XA, accented and longer by half, and of he, in Hebrew letters:
for a language in which the toolkit itself goes from right to left. In both a translation begins with ⟦ and ends with ⟧: what a window says without them has not been translated,
and what has more than one pair was put together of pieces. What is put in its place for a reader
(%s), led to by its letter (_P), or has an extension (.docx) stays as it is.
"""

import ast
import os
import re
import subprocess
import sys
import tempfile

KEYWORDS = ("_", "N_", "C_:1c,2", "NC_:1c,2", "ngettext:1,2", "g_dngettext:2,3")
ACCENTED = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
                    "ÅƁÇĐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçđéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž"))
HEBREW = dict(zip("abcdefghijklmnopqrstuvwxyz", "אבכדעפגהיטקלמנוצךרשתןםףץזח"))
# How much longer words of other languages are: by half, and a short one by more.
LONGER = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split()
KEPT = re.compile(
    r"%(?:\d+\$)?[-+ #0']*(?:\*|\d+)?(?:\.(?:\*|\d+))?(?:hh|ll|[hlzjt])?[a-zA-Z%]"  # directives
    r"|</?[a-z][^<>]*>|&[a-z]+;"                                                      # markup
    r"|_\w"                                                                           # mnemonics
    r"|[A-Za-z0-9_*-]*\.[a-z]{3,}\b"                                                  # extensions
    r"|(?<!\w)--?[a-z-]+\b")                                                         # options


def accent(text):
    return "".join(ACCENTED.get(letter, letter) for letter in text)


def lengthen(text):
    """The words that make it longer."""
    missing = max(len(text) // 2, 3 if len(text) < 12 else 6)
    words = []
    while sum(map(len, words)) + len(words) < missing:
        words.append(LONGER[len(words) % len(LONGER)])
    return " " + accent(" ".join(words))


def to_hebrew(text):
    return "".join(HEBREW.get(letter.lower(), letter) for letter in text)


def isolate(kept, language):
    """What is put in from a ledger has a direction of its own."""
    is_put_in = kept.startswith("%") and kept.endswith("s") and language == "he"
    return f"\u2068{kept}\u2069" if is_put_in else kept


def translate(text, language):
    change = accent if language == "en_XA" else to_hebrew
    # Blanks at the edges would be no part of the words.
    body = text.strip("\n ")
    if not body:
        return text
    start = text.index(body)
    pieces, at = [], 0
    for kept in KEPT.finditer(body):
        pieces += [change(body[at:kept.start()]), isolate(kept[0], language)]
        at = kept.end()
    pieces.append(change(body[at:]))
    # A format of numbers and signs alone (a day, a month) grows in no language.
    is_words = re.search("[A-Za-z]", KEPT.sub("", body)) or "_" in body
    if is_words and language == "en_XA":
        pieces.append(lengthen(KEPT.sub("", body)))
    return text[:start] + "⟦" + "".join(pieces) + "⟧" + text[start + len(body):]


def quote(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") \
        .replace("\t", "\\t") + '"'


def unquote(lines):
    return "".join(ast.literal_eval(line) for line in lines)


def extract(potfiles, root, folder):
    """What is marked in the sources as they are now."""
    pot = os.path.join(folder, "rectify.pot")
    with open(potfiles, encoding="utf-8") as file:
        names = [line for line in file.read().splitlines() if line and not line.startswith("#")]
    subprocess.run(["xgettext", "--from-code=UTF-8", "--no-location", "--directory", root, "-o", pot,
                    *("--keyword=" + keyword for keyword in KEYWORDS), *names], check=True)
    return subprocess.run(["msgcat", "--no-wrap", pot], check=True, capture_output=True,
                          text=True).stdout


def translate_entry(entry, language):
    """A msgid with its translations, which stand in the place of the empty ones."""
    fields, comments = [], []
    for line in entry.splitlines():
        if line.startswith("#"):
            comments.append(line)
        elif line.startswith('"'):
            fields[-1][1].append(line)
        else:
            name, value = line.split(" ", 1)
            fields.append((name, [value]))
    words = {name: unquote(lines) for name, lines in fields}
    written = comments + [f"{name} {quote(words[name])}" for name in words
                          if not name.startswith("msgstr")]
    if "msgid_plural" in words:
        for number, name in enumerate(("msgid", "msgid_plural")):
            written.append(f"msgstr[{number}] {quote(translate(words[name], language))}")
    else:
        written.append("msgstr " + quote(translate(words["msgid"], language)))
    return "\n".join(written)


def write(language, entries, folder):
    header = ('msgid ""\nmsgstr ""\n"Language: %s\\n"\n'
              '"Content-Type: text/plain; charset=UTF-8\\n"\n'
              '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"' % language)
    path = os.path.join(folder, language, "LC_MESSAGES", "rectify.mo")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    catalogue = [header] + [translate_entry(entry, language) for entry in entries]
    subprocess.run(["msgfmt", "--check-format", "-o", path, "-"], check=True, text=True,
                   input="\n\n".join(catalogue) + "\n")


def main():
    potfiles, root, folder = sys.argv[1:]
    with tempfile.TemporaryDirectory() as temporary:
        entries = extract(potfiles, root, temporary).strip().split("\n\n")[1:]
    for language in ("en_XA", "he"):
        write(language, entries, folder)


main()
