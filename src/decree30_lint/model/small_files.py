"""Reads files that people write for the program: small ones, whole, as UTF-8."""

from __future__ import annotations

import errno
from pathlib import Path


def read_small(path: Path, limit: int) -> str:
    """Returns the text without its byte order mark. Raises OSError or UnicodeDecodeError.

    More than `limit` bytes are the OSError EFBIG.
    """
    with open(path, "rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise OSError(errno.EFBIG, "")
    return data.decode("utf-8-sig")
