"""The lines that stand under the motto, the issuing body and the subject."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from decree30_lint.model.document import Stroke, StrokeKind
from decree30_lint.model.edits import DrawLine, Trust
from decree30_lint.model.metrics import wrap
from decree30_lint.model.outcomes import Breach, Outcome, Unsure, Why
from decree30_lint.model.parts import Component
from decree30_lint.model.rules import View
from decree30_lint.model.units import Interval, Measure, Pt, Unit
from decree30_lint.model.words import Words


@dataclass(frozen=True, slots=True)
class LineBelow:
    """A solid horizontal line stands under the part, of a length in proportion to the text above it.

    Where the text takes several lines, the stroke may fit the last of them or the longest.
    """

    length: Interval
    solid: bool = True

    words: ClassVar = {
        "": Words(
            vi="Đường kẻ dưới {part} dài {actual} dòng chữ; quy định là {expected}.",
            en="The line under {part} is {actual} long; the decree asks for {expected}.",
        ),
        "missing": Words(vi="Dưới {part} không có đường kẻ ngang.", en="No line stands under {part}."),
        "not-solid": Words(vi="Đường kẻ dưới {part} không phải nét liền.", en="The line under {part} is not solid."),
        "underline": Words(
            vi="{part} dùng chữ gạch chân thay cho đường kẻ ngang bên dưới.",
            en="{part} is underlined, where a line of its own is asked for.",
        ),
    }
    trust: ClassVar = Trust.REVIEW
    needs_part: ClassVar = True
    whole_document: ClassVar = False

    def run(self, view: View) -> Iterator[Outcome]:
        for component in view.components:
            yield from self._judge(component)

    def _judge(self, component: Component) -> Iterator[Outcome]:
        at = component.paragraphs[-1].anchor
        widths = sorted({line.width for p in component.paragraphs for line in wrap(p) if line.width > 0})
        last = next((line.width for line in reversed(wrap(component.paragraphs[-1])) if line.width > 0), None)
        if last is None or not widths:
            yield Unsure(at, Why.NOT_IN_FILE)
            return
        edits = (DrawLine(at, Pt(last * (self.length.low + self.length.high) / 2)),)
        stroke = self._best(component.strokes, (last, widths[-1]))
        if stroke is None:
            yield Breach(at, None, self.length, edits, said="missing")
        elif stroke.length is None:
            yield Unsure(at, Why.NOT_IN_FILE)
        elif stroke.kind is StrokeKind.UNDERLINE:
            yield Breach(at, None, self.length, edits, said="underline")
        elif self.solid and stroke.solid is False:
            yield Breach(at, None, self.length, edits, said="not-solid")
        elif not any(self.length.holds(stroke.length / width) for width in (last, widths[-1])):
            yield Breach(at, Measure(stroke.length / last, Unit.OF_TEXT), self.length, edits)

    def _best(self, strokes: tuple[Stroke, ...], widths: tuple[Pt, Pt]) -> Stroke | None:
        """The stroke nearest to what is asked for: a real line before an underline."""
        wanted = widths[0] * self.length.nearest(1.0)
        return min(
            strokes,
            key=lambda s: (s.kind is StrokeKind.UNDERLINE, abs((s.length or 0) - wanted)),
            default=None,
        )
