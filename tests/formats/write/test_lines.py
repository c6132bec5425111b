"""The line under a paragraph: what stands there, and what is read after it was drawn."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from docx_source import package
from tests.compose.own import specimen

from decree30_lint.check import judge
from decree30_lint.compose import Layout, apply_change, compose_docx
from decree30_lint.formats.docx import read_docx
from decree30_lint.formats.docx.write.apply import apply
from decree30_lint.formats.docx.write.edited_package import EditedPackage
from decree30_lint.model.document import Document, Stroke, StrokeKind
from decree30_lint.model.edits import DrawLine
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import Diagnostic
from decree30_lint.model.units import Pt
from decree30_lint.pipeline import Options, analyse, chosen_rules, ruleset_named

MOTTO = "Độc lập - Tự do - Hạnh phúc"
WANTED = Pt(150)
MIDDLE = 85.05 + 467.75 / 2  # of the text between the margins, in points from the page's left edge
PEN = '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>{dash}</a:ln>'
GROUP = 'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"'
CENTRE = '<w:jc w:val="center"/>'


def emu(points: float) -> int:
    return round(points * 12700)


def paragraph(text: str = "", run: str = "", properties: str = CENTRE, letters: str = "") -> str:
    looks = (
        f'<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:b/>{letters}<w:sz w:val="28"/></w:rPr>'
    )
    words = f'<w:t xml:space="preserve">{text}</w:t>'.replace("\t", "</w:t><w:tab/><w:t>").replace(
        "\n", "</w:t><w:br/><w:t>"
    )
    spacing = '<w:spacing w:line="240" w:lineRule="auto"/>'
    drawing = f"<w:r>{run}</w:r>" if run else ""
    return f"<w:p><w:pPr>{spacing}{properties}{looks}</w:pPr>{drawing}<w:r>{looks}{words if text else ''}</w:r></w:p>"


def shape(width: float, *, dash: str = "", turn: str = "", high: float = 0, left: float = 0) -> str:
    return (
        f'<wps:wsp><wps:spPr><a:xfrm{turn}><a:off x="{emu(left)}" y="0"/><a:ext cx="{emu(width)}" cy="{emu(high)}"/>'
        f'</a:xfrm><a:prstGeom prst="line"/>{PEN.format(dash=dash)}</wps:spPr><wps:bodyPr/></wps:wsp>'
    )


def drawing(
    width: float = 100,
    place: str = "<wp:posOffset>{left}</wp:posOffset>",
    content: str = "",
    high: float = 0,
    down: float = 18,
) -> str:
    across = f'<wp:positionH relativeFrom="column">{place.format(left=emu(150))}</wp:positionH>'
    return (
        f'<w:drawing><wp:anchor>{across}<wp:positionV relativeFrom="paragraph"><wp:posOffset>{emu(down)}</wp:posOffset>'
        f'</wp:positionV><wp:extent cx="{emu(width)}" cy="{emu(high)}"/><wp:docPr id="7" name="x"/><a:graphic>'
        f"<a:graphicData>{content or shape(width, high=high)}</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )


def group(*shapes: str, place: str = "<wp:posOffset>{left}</wp:posOffset>") -> str:
    frame = f'<a:off x="0" y="0"/><a:ext cx="{emu(300)}" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="{emu(300)}" cy="0"/>'
    inside = f"<wpg:wgp {GROUP}><wpg:grpSpPr><a:xfrm>{frame}</a:xfrm></wpg:grpSpPr>{''.join(shapes)}</wpg:wgp>"
    return drawing(300, place, content=inside)


def vml(element: str) -> str:
    return f"<w:pict>{element}</w:pict>"


def either(choice: str, fallback: str) -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


OLD_LINE = vml('<v:line style="position:absolute" from="150pt,18pt" to="250pt,18pt"/>')
OLD_GROUP = vml(
    '<v:group style="position:absolute;margin-left:150pt;margin-top:18pt;width:160pt;height:1pt" coordsize="320,2">'
    '<v:line from="40,0" to="240,0"/></v:group>'
)


def edited(body: str, edit: DrawLine, *, able: bool = True) -> bytes:
    opened = EditedPackage.open(package(body), "test.docx")
    assert bool(apply(opened, [edit])) is not able
    return opened.written()


def under(path: str = "body/p[1]", start: int = 0, end: int | None = None) -> DrawLine:
    return DrawLine(Anchor(Path.parse(path), start=start, end=end), WANTED)


def texts(document: Document) -> list[str]:
    return [each.text for each in document.every_paragraph()]


def document_part(data: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()


def assert_drawn(stroke: Stroke, kind: StrokeKind = StrokeKind.DRAWN, middle: float = MIDDLE) -> None:
    assert stroke.kind is kind
    assert stroke.solid
    assert stroke.length == pytest.approx(WANTED, abs=1.6)
    assert stroke.left is not None
    assert stroke.left + (stroke.length or 0) / 2 == pytest.approx(middle, abs=0.6)
    assert stroke.gap is None or stroke.gap > 0.4


STANDING = {
    "nothing": "",
    "shape": drawing(),
    "shape in the middle": drawing(place="<wp:align>center</wp:align>"),
    "shape at the left": drawing(place="<wp:align>left</wp:align>"),
    "dashed": drawing(content=shape(100, dash='<a:prstDash val="dash"/>')),
    "touching": drawing(down=15.5),
    "turned": drawing(0, content=shape(0, high=100, turn=' rot="5400000"'), high=100),
    "grouped": group(shape(100, left=100)),
    "twice": drawing() + drawing(120),
    "old line": OLD_LINE,
    "old shape": vml('<v:shape style="position:absolute;margin-left:150pt;margin-top:18pt;width:100pt;height:0"/>'),
    "old, in the middle": vml(
        '<v:line style="position:absolute;mso-position-horizontal:center" from="0,18pt" to="100pt,18pt"/>'
    ),
    "old, dashed": OLD_LINE.replace("/></w:pict>", '><v:stroke dashstyle="dash"/></v:line></w:pict>'),
    "old, grouped": OLD_GROUP,
    "new and old": either(drawing(), OLD_LINE),
    "new and old group": either(drawing(), OLD_GROUP),
}


@pytest.mark.parametrize("standing", STANDING.values(), ids=STANDING)
@pytest.mark.parametrize(
    "below", ["", paragraph("Hà Nội, ngày 05 tháng 3 năm 2020", properties="")], ids=["last", "followed"]
)
def test_a_line_that_is_drawn(standing: str, below: str) -> None:
    body = paragraph(MOTTO, standing) + below
    data = edited(body, under())
    after = read_docx(data, "test.docx")
    (stroke,) = after.strokes
    assert_drawn(stroke)
    assert str(stroke.anchor.path) == "body/p[1]"
    assert texts(after) == texts(read_docx(package(body), "test.docx"))
    assert document_part(data).count("<w:drawing") + document_part(data).count("<v:line") + document_part(data).count(
        "<v:shape"
    ) == (2 if "mc:Fallback" in document_part(data) else 1)


def test_what_older_programs_show_is_the_same() -> None:
    for standing in ("new and old", "new and old group", "nothing"):
        text = document_part(edited(paragraph(MOTTO, STANDING[standing]), under()))
        ends = re.search(r'from="([\d.]+)pt,([\d.]+)pt" to="([\d.]+)pt,([\d.]+)pt"', text[text.index("mc:Fallback") :])
        assert ends is not None
        left, top, right, foot = map(float, ends.groups())
        assert (left + right) / 2 == pytest.approx(MIDDLE - 85.05, abs=0.1)
        assert right - left == pytest.approx(WANTED, abs=0.1)
        assert 16 < top == foot < 20


def test_the_line_of_another_part_stays() -> None:
    both = group(shape(60, left=10), shape(100, left=290), place="<wp:posOffset>0</wp:posOffset>")
    body = paragraph("UBND TỈNH\t" + MOTTO, both, '<w:tabs><w:tab w:val="left" w:pos="5000"/></w:tabs>')
    before = read_docx(package(body), "test.docx").strokes
    left = next(stroke for stroke in before if stroke.length == pytest.approx(60, abs=0.1))
    data = edited(body, under(start=10, end=None))
    after = read_docx(data, "test.docx").strokes
    assert left in after
    (drawn,) = (stroke for stroke in after if stroke != left)
    assert_drawn(drawn, middle=85.05 + 250 + 171.4 / 2)


def test_the_blank_paragraph_whose_border_is_the_line() -> None:
    border = '<w:pBdr><w:bottom w:val="dashed" w:sz="6" w:space="1"/></w:pBdr>'
    body = paragraph(MOTTO) + paragraph("", properties=f'{border}<w:ind w:left="4000" w:right="4000"/>') + paragraph("sau")
    (stroke,) = read_docx(edited(body, under()), "test.docx").strokes
    assert_drawn(stroke, StrokeKind.BORDER)


def test_a_border_of_the_text_itself_goes() -> None:
    border = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1"/></w:pBdr>'
    (stroke,) = read_docx(edited(paragraph(MOTTO, properties=border + CENTRE), under()), "test.docx").strokes
    assert_drawn(stroke)


def test_a_border_of_the_cell_goes() -> None:
    edge = '<w:tcBorders><w:bottom w:val="single" w:sz="6"/></w:tcBorders>'
    cell = f'<w:tc><w:tcPr><w:tcW w:w="5000" w:type="dxa"/>{edge}</w:tcPr>{paragraph(MOTTO)}</w:tc>'
    table = f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="5000"/></w:tblGrid><w:tr>{cell}</w:tr></w:tbl>'
    (stroke,) = read_docx(edited(table + paragraph("sau"), under("body/tbl[1]/tr[1]/tc[1]/p[1]")), "test.docx").strokes
    assert_drawn(stroke, middle=stroke.left + stroke.length / 2 if stroke.left and stroke.length else 0)


def test_a_table_below_leaves_room_for_the_line() -> None:
    cell = f'<w:tc><w:tcPr><w:tcW w:w="5000" w:type="dxa"/></w:tcPr>{paragraph("STT")}</w:tc>'
    table = f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="5000"/></w:tblGrid><w:tr>{cell}</w:tr></w:tbl>'
    after = read_docx(edited(paragraph(MOTTO) + table + paragraph(), under()), "test.docx")
    (stroke,) = after.strokes
    assert_drawn(stroke)
    assert after.paragraphs[0].layout.after == Pt(6)


def test_underlined_words() -> None:
    body = paragraph(MOTTO, letters='<w:u w:val="single"/>')
    (stroke,) = read_docx(edited(body, under()), "test.docx").strokes
    assert_drawn(stroke)


def test_typed_underscores_are_narrowed() -> None:
    body = paragraph(MOTTO) + paragraph("_" * 30)
    after = read_docx(edited(body, under()), "test.docx")
    (stroke,) = after.strokes
    assert_drawn(stroke, StrokeKind.TYPED)
    assert texts(after) == [MOTTO, "_" * 30]


@pytest.mark.parametrize("signs", ["-" * 30, "_ " * 14 + "_"])
def test_typed_signs_with_gaps_stay(signs: str) -> None:
    body = paragraph(MOTTO) + paragraph(signs)
    before = read_docx(package(body), "test.docx")
    assert read_docx(edited(body, under(), able=False), "test.docx").strokes == before.strokes


def test_a_line_of_a_text_box_hangs_outside_of_it() -> None:
    inside = f"<wps:txbx><w:txbxContent>{paragraph(MOTTO)}</w:txbxContent></wps:txbx>"
    box = shape(300, high=60).replace("<wps:bodyPr/>", f"{inside}<wps:bodyPr/>")
    data = edited(paragraph("", drawing(300, content=box, high=60)), under("body/p[1]/txbx[1]/p[1]"))
    (stroke,) = read_docx(data, "test.docx").strokes
    assert_drawn(stroke, middle=85.05 + 150 + 150)
    assert "wps:wsp" not in document_part(data).partition("<w:txbxContent>")[2].partition("</w:txbxContent>")[0]


def test_no_line_can_be_drawn_in_a_frame() -> None:
    framed = paragraph(MOTTO, properties='<w:framePr w:w="5000" w:hAnchor="margin" w:x="1" w:y="1"/>' + CENTRE)
    assert not read_docx(edited(framed + paragraph("sau"), under(), able=False), "test.docx").strokes


def test_no_two_shapes_have_the_same_number() -> None:
    body = paragraph("một", drawing(60, content="<wps:wsp/>")) + paragraph(
        "hai", OLD_LINE.replace("<v:line", '<v:line id="_x0000_s1026"')
    )
    opened = EditedPackage.open(package(body), "test.docx")
    assert not apply(opened, [under(), DrawLine(Anchor(Path.parse("body/p[2]")), Pt(30))])
    text = document_part(opened.written())
    ids = re.findall(r'docPr id="(\d+)"', text)
    shapes = re.findall(r' id="(_x0000_s\d+)"', text)
    assert len(set(ids)) == len(ids) == 2
    assert len(set(shapes)) == len(shapes) == 2


def _found(document: Document) -> tuple[Diagnostic, ...]:
    ruleset = ruleset_named("nd30-2020")
    subject, _ = analyse(document, ruleset, Options())
    return tuple(
        each for each in judge(subject, ruleset, chosen_rules(ruleset, Options())).diagnostics if "duong-ke" in each.rule.id
    )


@pytest.mark.parametrize("letterhead", ["table", "table-rows", "tabs", "left-tabs", "blanks", "text-boxes"])
@pytest.mark.parametrize("lines", ["drawing", "vml", "border", "none", "underlined"])
def test_every_way_to_set_a_letterhead(letterhead: str, lines: str) -> None:
    wrong = {"none": {"line_below": "none"}, "underlined": {"line_below": "none", "underlined": True}}
    changed = specimen("quyet-dinh")
    for part in ("tieu-ngu", "co-quan", "trich-yeu"):
        changed = apply_change(changed, part, {"change": wrong.get(lines, {"line_below": "1.3 of text"})})
    way = "drawing" if lines in wrong else lines
    opened = EditedPackage.open(compose_docx(changed, Layout(letterhead=letterhead, lines=way)), "test.docx")  # type: ignore[arg-type]
    edits = [edit for each in _found(opened.document) for edit in each.breach.edits]
    assert len(edits) == 3
    assert not apply(opened, edits)
    after = read_docx(opened.written(), "test.docx")
    assert _found(after) == ()
    assert texts(after) == texts(opened.document)
