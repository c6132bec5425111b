"""Marks our forms, so that one is known again, and one on which somebody has written since is never replaced."""

from __future__ import annotations

import hashlib
import os
import re
import zipfile
import zlib
from typing import BinaryIO

from msgspec import Struct

LARGEST = 1_000_000  # bytes of a form of ours, also of one that was filled in, and of each of its parts that is read

_BODY, _FACTS = "word/document.xml", "docProps/core.xml"
_MARK = re.compile(rb"decree30-lint:phieu:([0-9a-f]{64}):([0-9a-f]{64})<")

_UNREADABLE = (zipfile.BadZipFile, zlib.error, KeyError, OSError, EOFError, ValueError, RuntimeError)


class FormMark(Struct, frozen=True):
    """Holds what a form of ours says of itself: whether it is as it was made, and which draft it is about, as a digest."""

    untouched: bool
    draft: str


def written_mark(body: bytes, draft: str) -> str:
    """Returns the mark of a form with this body; `draft` tells apart drafts that are called the same."""
    return f"decree30-lint:phieu:{hashlib.sha256(body).hexdigest()}:{digest_of(draft)}"


def digest_of(draft: str) -> str:
    """Returns what stands in a mark for a draft."""
    return hashlib.sha256(os.fsencode(draft)).hexdigest()


def mark_in(file: BinaryIO) -> FormMark | None:
    """Returns the mark of a form, filled in or not; None where the file is none of ours."""
    try:
        with zipfile.ZipFile(file) as archive:
            if any(archive.getinfo(name).file_size > LARGEST for name in (_BODY, _FACTS)):
                return None
            found = _MARK.search(archive.read(_FACTS))
            if found is None:
                return None
            body = hashlib.sha256(archive.read(_BODY)).hexdigest()
    except _UNREADABLE:
        return None
    return FormMark(found[1].decode() == body, found[2].decode())
