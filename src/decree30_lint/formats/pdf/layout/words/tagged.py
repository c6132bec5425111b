"""Gives each word the paragraph that the tags of its page put it in, where they can be believed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from decree30_lint.formats.pdf.content import ARTIFACT, Glyph, PageContent
from decree30_lint.formats.pdf.layout.words.word import Word
from decree30_lint.formats.pdf.tags.tree import TaggedParagraph
from decree30_lint.formats.pdf.tags.trust import is_in_margin, trusted_tags

_Tags = Mapping[int, TaggedParagraph]


def with_tags(rows: Sequence[Sequence[Word]], page: PageContent) -> Sequence[Sequence[Word]]:
    """Returns the words of each baseline, cut where one paragraph ends and another begins."""
    tags = trusted_tags(page)
    return [[part for word in words for part in _tagged(word, tags, page)] for words in rows] if tags else rows


def _tagged(word: Word, tags: _Tags, page: PageContent) -> Iterator[Word]:
    marks = {glyph.mark for glyph in word.glyphs}
    if len(marks) == 1 or len({_number(tags, mark) for mark in marks}) == 1:
        yield word._replace(tag=_tag(word.glyphs[0], tags, page))
        return
    blanks, indent = word.blanks, word.indent
    for _, group in groupby(word.glyphs, key=lambda glyph: _number(tags, glyph.mark)):
        glyphs = list(group)
        yield Word(glyphs[0].left, max(g.right for g in glyphs), glyphs, blanks, indent, _tag(glyphs[0], tags, page))
        blanks, indent = 0, 0.0


def _number(tags: _Tags, mark: int | None) -> int | None:
    tag = None if mark is None else tags.get(mark)
    return None if tag is None else tag.number


def _tag(glyph: Glyph, tags: _Tags, page: PageContent) -> TaggedParagraph | None:
    if glyph.mark == ARTIFACT and not is_in_margin(glyph.baseline, page):
        return None
    return None if glyph.mark is None else tags.get(glyph.mark)
