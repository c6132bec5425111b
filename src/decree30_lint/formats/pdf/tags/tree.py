"""Reads the tags of a page as paragraphs and cells, whatever they are worth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from decree30_lint.formats.pdf.content import Tag

_PARAGRAPHS = frozenset({"P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "Title", "Caption", "TOCI", "LI"})
_CELLS = frozenset({"TD", "TH"})
_ROW_GROUPS = frozenset({"THead", "TBody", "TFoot"})
_GROUPS = frozenset(
    {
        "",
        "Document",
        "DocumentFragment",
        "Part",
        "Art",
        "Sect",
        "Div",
        "L",
        "TOC",
        "Index",
        "BlockQuote",
        "Aside",
        "Table",
        "TR",
    }
)
_APART = frozenset({"Figure", "Formula", "Form", "Note", "FENote", "Artifact", "Textbox"})
"""What stands in a sentence without being part of it: it has paragraphs of its own, or none."""


class TaggedCell(NamedTuple):
    """Holds which cell of a table it is: the table's number on the page, row and column from 1.

    `columns` is how many cells the row has.
    """

    table: int
    row: int
    column: int
    columns: int


class Shown(NamedTuple):
    """Holds which of the pieces of a paragraph the page shows: from the one numbered `first` to `last`.

    `pieces` are all of them as the tree lists them: their marks, or None for what has tags of its own.
    """

    pieces: tuple[int | None, ...]
    first: int
    last: int


class TaggedParagraph(NamedTuple):
    """Holds a paragraph of the tags of one page; `number` counts from 1, 0 stands for running heads.

    `ends` tells of the first and the last paragraph of a page's text what of it the page shows, else it is None.
    """

    page: int
    number: int
    cell: TaggedCell | None = None
    ends: Shown | None = None

    @property
    def is_running(self) -> bool:
        """Tells whether it is a running head, or the number of the page."""
        return self.number == 0

    def goes_on_in(self, other: TaggedParagraph) -> bool:
        """Tells whether the paragraph is the one that the next page begins with: each page shows what the other lacks."""
        one, rest = self.ends, other.ends
        if other.page != self.page + 1 or one is None or rest is None or one.pieces != rest.pieces:
            return False
        whole = one.first == 0 and rest.last == len(rest.pieces) - 1
        return whole and one.last < rest.last and one.first < rest.first and one.last <= rest.first <= one.last + 1


class TaggedMarks(NamedTuple):
    """Holds the paragraphs of a page by their marks, in the order of the tree; `notes` are those of footnotes."""

    by_mark: Mapping[int, TaggedParagraph]
    notes: frozenset[int]


def read_tags(root: Tag, page: int) -> TaggedMarks:
    """Returns the paragraphs; a mark that several of them claim is in none."""
    reader = _ParagraphReader(page)
    reader.read(root, None, None)
    return TaggedMarks({mark: found for mark, found in reader.by_mark.items() if found is not None}, frozenset(reader.notes))


class _OpenParagraph:
    """A paragraph that is being read; `begun` states that it has content, and may not be joined by another tag."""

    def __init__(self, paragraph: TaggedParagraph) -> None:
        self.paragraph = paragraph
        self.begun = False


class _ParagraphReader:
    """Walks through the tags of one page; depth and number of the tags are bounded by the engine."""

    def __init__(self, page: int) -> None:
        self.by_mark: dict[int, TaggedParagraph | None] = {}
        self.notes: set[int] = set()
        self._page = page
        self._paragraphs = 0
        self._tables = 0
        self._in_note = False

    def read(self, tag: Tag, within: _OpenParagraph | None, cell: TaggedCell | None) -> None:
        """Reads what is in a tag; `within` is the paragraph that its letters belong to."""
        for kid in tag.kids:
            if isinstance(kid, Tag):
                self._kid(kid, within, cell, in_list=tag.kind == "LBody")
            elif kid is not None and kid >= 0:
                self._mark(kid, within)

    def _mark(self, mark: int, within: _OpenParagraph | None) -> None:
        claimed = mark in self.by_mark
        self.by_mark[mark] = None if within is None or claimed else within.paragraph
        if within is not None:
            within.begun = True

    def _kid(self, tag: Tag, within: _OpenParagraph | None, cell: TaggedCell | None, *, in_list: bool) -> None:
        kind = tag.kind
        if kind == "Table":
            self._table(tag, cell)
        elif kind in _PARAGRAPHS:
            joins = in_list and kind != "LI" and within is not None and not within.begun
            self.read(tag, within if joins else self._opened(tag, cell), cell)
        elif kind in _APART:
            self._apart(tag, cell)
        else:
            if kind == "LBody" and within is not None:
                within.begun = False  # the label is no content
            self.read(tag, None if kind in _GROUPS else within, cell)

    def _apart(self, tag: Tag, cell: TaggedCell | None) -> None:
        before = self._in_note
        self._in_note = before or tag.kind in ("Note", "FENote")
        self.read(tag, None, cell)
        self._in_note = before

    def _opened(self, tag: Tag, cell: TaggedCell | None) -> _OpenParagraph:
        self._paragraphs += 1
        if self._in_note:
            self.notes.add(self._paragraphs)
        return _OpenParagraph(TaggedParagraph(self._page, self._paragraphs, cell, _shown(tag)))

    def _table(self, table: Tag, outer: TaggedCell | None) -> None:
        """Reads a table; one of a single column places nothing, and one within a cell belongs to that cell."""
        rows = list(_rows(table))
        places = outer is None and any(len(row) > 1 for row in rows)
        self._tables += places
        for number, row in enumerate(rows, start=1):
            for column, kid in enumerate(row, start=1):
                if kid is not None:
                    cell = TaggedCell(self._tables, number, column, len(row)) if places else outer
                    self.read(kid, self._opened(kid, cell), cell)


def _rows(table: Tag) -> list[list[Tag | None]]:
    """Returns the cells of each row; those that show nothing on this page are None."""
    found: list[list[Tag | None]] = []
    for kid in table.kids:
        if isinstance(kid, Tag) and kid.kind == "TR":
            found.append([c if isinstance(c, Tag) else None for c in kid.kids if not isinstance(c, Tag) or c.kind in _CELLS])
        elif isinstance(kid, Tag) and kid.kind in _ROW_GROUPS:
            found += _rows(kid)
    return found


def _shown(tag: Tag) -> Shown | None:
    """Returns which pieces of a paragraph the page shows; None where they are not one run."""
    kids = _content(tag)
    known = [at for at, kid in enumerate(kids) if isinstance(kid, Tag) or (kid is not None and kid >= 0)]
    if not known or known[-1] - known[0] + 1 != len(known):
        return None
    pieces = tuple(None if kid is None or isinstance(kid, Tag) else max(kid, -1 - kid) for kid in kids)
    return Shown(pieces, known[0], known[-1])


def _content(tag: Tag) -> Sequence[Tag | int | None]:
    """Returns the kids that hold the text of a paragraph: of an item of a list, those of its body."""
    if tag.kind != "LI":
        return tag.kids
    bodies = [kid for kid in tag.kids if isinstance(kid, Tag) and kid.kind == "LBody"]
    return bodies[0].kids if len(bodies) == 1 else ()
