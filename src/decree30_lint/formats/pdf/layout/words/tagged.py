"""Gives each word the paragraph that the tags of its page put it in, where they can be believed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from decree30_lint.formats.pdf.content import ARTIFACT, PageContent
from decree30_lint.formats.pdf.layout.words.word import Word
from decree30_lint.formats.pdf.tags.lines import MarkedRun
from decree30_lint.formats.pdf.tags.tree import TaggedParagraph
from decree30_lint.formats.pdf.tags.trust import is_in_margin, trusted_tags

_MARK = attrgetter("mark")


def with_tags(rows: Sequence[Sequence[Word]], page: PageContent) -> Sequence[Sequence[Word]]:
    """Returns the words of each baseline, cut where one paragraph ends and another begins."""
    if page.tags is None:
        return rows
    runs = [[run for word in words for run in _runs(word)] for words in rows]
    tags = trusted_tags(page, (run for words in runs for run in words))
    return [list(_tagged(words, own, tags, page)) for words, own in zip(rows, runs, strict=True)] if tags else rows


def _runs(word: Word) -> Iterator[MarkedRun]:
    """Yields the letters of a word that have one mark: nearly always all of them."""
    glyphs = word.glyphs
    mark = glyphs[0].mark
    if glyphs[-1].mark == mark:
        yield MarkedRun(mark, word.left, word.right, glyphs)
        return
    for mark, group in groupby(glyphs, key=_MARK):
        own = list(group)
        yield MarkedRun(mark, own[0].left, max(glyph.right for glyph in own), own)


def _tagged(
    words: Sequence[Word], runs: Sequence[MarkedRun], tags: Mapping[int, TaggedParagraph], page: PageContent
) -> Iterator[Word]:
    marks = {run.mark: _tag(run, tags, page) for run in runs}
    for word in words:
        left, right, glyphs, blanks, indent, _ = word
        tag = marks[glyphs[0].mark]
        if marks[glyphs[-1].mark] is tag:
            yield word if tag is None else Word(left, right, glyphs, blanks, indent, tag)
        else:
            yield from _cut(word, marks)


def _cut(word: Word, tags: Mapping[int | None, TaggedParagraph | None]) -> Iterator[Word]:
    blanks, indent = word.blanks, word.indent
    for tag, group in groupby(word.glyphs, key=lambda glyph: tags[glyph.mark]):
        glyphs = list(group)
        yield Word(glyphs[0].left, max(glyph.right for glyph in glyphs), glyphs, blanks, indent, tag)
        blanks, indent = 0, 0.0


def _tag(run: MarkedRun, tags: Mapping[int, TaggedParagraph], page: PageContent) -> TaggedParagraph | None:
    if run.mark is None or (run.mark == ARTIFACT and not is_in_margin(run.baseline, page)):
        return None
    return tags.get(run.mark)
