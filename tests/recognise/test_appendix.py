"""What stands above the text of an appendix: how far its title goes, and what is none of it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from decree30_lint.model.document import Document, Paragraph
from decree30_lint.model.parts import TextKind

from .paper import PROSE, P, Source, centred, document, read

LABEL = centred("Phụ lục I")
REFERENCE = P("(Kèm theo Kế hoạch số 41/KH-SNV ngày 16 tháng 3 năm 2026 của Sở Nội vụ)", "c", italic=True)


def head(*sources: Source) -> dict[str, list[str]]:
    """What the appendix has above its text, by role."""
    text = read(document(*sources, PROSE, PROSE)).texts[0]
    assert text.kind is TextKind.APPENDIX
    return {c.role: [p.text for p in c.paragraphs] for c in text.components if c.part.value == "phu-luc"}


@pytest.mark.parametrize(
    "first",
    [
        P("I. THÔNG TIN CHUNG", bold=True),
        centred("I. THÔNG TIN CHUNG"),
        P("1. Tên đơn vị", bold=True),
        P("A. ĐỐI VỚI CẤP TỈNH", bold=True),
        centred("Phần I"),
        P("- HỌ VÀ TÊN", "l"),
        P("MỤC TIÊU CHUNG", "l", bold=True),
        P("Đơn vị tính: triệu đồng", "c", italic=True),
        P("(Số liệu tính đến hết quý I)", "c", italic=True),
    ],
)
def test_a_title_ends_above(first: P) -> None:
    assert head(LABEL, centred("DANH MỤC VIỆC CẦN LÀM"), first) == {
        "label": ["Phụ lục I"],
        "title": ["DANH MỤC VIỆC CẦN LÀM"],
    }


@pytest.mark.parametrize(
    "title",
    [
        [centred("DANH MỤC VIỆC CẦN LÀM"), centred("TRONG SÁU THÁNG CUỐI NĂM")],
        [centred("DỰ TOÁN KINH PHÍ"), centred("Lớp dành cho công chức mới")],
        [P("Danh mục việc cần làm", "c")],
        [centred("MẪU BÁO CÁO")],
        [centred("BIỂU ĐỒ 1")],
        [P("DANH MỤC VIỆC CẦN LÀM", "l", bold=True)],
        [P("Bảng phân công nhiệm vụ cho các phòng, đơn vị trong sáu tháng cuối năm", "b")],
        [centred("PHÂN CÔNG NHIỆM VỤ"), P("cho các phòng, đơn vị trong sáu tháng cuối năm và quý I năm sau", "b")],
    ],
)
def test_all_between_label_and_reference_is_the_title(title: list[P]) -> None:
    assert head(LABEL, *title, REFERENCE)["title"] == [p.text for p in title]


@pytest.mark.parametrize(
    "form",
    ["Biểu mẫu số 01", "Mẫu số 02a", "(Biểu số 3)", "Mẫu 04/TK", "Mẫu số …", "Biểu 02: TIẾN ĐỘ", "Mẫu B", "Biểu TH-01"],
)
@pytest.mark.parametrize("align", ["c", "r"])
def test_the_number_of_a_form_is_no_title(form: str, align: str) -> None:
    found = head(LABEL, P(form, align, bold=True), centred("TỔNG HỢP KẾT QUẢ RÀ SOÁT"), REFERENCE)
    assert (found["form"], found["title"]) == ([form], ["TỔNG HỢP KẾT QUẢ RÀ SOÁT"])


@pytest.mark.parametrize(
    ("blanks", "title"), [(0, ["DANH MỤC", "VIỆC CẦN LÀM"]), (1, ["DANH MỤC"])], ids=["no gap", "a blank line"]
)
def test_a_gap_ends_a_title_that_is_not_centred(blanks: int, title: list[str]) -> None:
    lines = [P("DANH MỤC", "l", bold=True), *[P("", "l")] * blanks, P("VIỆC CẦN LÀM", "l", bold=True)]
    assert head(LABEL, *lines)["title"] == title


def test_lines_of_unknown_alignment_go_on() -> None:
    source = document(LABEL, centred("DANH MỤC VIỆC CẦN LÀM TRONG SÁU THÁNG"), P("CUỐI NĂM 2026", "l", bold=True), PROSE)
    found = read(_without_alignment(source, 2)).texts[0].components
    assert [len(c.paragraphs) for c in found if c.role == "title"] == [2]


def _without_alignment(source: Document, number: int) -> Document:
    section = source.sections[0]
    blocks = list(section.blocks)
    changed = blocks[number]
    assert isinstance(changed, Paragraph)
    blocks[number] = replace(changed, layout=replace(changed.layout, align=None))
    return replace(source, sections=(replace(section, blocks=tuple(blocks)),))
