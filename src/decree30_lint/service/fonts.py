"""Finds fonts installed on this machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

TIMES = "Times New Roman"

_FILES: Mapping[str, tuple[str, ...]] = {
    TIMES: ("times.ttf", "times new roman.ttf", "times_new_roman.ttf"),
    "Liberation Serif": ("liberationserif-regular.ttf",),
    "Tinos": ("tinos-regular.ttf",),
    "Nimbus Roman": ("nimbusroman-regular.otf", "nimbusroman-regular.t1"),
    "TeX Gyre Termes": ("texgyretermes-regular.otf",),
}
"""Times New Roman, and the fonts with its widths, the likest first; by the names of their files in lower case."""


def times_or_like() -> str | None:
    """Returns Times New Roman where it is installed, else the first font with its widths, None where there is neither."""
    installed = _told_by_fontconfig()
    if installed is None:
        files = set(_files())
        installed = {family for family, names in _FILES.items() if not files.isdisjoint(names)}
    return next((family for family in _FILES if family in installed), None)


def _told_by_fontconfig() -> set[str] | None:
    """Returns the families that fc-list knows, None where it is not installed, as on Windows and macOS."""
    program = shutil.which("fc-list")
    if program is None:
        return None
    told = subprocess.run([program, ":", "family"], capture_output=True, encoding="utf-8", errors="replace", check=False)
    return {family.strip() for line in told.stdout.splitlines() for family in line.split(",")}


def _files() -> Iterator[str]:
    for folder in _folders():
        for _, _, files in os.walk(folder):
            yield from (name.lower() for name in files)


def _folders() -> Iterator[Path]:
    home = Path.home()
    if sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts")
        yield Path(os.environ.get("LOCALAPPDATA", home), "Microsoft", "Windows", "Fonts")
    elif sys.platform == "darwin":
        yield from (Path("/Library/Fonts"), Path("/System/Library/Fonts"), home / "Library" / "Fonts")
    else:
        yield from (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local" / "share" / "fonts")
