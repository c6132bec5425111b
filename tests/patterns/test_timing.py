"""No pattern of the program costs more than the length of the line that it reads, whoever wrote that line."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.patterns.hostile_lines import hostile_lines
from tests.patterns.timing import superlinear

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system cannot end a match")

_INVISIBLE = "\u200b-\u200f\ufeff"
_COMBINING = "\u0300-\u036f"
TOO_STEEP = {
    "repeats within a repeat": (r"(a+)+b", "match"),
    "two ways through a repeat": (r"(?:a|a)*b", "match"),
    "blanks behind blanks": (r"\s+\s*x", "match"),
    "dots behind dots": (r".*.*=x", "match"),
    "blanks, looked for from each of them on": (r"\s+x", "search"),
    "words, looked for from each letter on": (r"\w+:", "finditer"),
    "what nothing closes": (r"\[[^\]]*\]", "finditer"),
    "again from each entry of a list": (r"\bkhoản \d+(?:, khoản \d+)* này", "search"),
    "a sign between two rows of blanks that need not be there": (r"số\s*:?\s*\d", "match"),
    "lines that begin with blank lines": (r"(?m)^\s*x", "search"),
    "bytes": (rb"[0-9]+;", "search"),
    # Seven that have hung the program.
    "somebody does": (r", (?:[A-ZĐ][\w\-]* ?)+.*?(?:ban hành|xây dựng)", "search"),
    "an appendix for a number": (r"(?i)\bsố\s*:?\s*(?P<number>[\d\s.…\ufffc]*?)\s*/\s*(?P<symbol>[\wĐđ&.]+)?", "finditer"),
    "a number": (r"\s*(?P<number>[^/]*?)\s*(?P<slash>//?)\s*(?P<symbol>.*?)\s*\)?\s*$", "match"),
    "letters with their marks": (
        f"[^{_COMBINING}][{_INVISIBLE}]*[{_COMBINING}][{_COMBINING}{_INVISIBLE}]*|[{_INVISIBLE}]",
        "finditer",
    ),
    "how a paragraph begins": (
        r"\s*(?P<mark>(?:[-–—]|\w{1,3}(?:\.\d+)*[.)/])?)\s*(?P<next>[^\W\d_])[^\W\d_]+(?=\s|$)",
        "match",
    ),
    "marks of templates": (r"\{\{.*?\}\}|«[^»]*»|\[[^\]]*\]|…[.…\s]*|\.(?:\s?\.)+", "sub"),
    "the name of a font": (r"[ ,-]+(bold italic|bold|italic)$", "search"),
}
LEVEL = {
    "blanks, looked for from the first on": (r"(?<!\s)\s++x", "search"),
    "a row that is not given back": (r"\s++\S*", "match"),
    "a bounded repeat": (r"[a-z]{1,9}x", "search"),
    "what must not hold the sign again": (r"<[^<>]*>", "finditer"),
    "names, one of which must be there": ("|".join(f"sở số {n}" for n in range(200)), "search"),
}


@pytest.mark.parametrize("name", TOO_STEEP)
def test_a_pattern_that_is_too_steep_is_found(name: str) -> None:
    pattern, method = TOO_STEEP[name]
    assert superlinear(re.compile(pattern), [method])


@pytest.mark.parametrize("name", LEVEL)
def test_a_level_pattern_is_not_blamed(name: str) -> None:
    pattern, method = LEVEL[name]
    assert superlinear(re.compile(pattern), [method]) is None


def test_hostile_lines_lead_into_each_repeat() -> None:
    lines = [line.of(40) for line in hostile_lines(re.compile(r"Số:\s*(?P<number>\d*)/(?:x|y+)"))]
    assert any(re.fullmatch(r"Số: {30,}.?", line) for line in lines)
    assert any(re.fullmatch(r"Số:0{30,}.?", line) for line in lines)
    assert any(re.fullmatch(r"Số:/y{30,}.?", line) for line in lines)
    assert any(re.fullmatch(r"Số: {10,}0{10,}.?", line) for line in lines)


def test_no_pattern_of_the_program_is_too_steep() -> None:
    """In a process of its own, which records the patterns while it imports the program and runs it."""
    done = subprocess.run([sys.executable, "-m", "tests.patterns"], cwd=ROOT, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["patterns"] > 250
    assert told["unknown"] == [], "made while running, but not by tests/patterns/whole_program.py"
    assert told["superlinear"] == []
