"""Describes a document as its reader would see it, whatever the file format."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from decree30_lint.model.formatting import ParagraphLayout, RunFormat
from decree30_lint.model.knowledge import Knowledge
from decree30_lint.model.path import Path
from decree30_lint.model.picture import Page, Picture, Scan
from decree30_lint.model.place import Anchor, Box, Extent
from decree30_lint.model.units import Pt

if TYPE_CHECKING:  # few files are signed, and few are asked where their looks come from
    from decree30_lint.model.origin import ParagraphOrigins
    from decree30_lint.model.signatures import Signature

SIGNED = "SIGNATURE"
"""`Span.field` of what a digital signature's appearance wrote into a blank: the number, the day. Nobody chose its look."""


class Encoding(StrEnum):
    """Names the old Vietnamese encodings, as found in the characters themselves, whatever the font's name says."""

    TCVN3 = "tcvn3"
    VNI = "vni"


class Span(Struct, frozen=True):
    """A span is a longest stretch of text with one format.

    `text` is in NFC, with plain blanks, without invisible characters, with old encodings decoded and w:caps applied; a tab
    is "\\t", a line break "\\n", a page break "\\f". `raw` is what the file holds where that differs from `text`, else None.
    `start` counts characters from the beginning of the paragraph.
    """

    text: str
    format: RunFormat
    start: int
    raw: str | None = None
    field: str | None = None  # "PAGE", "NUMPAGES", "MERGEFIELD", "FORMTEXT" … of the field that shows this text
    generated: bool = False  # automatic number or bullet: no character of the file
    link: bool = False
    encoding: Encoding | None = None
    box: Box | None = None

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class Paragraph(Struct, frozen=True, dict=True):
    """A paragraph is one of the document's, or a piece of one (see `piece`).

    An automatic number is its first span, marked `generated`. `extent` is the stretch across the page in which its lines may
    stand, before its indents; None where it is not known.
    """

    spans: tuple[Span, ...]
    layout: ParagraphLayout
    anchor: Anchor
    extent: Extent | None = None
    style: str | None = None  # name of the paragraph style
    mark: RunFormat = field(default_factory=RunFormat)  # look of the paragraph mark: gives an empty paragraph its height
    outline: int | None = None  # heading level, 1-9
    list_level: str | None = None  # format of its automatic numbering: "decimal", "lowerLetter", "upperRoman", "bullet" …
    boxed: bool = False  # borders of its own on all four sides
    listed: bool = False  # a field lists it: an entry of a table of contents

    @cached_property
    def text(self) -> str:
        """Returns the text of all spans, the automatic number included."""
        return "".join(span.text for span in self.spans)

    @property
    def label(self) -> str:
        """Returns the automatic number or bullet as the page shows it: "Điều 1.", "a)", "-"; "" if there is none."""
        return "".join(span.text for span in self.spans if span.generated).strip()

    @property
    def is_blank(self) -> bool:
        """Tells whether nothing but blanks stands in the paragraph."""
        return not self.text.strip()

    def at(self, span: Span) -> Anchor:
        """Returns the anchor of the characters of `span`, which is one of this paragraph's."""
        return replace(self.anchor, start=span.start, end=span.end, box=span.box)

    def piece(self, start: int, end: int) -> Paragraph:
        """Returns the characters from `start` to `end` as a paragraph of their own, for lines that hold two parts.

        Offsets stay those of the whole paragraph. Behind a line break the first-line indent no longer counts.
        """
        layout = self.layout
        if layout.first_line and "\n" in self.text[:start]:
            layout = replace(layout, first_line=Pt(0))
        spans = []
        for span in self.spans:
            low, high = max(span.start, start), min(span.end, end)
            if low < high:
                text = span.text[low - span.start : high - span.start]
                raw = span.raw if span.raw is None or text == span.text else None
                spans.append(replace(span, text=text, start=low, raw=raw))
        return replace(self, spans=tuple(spans), anchor=self.anchor.slice(start, end), layout=layout)


class Frame(Struct, frozen=True):
    """A frame is a text box or a positioned frame (w:framePr); it stands after the paragraph that holds it."""

    blocks: tuple[Block, ...]
    anchor: Anchor
    extent: Extent | None = None
    offset: Pt | None = None  # downwards from the top of the paragraph that holds it
    outlined: bool = False  # has a visible border


class Cell(Struct, frozen=True):
    """A cell of a table covers one or more grid columns; `extent` is the stretch across the page that its text may take."""

    blocks: tuple[Block, ...]
    extent: Extent | None
    column: int  # grid column where it begins, from 1
    span: int = 1  # grid columns it covers
    merged_up: bool = False  # continues the cell above: no content of its own


class Table(Struct, frozen=True):
    """A table is a sequence of rows; it is also how letterheads place their columns, then `ruled` is false."""

    rows: tuple[tuple[Cell, ...], ...]
    ruled: bool  # false: used only to place things, no visible inner lines
    anchor: Anchor


Block = Paragraph | Table | Frame


class StrokeKind(StrEnum):
    """Names how a horizontal line is made."""

    DRAWN = "drawn"  # DrawingML or VML shape, path in a PDF
    BORDER = "border"  # of a paragraph, a cell or a table
    TYPED = "typed"  # underscores, dashes, macrons
    UNDERLINE = "underline"  # of the characters themselves


class Stroke(Struct, frozen=True):
    """A stroke is a horizontal line on the page.

    `anchor` is the paragraph it stands under, and its characters where one paragraph holds two columns. Lengths are in
    points: `left` counts from the page's left edge, `gap` is the distance from the foot of the text above. None means that
    the file does not say.
    """

    kind: StrokeKind
    anchor: Anchor
    length: Pt | None = None
    left: Pt | None = None
    width: Pt | None = None  # thickness
    solid: bool | None = None
    gap: Pt | None = None
    owner: Anchor | None = None  # where the line itself is stored, if that is another paragraph


class Margins(Struct, frozen=True):
    """The margins are the empty border of a page, in points; `left` includes the gutter.

    `estimated` names the edges that the file shows only roughly: they tell the sides of the page but are too vague to be
    judged. Those of them in `at_most` are no wider than stated, since text reaches them; `at_least` states how wide they are
    at the least, since text that goes on from page to page begins no higher.
    """

    top: Pt
    bottom: Pt
    left: Pt
    right: Pt
    header: Pt | None = None  # from the page's upper edge to the header's text
    footer: Pt | None = None
    mirrored: bool = False
    estimated: frozenset[str] = frozenset()  # "top", "bottom", "left", "right"
    at_most: frozenset[str] = frozenset()
    at_least: Mapping[str, Pt] = field(default_factory=dict)


class HeaderKind(StrEnum):
    """Names the pages that a header or footer is for, as w:headerReference does."""

    DEFAULT = "default"
    FIRST = "first"
    EVEN = "even"


class Section(Struct, frozen=True):
    """A section is a run of pages with one paper size and one set of margins.

    `headers` and `footers` are those in force: links to the section before are resolved.
    """

    width: Pt
    height: Pt
    margins: Margins | None
    blocks: tuple[Block, ...]
    anchor: Anchor
    headers: Mapping[HeaderKind, tuple[Block, ...]] = field(default_factory=dict)
    footers: Mapping[HeaderKind, tuple[Block, ...]] = field(default_factory=dict)
    title_page: bool = False  # its first page has a header and footer of its own
    first_number: int | None = None  # page numbering restarts here
    number_format: str | None = None  # of its page numbers, as in w:pgNumType: "decimal", "lowerRoman"
    continuous: bool = False  # begins on the page of the section before

    @property
    def landscape(self) -> bool:
        """Tells whether the paper is wider than high."""
        return self.width > self.height


class Comment(Struct, frozen=True):
    """A comment is a remark that somebody put beside the text; its author is left out.

    `text` has one line for each paragraph. `anchor` is where it begins and `also` holds the further paragraphs it spans. A
    comment at a single point stands for its paragraph. Comments that this program wrote are left out.
    """

    anchor: Anchor
    text: str
    also: tuple[Anchor, ...] = ()


class LeftoverKind(StrEnum):
    """Names what writing a document leaves in its file, and no reader is meant to get."""

    CHANGE = "change"  # tracked, neither accepted nor rejected
    HIDDEN = "hidden"  # text with the property "hidden"
    WHITE = "white"  # white text upon no fill
    TINY = "tiny"  # text of at most 1 pt


class Leftover(Struct, frozen=True):
    """A leftover is one place where something of the kind stands; of hidden text that is the paragraph."""

    kind: LeftoverKind
    anchor: Anchor


class Precision(Struct, frozen=True):
    """States how far a value read from this file may be from the truth, in points."""

    length: Pt
    size: Pt


class Legibility(StrEnum):
    """Names how far the text of a file can be read."""

    FULL = "full"
    OCR = "recognised"  # by a program that reads pictures: words are likely, their look and place are not known
    NONE = "none"  # a scan without text, or letters without meaning


class Document(Struct, frozen=True, dict=True):
    """A document is the content of one file: sections of blocks, and what stands on the pages beside them.

    `knows` states what the format of the file can tell at all. `format` is its name, for messages, and
    for rules that are about one format.
    """

    name: str
    format: str  # "docx", "pdf"
    sections: tuple[Section, ...]
    strokes: tuple[Stroke, ...]
    precision: Precision
    knows: frozenset[Knowledge]
    pages: tuple[Page, ...] = ()
    page_count: int | None = None  # stated by the file or counted
    even_and_odd: bool = False  # even pages have headers and footers of their own
    footnotes: tuple[Paragraph, ...] = ()
    appearances: tuple[Paragraph, ...] = ()  # what digital signatures show, apart from what fills blanks of the text
    pictures: tuple[Picture, ...] = ()
    comments: tuple[Comment, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    signatures: tuple[Signature, ...] = ()
    facts: Mapping[str, str | int | bool] = field(default_factory=dict)
    # facts: "producer", "tracked_changes" (count), "comments" (count), "protected", "macros", "converted_from" (".doc"),
    # of a PDF "version" ("1.4"), of a DOCX which properties are filled in: "author", "last_editor", "company" …
    origins: Mapping[Path, ParagraphOrigins] = field(default_factory=dict)  # of paragraphs, where the file tells
    scan: Scan | None = None  # where its pages are pictures of paper
    legibility: Legibility = Legibility.FULL
    scaled: bool = False  # printed smaller or larger than it was set: no length is the document's own

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Returns the paragraphs of the body in reading order, tables and frames included, headers and footers not."""
        return tuple(p for section in self.sections for p in flatten(section.blocks))

    def every_paragraph(self) -> Iterator[Paragraph]:
        """Yields the paragraphs of the body, the footnotes, the headers and the footers, each once."""
        yield from self.paragraphs
        yield from self.footnotes
        edges = (b for section in self.sections for b in (*section.headers.values(), *section.footers.values()))
        for blocks in {id(blocks): blocks for blocks in edges}.values():  # many sections may share one
            yield from flatten(blocks)

    @cached_property
    def characters(self) -> int:
        """Counts the characters of the body."""
        return sum(len(paragraph.text) for paragraph in self.paragraphs)

    @cached_property
    def section_of(self) -> Mapping[Path, Section]:
        """Maps the path of each paragraph of the body to the section that holds it."""
        return {p.anchor.path: section for section in reversed(self.sections) for p in flatten(section.blocks)}

    def between(self, first: int, last: int) -> Sequence[Paragraph]:
        """Returns the paragraphs whose anchors have an `order` from `first` to `last`, both included."""
        return self.paragraphs[bisect_left(self._orders, first) : bisect_right(self._orders, last)]

    @cached_property
    def _orders(self) -> Sequence[int]:
        """Returns the `order` of each paragraph, which grows from paragraph to paragraph."""
        return [paragraph.anchor.order for paragraph in self.paragraphs]

    @cached_property
    def strokes_under(self) -> Mapping[Path, tuple[Stroke, ...]]:
        """Maps the path of a paragraph to the strokes that stand under it."""
        found: dict[Path, list[Stroke]] = {}
        for stroke in self.strokes:
            found.setdefault(stroke.anchor.path, []).append(stroke)
        return {path: tuple(strokes) for path, strokes in found.items()}


def flatten(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """Yields the paragraphs of `blocks` in reading order: tables row by row, frames after the paragraph that holds them."""
    for block in blocks:
        match block:
            case Paragraph():
                yield block
            case Frame():
                yield from flatten(block.blocks)
            case Table():
                for row in block.rows:
                    for cell in row:
                        yield from flatten(cell.blocks)
