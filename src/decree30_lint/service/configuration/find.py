"""Finds the configuration of a document: the nearest `decree30.toml` in its folder or above."""

from __future__ import annotations

from pathlib import Path

FILE_NAME = "decree30.toml"


def find_configuration(folder: Path) -> Path | None:
    here = folder.resolve()
    candidates = (place / FILE_NAME for place in (here, *here.parents))
    return next((path for path in candidates if path.is_file()), None)
