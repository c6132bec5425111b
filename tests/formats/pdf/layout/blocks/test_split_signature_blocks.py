"""A closing parted by the foot of a page is one; what follows it is not swallowed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.drawn_pages import BOLD, LEFT, PITCH, centred, page, prose, put, shown, sized

from decree30_lint.formats.pdf.content import Glyph
from decree30_lint.formats.pdf.layout.blocks.split_signature_blocks import join_split_signature_blocks
from decree30_lint.formats.pdf.layout.sequence import lay_out_page

OTHER = 430.0  # the middle of the right column
SMALL = sized(11)
BODY = (
    "Các cơ quan gửi báo cáo đúng thời hạn đã nêu, kèm theo danh sách và số liệu của từng đơn vị, để tổng hợp trình lãnh "
    "đạo xem xét trước kỳ họp tới; nơi nào gửi chậm thì nêu rõ lý do."
)
LISTED, SIGNED = "Nơi nhận: / - Như trên; / - Các sở;", "GIÁM ĐỐC"


def recipients(texts: Sequence[str], top: float) -> list[Glyph]:
    return [glyph for at, text in enumerate(texts) for glyph in put(text, LEFT, top + at * 13, SMALL)]


def first() -> list[Glyph]:
    """The foot of a page: a closing of which the recipients are not all there yet, nor the signer's name."""
    listed = recipients(["Nơi nhận:", "- Như trên;", "- Các sở;"], 740)
    return [*prose(BODY, 660, first=28), *listed, *centred("GIÁM ĐỐC", 740, BOLD, OTHER)]


def regions(*pages: Sequence[Glyph]) -> list[list[object]]:
    layouts = [lay_out_page(page(glyphs, number=at)) for at, glyphs in enumerate(pages, start=1)]
    whole = join_split_signature_blocks([layout.blocks for layout in layouts])
    return [shown(layout._replace(blocks=tuple(found))) for layout, found in zip(layouts, whole, strict=True)]


def test_a_closing_on_one_page() -> None:
    assert regions(first())[0][-1] == ("columns", [LISTED, SIGNED])


@pytest.mark.parametrize(
    ("overleaf", "left", "right", "rest"),
    [
        (centred("Trần Văn Bình", 90, BOLD, OTHER), "", " / Trần Văn Bình", []),
        (recipients(["- Lưu: VT."], 90), " / - Lưu: VT.", "", []),
        (
            [*recipients(["- Cục Thuế;", "- Lưu: VT."], 90), *centred("Trần Văn Bình", 90, BOLD, OTHER)],
            " / - Cục Thuế; / - Lưu: VT.",
            " / Trần Văn Bình",
            [],
        ),
        ([*recipients(["- Lưu: VT."], 90), *centred("PHỤ LỤC", 140, BOLD)], " / - Lưu: VT.", "", ["PHỤ LỤC"]),
        (centred("PHỤ LỤC", 90, BOLD), "", "", ["PHỤ LỤC"]),
        (prose("Phần sau. " + BODY, 90, first=28)[:120], "", "", None),
    ],
    ids=["name", "recipients", "both", "recipients and a title", "title", "text"],
)
def test_what_goes_on_overleaf(overleaf: list[Glyph], left: str, right: str, rest: list[str] | None) -> None:
    one, other = regions(first(), overleaf)
    assert one[-1] == ("columns", [LISTED + left, SIGNED + right])
    if rest is not None:
        assert other == rest
    else:
        assert str(other[0]).startswith("Phần sau. Các cơ quan")


def test_another_letterhead_is_no_closing() -> None:
    head = [
        *centred("SỞ NỘI VỤ", 70, BOLD, 165),
        *centred("Số: 5/SNV", 70 + PITCH, sized(13), 165),
        *centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 70, BOLD, OTHER),
        *centred("Độc lập - Tự do - Hạnh phúc", 70 + PITCH, BOLD, OTHER),
    ]
    one, other = regions(first(), head)
    assert one[-1] == ("columns", [LISTED, SIGNED])
    assert other == [
        ("columns", ["SỞ NỘI VỤ / Số: 5/SNV", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / Độc lập - Tự do - Hạnh phúc"])
    ]


def test_only_what_ends_a_page_goes_on() -> None:
    """Text below the closing shows that it was complete."""
    below = [*first(), *prose("Ghi chú. " + BODY, 790, first=28, pitch=14)]
    one, other = regions(below, centred("Trần Văn Bình", 90, BOLD, OTHER))
    assert ("columns", [LISTED, SIGNED]) in one
    assert other == ["Trần Văn Bình"]


@pytest.mark.parametrize(("off", "taken"), [(0.0, True), (30.0, True), (60.0, False), (-30.0, True), (-60.0, False)])
def test_a_name_overleaf_stands_under_the_post(off: float, taken: bool) -> None:
    one, _ = regions(first(), centred("Trần Văn Bình", 90, BOLD, OTHER + off))
    assert one[-1] == ("columns", [LISTED, SIGNED + (" / Trần Văn Bình" if taken else "")])


@pytest.mark.parametrize(("right", "taken"), [(0.0, True), (3.0, True), (6.0, False), (-6.0, False)])
def test_recipients_overleaf_begin_like_the_others(right: float, taken: bool) -> None:
    one, _ = regions(first(), put("- Lưu: VT.", LEFT + right, 90, SMALL))
    assert one[-1] == ("columns", [LISTED + (" / - Lưu: VT." if taken else ""), SIGNED])


@pytest.mark.parametrize(
    ("text", "size", "taken"),
    [
        ("- Lưu: VT.", 11.0, True),
        ("- Lưu: VT.", 14.0, False),  # larger: text of the page
        ("- Văn phòng Ủy ban nhân dân, phòng Nội vụ", 11.0, True),  # recipients may run wide
    ],
)
def test_recipients_overleaf_look_like_the_others(text: str, size: float, taken: bool) -> None:
    one, _ = regions(first(), put(text, LEFT, 90, sized(size)))
    assert one[-1] == ("columns", [LISTED + (f" / {text}" if taken else ""), SIGNED])


@pytest.mark.parametrize(("more", "taken"), [("", True), (" và các phòng, ban", False)])
def test_large_recipients_overleaf_are_no_wider(more: str, taken: bool) -> None:
    """Set as large as text, a line that is wider than the column may be text."""
    look = sized(13)
    listed = [*put("Nơi nhận:", LEFT, 740, look), *put("- Văn phòng tỉnh;", LEFT, 755, look)]
    page_one = [*prose(BODY, 660, first=28), *listed, *centred("GIÁM ĐỐC", 740, BOLD, OTHER)]
    one, _ = regions(page_one, put(f"- Sở Nội vụ{more};", LEFT, 90, look))
    assert one[-1] == ("columns", ["Nơi nhận: / - Văn phòng tỉnh;" + (f" / - Sở Nội vụ{more};" if taken else ""), SIGNED])
