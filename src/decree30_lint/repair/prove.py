"""Proves that a repair changed what was planned, and nothing else.

The two files are compared without knowing the plan; then each difference must be one that an edit of the plan may make.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from decree30_lint.formats.docx.schema.paragraph import PARAGRAPH
from decree30_lint.formats.docx.schema.property_table import PropertyTable
from decree30_lint.formats.docx.schema.run import RUN
from decree30_lint.formats.docx.write.differences import PackageDifference, Scope, differences
from decree30_lint.model.edits import (
    DrawLine,
    Edit,
    NumberPages,
    PlaceInTable,
    ReplaceText,
    ScaleTable,
    SetBlanks,
    SetColumnWidths,
    SetLayout,
    SetPage,
    SetRunFormat,
    SetStyle,
)
from decree30_lint.model.path import Path, Step

Places = Mapping[Path, tuple[str, int]]
"""The part of each paragraph, and its number among those of the part."""

_NEAR = 6  # paragraphs: the line under a text is kept in one of those around it
_BLANKS = "blanks"
_TYPED = ("words", "sym", "noBreakHyphen", "softHyphen")
_DRAWN = ("r", "drawing", "pict", "AlternateContent", "object", "order")
_OF_PAGES = ("pgSz", "pgMar")
_OF_COLUMNS = ("tblGrid", "gridCol", "tcW", "tblW", "tblLayout", "tcPr")
_OF_PAGE_NUMBERS = ("headerReference", "footerReference", "titlePg", "pgMar", "pgNumType")
_OF_NEW_PARTS = ("Override", "Relationship", "evenAndOddHeaders")
_EDGES = (Step.HEADER, Step.FOOTER)
_NEW_EDGE = re.compile(r"(.*/)?(header|footer)\d+\.xml")
_NUMBERING = re.compile(r"[\d\W]|trang|page", re.IGNORECASE)
"""What stands in and around the number of a page."""


def unexplained(before: bytes, after: bytes, edits: Iterable[Edit], places: Places) -> list[str]:
    """Returns what differs between the two files and is not the work of any of the edits; `places` are those of `before`."""
    allowed = {allowance for edit in edits for allowance in _allowances(edit, places)}
    return [
        str(each) for each in differences(before, after) if not (_is_allowed(each, allowed) and _keeps_words(each, places))
    ]


class _Allowance(Struct, frozen=True):
    """Allows differences in one scope; None stands for any paragraph, section or part, and for any name."""

    scope: Scope
    part: str | None = None
    place: int | str | None = None
    name: str | None = None


def _is_allowed(difference: PackageDifference, allowed: set[_Allowance]) -> bool:
    return _is_new_edge(difference) or any(
        _Allowance(difference.scope, part, place, name) in allowed
        for part in (None, difference.part)
        for place in (None, difference.place)
        for name in (None, difference.name, *_blanks(difference))
    )


def _blanks(difference: PackageDifference) -> Iterator[str]:
    """Yields the name of a difference of words that differ in nothing but blanks."""
    before, after = ("".join(words.split()) for words in difference.words)
    if difference.name == "words" and before == after:
        yield _BLANKS


def _is_new_edge(difference: PackageDifference) -> bool:
    """Tells whether this is a new header or footer: to be seen it needs a reference, and that has to be allowed."""
    return difference.scope is Scope.PART and difference.name == "added" and bool(_NEW_EDGE.fullmatch(difference.part))


def _keeps_words(difference: PackageDifference, places: Places) -> bool:
    """Tells whether headers and footers keep their words, whatever becomes of the numbers of pages in them."""
    of_edges = any(part == difference.part and path.story.step in _EDGES for path, (part, _) in places.items())
    before, after = (_NUMBERING.sub("", words) for words in difference.words)
    return not of_edges or before == after


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
            yield from (_Allowance(Scope.CONTENT, part, index, name) for name in _TYPED)
            if not edit.text.strip():  # blanks are taken out, and a tab is one that is no letter
                yield _Allowance(Scope.CONTENT, part, index, "tab")
        case SetBlanks():
            yield _Allowance(Scope.CONTENT, part, index, _BLANKS)
        case SetPage():
            number = (edit.at.path.number or 1) - 1
            yield from (_Allowance(Scope.SECTION, place=number, name=name) for name in _OF_PAGES)
        case DrawLine():
            for near in (*range(max(0, index - _NEAR), index + _NEAR + 1), *_holders(edit.at.path, places)):
                yield from (_Allowance(Scope.CONTENT, part, near, name) for name in _DRAWN)
                yield from (_Allowance(Scope.LAYOUT, part, near, name) for name in ("pBdr", "ind", "spacing"))
                yield from (_Allowance(Scope.LETTERS, part, near, name) for name in ("u", "w"))
            yield _Allowance(Scope.STRUCTURE, part, name="tcBorders")
        case SetStyle():
            lists = ((RUN, edit.format), (PARAGRAPH, edit.layout))
            yield from (
                _Allowance(Scope.STYLE, place=edit.style or "", name=f"{table.tag}/{name}")
                for table, values in lists
                if values is not None
                for name in _names(table, values)
            )
        case SetColumnWidths() | ScaleTable():
            yield from (_Allowance(Scope.STRUCTURE, name=name) for name in _OF_COLUMNS)
        case PlaceInTable():
            yield from (_Allowance(scope, part) for scope in (Scope.STRUCTURE, Scope.LAYOUT, Scope.LETTERS, Scope.MARK))
            yield from (_Allowance(Scope.CONTENT, part, name=name) for name in _DRAWN)
        case NumberPages():
            yield from (_Allowance(Scope.SECTION, name=name) for name in _OF_PAGE_NUMBERS)
            yield from (_Allowance(Scope.PART, name=name) for name in _OF_NEW_PARTS)
            edges = {part for path, (part, _) in places.items() if path.story.step in _EDGES}
            yield from (_Allowance(scope, edge) for edge in edges for scope in Scope)


def _holders(path: Path, places: Places) -> Iterator[int]:
    """Yields the number of the paragraph that holds the text box with this path: what is drawn for the box hangs on it."""
    held = (each.parent for each in path.trail if each.step is Step.TEXT_BOX)
    return (places[holder][1] for holder in held if holder in places)


def _names(table: PropertyTable[Any], values: Any) -> set[str]:
    """Returns the names of the properties in which these values are kept."""
    fields = (field for name, field in table.fields.items() if getattr(values, name) not in (None, ()))
    keys = (key for field in fields for key in (*field.keys, *field.beside, *field.twins))
    return {key.partition("/")[0] for key in keys}
