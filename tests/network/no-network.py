#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Neither program needs or seeks a network: they do their work where there is none, and what they
ask of the system has no socket but those of this computer. The print dialog, which is the toolkit's,
asks the print service of this computer for its printers. Prints TAP.

Arguments: rectify, rectify-cli.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile

RECTIFY, CLI = (os.path.abspath(path) for path in sys.argv[1:3])
PLAN = "某局整改方案\n一、存在问题及整改措施\n（一）学习方面\n1.学得少。\n整改措施：多学。\n"
WORK = [
    ["import", "a.rectify", "plan.txt"],
    ["export", "a.rectify", "1", "plan.pdf"],
    ["export", "a.rectify", "1", "plan.xlsx", "ledger"],
    ["export", "a.rectify", "1", "plan.docx"],
    ["backup", "a.rectify"],
]
# As strace writes it. The kernel's own way to ask for devices and users is none of a network.
INTERNET = re.compile(r"socket\((AF_INET6?|AF_PACKET)\b")
OUTSIDE = re.compile(r"connect\(.*sa_family=(?!AF_UNIX|AF_NETLINK|AF_UNSPEC)(\w+)")
# What the print dialog may have: a stream, to the port of printing, on this computer.
STREAM = re.compile(r"socket\(AF_INET6?, SOCK_STREAM")
PRINT_SERVICE = re.compile(
    r'connect\(.*port=htons\(631\).*("::1"|inet_addr\("127\.0\.0\.1"\))'
)
# What is opened in the window, and the name of what comes by it.
DIALOGS = [("print", "Print"), ("import", "Import a Document"), ("properties", "Plan Properties")]

number = 0


def say(good, name, said=""):
    global number
    number += 1
    print(f"{'ok' if good else 'not ok'} {number} {name}")
    for line in said.splitlines()[-20:]:
        print("#", line)
    return good


def skip(name, why):
    global number
    number += 1
    print(f"ok {number} {name} # SKIP {why}")


def run(arguments, folder):
    return subprocess.run(arguments, cwd=folder, capture_output=True, text=True, timeout=240)


def work(before, folder):
    """What went wrong with the work of a day, with a command before each."""
    for name in os.listdir(folder):
        if name.startswith(("a.", "plan.")):
            path = os.path.join(folder, name)
            shutil.rmtree(path) if os.path.isdir(path) else os.remove(path)
    with open(os.path.join(folder, "plan.txt"), "w", encoding="utf-8") as file:
        file.write(PLAN)
    for words in WORK:
        done = run([*before, CLI, *words], folder)
        if done.returncode != 0:
            return f"{' '.join(words)}: {done.returncode}\n{done.stderr}"
    return ""


# Waits for the window, opens what is named by two words each, and closes it all.
DRIVER = """
actions() { gdbus call --session --dest org.example.Rectify --object-path "$1" --method "org.gtk.Actions.$2" "${@:3}"; }
window=/org/example/Rectify/window/1
there() { xdotool search --onlyvisible --name "$1" >/dev/null 2>&1; }
until_so() { for i in $(seq 400); do "$@" && return; sleep 0.2; done; echo "not so: $*" >&2; exit 3; }
enabled() { actions "$window" Describe "$1" 2>/dev/null | grep -q "^((true"; }
gone() { ! there "$1"; }
until_so xdotool search --onlyvisible --class rectify >/dev/null 2>&1
while [ $# -gt 0 ]; do
  until_so enabled "$1"
  actions "$window" Activate "$1" "[]" "{}" >/dev/null
  until_so there "^$2\$"
  xdotool key Escape
  until_so gone "^$2\$"
  shift 2
done
actions /org/example/Rectify Activate quit "[]" "{}" >/dev/null
wait
"""


def open_window(before, folder):
    """What went wrong with opening the window on the ledger, what it asks for, and closing it."""
    words = [word for dialog in DIALOGS for word in dialog]
    # A bus of its own: another program of the same name may have the one that is there.
    done = run(
        ["dbus-run-session", "--", "bash", "-c", f'{" ".join(before)} "$0" a.rectify & {DRIVER}', RECTIFY, *words],
        folder,
    )
    return "" if done.returncode == 0 else f"{done.returncode}\n{done.stderr}"


def has(*programs):
    return all(shutil.which(program) for program in programs)


def strangers(log, prints=False):
    with open(log, encoding="utf-8", errors="replace") as file:
        return [
            line
            for line in file
            if (INTERNET.search(line) and not (prints and STREAM.search(line)))
            or (OUTSIDE.search(line) and not (prints and PRINT_SERVICE.search(line)))
        ]


def test_without_network(folder, window):
    # A namespace that has nothing but a loopback that is down.
    unshare = ["unshare", "--net"] if os.geteuid() == 0 else ["unshare", "--user", "--map-current-user", "--net"]
    if not has("unshare") or run([*unshare, "true"], folder).returncode != 0:
        skip("rectify-cli works without a network", "no namespace can be made here")
        skip("rectify opens without a network", "no namespace can be made here")
        return
    said = work(unshare, folder)
    say(not said, "rectify-cli works without a network", said)
    if not window:
        skip("rectify opens without a network", "there is no display")
        return
    said = open_window(unshare, folder)
    say(not said, "rectify opens without a network", said)


def test_traced(folder, window):
    log = os.path.join(folder, "trace")
    trace = ["strace", "-f", "-qq", "-A", "-o", log, "-e", "trace=socket,connect,sendto,sendmsg"]
    # Neither the sanitizers nor a container need let a program be watched.
    if not has("strace") or run([*trace, "true"], folder).returncode != 0:
        skip("rectify-cli seeks no network", "no program can be watched here")
        skip("rectify seeks no network", "no program can be watched here")
        return
    os.environ["ASAN_OPTIONS"] = "detect_leaks=0"
    # What fails on purpose: that a socket would be seen at all.
    run([*trace, sys.executable, "-c", "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)"], folder)
    say(len(strangers(log)) > 0, "a socket of the internet would be seen")
    os.remove(log)
    said = work(trace, folder)
    said += "".join(strangers(log))
    say(not said, "rectify-cli seeks no network", said)
    if not window:
        skip("rectify seeks no network", "there is no display")
        return
    os.remove(log)
    said = open_window(trace, folder)
    # The display and the bus are reached by sockets of this computer: nothing seen is nothing watched.
    with open(log, encoding="utf-8", errors="replace") as file:
        watched = "AF_UNIX" in file.read()
    said += "".join(strangers(log, prints=True))
    say(not said and watched, "rectify seeks no network", said)


def main():
    folder = tempfile.mkdtemp(prefix="rectify-")
    # The display must be reached by a file: “localhost:10” would be a network.
    window = os.environ.get("DISPLAY", "").startswith(":") and has("dbus-run-session", "xdotool", "gdbus")
    os.environ.update(
        XDG_STATE_HOME=folder, XDG_CONFIG_HOME=folder, XDG_DATA_HOME=folder, XDG_CACHE_HOME=folder, LANGUAGE=""
    )
    print("TAP version 13")
    try:
        test_without_network(folder, window)
        test_traced(folder, window)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"1..{number}")


main()
