#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual pages of rectify-cli, in each language, know the options that the program has.

Takes rectify-cli and the root of the source. The help of a command names its options; so does the page,
in the command's entries, or where it tells of the options of all reports or of all lists. What a page
names the help names too.
"""

import os
import pathlib
import re
import subprocess
import sys

from tap import finish, report

LANGUAGES = {"C": "", "zh_CN": "zh_CN", "zh_TW": "zh_TW"}
# Which share what is said of writing a report.
OF_REPORTS = ("convert", "export")
OPTION = r"--[a-z][a-z-]*"

program, root = (pathlib.Path(path).resolve() for path in sys.argv[1:])


def run(*arguments, language="C"):
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": LANGUAGES[language]}
    return subprocess.run([program, *arguments], capture_output=True, text=True, env=environment)


def read_page(language):
    """Without what is said of letters, and with the hyphens that are typed."""
    folder = root / "data/man" / LANGUAGES[language]
    text = (folder / "rectify-cli.1").read_text(encoding="utf-8").replace("\\-", "-")
    return re.sub(r"\\f(?:\[\w*\]|.)", "", text).replace('"', "")


def list_sections(page):
    """What stands below each heading: synopsis, description, commands, options of reports, and so on,
    which are called otherwise in each language."""
    return re.split(r"^\.SH .*$", page, flags=re.MULTILINE)[1:]


def list_entries(section):
    """Each command with all that is said of it; what is set in within an entry belongs to it."""
    entries, depth, name = {}, 0, None
    lines = section.split("\n")
    for before, line in zip([""] + lines, lines):
        depth += (line == ".RS") - (line == ".RE")
        found = re.match(r"\.B[IR]? ([a-z]+)\b", line)
        if before == ".TP" and depth == 0 and found:
            name = found[1]
        if name:
            entries[name] = entries.get(name, "") + line + "\n"
    return entries


def list_options(text):
    return set(re.findall(OPTION, text))


def find_faults(language, commands):
    sections = list_sections(read_page(language))
    description, told, of_reports = sections[2:5]
    entries = list_entries(told)
    for command in commands:
        named = list_options(run(command, "--help", language=language).stdout)
        entry = entries.get(command, "")
        if not entry:
            yield f"{command} is not told of"
        # “show --json” is told of in other entries too.
        others = "|".join(other for other in commands if other != command)
        own = list_options(re.sub(rf"\b(?:{others}) {OPTION}", "", entry))
        known = own | list_options(description)
        if command in OF_REPORTS:
            known |= list_options(of_reports).union(*(list_options(entries[name]) for name in OF_REPORTS))
        elif command in ("packet", "stats", "remind"):
            known |= list_options(of_reports)
        yield from (f"{command} {option} is not told of" for option in sorted(named - known - {"--help"}))
        if command not in OF_REPORTS:
            yield from (f"{command} has no {option}" for option in sorted(own - named))
    everything = list_options(run("--help", language=language).stdout)
    stray = list_options("\n".join(sections)) - everything
    yield from (f"no command has {option}" for option in sorted(stray))
    yield from (f"{name} is no command" for name in sorted(set(entries) - set(commands)))


def find_missing_columns(language):
    said = run("export", os.devnull, "1", "-.txt", "ledger", "--columns", "?").stderr
    columns = re.findall(r"([a-z-]+) \([^)]*\)", said)
    if not columns:
        yield f"the program does not name its columns: {said}"
    told = re.findall(r"[a-z-]+", list_sections(read_page(language))[4].split("--columns", 1)[1])
    yield from (f"there is a column {column}" for column in columns if column not in told)


commands = sorted(set(re.findall(r"^  rectify-cli ([a-z]+) ", run("--help").stdout, re.MULTILINE)))
report("the program has commands", None if len(commands) > 20 else f"only {commands}")
for language in LANGUAGES:
    report(f"{language}: the page has the options of the program", list(find_faults(language, commands)))
    report(f"{language}: the page has the columns", list(find_missing_columns(language)))
finish()
