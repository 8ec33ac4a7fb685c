#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a shell completes is what the programs take.

Takes rectify-cli and the root of the source. Asks the completions in a real bash, with the functions
of bash-completion where that is installed, else with short ones that do the same.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from tap import expect, finish, report

BASH_COMPLETION = pathlib.Path("/usr/share/bash-completion/bash_completion")

program, root = (pathlib.Path(path).resolve() for path in sys.argv[1:])
driver = pathlib.Path(__file__).resolve().with_name("complete.bash")


def complete(line):
    """What is offered, sorted."""
    environment = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", "HOME": folder}
    if "BASH_COMPLETION" not in environment and BASH_COMPLETION.is_file():
        environment["BASH_COMPLETION"] = str(BASH_COMPLETION)
    found = subprocess.run(["bash", driver, root / "data/completions" / line.split()[0], line], cwd=folder,
                           env=environment, capture_output=True, text=True, timeout=60)
    if found.stderr or found.returncode != 0:
        return ["failed", found.stderr]
    return sorted(set(found.stdout.split("\n")) - {""})


def run(*arguments):
    return subprocess.run([program, *arguments], check=True, capture_output=True, text=True, cwd=folder).stdout


def list_options(text):
    return sorted(set(re.findall(r"--[a-z][a-z-]*", text)))


def check_options():
    """Those of each command are the ones that its help names."""
    commands = sorted(set(re.findall(r"^  rectify-cli ([a-z]+) ", run("--help"), re.MULTILINE)))
    expect("the commands", [word for word in complete("rectify-cli ") if word[0] != "-"],
           sorted([*commands, "help"]))
    for command in commands:
        expect(f"the options of {command}", complete(f"rectify-cli {command} -"),
               sorted(set(list_options(run(command, "--help"))) | {"--help"}))


def check_columns():
    said = subprocess.run([program, "export", "s.rectify", "1", "o.txt", "ledger", "--columns", "?"],
                          capture_output=True, text=True, cwd=folder).stderr
    expect("the columns", complete("rectify-cli export s.rectify 1 o.txt --columns "),
           sorted(re.findall(r"([a-z-]+) \([^)]*\)", said)))
    expect("a second column", complete("rectify-cli export s.rectify 1 o.txt --columns number,sta"),
           ["number,status"])


def check_files():
    expect("files that the window opens", complete("rectify "),
           ["a.csv", "a.docx", "a.md", "folder", "s.rectify"])
    expect("a ledger", complete("rectify-cli list "), ["folder", "s.rectify"])
    expect("any file to convert", complete("rectify-cli convert a."), ["a.csv", "a.docx", "a.md", "a.zip"])
    expect("a folder for backups", complete("rectify-cli backup s.rectify "), ["folder"])
    expect("a folder for each unit", complete("rectify-cli export s.rectify 1 --each-unit "), ["folder"])
    expect("a folder to send all to", complete("rectify-cli send s.rectify 1 --all "), ["folder"])
    expect("a handover", complete("rectify-cli verify "), ["a.zip", "folder"])
    expect("what comes back", complete("rectify-cli merge s.rectify "), ["folder", "s.rectify"])


def check_plans():
    plans = sorted(line.split("\t")[0] for line in run("list", "s.rectify").splitlines())
    report("the sample has plans", None if len(plans) > 1 else "too few")
    expect("a plan", complete("rectify-cli show s.rectify "), plans)
    expect("a plan of a ledger at home", complete("rectify-cli show ~/s.rectify "), plans)
    expect("a plan of a ledger with a blank in its name", complete(r"rectify-cli show folder/a\ b.rectify "), plans)
    expect("a plan behind options", complete("rectify-cli stats --on 2023-06-30 s.rectify "), plans)
    expect("a second plan to export", complete("rectify-cli export s.rectify 1 2"),
           [plan for plan in plans if plan.startswith("2")])
    expect("a plan of a packet", complete("rectify-cli packet s.rectify o.pdf "), plans)
    expect("a second plan of a packet", complete("rectify-cli packet --duplex s.rectify o.pdf 1:plan,ledger "), plans)
    expect("plans of a handover", complete("rectify-cli handover s.rectify o.zip 1 "), plans)
    freeze = run("freeze", "s.rectify", "1", "Sent")
    editions = sorted(line.split("\t")[0] for line in run("editions", "s.rectify", "1").splitlines())
    report("there is an edition", None if freeze.strip() and editions else "none")
    expect("an edition", complete("rectify-cli export s.rectify 1 o.pdf --edition "), editions)
    expect("nothing for a day", complete("rectify-cli export s.rectify 1 o.pdf --from "), [])


def check_reports():
    expect("a report", complete("rectify-cli export s.rectify 1 o.pdf s"), ["slips", "supervision"])
    expect("a report of a document", complete("rectify-cli convert a.docx o.pdf cl"), ["close-out"])
    expect("a report of a packet", complete("rectify-cli packet s.rectify o.pdf 1:le"), ["ledger"])
    expect("a second report of a packet", complete("rectify-cli packet s.rectify o.pdf 1:plan,le"), ["plan,ledger"])


if not shutil.which("bash"):
    print("1..0 # SKIP bash is not there")
    sys.exit()
with tempfile.TemporaryDirectory() as folder:
    pathlib.Path(folder, "rectify-cli").symlink_to(program)
    pathlib.Path(folder, "folder").mkdir()
    for name in ("a.csv", "a.docx", "a.md", "a.zip"):
        pathlib.Path(folder, name).touch()
    run("sample", "s.rectify", "--language", "en", "--on", "2023-06-30")
    shutil.copy(pathlib.Path(folder, "s.rectify"), pathlib.Path(folder, "folder/a b.rectify"))
    check_options()
    check_columns()
    check_files()
    check_plans()
    check_reports()
finish()
