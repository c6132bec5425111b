"""Writes the command that mends a file, to be copied into any shell."""

from __future__ import annotations

import re

from decree30_lint.report.controls import printable

_PLAIN = re.compile(r"[\w./-]+")
_OF_SHELLS = re.compile(r'["$`!]')  # a POSIX shell reads them in double quotes, too


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
    if not _OF_SHELLS.search(path):
        return f'"{path}"'
    from shlex import quote  # few names need it

    return quote(path)
