"""Horizontal lines: every way to make one, and the words it stands under."""

from __future__ import annotations

import pytest
from docx_source import read

from decree30_lint.model.document import Stroke, StrokeKind
from decree30_lint.model.units import Pt

WPG = 'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"'
LINE = '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
MOTTO = "Độc lập - Tự do - Hạnh phúc"
MOTTO_WIDTH = 171.4  # points, in bold 14
SINGLE = '<w:spacing w:line="240" w:lineRule="auto"/>'


def emu(points: float) -> int:
    return round(points * 12700)


def paragraph(text: str = "", drawing: str = "", properties: str = '<w:jc w:val="center"/>', run: str = "") -> str:
    looks = f'<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:b/>{run}<w:sz w:val="28"/></w:rPr>'
    words = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in text.split("\n")).replace(
        "\t", "</w:t><w:tab/><w:t>"
    )
    runs = f"<w:r>{looks}{drawing}{words if text else ''}</w:r>"
    return f"<w:p><w:pPr>{SINGLE}{properties}{looks}</w:pPr>{runs}</w:p>"


def shape(width: float, high: float = 0, *, kind: str = "line", pen: str = LINE, extra: str = "", turn: str = "") -> str:
    return (
        f'<wps:wsp><wps:spPr><a:xfrm{turn}><a:off x="0" y="0"/><a:ext cx="{emu(width)}" cy="{emu(high)}"/></a:xfrm>'
        f'<a:prstGeom prst="{kind}"/>{pen}</wps:spPr>{extra}<wps:bodyPr/></wps:wsp>'
    )


def anchored(
    width: float,
    x: float = 0,
    y: float = 0,
    content: str = "",
    high: float = 0,
    across: str = "column",
    down: str = "paragraph",
) -> str:
    """A floating drawing with one shape."""
    return (
        f'<w:drawing><wp:anchor><wp:positionH relativeFrom="{across}"><wp:posOffset>{emu(x)}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="{down}"><wp:posOffset>{emu(y)}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{emu(width)}" cy="{emu(high)}"/><a:graphic><a:graphicData>'
        f"{content or shape(width, high)}</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )


def vml(element: str) -> str:
    return f"<w:pict>{element}</w:pict>"


def only(body: str) -> Stroke:
    (stroke,) = read(body).strokes
    return stroke


def words(body: str) -> list[tuple[str, float]]:
    """The words above each line and its length."""
    document = read(body)
    texts = {paragraph.anchor.path: paragraph.text for paragraph in document.paragraphs}
    return [
        (texts[stroke.anchor.path][stroke.anchor.start : stroke.anchor.end], round(stroke.length or 0, 1))
        for stroke in document.strokes
    ]


@pytest.mark.parametrize(
    "drawing",
    [
        anchored(120, 170, 18),
        anchored(120, 170, 18, shape(120, kind="straightConnector1")),
        anchored(120, 170, 18, shape(120, 1.5, kind="rect"), high=1.5),
        anchored(
            120, 170, 18, shape(120, pen="", extra='<wps:style><a:lnRef idx="1"><a:srgbClr val="0"/></a:lnRef></wps:style>')
        ),
        anchored(0, 170, 18, shape(0, 120, turn=' rot="5400000"'), high=120),
        "<mc:AlternateContent><mc:Choice Requires='wps'>"
        + anchored(120, 170, 18)
        + "</mc:Choice><mc:Fallback>"
        + vml('<v:line style="position:absolute" from="0,0" to="300pt,0"/>')
        + "</mc:Fallback></mc:AlternateContent>",
        "<mc:AlternateContent><mc:Choice Requires='other'/><mc:Fallback>"
        + vml('<v:line style="position:absolute" from="170pt,18pt" to="290pt,18pt"/>')
        + "</mc:Fallback></mc:AlternateContent>",
        vml('<v:line style="position:absolute" from="170pt,18pt" to="290pt,18pt"/>'),
        vml('<v:line style="position:absolute;flip:x" from="290pt,18pt" to="170pt,18pt"/>'),
        vml(
            '<v:shape type="#_x0000_t32" style="position:absolute;margin-left:170pt;margin-top:18pt;width:120pt;height:0"/>'
        ),
        vml(
            '<v:shape type="#_x0000_t32" style="position:absolute;margin-left:6cm;margin-top:18pt;width:42.333mm;height:0"/>'
        ),
        vml('<v:shape style="position:absolute;margin-left:170pt;margin-top:18pt;width:1.66667in;height:0"/>'),
        vml('<v:rect style="position:absolute;margin-left:170pt;margin-top:18pt;width:160px;height:1px"/>'),
        vml(
            '<v:group style="position:absolute;margin-left:150pt;margin-top:18pt;width:160pt;height:1pt" coordsize="320,2">'
            '<v:line from="40,0" to="280,0"/></v:group>'
        ),
        anchored(
            160,
            150,
            18,
            f'<wpg:wgp {WPG}><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="100" cy="0"/><a:chOff x="0" y="0"/>'
            f'<a:chExt cx="{emu(320)}" cy="0"/></a:xfrm></wpg:grpSpPr>'
            + shape(240).replace('<a:off x="0"', f'<a:off x="{emu(40)}"')
            + "</wpg:wgp>",
        ),
    ],
    ids=[
        *("line", "connector", "rectangle", "styled", "turned", "choice", "fallback", "v:line", "v:line-flipped"),
        *("v:shape-pt", "v:shape-mm", "v:shape-in", "v:rect-px", "v:group", "group"),
    ],
)
def test_a_drawn_line(drawing: str) -> None:
    stroke = only(paragraph(MOTTO, drawing) + paragraph("Hà Nội"))
    assert (stroke.kind, str(stroke.anchor.path), stroke.owner, stroke.solid) == (StrokeKind.DRAWN, "body/p[1]", None, True)
    assert stroke.length == pytest.approx(120, abs=0.1)
    assert stroke.left == pytest.approx(85.05 + 170, abs=0.2)


@pytest.mark.parametrize(
    "drawing",
    [
        anchored(0, 170, 18, shape(0, 120), high=120),
        anchored(120, 170, 18, shape(120, 80, kind="rect"), high=80),
        anchored(120, 170, 18, shape(120, pen="<a:ln><a:noFill/></a:ln>")),
        anchored(120, 170, 18, shape(120, pen="", extra='<wps:style><a:lnRef idx="0"/></wps:style>')),
        vml('<v:line stroked="f" style="position:absolute" from="0,0" to="120pt,0"/>'),
        vml('<v:line style="position:absolute" from="10pt,0" to="10pt,200pt"/>'),
        f"<w:del>{anchored(120)}</w:del>",
    ],
    ids=["vertical", "box", "no-pen", "no-style", "unstroked", "v:vertical", "deleted"],
)
def test_what_is_not_a_line(drawing: str) -> None:
    assert read(paragraph(MOTTO, drawing)).strokes == ()


@pytest.mark.parametrize(
    "drawing",
    [
        anchored(120, 170, 18, shape(120, pen=LINE.replace("</a:ln>", '<a:prstDash val="dash"/></a:ln>'))),
        vml('<v:line style="position:absolute" from="170pt,18pt" to="290pt,18pt"><v:stroke dashstyle="dash"/></v:line>'),
    ],
)
def test_a_dashed_line_is_not_solid(drawing: str) -> None:
    assert only(paragraph(MOTTO, drawing)).solid is False


@pytest.mark.parametrize(
    ("body", "owner"),
    [
        (paragraph(MOTTO) + paragraph("", anchored(120, 170, 2)) + paragraph("Hà Nội"), "body/p[2]"),
        (paragraph(MOTTO) + paragraph("Hà Nội, ngày", anchored(120, 170, 3)), "body/p[2]"),
        (paragraph(MOTTO) + paragraph("Hà Nội, ngày") + paragraph("sau", anchored(120, 170, -14)), "body/p[3]"),
        (
            paragraph(MOTTO)
            + paragraph("Hà Nội", anchored(120, 170, 3), '<w:spacing w:before="240" w:line="240"/><w:jc w:val="center"/>'),
            "body/p[2]",
        ),
        (paragraph(MOTTO) + paragraph("Hà Nội") + paragraph("x", anchored(120, 170, 19, down="margin")), "body/p[3]"),
        (
            paragraph(MOTTO) + paragraph("Hà Nội") + paragraph("x", anchored(120, 255, 75.7, across="page", down="page")),
            "body/p[3]",
        ),
    ],
    ids=["blank below", "date below", "two below", "gap before", "from the margin", "from the page"],
)
def test_a_line_stored_elsewhere(body: str, owner: str) -> None:
    stroke = only(body)
    assert stroke.owner is not None
    assert (str(stroke.anchor.path), str(stroke.owner.path)) == ("body/p[1]", owner)


def table(*cells: str, height: str = "") -> str:
    inner = "".join(f'<w:tc><w:tcPr><w:tcW w:w="4500" w:type="dxa"/></w:tcPr>{cell}</w:tc>' for cell in cells)
    grid = '<w:gridCol w:w="4500"/>' * len(cells)
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr>{height}{inner}</w:tr></w:tbl>"
    )


def test_a_line_stored_in_the_neighbour_cell() -> None:
    left = paragraph("UBND TỈNH") + paragraph("SỞ NỘI VỤ") + paragraph("Số: 05", anchored(120, 277, 2))
    right = paragraph("CỘNG HÒA") + paragraph(MOTTO)
    assert words(table(left, right)) == [(MOTTO, 120.0)]


def test_a_line_stored_below_the_table() -> None:
    left = paragraph("UBND TỈNH") + paragraph("SỞ NỘI VỤ")
    right = paragraph("CỘNG HÒA") + paragraph(MOTTO)
    assert words(table(left, right) + paragraph("", anchored(60, 82, 1))) == [("SỞ NỘI VỤ", 60.0)]


def test_a_row_keeps_its_least_height() -> None:
    high = '<w:trPr><w:trHeight w:val="2000"/></w:trPr>'
    body = table(paragraph("SỞ NỘI VỤ"), paragraph(MOTTO), height=high) + paragraph("Số: 05", anchored(120, 50, 18))
    assert words(body) == [("Số: 05", 120.0)]


@pytest.mark.parametrize(
    ("signs", "solid"),
    [("_____________", True), ("-------------", False), ("¯¯¯¯¯¯¯¯¯", True), ("_ _ _ _ _", False), ("———————", True)],
)
def test_typed_lines(signs: str, solid: bool) -> None:
    stroke = only(paragraph(MOTTO) + paragraph(signs))
    assert (stroke.kind, str(stroke.anchor.path), stroke.solid) == (StrokeKind.TYPED, "body/p[1]", solid)
    assert stroke.owner is not None
    assert (str(stroke.owner.path), stroke.owner.start, stroke.owner.end) == ("body/p[2]", 0, len(signs))


def test_typed_line_after_a_break_in_the_paragraph_of_the_words() -> None:
    signs = "_" * 10
    stroke = only(paragraph(f"{MOTTO}\n{signs}"))
    assert (str(stroke.anchor.path), stroke.anchor.start, stroke.anchor.end) == ("body/p[1]", 0, len(MOTTO))
    assert stroke.owner is not None
    assert (stroke.owner.start, stroke.owner.end) == (len(MOTTO) + 1, len(MOTTO) + 11)
    assert stroke.length == pytest.approx(70)


def test_superscript_underscores_are_shorter() -> None:
    raised = paragraph("_" * 10, run='<w:vertAlign w:val="superscript"/>')
    assert only(paragraph(MOTTO) + raised).length == pytest.approx(70 * 0.58)


def test_lines_typed_in_two_columns() -> None:
    tabs = '<w:tabs><w:tab w:val="center" w:pos="2000"/><w:tab w:val="center" w:pos="7000"/></w:tabs>'
    body = paragraph(f"\tSỞ NỘI VỤ\t{MOTTO}", properties=tabs) + paragraph("\t______\t______________", properties=tabs)
    assert words(body) == [("SỞ NỘI VỤ", 42.0), (MOTTO, 98.0)]


@pytest.mark.parametrize("text", ["Họ và tên: ______________", "2020 - 2025", "a-----b", "..........."])
def test_signs_within_words_are_no_lines(text: str) -> None:
    assert read(paragraph(MOTTO) + paragraph(text)).strokes == ()


def borders(*sides: str, style: str = "single") -> str:
    edges = "".join(f'<w:{side} w:val="{style}" w:sz="6" w:space="1" w:color="auto"/>' for side in sides)
    return f'<w:pBdr>{edges}</w:pBdr><w:ind w:left="3000" w:right="3000"/><w:jc w:val="center"/>'


@pytest.mark.parametrize(
    ("body", "above"),
    [
        (paragraph(MOTTO, properties=borders("bottom")) + paragraph("sau"), MOTTO),
        (paragraph(MOTTO) + paragraph("", properties=borders("top")), MOTTO),
        (paragraph(MOTTO) + paragraph("", properties=borders("bottom")), MOTTO),
        (paragraph("trước") + paragraph("Số", properties=borders("top")), "trước"),
    ],
)
def test_paragraph_borders(body: str, above: str) -> None:
    stroke = only(body)
    assert [text for text, _ in words(body)] == [above]
    assert stroke.length == pytest.approx(467.75 - 300)
    assert stroke.left == pytest.approx(85.05 + 150)
    assert (stroke.kind, stroke.width) == (StrokeKind.BORDER, Pt(0.75))


@pytest.mark.parametrize("sides", [("top", "bottom", "left", "right"), ("left",)])
def test_boxes_and_margin_lines_are_no_lines(sides: tuple[str, ...]) -> None:
    assert read(paragraph(MOTTO, properties=borders(*sides))).strokes == ()


def test_like_borders_of_neighbours_are_drawn_once() -> None:
    body = paragraph("một", properties=borders("bottom")) + paragraph("hai", properties=borders("bottom"))
    assert [text for text, _ in words(body)] == ["hai"]


def test_cell_borders_count_only_in_tables_without_upright_lines() -> None:
    edge = '<w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    upright = '<w:left w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    plain = table(paragraph("SỞ NỘI VỤ")).replace("</w:tcPr>", f"<w:tcBorders>{edge}</w:tcBorders></w:tcPr>")
    assert [text for text, _ in words(plain)] == ["SỞ NỘI VỤ"]
    assert read(plain.replace(edge, upright + edge)).strokes == ()


def test_underlined_words() -> None:
    stroke = only(paragraph(MOTTO, run='<w:u w:val="single"/>'))
    assert (stroke.kind, stroke.solid, stroke.gap) == (StrokeKind.UNDERLINE, True, Pt(0))
    assert (stroke.anchor.start, stroke.anchor.end) == (0, len(MOTTO))
    assert stroke.length == pytest.approx(MOTTO_WIDTH, abs=0.1)


def test_a_dotted_underline_is_not_solid() -> None:
    assert only(paragraph(MOTTO, run='<w:u w:val="dotted"/>')).solid is False


def test_links_are_not_underlined_words() -> None:
    run = '<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>so.gov.vn</w:t></w:r>'
    assert read(f'<w:p><w:hyperlink w:anchor="x">{run}</w:hyperlink></w:p>').strokes == ()


def test_line_under_a_text_box() -> None:
    box = (
        "<wps:wsp><wps:spPr><a:xfrm><a:ext cx='2540000' cy='635000'/></a:xfrm></wps:spPr><wps:txbx><w:txbxContent>"
        + paragraph("CỘNG HÒA")
        + paragraph(MOTTO)
        + "</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
    )
    holder = paragraph("", anchored(200, 250, 0, box, high=50) + anchored(120, 290, 38))
    assert words(holder + paragraph("x")) == [(MOTTO, 120.0)]


def test_an_inline_line_stands_where_its_paragraph_is_aligned() -> None:
    inline = anchored(120).replace("wp:anchor", "wp:inline")
    stroke = only(paragraph(MOTTO) + paragraph("", inline))
    assert str(stroke.anchor.path) == "body/p[1]"
    assert stroke.left == pytest.approx(85.05 + (467.75 - 120) / 2)


def test_a_line_with_nothing_above_belongs_to_its_owner() -> None:
    stroke = only(paragraph("", anchored(120, 170, 2)) + paragraph(MOTTO))
    assert (str(stroke.anchor.path), stroke.gap, stroke.owner) == ("body/p[1]", None, None)
