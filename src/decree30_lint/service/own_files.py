"""Lists how documents that this program writes are named, so that nobody has to judge them beside their originals."""

from __future__ import annotations

import re
from pathlib import PurePath

from decree30_lint.service.repaired_files import MARK

MARKS = (MARK, ".ghi-chu", ".cho-duyet", ".phieu")
"""Stand before the suffix: of repaired copies, and, as our pages call them, of annotated copies and of forms."""

_MARKED = re.compile(rf"(?:{'|'.join(map(re.escape, MARKS))})(?:-\d+)?", re.IGNORECASE)


def is_own(name: str) -> bool:
    """Tells whether a file has the name of a document of ours. What we write besides has no suffix of a document."""
    return any(_MARKED.fullmatch(suffix) for suffix in PurePath(name).suffixes[:-1])
