"""Turns a document into a sequence of words, numbers and punctuation marks, each with its place and format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

from decree30_lint.model.document import SIGNED, Document, Paragraph, Span
from decree30_lint.syntax.placeholders import masked

_WORD = re.compile(
    r"(?P<dropped>(?:[.…·]\s?){3,}|…|[-–—_=~¯*ˉ]{3,}|_+|[\ue000-\uf8ff\ufffc•●○▪■◦➢✓])"  # leaders, typed lines, bullets
    r"|\d+(?:[.,]\d+)*|[^\W\d_]+|[^\w\s]"
)
_SAME = str.maketrans("“”„«»‘’‚`´–—−‐‑Ðð×", "\"\"\"\"\"'''''-----Đđx")


class Token(NamedTuple):
    """A token is a word, a number or one punctuation mark.

    `key` is the text without differences of typography only. `paragraph` is the index of its paragraph. `start` and `end`
    count characters of the paragraph, as those of a span do.
    """

    key: str
    text: str
    paragraph: int
    start: int
    end: int
    span: Span

    @property
    def is_mark(self) -> bool:
        """Tells whether the token is a punctuation mark."""
        return not self.key[0].isalnum()

    @property
    def is_signed(self) -> bool:
        """Tells whether a digital signature wrote it."""
        return self.span.field == SIGNED


class TokenizedDocument(Struct, frozen=True, dict=True):
    """Holds all words of a document, and its paragraphs in the same order: body, then footnotes."""

    tokens: list[Token]
    paragraphs: list[Paragraph]
    first: list[int]  # of each paragraph, the index of its first word; at the end, the number of words

    def of(self, paragraph: int) -> range:
        """Returns the indexes of the words of a paragraph."""
        return range(self.first[paragraph], self.first[paragraph + 1])

    @cached_property
    def keys(self) -> list[str]:
        """Returns the keys of all words."""
        return [word.key for word in self.tokens]

    @cached_property
    def notes(self) -> int:
        """Returns how many paragraphs are footnotes."""
        return sum(paragraph.anchor.path.in_footnote for paragraph in self.paragraphs)

    def masked(self, paragraph: int) -> str:
        """Returns the text of a paragraph with its placeholders masked."""
        if paragraph not in self._masked:
            self._masked[paragraph] = masked(self.paragraphs[paragraph].text)
        return self._masked[paragraph]

    def largest(self, paragraph: int) -> float:
        """Returns the size of the largest letters of a paragraph, 0 where none is known."""
        if paragraph not in self._largest:
            sizes = [span.format.size for span in self.paragraphs[paragraph].spans if span.format.size is not None]
            self._largest[paragraph] = max(sizes, default=0.0)
        return self._largest[paragraph]

    @cached_property
    def _masked(self) -> dict[int, str]:
        return {}

    @cached_property
    def _largest(self) -> dict[int, float]:
        return {}


def words_of(document: Document) -> TokenizedDocument:
    """Returns the words of the document; blank paragraphs are left out."""
    paragraphs = [p for p in (*document.paragraphs, *document.footnotes) if not p.is_blank]
    words: list[Token] = []
    first = []
    for number, paragraph in enumerate(paragraphs):
        first.append(len(words))
        words += words_in(paragraph, number)
    return TokenizedDocument(words, paragraphs, [*first, len(words)])


def words_in(paragraph: Paragraph, number: int) -> Iterator[Token]:
    """Yields the words of one paragraph. The format of a word is that of its first letter."""
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
