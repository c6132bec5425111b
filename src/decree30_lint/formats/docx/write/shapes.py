"""Writes drawn shapes as markup: those that float at a place measured from their paragraph."""

from __future__ import annotations

from msgspec import Struct

from decree30_lint.formats.docx.ooxml import to_emu
from decree30_lint.formats.docx.write.markup import element
from decree30_lint.model.units import Pt


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
    return f"_x0000_s{1025 + key}"


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
