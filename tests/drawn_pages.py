"""Pages made by hand, as an engine would list them: text set by the widths of its letters, lines, fields.

All lengths in points from the top left corner of the page. The sheet is A4 with margins of 85 and 42.5 points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import TypeVar

from msgspec.structs import replace

from decree30_lint.formats.pdf.content import FormField, Glyph, GlyphStyle, Image, PageContent, PageStroke, Tag
from decree30_lint.formats.pdf.layout.blocks.block import BoxLines, PageBlocks, TableLines
from decree30_lint.formats.pdf.layout.paragraphs.build import Laid
from decree30_lint.formats.pdf.layout.rows.lines import TextLine
from decree30_lint.formats.pdf.layout.sequence import lay_out, lay_out_page
from decree30_lint.model.document import Frame, Paragraph, Span, Table
from decree30_lint.model.formatting import RunFormat
from decree30_lint.model.metrics import text_width
from decree30_lint.model.units import Pt

_Block = TypeVar("_Block", Paragraph, Table, Frame)
WIDTH, HEIGHT = 595.3, 841.9
LEFT, RIGHT, TOP, FOOT = 85.0, 552.8, 57.0, 785.0
MIDDLE = (LEFT + RIGHT) / 2
PITCH = 16.1  # of 14 points at single spacing

PLAIN = GlyphStyle("TimesNewRomanPSMT", 14.0, "Times New Roman", bold=False, italic=False, colour="000000")
BOLD = replace(PLAIN, font="TimesNewRomanPS-BoldMT", bold=True)
ITALIC = replace(PLAIN, font="TimesNewRomanPS-ItalicMT", italic=True)


def sized(size: float, look: GlyphStyle = PLAIN) -> GlyphStyle:
    return replace(look, size=size)


def width(text: str, look: GlyphStyle = PLAIN) -> float:
    """Of the text with the blanks at its ends, as the pen moves."""
    letters = RunFormat(look.family, Pt(look.size), look.bold, look.italic)
    return text_width([Span(f"|{text}|", letters, 0)]) - text_width([Span("||", letters, 0)])


def put(text: str, left: float, baseline: float, look: GlyphStyle = PLAIN, blank: float | None = None) -> list[Glyph]:
    """`blank`: how wide each blank is, where that is not the font's own."""
    found = []
    for letter in text:
        right = left + (blank if blank is not None and letter == " " else width(letter, look))
        found.append(Glyph(letter, left, right, baseline, look))
        left = right
    return found


def centred(text: str, baseline: float, look: GlyphStyle = PLAIN, middle: float = MIDDLE) -> list[Glyph]:
    return put(text, middle - width(text, look) / 2, baseline, look)


def ended(text: str, baseline: float, look: GlyphStyle = PLAIN, right: float = RIGHT) -> list[Glyph]:
    return put(text, right - width(text, look), baseline, look)


def prose(
    text: str,
    baseline: float,
    look: GlyphStyle = PLAIN,
    *,
    left: float = LEFT,
    right: float = RIGHT,
    first: float = 0.0,
    pitch: float = PITCH,
    justified: bool = True,
) -> list[Glyph]:
    """Broken into lines as wide as the room; `first`: indent of the first line, negative where it hangs."""
    found: list[Glyph] = []
    lines = list(broken(text, look, right - left, first))
    for at, line in enumerate(lines):
        begin = left + (first if at == 0 else 0.0)
        blank = None
        if justified and at < len(lines) - 1 and " " in line:
            blank = width(" ", look) + (right - begin - width(line, look)) / line.count(" ")
        found += put(line, begin, baseline + at * pitch, look, blank)
    return found


def broken(text: str, look: GlyphStyle = PLAIN, room: float = RIGHT - LEFT, first: float = 0.0) -> Iterator[str]:
    words = text.split(" ")
    line = words[0]
    free = room - first
    for word in words[1:]:
        if width(f"{line} {word}", look) > free:
            yield line
            line, free = word, room
        else:
            line += f" {word}"
    yield line


def level(left: float, right: float, y: float, *, solid: bool = True, thick: float = 0.75) -> PageStroke:
    return PageStroke(left, y, right, y + thick, "000000", solid)


def upright(x: float, top: float, bottom: float) -> PageStroke:
    return PageStroke(x, top, x + 0.5, bottom, "000000", True)


def boxed(left: float, top: float, right: float, bottom: float) -> list[PageStroke]:
    return grid((left, right), (top, bottom))


def grid(xs: Sequence[float], ys: Sequence[float]) -> list[PageStroke]:
    """All lines of a table, each as long as the table."""
    return [
        *(PageStroke(xs[0], y, xs[-1], y + 0.5, "000000", True) for y in ys),
        *(upright(x, ys[0], ys[-1]) for x in xs),
    ]


def page(
    *glyphs: Iterable[Glyph],
    rules: Iterable[PageStroke] = (),
    images: Iterable[Image] = (),
    fields: Iterable[FormField] = (),
    number: int = 1,
    size: tuple[float, float] = (WIDTH, HEIGHT),
    tags: Tag | None = None,
) -> PageContent:
    drawn = [glyph for part in glyphs for glyph in part]
    return PageContent(number, *size, drawn, list(rules), list(images), list(fields), tags=tags)


def marked(mark: int, *glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Glyphs that the tags of the page name by `mark`."""
    return [glyph._replace(mark=mark) for part in glyphs for glyph in part]


def pages(*contents: Iterable[Glyph]) -> list[PageContent]:
    return [page(glyphs, number=number) for number, glyphs in zip(count(1), contents, strict=False)]


def laid(*contents: PageContent) -> Laid:
    return lay_out([lay_out_page(content) for content in contents])


def only(kind: type[_Block], content: PageContent) -> _Block:
    """The one block of the page."""
    (section,) = laid(content).sections
    (block,) = section.blocks
    assert isinstance(block, kind)
    return block


def shown(layout: PageBlocks) -> list[object]:
    """The regions as texts: a line as itself, columns and tables as their rows of cells, a box as what stands in it."""
    return [_shown(region) for region in layout.blocks]


def _shown(region: TextLine | TableLines | BoxLines) -> object:
    match region:
        case TextLine():
            return region.text
        case BoxLines():
            return ("box", *(line.text for line in region.lines))
        case TableLines():
            kind = "table" if region.ruled else "columns"
            return (kind, *([" / ".join(line.text for line in cell.lines) for cell in row] for row in region.rows))
