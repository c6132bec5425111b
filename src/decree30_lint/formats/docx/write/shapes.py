"""Writes drawn shapes as markup: those that float at a place measured from their paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import count

from lxml import etree
from lxml.etree import _Element
from msgspec import Struct

from decree30_lint.formats.docx.ooxml import MC, WP, WPS, V, parse_int, to_emu
from decree30_lint.formats.docx.write.markup import NAMESPACES, element
from decree30_lint.model.units import Pt

_FIRST_ID = 1025  # below it are the ids of patterns
_VML_ID = re.compile(r"_x0000_[si](\d{1,9})")
_TAG = re.compile(r"<[\w:]+")


class LineShape(Struct, frozen=True):
    """Describes a line to draw, in points from the left edge of the column and from the top of the paragraph.

    A `left` of None puts it in the middle of the column.
    """

    left: Pt | None
    down: Pt
    length: Pt
    thickness: Pt
    solid: bool = True


def line_run(line: LineShape, key: int) -> str:
    """Returns a run that holds the line; `key` is a number that no other shape of the file has."""
    choice = f'<mc:Choice Requires="wps">{element("drawing", _connector(line, key))}</mc:Choice>'
    fallback = f"<mc:Fallback>{vml_picture(line, key)}</mc:Fallback>"
    return element("r", f"<mc:AlternateContent>{choice}{fallback}</mc:AlternateContent>")


def vml_picture(line: LineShape, key: int) -> str:
    """Returns a w:pict with the line in VML, which programs before Word 2010 draw."""
    left = line.left or Pt(0)
    ends = f'from="{left:.2f}pt,{line.down:.2f}pt" to="{left + line.length:.2f}pt,{line.down:.2f}pt"'
    dash = "" if line.solid else '<v:stroke dashstyle="dash"/>'
    middle = "mso-position-horizontal:center;" if line.left is None else ""
    style = (
        f"position:absolute;z-index:251660288;{middle}"
        "mso-position-horizontal-relative:text;mso-position-vertical-relative:text"
    )
    shape = f'<v:line id="{shape_id(key)}" style="{style}" {ends} strokeweight="{line.thickness}pt">{dash}</v:line>'
    return element("pict", shape)


def shape_id(key: int) -> str:
    """Returns the id of a VML shape."""
    return f"_x0000_s{_FIRST_ID + key}"


def free_key(stories: Iterable[_Element]) -> int:
    """Returns the least number that no shape of these stories has: `wp:docPr` and VML shapes are counted together."""
    used: set[int] = set()
    for root in stories:
        used.update(parse_int(properties.get("id")) for properties in root.iter(WP + "docPr"))
        ids = (_VML_ID.fullmatch(shape.get("id", "")) for shape in root.iter(V + "*"))
        used.update(int(match[1]) - _FIRST_ID for match in ids if match)
    return next(number for number in count(1) if number not in used)


def parsed(markup: str) -> _Element:
    """Returns the element that the markup describes."""
    return etree.fromstring(_TAG.sub(lambda match: f"{match[0]} {NAMESPACES}", markup, count=1))


def name_requirements(drawing: _Element) -> None:
    """Has each mc:Choice in an element that was put into a tree require its namespace by the prefix that it has there."""
    for choice in drawing.iter(MC + "Choice"):
        choice.set("Requires", next(prefix for prefix, uri in choice.nsmap.items() if prefix and f"{{{uri}}}" == WPS))


def _connector(line: LineShape, key: int) -> str:
    dash = "" if line.solid else '<a:prstDash val="dash"/>'
    return anchored(
        key,
        f"Đường kẻ {key}",
        (line.left, line.down),
        (line.length, Pt(0)),
        "<wp:wrapNone/>",
        f'<wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{to_emu(line.length)}" cy="0"/></a:xfrm>'
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="{to_emu(line.thickness)}"><a:solidFill>'
        f'<a:srgbClr val="000000"/></a:solidFill>{dash}</a:ln></wps:spPr><wps:bodyPr/>',
    )


def anchored(key: int, name: str, at: tuple[Pt | None, Pt], size: tuple[Pt, Pt], wrapping: str, shape: str) -> str:
    """Returns a floating shape: `at` from the left edge of the column and the paragraph's top, `size` wide and high."""
    across = "<wp:align>center</wp:align>" if at[0] is None else f"<wp:posOffset>{to_emu(at[0])}</wp:posOffset>"
    return (
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="251659264" behindDoc="0"'
        ' locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="column">{across}</wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{to_emu(at[1])}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{to_emu(size[0])}" cy="{to_emu(size[1])}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>{wrapping}'
        f'<wp:docPr id="{key}" name="{name}"/><wp:cNvGraphicFramePr/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"<wps:wsp>{shape}</wps:wsp></a:graphicData></a:graphic></wp:anchor>"
    )
