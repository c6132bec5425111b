"""Finds where the marked paragraphs of a page stand: the lines of each, by the glyphs that the marks name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from decree30_lint.formats.pdf.content import ARTIFACT, Glyph
from decree30_lint.formats.pdf.tags.tree import TaggedParagraph

_ONE_LINE = 1.6  # points between baselines that are meant to be one
_RAISED = 0.6  # of a line's size: what stands so near to it is raised or lowered
_BLANK = 2.0  # ems: a gap that hardly stands between words of one line


class MarkedLine(NamedTuple):
    """Holds a line of a marked paragraph; `text` is without blanks, `broken` states that it has a wide gap."""

    baseline: float
    left: float
    right: float
    size: float
    text: str
    broken: bool


class Placed(NamedTuple):
    """Holds a paragraph and its lines from top to bottom."""

    paragraph: TaggedParagraph
    lines: Sequence[MarkedLine]

    @property
    def letters(self) -> int:
        return sum(len(line.text) for line in self.lines)

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

    `untagged` does not count the letters of artifacts, which are listed by their baselines.
    """

    paragraphs: Sequence[Placed]
    untagged: int
    artifacts: Sequence[float]

    @property
    def tagged(self) -> int:
        return sum(placed.letters for placed in self.paragraphs)


def placed(glyphs: Iterable[Glyph], by_mark: Mapping[int, TaggedParagraph]) -> MarkedPage:
    """Returns where the paragraphs stand, by upright letters that are seen and belong to no field."""
    found: dict[int, list[Glyph]] = {}
    untagged, artifacts = 0, []
    for glyph in glyphs:
        look, mark = glyph.style, glyph.mark
        if look.angle or look.field is not None or not look.visible or not glyph.text.strip():
            continue
        paragraph = None if mark is None else by_mark.get(mark)
        if paragraph is not None:
            found.setdefault(paragraph.number, []).append(glyph)
        elif mark == ARTIFACT:
            artifacts.append(glyph.baseline)
        else:
            untagged += 1
    by_number = {paragraph.number: paragraph for paragraph in by_mark.values()}
    return MarkedPage([Placed(by_number[at], _lines(found[at])) for at in sorted(found)], untagged, artifacts)


def _lines(glyphs: Sequence[Glyph]) -> list[MarkedLine]:
    groups: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.baseline):
        if not groups or glyph.baseline - groups[-1][0].baseline > _ONE_LINE:
            groups.append([])
        groups[-1].append(glyph)
    return _with_raised([_line(group) for group in groups])


def _line(glyphs: list[Glyph]) -> MarkedLine:
    glyphs.sort(key=lambda glyph: glyph.left)
    size = max(glyph.style.size for glyph in glyphs)
    edge, broken = glyphs[0].left, False
    for glyph in glyphs:
        broken |= glyph.left - edge > _BLANK * size
        edge = max(edge, glyph.right)
    return MarkedLine(glyphs[0].baseline, glyphs[0].left, edge, size, "".join([g.text for g in glyphs]), broken)


def _with_raised(lines: Sequence[MarkedLine]) -> list[MarkedLine]:
    """Returns the lines without those of raised or lowered letters."""
    found: list[MarkedLine] = []
    for line in lines:
        if found and line.baseline - found[-1].baseline < _RAISED * max(line.size, found[-1].size):
            larger = max(found[-1], line, key=lambda one: (one.size, len(one.text)))
            text = found[-1].text + line.text
            left, right = min(found[-1].left, line.left), max(found[-1].right, line.right)
            found[-1] = larger._replace(left=left, right=right, text=text)
        else:
            found.append(line)
    return found
