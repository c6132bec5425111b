"""Checks the distances of a part's lines, from each other and from the part above, and that a part takes one line."""

from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

from decree30_lint.check.standing import gap_between, lines_of
from decree30_lint.model.document import Paragraph
from decree30_lint.model.edits import Applicability, SetLayout
from decree30_lint.model.formatting import LineSpacing, ParagraphLayout
from decree30_lint.model.metrics import gap, single_lines, text_width
from decree30_lint.model.outcomes import USUAL, Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import Component, Part
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Bounds, Length, Measure, Pt, Unit
from decree30_lint.model.words import Words


class OneLine(Kind, frozen=True):
    """Checks that the part takes one line. Text that fills its room to within `precision` of its width may break or not."""

    precision: float

    messages: ClassVar = {
        USUAL: Words(
            vi="{part} bị xuống dòng thành {actual} dòng vì ô bên phải quá hẹp; hãy nới rộng ô để viết trên một dòng.",
            en="{part} breaks into {actual} lines because its cell is too narrow; make the cell wider.",
        ),
    }

    def run(self, view: View) -> Iterator[Outcome]:
        for component in view.components:
            lines = lines_of(component)
            if len(lines) < 2:
                continue
            if self._doubtful(component):
                yield Unsure(component.anchor, UndecidedReason.AMBIGUOUS)
            else:
                yield Breach(component.anchor, len(lines), None)

    def _doubtful(self, component: Component) -> bool:
        paragraph = component.paragraphs[0]
        broken = len(component.paragraphs) > 1 or "\n" in paragraph.text.strip()
        if broken or paragraph.extent is None or any(span.box for span in paragraph.spans):
            return False
        room = paragraph.extent.width - (paragraph.layout.left or 0) - (paragraph.layout.right or 0)
        return text_width(paragraph.spans) < room * (1 + self.precision)


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
        blanks, measured = gap_between(view.subject.document, upper, lower)
        at = lower.anchor
        middle = Pt((self.within.low + self.within.high) / 2)
        if measured is None:
            yield Unsure(at, UndecidedReason.NOT_IN_FILE)
        elif blanks:
            yield Breach(at, None, Measure(middle, Unit.PT), message_key=self.Key.BLANK)
        elif not self.within.holds(measured, view.subject.document.precision.length):
            edits = (SetLayout(at, ParagraphLayout(before=middle)),) if upper.anchor.path != at.path else ()
            yield Breach(at, Measure(measured, Unit.PT), Measure(middle, Unit.PT), edits)


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
            lines = single_lines(paragraph) or spacing.lines or 1.0
            actual, lawful = Measure(lines, Unit.LINES), self.lines.holds(lines, self.precision)
        if not lawful:
            single = ParagraphLayout(spacing=LineSpacing(lines=self.lines.low))
            yield Breach(paragraph.anchor, actual, self.lines, (SetLayout(paragraph.anchor, single),))

    def _gap(self, upper: Paragraph, lower: Paragraph) -> Iterator[Outcome]:
        if (
            upper.anchor.path.parent == lower.anchor.path.parent
            and upper.anchor.path != lower.anchor.path
            and gap(upper, lower) > self.gap
        ):
            edits = (
                SetLayout(upper.anchor, ParagraphLayout(after=Pt(0))),
                SetLayout(lower.anchor, ParagraphLayout(before=Pt(0))),
            )
            yield Breach(lower.anchor, Measure(gap(upper, lower), Unit.PT), self.lines, edits, message_key=self.Key.GAP)
