"""Builds headers, footers and footnotes, as the pages show them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from decree30_lint.formats.pdf.layout.lines import TextLine
from decree30_lint.formats.pdf.layout.page_regions import PageRegions
from decree30_lint.formats.pdf.layout.paragraphs import group_lines
from decree30_lint.formats.pdf.layout.writer import Flow, Writer
from decree30_lint.model.document import Block, HeaderKind, Paragraph, Span
from decree30_lint.model.path import FILE, Step
from decree30_lint.model.place import Extent


class Running(NamedTuple):
    """Holds the headers and footers of a section."""

    headers: Mapping[HeaderKind, tuple[Block, ...]]
    footers: Mapping[HeaderKind, tuple[Block, ...]]
    own_first: bool  # the first page's differ


def running(number: int, sides: Sequence[PageRegions], bounds: Extent, writer: Writer) -> Running:
    """Returns the headers and footers of section `number`: one page stands for all that are alike.

    The first page of the file may differ.
    """
    first = sides[0] if sides[0].page.number == 1 else None
    others = [side for side in sides if side is not first]
    own_first = first is not None and _differs(first, others)
    alike = others if own_first else sides
    shown = {HeaderKind.DEFAULT: next((side for side in alike if side.number is not None), (others or sides)[0])}
    if own_first:
        shown[HeaderKind.FIRST] = sides[0]
    headers: dict[HeaderKind, tuple[Block, ...]] = {}
    footers: dict[HeaderKind, tuple[Block, ...]] = {}
    for kind, side in shown.items():
        pages = Step(kind.value)
        headers[kind] = tuple(_edge(side, True, Flow(FILE.child(Step.HEADER, number).child(pages), bounds), writer))
        footers[kind] = tuple(_edge(side, False, Flow(FILE.child(Step.FOOTER, number).child(pages), bounds), writer))
    return Running(headers, footers, own_first)


def _differs(first: PageRegions, others: Sequence[PageRegions]) -> bool:
    """Tells whether the first page has lines of its own, or is alone in showing its number or none."""
    numbered = [side.number is not None for side in others]
    return bool(first.header or first.footer) or (bool(others) and (first.number is not None) != any(numbered))


def _edge(side: PageRegions, header: bool, flow: Flow, writer: Writer) -> Iterator[Paragraph]:
    lines: Sequence[TextLine] = side.header if header else side.footer
    if side.number is not None and side.in_header is header:
        (numbered,) = writer.paragraphs(flow, [[side.number]])
        yield _with_field(numbered)
    yield from writer.paragraphs(flow, [[line] for line in lines])


def _with_field(paragraph: Paragraph) -> Paragraph:
    """Returns the paragraph with its digits as the field of the page number."""
    spans: list[Span] = []
    for span in paragraph.spans:
        digits = re.search(r"\d+", span.text)
        if digits is None or any(s.field for s in spans):
            spans.append(span)
            continue
        low, high = digits.span()
        for begin, end, field in ((0, low, None), (low, high, "PAGE"), (high, len(span.text), None)):
            if begin < end:
                spans.append(replace(span, text=span.text[begin:end], start=span.start + begin, field=field))
    return replace(paragraph, spans=tuple(spans))


def footnotes(side: PageRegions, bounds: Extent, writer: Writer) -> Iterator[Paragraph]:
    """Yields the footnotes of a page. They are as wide as the text, for their own lines may all be short."""
    if side.notes:
        yield from writer.paragraphs(Flow(FILE.child(Step.FOOTNOTES), bounds), group_lines(side.notes, bounds))
