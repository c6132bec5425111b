"""What an engine lists of a PDF's pages, before anything is understood: glyphs, lines, images, fields.

All lengths in points from the top left corner of the page as it is shown: rotation and user unit are applied, and the
page is its crop box.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from msgspec import Struct

from decree30_lint.model.document import PictureColours


class GlyphStyle(Struct, frozen=True):
    """What neighbouring glyphs have in common; one object serves them all.

    `font` is the name in the file without its subset prefix ("TimesNewRomanPS-BoldMT"), `family` its plain family ("Times
    New Roman"). `size` is the height of the em on the page, after all transformations. `bold` and `italic` hold also where
    they are only drawn so (outlined strokes, a slanting matrix). `colour` "RRGGBB". `visible` False: drawn in no colour, as
    the text layer over a scan. `angle` in whole degrees, clockwise from upright. `field`: index in `PageContent.fields` of
    the field in whose appearance it stands, None for the page's own content.
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
    """One drawn character, blanks included. `text` is what the file says it means: "" where it says nothing.

    `left` and `right` are the pen's place before and after it; `baseline` is where it stands.
    """

    text: str
    left: float
    right: float
    baseline: float
    style: GlyphStyle


class PageStroke(NamedTuple):
    """A straight line, or a rectangle too thin to be anything else: horizontal where it is wider than high."""

    left: float
    top: float
    right: float
    bottom: float
    colour: str | None
    solid: bool
    field: int | None = None


class Image(NamedTuple):
    """A picture where it is placed. `pixels` across and down; `filter` as in the file ("DCTDecode", "JBIG2Decode", …).

    `ink`: mean colour "RRGGBB" of the opaque pixels; worked out only for pictures that cover less than a quarter of the page
    and are partly transparent, else None.
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


class Field(NamedTuple):
    """A place that a form gives a reader to fill in. `kind` is its /FT: "Sig", "Tx", "Btn", "Ch", or "" for other notes."""

    kind: str
    name: str
    left: float
    top: float
    right: float
    bottom: float


class PageContent(Struct, frozen=True):
    """`glyphs` in the order in which they are drawn."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    rules: list[PageStroke]
    images: list[Image]
    fields: list[Field]


class FileFacts(Struct, frozen=True):
    """What the file says of itself. `version` is the later of header and catalog, "1.7"; `archival` "2b" of PDF/A-2b.

    `embedded`: all fonts that show letters are in the file.
    """

    page_count: int
    version: str | None = None
    producer: str | None = None
    encrypted: bool = False
    archival: str | None = None
    tagged: bool | None = None
    embedded: bool | None = None


class PageSource(Protocol):
    """An open file. Each page is given back to the engine before the next one is read."""

    @property
    def facts(self) -> FileFacts: ...

    def pages(self) -> Iterator[PageContent]: ...

    def close(self) -> None: ...


class Engine(Protocol):
    """A library that reads PDF. `open` raises UnreadableFileError or RefusedFileError with cause and remedy."""

    @property
    def name(self) -> str: ...

    def open(self, data: bytes) -> PageSource: ...
