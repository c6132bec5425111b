"""Checks how the lines of the first page's head stand to each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

from decree30_lint.check.standing import height_between, is_placed, standing_lines
from decree30_lint.model.document import Paragraph
from decree30_lint.model.edits import Applicability, SetLayout
from decree30_lint.model.formatting import Align, LineSpacing, ParagraphLayout
from decree30_lint.model.metrics import SINGLE, gap
from decree30_lint.model.outcomes import USUAL, Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import Component, Part
from decree30_lint.model.path import Path
from decree30_lint.model.place import Extent
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Bounds, Length, Measure, Pt, Unit
from decree30_lint.model.words import Words
from decree30_lint.syntax.placeholders import is_stand_in, masked


class CentredUnder(Kind, frozen=True):
    """The middle of each line of the part stands under the middle of one of the parts `under`.

    Where none of them is there, nothing is judged; where one of them is itself out of line, the other counts. The middles
    may differ by `slack`, or by the share `share` of the upper line's width; by `open_slack` where room is left in the line
    for a number or a day.
    """

    under: tuple[Part, ...]
    slack: Length
    share: float
    open_slack: Length

    messages: ClassVar = {
        USUAL: Words(
            vi="{part} “{text}” lệch {actual} so với giữa dòng {expected} ở trên; phải canh giữa dưới dòng đó.",
            en="{part} “{text}” stands {actual} off the middle of the line above it ({expected}).",
        ),
    }
    applicability: ClassVar = Applicability.SAFE

    def run(self, view: View) -> Iterator[Outcome]:
        above = [found[0] for part in self.under if (found := view.beside(part))]
        if not above:
            return
        for component in view.components:
            if not all(is_placed(p) and not is_stand_in(p) for one in (component, *above) for p in one.paragraphs):
                yield Unsure(component.anchor, UndecidedReason.NOT_IN_FILE)
            elif breaches := [breach for one in above for breach in self._judge(component, one)]:
                yield from breaches[:1] if len(breaches) == len(above) else ()

    def _judge(self, component: Component, above: Component) -> Iterator[Breach]:
        upper = _widest(above)
        offsets = [(abs(line.centre - upper.centre), p) for p in component.paragraphs for line in standing_lines(p)]
        offset, paragraph = max(offsets, default=(0.0, component.paragraphs[0]), key=lambda pair: pair[0])
        has_room = _has_room(component) or _has_room(above)
        slack = max(self.open_slack if has_room else self.slack, self.share * upper.width)
        if offset > slack:
            yield Breach(paragraph.anchor, Measure(offset, Unit.PT), above.text, _centred(paragraph))


def _widest(component: Component) -> Extent:
    return max((line for p in component.paragraphs for line in standing_lines(p)), key=lambda line: line.width)


def _has_room(component: Component) -> bool:
    """Tells whether blanks or dots wait for handwriting or for a number."""
    text = " ".join(p.text.strip() for p in component.paragraphs)
    return "  " in text or "\t" in text or masked(text) != text


def _centred(paragraph: Paragraph) -> tuple[SetLayout, ...]:
    """Returns the edit that centres the paragraph; none where something stands beside the part in it."""
    anchor = paragraph.anchor
    if anchor.start or (anchor.end is not None and anchor.end != len(paragraph.text)):
        return ()
    return (SetLayout(anchor, ParagraphLayout(align=Align.CENTRE, left=Pt(0), right=Pt(0), first_line=Pt(0))),)


class SameHeight(Kind, frozen=True):
    """The part stands in one line with the part `level`, and its middle under that of the parts `under` (see CentredUnder).

    Baselines that differ by no more than `height` are one line. Where a part of `under` is missing, this one may stand
    higher: that fault has a rule of its own.
    """

    level: Part
    height: Length
    under: tuple[Part, ...]
    slack: Length
    share: float
    open_slack: Length

    class Key(MessageKey):
        USUAL = ""
        LINE = "line"

    messages: ClassVar = {
        Key.USUAL: CentredUnder.messages[USUAL],
        Key.LINE: Words(
            vi="{part} phải nằm cùng một dòng với {expected}; hiện lệch {actual}.",
            en="{part} stands in one line with {expected}; here they are {actual} apart.",
        ),
    }

    def run(self, view: View) -> Iterator[Outcome]:
        others = view.beside(self.level)
        for component in view.components:
            apart = None
            if others:
                apart = height_between(view.subject.document, others[0].paragraphs[0], component.paragraphs[0])
                if apart is None:
                    yield Unsure(component.anchor, UndecidedReason.NOT_IN_FILE)
            if apart is not None and abs(apart) > self.height and not (apart < 0 and self._lacks_one(view)):
                yield Breach(component.anchor, Measure(abs(apart), Unit.PT), others[0].text, message_key=self.Key.LINE)
        yield from CentredUnder(self.under, self.slack, self.share, self.open_slack).run(view)

    def _lacks_one(self, view: View) -> bool:
        return not all(map(view.beside, self.under))


class SinglySpaced(Kind, frozen=True):
    """The lines of the part are at single spacing, also below the part `after`.

    A multiple of single spacing may be `lines`, to within the share `precision`; an exact height may be `exact`; two
    paragraphs may stand `gap` apart.
    """

    after: Part
    lines: Bounds
    precision: float
    exact: Bounds
    gap: Length

    class Key(MessageKey):
        USUAL = ""
        GAP = "gap"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="{part} đang giãn dòng {actual}; quy định là cách dòng đơn.",
            en="{part} has a line spacing of {actual}; the decree asks for single spacing.",
        ),
        Key.GAP: Words(
            vi="{part} cách dòng ngay trên thêm {actual}; quy định là cách dòng đơn.",
            en="{part} stands {actual} further below the line above it than single spacing.",
        ),
    }
    applicability: ClassVar = Applicability.SAFE

    def run(self, view: View) -> Iterator[Outcome]:
        above = [p for component in view.beside(self.after) for p in component.paragraphs]
        for component in view.components:
            for paragraph in component.paragraphs:
                yield from self._spacing(paragraph)
            for upper, lower in pairwise([*above[-1:], *component.paragraphs]):
                yield from self._gap(upper, lower)

    def _spacing(self, paragraph: Paragraph) -> Iterator[Outcome]:
        spacing = paragraph.layout.spacing
        if spacing is None:
            yield Unsure(paragraph.anchor, UndecidedReason.NOT_IN_FILE)
            return
        if spacing.exact is not None:
            actual, lawful = Measure(spacing.exact, Unit.PT), self.exact.holds(spacing.exact)
        else:
            lines = self._in_lines(paragraph, spacing)
            actual, lawful = Measure(lines, Unit.LINES), self.lines.holds(lines, self.precision)
        if not lawful:
            single = ParagraphLayout(spacing=LineSpacing(lines=self.lines.low))
            yield Breach(paragraph.anchor, actual, self.lines, (SetLayout(paragraph.anchor, single),))

    def _in_lines(self, paragraph: Paragraph, spacing: LineSpacing) -> float:
        sizes = [span.format.size for span in paragraph.spans if span.text.strip() and span.format.size]
        if spacing.at_least is None or not sizes:
            return spacing.lines or 1.0
        return max(spacing.lines or 1.0, spacing.at_least / (SINGLE * max(sizes)))

    def _gap(self, upper: Paragraph, lower: Paragraph) -> Iterator[Outcome]:
        if _home(upper) == _home(lower) and upper.anchor.path != lower.anchor.path and gap(upper, lower) > self.gap:
            edits = (
                SetLayout(upper.anchor, ParagraphLayout(after=Pt(0))),
                SetLayout(lower.anchor, ParagraphLayout(before=Pt(0))),
            )
            yield Breach(lower.anchor, Measure(gap(upper, lower), Unit.PT), self.lines, edits, message_key=self.Key.GAP)


def _home(paragraph: Paragraph) -> Path:
    """Returns the path of the cell, the frame or the body that holds the paragraph."""
    return paragraph.anchor.path.parent
