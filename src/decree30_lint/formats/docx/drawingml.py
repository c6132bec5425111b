"""Reads shapes drawn in DrawingML: alone, in groups, in a canvas."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element
from msgspec.structs import replace

from decree30_lint.formats.docx.ooxml import WP, WPS, A, emu, local, parse_int
from decree30_lint.formats.docx.shapes import HAIRLINE, Shape, ShapePlace
from decree30_lint.model.units import Pt

_FILLS = tuple(A + name for name in ("solidFill", "gradFill", "pattFill", "blipFill"))
_QUARTER_TURN = 5_400_000  # 60,000ths of a degree


def shapes(drawing: _Element) -> Iterator[Shape]:
    """Yields the visible shapes of a w:drawing, and those that hold text."""
    for frame in drawing.iterchildren(WP + "anchor", WP + "inline"):
        content = frame.find(f"{A}graphic/{A}graphicData")
        for member in content if content is not None else ():
            yield from _members(member, _whole(frame))


def _whole(frame: _Element) -> Shape:
    """Returns the wp:anchor or wp:inline as a shape: the rectangle that the text flows around."""
    width, height = _pair(frame.find(WP + "extent"), "cx", "cy")
    if frame.tag == WP + "inline":
        return Shape(frame, width, height)
    across, down = _position(frame.find(WP + "positionH"), "column"), _position(frame.find(WP + "positionV"), "paragraph")
    return Shape(frame, width, height, across, down)


def _position(position: _Element | None, default: str) -> ShapePlace:
    if position is None:
        return ShapePlace(default, Pt(0))
    offset, align = position.findtext(WP + "posOffset"), position.findtext(WP + "align")
    return ShapePlace(position.get("relativeFrom", default), emu(offset) or Pt(0), align.strip() if align else None)


def _pair(element: _Element | None, first: str, second: str) -> tuple[Pt, Pt]:
    if element is None:
        return Pt(0), Pt(0)
    return emu(element.get(first)) or Pt(0), emu(element.get(second)) or Pt(0)


def _members(element: _Element, at: Shape) -> Iterator[Shape]:
    """Yields the shapes in `element`, whose place and size are those of `at`."""
    match local(element):
        case "wgp" | "grpSp" | "wpc":
            for child in element:
                if (placed := _placed(child, element, at)) is not None:
                    yield from _members(child, placed)
        case "wsp" | "cxnSp" | "pic":
            yield from _single(element, at)


def _placed(child: _Element, group: _Element, at: Shape) -> Shape | None:
    own = _frame(child)
    if own is None:
        return None
    (left, top), (width, height) = _pair(own.find(A + "off"), "x", "y"), _pair(own.find(A + "ext"), "cx", "cy")
    outer = _frame(group)
    if outer is None:  # a canvas has no lengths of its own
        return at.inner(child, left, top, width, height)
    x, y = _pair(outer.find(A + "chOff"), "x", "y")
    inner_width, inner_height = _pair(outer.find(A + "chExt"), "cx", "cy")
    wide, high = at.width / (inner_width or at.width or 1), at.height / (inner_height or at.height or 1)
    return at.inner(child, (left - x) * wide, (top - y) * high, width * wide, height * high)


def _frame(element: _Element) -> _Element | None:
    """Returns the a:xfrm of a shape or a group, None if it has none."""
    properties = next((child for child in element if local(child) in ("spPr", "grpSpPr")), None)
    return None if properties is None else properties.find(A + "xfrm")


def _single(element: _Element, at: Shape) -> Iterator[Shape]:
    frame = _frame(element)
    turns = 0 if frame is None else round(parse_int(frame.get("rot")) / _QUARTER_TURN)
    at = replace(at.rotated_90 if turns % 2 else at, element=element)
    if element.find(WPS + "txbx") is not None:
        yield replace(at, holds_text=True)
    elif local(element) == "pic":
        yield at
    elif (pen := _pen(element)) is not None:
        yield replace(at, thickness=pen[0], solid=pen[1])


def _pen(element: _Element) -> tuple[Pt | None, bool] | None:
    """Returns thickness and whether the stroke is unbroken; None if nothing is drawn.

    A thickness of None stands for an area that is filled.
    """
    properties = element.find(WPS + "spPr")
    line = None if properties is None else properties.find(A + "ln")
    if _is_inked(element, line):
        width = None if line is None else emu(line.get("w"))
        return width or HAIRLINE, _is_unbroken(line)
    filled = properties is not None and any(properties.find(fill) is not None for fill in _FILLS)
    return (None, True) if filled else None


def _is_inked(element: _Element, line: _Element | None) -> bool:
    if line is not None and line.find(A + "noFill") is not None:
        return False
    if line is not None and any(line.find(fill) is not None for fill in _FILLS):
        return True
    reference = element.find(f"{WPS}style/{A}lnRef")
    return reference is not None and reference.get("idx") != "0"


def _is_unbroken(line: _Element | None) -> bool:
    if line is None:
        return True
    dash = line.find(A + "prstDash")
    return line.find(A + "custDash") is None and (dash is None or dash.get("val") == "solid")
