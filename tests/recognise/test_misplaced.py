"""Parts that stand where they should not are found there, and the rule on the order of the parts says so."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from decree30_lint.compose import Layout, Specimen, compose_docx
from decree30_lint.compose.specimen import Zone
from decree30_lint.model.parts import Part
from decree30_lint.model.rules import Level, RuleSet
from decree30_lint.pipeline import Options, lint_bytes
from decree30_lint.testing import Specimens

from .paper import CLOSING, LETTERHEAD, PROSE, P, centred, document, parts

TO = P("Kính gửi: Ủy ban nhân dân xã Tân Lộc", "c")


def moved(specimen: Specimen, zone: Zone, *wanted: Part) -> Specimen:
    main = specimen.texts[0]
    lines = tuple(replace(line, zone=zone) if line.part in wanted else line for line in main.lines)
    return replace(specimen, texts=(replace(main, lines=lines), *specimen.texts[1:]))


def said(specimen: Specimen, layout: Layout, ruleset: RuleSet) -> set[str]:
    judgement = lint_bytes(compose_docx(specimen, layout), "van-ban.docx", ruleset, Options()).judgement
    assert judgement is not None
    return {f.rule.id for f in judgement.diagnostics if f.level.rank <= Level.WARNING.rank}


@pytest.mark.parametrize("name", ["bao-cao", "thong-bao", "to-trinh"])
@pytest.mark.parametrize("letterhead", ["table", "table-rows", "frames"])
def test_a_title_above_the_letterhead(name: str, letterhead: str, specimens: Specimens, ruleset: RuleSet) -> None:
    shown = moved(specimens.get(name), Zone.MARKS, Part.TYPE_NAME, Part.SUBJECT)
    assert said(shown, Layout(letterhead=letterhead), ruleset) == {"toan-van/thu-tu"}  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["bao-cao", "cong-van", "thong-bao"])
def test_a_signature_before_the_body(name: str, specimens: Specimens, ruleset: RuleSet) -> None:
    shown = moved(specimens.get(name), Zone.TITLE, Part.SIGNATORY, Part.SIGNATORY_NAME)
    assert said(shown, Layout(), ruleset) == {"toan-van/thu-tu", "nguoi-ky/vi-tri"}


@pytest.mark.parametrize(
    "above",
    [centred("HỎA TỐC"), centred("TÀI LIỆU HỌP GIAO BAN"), P("BÁO CÁO CỦA SỞ NỘI VỤ GỬI TỈNH", "c"), P("Báo cáo", "c")],
)
def test_what_is_no_title_above_the_letterhead(above: P) -> None:
    assert "ten-loai" not in parts(document(above, LETTERHEAD, TO, PROSE, CLOSING))


@pytest.mark.parametrize("within", [[centred("TRƯỞNG PHÒNG")], [centred("GIÁM ĐỐC"), P("Chịu trách nhiệm chung.")]])
def test_a_post_in_the_body_is_no_signature(within: list[P]) -> None:
    found = parts(document(LETTERHEAD, TO, PROSE, *within, PROSE, "Nơi nhận:", "- Như trên;", "- Lưu: VT."))
    assert "nguoi-ky" not in found
