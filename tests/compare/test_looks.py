"""The same words in other letters, pages and pictures."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.compare.papers import PLAIN, found, looking, paper

from decree30_lint.model.comparison import DifferenceKind
from decree30_lint.model.document import Document
from decree30_lint.model.formatting import RunFormat, VerticalAlign
from decree30_lint.model.path import Path
from decree30_lint.model.picture import Page, Picture, PictureFormat
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import Level
from decree30_lint.model.units import Pt

TEXT = "Sở Nội vụ đề nghị các đơn vị"


def kinds(draft: RunFormat, final: RunFormat, format: str = "docx") -> list[DifferenceKind]:
    return [d.kind for d in found(paper(looking((TEXT, draft))), paper(looking((TEXT, final)), format=format))]


@pytest.mark.parametrize(
    ("final", "expected"),
    [
        (PLAIN, []),
        (replace(PLAIN, bold=True), [DifferenceKind.BOLD]),
        (replace(PLAIN, italic=True), [DifferenceKind.ITALIC]),
        (replace(PLAIN, size=Pt(13)), [DifferenceKind.SIZE]),
        (replace(PLAIN, size=Pt(8), vertical_align=VerticalAlign.SUPERSCRIPT), []),
        (replace(PLAIN, family="Liberation Serif"), [DifferenceKind.SUBSTITUTE]),
        (replace(PLAIN, family="Arial"), [DifferenceKind.FAMILY]),
        (RunFormat(), []),
    ],
)
def test_looks(final: RunFormat, expected: list[DifferenceKind]) -> None:
    assert kinds(PLAIN, final) == expected


def test_sizes_within_the_precision_of_both_readers_agree() -> None:
    assert kinds(PLAIN, replace(PLAIN, size=Pt(14.4)), "pdf") == []
    assert kinds(PLAIN, replace(PLAIN, size=Pt(14.6)), "pdf") == [DifferenceKind.SIZE]


def test_one_change_of_look_is_one_difference_with_all_its_places() -> None:
    bold = replace(PLAIN, bold=True)
    draft = paper(looking((TEXT, PLAIN)), looking((TEXT, PLAIN), number=2))
    (difference,) = found(draft, paper(looking((TEXT, bold)), looking((TEXT, bold), number=2)))
    assert (difference.level, len(difference.also)) == (Level.WARNING, 1)
    assert difference.draft.text == TEXT


def test_the_words_that_look_otherwise_are_named() -> None:
    final = paper(looking(("Sở Nội vụ ", PLAIN), ("đề nghị", replace(PLAIN, italic=True)), (" các đơn vị", PLAIN)))
    (difference,) = found(paper(looking((TEXT, PLAIN))), final)
    assert (difference.kind, difference.draft.text) == (DifferenceKind.ITALIC, "đề nghị")


def test_page_counts() -> None:
    assert found(paper(TEXT, pages=2), paper(TEXT, pages=2)) == found(paper(TEXT, pages=2), paper(TEXT)) == ()
    (stated,) = found(paper(TEXT, pages=2), paper(TEXT, pages=3))
    assert (stated.kind, stated.level, stated.draft_value, stated.final_value) == (
        DifferenceKind.PAGE_COUNT,
        Level.INFO,
        2,
        3,
    )
    (counted,) = found(with_pages(paper(TEXT), 1), with_pages(paper(TEXT), 2))
    assert counted.level is Level.WARNING


def with_pages(document: Document, count: int) -> Document:
    pages = tuple(Page(n, Pt(595), Pt(842)) for n in range(1, count + 1))
    return replace(document, pages=pages, page_count=count)


def test_pictures() -> None:
    picture = Picture(Anchor(Path.parse("body/p[1]"), 1), Pt(80), Pt(60), PictureFormat.PNG)
    plain, drawn = paper(TEXT), replace(paper(TEXT), pictures=(picture,))
    assert [(d.kind, d.level) for d in found(plain, drawn)] == [(DifferenceKind.PICTURE_ADDED, Level.INFO)]
    assert [(d.kind, d.level) for d in found(drawn, plain)] == [(DifferenceKind.PICTURE_LOST, Level.WARNING)]
    assert found(drawn, drawn) == ()
