"""Turns groups of lines into paragraphs that have their place in the document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from decree30_lint.formats.pdf.layout.lines import TextLine
from decree30_lint.formats.pdf.layout.setting import Setting, layout_of
from decree30_lint.formats.pdf.layout.spans import spans_of
from decree30_lint.formats.pdf.layout.underlines import Rules
from decree30_lint.model.document import Paragraph
from decree30_lint.model.formatting import Align, ParagraphLayout
from decree30_lint.model.metrics import SINGLE
from decree30_lint.model.path import Path, Step
from decree30_lint.model.place import Anchor, Box, Extent
from decree30_lint.model.units import Pt


class Flow(NamedTuple):
    """Holds what paragraphs that follow each other share.

    `path` is that of what holds them; `align` is set where only all of them together show it.
    """

    path: Path
    bounds: Extent
    extent: Extent | None = None
    usual: Setting = Setting(None, None)
    align: Align | None = None


class PlacedLine(NamedTuple):
    """Holds a line of a page and the anchor of its paragraph."""

    line: TextLine
    anchor: Anchor


class Writer:
    """Gives paragraphs their place, one after the other, and remembers what has been placed where."""

    def __init__(self, rules: Rules) -> None:
        self.order = 0
        self.placed: list[PlacedLine] = []
        self._rules = rules
        self._counted: Counter[Path] = Counter()

    def path(self, holder: Path, step: Step) -> Path:
        """Returns the path of the next of its kind in `holder`."""
        kind = holder.child(step)
        self._counted[kind] += 1
        return holder.child(step, self._counted[kind])

    def paragraphs(self, flow: Flow, groups: Sequence[Sequence[TextLine]]) -> Iterator[Paragraph]:
        """Yields a paragraph of each group of lines, with the gaps between those that stand on one page."""
        above: TextLine | None = None
        for group in groups:
            layout = layout_of(group, flow.bounds, flow.usual)
            if len(group) == 1 or layout.align is None:  # several lines show it themselves
                layout = _aligned(layout, flow.align)
            yield self._paragraph(flow, group, _spaced(layout, group[0], above))
            above = group[-1]

    def _paragraph(self, flow: Flow, lines: Sequence[TextLine], layout: ParagraphLayout) -> Paragraph:
        self.order += 1
        anchor = Anchor(self.path(flow.path, Step.PARAGRAPH), self.order, page=lines[0].page, box=_box(lines))
        self.placed += [PlacedLine(line, anchor) for line in lines]
        return Paragraph(spans_of(lines, self._rules), layout, anchor, flow.extent)


def _aligned(layout: ParagraphLayout, align: Align | None) -> ParagraphLayout:
    if align is Align.CENTRE:
        return replace(layout, align=align, left=Pt(0), first_line=Pt(0))
    return layout if align is None else replace(layout, align=align)


def _spaced(layout: ParagraphLayout, line: TextLine, above: TextLine | None) -> ParagraphLayout:
    """Returns the layout with the gap before a paragraph.

    It is how much lower the first line stands than the line spacing puts it.
    """
    if above is None or above.page != line.page or layout.spacing is None:
        return layout
    pitch = (layout.spacing.lines or 1.0) * SINGLE * line.size
    return replace(layout, before=Pt(max(line.baseline - above.baseline - pitch, 0.0)), after=Pt(0))


def _box(lines: Sequence[TextLine]) -> Box:
    """Returns the box around the lines on the first page of the paragraph."""
    own = [line for line in lines if line.page == lines[0].page]
    return Box(
        lines[0].page,
        Pt(min(line.left for line in own)),
        Pt(min(line.top for line in own)),
        Pt(max(line.right for line in own)),
        Pt(max(line.bottom for line in own)),
    )
