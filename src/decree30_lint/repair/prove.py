"""Proves that a repair changed what was planned, and nothing else.

The two files are compared without knowing the plan; then each difference must be one that an edit of the plan may make.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from decree30_lint.formats.docx.schema.paragraph import PARAGRAPH
from decree30_lint.formats.docx.schema.property_table import PropertyTable
from decree30_lint.formats.docx.schema.run import RUN
from decree30_lint.formats.docx.write.differences import Difference, Scope, differences
from decree30_lint.model.edits import (
    DrawLine,
    Edit,
    NumberPages,
    ReplaceText,
    SetColumnWidths,
    SetLayout,
    SetPage,
    SetRunFormat,
    SetStyle,
)
from decree30_lint.model.path import Path

Places = Mapping[Path, tuple[str, int]]
"""The part of each paragraph, and its number among those of the part."""

_DRAWN = frozenset({"r", "drawing", "pict", "AlternateContent", "object", "order"})
_OF_PAGES = frozenset({"pgSz", "pgMar"})
_OF_PAGE_NUMBERS = frozenset({"headerReference", "footerReference", "titlePg"})


def unexplained(before: bytes, after: bytes, edits: Iterable[Edit], places: Places) -> list[str]:
    """Returns what differs between the two files and is not the work of any of the edits; `places` are those of `before`."""
    allowed = {allowance for edit in edits for allowance in _allowances(edit, places)}
    return [str(difference) for difference in differences(before, after) if not _is_allowed(difference, allowed)]


class _Allowance(Struct, frozen=True):
    """Allows differences in one scope; None stands for any paragraph, section or part, and for any name."""

    scope: Scope
    part: str | None = None
    place: int | str | None = None
    name: str | None = None


def _is_allowed(difference: Difference, allowed: set[_Allowance]) -> bool:
    return any(
        _Allowance(difference.scope, part, place, name) in allowed
        for part in (None, difference.part)
        for place in (None, difference.place)
        for name in (None, difference.name)
    )


def _allowances(edit: Edit, places: Places) -> Iterator[_Allowance]:
    part, index = places.get(edit.at.path, ("", -1))
    match edit:
        case SetRunFormat():
            for name in _names(RUN, edit.format):
                yield _Allowance(Scope.LETTERS, part, index, name)
                yield _Allowance(Scope.MARK, part, index, name)
        case SetLayout():
            yield from (_Allowance(Scope.LAYOUT, part, index, name) for name in _names(PARAGRAPH, edit.layout))
        case ReplaceText():
            yield _Allowance(Scope.CONTENT, part, index, "words")
        case SetPage():
            number = (edit.at.path.number or 1) - 1
            yield from (_Allowance(Scope.SECTION, place=number, name=name) for name in _OF_PAGES)
        case DrawLine():
            yield from (_Allowance(Scope.CONTENT, part, name=name) for name in _DRAWN)
            yield _Allowance(Scope.LAYOUT, part, name="pBdr")
            yield _Allowance(Scope.LETTERS, part, name="u")
        case SetStyle():
            lists = ((RUN, edit.format), (PARAGRAPH, edit.layout))
            yield from (
                _Allowance(Scope.STYLE, place=edit.style or "", name=f"{table.tag}/{name}")
                for table, values in lists
                if values is not None
                for name in _names(table, values)
            )
        case SetColumnWidths():
            yield _Allowance(Scope.STRUCTURE)
        case NumberPages():
            yield from (_Allowance(Scope.SECTION, name=name) for name in _OF_PAGE_NUMBERS)


def _names(table: PropertyTable[Any], values: Any) -> set[str]:
    """Returns the names of the properties in which these values are kept."""
    fields = (field for name, field in table.fields.items() if getattr(values, name) not in (None, ()))
    keys = (key for field in fields for key in (*field.keys, *field.beside, *field.twins))
    return {key.partition("/")[0] for key in keys}
