"""A document as the row of its words, numbers and marks, each with its place and look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

from decree30_lint.model.document import SIGNED, Document, Paragraph, Span

_WORD = re.compile(
    r"(?P<dropped>(?:[.…·]\s?){3,}|…|[-–—_=~¯*ˉ]{3,}|_+|[\ue000-\uf8ff\ufffc•●○▪■◦➢✓])"  # leaders, typed lines, bullets
    r"|\d+(?:[.,]\d+)*|[^\W\d_]+|[^\w\s]"
)
_SAME = str.maketrans("“”„«»‘’‚`´–—−‐‑Ðð×", "\"\"\"\"\"'''''-----Đđx")


class Token(NamedTuple):
    """A word, a number or one mark. `key`: the text without differences of type only. `paragraph`: its place in the row.

    `start` and `end` count characters of the paragraph, as those of a span do.
    """

    key: str
    text: str
    paragraph: int
    start: int
    end: int
    span: Span

    @property
    def is_mark(self) -> bool:
        return not self.key[0].isalnum()

    @property
    def is_signed(self) -> bool:
        return self.span.field == SIGNED


class TokenizedDocument(Struct, frozen=True):
    """All words of a document, and its paragraphs in the same order: body, then footnotes."""

    tokens: list[Token]
    paragraphs: list[Paragraph]
    first: list[int]  # of each paragraph, the index of its first word; at the end, the number of words

    def of(self, paragraph: int) -> range:
        return range(self.first[paragraph], self.first[paragraph + 1])

    @property
    def keys(self) -> list[str]:
        return [word.key for word in self.tokens]


def words_of(document: Document) -> TokenizedDocument:
    paragraphs = [p for p in (*document.paragraphs, *document.footnotes) if not p.is_blank]
    words: list[Token] = []
    first = []
    for number, paragraph in enumerate(paragraphs):
        first.append(len(words))
        words += words_in(paragraph, number)
    return TokenizedDocument(words, paragraphs, [*first, len(words)])


def words_in(paragraph: Paragraph, number: int) -> Iterator[Token]:
    """The words of one paragraph. The parts of a word may look different; its first letter decides."""
    if not paragraph.spans:
        return
    begin = paragraph.spans[0].start
    spans = iter(paragraph.spans)
    span = next(spans)
    for match in _WORD.finditer(paragraph.text):
        if match["dropped"]:
            continue
        start, end = match.start() + begin, match.end() + begin
        while start >= span.end:
            span = next(spans)
        yield Token(match[0].translate(_SAME), match[0], number, start, end, span)
