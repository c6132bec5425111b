"""The reader's strokes against the drawn lines of the first page: length, and the words each stands under."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from bench.laid_out import Letter, Rule
from bench.oracle_letters import paragraphs
from decree30_lint.model import metrics
from decree30_lint.model.document import Document, Paragraph, Stroke

_FOOT = 420.0  # points: the letterhead and the title stand above
_LONGEST = 300.0  # points: longer lines are those of tables and page borders
_REACH = 90.0
_GAP = 18.0  # points between two columns
_X_HEIGHT = 0.45


class Words(NamedTuple):
    """Letters of one line without a wide gap."""

    text: str
    left: float
    right: float
    baseline: float
    size: float


def compare_lines(document: Document, letters: Sequence[Letter], rules: Sequence[Rule]) -> tuple[int, list[str]]:
    """How many lines stand under words in the upper part of the page, and those that the reader sees otherwise."""
    lines = _lines(letters)
    by_path = {paragraph.anchor.path: paragraph for paragraph in paragraphs(document)}
    count, missed = 0, []
    for rule in rules:
        above = _above(rule, lines) if rule.y < _FOOT and rule.right - rule.left < _LONGEST else None
        if above is None:
            continue
        count += 1
        if not any(_is_it(rule, above, stroke, by_path[stroke.anchor.path]) for stroke in document.strokes):
            missed.append(f"{rule.right - rule.left:.1f} pt at {rule.left:.1f}, {rule.y:.1f} under {above.text[:40]!r}")
    return count, missed


def _is_it(rule: Rule, above: Words, stroke: Stroke, paragraph: Paragraph) -> bool:
    length = rule.right - rule.left
    if stroke.length is None or abs(stroke.length - length) > max(2.5, 0.03 * length):
        return False
    shown = (_bare(line.text) for line in metrics.stretches(paragraph))
    return _bare(above.text) in shown or _bare(above.text) in _bare(paragraph.text[stroke.anchor.start : stroke.anchor.end])


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def _above(rule: Rule, lines: Sequence[Words]) -> Words | None:
    """The nearest words above, of which the rule and the words share three tenths of the shorter."""
    found = [
        words
        for words in lines
        if words.baseline - _X_HEIGHT / 2 * words.size <= rule.y <= words.baseline + _REACH and _shared(rule, words) >= 0.3
    ]
    return max(found, key=lambda words: words.baseline, default=None)


def _shared(rule: Rule, words: Words) -> float:
    shorter = min(rule.right - rule.left, words.right - words.left)
    return (min(rule.right, words.right) - max(rule.left, words.left)) / shorter if shorter > 0 else 0.0


def _lines(letters: Sequence[Letter]) -> list[Words]:
    rows: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda letter: letter.baseline):
        row = next((row for row in rows[-6:] if abs(row[0].baseline - letter.baseline) < 2.5), None)
        if row is None:
            rows.append([letter])
        else:
            row.append(letter)
    return [words for row in rows for words in _parted(sorted(row, key=lambda letter: letter.left)) if _bare(words.text)]


def _parted(row: Sequence[Letter]) -> list[Words]:
    """A row cut at its wide gaps."""
    starts = [0, *(at for at in range(1, len(row)) if row[at].left - row[at - 1].right > _GAP), len(row)]
    return [_words(row[low:high]) for low, high in pairwise(starts)]


def _words(letters: Sequence[Letter]) -> Words:
    text = "".join(letter.char for letter in letters)
    return Words(text, letters[0].left, letters[-1].right, letters[0].baseline, max(letter.size for letter in letters))
