"""Which differences of words are said, and as what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.compare.papers import differences, found, paper, paragraph, placed, table

from decree30_lint.compare import compare
from decree30_lint.model.comparison import DifferenceKind
from decree30_lint.model.document import SIGNED
from decree30_lint.model.path import Path
from decree30_lint.model.rules import Level

PROSE = "Sở Nội vụ đề nghị các đơn vị rà soát hồ sơ lưu trữ, lập danh mục tài liệu và gửi kết quả trước ngày 15 tháng 4."
MORE = "Kinh phí thực hiện là 5.670 triệu đồng, lấy từ nguồn chi thường xuyên của các đơn vị trong năm ngân sách."
LAST = "Văn phòng Sở theo dõi, đôn đốc và báo cáo Giám đốc Sở kết quả thực hiện vào cuối mỗi quý."


@pytest.mark.parametrize(
    ("draft", "final", "expected"),
    [
        ("gửi trước ngày 15", "gửi trước ngày 16", [("changed", "15", "16")]),
        ("hơn 41.000 lượt", "hơn 41000 lượt", [("changed", "41.000", "41000")]),
        ("ông Thân Ngọc Bích ký", "ông Thân Ngọc Bính ký", [("changed", "Bích", "Bính")]),
        ("không được phép nộp muộn", "được phép nộp muộn", [("lost", "không", "")]),
        ("được phép nộp muộn", "không được phép nộp muộn", [("added", "", "không")]),
        ("cho phép, không cấm", "cho phép không, cấm", [("punctuation", ",", ""), ("punctuation", "", ",")]),
        ("theo Quyết định này", "theo quyết định này", [("letter_case", "Quyết", "quyết")]),
        ("CỘNG HOÀ", "CỘNG HÒA", [("tone_mark", "HOÀ", "HÒA")]),
        ("HÒA", "HÓA", [("changed", "HÒA", "HÓA")]),
        ('gọi là "Quỹ"', "gọi là “Quỹ”", [("typography", '"', "“"), ("typography", '"', "”")]),
        ("Độc lập - Tự do", "Độc lập – Tự do", [("typography", "-", "–")]),
        ("XÃ HỘI CHỦ NGHĨA", "XÃHỘI CHỦ  NGHĨA", []),
        ("nhà máy công\nnghiệp", "nhà máy công nghiệp", []),
        ("nhà máy", "nhà-\nmáy", []),
        ("Mục lục ........... 5", "Mục lục 5", []),
        ("a\u2026\u2026 b -------", "a b", []),
    ],
)
def test_small_differences(draft: str, final: str, expected: list[tuple[str, str, str]]) -> None:
    assert differences(paper(draft), paper(final)) == expected


@pytest.mark.parametrize(
    ("draft", "final", "expected"),
    [
        ("Số:      /QĐ-UBND", "Số: 123/QĐ-UBND", [("number_filled", "", "123")]),
        ("Số: /QĐ-UBND", "Số: 123/QĐ-UBND", [("number_filled", "", "123")]),
        ("Số: …/QĐ-UBND", "Số: 123/QĐ-UBND", [("number_filled", "", "123")]),
        ("Số: 12/QĐ-UBND", "Số: 123/QĐ-UBND", [("changed", "12", "123")]),
        ("ngày     tháng     năm 2026", "ngày 05 tháng 3 năm 2026", [("date_filled", "", "05"), ("date_filled", "", "3")]),
        ("ngày 05 tháng 3 năm 2026", "ngày 06 tháng 3 năm 2026", [("changed", "05", "06")]),
        (
            "Họ tên: {{ho_ten}}, sinh năm",
            "Họ tên: Tạ Quang Nhuận, sinh năm",
            [("blank_filled", "{{ho_ten}}", "Tạ Quang Nhuận")],
        ),
        ("Họ tên:\t", "Họ tên: Tạ Quang Nhuận", [("blank_filled", "", "Tạ Quang Nhuận")]),
        ("Nơi nhận:\tGIÁM ĐỐC", "Nơi nhận: PHÓ GIÁM ĐỐC", [("added", "", "PHÓ")]),
        ("Họ tên: ........., sinh năm", "Họ tên: Tạ Quang Nhuận, sinh năm", [("blank_filled", "", "Tạ Quang Nhuận")]),
    ],
)
def test_what_is_filled_in_is_no_fault(draft: str, final: str, expected: list[tuple[str, str, str]]) -> None:
    assert differences(paper(draft), paper(final)) == expected


def test_levels() -> None:
    final = paper(PROSE.replace("15", "16"), MORE.replace("Kinh", "kinh"), LAST)
    assert [d.level for d in found(paper(PROSE, MORE, LAST), final)] == [Level.ERROR, Level.WARNING]
    (filled,) = found(paper("Số:    /QĐ"), paper("Số: 1/QĐ"))
    assert (filled.level, filled.expected) == (Level.INFO, True)


def test_paragraphs_lost_added_and_moved() -> None:
    assert differences(paper(PROSE, MORE, LAST), paper(PROSE, LAST)) == [("lost_paragraph", MORE, "")]
    assert differences(paper(PROSE, LAST), paper(PROSE, MORE, LAST)) == [("added_paragraph", "", MORE)]
    assert differences(paper(PROSE, MORE, LAST), paper(PROSE, LAST, MORE)) == [("moved", LAST, LAST)]


def test_a_paragraph_that_was_moved_and_changed() -> None:
    said = differences(paper(PROSE, MORE, LAST), paper(MORE.replace("5.670", "5.760"), PROSE, LAST))
    assert ("changed", "5.670", "5.760") in said
    assert {kind for kind, _, _ in said} == {"changed", "moved"}


def test_numbers_swapped_between_rows_are_found() -> None:
    draft = paper(table(["Xã An Lạc", "41"], ["Xã Bình Phú", "57"]))
    final = paper(table(["Xã An Lạc", "57"], ["Xã Bình Phú", "41"]))
    assert Level.ERROR in {d.level for d in found(draft, final)}


LETTERHEAD = table(
    ["UBND TỈNH THANH GIANG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ["SỞ NỘI VỤ", "Độc lập - Tự do - Hạnh phúc"]
)


def test_columns_of_a_page_may_be_read_in_another_order() -> None:
    final = placed(
        ("UBND TỈNH THANH GIANG", 60, 60),
        ("SỞ NỘI VỤ", 80, 80),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 300, 60),
        ("Độc lập - Tự do - Hạnh phúc", 320, 80),
    )
    assert differences(paper(LETTERHEAD), final) == []


def test_columns_that_changed_places_are_said() -> None:
    final = placed(
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 60, 60),
        ("UBND TỈNH THANH GIANG", 330, 60),
        ("SỞ NỘI VỤ", 330, 80),
        ("Độc lập - Tự do - Hạnh phúc", 60, 80),
    )
    assert Level.ERROR in {d.level for d in found(paper(LETTERHEAD), final)}


def test_what_signatures_and_registries_print_is_expected() -> None:
    printed = ["Ký bởi: Sở Nội vụ", "Cơ quan: Tỉnh Thanh Giang", "Ngày ký: 05-03-2026 08:30:15 +07:00", "ĐẾN"]
    said = found(paper(PROSE), paper(*printed, PROSE))
    assert [d.kind for d in said] == [*[DifferenceKind.SIGNATURE] * 3, DifferenceKind.STAMP]


def test_words_drawn_by_a_signature_field_are_expected() -> None:
    drawn = paragraph("Thân Ngọc Bích", 2)
    drawn = replace(drawn, spans=(replace(drawn.spans[0], field=SIGNED),))
    assert [d.kind for d in found(paper(PROSE), paper(PROSE, drawn))] == [DifferenceKind.SIGNATURE]
    assert [d.kind for d in found(paper(PROSE), paper(PROSE, "Thân Ngọc Bích"))] == [DifferenceKind.ADDED_PARAGRAPH]


def test_page_numbers_and_running_heads() -> None:
    draft = paper(PROSE, MORE, header=["Đề án số 1", "2"])
    number = replace(paragraph("2", 2), anchor=replace(paragraph("2", 2).anchor, page=2))
    assert differences(draft, paper(PROSE, number, "Đề án số 2", MORE)) == []
    assert differences(draft, paper(PROSE, MORE)) == [("header_lost", "Đề án số 1", "")]
    assert differences(paper(PROSE), paper(PROSE, header=["Mật"])) == [("header_added", "", "Mật")]


def test_each_difference_has_its_place_and_its_neighbours() -> None:
    (difference,) = found(paper(PROSE, MORE), paper(PROSE, MORE.replace("5.670", "5.760")))
    anchor = difference.draft.anchor
    assert anchor is not None
    assert MORE[anchor.start : anchor.end] == "5.670"
    assert difference.draft.before.endswith("thực hiện là")
    assert difference.final.after.startswith("triệu đồng")


def test_rows_show_every_paragraph_once() -> None:
    comparison = compare(paper(PROSE, MORE, LAST), paper(PROSE, "Đoạn mới", LAST, "Đoạn nữa"))
    assert [str(path) for row in comparison.rows for path in row.draft] == ["body/p[1]", "body/p[2]", "body/p[3]"]
    assert [str(path) for row in comparison.rows for path in row.final] == [f"body/p[{n}]" for n in (1, 2, 3, 4)]
    third = Path.parse("body/p[3]")
    assert ((third,), (third,)) in [(row.draft, row.final) for row in comparison.rows]


WORDS = st.lists(st.sampled_from(f"{PROSE} {MORE} {LAST}".split()), min_size=1, max_size=40).map(" ".join)
PAPERS = st.lists(WORDS, min_size=1, max_size=8)


@given(PAPERS)
def test_a_document_agrees_with_itself(texts: list[str]) -> None:
    assert differences(paper(*texts), paper(*texts)) == []


@given(PAPERS, st.randoms(use_true_random=False))
def test_a_document_agrees_with_itself_in_other_lines(texts: list[str], random: st.DataObject) -> None:
    """Paragraphs cut into lines at any blank, as a careless reader of pages would give them."""
    lines = [""]
    for word in " ".join(texts).split():
        if lines[-1] and random.random() < 0.3:  # type: ignore[attr-defined]
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    assert differences(paper(*texts), paper(*lines, format="pdf")) == []


@given(PAPERS, st.data())
def test_a_changed_word_is_always_found(texts: list[str], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(texts) - 1))
    words = texts[number].split()
    place = data.draw(st.integers(0, len(words) - 1))
    words[place] = data.draw(st.sampled_from(["9.999", "không", "Nguyễn"])) if words[place] != "không" else "có"
    changed = [*texts[:number], " ".join(words), *texts[number + 1 :]]
    assert Level.ERROR in {d.level for d in found(paper(*texts), paper(*changed))}


def test_a_long_document_is_compared_in_nearly_linear_time() -> None:
    """Many repeated words and one change: a quadratic comparison would not end."""
    texts = [f"{PROSE} {MORE} {number}" for number in range(600)]
    changed = [*texts[:300], texts[300].replace("Sở", "Phòng"), *texts[301:]]
    assert differences(paper(*texts), paper(*changed)) == [("changed", "Sở", "Phòng")]
