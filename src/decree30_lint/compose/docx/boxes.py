"""Writes two columns side by side as text boxes that hang on one paragraph, or as frames."""

from __future__ import annotations

from collections.abc import Sequence

from decree30_lint.compose.docx.paragraphs import column, empty, frame_at
from decree30_lint.compose.docx.placed import ComposedColumns, ComposedLine, Pen, bare_look
from decree30_lint.compose.specimen import beyond
from decree30_lint.formats.docx.ooxml import to_emu
from decree30_lint.formats.docx.write.markup import element, paragraph_properties
from decree30_lint.formats.docx.write.shapes import anchored, shape_id
from decree30_lint.model.formatting import Align, LineSpacing, ParagraphLayout
from decree30_lint.model.units import Pt

LEFT_SHARE = 0.385  # of the width of both columns
_LINE_HEIGHT = Pt(10)  # of a line under a text, its gaps included


def row_of_runs(pen: Pen, layout: ParagraphLayout, content: str) -> str:
    return element("p", paragraph_properties(beyond(layout, bare_look(pen).layout)), content)


def text_boxes(pen: Pen, columns: ComposedColumns, room: Pt) -> str:
    """Returns two boxes that hang on one empty paragraph; the text goes on below them."""
    shapes = []
    at = Pt(0)
    sides = ((columns.left, Pt(room * LEFT_SHARE)), (columns.right, Pt(room * (1 - LEFT_SHARE))))
    height = Pt(max(_height(lines, width) for lines, width in sides))
    for lines, width in sides:
        content = column(pen, lines, width, lines_as=_line_without_shape(pen)) or empty(pen, Pt(6))
        shapes.append(_text_box(pen, content, at, (width, height)))
        at = Pt(at + width)
    anchor = ParagraphLayout(Align.LEFT, Pt(0), Pt(0), Pt(0), Pt(0), Pt(0), LineSpacing(lines=1.0))
    return row_of_runs(pen, anchor, "".join(shapes))


def _line_without_shape(pen: Pen) -> str:
    return "typed" if pen.layout.lines == "typed" else "border"


def _height(lines: Sequence[ComposedLine], room: Pt) -> float:
    gaps = sum((placed.look.layout.before or 0) + (placed.look.layout.after or 0) for placed in lines)
    return gaps + sum(placed.height(room) for placed in lines) + _LINE_HEIGHT


def _text_box(pen: Pen, content: str, at: Pt, size: tuple[Pt, Pt]) -> str:
    key = next(pen.ids)
    inside = element("txbxContent", content)
    drawing = anchored(
        key,
        f"Khung {key}",
        (at, Pt(0)),
        size,
        "<wp:wrapTopAndBottom/>",
        f'<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{to_emu(size[0])}"'
        f' cy="{to_emu(size[1])}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        f"<a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx>{inside}</wps:txbx>"
        '<wps:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"><a:noAutofit/></wps:bodyPr>',
    )
    vml = (
        f'<v:shape id="{shape_id(key)}" type="#_x0000_t202" style="position:absolute;'
        f'margin-left:{at:.2f}pt;margin-top:0;width:{size[0]:.2f}pt;height:{size[1]:.2f}pt" filled="f" stroked="f">'
        f'<v:textbox inset="0,0,0,0">{inside}</v:textbox><w10:wrap type="topAndBottom"/></v:shape>'
    )
    return element(
        "r",
        f'<mc:AlternateContent><mc:Choice Requires="wps">{element("drawing", drawing)}</mc:Choice>'
        f"<mc:Fallback>{element('pict', vml)}</mc:Fallback></mc:AlternateContent>",
    )


def frames(pen: Pen, columns: ComposedColumns, room: Pt) -> str:
    """Returns two frames side by side, then a paragraph that keeps them apart from the text."""
    left, right = Pt(room * LEFT_SHARE), Pt(room * (1 - LEFT_SHARE))
    way = _line_without_shape(pen)
    return (
        column(pen, columns.left, left, lines_as=way, frame=frame_at(Pt(0), left))
        + column(pen, columns.right, right, lines_as=way, frame=frame_at(left, right))
        + empty(pen, Pt(6))
    )
