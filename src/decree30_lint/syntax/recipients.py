"""Takes the lists under "Nơi nhận:" and "Kính gửi:" apart into label and items, each over as many lines as it takes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from decree30_lint.model.document import Paragraph
from decree30_lint.model.edits import Edit
from decree30_lint.model.metrics import extent
from decree30_lint.model.parts import Part
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import View
from decree30_lint.syntax.folding import folded, folded_tones
from decree30_lint.syntax.passage import Change, Passage, difference, joined
from decree30_lint.syntax.piece import Piece
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked

_LABEL = re.compile(r"\s*(?P<label>nơi\s+nhận|kính\s+gửi)\s*(?P<colon>(?::+|[;.,])?)", re.I)
_MISSPELT = re.compile(r"\s*(?P<label>n[oơ]i\s+nh\w{1,3}(?!\w)|[^\W\d][^:\n\f]{0,40}(?=:))\s*(?P<colon>(?::+|[;.,])?)", re.I)
_ROW = re.compile(r"[^\n\f]+")
_MARK = re.compile(r"(?P<lead>\s*)(?P<mark>[-‐‑‒–—―−+•*·●○▪\uf000-\uf0ff]?)(?P<gap>\s*)")
_ENDED = re.compile(r";\s*(?=\S)")
_FILED_IN_ROW = re.compile(r";\s*lưu\b", re.I)
_NEXT_IN_ROW = re.compile(r"[;.,]\s*[-–—]\s+(?=\S)|;\s*[-–—](?=[^\W\d_])")
_NOTE = re.compile(r"\([^()]*\)[.;]?")
_BRACKETS = re.compile(r"\([^()]*\)?")
_FILED = re.compile(r"lưu\b", re.I)

_AS_ARTICLE = "như điều"
_ARTICLE_NUMBERS = r"điều\s+(\d+[a-zđ]?\b(?:\s*(?:,|và|-)\s*(?:điều\s+)?\d+[a-zđ]?\b)*)"
_NUMBER = re.compile(r"\d+[a-zđ]?")

_MANY_BLANKS = 8
_HANGING, _FAR_IN = 3.0, 30.0  # points by which a line that goes on begins right of the mark
_MARKED_CAPITALS = frozenset("ÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴĂÂÊÔƠ")

DASHES = frozenset("-‐‑‒–—―−")
END_MARKS = ";.,:"
SUB_ITEM = "+"


class RecipientItem(Struct, frozen=True):
    """Holds one recipient of a list.

    In the passage `start` is at its mark, `words` at its first word, `end` behind its last sign. `mark` is the sign before
    it ("-", "" for none), `gap` the blanks behind that; without `leading` it begins within a line.
    """

    start: int
    words: int
    end: int
    mark: str
    gap: str
    text: str  # from the first word on, blanks collapsed
    leading: bool = True

    @property
    def ending(self) -> str:
        """Returns the punctuation at its end, "" for none."""
        return self.text[-1:] if self.text[-1:] in END_MARKS else ""

    @property
    def bare(self) -> str:
        """Returns its words without the punctuation at the end."""
        return self.text.rstrip("./;,: ")

    @property
    def names(self) -> tuple[str, ...]:
        """Returns the names it holds: several where a line holds "Sở Tài chính; Sở Y tế"."""
        pieces = self.bare.split(";") if self.joined and "(" not in self.text else [self.bare]
        return tuple(piece.strip() for piece in pieces if piece.strip())

    @property
    def articles(self) -> tuple[str, ...]:
        """Returns the articles it refers to: "Như Điều 2, Điều 3" → 2, 3."""
        found = re.finditer(_ARTICLE_NUMBERS, folded(self.text))
        return tuple(number for each in found for number in _NUMBER.findall(each[1]))

    @property
    def as_article(self) -> bool:
        """Tells whether it reads "Như Điều …"."""
        return folded(self.text).startswith(_AS_ARTICLE) and not folded(self.text)[len(_AS_ARTICLE) :][:1].isalnum()

    @property
    def open(self) -> bool:
        """Tells whether its end is still to be filled in."""
        return masked(self.text)[-1:] in ("", PLACEHOLDER)

    @property
    def files(self) -> bool:
        """Tells whether it says where the document is kept: "Lưu: VT"."""
        return _FILED.match(folded_tones(self.text)) is not None

    @property
    def in_capitals(self) -> bool:
        """Tells whether words stand in capitals, not abbreviations: two of them show vowels with marks."""
        shown = masked(self.text)
        marked = [word for word in shown.split() if len(word) > 1 and not _MARKED_CAPITALS.isdisjoint(word)]
        return len(marked) > 1 and not any(map(str.islower, shown))

    @property
    def joined(self) -> bool:
        """Tells whether a second recipient follows on the same line without a mark of its own.

        What "Các sở: Y tế; Tài chính" lists behind its colon is one recipient.
        """
        return ";" in without_brackets(self.text)[:-1].partition(":")[0]


class RecipientList(Struct, frozen=True):
    """Holds a list with its label; in the passage `colon` is behind the words of the label, `end` behind its sign.

    Where no label stands there both are 0.
    """

    passage: Passage
    colon: int
    end: int
    items: tuple[RecipientItem, ...]

    @property
    def pieces(self) -> Mapping[str, Piece]:
        """Returns the words of the label, and the item that says where the document is kept, as far as they are there."""
        text, filed = self.passage.text, next((item for item in reversed(self.items) if item.files), None)
        named = {"label": Piece(text[: self.colon], 0, self.colon).stripped}
        if filed is not None:
            named["filing"] = Piece(text[filed.words : filed.end], filed.words, filed.end)
        return {name: piece for name, piece in named.items() if piece.text}

    @property
    def label(self) -> str:
        """Returns the words of the label as they are written here."""
        return " ".join(self.passage.text[: self.colon].split())

    @property
    def shown(self) -> str:
        """Returns the label with its sign as they are written here."""
        return " ".join(self.passage.text[: self.end].split())

    @property
    def sign(self) -> str:
        """Returns the sign behind the label, "" for none."""
        return self.passage.text[self.colon : self.end].strip()

    def signed(self, sign: str) -> Change:
        """Returns the change that puts `sign` behind the label."""
        return Change(self.end - len(self.sign), self.end, sign) if self.sign else Change(self.colon, self.colon, sign)

    @property
    def names(self) -> tuple[str, ...]:
        """Returns the items without marks, also those that share a line."""
        return tuple(name for item in self.items for name in item.names)

    @property
    def several(self) -> bool:
        return len(self.items) > 1 or any(item.joined for item in self.items)

    @property
    def in_columns(self) -> bool:
        """Tells whether items stand beside each other, so that nobody knows which of them is the last."""
        paths = [self.paragraph_of(item).anchor.path for item in self.items]
        return any(one.is_beside(other) for one, other in pairwise(paths))

    @property
    def unclear(self) -> bool:
        """Tells whether lines without marks may be one long name or several items, or a name is still open."""
        unmarked = not any(item.mark for item in self.items) and not self.several
        lines = [line.strip() for line in self.passage.text[self.end :].split("\n") if line.strip()]
        below = lines if self.begins_line(self.items[0]) else lines[1:]
        loose = unmarked and len(below) > 1 and any(line[:1].isupper() for line in below[1:])
        return loose or any(item.open or PLACEHOLDER in masked(item.text) for item in self.items)

    @property
    def line_by_line(self) -> RecipientList:
        """Returns the list with each of its lines as an item, or as several that stand in it."""
        rows = (row for row in _ROW.finditer(self.passage.text, self.end) if row[0].strip())
        return replace(self, items=tuple(item for row in rows for item in _pieces(row[0], row.start())))

    def begins_line(self, item: RecipientItem) -> bool:
        """Tells whether the item stands below the label, not on its line nor in the cell next to it."""
        if "\n" not in self.passage.text[self.end : item.start]:
            return False
        if item is not self.items[0]:
            return True
        first, other = self.passage.paragraph_at(0), self.paragraph_of(item)
        one, path = first.anchor.path, other.anchor.path
        if one == path:
            return first.extent == other.extent  # else they are two columns of one paragraph
        return not one.is_beside(path) or (path.number or 0) > (one.number or 0)

    def at(self, item: RecipientItem) -> Anchor:
        """Returns the anchor of the whole item."""
        return self.passage.at(item.start, item.end)

    def paragraph_of(self, item: RecipientItem) -> Paragraph:
        """Returns the paragraph in which the item begins."""
        return self.passage.paragraph_at(item.start)

    def rewordings(self, pairs: Iterable[tuple[RecipientItem, str]]) -> tuple[Edit, ...]:
        """Returns the edits by which each item's words become those beside it."""
        return tuple(edit for item, words in pairs for edit in self.passage.edits([self._reworded(item, words)]))

    def _reworded(self, item: RecipientItem, words: str) -> Change:
        change = difference(self.passage.text[item.words : item.end], words)
        return change._replace(start=change.start + item.words, end=change.end + item.words)

    def written(self, dash: str, between: str, last: str) -> str:
        """Returns the whole list line by line: each name behind `dash`, the last with another sign at its end."""
        *names, end = self.names
        return "\n".join([f"{self.label}:", *(f"{dash} {name}{between}" for name in names), f"{dash} {end}{last}"])


def item_list(paragraphs: tuple[Paragraph, ...], *, labelled: bool = False) -> RecipientList:
    """Returns the list that the paragraphs hold; with `labelled` the first is known to begin with a label, however spelt."""
    passage = joined(paragraphs)
    label = _LABEL.match(passage.text) or (_MISSPELT.match(passage.text) if labelled else None)
    colon, end = (label.end("label"), label.end()) if label else (0, 0)
    return RecipientList(passage, colon, end, items_of(passage, end))


def recipients_of(view: View) -> RecipientList | None:
    """Returns the recipients of the text; None where there is nothing but the label."""
    listings = (c.content for c in view.beside(Part.RECIPIENTS))
    return next((each for each in listings if isinstance(each, RecipientList) and each.items), None)


def items_of(passage: Passage, begin: int = 0) -> tuple[RecipientItem, ...]:
    """Returns the items of the passage from `begin` on.

    A line without a mark goes on with the item above, unless that has ended; one that hangs under the words behind the
    mark always does. A line of its own that stands all in brackets is a note on the list and no item.
    """
    items: list[RecipientItem] = []
    for row in _ROW.finditer(passage.text, begin):
        if not row[0].strip():
            continue
        first, *more = _pieces(row[0], row.start())
        if row.start() > 0 and passage.text[row.start() - 1] not in "\n\f":
            first = replace(first, leading=_pushed_down(row[0]))
        if items and not first.mark and (_goes_on(items[-1]) or _hangs(items[-1], first, passage)):
            items[-1] = _extended(items[-1], first.end, passage)
        elif not _is_note(first) and not (items and not first.mark and items[-1].files):
            items.append(first)
        items += more
    return tuple(items)


def _pieces(row: str, offset: int) -> Iterator[RecipientItem]:
    """Yields the items of one line: more than one where a mark stands within it, or the item that says what is filed."""
    cuts = sorted({0, len(row), *_ends_within(row)})
    for low, high in pairwise(cuts):
        match = _MARK.match(row, low, high)
        if match is None:
            continue
        end = low + len(row[low:high].rstrip())
        text = " ".join(row[match.end() : end].split())
        leading = low == 0 or _pushed_down(match["lead"])
        yield RecipientItem(
            offset + match.start("mark"), offset + match.end(), offset + end, match["mark"], match["gap"], text, leading
        )


def _ends_within(row: str) -> Iterator[int]:
    yield from (found.start() + 1 for found in _NEXT_IN_ROW.finditer(row))
    if _FILED_IN_ROW.search(row):
        yield from (found.start() + 1 for found in _ENDED.finditer(without_brackets(row)))


def _pushed_down(text: str) -> bool:
    """Tells whether a tab, or as many blanks as push it into the next line of a narrow column, begin the text."""
    blanks = text[: len(text) - len(text.lstrip())]
    return "\t" in blanks or len(blanks) >= _MANY_BLANKS


def _goes_on(item: RecipientItem) -> bool:
    return item.text[-1:] not in ";." or without_brackets(item.text).count("(") > 0


def _is_note(item: RecipientItem) -> bool:
    return not item.mark and _NOTE.fullmatch(item.text) is not None


def _hangs(item: RecipientItem, line: RecipientItem, passage: Passage) -> bool:
    """Tells whether the line begins right of the mark of the item above, where it has one."""
    if not item.mark or not item.leading or not line.leading:
        return False
    mark, words = _left_of(passage, item.start), _left_of(passage, line.start)
    return mark is not None and words is not None and _HANGING < words - mark < _FAR_IN


def _left_of(passage: Passage, at: int) -> float | None:
    """Returns the left edge of the character at `at`, in points; None where the file does not say."""
    paragraph, offset = passage.paragraph_at(at), passage.at(at, at + 1).start
    edges = extent(paragraph, offset, offset + 1) if paragraph.extent is not None or paragraph.spans[0].box else None
    return edges[0] if edges else None


def _extended(item: RecipientItem, end: int, passage: Passage) -> RecipientItem:
    return replace(item, end=end, text=" ".join(passage.text[item.words : end].split()))


def without_brackets(text: str) -> str:
    """Returns the text, as long as before, with brackets blotted out: they say nothing of how the item ends.

    An open bracket stays.
    """
    return _BRACKETS.sub(lambda found: ("_" * len(found[0])) if found[0].endswith(")") else found[0], text)
