"""Paths to elements and back, and characters to runs: in small files, and in all that we have."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path as File

import pytest
from docx_source import NAMESPACES, package, run, zipped
from hypothesis import given
from hypothesis import strategies as some

from decree30_lint.compose import compose_docx
from decree30_lint.formats.docx.address import Addresses, RunPlace
from decree30_lint.formats.docx.ooxml import W
from decree30_lint.formats.docx.package import open_package
from decree30_lint.formats.docx.read_docx import read_with_addresses
from decree30_lint.model.document import Document, Paragraph, flatten
from decree30_lint.model.path import BODY, Path, Step
from decree30_lint.testing import Specimens

FIXTURES = File(__file__).parents[2] / "fixtures"
NAMES = sorted(path.stem for path in (FIXTURES / "specimens").glob("[!_]*.yaml"))
HOLDERS = {Step.BODY: "body", Step.HEADER: "hdr", Step.FOOTER: "ftr", Step.FOOTNOTE: "footnote"}
FILES = sorted(FIXTURES.rglob("*.docx"))


def addressed(data: bytes) -> tuple[Document, Addresses]:
    return read_with_addresses(open_package(data), "t.docx")


def every_paragraph(document: Document) -> Iterator[Paragraph]:
    yield from document.paragraphs
    yield from document.footnotes
    for section in document.sections:
        for blocks in (*section.headers.values(), *section.footers.values()):
            yield from flatten(blocks)


def faults(data: bytes) -> list[str]:
    """The paths of a file that lead to nothing, or elsewhere than the words that were read."""
    document, addresses = addressed(data)
    found = [f"{p.anchor.path}: {fault}" for p in every_paragraph(document) for fault in _faults(p, addresses)]
    holders = {p.anchor.path.story for p in every_paragraph(document)} | {s.anchor.path for s in document.sections}
    return found + [f"{path}: does not lead back" for path in sorted(holders, key=str) if not _leads_back(path, addresses)]


def _leads_back(path: Path, addresses: Addresses) -> bool:
    """Whether the path of a section or a story names its element; the body stands for a section without properties."""
    element = addresses.resolve(path).element
    tag = "sectPr" if path.is_section and element.tag != W + "body" else HOLDERS[path.story.step]
    return element.tag == W + tag and addresses.path_of(element) == (path if tag != "body" else BODY)


def _faults(paragraph: Paragraph, addresses: Addresses) -> Iterator[str]:
    part, element = addresses.resolve(paragraph.anchor.path)
    story = paragraph.anchor.path.story.step.value
    if element.tag != W + "p" or addresses.path_of(element) != paragraph.anchor.path:
        yield "does not lead back"
    if not part.lower().startswith("word/") or (story in ("header", "footer", "footnote") and story not in part):
        yield f"stands in {part}"
    places = addresses.runs_of(element)
    shown = "".join(map(_letter, places, paragraph.text))
    if len(places) != len(paragraph.text) or shown.casefold() != paragraph.text.casefold():
        yield f"{shown!r} is not {paragraph.text!r}"


def _letter(place: RunPlace | None, read: str) -> str:
    """The letter as it stands in the file; what the reader has cleaned is taken from the text itself."""
    if place is None or place.content.tag != W + "t" or not read.isascii() or read.isspace():
        return read
    return (place.content.text or "")[place.offset]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(FIXTURES).as_posix())
def test_fixtures(path: File) -> None:
    assert faults(path.read_bytes()) == []


@pytest.mark.parametrize("name", NAMES)
def test_specimens(name: str, specimens: Specimens) -> None:
    assert faults(compose_docx(specimens.get(name))) == []


@pytest.mark.shared
def test_real_files(corpus: File) -> None:
    files = [path for folder in ("docx", "models", "official") for path in sorted((corpus / folder).glob("*.docx"))]
    assert {path.name: found for path in files if (found := faults(path.read_bytes()))} == {}


BOX = (
    '<w:r><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent w:name="{}">{}'
    "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
)


def p(name: str, inner: str = "") -> str:
    return f'<w:p w:name="{name}">{run(name)}{inner}</w:p>'


def tbl(name: str, *rows: str) -> str:
    return f'<w:tbl w:name="{name}">{"".join(rows)}</w:tbl>'


def tr(name: str, *cells: str) -> str:
    return f'<w:tr w:name="{name}">{"".join(cells)}</w:tr>'


def tc(name: str, *blocks: str) -> str:
    return f'<w:tc w:name="{name}">{"".join(blocks)}</w:tc>'


NESTED = tbl("bảng", tr("một", tc("ô 1", p("a")), tc("ô 2", p("b"), tbl("trong", tr("hai", tc("ô 3", p("c")))), p("d"))))
GONE = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>bớt</w:delText></w:r></w:del></w:p>"
GONE_ROW = f"<w:tr><w:trPr><w:del/></w:trPr>{tc('bớt', p('bớt'))}</w:tr>"
HELD = f"<w:sdt><w:sdtContent>{p('b')}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("body", "path", "name"),
    [
        (p("a") + p("b"), "body/p[2]", "b"),
        (p("a") + NESTED + p("e"), "body/p[2]", "e"),
        (p("a") + HELD + p("c"), "body/p[2]", "b"),
        (p("a") + GONE + p("c"), "body/p[3]", "c"),
        (NESTED, "body/tbl[1]", "bảng"),
        (NESTED, "body/tbl[1]/tr[1]", "một"),
        (NESTED, "body/tbl[1]/tr[1]/tc[2]", "ô 2"),
        (NESTED, "body/tbl[1]/tr[1]/tc[2]/p[2]", "d"),
        (NESTED, "body/tbl[1]/tr[1]/tc[2]/tbl[1]/tr[1]/tc[1]/p[1]", "c"),
        (tbl("bảng", GONE_ROW, tr("hai", tc("ô", p("a")))), "body/tbl[1]/tr[1]/tc[1]/p[1]", "a"),
        (p("a", BOX.format("khung", p("b") + p("c"))), "body/p[1]/txbx[1]", "khung"),
        (p("a", BOX.format("một", p("b")) + BOX.format("hai", p("c") + p("d"))), "body/p[1]/txbx[2]/p[2]", "d"),
    ],
)
def test_a_path_names_an_element(body: str, path: str, name: str) -> None:
    _, addresses = addressed(package(body))
    found = addresses.resolve(Path.parse(path))
    assert (found.part, found.element.get(W + "name")) == ("word/document.xml", name)
    assert addresses.path_of(found.element) == Path.parse(path)


def test_parts_of_the_package() -> None:
    page = '<w:headerReference w:type="default" r:id="rId1"/><w:footerReference w:type="default" r:id="rId2"/>'
    notes = f'<w:footnote w:type="separator">{p("vạch")}</w:footnote><w:footnote w:id="1">{p("chú thích")}</w:footnote>'
    parts = {"header1": p("đầu"), "footer1": p("chân"), "footnotes": notes}
    _, addresses = addressed(package(p("a"), parts, page=page))
    found = {path: addresses.resolve(Path.parse(path)) for path in ("header[1]/p[1]", "footer[1]/p[1]", "footnote[1]/p[1]")}
    assert [(part, element.get(W + "name")) for part, element in found.values()] == [
        ("word/header1.xml", "đầu"),
        ("word/footer1.xml", "chân"),
        ("word/footnotes.xml", "chú thích"),
    ]


def test_notes_and_sections_are_counted_apart_from_what_they_hold() -> None:
    end = f"<w:p><w:pPr><w:sectPr/></w:pPr>{run('một')}</w:p>"
    notes = "".join(f'<w:footnote w:name="{name}" w:id="{n}">{p(name) * n}</w:footnote>' for n, name in enumerate("abc", 1))
    separator = f'<w:footnote w:type="separator">{p("vạch")}</w:footnote>'
    document, addresses = addressed(package(p("x") + NESTED + end + p("y"), {"footnotes": separator + notes}))
    named = {f"footnote[{n}]": name for n, name in enumerate("abc", 1)}
    found = {path: addresses.resolve(Path.parse(path)).element for path in named}
    assert {path: element.get(W + "name") for path, element in found.items()} == named
    assert [str(addresses.path_of(element)) for element in found.values()] == [*named]
    assert [str(section.anchor.path) for section in document.sections] == ["body/sect[1]", "body/sect[2]"]
    assert [str(note.anchor.path) for note in document.footnotes][-1] == "footnote[3]/p[3]"


def test_a_section_names_its_properties() -> None:
    first = f"<w:p><w:pPr><w:sectPr/></w:pPr>{run('một')}</w:p>"
    _, addresses = addressed(package(first + p("hai")))
    paths = [Path.parse(f"body/sect[{n}]") for n in (1, 2)]
    ends = [addresses.resolve(path).element for path in paths]
    assert [(end.tag, end.getparent().tag) for end in ends] == [(W + "sectPr", W + "pPr"), (W + "sectPr", W + "body")]  # type: ignore[union-attr]
    assert [addresses.path_of(end) for end in ends] == paths


def test_a_section_without_properties_is_the_body() -> None:
    _, addresses = addressed(
        zipped({"word/document.xml": f"<w:document {NAMESPACES}><w:body>{p('a')}</w:body></w:document>"})
    )
    body = addresses.resolve(Path.parse("body/sect[1]")).element
    assert (body.tag, addresses.path_of(body)) == (W + "body", BODY)


def test_a_header_of_two_pages_is_one_tree() -> None:
    """Read for each width, it is changed once."""
    reference = '<w:headerReference w:type="default" r:id="rId1"/>'
    narrow = f'<w:p><w:pPr><w:sectPr>{reference}<w:pgSz w:w="8000" w:h="9000"/></w:sectPr></w:pPr></w:p>'
    document, addresses = addressed(package(narrow + p("hai"), {"header1": p("đầu")}, page=reference))
    headers = [flatten(blocks) for section in document.sections for blocks in section.headers.values()]
    assert [[str(paragraph.anchor.path) for paragraph in header] for header in headers] == [["header[1]/p[1]"]] * 2
    element = addresses.resolve(Path.parse("header[1]/p[1]")).element
    assert element.getroottree().getroot() is addresses.resolve(Path.parse("header[1]")).element


def test_what_was_not_read() -> None:
    _, addresses = addressed(package(p("a")))
    _, others = addressed(package(p("a")))
    with pytest.raises(KeyError):
        addresses.resolve(Path.parse("body/p[2]"))
    assert addresses.path_of(others.resolve(Path.parse("body/p[1]")).element) is None


def test_a_run_leads_to_its_paragraph() -> None:
    _, addresses = addressed(package(p("a") + p("b")))
    (text,) = addresses.resolve(Path.parse("body/p[2]")).element.iter(W + "t")
    assert str(addresses.path_of(text)) == "body/p[2]"


TWO_FONTS = '<w:rFonts w:ascii="Arial" w:hAnsi="Times New Roman"/>'
OLD_FONT = '<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>'
FIELD = "".join(
    (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>',
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )
)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (run("ab") + run("cd"), ["ab/0", "ab/1", "cd/0", "cd/1"]),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/></w:r>", ["a/0", "tab/0", "b/0", "br/0"]),
        ("<w:r><w:t>  a b </w:t></w:r>", ["  a b /2", "  a b /3", "  a b /4"]),
        ('<w:r><w:t xml:space="preserve"> a</w:t></w:r>', [" a/0", " a/1"]),
        (run("Hà!"), ["Hà!/0", "Hà!/1", "Hà!/2"]),
        (f"<w:ins>{run('a')}</w:ins><w:del><w:r><w:delText>b</w:delText></w:r></w:del>{run('c')}", ["a/0", "c/0"]),
        (f"<w:moveFrom>{run('a')}</w:moveFrom><w:moveTo>{run('b')}</w:moveTo>", ["b/0"]),
        (f'<w:hyperlink w:anchor="x">{run("a")}</w:hyperlink>{run("b")}', ["a/0", "b/0"]),
        (f"<w:sdt><w:sdtContent>{run('a')}</w:sdtContent></w:sdt>{run('b')}", ["a/0", "b/0"]),
        (run("a", "<w:vanish/>") + run("b"), ["b/0"]),
        (run("a") + FIELD.format(run("12")) + run("b"), ["a/0", "12/0", "12/1", "b/0"]),
        (run("a") + FIELD.format("") + run("b"), ["a/0", "fldChar/0", "b/0"]),
        (f'<w:fldSimple w:instr="DATE">{run("7")}</w:fldSimple>', ["7/0"]),
        ('<w:fldSimple w:instr="PAGE"/>' + run("a"), [None, "a/0"]),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', ["sym/0"]),
        ("<w:r><w:t>05</w:t><w:softHyphen/><w:noBreakHyphen/></w:r>", ["05/0", "05/1", "noBreakHyphen/0"]),
        (run("Hà!", TWO_FONTS), ["Hà!/0", "Hà!/1", "Hà!/2"]),
        ("<w:r><w:rPr>" + TWO_FONTS + "</w:rPr><w:t> Hà</w:t></w:r>", [" Hà/1", " Hà/2"]),
        (run("a\u200bb"), ["a\u200bb/0", "a\u200bb/2"]),
        (run("a\u0301b"), ["a\u0301b/0", "a\u0301b/2"]),
        (run("a") + run("\u0301b"), ["a/0", "\u0301b/1"]),
        (run("ß", "<w:caps/>") + run("b"), ["ß/0", "ß/0", "b/0"]),
        (run("Coäng hoøa", OLD_FONT), [f"Coäng hoøa/{n}" for n in (0, 1, 3, 4, 5, 6, 7, 9)]),
    ],
)  # fmt: skip
def test_a_character_stands_in_a_run(content: str, expected: list[str | None]) -> None:
    document, addresses = addressed(package(f"<w:p>{content}</w:p>"))
    paragraph = document.paragraphs[0]
    assert [_placed(addresses, paragraph, at) for at in range(len(paragraph.text))] == expected


def _placed(addresses: Addresses, paragraph: Paragraph, at: int) -> str | None:
    place = addresses.run_at(addresses.resolve(paragraph.anchor.path).element, at)
    if place is None:
        return None
    name: str = place.content.text or place.content.tag.removeprefix(W)
    assert place.content.getparent() is place.run
    return f"{name}/{place.offset}"


def test_an_automatic_number_stands_in_no_run() -> None:
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    item = f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>{run("a")}</w:p>'
    document, addresses = addressed(package(item, {"numbering": numbering}))
    (paragraph,) = document.paragraphs
    places = [_placed(addresses, paragraph, at) for at in range(len(paragraph.text))]
    assert paragraph.text.endswith("a")
    assert places == [None] * max(1, len(places) - 1) + ["a/0"]


texts = some.text(some.sampled_from("aH à\u0301\u200b\u00a0ŉ-"), min_size=1, max_size=4)


@given(some.lists(some.tuples(texts, some.sampled_from(["", "<w:caps/>", "<w:b/>", "<w:vanish/>"])), max_size=5))
def test_every_character_has_a_run(runs: list[tuple[str, str]]) -> None:
    """Runs of any text come back in their order, and no character is left over."""
    content = "".join(f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>' for text, look in runs)
    document, addresses = addressed(package(f"<w:p>{content}</w:p>"))
    (paragraph,) = document.paragraphs
    element = addresses.resolve(paragraph.anchor.path).element
    places = addresses.runs_of(element)
    order = [(element.index(place.run), place.offset) for place in places if place]
    assert len(order) == len(paragraph.text)
    assert order == sorted(order)
    for place, letter in zip(places, paragraph.text, strict=True):
        assert unicodedata.combining(letter) or _bases(letter)[0] in _bases(_letter_at(place))


def _letter_at(place: RunPlace | None) -> str:
    return "" if place is None else (place.content.text or "")[place.offset]


def _bases(letter: str) -> str:
    """Capitals without their marks: what cleaning and w:caps leave alone."""
    return unicodedata.normalize("NFKD", letter.upper())
