"""Changes in five verbs: what they do to which lines, and what they refuse."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from decree30_lint.compose import Specimen, apply_change
from decree30_lint.errors import WrongConfigurationError
from decree30_lint.model.formatting import Align, LineSpacing
from decree30_lint.model.parts import Part
from decree30_lint.model.units import Pt, from_mm

from .own import specimen


def _texts(changed: Specimen, part: Part, role: str = "") -> list[str]:
    return [line.text for line in changed.lines if line.part is part and line.role == role]


def test_change_touches_every_line_of_the_part() -> None:
    changed = apply_change(specimen("quyet-dinh"), "can-cu", {"change": {"size": "12pt", "italic": False}})
    looks = [changed.look_of(line).letters for line in changed.lines if line.part is Part.LEGAL_BASIS]
    assert {(look.size, look.italic) for look in looks} == {(Pt(12), False)}


def test_nth_touches_one_line_and_counts_from_the_end_too() -> None:
    before = specimen("quyet-dinh")
    for nth, at in ((2, 1), (-1, -1)):
        changed = apply_change(before, "can-cu", {"change": {"bold": True}, "nth": nth})
        bold = [changed.look_of(line).letters.bold for line in changed.lines if line.part is Part.LEGAL_BASIS]
        assert bold.count(True) == 1
        assert bold[at]


def test_role_of_the_rule_and_of_the_change() -> None:
    before = specimen("cong-van")
    changed = apply_change(before, "noi-nhan", {"text": "NƠI NHẬN:"}, "label")
    assert _texts(changed, Part.RECIPIENTS, "label") == ["NƠI NHẬN:"]
    changed = apply_change(
        before, "quoc-hieu", {"part": "noi-nhan", "role": "list", "replace": ["Như trên", "Như kính gửi"]}
    )
    assert _texts(changed, Part.RECIPIENTS, "list")[0] == "- Như kính gửi;"


def test_text_goes_to_the_first_line_replace_to_the_first_that_has_it() -> None:
    before = specimen("cong-van")
    assert _texts(apply_change(before, "noi-dung", {"text": "Chữ mới."}), Part.BODY)[0] == "Chữ mới."
    changed = apply_change(before, "noi-dung", {"replace": ["./.", "."]})
    assert _texts(changed, Part.BODY)[:-1] == _texts(before, Part.BODY)[:-1]
    assert _texts(changed, Part.BODY)[-1].endswith("kịp thời.")


def test_delete_takes_lines_a_stroke_or_another_part() -> None:
    before = specimen("cong-van")
    assert _texts(apply_change(before, "dia-danh-ngay", {"delete": True}), Part.PLACE_DATE) == []
    assert _texts(apply_change(before, "quoc-hieu", {"delete": "kinh-gui"}), Part.ADDRESSEES, "list") == []
    bare = apply_change(before, "tieu-ngu", {"delete": "line_below"})
    motto = next(line for line in bare.lines if line.part is Part.MOTTO)
    below = bare.look_of(motto).line_below
    assert below is not None
    assert not below.is_drawn


def test_insert_puts_a_line_like_its_neighbour_or_of_another_part() -> None:
    before = specimen("quyet-dinh")
    assert _texts(apply_change(before, "can-cu", {"insert": "Căn cứ khác;"}), Part.LEGAL_BASIS)[-1] == "Căn cứ khác;"
    changed = apply_change(
        before,
        "kinh-gui",
        {"part": "trich-yeu", "insert": {"part": "kinh-gui", "text": "Kính gửi: Ai đó", "place": "before"}},
    )
    parts = [line.part for line in changed.lines]
    assert parts.index(Part.ADDRESSEES) + 1 == parts.index(Part.SUBJECT)


def test_page_changes_paper_and_number() -> None:
    changed = apply_change(specimen("ke-hoach"), "trang", {"page": {"bottom": "15mm", "orientation": "landscape"}, "nth": 2})
    papers = [changed.paper_of(text) for text in changed.texts]
    assert [paper.bottom for paper in papers] == [from_mm(20), from_mm(15), from_mm(20)]
    assert [paper.width > paper.height for paper in papers] == [False, True, False]
    changed = apply_change(changed, "so-trang", {"page": {"number": {"place": "footer", "align": "right", "size": "11pt"}}})
    number = changed.page_number
    assert (number.place, number.align, number.letters.size) == ("footer", Align.RIGHT, Pt(11))
    assert apply_change(changed, "so-trang", {"page": {"number": "none"}}).page_number.place == "none"


def test_words_of_a_line_and_further_steps() -> None:
    steps = {"change": {"font": "Arial"}, "only": "nhà kho", "also": [{"change": {"spacing": "exactly 12pt"}, "nth": 1}]}
    changed = apply_change(specimen("cong-van"), "bo-cuc", steps, "khoan")
    line = next(line for line in changed.lines if line.role == "khoan")
    assert [(spot.words, spot.letters.family) for spot in line.spots] == [("nhà kho", "Arial")]
    assert changed.look_of(line).layout.spacing == LineSpacing(exact=Pt(12))


def test_texts_of_a_kind() -> None:
    before = specimen("quyet-dinh-ban-hanh")
    changed = apply_change(before, "quoc-hieu", {"delete": True, "in": "attached"})
    assert [bool([x for x in text.lines if x.part is Part.NATIONAL_NAME]) for text in changed.texts] == [True, False]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"chang": {}}, "unknown key 'chang'"),
        ({}, "not how"),
        ({"change": {"size": 12}}, "not a length"),
        ({"change": {"bold": "yes"}}, "neither true nor false"),
        ({"change": {"colour": "red"}}, "hexadecimal"),
        ({"change": {"line_below": "half of text"}}, "not a length"),
        ({"replace": ["không có chữ này", ""]}, "không có chữ này"),
        ({"replace": "a"}, "list of two"),
        ({"delete": True, "part": "phu-luc"}, "no line of part phu-luc"),
        ({"delete": "gi-do"}, "unknown part"),
        ({"change": {"bold": True}, "nth": 9}, "nth"),
        ({"page": {"size": "A4"}}, "unknown key 'size'"),
        ({"page": {"number": {"place": "left"}}}, "not one of"),
        ({"insert": {"text": "a", "sise": "3pt"}}, "unknown key 'sise'"),
        ({"delete": True, "in": "letter"}, "not one of"),
    ],
)
def test_a_wrong_change_is_refused(change: Mapping[str, Any], says: str) -> None:
    with pytest.raises(WrongConfigurationError, match=says):
        apply_change(specimen("cong-van"), "tieu-ngu", change)


def test_the_specimen_itself_stays_as_it_was() -> None:
    before = specimen("cong-van")
    apply_change(before, "tieu-ngu", {"text": "khác", "change": {"size": "9pt"}})
    assert before == specimen("cong-van")
