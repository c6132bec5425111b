"""Typesets headers, footers and footnotes, as the pages show them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from decree30_lint.formats.pdf.layout.blocks.page_regions import PageRegions
from decree30_lint.formats.pdf.layout.paragraphs.edges import FlowEdges
from decree30_lint.formats.pdf.layout.paragraphs.grouping import group_lines
from decree30_lint.formats.pdf.layout.paragraphs.typeset import Flow, RunningText, TypesetParagraph, typeset
from decree30_lint.formats.pdf.layout.paragraphs.underlines import Rules
from decree30_lint.formats.pdf.layout.rows.lines import TextLine
from decree30_lint.model.document import HeaderKind, Span


def running_text(sides: Sequence[PageRegions], edges: FlowEdges, rules: Rules) -> RunningText:
    """Returns the headers and footers of a section: one page stands for all that are alike.

    The first page of the file may differ.
    """
    first = sides[0] if sides[0].page.number == 1 else None
    others = [side for side in sides if side is not first]
    own_first = first is not None and _differs(first, others)
    alike = others if own_first else sides
    shown = {HeaderKind.DEFAULT: next((side for side in alike if side.number is not None), (others or sides)[0])}
    if own_first:
        shown[HeaderKind.FIRST] = sides[0]
    headers = {kind: list(_edge(side, True, edges, rules)) for kind, side in shown.items()}
    footers = {kind: list(_edge(side, False, edges, rules)) for kind, side in shown.items()}
    return RunningText(headers, footers, own_first)


def _differs(first: PageRegions, others: Sequence[PageRegions]) -> bool:
    """Tells whether the first page has lines of its own, or is alone in showing its number or none."""
    numbered = [side.number is not None for side in others]
    return bool(first.header or first.footer) or (bool(others) and (first.number is not None) != any(numbered))


def _edge(side: PageRegions, header: bool, edges: FlowEdges, rules: Rules) -> Iterator[TypesetParagraph]:
    lines: Sequence[TextLine] = side.header if header else side.footer
    if side.number is not None and side.number.at_head is header:
        (numbered,) = typeset(Flow(edges), [[side.number.line]], rules)
        yield _with_field(numbered, side.number.digits)
    yield from typeset(Flow(edges), [[line] for line in lines], rules)


def _with_field(paragraph: TypesetParagraph, digits: tuple[int, int]) -> TypesetParagraph:
    """Returns the paragraph with its digits, which stand in its text there, as the field of the page number."""
    spans: list[Span] = []
    for span in paragraph.spans:
        low, high = (min(max(at - span.start, 0), len(span.text)) for at in digits)
        if low == high:
            spans.append(span)
            continue
        for begin, end, field in ((0, low, None), (low, high, "PAGE"), (high, len(span.text), None)):
            if begin < end:
                spans.append(replace(span, text=span.text[begin:end], start=span.start + begin, field=field))
    return paragraph._replace(spans=tuple(spans))


def footnotes(side: PageRegions, edges: FlowEdges, rules: Rules) -> Iterator[TypesetParagraph]:
    """Yields the footnotes of a page. They are as wide as the text, for their own lines may all be short."""
    if side.notes:
        yield from typeset(Flow(edges), group_lines(side.notes, edges), rules)
