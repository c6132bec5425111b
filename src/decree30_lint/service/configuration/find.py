"""Finds the configuration of a document: the nearest `decree30.toml` in its folder or above."""

from __future__ import annotations

import os
from pathlib import Path

FILE_NAME = "decree30.toml"


def find_configuration(folder: Path) -> Path | None:
    """A link that leads nowhere is found, too: it was meant to decide, and is complained of when it is read."""
    here = Path(os.path.realpath(folder))
    candidates = (place / FILE_NAME for place in (here, *here.parents))
    return next((path for path in candidates if os.path.lexists(path) and not os.path.isdir(path)), None)
