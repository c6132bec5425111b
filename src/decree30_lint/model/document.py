"""A document as its reader would see it, whatever the file format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from decree30_lint.model.formatting import Align, ParagraphLayout, RunFormat
from decree30_lint.model.place import Anchor, Box, Extent
from decree30_lint.model.units import Pt

if TYPE_CHECKING:  # few files are signed
    from decree30_lint.model.signatures import Signature

SIGNED = "SIGNATURE"
"""`Span.field` of what a digital signature's appearance wrote into a blank: the number, the day. Nobody chose its look."""


class Encoding(StrEnum):
    """Old Vietnamese encodings found in the letters themselves, whatever the font's name says."""

    TCVN3 = "tcvn3"
    VNI = "vni"


class Span(Struct, frozen=True):
    """A longest stretch of text with one look.

    `text` is NFC, blanks made plain, invisible characters dropped, old encodings decoded, automatic capitals applied;
    tab is "\\t", line break "\\n", page break "\\f". `raw` is what the file holds where that differs from `text`, else None.
    `start` counts from the beginning of the paragraph.
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
    """A paragraph, or a piece of one (see `piece`). An automatic number is its first span, marked `generated`.

    `extent` is where its lines may stand across the page, before its indents.
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

    @cached_property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)

    @property
    def label(self) -> str:
        """The automatic number or bullet, as the page shows it: "Điều 1.", "a)", "-"; "" if there is none."""
        return "".join(span.text for span in self.spans if span.generated).strip()

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()

    def at(self, span: Span) -> Anchor:
        return replace(self.anchor, start=span.start, end=span.end, box=span.box)

    def piece(self, start: int, end: int, *, align: Align | None = None, room: Extent | None = None) -> Paragraph:
        """The characters from `start` to `end` as a paragraph of their own: for lines that hold two parts.

        Offsets stay those of the whole paragraph. `align` and `room` replace what tabs and breaks make untrue. Behind a
        line break the indent of the first line counts no more.
        """
        layout = replace(self.layout, align=align) if align else self.layout
        if layout.first_line and "\n" in self.text[:start]:
            layout = replace(layout, first_line=Pt(0))
        spans = []
        for span in self.spans:
            low, high = max(span.start, start), min(span.end, end)
            if low < high:
                text = span.text[low - span.start : high - span.start]
                raw = span.raw if span.raw is None or text == span.text else None
                spans.append(replace(span, text=text, start=low, raw=raw))
        return replace(
            self,
            spans=tuple(spans),
            anchor=self.anchor.slice(start, end),
            layout=layout,
            extent=room or self.extent,
        )


class Frame(Struct, frozen=True):
    """A text box or a positioned frame, standing after the paragraph that holds it."""

    blocks: tuple[Block, ...]
    anchor: Anchor
    extent: Extent | None = None
    offset: Pt | None = None  # downwards from the top of the paragraph that holds it
    outlined: bool = False  # has a visible border


class Cell(Struct, frozen=True):
    blocks: tuple[Block, ...]
    extent: Extent | None
    column: int  # grid column where it begins, from 1
    span: int = 1  # grid columns it covers
    merged_up: bool = False  # continues the cell above: no content of its own


class Table(Struct, frozen=True):
    rows: tuple[tuple[Cell, ...], ...]
    ruled: bool  # false: used only to place things, no visible inner lines
    anchor: Anchor


Block = Paragraph | Table | Frame


class StrokeKind(StrEnum):
    DRAWN = "drawn"  # DrawingML or VML shape, path in a PDF
    BORDER = "border"  # of a paragraph, a cell or a table
    TYPED = "typed"  # underscores, dashes, macrons
    UNDERLINE = "underline"  # of the characters themselves


class Stroke(Struct, frozen=True):
    """A horizontal line. `anchor` is the paragraph (and characters, where one paragraph holds two columns) it stands under.

    Lengths in points; `left` counts from the page's left edge; `gap` is the distance from the foot of the text above it.
    None: the file does not say.
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
    """Empty border of the page; `left` holds the gutter already.

    `estimated` names the edges that the file shows only roughly: good for telling sides of the page, not for judging.
    Those of them in `at_most` are no wider than said: text of several pages stands there.
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


class HeaderKind(StrEnum):
    DEFAULT = "default"
    FIRST = "first"
    EVEN = "even"


class Section(Struct, frozen=True):
    """A run of pages with one paper and one set of margins. Headers and footers are those in force (links resolved)."""

    width: Pt
    height: Pt
    margins: Margins | None
    blocks: tuple[Block, ...]
    anchor: Anchor
    headers: Mapping[HeaderKind, tuple[Block, ...]] = field(default_factory=dict)
    footers: Mapping[HeaderKind, tuple[Block, ...]] = field(default_factory=dict)
    title_page: bool = False  # its first page has a header and footer of its own
    first_number: int | None = None  # page numbering restarts here
    continuous: bool = False  # begins on the page of the section before

    @property
    def landscape(self) -> bool:
        return self.width > self.height


class PictureFormat(StrEnum):
    """How the file holds a picture. `OTHER`: drawings made of strokes, or a format of no further interest."""

    PNG = "png"
    JPEG = "jpeg"
    OTHER = "other"


class PictureColours(StrEnum):
    """What colours the samples of a picture can show."""

    COLOUR = "colour"
    GREY = "grey"
    BILEVEL = "bilevel"  # black and white, one bit


class PageScan(Struct, frozen=True):
    """A page that is a picture of paper. `dpi`: dots an inch as it is placed, of the layer that shows the paper itself."""

    dpi: int | None
    colours: PictureColours | None
    letters: int = 0  # of the text that lies unseen on the page


class Page(Struct, frozen=True):
    """Known only when the file has been laid out: PDF, or DOCX rendered by an office program."""

    number: int
    width: Pt
    height: Pt
    picture_only: bool = False
    scan: PageScan | None = None  # where the page is a scan


class ScanText(StrEnum):
    """What text lies under a scan: none, that of an engine which knows Vietnamese, or something of no use."""

    NONE = "none"
    OCR = "ocr"
    FOREIGN = "foreign"


class Scan(Struct, frozen=True):
    """A PDF whose pages are pictures of paper; the worst page decides. None: the file does not say."""

    version: str | None  # of the file: "1.4"
    dpi: int | None
    colour: bool | None
    a4: bool  # every page measures A4, upright or lying, give or take what scanners vary by
    text_layer: ScanText


class Picture(Struct, frozen=True):
    """A picture of the body. `anchor` is the paragraph that holds it. None: the file does not say, or it was not worked out.

    `width` and `height` in points as shown; `pixels` across and down. `transparent`: some of it lets the paper show through.
    `ink` is the mean colour "RRGGBB" of what is opaque. `right` and `down`: how far it stands from the left edge of the
    column and from the top of its paragraph, in points; 0 in the line of text.
    """

    anchor: Anchor
    width: Pt
    height: Pt
    format: PictureFormat
    pixels: tuple[int, int] | None = None
    transparent: bool | None = None
    ink: str | None = None
    colours: PictureColours | None = None
    right: Pt | None = None
    down: Pt | None = None
    signed: bool = False  # drawn by the appearance of a signature field


class Comment(Struct, frozen=True):
    """A remark that somebody put beside the text; who, is left out. `text`: its paragraphs, one a line.

    `anchor` is where it begins, `also` the further paragraphs it spans. At a single point it stands for its paragraph.
    """

    anchor: Anchor
    text: str
    also: tuple[Anchor, ...] = ()


class Precision(Struct, frozen=True):
    """How far a value read from this file may be from the truth, in points."""

    length: Pt
    size: Pt


class Legibility(StrEnum):
    """How far the text of a file can be read."""

    FULL = "full"
    OCR = "recognised"  # by a program that reads pictures: words are likely, their look and place are not known
    NONE = "none"  # a scan without text, or letters without meaning


class Document(Struct, frozen=True, dict=True):
    name: str
    format: str  # "docx", "pdf"
    sections: tuple[Section, ...]
    strokes: tuple[Stroke, ...]
    precision: Precision
    pages: tuple[Page, ...] = ()
    page_count: int | None = None  # stated by the file or counted
    even_and_odd: bool = False  # even pages have headers and footers of their own
    footnotes: tuple[Paragraph, ...] = ()
    appearances: tuple[Paragraph, ...] = ()  # what digital signatures show, apart from what fills blanks of the text
    pictures: tuple[Picture, ...] = ()
    comments: tuple[Comment, ...] = ()
    signatures: tuple[Signature, ...] = ()
    facts: Mapping[str, str | int | bool] = field(default_factory=dict)
    # facts: "producer", "tracked_changes" (count), "comments" (count), "protected", "macros", "converted_from" (".doc"),
    # of a PDF "version" ("1.4")
    scan: Scan | None = None  # where its pages are pictures of paper
    legibility: Legibility = Legibility.FULL

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs of the body in reading order, those of tables and frames included; headers and footers left out."""
        return tuple(p for section in self.sections for p in flatten(section.blocks))

    @cached_property
    def strokes_under(self) -> Mapping[str, tuple[Stroke, ...]]:
        """Strokes by the path of the paragraph they stand under."""
        found: dict[str, list[Stroke]] = {}
        for stroke in self.strokes:
            found.setdefault(stroke.anchor.path, []).append(stroke)
        return {path: tuple(strokes) for path, strokes in found.items()}


def flatten(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """The paragraphs of `blocks` in reading order: tables row by row, frames after the paragraph that holds them."""
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
