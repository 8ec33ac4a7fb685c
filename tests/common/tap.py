# SPDX-License-Identifier: GPL-3.0-or-later
"""What tests in Python say of what they found, as TAP."""

import sys

number = 0
failures = 0


def report(name, problem=None, skip=None):
    """A problem is what there is to say of it: words, or a list of faults."""
    global number, failures
    number += 1
    if not problem:
        print(f"ok {number} - {name}" + (f" # SKIP {skip}" if skip else ""), flush=True)
        return
    failures += 1
    print(f"not ok {number} - {name}")
    for line in problem if isinstance(problem, list) else str(problem).splitlines():
        print(f"# {line}")


def expect(name, got, wanted):
    report(name, None if got == wanted else f"got      {got!r}\nexpected {wanted!r}")


def finish():
    print(f"1..{number}")
    sys.exit(failures > 0)
