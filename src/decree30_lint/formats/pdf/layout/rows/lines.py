"""Turns a row into a line of text: pieces of one style, with the blanks between its words."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from decree30_lint.formats.pdf.content import GlyphStyle
from decree30_lint.formats.pdf.layout.rows.lost_letters import lost_letters, shown_as
from decree30_lint.formats.pdf.layout.rows.row import ASCENT, DESCENT, TextRow
from decree30_lint.formats.pdf.layout.words.word import Word
from decree30_lint.formats.pdf.tags.tree import TaggedParagraph
from decree30_lint.model.document import Encoding
from decree30_lint.model.lost_letters import LOST

_WIDE = 1.2  # ems between words that a tab, or a row of blanks, set apart
_SPACE = 0.25  # ems that a blank takes
_TWO_BLANKS = 0.42  # ems that two of them take at least
_PLAIN = (0.23, 0.27)  # ems between the words of a line that is not justified
_MOST_BLANKS = 20
_FOLLOWS = "/,.;-"


class LinePiece(NamedTuple):
    """Holds letters of one style in one line. Blanks stand at the end of the piece before them.

    `raw` is what the file says where it says it in an old encoding or otherwise wrongly, else None.
    """

    text: str
    left: float
    right: float
    style: GlyphStyle
    raw: str | None = None
    encoding: Encoding | None = None


class TextLine(NamedTuple):
    """Holds what is read as one line: a row, or the part of one that stands in a column.

    `indent` is how wide the blanks are with which it begins, before its first letter. `tag` is the paragraph that the file
    itself puts all of it in, None where it does not say so.
    """

    page: int
    baseline: float
    size: float
    pieces: tuple[LinePiece, ...]
    indent: float = 0.0
    tag: TaggedParagraph | None = None

    @property
    def is_running(self) -> bool:
        """Tells whether tags call it a running head, or the number of the page."""
        return self.tag is not None and self.tag.is_running

    @property
    def left(self) -> float:
        return self.pieces[0].left

    @property
    def right(self) -> float:
        return self.pieces[-1].right

    @property
    def top(self) -> float:
        return self.baseline - ASCENT * self.size

    @property
    def bottom(self) -> float:
        return self.baseline + DESCENT * self.size

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


def line_of(row: TextRow, page: int) -> TextLine:
    """Returns the row as text; a gap as wide as several blanks becomes so many."""
    pieces: list[LinePiece] = []
    wide = _WIDE if _is_stretched(row) else _TWO_BLANKS
    lost = lost_letters(row)
    for number, word in enumerate(row.words):
        if number:
            last = pieces[-1]
            pieces[-1] = last._replace(
                text=last.text + (lost.get(number) or _between(row.words[number - 1], word, row.size, wide))
            )
        _add(pieces, word)
    tags = {word.tag.number: word.tag for word in row.words if word.tag is not None}
    tag = next(iter(tags.values())) if len(tags) == 1 else None
    return TextLine(page, row.baseline, row.size, tuple(pieces), row.words[0].indent, tag)


def _is_stretched(row: TextRow) -> bool:
    """Tells whether blanks have been widened or narrowed, as in a justified line.

    Their width then says nothing of their number. All of them are: where some are plain, wider ones are several blanks.
    """
    rooms = sorted(other.left - word.right for word, other in pairwise(row.words))
    narrow, middle = rooms[len(rooms) // 4 or 1 :][:1], rooms[len(rooms) // 2 :][:1]
    return not any(_PLAIN[0] < room / row.size < _PLAIN[1] for room in (*narrow, *middle))


def _between(word: Word, other: Word, size: float, wide: float) -> str:
    """Returns the blanks between two words; none before the sign that follows what a signature wrote into a blank."""
    if word.glyphs[-1].style.field != other.glyphs[0].style.field and other.glyphs[0].text in _FOLLOWS:
        return ""
    room = other.left - word.right
    if room > wide * size:
        return " " * min(max(round(room / (_SPACE * size)), 1), _MOST_BLANKS)
    return "  " if other.blanks > 1 and room > _TWO_BLANKS * size else " "


def _add(pieces: list[LinePiece], word: Word) -> None:
    glyphs = word.glyphs
    looks = [glyph.style for glyph in glyphs]
    begin = 0
    while begin < len(glyphs):
        look = looks[begin]
        end = begin + 1
        while end < len(glyphs) and looks[end] is look:
            end += 1
        text = "".join([glyph.text or LOST for glyph in glyphs[begin:end]])
        if not text.isprintable():
            text = "".join(map(shown_as, glyphs[begin:end]))
        last = pieces[-1] if pieces else None
        if last is not None and last.style is look:
            pieces[-1] = LinePiece(last.text + text, last.left, glyphs[end - 1].right, look)
        else:
            pieces.append(LinePiece(text, glyphs[begin].left, glyphs[end - 1].right, look))
        begin = end
