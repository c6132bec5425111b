"""The complaints tell two versions of a file apart: what an edit of ours could break is a new one, its place is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from tests.small_docx import replaced, small_docx
from tests.validators import complaints, complaints_new
from tests.word_assertions import (
    Parts,
    anchors,
    bookmarks,
    changes_of_styles,
    content_types,
    decimals,
    deleted_text,
    headers_in_changes,
    ids,
    long_hex,
    of,
    relations,
)

BY = 'w:author="A" w:date="2026-01-01T00:00:00Z"'
RUN = "<w:r><w:t>chữ</w:t></w:r>"
Assertion = Callable[[Parts], Iterator[str]]

PLAIN = small_docx(f"<w:p>{RUN}</w:p>")
INSERTED = f'<w:ins w:id="1" {BY}>{RUN}</w:ins>'
BOX = "<w:p><w:r><w:pict><w:txbxContent><w:p>%s</w:p></w:txbxContent></w:pict></w:r></w:p>"
COMMENTED = f'<w:commentRangeStart w:id="5"/>{RUN}<w:commentRangeEnd w:id="5"/>'

WRONG: list[tuple[str, str, str]] = [  # a paragraph's content, a part of the complaint, who complains
    ('<w:r><w:rPr><w:sz w:val="20"/><w:b/></w:rPr></w:r>', "r/rPr: Unexpected element 'b'", "openxml-audit"),
    ('<w:pPr><w:jc w:val="left"/><w:ind w:left="1"/></w:pPr>', "p/pPr: Unexpected element 'ind'", "openxml-audit"),
    ('<w:pPr><w:jc w:val="justify"/></w:pPr>', "pPr/jc: Invalid value", "openxml-audit"),
    ('<w:ins w:id="1" w:author="A" w:date="nay"/>', "Invalid dateTime", "openxml-audit"),
    (f'<w:r><w:rPr><w:rPrChange w:id="1" {BY}/></w:rPr></w:r>', "Required element 'rPr' is missing", "openxml-audit"),
    (
        f'<w:pPr><w:pPrChange w:id="1" {BY}><w:pPr><w:rPr/></w:pPr></w:pPrChange></w:pPr>',
        "Unexpected element 'rPr'",
        "openxml-audit",
    ),
    (f'<w:del w:id="1" {BY}>{RUN}</w:del>', "REV002", "ooxml-integrity"),
    ('<w:r><w:commentReference w:id="4"/></w:r>', "CMT004", "ooxml-integrity"),
    ('<w:pPr><w:pStyle w:val="None"/></w:pPr>', "STY001", "ooxml-integrity"),
]


@pytest.mark.parametrize(("content", "complaint", "who"), WRONG)
def test_a_foreign_validator_complains_of_what_we_could_break(content: str, complaint: str, who: str) -> None:
    new = complaints_new(PLAIN, small_docx(f"<w:p>{content}</w:p>"))
    assert [each for each in new if each.startswith(who) and complaint in each]


CORRECT = [
    INSERTED,
    f'<w:del w:id="1" {BY}><w:r><w:delText>chữ</w:delText></w:r></w:del>',
    f'<w:r><w:rPr><w:b/><w:rPrChange w:id="1" {BY}><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>chữ</w:t></w:r>',
    f'<w:pPr><w:jc w:val="left"/><w:pPrChange w:id="1" {BY}><w:pPr><w:ind w:left="1"/></w:pPr></w:pPrChange></w:pPr>',
    f'<w:pPr><w:rPr><w:ins w:id="1" {BY}/></w:rPr></w:pPr>',
    f'<w:pPr><w:sectPr><w:pgSz w:w="1"/><w:sectPrChange w:id="1" {BY}><w:sectPr/></w:sectPrChange></w:sectPr></w:pPr>',
    f'<w:bookmarkStart w:id="1" w:name="a"/>{RUN}<w:bookmarkEnd w:id="1"/>',
]


@pytest.mark.parametrize("content", CORRECT)
def test_no_one_complains_of_what_is_correct(content: str) -> None:
    assert complaints_new(PLAIN, small_docx(f"<w:p>{content}</w:p>")) == frozenset()


WRONG_RUN = '<w:r><w:rPr><w:sz w:val="20"/><w:b/></w:rPr><w:t>chữ</w:t></w:r>'
FORMER = f'<w:r><w:rPr><w:rPrChange w:id="1" {BY}><w:rPr><w:sz w:val="20"/><w:b/></w:rPr></w:rPrChange></w:rPr></w:r>'


@pytest.mark.parametrize(
    "later",
    [
        f"<w:p>{RUN}</w:p><w:p>{WRONG_RUN}</w:p>",
        f"<w:p>{WRONG_RUN}{WRONG_RUN}</w:p>",
        f'<w:p><w:ins w:id="1" {BY}>{WRONG_RUN}</w:ins></w:p>',
        f"<w:p>{FORMER}</w:p>",
    ],
    ids=["moved", "split", "wrapped", "kept as former"],
)
def test_what_was_wrong_before_is_no_new_complaint(later: str) -> None:
    assert complaints_new(small_docx(f"<w:p>{WRONG_RUN}</w:p>"), small_docx(later)) == frozenset()


def test_a_second_id_that_two_hold_is_a_new_complaint() -> None:
    pairs = f"<w:p>{INSERTED * 2}</w:p>", f"<w:p>{INSERTED * 2}</w:p>".replace('w:id="1"', 'w:id="2"')
    assert "one w:id for ins, ins (2)" in complaints_new(small_docx(pairs[0]), small_docx("".join(pairs)))


CHANGE = f'<w:sectPrChange w:id="1" {BY}><w:sectPr><w:headerReference w:type="default"/></w:sectPr></w:sectPrChange>'
SECTION = f"<w:p><w:pPr><w:sectPr>{CHANGE}</w:sectPr></w:pPr></w:p>"
TWO_FORMS = f"<mc:Choice>{INSERTED}</mc:Choice><mc:Fallback>{INSERTED}</mc:Fallback>"
DOUBLED = f"<w:p><w:r><mc:AlternateContent>{TWO_FORMS}</mc:AlternateContent></w:r></w:p>"

ASSERTED: list[tuple[Assertion, bytes, list[str]]] = [
    (ids, small_docx(f"<w:p>{INSERTED}</w:p>"), []),
    (ids, small_docx(DOUBLED), []),
    (ids, small_docx(f"<w:p>{INSERTED}</w:p><w:p>{INSERTED}</w:p>"), ["one w:id for ins, ins"]),
    (ids, small_docx(f'<w:p><w:bookmarkStart w:id="1" w:name="a"/>{INSERTED}</w:p>'), ["one w:id for bookmarkStart, ins"]),
    (ids, small_docx(f"<w:p>{INSERTED}</w:p>".replace('"1"', '"-1"')), ["w:id of ins is no number from 0 to 2147483647"]),
    (bookmarks, small_docx('<w:p><w:bookmarkStart w:id="1" w:name="a"/></w:p>'),
     ["word/document.xml: bookmark without an end"]),
    (bookmarks, small_docx('<w:p><w:bookmarkEnd w:id="1"/></w:p>'), ["word/document.xml: bookmark without a beginning"]),
    (anchors, small_docx(f"<w:p>{COMMENTED}</w:p>"), []),
    (anchors, small_docx(BOX % COMMENTED), ["commentRangeStart in a text box", "commentRangeEnd in a text box"]),
    (anchors, replaced(PLAIN, "word/styles.xml", "<w:style ", '<w:commentReference w:id="1"/><w:style '),
     ["commentReference in styles"]),
    (long_hex, small_docx('<w:p w14:paraId="7FFFFFFF" w:rsidR="00000001"/>'), []),
    (long_hex, small_docx('<w:p w14:paraId="80000000"/>'), ["word/document.xml: paraId is no number from 1 to 0x7FFFFFFF"]),
    (long_hex, small_docx('<w:p w:rsidR="00000000"/>'), ["word/document.xml: rsidR is no number from 1 to 0x7FFFFFFF"]),
    (long_hex, small_docx('<w:p w14:paraId="00000001"/>' * 2), ["word/document.xml: one paraId for 2 paragraphs"]),
    (long_hex, replaced(PLAIN, "word/settings.xml", "00000001", "90000001"),
     ["word/settings.xml: rsid is no number from 1 to 0x7FFFFFFF"]),
    (decimals, small_docx('<w:p><w:r><w:rPr><w:sz w:val="26.5"/></w:rPr></w:r></w:p>'),
     ["word/document.xml: fraction in sz"]),
    (headers_in_changes, small_docx(SECTION), ["headerReference in sectPrChange"]),
    (deleted_text, small_docx("<w:p><w:r><w:delText>chữ</w:delText></w:r></w:p>"),
     ["word/document.xml: delText outside of a deletion"]),
    (relations, small_docx(f'<w:p><w:hyperlink r:id="rId99">{RUN}</w:hyperlink></w:p>'),
     ["word/document.xml: hyperlink names a relationship that is not there"]),
    (relations, replaced(PLAIN, "word/_rels/document.xml.rels", "numbering.xml", "n.xml"),
     ["word/document.xml: relationship to numbering leads nowhere"]),
    (content_types, replaced(PLAIN, "[Content_Types].xml", '"/word/numbering.xml"', '"/word/n.xml"'),
     ["content type for word/n.xml, which is not there", "no content type for word/numbering.xml",
      "word/numbering.xml has not the content type of numbering"]),
    (content_types, replaced(PLAIN, "[Content_Types].xml", "numbering+xml", "styles+xml"),
     ["word/numbering.xml has not the content type of numbering"]),
    (content_types, replaced(PLAIN, "[Content_Types].xml", '"rels"', '"jpg"'),
     ["no content type for word/_rels/document.xml.rels", "no content type for _rels/.rels"]),
    (changes_of_styles, replaced(PLAIN, "word/styles.xml", "<w:style ", f'<w:ins w:id="1" {BY}/><w:style '),
     ["word/styles.xml: ins"]),
]  # fmt: skip


@pytest.mark.parametrize(("assertion", "data", "expected"), ASSERTED, ids=lambda each: getattr(each, "__name__", ""))
def test_each_assertion_complains_of_what_it_names(assertion: Assertion, data: bytes, expected: list[str]) -> None:
    assert list(assertion(Parts(data))) == expected


def test_of_a_small_file_only_theme_and_fonts_are_missed() -> None:
    assert list(of(PLAIN)) == []
    (fonts, theme) = sorted(complaints(PLAIN))
    assert fonts.endswith("relationships/fontTable' is missing.")
    assert theme.endswith("relationships/theme' is missing.")
