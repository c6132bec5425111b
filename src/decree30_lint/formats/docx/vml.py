"""Reads shapes drawn in VML, the older language, whose lengths stand in attributes and in a CSS-like style."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from lxml.etree import _Element
from msgspec.structs import replace

from decree30_lint.formats.docx.ooxml import EMU, V, W, number
from decree30_lint.formats.docx.shapes import HAIRLINE, Shape, ShapePlace
from decree30_lint.model.units import Pt

_SHAPES = {V + name for name in ("line", "shape", "rect", "roundrect", "polyline", "image")}
_LENGTH = re.compile(r"\s*(-?(?:\d+\.?\d*|\.\d+))\s*(pt|in|mm|cm|pc|px|emu)?")
_POINTS = {"pt": 1.0, "in": 72.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "pc": 12.0, "px": 0.75, "": 0.75, "emu": 1 / EMU}


def shapes(picture: _Element) -> Iterator[Shape]:
    """Yields the visible shapes of a w:pict, and those that hold text."""
    for child in picture:
        if child.tag == V + "group":
            yield from _group(child, _shape(child))
        elif child.tag in _SHAPES:
            yield from _visible(_shape(child))


def _group(group: _Element, at: Shape) -> Iterator[Shape]:
    x, y = _numbers(group.get("coordorigin"), 0)
    wide, high = (
        size / (inner or 1)
        for size, inner in zip((at.width, at.height), _numbers(group.get("coordsize"), 1000), strict=True)
    )
    for child in group:
        if child.tag in _SHAPES or child.tag == V + "group":
            own = _shape(child)
            left, top, width, height = _rectangle(child, _style(child), _number)
            placed = at.inner(child, (left - x) * wide, (top - y) * high, width * wide, height * high)
            placed = replace(placed, thickness=own.thickness, solid=own.solid, holds_text=own.holds_text)
            yield from _group(child, placed) if child.tag == V + "group" else _visible(placed)


def _visible(shape: Shape) -> Iterator[Shape]:
    """Yields the shape if its stroke or fill is visible. A picture counts, for some lines are pictures."""
    element = shape.element
    stroke = element.find(V + "stroke")
    stroked = _is_true(element.get("stroked")) and (stroke is None or _is_true(stroke.get("on")))
    filled = element.tag == V + "rect" and _is_true(element.get("filled"))
    if stroked or filled or shape.holds_text or element.find(V + "imagedata") is not None:
        yield shape


def _is_true(value: str | None) -> bool:
    return (value or "t").lower() not in ("f", "false", "0")


def _shape(element: _Element) -> Shape:
    style, floats = _style(element), _floats(element)
    left, top, width, height = _rectangle(element, style, length)
    stroke, weight = element.find(V + "stroke"), element.get("strokeweight")
    dash = "solid" if stroke is None else stroke.get("dashstyle", "solid")
    shape = Shape(
        element,
        width,
        height,
        across=_place(style, "horizontal", left, "column") if floats else None,
        down=_place(style, "vertical", top, "paragraph") if floats else None,
        thickness=length(weight) if weight else HAIRLINE,
        solid=dash.lower() == "solid",
        holds_text=element.find(f"{V}textbox/{W}txbxContent") is not None,
    )
    return shape.rotated_90 if abs(_number(style.get("rotation"))) % 180 == 90 else shape


def _floats(element: _Element) -> bool:
    """Tells whether the shape floats; a v:line with its own ends does even if its style does not say so."""
    return _style(element).get("position", "static") != "static" or element.get("from") is not None


def _style(element: _Element) -> dict[str, str]:
    pairs = (entry.partition(":") for entry in (element.get("style") or "").split(";"))
    return {name.strip().lower(): value.strip() for name, _, value in pairs if value}


def _rectangle(element: _Element, style: Mapping[str, str], read: Callable[[str | None], float]) -> tuple[Pt, Pt, Pt, Pt]:
    """Returns left, top, width and height as `read` understands lengths."""
    if element.tag == V + "line" and element.get("from") is not None:
        (x1, _, y1), (x2, _, y2) = ((element.get(end) or "0,0").partition(",") for end in ("from", "to"))
        (left, right), (top, foot) = sorted((read(x1), read(x2))), sorted((read(y1), read(y2)))
        return Pt(left), Pt(top), Pt(right - left), Pt(foot - top)
    left, top = (read(style.get(f"margin-{side}")) + read(style.get(side)) for side in ("left", "top"))
    return Pt(left), Pt(top), Pt(read(style.get("width"))), Pt(read(style.get("height")))


def length(text: str | None) -> Pt:
    """Converts a length to points; a bare number counts pixels."""
    match = _LENGTH.match(text or "")
    return Pt(_number(text) * _POINTS[match[2] or ""] if match else 0)


def _number(text: str | None) -> float:
    match = _LENGTH.match(text or "")
    return (number(match[1]) if match else None) or 0.0


def _numbers(pair: str | None, default: float) -> tuple[float, float]:
    if not pair:
        return default, default
    first, _, second = pair.partition(",")
    return _number(first), _number(second)


def _place(style: Mapping[str, str], direction: str, offset: Pt, text: str) -> ShapePlace:
    """Returns the place along one direction; `text` is what "text" means in it."""
    of = style.get(f"mso-position-{direction}-relative", "text")
    align = style.get(f"mso-position-{direction}", "absolute")
    return ShapePlace({"text": text, "char": "character"}.get(of, of), offset, None if align == "absolute" else align)
