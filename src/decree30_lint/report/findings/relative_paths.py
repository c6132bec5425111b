"""Names files for programs that know a repository and not this machine: never by an absolute path."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

from decree30_lint.report.controls import printable


def relative_path(path: str) -> str:
    """Returns the path from the current folder, with forward slashes.

    One that was given as absolute and leads elsewhere keeps its last name alone.
    """
    if not os.path.isabs(path):
        return Path(os.path.normpath(path)).as_posix()
    folder, name = os.path.split(path)
    try:
        return (Path(_real(folder)) / name).relative_to(_real(os.curdir)).as_posix()
    except ValueError:
        return name


def shown_path(path: str) -> str:
    """Returns the relative path as text: what commands in it is shown."""
    return printable(relative_path(path))


def without_folders(text: str, path: str) -> str:
    """Returns a text in which no folder above the file is named from the root, as a complaint of its configuration does."""
    for folder in Path(_real(path)).parents:
        if folder != folder.parent:
            text = text.replace(f"{folder}{os.sep}", "")
    return text


def relative_uri(path: str) -> str:
    """Returns the relative path as a reference of RFC 3986, percent-encoded."""
    return quote(relative_path(path), safe="/", errors="backslashreplace")


def _real(path: str) -> str:
    """Returns the absolute path without links; a name that no file can have has none."""
    try:
        return os.path.realpath(path)
    except ValueError:
        return os.path.abspath(path)
