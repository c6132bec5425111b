"""Lines that no pattern may choke on: each takes a pattern that tries every division of it minutes, or for ever."""

from __future__ import annotations

from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

import pytest
from tests.recognise.paper import CLOSING, LETTERHEAD, PROSE, P, document, parts

from decree30_lint.compose import Layout, apply_change, compose_docx, load_specimen
from decree30_lint.pipeline import Options, lint_bytes, ruleset_named

LETTER = Path(__file__).resolve().parents[1] / "fixtures" / "specimens" / "cong-van.yaml"
PATIENCE = 30  # seconds, of what takes a fraction of one

NAMED = "Căn cứ Luật Lưu trữ, " + "VĂN PHÒNG ĐOÀN ĐẠI BIỂU " * 500
CAPITALS = "Căn cứ Luật Lưu trữ" + ", A" * 4000


def in_time(function: Callable[[str], object], line: str) -> object:
    """What `function` gives, from a process that is ended when it takes too long: a hang fails, and stalls nothing."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply_async(function, (line,)).get(PATIENCE)


def bases(line: str) -> list[str]:
    """What is taken for a basis where `line` follows one."""
    lines = ("Căn cứ Luật Lưu trữ;", line)
    return parts(document(LETTERHEAD, P("Kính gửi: Sở Tư pháp", "c"), *lines, PROSE, CLOSING)).get("can-cu", [])


@pytest.mark.parametrize(
    ("function", "line", "expected"),
    [
        (bases, NAMED, ["Căn cứ Luật Lưu trữ;", NAMED.strip()]),
        (bases, NAMED + "báo cáo.", ["Căn cứ Luật Lưu trữ;"]),
        (bases, CAPITALS, ["Căn cứ Luật Lưu trữ;", CAPITALS]),
        (bases, CAPITALS + " báo cáo.", ["Căn cứ Luật Lưu trữ;"]),
    ],
)
def test_a_hostile_line_is_read_in_time(function: Callable[[str], object], line: str, expected: object) -> None:
    assert in_time(function, line) == expected


def found_in_letter(beginning: str) -> set[str]:
    """Ids of the rules that an official letter breaks whose text begins so."""
    letter = apply_change(load_specimen(LETTER), "noi-dung", {"text": beginning, "nth": 1})
    report = lint_bytes(compose_docx(letter, Layout()), "cong-van.docx", ruleset_named("nd30-2020"), Options())
    assert report.judgement is not None
    return {finding.rule.id for finding in report.judgement.findings}


def test_a_letter_that_names_a_body_in_capitals_is_judged() -> None:
    body = "VĂN PHÒNG ĐOÀN ĐẠI BIỂU QUỐC HỘI VÀ HỘI ĐỒNG NHÂN DÂN TỈNH THANH GIANG"
    beginning = f"Căn cứ Công văn số 12/UBND-NC, {body} gửi quý cơ quan nội dung sau."
    assert in_time(found_in_letter, beginning) == {"vien-dan/lan-dau"}  # the cited letter is named without its date
