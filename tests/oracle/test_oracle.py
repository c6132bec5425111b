"""The DOCX reader against an independent judge: the letters and lines that LibreOffice draws (see bench/oracle.py).

The floors are the measured agreement, rounded down. What does not agree are letters found at a wrong place of the text, days
that LibreOffice fills in anew, and a name that breaks in two lines in LibreOffice only.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from bench.oracle import CORPUS, PAIRS, judge, laid_out, ready
from bench.oracle_letters import Agreement

LIVE = ("docx/d001.docx", "docx/d093.docx", "docx/d123.docx", "models/mau-1.4-van-ban-co-ten-loai.docx")


@cache
def _all_ready() -> tuple[Agreement, int, int]:
    """Agreement over all ready-made PDFs, the lines under words, and how many of them are seen otherwise."""
    total, lines, missed = Agreement(), 0, 0
    for file in ready():
        agreement, count, others = judge(file, laid_out(file, PAIRS))
        total.add(agreement)
        lines, missed = lines + count, missed + len(others)
    return total, lines, missed


@pytest.mark.shared
def test_letters_look_as_they_are_drawn() -> None:
    total, _, _ = _all_ready()
    assert total.drawn > 150_000
    assert total.coverage > 0.99
    assert total.share > 0.9995


@pytest.mark.shared
def test_little_needs_an_explanation() -> None:
    total, _, _ = _all_ready()
    assert total.explained.total() < 0.04 * total.compared


@pytest.mark.shared
def test_lines_stand_under_the_words_they_are_drawn_under() -> None:
    _, lines, missed = _all_ready()
    assert lines > 55
    assert missed <= 2


@pytest.mark.shared
@pytest.mark.libreoffice
@pytest.mark.parametrize("name", LIVE)
def test_files_laid_out_now(name: str, tmp_path: Path) -> None:
    file = CORPUS / name
    agreement, _, others = judge(file, laid_out(file, tmp_path))
    assert agreement.compared > 200
    assert agreement.coverage > 0.95
    assert agreement.share > 0.995
    assert others == []
