"""Properties written into lists that hold others: each at its place, in place of what stood there, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from docx_source import content, parsed

from decree30_lint.formats.docx.border import Border
from decree30_lint.formats.docx.ooxml import W
from decree30_lint.formats.docx.schema.paragraph import PARAGRAPH
from decree30_lint.formats.docx.schema.property_table import PropertyTable
from decree30_lint.formats.docx.schema.run import RUN
from decree30_lint.formats.docx.schema.section import SECTION, PageColumn, PageSetup
from decree30_lint.formats.docx.schema.table import CELL, ROW, TABLE, RowFormat, TableFormat, TableWidth
from decree30_lint.formats.docx.write.markup import paragraph_properties, run_properties
from decree30_lint.model.formatting import Align, LineSpacing, ParagraphLayout, RunFormat, VerticalAlign
from decree30_lint.model.units import Pt

CASES: list[tuple[PropertyTable[Any], str, str, Any, str]] = [
    (RUN, "", "bold", True, "<w:b/>"),
    (RUN, "<w:b/>", "bold", False, '<w:b w:val="0"/>'),
    (RUN, '<w:b w:val="0"/>', "bold", True, "<w:b/>"),
    (RUN, "<w:b/><w:bCs/><w:i/>", "bold", False, '<w:b w:val="0"/><w:bCs w:val="0"/><w:i/>'),
    (RUN, "<w:b/><w:bCs/><w:i/>", "bold", None, "<w:i/>"),
    (RUN, '<w:rStyle w:val="X"/><w:lang w:val="vi"/>', "italic", True, '<w:rStyle w:val="X"/><w:i/><w:lang w:val="vi"/>'),
    (RUN, "<w:noProof/><w:vanish/>", "size", Pt(13), '<w:noProof/><w:vanish/><w:sz w:val="26"/><w:szCs w:val="26"/>'),
    (RUN, '<w:sz w:val="24"/><w:u w:val="dash"/>', "size", Pt(13.5),
     '<w:sz w:val="27"/><w:szCs w:val="27"/><w:u w:val="dash"/>'),
    (RUN, '<w:sz w:val="24"/><w:szCs w:val="24"/>', "size", None, ""),
    (RUN, '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:eastAsia="SimSun" w:cstheme="minorBidi"/>',
     "family", "Times New Roman",
     '<w:rFonts w:eastAsia="SimSun" w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'),
    (RUN, '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:hint="eastAsia"/>', "family", None, '<w:rFonts w:hint="eastAsia"/>'),
    (RUN, '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>', "family", None, ""),
    (RUN, '<w:color w:val="365F91" w:themeColor="accent1" w:themeShade="BF"/>', "colour", "000000",
     '<w:color w:val="000000"/>'),
    (RUN, '<w:vertAlign w:val="superscript"/>', "vertical_align", VerticalAlign.SUBSCRIPT,
     '<w:vertAlign w:val="subscript"/>'),
    (RUN, "<w:b/><w:rPrChange/>", "tracking", Pt(-0.4), '<w:b/><w:spacing w:val="-8"/><w:rPrChange/>'),
    (RUN, "<w:sz/><w:b/>", "italic", True, "<w:sz/><w:b/><w:i/>"),
    (PARAGRAPH, '<w:pStyle w:val="X"/><w:rPr/>', "align", Align.BOTH, '<w:pStyle w:val="X"/><w:jc w:val="both"/><w:rPr/>'),
    (PARAGRAPH, '<w:ind w:leftChars="200" w:left="480" w:firstLine="10"/>', "left", Pt(0),
     '<w:ind w:left="0" w:firstLine="10"/>'),
    (PARAGRAPH, '<w:ind w:start="480"/>', "left", Pt(10), '<w:ind w:left="200"/>'),
    (PARAGRAPH, '<w:ind w:hanging="200"/>', "first_line", Pt(28.35), '<w:ind w:firstLine="567"/>'),
    (PARAGRAPH, '<w:ind w:firstLine="200"/>', "first_line", Pt(-10), '<w:ind w:hanging="200"/>'),
    (PARAGRAPH, '<w:spacing w:before="60" w:beforeAutospacing="1" w:after="60"/>', "before", Pt(6),
     '<w:spacing w:before="120" w:after="60"/>'),
    (PARAGRAPH, '<w:spacing w:after="60" w:line="360" w:lineRule="auto"/>', "spacing", LineSpacing(exact=Pt(18)),
     '<w:spacing w:after="60" w:line="360" w:lineRule="exact"/>'),
    (PARAGRAPH, '<w:spacing w:line="360" w:lineRule="exact"/>', "spacing", None, ""),
    (PARAGRAPH, '<w:tabs><w:tab w:val="clear" w:pos="720"/></w:tabs>', "tab_stops", ((Pt(100), Align.RIGHT),),
     '<w:tabs><w:tab w:val="right" w:pos="2000"/></w:tabs>'),
    (PARAGRAPH, "<w:keepNext/><w:framePr/>", "page_break_before", True, "<w:keepNext/><w:pageBreakBefore/><w:framePr/>"),
    (SECTION, '<w:headerReference w:type="default"/><w:cols/>', "width", Pt(595.3),
     '<w:headerReference w:type="default"/><w:pgSz w:w="11906"/><w:cols/>'),
    (SECTION, '<w:pgMar w:top="-1134" w:gutter="0"/>', "left", Pt(85.05),
     '<w:pgMar w:top="-1134" w:gutter="0" w:left="1701"/>'),
    (SECTION, '<w:pgNumType w:start="1"/><w:titlePg/>', "column_count", 2,
     '<w:pgNumType w:start="1"/><w:cols w:num="2"/><w:titlePg/>'),
    (SECTION, '<w:cols w:sep="1"><w:col w:w="1"/><w:col/><w:col w:w="3"/></w:cols>', "columns",
     (PageColumn(Pt(10), Pt(2)), PageColumn(Pt(20), None)),
     '<w:cols w:sep="1"><w:col w:w="200" w:space="40"/><w:col w:w="400"/></w:cols>'),
    (SECTION, '<w:cols w:num="2"><w:col w:w="1"/></w:cols><w:docGrid w:linePitch="360"/>', "columns", None,
     '<w:cols w:num="2"/><w:docGrid w:linePitch="360"/>'),
    (SECTION, '<w:titlePg/><w:printerSettings/>', "line_pitch", Pt(18),
     '<w:titlePg/><w:docGrid w:linePitch="360"/><w:printerSettings/>'),
    (TABLE, '<w:tblStyle w:val="X"/><w:tblLook w:val="04A0"/>', "width", TableWidth(share=0.5),
     '<w:tblStyle w:val="X"/><w:tblW w:w="2500" w:type="pct"/><w:tblLook w:val="04A0"/>'),
    (TABLE, '<w:tblW w:w="50%" w:type="pct"/>', "width", TableWidth(Pt(100)), '<w:tblW w:w="2000" w:type="dxa"/>'),
    (TABLE, '<w:tblBorders><w:top w:val="single"/><w:left w:val="single"/></w:tblBorders><w:shd/>', "borders",
     (("left", None), ("insideH", Border("double", Pt(0.5), Pt(0)))),
     '<w:tblBorders><w:left w:val="nil"/><w:insideH w:val="double" w:sz="4" w:space="0" w:color="auto"/></w:tblBorders>'
     '<w:shd/>'),
    (TABLE, '<w:tblCellMar><w:start w:w="1" w:type="dxa"/><w:bottom w:w="2"/></w:tblCellMar>', "top_margin", Pt(5),
     '<w:tblCellMar><w:top w:w="100" w:type="dxa"/><w:start w:w="1" w:type="dxa"/><w:bottom w:w="2"/></w:tblCellMar>'),
    (TABLE, '<w:tblLook w:val="04A0"/><w:tblCaption/>', "look", ("lastRow", "noVBand"),
     '<w:tblLook w:val="0440" w:firstRow="0" w:lastRow="1" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
     '<w:tblCaption/>'),
    (ROW, '<w:tblHeader/><w:del/>', "height", Pt(20), '<w:trHeight w:val="400"/><w:tblHeader/><w:del/>'),
    (CELL, '<w:tcW w:w="9"/><w:vMerge/><w:hideMark/>', "sinking", 0.5,
     '<w:tcW w:w="9"/><w:vMerge/><w:vAlign w:val="center"/><w:hideMark/>'),
    (CELL, '<w:gridSpan w:val="2"/><w:vMerge/><w:shd/>', "merged_up", False,
     '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/><w:shd/>'),
]  # fmt: skip


@pytest.mark.parametrize(("table", "before", "name", "value", "after"), CASES)
def test_one_field_is_set(table: PropertyTable[Any], before: str, name: str, value: Any, after: str) -> None:
    element = parsed(table.tag, before)
    table.set(element, name, value)
    assert content(element) == after
    assert getattr(table.read(element), name) == (value if value is not None else getattr(table.type(), name))


def test_a_value_that_stands_already_is_left_as_it_is_written() -> None:
    written = '<w:u w:val="double"/><w:shd w:val="pct20" w:fill="auto"/><w:highlight w:val="cyan"/><w:sz w:val="26"/>'
    element = parsed("rPr", written)
    RUN.write(element, RunFormat(underlined=True, shaded=True, highlighted=True, size=Pt(13)))
    assert content(element) == written


def test_two_fonts_are_not_one() -> None:
    element = parsed("rPr", '<w:rFonts w:ascii="Arial" w:hAnsi="Times New Roman"/>')
    RUN.write(element, RunFormat(family="Arial"))
    assert content(element) == '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>'


def test_what_would_beat_the_value_from_below_is_switched_off() -> None:
    element = parsed("pPr", "")
    below = PARAGRAPH.props(parsed("pPr", '<w:spacing w:beforeAutospacing="1"/><w:ind w:firstLineChars="100"/>'))
    PARAGRAPH.write(element, ParagraphLayout(before=Pt(6), first_line=Pt(10)), below)
    assert (
        content(element)
        == '<w:spacing w:beforeAutospacing="0" w:before="120"/><w:ind w:firstLineChars="0" w:firstLine="200"/>'
    )


def test_an_element_that_stands_twice_says_one_thing() -> None:
    element = parsed("rPr", '<w:sz w:val="20"/><w:sz w:val="24"/>')
    RUN.set(element, "size", Pt(14))
    assert RUN.read(element).size == Pt(14)
    assert {each.get(W + "val") for each in element} == {"28"}


def test_a_list_is_made_where_there_is_none() -> None:
    run = parsed("r", "<w:t>chữ</w:t>")
    RUN.write(RUN.within(run), RunFormat(bold=True))
    RUN.write(RUN.within(run), RunFormat(italic=True))
    assert content(run) == "<w:rPr><w:b/><w:i/></w:rPr><w:t>chữ</w:t>"


def test_a_list_of_a_row_or_a_table_stands_before_its_content() -> None:
    row, table = parsed("tr", "<w:tblPrEx/><w:tc/>"), parsed("tbl", "<w:tblGrid/>")
    ROW.write(ROW.within(row), RowFormat(unbroken=True))
    TABLE.write(TABLE.within(table), TableFormat(fixed=True))
    assert content(row) == "<w:tblPrEx/><w:trPr><w:cantSplit/></w:trPr><w:tc/>"
    assert content(table) == '<w:tblPr><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid/>'


def test_a_merge_goes_on_where_it_is_not_said_to_begin() -> None:
    written = ("<w:vMerge/>", '<w:vMerge w:val="continue"/>', '<w:vMerge w:val="restart"/>', "")
    assert [CELL.read(parsed("tcPr", each)).merged_up for each in written] == [True, True, False, None]
    assert CELL.get(parsed("tcPr", "<w:shd/><w:hMerge/>"), "merged_left")


def test_flags_of_a_look_beat_its_bits() -> None:
    look = parsed("tblPr", '<w:tblLook w:val="0060" w:firstRow="0" w:noHBand="1"/>')
    assert TABLE.read(look).look == ("lastRow", "noHBand")


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(KeyError):
        RUN.set(parsed("rPr", ""), "weight", 700)


def test_lists_as_text_are_in_the_order_of_the_schema() -> None:
    letters = RunFormat("Arial", Pt(13), bold=True, underlined=False, all_caps=True, tracking=Pt(1), character_scale=0.9)
    assert run_properties(letters, {"rStyle": "X"}) == (
        '<w:rPr><w:rStyle w:val="X"/><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:b/><w:caps/>'
        '<w:spacing w:val="20"/><w:w w:val="90"/><w:sz w:val="26"/><w:szCs w:val="26"/><w:u w:val="none"/></w:rPr>'
    )
    layout = ParagraphLayout(Align.CENTRE, Pt(1), contextual=False, page_break_before=True)
    assert paragraph_properties(layout, {"numPr/numId": "3"}, mark="<w:rPr/>", section="<w:sectPr/>") == (
        '<w:pPr><w:pageBreakBefore/><w:numPr><w:numId w:val="3"/></w:numPr><w:ind w:left="20"/>'
        '<w:contextualSpacing w:val="0"/><w:jc w:val="center"/><w:rPr/><w:sectPr/></w:pPr>'
    )
    assert run_properties(RunFormat()) == paragraph_properties(ParagraphLayout()) == ""


def test_a_page_is_read_with_the_signs_of_its_margins() -> None:
    setup = SECTION.read(parsed("sectPr", '<w:pgMar w:top="-1134" w:left="20mm"/><w:titlePg w:val="0"/>'))
    assert setup == PageSetup(top=Pt(-56.7), left=setup.left, title_page=False)
    assert setup.left == pytest.approx(56.693, abs=0.001)
