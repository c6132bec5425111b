"""Finds where things stand across the page: the page, table columns, text boxes and frames.

All places are in points from the page's left edge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml.etree import _Element

from decree30_lint.formats.docx.compatibility import shown_branches
from decree30_lint.formats.docx.ooxml import EMU, MC, A, V, W, emu, local, number, twips
from decree30_lint.model.formatting import Align
from decree30_lint.model.place import Extent
from decree30_lint.model.units import Pt

INSET = Pt(7.2)  # of a text box that names none: 0.1 inch

_CSS_LENGTH = re.compile(r"(-?[\d.]+)(pt|in|cm|mm|px|pc)?")
_CSS_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "pc": 12.0, None: 1.0}
_RIGHT = ("right", "outside", "end")


class TextArea(NamedTuple):
    """Describes the page across: its width, and the edges of the text between the margins, in points."""

    width: Pt
    left: Pt
    right: Pt


class TextBox(NamedTuple):
    """Holds a w:txbxContent, with the stretch across the page of its text and its distance below the paragraph's top."""

    content: _Element  # holds the paragraphs
    room: Extent | None
    offset: Pt | None
    outlined: bool


class _Scale(NamedTuple):
    """Converts the units of a group to points: `factor * x + shift`."""

    factor: float
    shift: float


_EMU = _Scale(1 / EMU, 0.0)


def text_boxes(drawing: _Element, sheet: TextArea | None, room: Extent | None) -> Iterator[TextBox]:
    """Yields the text boxes of a w:drawing, w:pict or w:object, without those inside other text boxes."""
    for anchor in drawing:
        if local(anchor) in ("anchor", "inline"):
            yield from _drawn(anchor, sheet, room)
        elif anchor.tag.startswith(V):
            yield from _vml(anchor, sheet, room, None)


def _drawn(anchor: _Element, sheet: TextArea | None, room: Extent | None) -> Iterator[TextBox]:
    extent = next((e for e in anchor if local(e) == "extent"), None)
    width = None if extent is None else emu(extent.get("cx"))
    left = None if width is None else _anchored_left(anchor, width, sheet, room)
    for shape, scale in _shapes(anchor, None):
        content = next(shape.iter(W + "txbxContent"), None)
        if content is not None:
            yield TextBox(content, _box_room(shape, scale, left, width), _anchored_offset(anchor), _outlined(shape))


def _shapes(element: _Element, scale: _Scale | None) -> Iterator[tuple[_Element, _Scale | None]]:
    """Yields the shapes of a drawing, each with the scale of the group that it stands in (None outside groups)."""
    for child in element:
        name = local(child)
        if name == "wsp":
            yield child, scale
        elif child.tag == MC + "AlternateContent":
            for branch in shown_branches(child):
                yield from _shapes(branch, scale)
        elif name in ("wgp", "grpSp"):
            yield from _shapes(child, _group_scale(child, scale))
        elif name in ("graphic", "graphicData", "wpc"):
            yield from _shapes(child, scale)


def _group_scale(group: _Element, outer: _Scale | None) -> _Scale:
    xfrm = next((e for e in group.iter(A + "xfrm")), None)
    if xfrm is None:
        return outer or _EMU
    numbers = {local(e): e for e in xfrm}
    origin, inner = _number(numbers.get("chOff"), "x"), _number(numbers.get("chExt"), "cx")
    factor = _number(numbers.get("ext"), "cx") / inner if inner else 1.0
    if outer is None:  # the outermost group stands where the anchor says
        return _Scale(factor / EMU, -origin * factor / EMU)
    shift = _number(numbers.get("off"), "x") - origin * factor
    return _Scale(factor * outer.factor, shift * outer.factor + outer.shift)


def _number(element: _Element | None, name: str) -> float:
    return (None if element is None else number(element.get(name))) or 0.0


def _box_room(shape: _Element, scale: _Scale | None, left: Pt | None, width: Pt | None) -> Extent | None:
    if left is None or width is None:
        return None
    begin, end = float(left), float(left + width)
    xfrm = shape.find(f".//{A}xfrm")
    if scale is not None and xfrm is not None:
        offset = _number(xfrm.find(A + "off"), "x")
        begin = left + offset * scale.factor + scale.shift
        end = begin + _number(xfrm.find(A + "ext"), "cx") * scale.factor
    body = next((e for e in shape if local(e) == "bodyPr"), None)
    insets = [None if body is None else emu(body.get(name)) for name in ("lIns", "rIns")]
    before, after = (INSET if inset is None else inset for inset in insets)
    return Extent(Pt(begin + before), Pt(max(begin + before, end - after)))


def _anchored_left(anchor: _Element, width: Pt, sheet: TextArea | None, room: Extent | None) -> Pt | None:
    position = next((e for e in anchor if local(e) == "positionH"), None)
    if position is None:
        return None if room is None else room.left
    area = _area(position.get("relativeFrom", "column"), sheet, room)
    if area is None:
        return None
    for child in position.iter():
        if local(child) == "posOffset":
            return Pt(area.left + (emu((child.text or "").strip()) or 0))
        if local(child) == "align":
            return _aligned((child.text or "").strip(), width, area)
    return area.left


def _anchored_offset(anchor: _Element) -> Pt | None:
    position = next((e for e in anchor if local(e) == "positionV"), None)
    if position is None or position.get("relativeFrom") not in ("paragraph", "line"):
        return None
    offset = next((e for e in position.iter() if local(e) == "posOffset"), None)
    return None if offset is None else emu((offset.text or "").strip())


def _area(relative: str, sheet: TextArea | None, room: Extent | None) -> Extent | None:
    if relative in ("column", "text", "character", "char"):
        return room
    if sheet is None:
        return None
    if relative == "page":
        return Extent(Pt(0), sheet.width)
    if relative in ("leftMargin", "insideMargin", "left-margin-area", "inner-margin-area"):
        return Extent(Pt(0), sheet.left)
    if relative in ("rightMargin", "outsideMargin", "right-margin-area", "outer-margin-area"):
        return Extent(sheet.right, sheet.width)
    return Extent(sheet.left, sheet.right)


def _aligned(align: str, width: Pt, area: Extent) -> Pt:
    if align == "center":
        return Pt(area.centre - width / 2)
    return Pt(area.right - width) if align in _RIGHT else area.left


def _outlined(shape: _Element) -> bool:
    line = shape.find(f"./{{*}}spPr/{A}ln")
    if line is not None:
        return line.find(A + "noFill") is None and len(line) > 0
    reference = shape.find(f"./{{*}}style/{A}lnRef")
    return reference is not None and reference.get("idx", "0") != "0"


def _vml(shape: _Element, sheet: TextArea | None, room: Extent | None, group: tuple[Pt, _Scale] | None) -> Iterator[TextBox]:
    style = _css(shape.get("style", ""))
    if shape.tag == V + "group":
        for child in shape:
            if child.tag.startswith(V):
                yield from _vml(child, sheet, room, _vml_group(shape, style, sheet, room, group))
        return
    content = shape.find(f"{V}textbox/{W}txbxContent")
    if content is None:
        return
    span = _vml_span(style, sheet, room, group)
    before, after = _vml_insets(content.getparent())
    inner = None if span is None else Extent(Pt(span.left + before), Pt(max(span.left + before, span.right - after)))
    stroked = shape.get("stroked", "t").lower() not in ("f", "false")
    vertical = style.get("mso-position-vertical-relative", "text") in ("text", "paragraph", "line")
    offset = _css_length(style.get("margin-top")) if vertical and group is None else None
    yield TextBox(content, inner, offset, stroked)


def _vml_group(
    shape: _Element, style: Mapping[str, str], sheet: TextArea | None, room: Extent | None, outer: tuple[Pt, _Scale] | None
) -> tuple[Pt, _Scale] | None:
    """Returns the left edge of a group and the scale of its units; None where its place is not known."""
    span = _vml_span(style, sheet, room, outer)
    size = _first_number(shape.get("coordsize", "1000,1000"))
    if span is None or not size:
        return None
    factor = span.width / size
    return span.left, _Scale(factor, -_first_number(shape.get("coordorigin", "0,0")) * factor)


def _vml_span(
    style: Mapping[str, str], sheet: TextArea | None, room: Extent | None, group: tuple[Pt, _Scale] | None
) -> Extent | None:
    if group is not None:
        left, scale = group
        begin = left + _first_number(style.get("left", "0")) * scale.factor + scale.shift
        return Extent(Pt(begin), Pt(begin + _first_number(style.get("width", "0")) * scale.factor))
    width = _css_length(style.get("width"))
    area = _area(style.get("mso-position-horizontal-relative", "text"), sheet, room)
    if width is None or area is None:
        return None
    align = style.get("mso-position-horizontal", "absolute")
    if align in ("absolute", ""):
        begin = Pt(area.left + (_css_length(style.get("margin-left")) or _css_length(style.get("left")) or 0))
    else:
        begin = _aligned(align, width, area)
    return Extent(begin, Pt(begin + width))


def _vml_insets(textbox: _Element | None) -> tuple[Pt, Pt]:
    parts = [*(textbox.get("inset", "") if textbox is not None else "").split(","), "", "", ""]
    left, right = _css_length(parts[0]), _css_length(parts[2])
    return INSET if left is None else left, INSET if right is None else right


def _css(style: str) -> dict[str, str]:
    pairs = (item.partition(":") for item in style.split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs if name.strip()}


def _css_length(text: str | None) -> Pt | None:
    match = _CSS_LENGTH.fullmatch(text.strip()) if text else None
    length = number(match[1]) if match else None
    return Pt(length * _CSS_POINTS[match[2]]) if match and length is not None else None


def _first_number(text: str) -> float:
    match = re.match(r"\s*(-?\d+(?:\.\d+)?)", text)
    return (number(match[1]) if match else None) or 0.0


def framed(frame: _Element, sheet: TextArea | None, room: Extent | None) -> tuple[Extent | None, Align | None]:
    """Returns the extent of a w:framePr, and the alignment that it gives its text.

    A frame as wide as its text takes the whole extent around it, and its text is aligned as the frame is; else the alignment
    is None.
    """
    area = _area(frame.get(W + "hAnchor", "text"), sheet, room)
    if area is None:
        return None, None
    width, align = twips(frame.get(W + "w")), frame.get(W + "xAlign", "")
    if not width:
        fitted = {"center": Align.CENTRE, "right": Align.RIGHT, "outside": Align.RIGHT}.get(align)
        left = area.left if align else Pt(area.left + (twips(frame.get(W + "x")) or 0))
        return Extent(left, Pt(max(left, area.right))), fitted
    left = _aligned(align, width, area) if align else Pt(area.left + (twips(frame.get(W + "x")) or 0))
    return Extent(left, Pt(left + width)), None
