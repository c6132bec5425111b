"""No English stands in a Vietnamese sentence, but for names in Word's dialogs, keys, formats, programs and what is typed."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from decree30_lint.model.report_notes import RulesetNote
from decree30_lint.model.syllables import is_syllable
from decree30_lint.model.words import Lang
from decree30_lint.pipeline import Options, lint_bytes, ruleset_named
from decree30_lint.report.flatten import Circumstances, flatten

ROOT = Path(__file__).resolve().parents[2]
_IN_DIALOGS = """
    Home Insert Layout Design Review Styles Style Modify Format Font Paragraph Set As Default This document only Margins
    Custom Paper Size Orientation Portrait Table Properties Column Borders Border Outside Shapes Line Special First line
    Left Right
    Before After spacing Single Double Multiple Exactly At least lines All caps Hidden Update Field Breaks Next Page Number
    Numbers Start at Section Keep with next and Accept Reject Track Changes track changes Comment comment Save Color
"""
_KEYS = "Ctrl Shift Enter Tab tab"
_UNITS_AND_FORMATS = "mm cm pt dpi docx doc pdf html json yaml bak Letter Unicode"
_PROGRAMS = """
    Word LibreOffice Windows Microsoft Office Linux Debian Ubuntu Tesseract tesseract pdfium pypdfium pdfplumber UniKey
    apt pip install
"""
_SERVICES = "GitHub GitLab Actions Code Quality JUnit Markdown wiki Excel csv dxpdf"
_FONTS_AND_LETTERS = "Times New Roman Arial Liberation Serif Sans VnTime eth ch Fax TrS TTr CTr TTh"
_TYPED = """
    check fix watch explain rules test type text select ignore memory baseline auto draft signing issued rule
    vocabulary bad good others clause force must stated sample practice error warning info off stage safe review show label
    list messages true false or
"""  # commands, values of options, keys of files
ALLOWED = frozenset(
    " ".join((_IN_DIALOGS, _KEYS, _UNITS_AND_FORMATS, _PROGRAMS, _SERVICES, _FONTS_AND_LETTERS, _TYPED)).split()
)

_NOT_WORDS = re.compile(
    r"“[^”]*”|\"[^\"]*\"|`[^`]*`|\{[^{}]*\}|<[^>]*>|\[[a-z0-9_-]+\]"  # quoted, filled in, shown as code
    r"|--?[a-z][\w-]*|[\w./-]*/[\w./*-]*|\b\w+\.\w{2,5}\b|\w+(?:-\w+)+|U\+[0-9A-F]+"  # options, paths, rule ids, codes
)
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_LONGEST_ABBREVIATION = 5


def foreign_words(sentence: str) -> list[str]:
    """Returns the words that are no Vietnamese syllables, abbreviations in capitals left out."""
    words = _LETTERS.findall(_NOT_WORDS.sub(" ", sentence))
    plain = (word for word in words if word.isascii() and not (word.isupper() and len(word) <= _LONGEST_ABBREVIATION))
    return [word for word in plain if not is_syllable(word)]


def _in_python(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("Words", "form", "said"):
            named = next((keyword.value for keyword in node.keywords if keyword.arg == "vi"), None)
            said = named or (node.args[0] if node.args else None)
            pieces = (each.value for each in ast.walk(said) if isinstance(each, ast.Constant)) if said else ()
            yield "".join(piece for piece in pieces if isinstance(piece, str))


def _in_rules(content: Any) -> Iterator[str]:
    if isinstance(content, dict):
        yield from (value for key, value in content.items() if key == "vi" and isinstance(value, str))
        yield from (text for key, value in content.items() if key not in ("good", "bad") for text in _in_rules(value))
    elif isinstance(content, list):
        yield from (text for value in content for text in _in_rules(value))


def test_the_program_says_nothing_in_english() -> None:
    said = [(path, text) for path in sorted((ROOT / "src").rglob("*.py")) for text in _in_python(path)]
    assert len(said) > 1000
    assert [(path.name, word, text) for path, text in said for word in foreign_words(text) if word not in ALLOWED] == []


def test_the_rules_say_nothing_in_english() -> None:
    files = [path for path in sorted((ROOT / "rules").rglob("*.yaml")) if "specimens" not in path.parts]
    said = [(path, text) for path in files for text in _in_rules(yaml.safe_load(path.read_text(encoding="utf-8")))]
    assert len(said) > 500
    assert [(path.name, word, text) for path, text in said for word in foreign_words(text) if word not in ALLOWED] == []


@pytest.mark.parametrize("name", ["bao-cao-nam-loi.docx", "bao-cao-nam-loi.pdf"])
def test_a_report_says_nothing_in_english(name: str) -> None:
    ruleset = ruleset_named("nd30-2020")
    result = lint_bytes((ROOT / "fixtures" / "bao-cao-nam" / name).read_bytes(), name, ruleset, Options(choose=True))
    report = flatten(result, Circumstances(RulesetNote(ruleset.key, ruleset.title, None)))
    assert len(report.findings) > 10
    for finding in report.findings:
        for words in (finding.message, finding.instruction, finding.location.words, finding.cause and finding.cause.name):
            said = foreign_words(words.of(Lang.VI)) if words else []
            assert [word for word in said if word not in ALLOWED] == [], finding.rule


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Không mở được tệp: Permission denied.", ["Permission", "denied"]),
        ("đặt giãn dòng (Line spacing) 1,5 dòng", ["Line", "spacing"]),
        ("Số “No such” của UBND viết là v/v; xem quoc-hieu/co-chu hoặc --stage", []),
    ],
)
def test_english_is_told_from_vietnamese(sentence: str, found: list[str]) -> None:
    assert foreign_words(sentence) == found
