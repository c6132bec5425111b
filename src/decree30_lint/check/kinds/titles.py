"""Checks the name of the type and the subject: what they say and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from msgspec.structs import replace

from decree30_lint.check.kinds.centring import CentredUnder
from decree30_lint.check.kinds.lines import LineBelow
from decree30_lint.check.standing import is_placed, standing_lines
from decree30_lint.model.document import Document, Paragraph
from decree30_lint.model.edits import Applicability, SetLayout
from decree30_lint.model.formatting import Align, ParagraphLayout
from decree30_lint.model.metrics import gap
from decree30_lint.model.outcomes import USUAL, Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import Component, Part, TextKind
from decree30_lint.model.path import Path
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Bounds, Length, Measure, Pt, Unit
from decree30_lint.model.words import Words
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked


class Centred(Kind, frozen=True):
    """The middle of each line stands in the middle of the paragraph's room, within `slack`."""

    slack: Length

    messages: ClassVar = {
        USUAL: Words(
            vi="{part} “{text}” phải canh giữa trang; đang lệch {actual}.",
            en="{part} “{text}” stands in the middle of the page; here it is {actual} off.",
        ),
    }
    applicability: ClassVar = Applicability.SAFE

    def run(self, view: View) -> Iterator[Outcome]:
        for component in view.components:
            for paragraph in component.paragraphs:
                if paragraph.extent is None or paragraph.layout.align is None or not is_placed(paragraph):
                    yield Unsure(paragraph.anchor, UndecidedReason.NOT_IN_FILE)
                    continue
                off = max((abs(line.centre - paragraph.extent.centre) for line in standing_lines(paragraph)), default=0.0)
                if off > self.slack:
                    lawful = ParagraphLayout(align=Align.CENTRE, left=Pt(0), right=Pt(0), first_line=Pt(0))
                    yield Breach(paragraph.anchor, Measure(off, Unit.MM), None, (SetLayout(paragraph.anchor, lawful),))


class CentredInColumn(Kind, frozen=True):
    """The part stands in the middle of its column, within `slack`, or under the middle of one above (see CentredUnder).

    The key for several justified lines is "justified": they fill the column, and only the last of them stands at the left.
    """

    under: tuple[Part, ...]
    slack: Length
    share: float
    open_slack: Length

    class Key(MessageKey):
        USUAL = ""
        JUSTIFIED = "justified"

    messages: ClassVar = {
        Key.USUAL: CentredUnder.messages[USUAL],
        Key.JUSTIFIED: Words(
            vi="{part} đang canh đều hai bên; phải canh giữa.",
            en="{part} is justified; it has to be centred.",
        ),
    }
    applicability: ClassVar = Applicability.SAFE

    def run(self, view: View) -> Iterator[Outcome]:
        off = tuple(c for c in view.components if list(Centred(self.slack).run(replace(view, components=(c,)))))
        for outcome in CentredUnder(self.under, self.slack, self.share, self.open_slack).run(replace(view, components=off)):
            justified = any(map(_is_justified_block, (p for c in off for p in c.paragraphs)))
            yield replace(outcome, message_key=self.Key.JUSTIFIED) if justified and isinstance(outcome, Breach) else outcome


def _is_justified_block(paragraph: Paragraph) -> bool:
    return paragraph.layout.align is Align.BOTH and len(standing_lines(paragraph)) > 1


class SubjectLine(Kind, frozen=True):
    """Checks that a line (see LineBelow) closes the head of the text.

    It stands under the subject; of types that have none (`under_title`), under the name of the type; of attached texts and
    appendices under their reference to the document that issues them, or else above it (seen in samples only: "sample").
    """

    length: Bounds
    precision: float
    under_title: tuple[str, ...]

    class Key(MessageKey):
        SAMPLE = "sample"

    messages: ClassVar = {
        **LineBelow.messages,
        Key.SAMPLE: Words(
            vi="Theo mẫu, dưới dòng “{text}” có đường kẻ ngang, nét liền, dài bằng {expected}.",
            en="In the sample a solid line of {expected} stands under “{text}”.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW
    needs_part: ClassVar = False

    def run(self, view: View) -> Iterator[Outcome]:
        found = list(self._above_the_line(view))
        ruled = [component for component in found if component.strokes]
        for component in ruled[:1] or found[:1]:
            open_text = PLACEHOLDER in masked(component.text)
            for outcome in LineBelow(self.length, self.precision).run(replace(view, components=(component,))):
                if isinstance(outcome, Breach) and open_text and outcome.message_key == USUAL:
                    yield Unsure(outcome.at, UndecidedReason.AMBIGUOUS)
                elif isinstance(outcome, Breach) and view.text.kind is not TextKind.MAIN:
                    yield replace(outcome, message_key=self.Key.SAMPLE)
                else:
                    yield outcome

    def _above_the_line(self, view: View) -> Iterator[Component]:
        if view.text.kind is not TextKind.MAIN:
            yield from view.beside(Part.APPENDIX, "reference")
            yield from view.components[-1:] or view.beside(Part.APPENDIX, "title")
        elif view.text.type in self.under_title:
            yield from view.beside(Part.TYPE_NAME)[-1:]
        else:
            yield from view.components[-1:]


class GapBelow(Kind, frozen=True):
    """The gap from the part `under` down to this part is `within`. The key is "blank" where a blank paragraph makes it."""

    under: Part
    within: Bounds

    class Key(MessageKey):
        USUAL = ""
        BLANK = "blank"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="{part} đang cách dòng trên {actual}; quy định là cách {expected}.",
            en="{part} stands {actual} below the line above it; the decree asks for {expected}.",
        ),
        Key.BLANK: Words(
            vi="Giữa {part} và dòng trên có dòng trống; nên đặt khoảng cách {expected} thay cho dòng trống.",
            en="A blank line stands above {part}; set a gap of {expected} instead.",
        ),
    }
    applicability: ClassVar = Applicability.SAFE

    def run(self, view: View) -> Iterator[Outcome]:
        above = next(iter(view.beside(self.under)), None)
        if above is None:
            return
        upper, lower = above.paragraphs[-1], view.components[0].paragraphs[0]
        blanks, measured = _gap_between(view.subject.document, upper, lower)
        at = lower.anchor
        middle = Pt((self.within.low + self.within.high) / 2)
        if measured is None:
            yield Unsure(at, UndecidedReason.NOT_IN_FILE)
        elif blanks:
            yield Breach(at, None, Measure(middle, Unit.PT), message_key=self.Key.BLANK)
        elif not self.within.holds(measured, view.subject.document.precision.length):
            edits = (SetLayout(at, ParagraphLayout(before=middle)),) if upper.anchor.path != at.path else ()
            yield Breach(at, Measure(measured, Unit.PT), Measure(middle, Unit.PT), edits)


def _gap_between(document: Document, upper: Paragraph, lower: Paragraph) -> tuple[int, Pt | None]:
    """Returns how many blank paragraphs stand between the two, and the gap in points; None: the file does not say."""
    if upper.anchor.path == lower.anchor.path:
        return 0, Pt(0)
    between = [p for p in document.paragraphs if upper.anchor.order < p.anchor.order < lower.anchor.order]
    places = {_place(upper), _place(lower)}
    blanks = sum(p.is_blank for p in between if _place(p) in places)
    if any(span.box for span in upper.spans):
        return 0, None
    if _place(upper) == _place(lower):
        return blanks, gap(upper, lower)
    if upper.anchor.path.in_text_box or lower.anchor.path.in_text_box:
        return 0, None
    return blanks, Pt((upper.layout.after or 0) + (lower.layout.before or 0))


def _place(paragraph: Paragraph) -> Path:
    """Returns the path of the cell, or the part of the file, that holds the paragraph."""
    return paragraph.anchor.path.parent
