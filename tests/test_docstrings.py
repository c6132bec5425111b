"""What a machine can hold of "docstrings are sentences": how they begin, how they end, and that they have a verb."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "decree30_lint"

_BEGINS = re.compile(r" ?[A-Z`\"(]")
_ENDS = re.compile(r"[.:?…][\")`]*$")
_THIRD_PERSON = re.compile(r"[A-Z][a-z]+s\b")  # "Returns", "Tells", "Holds" …
_NO_VERBS = frozenset(("As", "Its", "This", "Lines", "Lengths", "Places", "Words", "Rows", "Letters", "Glyphs", "Columns"))
_PREPOSITIONS = frozenset(
    (
        "As",
        "At",
        "Before",
        "Behind",
        "Below",
        "By",
        "For",
        "From",
        "In",
        "Of",
        "On",
        "Over",
        "To",
        "Under",
        "With",
        "Without",
    )
)
_CONJUNCTIONS = frozenset(("How", "If", "What", "When", "Where", "Whether", "Which", "Who"))
_FINITE = re.compile(r"\b(?:is|are|has|have|holds?|says?|stands?|covers?|belongs?|compares?|looks?|collects?|counts?)\b")


def documented(path: Path) -> Iterator[tuple[str, str]]:
    """Yields names and docstrings of the modules, classes and functions of a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            text = ast.get_docstring(node)
            if text is not None:
                yield getattr(node, "name", path.name), text


def faults(text: str) -> list[str]:
    """Returns what is wrong with a docstring, nothing for one that begins with a full sentence."""
    summary = text.split("\n\n")[0]
    sentence = re.split(r"(?<=[.:?]) (?=[A-Z`\"])", " ".join(summary.split()))[0]
    first = sentence.split(" ")[0].rstrip(",.:;")
    found = []
    if not _BEGINS.match(text):
        found.append("begins in small letters")
    if not _ENDS.search(summary):
        found.append("does not end as a sentence")
    if first in _PREPOSITIONS | _CONJUNCTIONS:
        found.append(f"begins with “{first}”")
    elif first in _NO_VERBS or not (_THIRD_PERSON.match(sentence) or _FINITE.search(sentence)):
        found.append("has no verb")
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Returns the lines of a page.", []),
        ("A frame is a text box or a positioned frame.", []),
        ("Reads a switch:\n\npresent without a value means on.", []),
        ("By a right angle.", ["begins with “By”"]),
        ("Of the acceptances for one document.", ["begins with “Of”"]),
        ("Where the letterhead ends.", ["begins with “Where”"]),
        ("The lines of a page.", ["has no verb"]),
        ("Words between blanks.", ["has no verb"]),
        ("returns a length.", ["begins in small letters", "has no verb"]),
        ("Returns a length", ["does not end as a sentence"]),
        ("Returns a length\n\nin points.", ["does not end as a sentence"]),
    ],
)
def test_a_fragment_is_told_from_a_sentence(text: str, expected: list[str]) -> None:
    assert faults(text) == expected


def test_docstrings_are_sentences() -> None:
    wrong = {
        f"{path.relative_to(SOURCE)} {name}": (found, text)
        for path in sorted(SOURCE.rglob("*.py"))
        for name, text in documented(path)
        if (found := faults(text))
    }
    assert wrong == {}
