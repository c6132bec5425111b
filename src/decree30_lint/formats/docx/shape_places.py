"""Finds where on the page a drawn shape stands."""

from __future__ import annotations

from typing import NamedTuple

from lxml.etree import _Element

from decree30_lint.formats.docx.marks import ParagraphMark
from decree30_lint.formats.docx.ooxml import W, twips
from decree30_lint.formats.docx.shapes import Shape, ShapePlace
from decree30_lint.model import metrics
from decree30_lint.model.document import Paragraph
from decree30_lint.model.formatting import Align
from decree30_lint.model.place import Extent
from decree30_lint.model.units import Pt

_BY_TEXT = frozenset({"column", "character", "paragraph", "line"})  # what places by the text, not by the page


class Sheet(NamedTuple):
    """Describes the page of a paragraph, as far as its section is written in the same package part."""

    width: Pt
    margin: Extent
    top: Pt

    @staticmethod
    def of(mark: ParagraphMark) -> Sheet | None:
        section = _section(mark)
        size, margin = (None, None) if section is None else (section.find(W + "pgSz"), section.find(W + "pgMar"))
        if size is None or margin is None:
            return None
        width = twips(size.get(W + "w")) or Pt(0)
        left, right, top = (twips(margin.get(W + side)) or Pt(0) for side in ("left", "right", "top"))
        return Sheet(width, Extent(left, Pt(width - right)), Pt(abs(top)))


def _section(mark: ParagraphMark) -> _Element | None:
    """Returns the w:sectPr that ends the section of a paragraph, None if it stands elsewhere."""
    body = None if mark.element is None else next(mark.element.iterancestors(W + "body"), None)
    if body is None or mark.element is None:
        return None
    block = next(element for element in (mark.element, *mark.element.iterancestors()) if element.getparent() is body)
    for element in (block, *block.itersiblings()):
        section = element if element.tag == W + "sectPr" else element.find(f"{W}pPr/{W}sectPr")
        if section is not None:
            return section
    return None


def place_of(mark: ParagraphMark, shape: Shape, top: float, *, first_page: bool) -> tuple[float | None, float | None]:
    """Returns left edge and height of a drawn shape, in points; None where the file does not say.

    `top` is that of the paragraph that holds it, or of its text; with `first_page` it counts from the top of page 1.
    """
    places = {place.of for place in (shape.across, shape.down) if place}
    sheet = Sheet.of(mark) if places - _BY_TEXT else None
    return _across(mark.paragraph, shape, sheet), _down(mark.paragraph, shape.down, top, sheet if first_page else None)


def _across(paragraph: Paragraph, shape: Shape, sheet: Sheet | None) -> float | None:
    room, layout = paragraph.extent, paragraph.layout
    if shape.across is None:
        begin = (layout.left or 0) + (layout.first_line or 0)
        inner = room and Extent(Pt(room.left + begin), Pt(room.right - (layout.right or 0)))
        return _aligned(
            inner, {Align.CENTRE: "center", Align.RIGHT: "right"}.get(layout.align or Align.LEFT), Pt(0), shape.width
        )
    area = _area(shape.across, room, sheet)
    return _aligned(area, shape.across.align, shape.across.offset, shape.width)


def _area(place: ShapePlace, room: Extent | None, sheet: Sheet | None) -> Extent | None:
    if place.of in _BY_TEXT:
        return room
    if sheet is None:
        return None
    match place.of:
        case "page":
            return Extent(Pt(0), sheet.width)
        case "leftMargin" | "insideMargin" | "left-margin-area" | "inner-margin-area":
            return Extent(Pt(0), sheet.margin.left)
        case "rightMargin" | "outsideMargin" | "right-margin-area" | "outer-margin-area":
            return Extent(sheet.margin.right, sheet.width)
        case _:
            return sheet.margin


def _aligned(area: Extent | None, align: str | None, offset: Pt, width: Pt) -> float | None:
    if area is None:
        return None
    match align:
        case "center":
            return area.centre - width / 2
        case "right" | "outside":
            return area.right - width
        case "left" | "inside":
            return area.left
        case _:
            return area.left + offset


def _down(paragraph: Paragraph, place: ShapePlace | None, top: float, first_sheet: Sheet | None) -> float | None:
    """Returns the height of a shape in points, None if it is not known.

    `first_sheet` is the page where what was laid out begins at the top of the first page, else None.
    """
    if place is None:
        return top + metrics.height(paragraph)
    if place.of in _BY_TEXT:
        return top + place.offset
    if first_sheet is None or place.align not in (None, "top"):
        return None
    return place.offset if place.of == "margin" else place.offset - first_sheet.top
