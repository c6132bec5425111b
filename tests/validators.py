"""Complaints about a Word file, of foreign validators and of our own assertions, comparable between versions of the file."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

import ooxml_integrity
from openxml_audit import FileFormat, OpenXmlValidator, ValidationError
from tests import word_assertions

# Steps that a tracked change adds to a path: it wraps runs, and keeps the former properties in a list of their own.
_WRAPPED = re.compile(r"/(?:ins|del|moveFrom|moveTo)(?=/)|/\w+Change/\w+(?=/|$)")


@lru_cache(maxsize=8)
def complaints(data: bytes) -> frozenset[str]:
    """Returns all complaints about a DOCX, without places and numbers that an edit elsewhere shifts.

    Of openxml-audit each kind counts once in a part, as an edit that splits a run doubles what was wrong in it.
    The others count: the second of a kind ends in " (2)".
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "file.docx")
        file.write_bytes(data)
        audited, checked = frozenset(_audited(file)), list(_checked(file))
    return audited | _counted(checked) | _counted(word_assertions.of(data))


def complaints_new(before: bytes, after: bytes) -> frozenset[str]:
    """Returns the complaints about the later version of a file that there were none of before."""
    return complaints(after) - complaints(before)


def _audited(file: Path) -> Iterator[str]:
    for error in _validator().validate(file).errors:
        yield f"openxml-audit: {error.part_uri}: {_parent_and_name(error)}: {_kind(error.description)}"


@cache
def _validator() -> OpenXmlValidator:
    """Returns one for all files: the schemas are loaded once."""
    return OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0)


def _parent_and_name(error: ValidationError) -> str:
    path = _WRAPPED.sub("", re.sub(r"\[\d+\]", "", error.path))
    return "/".join(path.split("/")[-2:]) or str(error.node)


def _kind(description: str) -> str:
    """Returns a description without the long list of values that are allowed."""
    return description.partition(" is not in allowed values")[0]


def _checked(file: Path) -> Iterator[str]:
    """Yields what ooxml-integrity calls an error or a warning; numbers in it are ids, places and counts."""
    for finding in ooxml_integrity.check(file):
        if finding.severity is not ooxml_integrity.INFO:
            yield f"ooxml-integrity: {finding.code} {finding.part}: {re.sub(r'[0-9A-F]{8}|-?[0-9]+', '#', finding.message)}"


def _counted(said: Iterable[str]) -> frozenset[str]:
    times: Counter[str] = Counter()
    counted = set()
    for each in said:
        times[each] += 1
        counted.add(each if times[each] == 1 else f"{each} ({times[each]})")
    return frozenset(counted)
