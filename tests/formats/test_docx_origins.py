"""Where each value comes from: the same layers that give it, by name."""

from __future__ import annotations

import pytest
from docx_source import package, run, style

from decree30_lint.formats.docx import read_docx
from decree30_lint.model.origin import FormatOrigin, OriginKind, ParagraphOrigins


def sized(half_points: int) -> str:
    return f'<w:rPr><w:sz w:val="{half_points}"/></w:rPr>'


def found(body: str, **parts: str) -> ParagraphOrigins:
    """The origins of the only paragraph with a text."""
    document = read_docx(package(body, parts), "x.docx")
    (paragraph,) = (p for p in document.paragraphs if p.text)
    origins = document.origins[paragraph.anchor.path]
    assert {span.format for span in paragraph.spans if not span.generated} <= origins.letters.keys()
    return origins


def paragraph(properties: str = "", of_run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run('chữ', of_run)}</w:p>"


APPLICATION = FormatOrigin(OriginKind.APPLICATION)
DEFAULTS = FormatOrigin(OriginKind.DEFAULTS)
DIRECT = FormatOrigin(OriginKind.DIRECT)
LIST = FormatOrigin(OriginKind.NUMBERING, "1")


def of_style(key: str, kind: OriginKind = OriginKind.PARAGRAPH_STYLE) -> FormatOrigin:
    return FormatOrigin(kind, key, key)


DOC_DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi"/><w:sz w:val="22"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="160"/></w:pPr></w:pPrDefault></w:docDefaults>'
)
NORMAL = style("Normal", sized(26), default=True)
BASE = style("Base", '<w:pPr><w:jc w:val="center"/></w:pPr>' + sized(24), based_on="Normal")
CHILD = style("Child", "<w:rPr><w:b/></w:rPr>", based_on="Base")
CHARACTER = style("Char", sized(30).replace("<w:sz", "<w:b/><w:sz"), kind="character")
STYLES = DOC_DEFAULTS + NORMAL + BASE + CHILD + CHARACTER
CHILD_STYLE = '<w:pStyle w:val="Child"/>'


@pytest.mark.parametrize(
    ("styles", "properties", "of_run", "field", "origin"),
    [
        ("", "", "", "size", APPLICATION),
        (DOC_DEFAULTS, "", "", "size", DEFAULTS),
        (STYLES, "", "", "family", DEFAULTS),
        (STYLES, "", "", "size", of_style("Normal")),
        (STYLES, '<w:pStyle w:val="Base"/>', "", "size", of_style("Base")),
        (STYLES, CHILD_STYLE, "", "size", of_style("Base")),
        (STYLES, CHILD_STYLE, "", "bold", of_style("Child")),
        (STYLES, CHILD_STYLE, '<w:rStyle w:val="Char"/>', "size", of_style("Char", OriginKind.CHARACTER_STYLE)),
        (STYLES, CHILD_STYLE, '<w:rStyle w:val="Char"/>', "bold", of_style("Char", OriginKind.CHARACTER_STYLE)),
        (STYLES, CHILD_STYLE, '<w:rStyle w:val="Char"/><w:b w:val="0"/>', "bold", DIRECT),
        (STYLES, "", '<w:rFonts w:ascii="Arial"/>', "family", DIRECT),
        (STYLES, "", '<w:color w:val="FF0000"/>', "colour", DIRECT),
        (STYLES, "", "", "after", DEFAULTS),
        (STYLES, "", "", "before", APPLICATION),
        (STYLES, CHILD_STYLE, "", "align", of_style("Base")),
        (STYLES, CHILD_STYLE + '<w:jc w:val="left"/>', "", "align", DIRECT),
        (STYLES, '<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs>', "", "tab_stops", DIRECT),
        (style("Normal", '<w:pPr><w:ind w:leftChars="100"/></w:pPr>', default=True), '<w:ind w:left="9"/>', "", "left",
         of_style("Normal")),
        (style("A", sized(24), based_on="List") + style("List", sized(20), kind="numbering"), '<w:pStyle w:val="A"/>', "",
         "size", of_style("A")),
    ],
)  # fmt: skip
def test_the_topmost_layer_that_sets_a_field(
    styles: str, properties: str, of_run: str, field: str, origin: FormatOrigin
) -> None:
    origins = found(paragraph(properties, of_run), styles=styles)
    (letters,) = {frozenset(each.items()) for each in origins.letters.values()}
    assert {**origins.layout, **dict(letters)}[field] == origin


def test_a_table_style_stands_below_the_paragraph_style() -> None:
    grid = style(
        "Grid",
        '<w:pPr><w:jc w:val="right"/></w:pPr><w:rPr><w:i/></w:rPr>'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:color w:val="FF0000"/></w:rPr></w:tblStylePr>',
        kind="table",
    )
    look = '<w:tblPr><w:tblStyle w:val="Grid"/><w:tblLook w:firstRow="1"/></w:tblPr>'
    origins = found(f"<w:tbl>{look}<w:tr><w:tc>{paragraph(CHILD_STYLE)}</w:tc></w:tr></w:tbl>", styles=STYLES + grid)
    (letters,) = origins.letters.values()
    of_table = of_style("Grid", OriginKind.TABLE_STYLE)
    assert (letters["italic"], letters["colour"], letters["size"]) == (of_table, of_table, of_style("Base"))
    assert origins.layout["align"] == of_style("Base")


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/><w:pPr><w:ind w:left="720"/></w:pPr><w:rPr><w:b/></w:rPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
IN_LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
OF_LIST = style("Item", f"<w:pPr>{IN_LIST}</w:pPr>" + sized(24))


@pytest.mark.parametrize(
    ("properties", "origin"),
    [
        (IN_LIST, LIST),
        ('<w:pStyle w:val="Item"/>', LIST),
        (IN_LIST + '<w:ind w:left="0"/>', DIRECT),
        ('<w:pStyle w:val="Item"/><w:numPr><w:numId w:val="0"/></w:numPr>', APPLICATION),
    ],
)
def test_indents_of_a_list(properties: str, origin: FormatOrigin) -> None:
    assert found(paragraph(properties), styles=OF_LIST, numbering=NUMBERING).layout["left"] == origin


def test_an_automatic_number_has_the_letters_of_its_level() -> None:
    document = read_docx(package(paragraph(IN_LIST), {"numbering": NUMBERING}), "x.docx")
    (read,) = document.paragraphs
    number, text = (document.origins[read.anchor.path].letters[span.format]["bold"] for span in read.spans)
    assert (number, text) == (LIST, APPLICATION)


FOOTNOTE_STYLE = style("Note", '<w:pPr><w:jc w:val="both"/></w:pPr>' + sized(20), based_on="Normal")


@pytest.mark.parametrize(
    ("of_run", "field", "origin"),
    [
        ("", "align", of_style("Note")),
        ("", "size", of_style("Note")),
        ("<w:i/>", "italic", DIRECT),
        ("", "after", DEFAULTS),
        ("", "bold", APPLICATION),
        ('<w:rStyle w:val="Char"/>', "size", of_style("Char", OriginKind.CHARACTER_STYLE)),
    ],
)
def test_a_footnote_says_where_its_looks_come_from(of_run: str, field: str, origin: FormatOrigin) -> None:
    separator = f'<w:footnote w:type="separator">{paragraph()}</w:footnote>'
    styled = paragraph('<w:pStyle w:val="Note"/>', of_run)
    note = f'<w:footnote w:id="1">{styled}</w:footnote>'
    parts = {"styles": STYLES + FOOTNOTE_STYLE, "footnotes": separator + note}
    document = read_docx(package(paragraph(), parts), "x.docx")
    (footnote,) = document.footnotes
    origins = document.origins[footnote.anchor.path]
    assert {**origins.layout, **origins.letters[footnote.spans[0].format]}[field] == origin


def test_a_run_that_has_the_same_look_from_elsewhere_is_not_passed_over() -> None:
    direct_too = paragraph().replace("</w:p>", run("nữa", '<w:sz w:val="26"/>') + "</w:p>")
    origins = found(direct_too, styles=STYLES)
    ((shown, first),) = origins.letters.items()
    (other,) = origins.others[shown]
    assert (first["size"], other["size"]) == (of_style("Normal"), DIRECT)
