"""Page numbers: where they stand, and where they are read after the pages were numbered."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx_source import PAGE, package
from lxml import etree
from msgspec.structs import replace
from tests.compose.own import specimen

from decree30_lint.check.page_numbering import numbers_of, numbers_of_first_page
from decree30_lint.compose import Layout, compose_docx
from decree30_lint.formats.docx import read_docx
from decree30_lint.formats.docx.write.apply import apply
from decree30_lint.formats.docx.write.edited_package import EditedPackage
from decree30_lint.model.document import Document, HeaderKind, Section, flatten
from decree30_lint.model.edits import NumberPages
from decree30_lint.model.formatting import Align
from decree30_lint.model.units import Pt

FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {name} </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
NUMBER = FIELD.format(name="PAGE")
TOTAL = FIELD.format(name="NUMPAGES")
BODY = '<w:p><w:r><w:t>một</w:t></w:r></w:p><w:p><w:r><w:br w:type="page"/><w:t>hai</w:t></w:r></w:p>'
TITLE = "<w:titlePg/>"
SHEET = PAGE.replace('w:header="709"', 'w:header="567"')


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(inside: str = "", properties: str = '<w:jc w:val="center"/>') -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def box(inside: str) -> str:
    content = f"<w:txbxContent>{inside}</w:txbxContent>"
    drawn = (
        '<w:drawing><wp:anchor><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="900000" cy="300000"/>'
        f"<a:graphic><a:graphicData><wps:wsp><wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        "</wp:anchor></w:drawing>"
    )
    old = f'<w:pict><v:shape style="width:70pt;height:20pt"><v:textbox>{content}</v:textbox></v:shape></w:pict>'
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawn}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def gallery(inside: str) -> str:
    kind = '<w:docPartObj><w:docPartGallery w:val="Page Numbers (Bottom of Page)"/><w:docPartUnique/></w:docPartObj>'
    return f"<w:sdt><w:sdtPr>{kind}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def cell(*cells: str) -> str:
    inside = "".join(f'<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>{each}</w:tc>' for each in cells)
    grid = '<w:gridCol w:w="4000"/>' * len(cells)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid><w:tr>{inside}</w:tr></w:tbl>"


def refer(story: str, number: int, kind: str = "default") -> str:
    return f'<w:{story}Reference w:type="{kind}" r:id="rId{number}"/>'


def numbered(data: bytes, *, sections: tuple[int, ...] = (0,)) -> bytes:
    opened = EditedPackage.open(data, "test.docx")
    edits = [NumberPages(opened.document.sections[at].anchor, Pt(13), "Times New Roman") for at in sections]
    assert not apply(opened, edits)
    return opened.written()


def written(parts: dict[str, str], references: str = "", more: str = "", body: str = BODY) -> Document:
    return read_docx(numbered(package(body, parts, page=references + SHEET + more)), "test.docx")


def words(section: Section, story: str, kind: HeaderKind = HeaderKind.DEFAULT) -> str:
    edges = section.headers if story == "header" else section.footers
    return "|".join(each.text for each in flatten(edges.get(kind, ())) if not each.is_blank)


def assert_numbered(section: Section, *, first: bool = True, kinds: tuple[HeaderKind, ...] = (HeaderKind.DEFAULT,)) -> None:
    found = [number for number in numbers_of(section) if number.kind is not HeaderKind.FIRST]
    assert [(number.kind, number.in_header) for number in found] == [(kind, True) for kind in kinds]
    for number in found:
        assert abs(number.off_centre or 0.0) < 0.02 * section.width
    assert not first or list(numbers_of_first_page(section)) == []


RIGHT = '<w:jc w:val="right"/>'
FRAME = '<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="right" w:y="1"/>'
FEET = {
    "in the middle": paragraph(NUMBER),
    "at the right": paragraph(NUMBER, RIGHT),
    "simple": paragraph('<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'),
    "old": paragraph("<w:r><w:pgNum/></w:r>"),
    "of all": paragraph(run("Trang ") + NUMBER + run("/") + TOTAL),
    "between dashes": paragraph(run("- ") + NUMBER + run(" -")),
    "of the gallery": gallery(paragraph(NUMBER)),
    "in a frame": paragraph(NUMBER, FRAME) + paragraph(),
    "in a text box": paragraph(box(paragraph(NUMBER))),
}


@pytest.mark.parametrize("foot", FEET.values(), ids=FEET)
def test_a_number_in_the_footer_moves_to_the_header(foot: str) -> None:
    (section,) = written({"footer": foot}, refer("footer", 1)).sections
    assert_numbered(section)
    assert (words(section, "header"), words(section, "footer")) == ("2", "")
    assert section.title_page
    (number,) = numbers_of(section)
    looks = number.span.format
    assert (looks.family, looks.size, looks.bold, looks.italic) == ("Times New Roman", Pt(13), False, False)


@pytest.mark.parametrize(
    ("foot", "rest"),
    [
        (run("Sở Nội vụ, trang ") + NUMBER, "Sở Nội vụ, "),
        (run("Sở Nội vụ") + "<w:r><w:tab/></w:r>" + NUMBER + run("/") + TOTAL, "Sở Nội vụ\t"),
        (run("Trang ") + NUMBER + run(" - lưu hành nội bộ"), " lưu hành nội bộ"),
    ],
)
def test_words_beside_the_number_stay(foot: str, rest: str) -> None:
    (section,) = written({"footer": paragraph(foot)}, refer("footer", 1)).sections
    assert_numbered(section)
    assert words(section, "footer").strip() == rest.strip()
    assert words(section, "footer", HeaderKind.FIRST).strip() == rest.strip()


HEADS = {
    "none": ("", "2"),
    "blank": (paragraph(), "2"),
    "words": (paragraph(run("Sở Nội vụ")), "2|Sở Nội vụ"),
    "at the right": (paragraph(NUMBER, RIGHT), "2"),
    "behind tabs": (paragraph("<w:r><w:tab/></w:r>" * 9 + NUMBER, '<w:jc w:val="left"/>'), "2"),
    "indented": (paragraph(NUMBER, '<w:ind w:left="4000"/><w:jc w:val="center"/>'), "2"),
    "of the gallery": (gallery(paragraph(NUMBER, RIGHT)), "2"),
    "in a frame": (paragraph(NUMBER, FRAME) + paragraph(), "2"),
    "beside words": (paragraph(run("Sở Nội vụ") + "<w:r><w:tab/></w:r>" + NUMBER, '<w:jc w:val="left"/>'), "2|Sở Nội vụ\t"),
    "in a cell": (cell(paragraph(run("Sở")), paragraph(NUMBER)) + paragraph(), "2|Sở"),
    "in a text box": (paragraph(box(paragraph(NUMBER))), "2"),
    "right": (paragraph(NUMBER), "2"),
}


@pytest.mark.parametrize(("head", "after"), HEADS.values(), ids=HEADS)
def test_a_header(head: str, after: str) -> None:
    parts = {"header": head} if head else {}
    (section,) = written(parts, refer("header", 1) if head else "").sections
    assert_numbered(section)
    assert words(section, "header") == after
    assert words(section, "header", HeaderKind.FIRST) == after.partition("|")[2]


def test_a_title_page_keeps_all_but_its_number() -> None:
    parts = {"header1": paragraph(NUMBER), "header2": paragraph(run("Sở Nội vụ")) + paragraph(NUMBER)}
    (section,) = written(parts, refer("header", 1) + refer("header", 2, "first"), TITLE).sections
    assert_numbered(section)
    assert words(section, "header", HeaderKind.FIRST) == "Sở Nội vụ"


def test_what_a_hidden_title_page_holds_is_not_shown() -> None:
    parts = {"header1": paragraph(NUMBER), "header2": paragraph(run("cũ") + NUMBER)}
    (section,) = written(parts, refer("header", 1) + refer("header", 2, "first")).sections
    assert_numbered(section)
    assert words(section, "header", HeaderKind.FIRST) == ""


def test_one_header_for_the_first_page_and_the_others() -> None:
    (section,) = written({"header1": paragraph(NUMBER)}, refer("header", 1) + refer("header", 1, "first"), TITLE).sections
    assert_numbered(section)


def test_even_pages() -> None:
    settings = "<w:evenAndOddHeaders/>"
    both = (HeaderKind.DEFAULT, HeaderKind.EVEN)
    parts = {"header1": paragraph(NUMBER), "settings": settings}
    (section,) = written(parts, refer("header", 1)).sections
    assert sorted(number.kind for number in numbers_of(section)) == list(both)
    assert list(numbers_of_first_page(section)) == []


def two_sections(first: str, second: str, parts: dict[str, str], sections: tuple[int, ...] = (0,)) -> Document:
    body = f"<w:p><w:pPr><w:sectPr>{first}{SHEET}</w:sectPr></w:pPr>{run('một')}</w:p><w:p>{run('hai')}</w:p>"
    return read_docx(numbered(package(body, parts, page=second + SHEET), sections=sections), "test.docx")


def test_later_sections_take_the_header_of_the_first() -> None:
    one, two = two_sections("", "", {}, (0, 1)).sections
    assert_numbered(one)
    assert_numbered(two, first=False)
    assert (one.title_page, two.title_page) == (True, False)


def test_sections_that_share_a_footer() -> None:
    parts = {"footer1": paragraph(NUMBER), "header2": paragraph(run("phần hai"))}
    one, two = two_sections(refer("footer", 1), refer("header", 2), parts).sections
    assert_numbered(one)
    assert_numbered(two, first=False)
    assert words(two, "header") == "2|phần hai"


def test_a_later_title_page_takes_no_header_of_the_first() -> None:
    parts = {"header1": paragraph(run("Sở Nội vụ"))}
    body = (
        f"<w:p><w:pPr><w:sectPr>{refer('header', 1)}{SHEET}</w:sectPr></w:pPr>{run('một')}</w:p>"
        f"<w:p><w:pPr><w:sectPr>{SHEET}</w:sectPr></w:pPr>{run('hai')}</w:p><w:p>{run('ba')}</w:p>"
    )
    data = numbered(package(body, parts, page=SHEET + TITLE))
    one, _, three = read_docx(data, "test.docx").sections
    assert words(one, "header", HeaderKind.FIRST) == "Sở Nội vụ"
    assert words(three, "header", HeaderKind.FIRST) == ""
    assert_numbered(one)


def test_the_header_leaves_room_for_the_text() -> None:
    low = SHEET.replace('w:header="567"', 'w:header="1000"')
    (section,) = read_docx(numbered(package(BODY, page=low)), "test.docx").sections
    assert section.margins is not None
    assert section.margins.header is not None
    assert section.margins.header + 1.15 * 13 <= section.margins.top


@pytest.mark.parametrize("head", [{}, {"header1": paragraph()}, {"header1": paragraph(run("Sở Nội vụ"))}])
def test_a_number_alone_keeps_off_the_edge_of_the_sheet(head: dict[str, str]) -> None:
    high = SHEET.replace('w:header="567"', 'w:header="0"')
    page = (refer("header", 1) if head else "") + high
    (section,) = read_docx(numbered(package(BODY, head, page=page)), "test.docx").sections
    assert section.margins is not None
    assert section.margins.header == Pt(0 if "Sở" in str(head) else 36)


def test_pages_show_one_number() -> None:
    parts = {"footer1": paragraph(run("Trang ") + NUMBER), "footer2": paragraph(NUMBER)}
    one, two = two_sections(refer("footer", 1), refer("footer", 2), parts).sections
    assert_numbered(one)
    assert_numbered(two, first=False)


def test_pages_with_another_header_keep_their_number() -> None:
    parts = {"footer1": paragraph(NUMBER), "header2": paragraph(run("Phụ lục")), "footer3": paragraph(NUMBER)}
    references = refer("header", 2) + refer("footer", 3)
    _, two = two_sections(refer("footer", 1), references, parts).sections
    assert (words(two, "header"), words(two, "footer")) == ("Phụ lục", "2")


def test_numbers_are_arabic() -> None:
    roman = '<w:pgNumType w:fmt="lowerRoman"/>'
    (section,) = read_docx(numbered(package(BODY, page=SHEET + roman)), "test.docx").sections
    assert section.number_format is None


def test_twice_is_once() -> None:
    opened = EditedPackage.open(package(BODY, {"footer": paragraph(NUMBER)}, page=refer("footer", 1) + SHEET), "test.docx")
    edit = NumberPages(opened.document.sections[0].anchor, Pt(13), "Times New Roman")
    assert not apply(opened, [edit, edit])
    (section,) = read_docx(opened.written(), "test.docx").sections
    assert_numbered(section)


def test_the_package_is_sound() -> None:
    before = package(BODY, page=SHEET)
    after = numbered(before)
    old, new = (zipfile.ZipFile(io.BytesIO(data)) for data in (before, after))
    added = set(new.namelist()) - set(old.namelist())
    assert added == {"word/header1.xml"}
    types = {each.get("PartName"): each.get("ContentType", "") for each in etree.fromstring(new.read("[Content_Types].xml"))}
    assert types["/word/header1.xml"].endswith("header+xml")
    assert b'Target="header1.xml"' in new.read("word/_rels/document.xml.rels")
    assert new.read("_rels/.rels") == old.read("_rels/.rels")
    opened = docx.Document(io.BytesIO(after))
    assert [each.text for each in opened.sections[0].header.paragraphs] == ["2"]


@pytest.mark.parametrize("page_number", ["simple", "complex", "sdt", "frame"])
@pytest.mark.parametrize("place", ["header", "footer"])
def test_every_way_to_set_a_number(page_number: str, place: str) -> None:
    look = specimen("bao-cao").page_number
    wrong = replace(look, place=place, align=Align.RIGHT, first_page=True)
    data = compose_docx(replace(specimen("bao-cao"), page_number=wrong), Layout(page_number=page_number))  # type: ignore[arg-type]
    section = read_docx(numbered(data), "test.docx").sections[0]
    assert_numbered(section)
