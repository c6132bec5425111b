"""Whatever an engine lists, pages are laid out without an error, and each visible letter is in the document once.

Left out by design: letters that stand turned or off the page, have no height, or that nobody sees.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from hypothesis import given, settings
from hypothesis import strategies as st

from decree30_lint.formats.pdf.content import FormField, Glyph, GlyphStyle, PageContent, PageStroke
from decree30_lint.formats.pdf.layout.blocks.block import BoxLines, PageBlocks, TableLines, TextBlock
from decree30_lint.formats.pdf.layout.blocks.page_regions import split_running_heads
from decree30_lint.formats.pdf.layout.blocks.split_signature_blocks import join_split_signature_blocks
from decree30_lint.formats.pdf.layout.paragraphs.build import Laid
from decree30_lint.formats.pdf.layout.sequence import lay_out, lay_out_page
from decree30_lint.formats.text import clean
from decree30_lint.model.document import Block, HeaderKind, flatten

_FAR = 1e6
_FIELDS = [FormField("Sig", "one", 0, 0, 10, 10), FormField("Tx", "two", 0, 0, 10, 10)]
_anywhere = st.floats(-_FAR, _FAR)
_near = st.one_of(st.integers(-30, 900).map(float), st.floats(-30, 900))
_places = st.one_of(_near, _near, _near, _anywhere)
_sizes = st.one_of(
    st.sampled_from([8.0, 12.0, 13.0, 14.0]), st.integers(0, 200_000).map(lambda n: n / 1000)
)  # as engines round
_looks = st.builds(
    GlyphStyle,
    font=st.sampled_from(["A", "B"]),
    size=_sizes,
    bold=st.sampled_from([None, False, True]),
    visible=st.sampled_from([True, True, True, False]),
    angle=st.sampled_from([0, 0, 0, 0, 90, 7]),
    field=st.sampled_from([None, None, None, 0, 1]),
)
_texts = st.one_of(
    st.sampled_from(
        ["a", "B", "đ", "1", "Ế", "-", "_", " ", " ", "", "ffi", "\u00a0", "Điều", "Số:", "Nơi", "nhận", "/", "."]
    ),
    st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=3),
)


@st.composite
def _glyphs(draw: st.DrawFn) -> list[Glyph]:
    """Glyphs one by one, or many in a few rows."""
    looks = draw(st.lists(_looks, min_size=1, max_size=4))
    baselines = st.one_of(st.sampled_from(draw(st.lists(_places, min_size=1, max_size=6))), _places)
    widths = st.one_of(st.floats(0, 20), st.floats(-20, 200), st.just(0.0))
    parts = st.tuples(_texts, _places, widths, baselines, st.sampled_from(looks))
    drawn = draw(st.lists(parts, max_size=60))
    return [Glyph(text, left, left + width, baseline, look) for text, left, width, baseline, look in drawn]


@st.composite
def _rules(draw: st.DrawFn) -> list[PageStroke]:
    edges = draw(st.lists(st.tuples(_places, _places, _places, _places), max_size=12))
    return [
        PageStroke(min(a, b), min(c, d), max(a, b), max(c, d), None, True, draw(st.sampled_from([None, None, 0])))
        for a, b, c, d in edges
    ]


_lengths = st.one_of(st.just(595.0), st.floats(0, 2000))


@st.composite
def _pages(draw: st.DrawFn, number: int = 1) -> PageContent:
    return PageContent(number, draw(_lengths), draw(_lengths), draw(_glyphs()), draw(_rules()), [], _FIELDS)


def _counted(texts: Iterable[str]) -> Counter[str]:
    return Counter(letter for text in clean(list(texts)) for letter in text if not letter.isspace())


def _visible(page: PageContent) -> Counter[str]:
    upright = [g for g in page.glyphs if g.style.angle == 0 and -2 < g.baseline < page.height + 20 and g.style.size > 1]
    return _counted(g.text or "\ufffd" for g in upright if g.style.visible or g.style.field is not None)


def _texts_of(blocks: Sequence[Block]) -> list[str]:
    return [paragraph.text for paragraph in flatten(tuple(blocks))]


def _said(layout: PageBlocks, laid: Laid) -> Counter[str]:
    (section,) = laid.sections
    edges = [*section.headers[HeaderKind.DEFAULT], *section.footers[HeaderKind.DEFAULT]]
    signed = [line.text for field in layout.signed for line in field.lines]
    return _counted([*_texts_of(section.blocks), *_texts_of(edges), *(note.text for note in laid.footnotes), *signed])


@settings(max_examples=100, deadline=None)
@given(_pages())
def test_each_visible_letter_is_kept_once(page: PageContent) -> None:
    layout = lay_out_page(page)
    assert _said(layout, lay_out([layout])) == _visible(page)


@settings(max_examples=50, deadline=None)
@given(st.lists(_pages(), min_size=2, max_size=5))
def test_each_line_of_many_pages_stands_in_one_place(pages: list[PageContent]) -> None:
    """In the text of its page, in its margins or among its notes; a closing keeps all that goes on overleaf."""
    layouts = [lay_out_page(page)._replace(number=number) for number, page in enumerate(pages, start=1)]
    sides = split_running_heads(layouts)
    for layout, side in zip(layouts, sides, strict=True):
        beside = set(map(id, side.number.beside if side.number else ()))
        running = [line for line in (*side.header, *side.footer) if id(line) not in beside]
        taken = [*side.blocks, *running, *side.notes, *([side.number.block] if side.number else [])]
        assert Counter(map(id, taken)) == Counter(map(id, layout.blocks))
    assert _lines(chain.from_iterable(join_split_signature_blocks([side.blocks for side in sides]))) == _lines(
        chain.from_iterable(side.blocks for side in sides)
    )


def _lines(blocks: Iterable[TextBlock]) -> Counter[int]:
    """How often each line stands there."""
    found: Counter[int] = Counter()
    for block in blocks:
        match block:
            case TableLines():
                found.update(id(line) for row in block.rows for cell in row for line in cell.lines)
            case BoxLines():
                found.update(map(id, block.lines))
            case _:
                found[id(block)] += 1
    return found
