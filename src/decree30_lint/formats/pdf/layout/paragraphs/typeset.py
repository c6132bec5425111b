"""Measures how groups of lines are set, and keeps the lines: what paragraphs, frames, tables and sections are made of.

None of it has a place in the document yet; see `anchors`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from decree30_lint.formats.pdf.layout.paragraphs.edges import FlowEdges
from decree30_lint.formats.pdf.layout.paragraphs.setting import Setting, layout_of
from decree30_lint.formats.pdf.layout.paragraphs.spans import spans_of
from decree30_lint.formats.pdf.layout.paragraphs.underlines import Rules
from decree30_lint.formats.pdf.layout.rows.lines import TextLine
from decree30_lint.model.document import HeaderKind, Margins, Span
from decree30_lint.model.formatting import Align, ParagraphLayout
from decree30_lint.model.metrics import SINGLE
from decree30_lint.model.place import Extent
from decree30_lint.model.units import Pt


class Flow(NamedTuple):
    """Holds what paragraphs that follow each other share; `align` is set where only all of them together show it."""

    edges: FlowEdges
    extent: Extent | None = None
    usual: Setting = Setting(None, None)
    align: Align | None = None


class TypesetParagraph(NamedTuple):
    """Holds the lines of a paragraph, their text and how they are set."""

    lines: Sequence[TextLine]
    spans: tuple[Span, ...]
    layout: ParagraphLayout
    extent: Extent | None


class TypesetFrame(NamedTuple):
    """Holds the paragraphs of a box."""

    paragraphs: Sequence[TypesetParagraph]
    extent: Extent


class TypesetCell(NamedTuple):
    """Holds the paragraphs of a cell: its column from 1, the columns it covers."""

    paragraphs: Sequence[TypesetParagraph]
    extent: Extent
    column: int
    span: int


class TypesetTable(NamedTuple):
    """Holds a table, row by row."""

    rows: Sequence[Sequence[TypesetCell]]
    ruled: bool


TypesetBlock = TypesetParagraph | TypesetFrame | TypesetTable


class RunningText(NamedTuple):
    """Holds the headers and footers of a section."""

    headers: Mapping[HeaderKind, Sequence[TypesetParagraph]]
    footers: Mapping[HeaderKind, Sequence[TypesetParagraph]]
    own_first: bool  # the first page's differ


class TypesetSection(NamedTuple):
    """Holds what stands on pages of one size that follow each other; `page` is the number of the first."""

    page: int
    width: float
    height: float
    margins: Margins
    blocks: Sequence[TypesetBlock]
    running: RunningText
    notes: Sequence[TypesetParagraph]


def typeset(flow: Flow, groups: Sequence[Sequence[TextLine]], rules: Rules) -> Iterator[TypesetParagraph]:
    """Yields a paragraph of each group of lines, with the gaps between those that stand on one page."""
    above: TextLine | None = None
    for group in groups:
        extent = flow.edges.pages.get(group[0].page, flow.extent)
        layout = layout_of(group, flow.edges, flow.usual)
        if len(group) == 1 or layout.align is None:  # several lines show it themselves
            layout = _aligned(layout, flow.align)
        yield TypesetParagraph(group, spans_of(group, rules), _spaced(layout, group[0], above), extent)
        above = group[-1]


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
