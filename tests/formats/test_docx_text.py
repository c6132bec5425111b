"""Which text of a paragraph the page shows: containers, fields, changes, signs, text boxes."""

from __future__ import annotations

import pytest
from docx_source import first, frame_of, read, run, text

from decree30_lint.model.document import Frame, Paragraph
from decree30_lint.model.formatting import Align
from decree30_lint.model.units import Pt


def mark(kind: str, form: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{form}</w:fldChar></w:r>'


def instruction(words: str) -> str:
    return f"<w:r><w:instrText>{words}</w:instrText></w:r>"


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (f'<w:hyperlink w:anchor="x">{run("liên kết")}</w:hyperlink>', "liên kết"),
        (f"<w:ins>{run('thêm')}</w:ins><w:del><w:r><w:delText>bớt</w:delText></w:r></w:del>", "thêm"),
        (f"<w:moveFrom>{run('cũ')}</w:moveFrom><w:moveTo>{run('mới')}</w:moveTo>", "mới"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('ô')}</w:sdtContent></w:sdt>", "ô"),
        (f"<w:smartTag><w:customXml>{run('thẻ')}</w:customXml></w:smartTag>", "thẻ"),
        (run("hiện") + run("ẩn", "<w:vanish/>"), "hiện"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/></w:r>", "a\tb\nc\n"),
        ('<w:r><w:br w:type="page"/><w:t>trang</w:t></w:r>', "\ftrang"),
        ("<w:r><w:t>05</w:t><w:noBreakHyphen/><w:t>QĐ</w:t><w:softHyphen/></w:r>", "05-QĐ"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "✓"),
        ("<w:r><w:t> a </w:t></w:r>", "a"),
        ('<w:r><w:t xml:space="preserve"> a\n</w:t></w:r>', " a "),
        (f"<w:r><w:ruby><w:rt>{run('trên')}</w:rt><w:rubyBase>{run('dưới')}</w:rubyBase></w:ruby></w:r>", "dưới"),
        (
            f'<mc:AlternateContent><mc:Choice Requires="wps">{run("một")}</mc:Choice>'
            f"<mc:Fallback>{run('hai')}</mc:Fallback></mc:AlternateContent>",
            "một",
        ),
    ],
)
def test_shown_text(content: str, shown: str) -> None:
    assert text(content) == shown


@pytest.mark.parametrize(
    ("content", "shown", "name", "generated"),
    [
        (f'<w:fldSimple w:instr=" PAGE ">{run("3")}</w:fldSimple>', "3", "PAGE", False),
        (mark("begin") + instruction(" PAGE ") + mark("separate") + run("3") + mark("end"), "3", "PAGE", False),
        (mark("begin") + instruction("PA") + instruction("GE") + mark("end"), "1", "PAGE", True),
        (
            mark("begin") + instruction("IF ")
            + mark("begin") + instruction("PAGE") + mark("separate") + run("2") + mark("end")
            + instruction("&gt; 1") + mark("separate") + run("2") + mark("end"),
            "2", "IF PAGE", False,
        ),
        (
            mark("begin", '<w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData>')
            + instruction("FORMCHECKBOX") + mark("end"),
            "☒", "FORMCHECKBOX", True,
        ),
        (
            mark("begin", '<w:ffData><w:ddList><w:result w:val="1"/>'
                 '<w:listEntry w:val="A"/><w:listEntry w:val="B"/></w:ddList></w:ffData>')
            + instruction("FORMDROPDOWN") + mark("end"),
            "B", "FORMDROPDOWN", True,
        ),
        (
            mark("begin", "<w:ffData><w:textInput/></w:ffData>") + instruction("FORMTEXT") + mark("separate") + run("điền")
            + mark("end"),
            "điền", "FORMTEXT", False,
        ),
    ],
    ids=["simple", "complex", "without result", "nested", "check box", "list", "form text"],
)  # fmt: skip
def test_fields(content: str, shown: str, name: str, generated: bool) -> None:
    (found,) = first(f"<w:p>{content}</w:p>").spans
    assert (found.text, found.field, found.generated) == (shown, name, generated)


def test_field_over_two_paragraphs() -> None:
    begin = mark("begin") + instruction("DOCVARIABLE x") + mark("separate") + run("một")
    document = read(f"<w:p>{begin}</w:p><w:p>{run('hai')}{mark('end')}{run('ba')}</w:p>")
    assert [(s.text, s.field) for p in document.paragraphs for s in p.spans] == [
        ("một", "DOCVARIABLE"),
        ("hai", "DOCVARIABLE"),
        ("ba", None),
    ]


def test_entries_of_a_table_of_contents_are_listed() -> None:
    page = mark("begin") + instruction("PAGEREF _a") + mark("separate") + run("1") + mark("end")
    begin = mark("begin") + instruction(r'TOC \o "1-3"') + mark("separate")
    link = f'<w:hyperlink w:anchor="_a">{run("I. Mục đích")}{page}</w:hyperlink>'
    one = f"<w:p>{begin}{link}</w:p><w:p>{run('II. Nội dung')}</w:p><w:p>{mark('end')}{run('I. Mục đích')}</w:p>"
    simple = f"<w:p><w:fldSimple w:instr=' toc '>{run('III. Tổ chức')}</w:fldSimple></w:p>"
    found = read(f"{one}{simple}<w:p>{page}{run('Xem Chương I')}</w:p>").paragraphs
    assert [paragraph.listed for paragraph in found] == [True, True, False, True, False]


def test_runs_of_one_look_are_one_span() -> None:
    paragraph = first(f"<w:p>{run('Cộng ')}{run('hòa', '<w:noProof/>')}{run(' đậm', '<w:b/>')}</w:p>")
    assert [(s.text, s.start) for s in paragraph.spans] == [("Cộng hòa", 0), (" đậm", 8)]


def test_combining_mark_in_the_next_run() -> None:
    paragraph = first(f"<w:p>{run('Ho')}{run('a' + chr(0x300), '<w:i/>')}{run(chr(0xA0) + 'b' + chr(0x200B))}</w:p>")
    assert [(s.text, s.raw) for s in paragraph.spans] == [("Ho", None), ("à", "a\u0300"), (" b", "\u00a0b\u200b")]
    across = first(f"<w:p>{run('Hoa')}{run(chr(0x300) + ' b', '<w:i/>')}</w:p>")
    assert [(s.text, s.raw) for s in across.spans] == [("Hoà", "Hoa"), (" b", "\u0300 b")]


def test_deleted_paragraph_is_gone() -> None:
    deleted = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>"
    assert [str(p.anchor.path) for p in read(f"{deleted}<w:p>{run('còn')}</w:p>").paragraphs] == ["body/p[2]"]


BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
    '<wp:positionH relativeFrom="{of}">{at}</wp:positionH><wp:positionV relativeFrom="paragraph">'
    '<wp:posOffset>127000</wp:posOffset></wp:positionV><wp:extent cx="1270000" cy="635000"/>'
    '<a:graphic><a:graphicData uri="x"><wps:wsp><wps:spPr><a:ln><a:solidFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent>'
    "<w:p><w:r><w:t>MẬT</w:t></w:r></w:p></w:txbxContent></wps:txbx>"
    '<wps:bodyPr lIns="0" rIns="0"/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>'
    '<mc:Fallback><w:pict><v:shape style="width:100pt"><v:textbox><w:txbxContent><w:p><w:r><w:t>MẬT</w:t></w:r></w:p>'
    "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


@pytest.mark.parametrize(
    ("of", "at", "left"),
    [
        ("column", "<wp:posOffset>254000</wp:posOffset>", 85.05 + 20),
        ("page", "<wp:posOffset>254000</wp:posOffset>", 20),
        ("margin", "<wp:align>right</wp:align>", 595.3 - 42.5 - 100),
        ("page", "<wp:align>center</wp:align>", 595.3 / 2 - 50),
    ],
)
def test_text_box_is_read_once_and_has_its_place(of: str, at: str, left: float) -> None:
    document = read(f"<w:p>{BOX.format(of=of, at=at)}<w:r><w:t>ngoài</w:t></w:r></w:p>")
    assert [(str(p.anchor.path), p.text) for p in document.paragraphs] == [
        ("body/p[1]", "ngoài"),
        ("body/p[1]/txbx[1]/p[1]", "MẬT"),
    ]
    frame = frame_of(document)
    assert frame.extent is not None
    assert [frame.extent.left, frame.extent.width] == pytest.approx([left, 100])
    assert (frame.offset, frame.outlined) == (Pt(10), True)


def test_vml_text_box() -> None:
    shape = (
        '<v:shape stroked="f" style="position:absolute;margin-left:10pt;margin-top:4pt;width:1in;height:20pt">'
        '<v:textbox inset="1pt,0,2pt,0"><w:txbxContent><w:p><w:r><w:t>Số</w:t></w:r></w:p></w:txbxContent>'
        "</v:textbox></v:shape>"
    )
    frame = frame_of(read(f"<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p>"))
    assert frame.extent is not None
    assert [frame.extent.left, frame.extent.right] == pytest.approx([96.05, 165.05])
    assert (frame.offset, frame.outlined) == (Pt(4), False)


def test_neighbours_in_one_frame() -> None:
    properties = '<w:pPr><w:framePr w:w="2000" w:hAnchor="page" w:x="1000" w:y="500"/></w:pPr>'
    other = '<w:pPr><w:framePr w:w="1000" w:hAnchor="page" w:x="9000" w:y="500"/></w:pPr>'
    lines = "".join(
        f"<w:p>{p}{run(words)}</w:p>" for p, words in ((properties, "a"), (properties, "b"), (other, "c"), ("", "d"))
    )
    blocks = read(lines).sections[0].blocks
    assert [type(b).__name__ for b in blocks] == ["Frame", "Frame", "Paragraph"]
    left, right = blocks[0], blocks[1]
    assert isinstance(left, Frame)
    assert isinstance(right, Frame)
    assert [b.text for b in left.blocks if isinstance(b, Paragraph)] == ["a", "b"]
    assert left.extent is not None
    assert [left.extent.left, left.extent.right] == pytest.approx([50, 150])


def test_frame_as_wide_as_its_text_is_aligned_in_the_whole_room() -> None:
    paragraph = first(f'<w:p><w:pPr><w:framePr w:hAnchor="margin" w:xAlign="center"/></w:pPr>{run("2")}</w:p>')
    assert paragraph.layout.align is Align.CENTRE
    assert paragraph.extent is not None
    assert paragraph.extent.centre == pytest.approx((85.05 + 595.3 - 42.5) / 2)
