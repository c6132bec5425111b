"""Checks the distances between the lines and the paragraphs of the body."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from decree30_lint.check.prose import MeasuredFault, gathered, prose
from decree30_lint.model.document import Block, Document, Frame, Paragraph, Table
from decree30_lint.model.edits import Applicability, SetLayout
from decree30_lint.model.formatting import LineSpacing, ParagraphLayout
from decree30_lint.model.metrics import SINGLE, gap, height, line_height
from decree30_lint.model.outcomes import MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.path import Path
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Bounds, Length, Pt, Unit
from decree30_lint.model.words import Words


class ParagraphGap(Kind, frozen=True):
    """Paragraphs of the body that follow each other stand apart by what the law asks for; an empty one between them counts.

    `rounding` is what programs lose in writing it; where a share below `minor` breaks the rule, the key is "few".
    """

    within: Bounds
    rounding: Length
    minor: Bounds

    class Key(MessageKey):
        USUAL = ""
        FEW = "few"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="Các đoạn của {part} cách nhau {actual}; quy định là {expected}.",
            en="{part}: paragraphs stand {actual} apart; the decree asks for {expected}.",
        ),
        Key.FEW: Words(
            vi="Một số đoạn của {part} cách nhau {actual}; quy định là {expected}.",
            en="{part}: some paragraphs stand {actual} apart; the decree asks for {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.SAFE

    def run(self, view: View) -> Iterator[Outcome]:
        error = self.rounding + view.subject.document.precision.length
        body = {paragraph.anchor.path: paragraph for paragraph in prose(view)}
        faults, judged = [], 0
        for above, below, distance in _neighbours(view.subject.document, body):
            if above.layout.after is None and below.layout.before is None:
                yield Unsure(below.anchor, UndecidedReason.NOT_IN_FILE)
                continue
            judged += 1
            if not self.within.holds(distance, error):
                faults.append(MeasuredFault(below.anchor, distance, (self._apart(above),)))
        few = len(faults) / (judged or 1) < self.minor.high
        yield from gathered(faults, Unit.PT, self.within, self.Key.FEW if few else self.Key.USUAL)

    def _apart(self, above: Paragraph) -> SetLayout:
        return SetLayout(above.anchor, ParagraphLayout(after=Pt(self.within.low), contextual=False))


def _neighbours(document: Document, body: Mapping[Path, Paragraph]) -> Iterator[tuple[Paragraph, Paragraph, Pt]]:
    """Yields paragraphs of `body` with nothing but blank ones between them, and their distance in points."""
    for section in document.sections:
        for blocks in _sequences(section.blocks):
            yield from _pairs(blocks, body)


def _sequences(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
    """Yields `blocks` and those within their tables and frames."""
    yield blocks
    for block in blocks:
        if isinstance(block, Frame):
            yield from _sequences(block.blocks)
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from _sequences(cell.blocks)


def _pairs(blocks: tuple[Block, ...], body: Mapping[Path, Paragraph]) -> Iterator[tuple[Paragraph, Paragraph, Pt]]:
    above: Paragraph | None = None  # the last paragraph of the body
    before: Paragraph | None = None  # the paragraph just before, blank or not
    distance = 0.0
    for block in blocks:
        if isinstance(block, Table):
            above = before = None
        elif isinstance(block, Paragraph):
            distance += gap(before, block) if before else 0.0
            if block.anchor.path in body:
                if above is not None and not _overleaf(above, block):
                    yield above, block, Pt(distance)
                above, distance = block, 0.0
            elif block.is_blank:
                distance += height(block)
            else:
                above = None
            before = block


def _overleaf(above: Paragraph, below: Paragraph) -> bool:
    """Tells whether the file is laid out and a new page begins between the two: then it shows no gap."""
    last, first = (spans[at].box if spans else None for spans, at in ((above.spans, -1), (below.spans, 0)))
    return last is not None and first is not None and last.page != first.page


class LineDistance(Kind, frozen=True):
    """The lines of the body stand as far apart as the law asks for, in lines of single spacing.

    An exact or least height is converted by the height that a line of its letters has; `rounding` is a share of it.
    """

    within: Bounds
    rounding: Bounds
    minor: Bounds

    class Key(MessageKey):
        USUAL = ""
        FEW = "few"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="{part} đang giãn dòng {actual}; quy định là {expected}.",
            en="{part}: lines are spaced at {actual}; the decree asks for {expected}.",
        ),
        Key.FEW: Words(
            vi="Một số đoạn của {part} giãn dòng {actual}; quy định là {expected}.",
            en="{part}: some paragraphs are spaced at {actual}; the decree asks for {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.SAFE

    def run(self, view: View) -> Iterator[Outcome]:
        faults, judged = [], 0
        for paragraph in prose(view):
            lines = _lines(paragraph)
            if lines is None:
                yield Unsure(paragraph.anchor, UndecidedReason.NOT_IN_FILE)
                continue
            judged += 1
            if not self.within.holds(lines, lines * self.rounding.high):
                lawful = ParagraphLayout(spacing=LineSpacing(lines=self.within.nearest(lines)))
                faults.append(MeasuredFault(paragraph.anchor, lines, (SetLayout(paragraph.anchor, lawful),)))
        few = len(faults) / (judged or 1) < self.minor.high
        yield from gathered(faults, Unit.LINES, self.within, self.Key.FEW if few else self.Key.USUAL)


def _lines(paragraph: Paragraph) -> float | None:
    """Returns the distance of its lines in single lines of its largest letters; None where the file does not say."""
    sizes = [span.format.size for span in paragraph.spans if span.format.size and not span.format.off_baseline]
    if not sizes or paragraph.layout.spacing is None:
        return None
    return line_height(paragraph) / (SINGLE * max(sizes))
