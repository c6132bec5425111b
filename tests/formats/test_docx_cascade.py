"""The effective look: which level wins, switches that cancel each other out, fonts by character and by theme."""

from __future__ import annotations

import pytest
from docx_source import first, read, run, span, style

from decree30_lint.formats.docx.fonts import DeclaredFont, declared_font
from decree30_lint.model.formatting import Align, LineSpacing
from decree30_lint.model.units import Pt

BOLD, NOT_BOLD = "<w:b/>", '<w:b w:val="0"/>'


def sized(half_points: int) -> str:
    return f'<w:rPr><w:sz w:val="{half_points}"/></w:rPr>'


def test_application_defaults() -> None:
    paragraph = first("<w:p><w:r><w:t>chữ</w:t></w:r></w:p>")
    letters = paragraph.spans[0].format
    assert (letters.family, letters.bold, letters.colour) == ("Times New Roman", False, "000000")
    assert letters.size == Pt(10)
    assert (paragraph.layout.align, paragraph.layout.spacing) == (Align.LEFT, LineSpacing(lines=1.0))
    layout = paragraph.layout
    assert [layout.left, layout.first_line, layout.before, layout.after] == pytest.approx([0, 0, 0, 0])


DEFAULTS = '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
BASE = style("Base", sized(24))
CHILD = style("Child", "", based_on="Base")
CHARACTER = style("Char", sized(30), kind="character")


@pytest.mark.parametrize(
    ("styles", "paragraph", "direct", "size"),
    [
        (DEFAULTS, "", "", 11),
        (DEFAULTS + style("Normal", sized(26), default=True), "", "", 13),
        (DEFAULTS + BASE + CHILD, '<w:pStyle w:val="Child"/>', "", 12),
        (DEFAULTS + BASE + CHARACTER, '<w:pStyle w:val="Base"/>', '<w:rStyle w:val="Char"/>', 15),
        (DEFAULTS + BASE + CHARACTER, '<w:pStyle w:val="Base"/>', '<w:rStyle w:val="Char"/><w:sz w:val="28"/>', 14),
        (DEFAULTS + style("Normal", sized(26), default=True), '<w:pStyle w:val="Gone"/>', "", 13),
        (style("A", sized(24), based_on="B") + style("B", sized(20), based_on="A"), '<w:pStyle w:val="A"/>', "", 12),
    ],
    ids=["defaults", "default style", "inherited", "character style", "direct", "unknown style", "circle of styles"],
)
def test_upper_level_wins(styles: str, paragraph: str, direct: str, size: float) -> None:
    assert span(direct, {"styles": styles}, paragraph).format.size == size


@pytest.mark.parametrize(
    ("of_paragraph", "of_character", "direct", "bold"),
    [
        (BOLD, "", "", True),
        ("", BOLD, "", True),
        (BOLD, BOLD, "", False),
        (BOLD, NOT_BOLD, "", True),
        (BOLD, BOLD, BOLD, True),
        (BOLD, "", NOT_BOLD, False),
    ],
)
def test_switches_of_two_styles_cancel_out(of_paragraph: str, of_character: str, direct: str, bold: bool) -> None:
    styles = style("P", f"<w:rPr>{of_paragraph}</w:rPr>") + style("C", f"<w:rPr>{of_character}</w:rPr>", kind="character")
    found = span(f'<w:rStyle w:val="C"/>{direct}', {"styles": styles}, '<w:pStyle w:val="P"/>')
    assert found.format.bold is bold


def test_child_style_replaces_the_switch_of_its_ancestor() -> None:
    styles = style("A", "<w:rPr><w:b/></w:rPr>") + style("B", "<w:rPr><w:b/></w:rPr>", based_on="A")
    assert span("", {"styles": styles}, '<w:pStyle w:val="B"/>').format.bold is True


THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements>'
    '<a:clrScheme name="x"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
    '<a:accent1><a:srgbClr val="4F81BD"/></a:accent1></a:clrScheme><a:fontScheme name="x">'
    '<a:majorFont><a:latin typeface="Calibri Light"/><a:font script="Viet" typeface="Times New Roman"/></a:majorFont>'
    '<a:minorFont><a:latin typeface="Calibri"/><a:font script="Viet" typeface="Arial"/></a:minorFont>'
    "</a:fontScheme></a:themeElements></a:theme>"
)
MAJOR = '<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/>'


@pytest.mark.parametrize(("language", "family"), [("vi-VN", "Times New Roman"), ("en-US", "Calibri Light")])
def test_theme_font_by_language(language: str, family: str) -> None:
    parts = {"theme1": THEME, "settings": f'<w:themeFontLang w:val="{language}"/>'}
    assert span(MAJOR, parts).format.family == family


def test_named_font_above_the_theme_font_of_a_style() -> None:
    parts = {"theme1": THEME, "styles": style("Normal", f"<w:rPr>{MAJOR}</w:rPr>", default=True)}
    assert span('<w:rFonts w:ascii="Verdana" w:hAnsi="Verdana"/>', parts).format.family == "Verdana"


def test_letters_above_ascii_take_the_other_font() -> None:
    fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Times New Roman"/>'
    paragraph = first(f"<w:p>{run('Hà Nội', fonts)}</w:p>")
    assert [(s.text, s.format.family, s.start) for s in paragraph.spans] == [
        ("H", "Arial", 0),
        ("à", "Times New Roman", 1),
        (" N", "Arial", 2),
        ("ộ", "Times New Roman", 4),
        ("i", "Arial", 5),
    ]


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ("Times New Roman", DeclaredFont("Times New Roman")),
        ("Times New Roman Bold", DeclaredFont("Times New Roman", bold=True)),
        ("Times New Roman Bold Italic", DeclaredFont("Times New Roman", bold=True, italic=True)),
        ("Times New Roman;Times", DeclaredFont("Times New Roman")),
        ("'Times New Roman'", DeclaredFont("Times New Roman")),
        ("Times New Roman (Body CS)", DeclaredFont("Times New Roman")),
        ("TimesNewRomanPS-BoldMT", DeclaredFont("Times New Roman", bold=True)),
        ("TimesNewRomanPSMT", DeclaredFont("Times New Roman")),
        (".VnTimeH", DeclaredFont(".VnTimeH")),
        ("Arial Black", DeclaredFont("Arial Black")),
        ("Bold", DeclaredFont("Bold")),
    ],
)
def test_names_of_fonts(declared: str, expected: DeclaredFont) -> None:
    assert declared_font(declared) == expected


@pytest.mark.parametrize(
    ("colour", "expected"),
    [
        ("", "000000"),
        ('<w:color w:val="auto"/>', "000000"),
        ('<w:color w:val="ff0000"/>', "FF0000"),
        ('<w:color w:val="auto" w:themeColor="accent1"/>', "4F81BD"),
        ('<w:color w:val="auto" w:themeColor="text1"/>', "000000"),
        ('<w:color w:val="auto" w:themeColor="accent1" w:themeShade="00"/>', "000000"),
        ('<w:color w:val="auto" w:themeColor="accent1" w:themeTint="zz"/>', "4F81BD"),
        ('<w:color w:val="365F91" w:themeColor="accent1" w:themeShade="BF"/>', "365F91"),
    ],
)
def test_colours(colour: str, expected: str) -> None:
    assert span(colour, {"theme1": THEME}).format.colour == expected


def test_looks_of_a_run() -> None:
    letters = span(
        '<w:i/><w:u w:val="single"/><w:smallCaps/><w:vertAlign w:val="superscript"/><w:highlight w:val="yellow"/>'
        '<w:shd w:val="clear" w:fill="D9D9D9"/><w:spacing w:val="-8"/><w:w w:val="95"/>'
    ).format
    assert (letters.italic, letters.underlined, letters.small_caps, letters.off_baseline) == (True, True, True, True)
    assert (letters.highlighted, letters.shaded, letters.tracking, letters.character_scale) == (True, True, -0.4, 0.95)


def test_automatic_capitals_show_capitals_and_keep_what_was_typed() -> None:
    found = span("<w:caps/>")
    assert (found.text, found.raw, found.format.all_caps) == ("CHỮ", "chữ", True)


@pytest.mark.parametrize(
    ("properties", "left", "first_line"),
    [
        ('<w:ind w:left="720" w:hanging="360"/>', 36, -18),
        ('<w:ind w:start="567" w:firstLine="567"/>', 28.35, 28.35),
        ('<w:ind w:leftChars="200" w:left="400" w:firstLineChars="100"/>', 20, 10),
        ('<w:ind w:left="0" w:firstLineChars="0" w:firstLine="720"/>', 0, 36),
        ('<w:ind w:left="12.7mm"/>', 36, 0),
    ],
)
def test_indents(properties: str, left: float, first_line: float) -> None:
    layout = first(f"<w:p><w:pPr>{properties}</w:pPr></w:p>").layout
    assert [layout.left, layout.first_line] == pytest.approx([left, first_line])


@pytest.mark.parametrize(
    ("properties", "before", "after", "spacing"),
    [
        ('<w:spacing w:before="120" w:after="60" w:line="360"/>', 6, 3, LineSpacing(lines=1.5)),
        ('<w:spacing w:line="320" w:lineRule="exact"/>', 0, 0, LineSpacing(exact=Pt(16))),
        ('<w:spacing w:line="320" w:lineRule="atLeast"/>', 0, 0, LineSpacing(at_least=Pt(16))),
        ('<w:spacing w:beforeLines="50" w:before="100" w:after="60"/>', 6, 3, LineSpacing(lines=1.0)),
        ('<w:spacing w:before="60" w:beforeAutospacing="1"/>', 14, 0, LineSpacing(lines=1.0)),
    ],
)
def test_gaps_and_line_spacing(properties: str, before: float, after: float, spacing: LineSpacing) -> None:
    layout = first(f"<w:p><w:pPr>{properties}</w:pPr></w:p>").layout
    assert (layout.before, layout.after, layout.spacing) == (before, after, spacing)


def test_attributes_are_inherited_one_by_one() -> None:
    styles = style("Normal", '<w:pPr><w:jc w:val="both"/><w:spacing w:before="120" w:after="120"/></w:pPr>', default=True)
    paragraph = '<w:p><w:pPr><w:spacing w:after="0"/></w:pPr></w:p>'
    layout = first(paragraph, {"styles": styles}).layout
    assert (layout.before, layout.after, layout.align) == (Pt(6), Pt(0), Align.BOTH)


def test_tab_stops_add_up_and_can_be_cleared() -> None:
    stops = '<w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/><w:tab w:val="center" w:pos="4535"/></w:tabs></w:pPr>'
    own = '<w:tabs><w:tab w:val="clear" w:pos="720"/><w:tab w:val="right" w:pos="9070"/></w:tabs>'
    paragraph = first(f"<w:p><w:pPr>{own}</w:pPr></w:p>", {"styles": style("Normal", stops, default=True)})
    assert paragraph.layout.tab_stops == ((226.75, Align.CENTRE), (453.5, Align.RIGHT))


TABLE_STYLE = style(
    "Grid",
    '<w:pPr><w:spacing w:after="0"/></w:pPr><w:rPr><w:sz w:val="24"/></w:rPr>'
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>',
    kind="table",
)


def test_table_style_and_its_first_row() -> None:
    row = "<w:tr><w:tc><w:p><w:r><w:t>ô</w:t></w:r></w:p></w:tc></w:tr>"
    table = f'<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblLook w:val="0020"/></w:tblPr>{row}{row}</w:tbl>'
    defaults = '<w:docDefaults><w:pPrDefault><w:pPr><w:spacing w:after="200"/></w:pPr></w:pPrDefault></w:docDefaults>'
    upper, lower, outside = read(f"{table}<w:p/>", {"styles": defaults + TABLE_STYLE}).paragraphs
    assert [(p.spans[0].format.bold, p.spans[0].format.size) for p in (upper, lower)] == [(True, Pt(12)), (False, Pt(12))]
    assert [p.layout.after for p in (upper, lower, outside)] == pytest.approx([0, 0, 10])
