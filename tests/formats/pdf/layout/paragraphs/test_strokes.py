"""Level lines of a page → underlines of words, lines under texts, or neither."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest
from tests.drawn_pages import BOLD, LEFT, MIDDLE, RIGHT, centred, grid, laid, level, page, put, upright, width

from decree30_lint.formats.pdf.content import Glyph, PageStroke
from decree30_lint.model.document import Stroke, StrokeKind, flatten

MOTTO = "Độc lập - Tự do - Hạnh phúc"
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
HALF = width(MOTTO, BOLD) / 2


def motto() -> list[Glyph]:
    return [*centred(NATION, 70, BOLD), *centred(MOTTO, 87, BOLD)]


def strokes(glyphs: Iterable[Glyph], *rules: PageStroke) -> list[tuple[Stroke, str]]:
    """Each with the text that it stands under."""
    found = laid(page(glyphs, rules=rules))
    texts = {p.anchor.path: p.text for section in found.sections for p in flatten(section.blocks)}
    return [(stroke, texts[stroke.anchor.path]) for stroke in found.strokes]


def under(glyphs: Iterable[Glyph], *rules: PageStroke) -> list[tuple[str, str]]:
    return [(stroke.kind.value, text) for stroke, text in strokes(glyphs, *rules)]


# Lines under a text


def test_a_line_below_the_motto() -> None:
    ((stroke, text),) = strokes(motto(), level(MIDDLE - HALF, MIDDLE + HALF, 93))
    assert text.endswith(MOTTO)
    assert (stroke.kind, stroke.solid, stroke.width) == (StrokeKind.DRAWN, True, 0.75)
    assert stroke.length == pytest.approx(2 * HALF)
    assert stroke.left == pytest.approx(MIDDLE - HALF)
    assert stroke.gap == pytest.approx(93 - (87 + 0.216 * 14))
    assert stroke.anchor.page == 1


def test_a_dashed_line_is_not_solid() -> None:
    ((stroke, _),) = strokes(motto(), level(MIDDLE - 50, MIDDLE + 50, 93, solid=False))
    assert stroke.solid is False


@pytest.mark.parametrize(("down", "found"), [(0.0, True), (30.0, True), (50.0, False)])
def test_lines_further_down_belong_to_nothing(down: float, found: bool) -> None:
    assert bool(under(motto(), level(MIDDLE - 40, MIDDLE + 40, 93 + down))) is found


@pytest.mark.parametrize(("right", "found"), [(0.0, True), (230.0, False)])
def test_lines_beside_belong_to_nothing(right: float, found: bool) -> None:
    assert bool(under(motto(), level(MIDDLE - 40 + right, MIDDLE + 40 + right, 93))) is found


def test_a_line_belongs_to_the_nearest_text_above() -> None:
    name, number = centred("SỞ NỘI VỤ", 70, BOLD, 165), put("Số: 05/SNV-VP", 120, 100)
    assert under([*name, *number], level(150, 180, 78)) == [("drawn", "SỞ NỘI VỤ")]
    assert under([*name, *number], level(150, 180, 106)) == [("drawn", "Số: 05/SNV-VP")]


def test_upright_lines_and_tables_are_no_strokes() -> None:
    table = grid((LEFT, 200, 400), (80, 110, 140))
    assert under(put("ô", LEFT + 5, 100), upright(450, 60, 200), *table) == []


# Underlines


@pytest.mark.parametrize(
    ("rule", "kind"),
    [
        (level(MIDDLE - HALF, MIDDLE + HALF, 88.5), "underline"),
        (level(MIDDLE - HALF, MIDDLE - HALF + 40, 88.5), "underline"),  # of its first words
        (level(MIDDLE - 30, MIDDLE + 30, 88.5), "drawn"),  # short and below the middle: drawn too high
        (level(MIDDLE - HALF + 8, MIDDLE + HALF - 8, 88.5), "drawn"),  # shorter than the text at both ends
        (level(MIDDLE - HALF, MIDDLE + HALF, 91), "drawn"),  # too low
        (level(MIDDLE - HALF - 20, MIDDLE + HALF + 20, 88.5), "drawn"),  # longer than the text
    ],
)
def test_underlines_are_told_by_their_place(rule: PageStroke, kind: str) -> None:
    assert [found for found, _ in under(motto(), rule)] == [kind]


@pytest.mark.parametrize(
    ("begin", "end", "expected"),
    [(0, 1, [True, False]), (1, 2, [False, True]), (0, 2, [True, True]), (0, 0.5, [False, False])],
)
def test_underlined_letters(begin: float, end: float, expected: list[bool]) -> None:
    """The line runs along under most of the letters of one look."""
    bold = put("Nơi nhận: ", LEFT, 100, BOLD)
    plain = put("các sở ngành", bold[-1].right, 100)
    edges = (LEFT, bold[-2].right, plain[-1].right)
    place = {0: edges[0], 0.5: (edges[0] + edges[1]) / 2, 1: edges[1], 2: edges[2]}
    (section,) = laid(page(bold, plain, rules=[level(place[begin], place[end], 101.5)])).sections
    (paragraph,) = flatten(section.blocks)
    assert [span.format.underlined for span in paragraph.spans] == expected


def test_a_drawn_line_near_the_letters_does_not_underline_them() -> None:
    (section,) = laid(page(motto(), rules=[level(MIDDLE - HALF + 8, MIDDLE + HALF - 8, 88.5)])).sections
    assert not any(span.format.underlined for paragraph in flatten(section.blocks) for span in paragraph.spans)


def test_an_underline_in_pieces_counts_together() -> None:
    """Word draws one for each word."""
    glyphs = put("hai từ", LEFT, 100)
    words = [level(LEFT, glyphs[2].right, 101.5), level(glyphs[4].left, glyphs[5].right, 101.5)]
    (section,) = laid(page(glyphs, rules=words)).sections
    (paragraph,) = flatten(section.blocks)
    assert [span.format.underlined for span in paragraph.spans] == [True]


# Lines across the page


def test_a_line_across_stands_under_all_above_it() -> None:
    """However far up that is; it parts it from what follows, which it belongs to."""
    above, below = put("hết phần trên", LEFT, 100), put("SAO Y", LEFT, 200)
    ((stroke, text),) = strokes([*above, *below], level(LEFT, RIGHT, 180))
    assert text == "hết phần trên"
    assert stroke.owner
    found = laid(page(above, below, rules=[level(LEFT, RIGHT, 180)]))
    owners = {p.anchor.path: p.text for section in found.sections for p in flatten(section.blocks)}
    assert owners[stroke.owner.path] == "SAO Y"


def test_a_short_line_has_no_owner() -> None:
    ((stroke, _),) = strokes([*motto(), *put("dưới", LEFT, 130)], level(MIDDLE - 40, MIDDLE + 40, 93))
    assert stroke.owner is None


# Typed lines


@pytest.mark.parametrize(
    ("typed", "solid"),
    [
        ("________", True),
        ("_ _ _ _", False),
        ("--------", False),
        ("––––––", False),
        ("────", True),
        ("__", None),
        ("_a__", None),
    ],
)
def test_typed_lines(typed: str, solid: bool | None) -> None:
    found = strokes([*motto(), *centred(typed, 97, BOLD)])
    assert [(stroke.kind.value, stroke.solid) for stroke, _ in found] == ([] if solid is None else [("typed", solid)])
    assert all(text.endswith(MOTTO) for _, text in found)


def test_a_typed_line_has_its_length_and_its_own_place() -> None:
    dash = "________"
    ((stroke, _),) = strokes([*motto(), *centred(dash, 97, BOLD)])
    assert stroke.length == pytest.approx(width(dash, BOLD))
    assert stroke.owner
    assert stroke.owner.path != stroke.anchor.path


def test_strokes_stand_in_the_order_of_the_text() -> None:
    texts: Sequence[Glyph] = [*centred("một", 100), *centred("hai", 200), *centred("ba", 300)]
    middle = (LEFT + RIGHT) / 2
    found = under(texts, *(level(middle - 9, middle + 9, y) for y in (305, 105, 205)))
    assert [text for _, text in found] == ["một", "hai", "ba"]
