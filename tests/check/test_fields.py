"""Lines that are only a field: a program will put words there, so nothing is said of their wording."""

from __future__ import annotations

import pytest

from decree30_lint.compose import apply_change
from decree30_lint.model.rules import Level
from decree30_lint.testing import Specimens

_LINES = [
    ("cong-van", "co-quan", None, "<<tendonvi>>"),
    ("cong-van", "co-quan", None, "{{TEN_DON_VI}}"),
    ("thong-bao", "so-ky-hieu", None, "{{so_ky_hieu}}"),
    ("to-trinh", "dia-danh-ngay", None, "${NGAY_THANG}"),
    ("thong-bao", "ten-loai", None, "<tenloai>"),
    ("quyet-dinh", "trich-yeu", None, "«trichyeu»"),
    ("cong-van", "trich-yeu-cong-van", None, "<<trichyeu>>"),
    ("cong-van", "kinh-gui", "list", "- ${DV1}"),
    ("quyet-dinh", "can-cu", None, "<<canculuat>>"),
    ("nghi-quyet", "can-cu", None, "{{CAN_CU}}"),
    ("cong-van", "nguoi-ky", None, "<<chucdanh>>"),
    ("ke-hoach", "nguoi-ky", None, "{{GIAM_DOC}}"),
    ("thong-bao", "ho-ten-nguoi-ky", None, "«nguoi_ky»"),
    ("to-trinh", "noi-nhan", "list", "- <<noinhan>>"),
]


@pytest.mark.parametrize("nth", [1, -1], ids=["first", "last"])
@pytest.mark.parametrize(("name", "part", "role", "field"), _LINES, ids=[f"{n}-{p}-{f}" for n, p, _, f in _LINES])
def test_a_field_breaks_no_rule_of_words(
    name: str, part: str, role: str | None, field: str, nth: int, specimens: Specimens
) -> None:
    judgement = specimens.judge(apply_change(specimens.get(name), part, {"text": field, "nth": nth}, role), name).judgement
    assert judgement is not None
    assert {f.rule.id for f in judgement.diagnostics if f.level.rank <= Level.WARNING.rank} == set()


@pytest.mark.parametrize(
    ("name", "part", "role", "field", "look", "rule"),
    [
        ("cong-van", "co-quan", None, "<<tendonvi>>", {"size": "16pt"}, "co-quan/co-chu"),
        ("quyet-dinh", "trich-yeu", None, "{{trich_yeu}}", {"bold": False}, "trich-yeu/kieu-chu"),
        ("cong-van", "noi-nhan", "list", "- ${NOI_NHAN}", {"size": "14pt"}, "noi-nhan/danh-sach-co-chu"),
    ],
)
def test_the_looks_of_a_field_are_judged(
    name: str, part: str, role: str | None, field: str, look: dict[str, object], rule: str, specimens: Specimens
) -> None:
    change = {"text": field, "nth": 1, "also": [{"change": look, "nth": 1}]}
    judgement = specimens.judge(apply_change(specimens.get(name), part, change, role), name).judgement
    assert judgement is not None
    assert rule in {f.rule.id for f in judgement.diagnostics}


def test_a_part_that_no_field_may_become_is_missing(specimens: Specimens) -> None:
    """A field of the body is no national name."""
    change = {"delete": True, "also": [{"part": "noi-dung", "text": "{{noi_dung}}", "nth": -1}]}
    judgement = specimens.judge(apply_change(specimens.get("cong-van"), "quoc-hieu", change), "cong-van").judgement
    assert judgement is not None
    assert "quoc-hieu/thieu" in {f.rule.id for f in judgement.diagnostics}
