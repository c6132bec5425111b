"""Finds where the marked paragraphs of a page stand: the lines of each, by the letters that the marks name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from operator import attrgetter, itemgetter
from typing import NamedTuple

from decree30_lint.formats.pdf.content import ARTIFACT, Glyph
from decree30_lint.formats.pdf.tags.tree import TaggedParagraph

_ONE_LINE = 1.6  # points between baselines that are meant to be one
_RAISED = 0.6  # of a line's size: what stands so near to it is raised or lowered
_BLANK = 2.0  # ems: a gap that hardly stands between words of one line
_FIRST, _LEFT = itemgetter(0), attrgetter("left")


class MarkedRun(NamedTuple):
    """Holds letters of one mark that stand side by side, without blanks."""

    mark: int | None
    left: float
    right: float
    glyphs: Sequence[Glyph]

    @property
    def baseline(self) -> float:
        """Returns the baseline of the first letter."""
        return self.glyphs[0].baseline


class MarkedLine(NamedTuple):
    """Holds a line of a marked paragraph.

    `letters` counts what is no blank; `begins` holds the first two of them, `ends` the last one. It is `broken` where it
    has a wide gap.
    """

    baseline: float
    left: float
    right: float
    size: float
    letters: int
    begins: str
    ends: str
    broken: bool


class MarkedParagraph(NamedTuple):
    """Holds a paragraph and its lines from top to bottom."""

    paragraph: TaggedParagraph
    lines: Sequence[MarkedLine]

    @property
    def letters(self) -> int:
        return sum(line.letters for line in self.lines)

    @property
    def top(self) -> float:
        return self.lines[0].baseline

    @property
    def bottom(self) -> float:
        return self.lines[-1].baseline

    @property
    def left(self) -> float:
        return min(line.left for line in self.lines)

    @property
    def right(self) -> float:
        return max(line.right for line in self.lines)


class MarkedPage(NamedTuple):
    """Holds the paragraphs of a page that have letters, in the order of the tree, and how many letters have none.

    `untagged` does not count the letters of artifacts.
    """

    paragraphs: Sequence[MarkedParagraph]
    untagged: int
    artifacts: Sequence[MarkedRun]

    @property
    def tagged(self) -> int:
        return sum(placed.letters for placed in self.paragraphs)


def placed(runs: Iterable[MarkedRun], by_mark: Mapping[int, TaggedParagraph]) -> MarkedPage:
    """Returns where the paragraphs stand."""
    found: dict[int, list[MarkedRun]] = {}
    untagged, artifacts = 0, []
    for run in runs:
        paragraph = None if run.mark is None else by_mark.get(run.mark)
        if paragraph is not None:
            found.setdefault(paragraph.number, []).append(run)
        elif run.mark == ARTIFACT:
            artifacts.append(run)
        else:
            untagged += len(run.glyphs)
    by_number = {paragraph.number: paragraph for paragraph in by_mark.values()}
    return MarkedPage([MarkedParagraph(by_number[at], _lines(found[at])) for at in sorted(found)], untagged, artifacts)


def _lines(runs: list[MarkedRun]) -> list[MarkedLine]:
    groups: list[list[MarkedRun]] = []
    begun = float("-inf")
    for baseline, run in sorted([(run.glyphs[0].baseline, run) for run in runs], key=_FIRST):
        if baseline - begun > _ONE_LINE:
            groups.append([])
            begun = baseline
        groups[-1].append(run)
    return _with_raised([_line(group) for group in groups])


def _line(runs: list[MarkedRun]) -> MarkedLine:
    runs.sort(key=_LEFT)
    size = max([run.glyphs[0].style.size for run in runs])
    broken = any(low.left - up.right > _BLANK * size for up, low in pairwise(runs))
    letters = sum([len(run.glyphs) for run in runs])
    begins = "".join([glyph.text for run in runs[:2] for glyph in run.glyphs[:2]])[:2]
    right = max([run.right for run in runs])
    return MarkedLine(runs[0].baseline, runs[0].left, right, size, letters, begins, runs[-1].glyphs[-1].text[-1:], broken)


def _with_raised(lines: Sequence[MarkedLine]) -> list[MarkedLine]:
    """Returns the lines without those of raised or lowered letters."""
    found: list[MarkedLine] = []
    for line in lines:
        if found and line.baseline - found[-1].baseline < _RAISED * max(line.size, found[-1].size):
            larger = max(found[-1], line, key=lambda one: (one.size, one.letters))
            left, right = min(found[-1].left, line.left), max(found[-1].right, line.right)
            found[-1] = larger._replace(left=left, right=right, letters=found[-1].letters + line.letters)
        else:
            found.append(line)
    return found
