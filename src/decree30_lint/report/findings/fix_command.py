"""Writes the command that mends a file, to be copied into any shell."""

from __future__ import annotations

import re
import shlex

from decree30_lint.report.controls import printable

_PLAIN = re.compile(r"[\w./-]+")
_OF_SHELLS = re.compile(
    r'["$`!]'
)  # double quotes do not keep a POSIX shell from reading these; no name on Windows needs them


def fix_command(path: str) -> str:
    """Returns `decree30-lint fix "to trinh.docx"`.

    cmd.exe knows double quotes alone; a name that they do not hold in other shells stands in single ones. A name that cannot
    be shown as it is, or that of the standard input, is left to the reader.
    """
    if printable(path) != path or path == "-":
        return "decree30-lint fix"
    return f"decree30-lint fix {_argument(f'./{path}' if path.startswith('-') else path)}"


def _argument(path: str) -> str:
    if _PLAIN.fullmatch(path):
        return path
    return shlex.quote(path) if _OF_SHELLS.search(path) else f'"{path}"'
