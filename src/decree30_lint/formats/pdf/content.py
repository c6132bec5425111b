"""Defines what an engine lists of a PDF's pages before anything is understood: glyphs, lines, images, fields.

All lengths are in points from the top left corner of the page as it is shown: rotation and user unit are applied, and the
page is its crop box.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from msgspec import Struct

from decree30_lint.model.picture import PictureColours

HEAD_ENDS, FOOT_BEGINS = 0.13, 0.88
"""Shares of a page's height: running heads and page numbers stand above the one and below the other."""

ARTIFACT = -1
"""The mark of a glyph that the file calls an artifact: a running head, a page number."""


class GlyphStyle(Struct, frozen=True):
    """Describes what neighbouring glyphs have in common; one object serves them all.

    `font` is the name in the file without its subset prefix ("TimesNewRomanPS-BoldMT"), `family` its plain family ("Times
    New Roman"). `size` is the height of the em on the page, after all transformations. `bold` and `italic` hold also where
    they are only drawn so (outlined strokes, a slanting matrix). `colour` is "RRGGBB". `visible` is false for letters drawn
    in no colour, as those of the text layer over a scan. `angle` is in whole degrees, clockwise from upright. `field` is the
    index in `PageContent.fields` of the field in whose appearance it stands, None for the page's own content.
    """

    font: str
    size: float
    family: str | None = None
    bold: bool | None = None
    italic: bool | None = None
    colour: str | None = None
    visible: bool = True
    angle: int = 0
    field: int | None = None


class Glyph(NamedTuple):
    """A glyph is one drawn character, blanks included. `text` is what the file says it means, "" where it says nothing.

    `left` and `right` are the pen's place before and after it; `baseline` is where it stands. `mark` is the number by which
    the tags of its page name it, `ARTIFACT`, or None for what has no tag.
    """

    text: str
    left: float
    right: float
    baseline: float
    style: GlyphStyle
    mark: int | None = None


class PageStroke(NamedTuple):
    """A stroke is a straight line, or a rectangle too thin to be anything else.

    It is horizontal where it is wider than high.
    """

    left: float
    top: float
    right: float
    bottom: float
    colour: str | None
    solid: bool
    field: int | None = None


class Image(NamedTuple):
    """An image is a picture where it is placed on the page.

    `pixels` counts across and down; `filter` is as in the file ("DCTDecode", "JBIG2Decode", …). `ink` is the mean colour
    "RRGGBB" of the opaque pixels; it is worked out only for pictures that cover less than a quarter of the page and are
    partly transparent, else None.
    """

    left: float
    top: float
    right: float
    bottom: float
    pixels: tuple[int, int] | None
    colours: PictureColours | None
    filter: str
    transparent: bool | None = None
    ink: str | None = None
    field: int | None = None


class FormField(NamedTuple):
    """A field is a place that a form gives a reader to fill in.

    `kind` is its /FT: "Sig", "Tx", "Btn", "Ch", or "" for other annotations.
    """

    kind: str
    name: str
    left: float
    top: float
    right: float
    bottom: float


class Tag(NamedTuple):
    """A tag is a node of the structure tree, as far as the page shows what is in it.

    `kind` is its type by the file's role map: "P", "Table", "TD". `kids` are, in their order, tags, the marks of glyphs of
    this page, those of other pages as -1 - mark, and None for what is neither.
    """

    kind: str
    kids: tuple[Tag | int | None, ...]


class PageContent(Struct, frozen=True):
    """Holds what stands on one page; `glyphs` come in the order in which they are drawn.

    `tags` is the root of the structure tree, None where the page has none, or where the engine does not read it.
    `has_shapes` tells whether anything is drawn in lines or areas that are seen, of whatever form.
    """

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    rules: list[PageStroke]
    images: list[Image]
    fields: list[FormField]
    has_shapes: bool = False
    tags: Tag | None = None


class FileFacts(Struct, frozen=True):
    """Holds what the file says of itself.

    `version` is the later of header and catalog, "1.7"; `archival` is "2b" for PDF/A-2b. `embedded` tells whether all fonts
    that show letters are in the file.
    """

    page_count: int
    version: str | None = None
    producer: str | None = None
    encrypted: bool = False
    archival: str | None = None
    tagged: bool | None = None
    embedded: bool | None = None


class PageSource(Protocol):
    """Reads an open file. Each page is given back to the engine before the next one is read."""

    @property
    def facts(self) -> FileFacts: ...

    @property
    def page_count(self) -> int: ...

    def pages(self) -> Iterator[PageContent]: ...

    def close(self) -> None: ...


class Engine(Protocol):
    """Reads PDF with one library. `open` raises UnreadableFileError or RefusedFileError with cause and remedy."""

    @property
    def name(self) -> str: ...

    def open(self, data: bytes) -> PageSource: ...
