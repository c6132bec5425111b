"""Both engines list the same of real documents. Where they may differ, the cause is named below."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple
from unicodedata import normalize

import pytest
from tests.conftest import SHARED

from decree30_lint.formats.pdf.content import Engine, FileFacts, Glyph, PageContent, PageStroke
from decree30_lint.formats.pdf.engines.pdfium import PDFIUM
from decree30_lint.formats.pdf.engines.plumber import PLUMBER

pytestmark = pytest.mark.shared

PLACE = 0.5  # points between the pens of both
SIZE = 0.1
PAGES = 2  # the first ones of each file

FILES = sorted(str(path.relative_to(SHARED / "corpus")) for path in SHARED.glob("corpus/p*/*.pdf"))

# LibreOffice writes beside letters typed as base and accent what was typed (ActualText). pdfium follows it and then does not
# say which glyph of the font was drawn, so that the end of such a letter is known by its ink only.
END_BY_INK = {"pairs/d033.pdf": 1.5}


class Read(NamedTuple):
    """The first pages of a file, and what it says of itself."""

    pages: list[PageContent]
    facts: FileFacts


class Twice(NamedTuple):
    name: str
    quick: Read
    sure: Read

    def pages(self) -> Iterator[tuple[PageContent, PageContent]]:
        return zip(self.quick.pages, self.sure.pages, strict=True)


@pytest.fixture(scope="module", params=FILES)
def twice(request: pytest.FixtureRequest) -> Twice:
    data = (SHARED / "corpus" / request.param).read_bytes()
    return Twice(request.param, _read(PDFIUM, data), _read(PLUMBER, data))


def _read(engine: Engine, data: bytes) -> Read:
    source = engine.open(data)
    pages = list(islice(source.pages(), PAGES))
    facts = source.facts
    source.close()
    return Read(pages, facts)


def test_letters_are_the_same(twice: Twice) -> None:
    for quick, sure in twice.pages():
        unmatched = _by_place(sure.glyphs)
        for glyph in _inked(quick.glyphs):
            twin = _twin(glyph, unmatched)
            assert twin is not None, f"page {quick.number}: {glyph} is not there"
            assert abs(glyph.right - twin.right) < END_BY_INK.get(twice.name, PLACE)
            assert abs(glyph.style.size - twin.style.size) < SIZE
            assert _plain(glyph) == _plain(twin)
        assert [glyph for glyphs in unmatched.values() for glyph in glyphs] == []


def test_level_lines_are_the_same(twice: Twice) -> None:
    for quick, sure in twice.pages():
        assert _levels(quick.rules) == pytest.approx(_levels(sure.rules), abs=PLACE)


def test_pictures_and_fields_are_the_same(twice: Twice) -> None:
    for quick, sure in twice.pages():
        assert (quick.width, quick.height) == pytest.approx((sure.width, sure.height), abs=0.01)
        for one, two in zip(quick.images, sure.images, strict=True):
            assert one[:4] == pytest.approx(two[:4], abs=PLACE)
            assert (*one[4:8], one.field) == (*two[4:8], two.field)
        assert [field[:2] for field in quick.fields] == [field[:2] for field in sure.fields]


def test_files_say_the_same_of_themselves(twice: Twice) -> None:
    assert twice.quick.facts == twice.sure.facts


def _inked(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """Without blanks (pdfium joins several to one) and without letters that mean nothing."""
    return (glyph for glyph in glyphs if glyph.text.strip())


def _by_place(glyphs: Iterable[Glyph]) -> dict[tuple[str, int, int], list[Glyph]]:
    found = defaultdict(list)
    for glyph in _inked(glyphs):
        found[_cell(glyph, 0, 0)].append(glyph)
    return found


def _cell(glyph: Glyph, right: int, down: int) -> tuple[str, int, int]:
    return normalize("NFC", glyph.text), round(glyph.left) + right, round(glyph.baseline) + down


def _twin(glyph: Glyph, unmatched: dict[tuple[str, int, int], list[Glyph]]) -> Glyph | None:
    """Takes out the same letter at the same place."""
    for right in (0, -1, 1):
        for down in (0, -1, 1):
            others = unmatched.get(_cell(glyph, right, down), [])
            for other in others:
                if abs(other.left - glyph.left) < PLACE and abs(other.baseline - glyph.baseline) < PLACE:
                    others.remove(other)
                    return other
    return None


def _plain(glyph: Glyph) -> tuple[object, ...]:
    look = glyph.style
    return look.font, look.family, look.bold, look.italic, look.colour, look.visible, look.angle, look.field


def _levels(rules: list[PageStroke]) -> list[float]:
    """The numbers of all level lines from the top down."""
    level = [rule for rule in rules if rule.right - rule.left > rule.bottom - rule.top]
    return [number for rule in sorted(level, key=lambda rule: [round(x) for x in rule[:4]]) for number in rule[:4]]
