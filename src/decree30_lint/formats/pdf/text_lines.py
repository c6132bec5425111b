"""Holds text as an engine read it: stretches of one font, and the lines and words they make together."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

# Private use, controls, halves of pairs, the replacement character: glyphs of which the file does not say what they mean.
UNREAD = "[\ud800-\udfff\ue000-\uf8ff\ufffd\x00-\x08\x0b-\x1f\x7f-\x9f]"
WORD = re.compile(rf"(?:[^\W\d_]|{UNREAD})+")


class FontRun(NamedTuple):
    """A run is a stretch of one font within one line, as drawn, with blanks put in.

    "\\ufffd" stands for a glyph without a meaning. Runs of one `line` follow each other without a gap; where all lines
    are 0, each run is taken for a line.
    """

    text: str
    font: str
    line: int = 0


class JoinedRuns:
    """Joins the texts of runs, with a line break between lines; what is found in it is given back run by run."""

    def __init__(self, runs: Sequence[FontRun], texts: Sequence[str]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        pieces: list[str] = []
        at, last = 0, None
        for run, text in zip(runs, texts, strict=True):
            if last is not None and (run.line != last or not last):
                pieces.append("\n")
                at += 1
            self._starts.append(at)
            pieces.append(text)
            at += len(text)
            self._ends.append(at)
            last = run.line
        self.text = "".join(pieces)

    def owner(self, at: int) -> int:
        """Returns the index of the run that holds the character `at`."""
        return bisect_right(self._starts, at) - 1

    def words(self) -> Iterator[re.Match[str]]:
        """Yields the words of the joined text."""
        return WORD.finditer(self.text)

    def split(self, text: str) -> list[str]:
        """Cuts `text`, which is as long as the joined one, into runs again."""
        return [text[start:end] for start, end in zip(self._starts, self._ends, strict=True)]
