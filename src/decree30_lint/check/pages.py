"""Looks at the pages of a document: how many it takes, by its own word and the height of its text, and which of them lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil

from msgspec.structs import replace

from decree30_lint.check.neighbours import reaching, sequences
from decree30_lint.model.document import Block, Document, Paragraph, Section, Table, flatten
from decree30_lint.model.metrics import height
from decree30_lint.model.parts import Recognition, Text, TextKind
from decree30_lint.model.stacking import tops

# The reckoned height leaves out what programs add (grids, rows that keep together, pictures): it errs on the low side.
_SURELY_MORE = 1.1  # pages
_SURELY_MORE_DESPITE = 1.25  # pages, where the file claims to have one
_SURELY_ONE = 0.75
_TOO_LITTLE = 0.5  # for several pages: the claim of the file is out of date

_WITH_BLANK = 2  # pages, of which blank lines at the end may take one
_BEGUN = 0.5  # what a page counts that holds little, but surely is one
_ENOUGH = 8000  # characters that no page holds
_SURELY_SHORT = 1200  # characters that every page holds


def several_pages(document: Document) -> bool | None:
    """Tells whether there are several pages; None where the file does not tell, or its claim is not credible."""
    if document.pages:
        return sum(not page.blank for page in document.pages) > 1
    claimed = _without_blank_ones(document)
    length = sum(len(p.text) for p in document.paragraphs)
    if length > _ENOUGH or ((claimed or 0) > 1 and length > _SURELY_SHORT and not _ends_blank(document)):
        return True
    reckoned = _min_page_count(document)
    if claimed is None:
        return True if reckoned > _SURELY_MORE else False if reckoned < _SURELY_ONE else None
    if claimed == _WITH_BLANK and reckoned <= 1 and _ends_blank(document):
        return None
    if claimed > 1:
        return True if reckoned > _TOO_LITTLE else None
    return True if reckoned > _SURELY_MORE_DESPITE else False if reckoned < _SURELY_MORE else None


def _without_blank_ones(document: Document) -> int | None:
    """Returns how many pages the file claims to have, without those behind its last text, which breaks alone make."""
    if document.page_count is None:
        return None
    behind, last = _behind_text(document)
    after = last.text[len(last.text.rstrip()) :] if last else ""
    breaks = "".join([after, *(p.text for p in behind)]).count("\f") + sum(bool(p.layout.page_break_before) for p in behind)
    return max(1, document.page_count - breaks)


def _ends_blank(document: Document) -> bool:
    """Tells whether blank lines at the end may take a page of their own; one stands behind every table that ends a file."""
    behind, _ = _behind_text(document)
    return sum(paragraph.anchor.path.cell_place is None for paragraph in behind) > 1


def _behind_text(document: Document) -> tuple[Sequence[Paragraph], Paragraph | None]:
    """Returns the blank paragraphs at the end, and the last one that is none."""
    paragraphs = document.paragraphs
    last = max((number for number, p in enumerate(paragraphs) if not p.is_blank), default=-1)
    return paragraphs[last + 1 :], paragraphs[last] if last >= 0 else None


def lacks_pages(document: Document, low: int | None, high: int | None) -> bool:
    """Tells whether pages of the document lack between two pages of the file: the numbers they print jump there.

    With `low` None it tells so of the pages before `high`. Numbers that begin anew do not jump.
    """
    shown = [(0, 0), *((page.number, page.printed) for page in document.pages if page.printed is not None)]
    return high is not None and any(
        printed_next - printed > after - before and before < high and after > (low or 0)
        for (before, printed), (after, printed_next) in pairwise(shown)
    )


def is_short(document: Document) -> bool:
    """Tells without measuring whether it fits on one page: for questions of small weight that are asked often."""
    length = document.characters
    if document.page_count is None:
        return length < _SURELY_SHORT
    return document.page_count == 1 and length < 2 * _SURELY_SHORT


def is_one_first_page(document: Document, number: int, recognition: Recognition) -> bool:
    """Tells whether the section of this number is one page, and the first one of a text: each text has its own numbers."""
    section = document.sections[number]
    if not document.pages:
        return any(_is_all_of(section, text) for text in recognition.texts) and _share_of_page(section) < _SURELY_ONE
    page = section.anchor.page
    if page is None:
        return False
    after = document.sections[number + 1].anchor.page if number + 1 < len(document.sections) else len(document.pages) + 1
    return after == page + 1 and any(text.anchor.page == page for text in recognition.texts)


def _is_all_of(section: Section, text: Text) -> bool:
    shown = [paragraph.anchor.order for paragraph in flatten(section.blocks) if not paragraph.is_blank]
    return bool(shown) and (text.anchor.order, text.end) == (shown[0], shown[-1])


def all_on_one_page_each(document: Document, recognition: Recognition) -> bool | None:
    """Tells whether the file holds several texts, each of one page; None where that is not certain.

    Such a file has several pages, but no text of it has: no page is one after the first.
    """
    texts = [text for text in recognition.texts if text.kind is not TextKind.COPY]
    if len(texts) < 2:
        return False
    if document.pages:
        return all(len(_pages_of(document, text)) == 1 for text in texts)
    shares = [sum(_share_of_page(replace(s, blocks=_blocks_of(s, text))) for s in document.sections) for text in texts]
    if max(shares) > _SURELY_MORE:
        return False
    claimed = document.page_count
    if claimed is not None:
        return True if claimed <= len(texts) else None
    return True if max(shares) < _SURELY_ONE else None


def _pages_of(document: Document, text: Text) -> set[int | None]:
    within = [p for p in document.between(text.anchor.order, text.end) if not p.is_blank]
    return {span.box.page if span.box else p.anchor.page for p in within for span in p.spans if span.text.strip()}


def _blocks_of(section: Section, text: Text) -> tuple[Block, ...]:
    """Returns the section's blocks that hold paragraphs of the text."""
    own = range(text.anchor.order, text.end + 1)
    near = reaching(section.blocks, text.anchor.order, text.end)
    return tuple(block for block in near if any(p.anchor.order in own for p in flatten((block,))))


def has_text(section: Section) -> bool:
    """Tells whether anything but blanks stands in its body."""
    return any(not paragraph.is_blank for paragraph in flatten(section.blocks))


def shown_sections(document: Document) -> Iterator[Section]:
    """Yields the sections without the empty ones that only end a page."""
    for number, section in enumerate(document.sections):
        if number == 0 or not section.continuous or has_text(section):
            yield section


def may_lie(section: Section, recognition: Recognition) -> bool:
    """Tells whether there is a table, more than a means of placing things, or an appendix."""
    if any(isinstance(block, Table) and block.ruled for blocks in sequences(section.blocks) for block in blocks):
        return True
    return any(_in_appendix(section, recognition))


def is_all_of_appendix(section: Section, recognition: Recognition) -> bool:
    """Tells whether it holds text of appendices and no other."""
    return set(_in_appendix(section, recognition)) == {True}


def _in_appendix(section: Section, recognition: Recognition) -> Iterator[bool]:
    """Yields whether it is that of an appendix, for each paragraph that is not blank."""
    appendices = [text for text in recognition.texts if text.kind is TextKind.APPENDIX]
    for order in (paragraph.anchor.order for paragraph in flatten(section.blocks) if not paragraph.is_blank):
        yield any(text.anchor.order <= order <= text.end for text in appendices)


def is_sheet(section: Section, one: float, other: float, error: float) -> bool:
    found, lawful = sorted((section.width, section.height)), sorted((one, other))
    return all(abs(a - b) <= error for a, b in zip(found, lawful, strict=True))


def _min_page_count(document: Document) -> float:
    """Returns a lower bound of the page count; a section starting on a new page fills the previous one."""
    pages = 0.0
    for section in document.sections:
        share = _share_of_page(section)
        if share and pages and not section.continuous:
            pages, share = ceil(pages), max(share, _BEGUN)
        pages += share
    return pages


def _share_of_page(section: Section) -> float:
    blocks = section.blocks
    shown = [p for p in flatten(blocks) if not p.is_blank]
    if not shown or section.margins is None:
        return 0.0
    room = section.height - section.margins.top - section.margins.bottom
    heights = tops(blocks)
    foot = max(heights[p.anchor.path] + height(p) for p in shown if p.anchor.path in heights)
    return (foot / room if room > 0 else 0.0) + _breaks(shown)


def _breaks(shown: list[Paragraph]) -> int:
    """Returns how many page breaks have text after them; those within cells break no page."""
    within = sum(p.text.rstrip().count("\f") for p in shown if p.anchor.path.cell_place is None)
    return within + sum(1 for p in shown[1:] if p.layout.page_break_before and p.anchor.path.cell_place is None)
