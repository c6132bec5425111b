"""The configuration of a document: the nearest `decree30.toml` in its folder or above."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FILE_NAME = "decree30.toml"


def find_configuration(folder: Path) -> Path | None:
    return _nearest(folder.resolve())


@cache
def _nearest(folder: Path) -> Path | None:
    here = folder / FILE_NAME
    if here.is_file():
        return here
    return None if folder.parent == folder else _nearest(folder.parent)
