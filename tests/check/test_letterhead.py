"""Rules of the letterhead in circumstances the examples of the rule files do not have: settings, stages, layouts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from decree30_lint.compose import Layout, apply_change
from decree30_lint.model.parts import Agency, Part, Stage
from decree30_lint.pipeline import Options
from decree30_lint.testing import Specimens


def said(
    specimens: Specimens,
    name: str,
    part: str,
    change: dict[str, Any],
    rule: str,
    options: Options | None = None,
    layout: Layout | None = None,
) -> list[str]:
    """What `rule` says of the changed specimen: the keys of its sentences."""
    changed = apply_change(specimens.get(name), part, change)
    judgement = specimens.judge(changed, name, options, layout).judgement
    assert judgement is not None
    return [finding.breach.message_key for finding in judgement.diagnostics if finding.rule.id == rule]


def number(specimens: Specimens, text: str, rule: str, options: Options | None = None) -> list[str]:
    return said(specimens, "cong-van", "so-ky-hieu", {"text": text}, f"so-ky-hieu/{rule}", options)


def place(specimens: Specimens, text: str, rule: str, options: Options | None = None) -> list[str]:
    return said(specimens, "bao-cao", "dia-danh-ngay", {"text": text}, f"dia-danh-ngay/{rule}", options)


def test_a_letter_may_bear_its_offices_initials_whatever_they_mean(specimens: Specimens) -> None:
    change = {"text": "Số: 15/CT-TTHT", "also": [{"part": "co-quan", "text": "CỤC THUẾ TỈNH THANH GIANG"}]}
    assert said(specimens, "cong-van", "so-ky-hieu", change, "so-ky-hieu/cong-van") == []


def test_settings_name_the_offices_own_abbreviations(specimens: Specimens) -> None:
    assert number(specimens, "Số: 15/TB-VP", "cong-van") == ["type"]
    assert number(specimens, "Số: 15/TB-VP", "cong-van", Options(agency=Agency(units=("TB",)))) == []


def test_settings_name_the_offices_own_name(specimens: Specimens) -> None:
    change = {"text": "TT HỖ TRỢ DOANH NGHIỆP"}
    own = Options(agency=Agency(names=("TT HỖ TRỢ DOANH NGHIỆP",)))
    assert said(specimens, "to-trinh", "co-quan", change, "co-quan/ten-day-du") == ["instead"]
    assert said(specimens, "to-trinh", "co-quan", change, "co-quan/ten-day-du", own) == []


def test_settings_name_the_offices_own_place(specimens: Specimens) -> None:
    text = "Hồ Chí Minh, ngày 15 tháng 6 năm 2026"
    assert place(specimens, text, "ten-day-du") == ["full"]
    assert place(specimens, text, "ten-day-du", Options(agency=Agency(places=("Hồ Chí Minh",)))) == []


@pytest.mark.parametrize(
    ("text", "draft", "issued"),
    [
        ("Số:       /SNV-VTLT", [], [""]),
        ("Số: {{so}}/SNV-VTLT", [], [""]),
        ("Số: 15/…", [], ["symbol"]),
        ("Số: 15/SNV-VTLT", [], []),
    ],
)
def test_a_blank_number_counts_once_issued(specimens: Specimens, text: str, draft: list[str], issued: list[str]) -> None:
    assert number(specimens, text, "de-trong") == draft
    assert number(specimens, text, "de-trong", Options(stage=Stage.ISSUED)) == issued


@pytest.mark.parametrize(
    ("text", "stage", "expected"),
    [
        ("Lào Cai, ngày 15 tháng 6 năm 2026", Stage.ISSUED, []),
        ("Lào Cai, ngày 15 tháng 9 năm 2026", Stage.ISSUED, ["future"]),
        ("Lào Cai, ngày 15 tháng 9 năm 2026", Stage.DRAFT, []),
        ("Lào Cai, ngày 15 tháng 9 năm 2036", Stage.DRAFT, ["year"]),
    ],
)
def test_the_future_is_judged_from_the_day_of_judging(
    specimens: Specimens, text: str, stage: Stage, expected: list[str]
) -> None:
    assert place(specimens, text, "hop-le", Options(stage=stage, as_of=date(2026, 7, 1))) == expected


@pytest.mark.parametrize(
    "change",
    [
        {"text": "Cộng hòa xã hội chủ nghĩa Việt Nam"},
        {"text": "CỘNG HÒA XẲ HỘI CHỦ NGHĨA VIỆT NAM"},
        {"change": {"bold": False}},
    ],
)
def test_one_fault_of_the_national_name_gives_one_finding(specimens: Specimens, change: dict[str, Any]) -> None:
    changed = apply_change(specimens.get("to-trinh"), "quoc-hieu", change)
    judgement = specimens.judge(changed, "to-trinh").judgement
    assert judgement is not None
    assert len([f for f in judgement.diagnostics if f.rule.id.startswith(("quoc-hieu/", "tieu-ngu/"))]) == 1


def test_the_eth_in_the_motto_belongs_to_another_rule(specimens: Specimens) -> None:
    assert said(specimens, "to-trinh", "tieu-ngu", {"text": "Ðộc lập - Tự do - Hạnh phúc"}, "tieu-ngu/noi-dung") == []


def test_the_corrected_text_keeps_the_writers_tone_marks(specimens: Specimens) -> None:
    changed = apply_change(specimens.get("to-trinh"), "quoc-hieu", {"text": "CỘNG HOÀ  XÃ HỘI CHỦ NGHĨA VIỆT NAM"})
    judgement = specimens.judge(changed, "to-trinh").judgement
    assert judgement is not None
    (found,) = [f for f in judgement.diagnostics if f.rule.id == "quoc-hieu/noi-dung"]
    assert found.breach.suggestion == "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"


@pytest.mark.parametrize(
    ("text", "rule", "corrected"),
    [
        ("Số 15/SNV-VP", "nhan", "Số: 15/SNV-VP"),
        ("SỐ: 15/SNV-VP", "nhan", "Số: 15/SNV-VP"),
        ("Số : 15/SNV-VP", "nhan", "Số: 15/SNV-VP"),
        ("Số: 5/SNV-VP", "so-0-dau", "Số: 05/SNV-VP"),
        ("Số: 15 / SNV – VP", "dau-noi", "Số: 15/SNV-VP"),
        ("Số: 15-SNV-VP", "dau-noi", "Số: 15/SNV-VP"),
        ("Số: 15   /SNV-VP", "dau-noi", "Số: 15/SNV-VP"),
        ("Số: 15/SNV-CV", "cong-van", "Số: 15/SNV"),
        ("Số: 15/2026/SNV-VP", "nam", "Số: 15/SNV-VP"),
        ("Số : 15/SNV - VP", "dau-noi", "15/SNV-VP"),  # the label is another rule's
        ("Số : 5/SNV-VP", "so-0-dau", "05/SNV-VP"),
        ("Số: 15 bis-SNV-VP", "dau-noi", "Số: 15 bis/SNV-VP"),
        ("Số: 15a - SNV-VP", "dau-noi", "Số: 15a/SNV-VP"),
    ],
)
def test_the_corrected_number(specimens: Specimens, text: str, rule: str, corrected: str) -> None:
    judgement = specimens.judge(apply_change(specimens.get("cong-van"), "so-ky-hieu", {"text": text}), "cong-van").judgement
    assert judgement is not None
    suggested = [f.breach.suggestion for f in judgement.diagnostics if f.rule.id == f"so-ky-hieu/{rule}"]
    assert suggested == [corrected]


@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        ("Số: 15/SNV-BC", "Số: 15/BC-SNV"),
        ("Số: 15/26-BC-SNV", None),  # perhaps a year
        ("Số: 15/26/BC-SNV", None),
        ("Số: 15/P1/SNV/BC", None),  # which of the groups is the body is not known
        ("Số: 15/bis-BC-SNV", None),
    ],
)
def test_a_type_behind_other_groups_is_corrected_rightly_or_not_at_all(
    specimens: Specimens, text: str, corrected: str | None
) -> None:
    judgement = specimens.judge(apply_change(specimens.get("bao-cao"), "so-ky-hieu", {"text": text}), "bao-cao").judgement
    assert judgement is not None
    found = {f.rule.id: f.breach.suggestion for f in judgement.diagnostics if f.rule.part is Part.NUMBER}
    assert found["so-ky-hieu/ten-loai"] == corrected
    assert "26" not in (found.get("so-ky-hieu/dau-noi") or "")
