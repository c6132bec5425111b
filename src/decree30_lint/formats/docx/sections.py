"""Reads sections: paper, margins, columns, and the headers and footers in force."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from lxml.etree import _Element
from msgspec.structs import replace

from decree30_lint.formats.docx.extents import TextArea
from decree30_lint.formats.docx.ooxml import R, W, switched_on
from decree30_lint.formats.docx.schema.section import SECTION, PageSetup
from decree30_lint.model.document import HeaderKind, Margins, Section
from decree30_lint.model.place import Extent
from decree30_lint.model.units import Pt

_MOST_COLUMNS = 45  # as in Word
_WORD_GAP = Pt(36)  # between columns where the file names none
# What Word takes where the file names no paper: Letter.
_WORD_WIDTH, _WORD_HEIGHT = Pt(612), Pt(792)
_WORD_MARGINS = Margins(top=Pt(72), bottom=Pt(72), left=Pt(72), right=Pt(72))  # where lines stand if the file does not say


class SectionProperties(NamedTuple):
    """Describes what a w:sectPr says, in points.

    `headers` and `footers` are ids of relationships, with those of earlier sections filled in.
    """

    width: Pt
    height: Pt
    margins: Margins | None
    columns: tuple[Extent, ...]
    title_page: bool
    first_number: int | None
    number_format: str | None
    continuous: bool
    headers: Mapping[HeaderKind, str]
    footers: Mapping[HeaderKind, str]

    @property
    def room(self) -> Extent:
        """Returns the extent of the text between the margins; Word's own margins stand in where the file has none."""
        margins = self.margins or _WORD_MARGINS
        return Extent(margins.left, Pt(self.width - margins.right))

    @property
    def sheet(self) -> TextArea:
        """Returns the page across, with the edges of its text."""
        return TextArea(self.width, self.room.left, self.room.right)


def section_properties(elements: Iterable[_Element | None], settings: _Element | None) -> list[SectionProperties]:
    """Returns what each w:sectPr says, in order; None stands for a document without any."""
    found: list[SectionProperties] = []
    even = switched_on(settings, W + "evenAndOddHeaders")
    inherited: dict[str, dict[HeaderKind, str]] = {"header": {}, "footer": {}}
    for element in elements:
        for name, kinds in inherited.items():
            inherited[name] = {**kinds, **references(element, name)}
        found.append(_properties(element, settings, inherited, even))
    return found


def references(element: _Element | None, name: str) -> dict[HeaderKind, str]:
    """Returns the ids of the relationships to a section's own headers ("header") or footers."""
    found = {}
    for reference in element.iterfind(f"{W}{name}Reference") if element is not None else ():
        kind = reference.get(W + "type", "default")
        if kind in list(HeaderKind):
            found[HeaderKind(kind)] = reference.get(R + "id", "")
    return found


def _properties(
    element: _Element | None, settings: _Element | None, inherited: Mapping[str, Mapping[HeaderKind, str]], even: bool
) -> SectionProperties:
    setup = SECTION.read(element)
    width, height, title = setup.width or _WORD_WIDTH, setup.height or _WORD_HEIGHT, bool(setup.title_page)
    margins = _margins(setup, settings)
    shown = {HeaderKind.DEFAULT} | ({HeaderKind.FIRST} if title else set()) | ({HeaderKind.EVEN} if even else set())
    return SectionProperties(
        width=width,
        height=height,
        margins=margins,
        columns=_columns(setup, width, margins or _WORD_MARGINS),
        title_page=title,
        first_number=setup.first_number,
        number_format=setup.number_format,
        continuous=bool(setup.continuous),
        headers={k: v for k, v in inherited["header"].items() if k in shown},
        footers={k: v for k, v in inherited["footer"].items() if k in shown},
    )


def _margins(setup: PageSetup, settings: _Element | None) -> Margins | None:
    """Returns the margins with the gutter, None where a side is not stated."""
    if None in (setup.top, setup.bottom, setup.left, setup.right):
        return None
    bound = _bound_side(setup, settings)
    sides: dict[str, Any] = {side: Pt(abs(getattr(setup, side))) for side in ("top", "bottom")}
    sides |= {side: getattr(setup, side) for side in ("left", "right")}
    sides[bound] = Pt(sides[bound] + (setup.gutter or 0))
    return Margins(**sides, header=setup.header, footer=setup.footer, mirrored=switched_on(settings, W + "mirrorMargins"))


def _bound_side(setup: PageSetup, settings: _Element | None) -> str:
    """Returns the side of the sheet that the gutter comes to."""
    if switched_on(settings, W + "gutterAtTop"):
        return "top"
    return "right" if setup.gutter_right else "left"


def page_setup(section: Section, now: PageSetup, settings: _Element | None) -> PageSetup:
    """Returns what gives a w:sectPr that says `now` the paper and the margins of `section`.

    The gutter stays and is taken off its side; upper and lower margins that are exact stay so.
    """
    wide = section.landscape
    page = PageSetup(section.width, section.height, wide if wide or now.landscape is not None else None)
    margins = section.margins
    if margins is None:
        return page
    sides = {side: getattr(margins, side) for side in ("top", "bottom", "left", "right", "header", "footer")}
    bound = _bound_side(now, settings)
    sides[bound] = Pt(sides[bound] - (now.gutter or 0))
    exact = {side: Pt(-sides[side]) for side in ("top", "bottom") if (getattr(now, side) or 0) < 0}
    return replace(page, **sides | exact)


def _columns(setup: PageSetup, width: Pt, margins: Margins) -> tuple[Extent, ...]:
    left, right = margins.left, Pt(width - margins.right)
    count = min(setup.column_count or 1, _MOST_COLUMNS)
    if count < 2 or right <= left:
        return (Extent(left, right),)
    rooms = []
    for size, gap in _column_sizes(setup, count, right - left):
        rooms.append(Extent(left, Pt(left + size)))
        left = Pt(left + size + gap)
    return tuple(rooms)


def _column_sizes(setup: PageSetup, count: int, room: float) -> list[tuple[float, float]]:
    """Returns the width of each column and the gap behind it."""
    if setup.columns and setup.equal_columns is False and all(column.width for column in setup.columns):
        return [(column.width or 0.0, column.gap or 0.0) for column in setup.columns]
    gap = _WORD_GAP if setup.column_gap is None else setup.column_gap
    return [((room - gap * (count - 1)) / count, gap)] * count
