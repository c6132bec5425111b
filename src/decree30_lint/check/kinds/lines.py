"""Checks the lines that stand under the motto, the issuing body and the subject."""

from collections.abc import Iterator
from typing import ClassVar

from msgspec.structs import replace

from decree30_lint.check.standing import is_measured, lines_of, standing_lines
from decree30_lint.model.document import Stroke, StrokeKind
from decree30_lint.model.edits import Applicability, DrawLine
from decree30_lint.model.outcomes import USUAL, Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import Component, Part, TextKind
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Bounds, Length, Measure, Pt, Unit
from decree30_lint.model.words import Words
from decree30_lint.syntax.placeholders import PLACEHOLDER, is_stand_in, masked


class LineBelow(Kind, frozen=True):
    """A solid horizontal line stands under the part, of a length in proportion to the text above it.

    Where the text takes several lines, the stroke may fit the last of them or the longest. `precision` is how far the width
    of a text, which is reckoned and not measured, may be wrong, as a share of it. Where the file is laid out, the middle of
    the stroke is no more than `slack` off that of the text ("aside").
    """

    length: Bounds
    precision: float = 0.0
    solid: bool = True
    slack: Length | None = None

    class Key(MessageKey):
        USUAL = ""
        MISSING = "missing"
        NOT_SOLID = "not-solid"
        UNDERLINE = "underline"
        ASIDE = "aside"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="Đường kẻ dưới {part} dài {actual}; quy định là {expected}.",
            en="The line under {part} is {actual} long; the decree asks for {expected}.",
        ),
        Key.MISSING: Words(vi="Dưới {part} không có đường kẻ ngang.", en="No line stands under {part}."),
        Key.NOT_SOLID: Words(vi="Đường kẻ dưới {part} không phải nét liền.", en="The line under {part} is not solid."),
        Key.UNDERLINE: Words(
            vi="{part} dùng chữ gạch chân thay cho đường kẻ ngang bên dưới.",
            en="{part} is underlined, where a line of its own is asked for.",
        ),
        Key.ASIDE: Words(
            vi="Đường kẻ dưới {part} lệch {actual} so với giữa dòng chữ; phải đặt cân đối.",
            en="The line under {part} stands {actual} off the middle of the text.",
        ),
    }
    applicability: ClassVar = Applicability.SAFE
    of_relations: ClassVar = frozenset({Key.ASIDE})

    def run(self, view: View) -> Iterator[Outcome]:
        for component in view.components:
            yield from self._judge(component)

    def _judge(self, component: Component) -> Iterator[Outcome]:
        at, above = component.paragraphs[-1].anchor, component.above_strokes
        own = [line.width for line in lines_of(component)]
        widths = [line.width for line in standing_lines(above)] if above else own
        if not widths:
            yield Unsure(at, UndecidedReason.NOT_IN_FILE)
            return
        fitting = (widths[-1], max((*widths, *own)))
        edits = (DrawLine(above.anchor if above else at, Pt(widths[-1] * (self.length.low + self.length.high) / 2)),)
        stroke = self._best(component.strokes, fitting)
        if stroke is None:
            yield Breach(at, None, self.length, edits, message_key=self.Key.MISSING)
        elif stroke.kind is StrokeKind.UNDERLINE:
            yield Breach(at, None, self.length, edits, message_key=self.Key.UNDERLINE)
        elif self.solid and stroke.solid is False:
            yield Breach(at, None, self.length, edits, message_key=self.Key.NOT_SOLID)
        elif stroke.length is None or any(map(is_stand_in, component.paragraphs)):
            yield Unsure(at, UndecidedReason.NOT_IN_FILE)
        elif not self.length.holds(share := self._share(stroke.length, fitting), self.precision):
            yield Breach(at, Measure(share, Unit.OF_TEXT), self.length, edits)
        elif self.slack is not None and (aside := _aside(stroke, stroke.length, component)) > self.slack:
            yield Breach(at, Measure(aside, Unit.MM), None, edits, self.Key.ASIDE)

    def _share(self, length: Pt, widths: tuple[Pt, Pt]) -> float:
        """Returns the stroke's length as a share of the text's: of the two widths the one that speaks for the writer."""
        return min((length / width for width in widths), key=self.length.distance)

    def _best(self, strokes: tuple[Stroke, ...], widths: tuple[Pt, Pt]) -> Stroke | None:
        """Returns the stroke nearest to what is asked for: a line before an underline, then the one that fits best."""

        def misfit(stroke: Stroke) -> tuple[bool, float]:
            share = self._share(stroke.length or Pt(0), widths)
            return stroke.kind is StrokeKind.UNDERLINE, self.length.distance(share)

        return min(strokes, key=misfit, default=None)


def _aside(stroke: Stroke, length: Pt, component: Component) -> float:
    """Returns how far the stroke is off the middle of the last line or of the longest; 0 where the file is not laid out.

    A stroke in the middle of the page is right, where the text is not: that is the fault of the text.
    """
    lines, last = lines_of(component), component.paragraphs[-1]
    if stroke.left is None or not all(map(is_measured, component.paragraphs)):
        return 0.0
    middles = [lines[-1].centre, max(lines, key=lambda line: line.width).centre]
    if last.extent is not None and last.anchor.path.cell_place is None:
        middles.append(last.extent.centre)
    return min(abs(stroke.left + length / 2 - middle) for middle in middles)


class SubjectLine(Kind, frozen=True):
    """Checks that a line (see LineBelow) closes the head of the text.

    It stands under the subject; of types that have none (`under_title`), under the name of the type; of attached texts and
    appendices under their reference to the document that issues them, or else above it (seen in samples only: "sample", or
    "sample-length" where one of another length is there).
    """

    length: Bounds
    precision: float
    under_title: tuple[str, ...]
    slack: Length | None = None

    class Key(MessageKey):
        SAMPLE = "sample"
        SAMPLE_LENGTH = "sample-length"

    messages: ClassVar = {
        **LineBelow.messages,
        Key.SAMPLE: Words(
            vi="Theo mẫu, dưới dòng “{text}” có đường kẻ ngang, nét liền, dài bằng {expected}.",
            en="In the sample a solid line of {expected} stands under “{text}”.",
        ),
        Key.SAMPLE_LENGTH: Words(
            vi="Đường kẻ dưới dòng “{text}” dài {actual}; theo mẫu là {expected}.",
            en="The line under “{text}” is {actual} long; in the sample {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.SAFE
    of_relations: ClassVar = LineBelow.of_relations
    needs_part: ClassVar = False

    def run(self, view: View) -> Iterator[Outcome]:
        found = list(self._above_the_line(view))
        ruled = [component for component in found if component.strokes]
        below = LineBelow(self.length, self.precision, slack=self.slack if view.text.kind is TextKind.MAIN else None)
        for component in ruled[:1] or found[:1]:
            open_text = PLACEHOLDER in masked(component.text)
            for outcome in below.run(replace(view, components=(component,))):
                if isinstance(outcome, Breach) and open_text and outcome.message_key == USUAL:
                    yield Unsure(outcome.at, UndecidedReason.AMBIGUOUS)
                elif isinstance(outcome, Breach) and view.text.kind is not TextKind.MAIN:
                    key = self.Key.SAMPLE_LENGTH if outcome.message_key == USUAL else self.Key.SAMPLE
                    yield replace(outcome, message_key=key)
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
