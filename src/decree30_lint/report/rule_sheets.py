"""Sheets of paper for the page of a rule: size, margins, headers and footers of a section."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil

from msgspec.structs import replace

from decree30_lint.model.advances import UNKNOWN_SIZE
from decree30_lint.model.document import Block, Document, HeaderKind, Paragraph, Section, flatten
from decree30_lint.model.formatting import RunFormat
from decree30_lint.model.metrics import height, wrap
from decree30_lint.model.stacking import tops
from decree30_lint.model.units import Pt, to_mm
from decree30_lint.report.drawn import (
    EDGE,
    RIGHT,
    WRONG,
    Pair,
    bar_beside,
    drawn_paragraph,
    drawn_words,
    rectangle,
    svg,
    tenths,
)

_SKETCH = 0.3  # scale of a whole page
_LARGER = 2.5  # headers and footers in it
_SHORT = 60.0  # points; what counts as short there
_UNSEEN = 1.0  # points; lengths that differ by less are drawn as equal


def pages_pair(right: Document, wrong: Document) -> Pair | None:
    """Sheets of paper, where paper, margins, headers or footers differ."""
    pages = zip(right.sections, wrong.sections, strict=False)
    differing = [(good, bad) for good, bad in pages if _sheets(good, good, RIGHT) != _sheets(bad, bad, RIGHT)]
    if not differing:
        return None
    good, bad = differing[0]
    if _same_paper(good, bad) and (_long(good.footers) or _long(bad.footers)) and good.footers != bad.footers:
        return Pair(_foot(bad, WRONG), _foot(good, RIGHT))
    return Pair(_sheets(bad, good, WRONG), _sheets(good, bad, RIGHT))


def numbers_pair(right: Document, wrong: Document) -> Pair | None:
    """Sheets of a section that counts its pages from another number."""
    pairs = enumerate(zip(right.sections, wrong.sections, strict=False))
    at = next((at for at, (good, bad) in pairs if good.first_number != bad.first_number), None)
    return None if at is None else Pair(_numbered(wrong.sections, at, WRONG), _numbered(right.sections, at, RIGHT))


def _numbered(sections: Sequence[Section], at: int, colour: str) -> str:
    """Draws the first page of section `at` with its text, and one that follows; page numbers in `colour`."""
    section, number = sections[at], _first_number(sections, at)
    margins, step = section.margins, section.width * _SKETCH + 20
    top = margins.top if margins else 0.0
    body: list[str] = []
    for page, kind in enumerate((HeaderKind.FIRST if section.title_page else HeaderKind.DEFAULT, HeaderKind.DEFAULT)):
        body += [_placed(page * step), _paper(section)]
        body += _text(section, top) if page == 0 else []
        shown = [_with_number(block, number + page, colour) for block in section.headers.get(kind, ())]
        body += [*_running(shown, margins.header or top / 2 if margins else 0.0), "</g>"]
    return svg(-8, -8, 2 * step - 4, section.height * _SKETCH + 16, body)


def _first_number(sections: Sequence[Section], at: int) -> int:
    """Returns the number of the first page of section `at`, by the heights of what stands before it."""
    number = 1
    for section in sections[:at]:
        number = (section.first_number or number) + _pages(section)
    return sections[at].first_number or number


def _pages(section: Section) -> int:
    y, margins = tops(section.blocks), section.margins
    foot = max((y[p.anchor.path] + height(p) for p in flatten(section.blocks)), default=0.0)
    room = section.height - (margins.top + margins.bottom if margins else 0.0)
    return max(1, ceil(foot / room))


def _text(section: Section, top: float) -> Iterator[str]:
    y = tops(section.blocks)
    for paragraph in flatten(section.blocks):
        yield from drawn_paragraph(paragraph, top + y[paragraph.anchor.path])


def _with_number(block: Block, number: int, colour: str) -> Block:
    if not isinstance(block, Paragraph):
        return block
    spans = (
        replace(span, text=str(number), format=replace(span.format, colour=colour[1:])) if span.field == "PAGE" else span
        for span in block.spans
    )
    return replace(block, spans=tuple(spans))


def _same_paper(one: Section, other: Section) -> bool:
    return (one.width, one.height, one.margins) == (other.width, other.height, other.margins)


def _long(running: Mapping[HeaderKind, tuple[Block, ...]]) -> bool:
    """Tells whether the text is too much to be read in a small sheet."""
    lines = [line for blocks in running.values() for p in flatten(blocks) for line in wrap(p)]
    return any(line.width >= _SHORT for line in lines)


def _foot(section: Section, colour: str) -> str:
    """Draws the foot of the first page alone, in full size."""
    blocks = section.footers.get(HeaderKind.FIRST if section.title_page else HeaderKind.DEFAULT, ())
    y, paragraphs = tops(blocks), list(flatten(blocks))
    body: list[str] = []
    for paragraph in paragraphs:
        at = y[paragraph.anchor.path]
        body += [*drawn_paragraph(paragraph, at), bar_beside(paragraph, at, colour)]
    foot = max((y[p.anchor.path] + height(p) for p in paragraphs), default=0.0)
    left, right = (section.margins.left, section.margins.right) if section.margins else (0.0, 0.0)
    return svg(left - EDGE, -EDGE, section.width - left - right + 2 * EDGE, foot + 2 * EDGE, body)


def _sheets(section: Section, other: Section, colour: str) -> str:
    """Draws the first page of a section and one that follows it, small, with the margins in millimetres.

    Those that the `other` section has otherwise are in `colour`.
    """
    body: list[str] = []
    step = section.width * _SKETCH + 20
    for at, kind in enumerate((HeaderKind.FIRST if section.title_page else HeaderKind.DEFAULT, HeaderKind.DEFAULT)):
        body += [_placed(at * step), *_sheet(section, other, kind, colour), "</g>"]
    return svg(-8, -8, 2 * step - 4, section.height * _SKETCH + 16, body)


def _placed(x: float) -> str:
    return f'<g transform="translate({tenths(x)} 0) scale({_SKETCH})">'


def _paper(section: Section) -> str:
    return rectangle(0, 0, section.width, section.height, 'fill="#ffffff" stroke="#000000" stroke-width="2"')


def _sheet(section: Section, other: Section, kind: HeaderKind, colour: str) -> Iterator[str]:
    yield _paper(section)
    margins = section.margins
    if margins is None:
        return
    width, tall = section.width - margins.left - margins.right, section.height - margins.top - margins.bottom
    yield rectangle(margins.left, margins.top, width, tall, 'fill="#eeeeee" stroke="#888888" stroke-dasharray="8 6"')
    middle_x, middle_y = margins.left + width / 2, margins.top + tall / 2
    theirs = other.margins or margins
    for x, y, ours, their in (
        (middle_x, margins.top + 40, margins.top, theirs.top),
        (middle_x, section.height - margins.bottom - 16, margins.bottom, theirs.bottom),
        (margins.left + 70, middle_y, margins.left, theirs.left),
        (section.width - margins.right - 70, middle_y, margins.right, theirs.right),
    ):
        yield _length(x, y, ours, "#555555" if abs(ours - their) < _UNSEEN else colour)
    paper, theirs_too = (section.width, section.height), (other.width, other.height)
    if max(abs(a - b) for a, b in zip(paper, theirs_too, strict=True)) >= _UNSEEN:
        yield _label(middle_x, middle_y + 80, " × ".join(f"{to_mm(side):.0f}" for side in paper) + " mm", colour)
    yield from _running(section.headers.get(kind, ()), margins.header or margins.top / 2)
    foot = section.footers.get(kind, ())
    deep = sum(height(p) for p in flatten(foot))
    yield from _running(foot, section.height - (margins.footer or margins.bottom / 2) - deep)


def _length(x: float, y: float, value: float, colour: str) -> str:
    return _label(x, y, f"{to_mm(value):.0f} mm", colour)


def _label(x: float, y: float, words: str, colour: str) -> str:
    look = f'font-family="sans-serif" font-size="32" fill="{colour}" text-anchor="middle"'
    return f'<text x="{tenths(x)}" y="{tenths(y)}" {look}>{words}</text>'


def _running(blocks: Sequence[Block], top: float) -> Iterator[str]:
    """Headers and footers; what is short stands larger than it is, since the sheet is too small to read it."""
    y = tops(blocks)
    for paragraph in flatten(tuple(blocks)):
        letters = next((span.format for span in paragraph.spans if span.text.strip()), RunFormat())
        for line in wrap(paragraph):
            scale = _LARGER if line.width < _SHORT else 1.0
            left, width = line.left + line.width * (1 - scale) / 2, line.width * scale
            larger = replace(letters, size=Pt((letters.size or UNKNOWN_SIZE) * scale))
            yield from drawn_words(line.text, larger, left, width, top + y[paragraph.anchor.path] + line.baseline, 0.0)
