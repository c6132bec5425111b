"""Documents with a hostile line: judging one costs what its length is worth, whichever pattern its line was made for."""

from __future__ import annotations

import signal
from pathlib import Path
from time import thread_time
from typing import Any

import pytest
from tests.patterns.timing import ended_after

from decree30_lint.compose import Layout, apply_change, compose_docx, load_specimen
from decree30_lint.model.results import Status
from decree30_lint.pipeline import Options, lint_bytes, ruleset_named

SPECIMENS = Path(__file__).resolve().parents[2] / "fixtures" / "specimens"
pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system cannot end a match")

SHORT, LONG = 10_000, 40_000  # characters of the line
STEEPEST = 8.0  # times that the long document may cost: what is quadratic costs 16 times
PATIENCE = 20.0  # seconds of the processor, after which all is ended

# Specimen, part, and what is changed in it for a line of so many characters.
HOSTILE: dict[str, Any] = {
    "capital words in a sentence": lambda n: (
        "cong-van-mot-noi",
        "noi-dung",
        {
            "nth": 1,
            "text": f"Căn cứ Công văn số 12/NC, {'VĂN PHÒNG HỘI ĐỒNG ' * (n // 19)}gửi quý cơ quan nội dung sau.",
        },
    ),
    "blanks where an appendix has the number": lambda n: (
        "ke-hoach",
        "phu-luc",
        {"nth": 2, "text": f"(Kèm theo Kế hoạch số{' ' * n}x)"},
    ),
    "blanks about the slash of a number": lambda n: (
        "cong-van",
        "so-ky-hieu",
        {"text": f"Số:{' ' * (n // 2)}/{' ' * (n // 2)}SNV-VTLT"},
    ),
    "characters without width": lambda n: ("cong-van", "noi-dung", {"nth": 1, "text": "Theo" + "\u200b" * n}),
    "blanks before a paragraph": lambda n: ("cong-van", "noi-dung", {"nth": 1, "text": f"{' ' * n}theo dự báo"}),
    "marks of templates without an end": lambda n: ("cong-van", "noi-dung", {"nth": 1, "text": "Theo " + "[«" * (n // 2)}),
    "blanks in the name of a font": lambda n: ("cong-van", "noi-dung", {"nth": 1, "change": {"font": f"Arial{' ' * n}x"}}),
}


def letter(name: str, characters: int) -> bytes:
    specimen, part, change = HOSTILE[name](characters)
    return compose_docx(apply_change(load_specimen(SPECIMENS / f"{specimen}.yaml"), part, change), Layout())


def seconds(data: bytes) -> float:
    start = thread_time()
    result = lint_bytes(data, "a.docx", ruleset_named("nd30-2020"), Options())
    assert result.status in (Status.CLEAN, Status.FINDINGS)
    return thread_time() - start


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_line_costs_its_length(name: str) -> None:
    short, long = (letter(name, characters) for characters in (SHORT, LONG))
    with ended_after(PATIENCE):
        seconds(short)  # loads what the first document needs
        assert min(seconds(long) for _ in range(2)) < STEEPEST * min(seconds(short) for _ in range(3))
