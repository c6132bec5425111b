"""Entries of a table of contents that Word makes are no divisions, titles or appendices, wherever it stands."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from decree30_lint.model.document import Document, Paragraph

from .paper import CLOSING, LETTERHEAD, P, centred, document, parts

TITLE = (LETTERHEAD, centred("PHƯƠNG ÁN"), centred("Sắp xếp lại quầy hàng"))
BODY = (
    *(P("I. SỰ CẦN THIẾT", bold=True), P("Lối đi giữa các dãy hẹp, không bảo đảm thoát hiểm.")),
    *(P("II. TỔ CHỨC THỰC HIỆN", bold=True), P("Ban Quản lý chợ thực hiện Phương án này.")),
)
ENTRIES = ("I. SỰ CẦN THIẾT\t1", "II. TỔ CHỨC THỰC HIỆN……2", "Chương I\t3", "QUYẾT ĐỊNH\t4", "Phụ lục I. DANH SÁCH\tiv")
PLAIN = parts(document(*TITLE, *BODY, CLOSING))


def marked(source: Document, entries: tuple[str, ...], listed: bool, style: str | None) -> Document:
    """Returns the document with field or style on the paragraphs of the entries."""
    (section,) = source.sections
    blocks = tuple(
        replace(block, listed=listed, style=style) if isinstance(block, Paragraph) and block.text in entries else block
        for block in section.blocks
    )
    return replace(source, sections=(replace(section, blocks=blocks),))


@pytest.mark.parametrize("heading", [(), (centred("MỤC LỤC"),), (P("Mục lục"),), (P("M Ụ C  L Ụ C", bold=True),)])
@pytest.mark.parametrize(
    ("listed", "style"), [(True, None), (True, "Normal"), (False, "toc 1"), (False, "TOC2"), (False, "Mục lục 3")]
)
def test_contents_are_no_part(heading: tuple[P, ...], listed: bool, style: str | None) -> None:
    entries = (*heading, *map(P, ENTRIES))
    behind_title = document(*TITLE, *entries, *BODY, CLOSING)
    before_title = document(TITLE[0], *entries, *TITLE[1:], *BODY, CLOSING)
    assert all(parts(marked(each, ENTRIES, listed, style)) == PLAIN for each in (behind_title, before_title))


def test_a_field_lists_entries_without_pages() -> None:
    entries = ("I. SỰ CẦN THIẾT", "II. TỔ CHỨC THỰC HIỆN")
    source = document(*TITLE, *map(P, entries), *(P(each.text + ".", bold=True) for each in BODY), CLOSING)
    assert parts(marked(source, entries, True, None)).get("bo-cuc muc-la-ma") == [f"{entry}." for entry in entries]


def test_headings_in_such_a_style_stay() -> None:
    entries = tuple(each.text for each in BODY[::2])
    assert parts(marked(document(*TITLE, *BODY, CLOSING), entries, False, "toc 1")) == PLAIN
