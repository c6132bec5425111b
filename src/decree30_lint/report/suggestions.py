"""Makes the corrected texts of several findings agree: where they stand in one line, each shows what all of them want."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from decree30_lint.model.document import Paragraph
from decree30_lint.model.edits import Applicability, ReplaceText
from decree30_lint.model.path import Path
from decree30_lint.model.rules import Diagnostic
from decree30_lint.syntax.placeholders import with_room_shown

_MOST = 30  # changes of one paragraph that are shown together


class _Retyping(NamedTuple):
    """States that the characters from `start` to `end` of a paragraph become `text`; `rank` is the weight of its finding.

    `applied` tells that `fix` would make it, where it is allowed to change words.
    """

    start: int
    end: int
    text: str
    rank: int
    applied: bool

    def covers(self, other: _Retyping) -> bool:
        return self.start <= other.start and other.end <= self.end and self[:2] != other[:2]

    def meets(self, other: _Retyping) -> bool:
        return self.start < other.end and other.start < self.end


class Suggestions:
    """Holds what the findings of one document would change in its texts."""

    def __init__(self, found: Sequence[Diagnostic], paragraphs: Mapping[Path, Paragraph]) -> None:
        self._paragraphs = paragraphs
        self._changes: dict[Path, list[_Retyping]] = defaultdict(list)
        for diagnostic in found:
            for path, change in self._of(diagnostic):
                self._changes[path].append(change)

    def of(self, diagnostic: Diagnostic) -> str | None:
        """Returns the suggestion of a finding, with what others that are as grave, or that `fix` mends, change in its line.

        One that speaks of other than a whole line is returned as it is, as are those of a paragraph with very many changes.
        """
        suggestion = diagnostic.breach.suggestion
        own = list(self._of(diagnostic))
        paths = {path for path, _ in own}
        if suggestion is None or len(paths) != 1:
            return suggestion
        (path,) = paths
        if len(self._changes[path]) > _MOST:
            return suggestion
        rank = diagnostic.level.rank
        others = [change for change in self._changes[path] if change.rank <= rank or change.applied]
        if len(others) == len(own):
            return suggestion
        text = self._paragraphs[path].text
        for low, high in _lines(text, own[0][1].start):
            if _changed(text, low, high, [change for _, change in own]) == suggestion:
                return _changed(text, low, high, _together([change for _, change in own], others))
        return suggestion

    def _of(self, diagnostic: Diagnostic) -> Iterator[tuple[Path, _Retyping]]:
        rank, applied = diagnostic.level.rank, diagnostic.applicability is not Applicability.SHOW
        for edit in diagnostic.breach.edits:
            paragraph = self._paragraphs.get(edit.at.path)
            if isinstance(edit, ReplaceText) and paragraph is not None:
                end = len(paragraph.text) if edit.at.end is None else edit.at.end
                if paragraph.text[edit.at.start : end] != edit.text:
                    yield edit.at.path, _Retyping(edit.at.start, end, edit.text, rank, applied)


def _lines(text: str, at: int) -> Iterator[tuple[int, int]]:
    """Yields where the paragraph begins and ends, and where the line does that holds the character `at`."""
    yield 0, len(text)
    end = text.find("\n", at)
    yield text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def _together(own: Sequence[_Retyping], others: Sequence[_Retyping]) -> list[_Retyping]:
    """Returns the changes that can be made together; of two that meet the one that covers the other, else the earlier."""
    chosen = list(own)
    for change in others:
        met = [each for each in chosen if each.meets(change)]
        if all(change.covers(each) for each in met):
            chosen = [*(each for each in chosen if each not in met), change]
    return chosen


def _changed(text: str, low: int, high: int, changes: Sequence[_Retyping]) -> str:
    """Returns the characters from `low` to `high` after those changes that lie within them."""
    for change in sorted(changes, reverse=True):
        if low <= change.start and change.end <= high:
            text = text[: change.start] + change.text + text[change.end :]
            high += len(change.text) - (change.end - change.start)
    return with_room_shown(text[low:high])
