"""What the foreign programs make of tracked changes: what they are said not to do they do not, all else they do rightly."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from lxml import etree
from tests.foreign_revisions import (
    CANNOT_ACCEPT,
    CANNOT_REJECT,
    CONSTRUCTS,
    LIBREOFFICE,
    PLUS,
    RDOCX,
    SCALPEL,
    accepted,
    constructs,
    judges,
    rejected,
)
from tests.small_docx import HEADER, PAGE, replaced, small_docx

BY = 'w:author="A" w:date="2026-01-01T00:00:00Z"'
INS, DEL = f'<w:ins w:id="1" {BY}/>', f'<w:del w:id="2" {BY}/>'
BOLD, ITALIC = "<w:b/>", '<w:i/><w:sz w:val="20"/>'
CENTRE, RIGHT = '<w:spacing w:after="0"/><w:jc w:val="center"/>', '<w:ind w:left="720"/><w:jc w:val="right"/>'
GLOW = '<w14:ligatures w14:val="standardContextual"/>'
SMALL = PAGE.replace("11906", "9000")
END = f"<w:sectPr>{PAGE}</w:sectPr>"


def run(properties: str = "", text: str = "chữ", tag: str = "t") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def paragraph(properties: str = "", content: str = run()) -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def change(kind: str, former: str, number: int = 9) -> str:
    return f'<w:{kind}Change w:id="{number}" {BY}><w:{kind}>{former}</w:{kind}></w:{kind}Change>'


def inserted(content: str) -> str:
    return f'<w:ins w:id="3" {BY}>{content}</w:ins>'


def deleted(text: str, properties: str = "") -> str:
    return f'<w:del w:id="4" {BY}>{run(properties, text, "delText")}</w:del>'


def row(properties: str, cell: str = '<w:tcW w:w="4000" w:type="dxa"/>', content: str = paragraph()) -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr><w:tc><w:tcPr>{cell}</w:tcPr>{content}</w:tc></w:tr>"


def table(*rows: str, properties: str = "", grid: str = "") -> str:
    width = '<w:tblW w:w="4000" w:type="dxa"/>'
    return (
        f'<w:tbl><w:tblPr>{width}{properties}</w:tblPr><w:tblGrid><w:gridCol w:w="4000"/>{grid}</w:tblGrid>'
        f"{''.join(rows)}</w:tbl>{paragraph()}"
    )


def box(content: str) -> str:
    shape = f"<v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape>"
    return f"<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p>"


def tags(content: str) -> str:
    return f'<w:smartTag w:element="a"><w:smartTag w:element="b">{content}</w:smartTag></w:smartTag>'


def field(content: str) -> str:
    return f'<w:fldSimple w:instr=" PAGE ">{content}</w:fldSimple>'


def tracked_format(number: int = 6) -> str:
    return paragraph(CENTRE + change("pPr", RIGHT, number), run(BOLD + change("rPr", ITALIC, number + 1)))


NEW, OLD = paragraph(CENTRE, run(BOLD)), paragraph(RIGHT, run(ITALIC))
WIDE, NARROW = '<w:tcW w:w="4000" w:type="dxa"/>', '<w:tcW w:w="3000" w:type="dxa"/>'

BODIES: dict[str, tuple[str, str, str]] = {  # of each construct: tracked, accepted, rejected
    "ins": (
        paragraph(content=run() + inserted(run(text=" mới"))),
        paragraph(content=run() + run(text=" mới")),
        paragraph(),
    ),
    "del": (paragraph(content=run() + deleted(" cũ")), paragraph(), paragraph(content=run() + run(text=" cũ"))),
    "ins of a mark": (
        paragraph(f"<w:rPr>{INS}</w:rPr>") + paragraph(),
        paragraph() * 2,
        paragraph(content=run() * 2),
    ),
    "del of a mark": (
        paragraph(f"<w:rPr>{DEL}</w:rPr>") + paragraph(),
        paragraph(content=run() * 2),
        paragraph() * 2,
    ),
    "ins of a row": (table(row(""), row(INS)), table(row(""), row("")), table(row(""))),
    "del of a row": (table(row(""), row(DEL)), table(row("")), table(row(""), row(""))),
    "rPrChange": (
        paragraph(content=inserted(run()) + deleted("cũ", ITALIC) + run(BOLD + change("rPr", ITALIC))),
        paragraph(content=run() + run(BOLD)),
        paragraph(content=run(ITALIC, "cũ") + run(ITALIC)),
    ),
    "rPrChange with an extension": (
        paragraph(content=run(BOLD + GLOW + change("rPr", ITALIC + GLOW))),
        paragraph(content=run(BOLD + GLOW)),
        paragraph(content=run(ITALIC + GLOW)),
    ),
    "rPrChange of a mark": (
        paragraph(f"<w:rPr>{BOLD}{change('rPr', ITALIC)}</w:rPr>"),
        paragraph(f"<w:rPr>{BOLD}</w:rPr>"),
        paragraph(f"<w:rPr>{ITALIC}</w:rPr>"),
    ),
    "pPrChange": (paragraph(CENTRE + change("pPr", RIGHT)), paragraph(CENTRE), paragraph(RIGHT)),
    "pPrChange with rPrChange": (tracked_format(), NEW, OLD),
    "pPrChange with a mark": (
        paragraph(f"{CENTRE}<w:rPr>{BOLD}</w:rPr>{change('pPr', RIGHT)}"),
        paragraph(f"{CENTRE}<w:rPr>{BOLD}</w:rPr>"),
        paragraph(f"{RIGHT}<w:rPr>{BOLD}</w:rPr>"),
    ),
    "pPrChange with a section": (
        paragraph(f"{CENTRE}{END}{change('pPr', RIGHT)}") + paragraph(),
        paragraph(f"{CENTRE}{END}") + paragraph(),
        paragraph(f"{RIGHT}{END}") + paragraph(),
    ),
    "sectPrChange": (
        paragraph(f"<w:sectPr>{PAGE}{change('sectPr', SMALL)}</w:sectPr>") + paragraph(),
        paragraph(END) + paragraph(),
        paragraph(f"<w:sectPr>{SMALL}</w:sectPr>") + paragraph(),
    ),
    "sectPrChange with headers": (
        paragraph(f"<w:sectPr>{HEADER}{PAGE}{change('sectPr', SMALL)}</w:sectPr>") + paragraph(),
        paragraph(f"<w:sectPr>{HEADER}{PAGE}</w:sectPr>") + paragraph(),
        paragraph(f"<w:sectPr>{HEADER}{SMALL}</w:sectPr>") + paragraph(),
    ),
    "tblPrChange": (
        table(row(""), properties=f'<w:jc w:val="center"/>{change("tblPr", WIDE.replace("tcW", "tblW"))}'),
        table(row(""), properties='<w:jc w:val="center"/>'),
        table(row("")),
    ),
    "trPrChange": (
        table(row(f"<w:cantSplit/>{change('trPr', '<w:tblHeader/>')}")),
        table(row("<w:cantSplit/>")),
        table(row("<w:tblHeader/>")),
    ),
    "tcPrChange": (
        table(row("", WIDE + change("tcPr", NARROW))),
        table(row("", WIDE)),
        table(row("", NARROW)),
    ),
    "tblGridChange": (
        table(row(""), grid='<w:tblGridChange w:id="5"><w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid></w:tblGridChange>'),
        table(row("")),
        table(row("")).replace('gridCol w:w="4000"', 'gridCol w:w="3000"'),
    ),
    "in nested tags": (
        paragraph(content=tags(run(BOLD + change("rPr", ITALIC)))),
        paragraph(content=tags(run(BOLD))),
        paragraph(content=tags(run(ITALIC))),
    ),
    "in a simple field": (
        paragraph(content=field(run(BOLD + change("rPr", ITALIC)))),
        paragraph(content=field(run(BOLD))),
        paragraph(content=field(run(ITALIC))),
    ),
    "in a cell": (
        table(row("", content=tracked_format())),
        table(row("", content=NEW)),
        table(row("", content=OLD)),
    ),
    "in a text box": (box(tracked_format()), box(NEW), box(OLD)),
}
HEADERS = tracked_format(), NEW, OLD
THREE = (SCALPEL, RDOCX, PLUS)


def bare(xml: bytes) -> str:
    """Returns the content of a body or header without what says nothing: names of namespaces, blanks, empty lists."""
    tree = etree.fromstring(xml)
    content = tree[0] if etree.QName(tree).localname == "document" else tree
    plain = re.sub(r' xmlns:\w+="[^"]*"| xml:space="preserve"', "", etree.tostring(content, encoding="unicode"))
    return re.sub(r"<w:(\w+Pr)/>|<w:(\w+Pr)></w:\2>", "", re.sub(r"<w:(\w+Pr)/>|<w:(\w+Pr)></w:\2>", "", plain))


def content(data: bytes, part: str = "document") -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        (name,) = [each for each in archive.namelist() if re.fullmatch(rf"word/{part}\d*\.xml", each)]
        return bare(archive.read(name))


def test_every_construct_has_an_example_in_which_it_is_found() -> None:
    assert {*BODIES, "in a header", "in a note"} == set(CONSTRUCTS)
    for name, (tracked, *resolved) in BODIES.items():
        assert name in constructs(small_docx(tracked))
        assert [constructs(small_docx(each)) for each in resolved] == [frozenset(), frozenset()]
    headed = small_docx("", HEADERS[0])
    assert "in a header" in constructs(headed)
    noted = replaced(
        replaced(headed, "word/header.xml", "<w:hdr", "<w:footnotes"), "word/header.xml", "</w:hdr", "</w:footnotes"
    )
    assert "in a note" in constructs(noted)


@pytest.mark.parametrize("name", BODIES)
@pytest.mark.parametrize("by", THREE)
def test_changes_of_the_body_are_resolved_or_said_not_to_be(by: str, name: str) -> None:
    tracked, new, old = (small_docx(each, section=END) for each in BODIES[name])
    assert (content(accepted(tracked, by)) == content(new)) is (name not in CANNOT_ACCEPT[by])
    assert (content(rejected(tracked, by)) == content(old)) is (name not in CANNOT_REJECT[by])


@pytest.mark.parametrize("by", THREE)
def test_changes_of_headers_are_resolved_or_said_not_to_be(by: str) -> None:
    tracked, new, old = (small_docx(paragraph(), each) for each in HEADERS)
    assert (content(accepted(tracked, by), "header") == content(new, "header")) is ("in a header" not in CANNOT_ACCEPT[by])
    assert (content(rejected(tracked, by), "header") == content(old, "header")) is ("in a header" not in CANNOT_REJECT[by])


@pytest.mark.libreoffice
def test_libreoffice_resolves_changes_of_text_and_of_one_format() -> None:
    names = ("ins", "del", "ins of a mark", "del of a mark", "rPrChange", "pPrChange")
    bodies = zip(*(BODIES[name] for name in names), strict=True)
    tracked, new, old = (small_docx("".join(each), section=END) for each in bodies)
    assert content(accepted(tracked, LIBREOFFICE)) == content(accepted(new, LIBREOFFICE))
    assert content(rejected(tracked, LIBREOFFICE)) == content(accepted(old, LIBREOFFICE))


def test_who_can_judge_a_file_is_told_by_what_it_tracks() -> None:
    section = small_docx(BODIES["sectPrChange with headers"][0])
    assert judges(section, rejecting=False)[:2] == (SCALPEL, RDOCX)
    assert judges(section, rejecting=True) == (SCALPEL,)
    assert judges(small_docx(BODIES["rPrChange"][0]), rejecting=True)[:3] == THREE
