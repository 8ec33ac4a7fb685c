# SPDX-License-Identifier: GPL-3.0-or-later
"""Strings in the source, for tests that read it."""

import ast
import re

LITERAL = r'"(?:[^"\\\n]|\\.)*"'


def unquote(literals):
    """The string that literals stand for, one behind the other."""
    return "".join(ast.literal_eval(s) for s in re.findall(LITERAL, literals))
