"""Finds the national name and the motto loosely: misspelt, in small letters, over several lines or rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from decree30_lint.recognise.lexicon import Lexicon
from decree30_lint.recognise.lines import Line
from decree30_lint.syntax.folding import joined, likeness

_ENOUGH = 0.74
_LONGER_MUST_GAIN = 0.04

Match = tuple[tuple[int, ...], float]
"""The indexes of the lines that make up the phrase, and how alike they are to it, 0-1."""


def name_at(lines: Sequence[Line], at: int, lexicon: Lexicon) -> Match | None:
    """Returns the national name, or what a ruleset has in its place, if it begins in the line at `at`, else None."""
    if len(lines[at].text) > 70 or not _may_hold_name(lines[at].bare):
        return None
    return _best_match(lines, at, lambda text: max(likeness(text, model) for model in lexicon.national_names))


def motto_at(lines: Sequence[Line], at: int, lexicon: Lexicon) -> Match | None:
    """Returns the motto if it begins in the line at `at`, else None."""
    if len(lines[at].text) > 60 or not _may_hold_motto(lines[at].bare):
        return None
    return _best_match(lines, at, lambda text: max(likeness(text, model) for model in lexicon.mottos))


def _may_hold_name(text: str) -> bool:
    return any(word in text.replace(" ", "") for word in ("congh", "chunghia", "chxhcn", "xahoi", "congsan"))


def _may_hold_motto(text: str) -> bool:
    return any(word in text.replace(" ", "") for word in ("docl", "tudo", "hanhph"))


def _best_match(lines: Sequence[Line], at: int, score: Callable[[str], float]) -> Match | None:
    """Returns the best of one, two or three lines of the same column from `at`, None if none is alike enough."""
    best: Match | None = None
    taken: list[int] = []
    text = ""
    for i in range(at, min(at + 6, len(lines))):
        if lines[i].column != lines[at].column:
            continue
        taken.append(i)
        text += joined(lines[i].text)
        alike = score(text)
        if alike >= (best[1] + _LONGER_MUST_GAIN if best else _ENOUGH):
            best = (tuple(taken), alike)
        if len(taken) == 3 or alike == 1.0:
            break
    return best
