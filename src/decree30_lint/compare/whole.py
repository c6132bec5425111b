"""Compares what stands around the text: page headers and footers, pictures, pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from decree30_lint.compare.gaps import Gap
from decree30_lint.compare.tokens import Token, TokenizedDocument, words_in
from decree30_lint.model.comparison import LEVELS, Difference, DifferenceKind, DifferenceSide
from decree30_lint.model.document import Document, HeaderKind, Paragraph, Section, flatten
from decree30_lint.model.picture import PictureFormat
from decree30_lint.model.rules import Level

HeaderKey = tuple[str, ...]

_HEAD = 2  # rows that the head of a table may have


class Headers(Struct, frozen=True):
    """Holds paragraphs of the page headers and footers of both documents by their words.

    Numbers are left out, for they change from page to page.
    """

    draft: Mapping[HeaderKey, Paragraph]
    final: Mapping[HeaderKey, Paragraph]
    bodies: frozenset[HeaderKey]
    heads: str  # of the draft's tables, a line each: they come again on every page
    of_final: tuple[HeaderKey, ...]  # of each paragraph of the final's text

    def is_header(self, gap: Gap, final: TokenizedDocument) -> bool:
        """Tells whether the gap is what the draft has in its header.

        A laid-out file may hold that in its text, page by page.
        """
        if gap.draft or not gap.final:
            return False
        words = [final.tokens[n] for n in gap.final]
        if _row(final.paragraphs[words[0].paragraph]) <= _HEAD and _joined(words) in self.heads:
            return True
        return self.of_final[words[0].paragraph] in self.draft and bool(_key(words))

    def differences(self) -> Iterator[Difference]:
        """Yields the headers and footers that one document has and the other does not."""
        for key, paragraph in self.draft.items():
            if key not in self.final and key not in self.bodies:
                yield Difference(
                    DifferenceKind.HEADER_LOST, LEVELS[DifferenceKind.HEADER_LOST], _side(paragraph), DifferenceSide()
                )
        for key, paragraph in self.final.items():
            if key not in self.draft and key not in self.bodies:
                yield Difference(
                    DifferenceKind.HEADER_ADDED, LEVELS[DifferenceKind.HEADER_ADDED], DifferenceSide(), _side(paragraph)
                )


def headers(draft: Document, final: Document, ours: TokenizedDocument, theirs: TokenizedDocument) -> Headers:
    """Returns the headers and footers of both documents."""
    of_draft, of_final = _keys(ours), _keys(theirs)
    heads = dict.fromkeys(_joined(ours.tokens[slice(*ours.first[n : n + 2])]) for n in _heads(ours)) if final.pages else {}
    bodies = frozenset((*of_draft, *of_final))
    return Headers(_repeated(draft, final), _repeated(final, final), bodies, "\n".join(heads), of_final)


def _keys(words: TokenizedDocument) -> tuple[HeaderKey, ...]:
    return tuple(_key(words.tokens[n] for n in words.of(number)) for number in range(len(words.paragraphs)))


def _heads(words: TokenizedDocument) -> Iterator[int]:
    return (number for number, paragraph in enumerate(words.paragraphs) if _row(paragraph) <= _HEAD)


def _row(paragraph: Paragraph) -> int:
    """Returns the row of the table in which it stands; outside of tables it is beyond all heads."""
    cell = paragraph.anchor.path.cell_place
    return cell.row if cell else _HEAD + 1


def _joined(words: Sequence[Token]) -> str:
    return "".join(word.key for word in words)


def _repeated(document: Document, final: Document) -> dict[HeaderKey, Paragraph]:
    found = {}
    for section in document.sections:
        for kind in _shown(document, section, final.page_count == 1):
            for blocks in (section.headers.get(kind, ()), section.footers.get(kind, ())):
                found.update({key: p for p in flatten(blocks) if (key := _key(words_in(p, 0)))})
    return found


def _shown(document: Document, section: Section, one_page: bool) -> Iterator[HeaderKind]:
    """Yields the kinds of headers that a page shows; files keep others too."""
    if section.title_page:
        yield HeaderKind.FIRST
    if not (section.title_page and one_page):
        yield HeaderKind.DEFAULT
    if document.even_and_odd and not one_page:
        yield HeaderKind.EVEN


def _key(words: Iterator[Token] | list[Token]) -> HeaderKey:
    return tuple(word.key for word in words if word.key[0].isalpha())


def _side(paragraph: Paragraph) -> DifferenceSide:
    return DifferenceSide((paragraph.anchor,), " ".join(paragraph.text.split()))


def pictures(draft: Document, final: Document) -> Iterator[Difference]:
    """Yields a difference where pictures come, or where all of them are gone.

    Seals and signatures come when a document goes out. Drawings may become lines on the page, so only photographs and the
    like count as lost.
    """
    ours, theirs = len(draft.pictures), len(final.pictures)
    photographs = [p for p in draft.pictures if p.format is not PictureFormat.OTHER]
    if photographs and not theirs:
        side = DifferenceSide((photographs[0].anchor,))
        yield Difference(
            DifferenceKind.PICTURE_LOST,
            LEVELS[DifferenceKind.PICTURE_LOST],
            side,
            DifferenceSide(),
            len(photographs),
            theirs,
        )
    elif theirs > ours:
        side = DifferenceSide((final.pictures[-1].anchor,))
        yield Difference(
            DifferenceKind.PICTURE_ADDED, LEVELS[DifferenceKind.PICTURE_ADDED], DifferenceSide(), side, ours, theirs
        )


def pages(draft: Document, final: Document) -> Iterator[Difference]:
    """Yields a difference of page counts.

    A Word file states how many pages it had when it was saved, which may be long ago; such a count is only noted.
    """
    ours, theirs = draft.page_count, final.page_count
    if ours and theirs and ours != theirs:
        counted = draft.pages and final.pages
        yield Difference(
            DifferenceKind.PAGE_COUNT,
            LEVELS[DifferenceKind.PAGE_COUNT] if counted else Level.INFO,
            DifferenceSide(),
            DifferenceSide(),
            ours,
            theirs,
        )
