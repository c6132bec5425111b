"""Describes pictures, and pages that are pictures of paper."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from decree30_lint.model.place import Anchor
from decree30_lint.model.units import Pt


class PictureFormat(StrEnum):
    """Names how the file holds a picture; `OTHER` stands for vector drawings and for formats of no further interest."""

    PNG = "png"
    JPEG = "jpeg"
    OTHER = "other"


class PictureColours(StrEnum):
    """Names the colours that the samples of a picture can show."""

    COLOUR = "colour"
    GREY = "grey"
    BILEVEL = "bilevel"  # black and white, one bit


class PageScan(Struct, frozen=True):
    """Describes a page that is a picture of paper.

    `dpi` is the resolution at the size shown, in dots an inch, of the layer that shows the paper itself; None means that it
    is not known.
    """

    dpi: int | None
    colours: PictureColours | None
    letters: int = 0  # of the text that lies unseen on the page


class Page(Struct, frozen=True):
    """Describes a page of a file that has been laid out: of a PDF, or of a DOCX rendered by an office program.

    `blank` tells that nothing at all stands on it. `printed` is the number that it shows in its margin, None for none.
    """

    number: int
    width: Pt
    height: Pt
    picture_only: bool = False
    blank: bool = False
    scan: PageScan | None = None  # where the page is a scan
    printed: int | None = None


class ScanText(StrEnum):
    """Names the text that lies under a scan: none, that of an OCR engine which knows Vietnamese, or unusable text."""

    NONE = "none"
    OCR = "ocr"
    FOREIGN = "foreign"


class Scan(Struct, frozen=True):
    """Describes a PDF whose pages are pictures of paper; the worst page decides. None means that the file does not say."""

    version: str | None  # of the file: "1.4"
    dpi: int | None
    colour: bool | None
    a4: bool  # every page measures A4, upright or lying, give or take what scanners vary by
    text_layer: ScanText


class Picture(Struct, frozen=True):
    """A picture stands in the body. None means that the file does not say, or that the value was not worked out.

    `anchor` is the paragraph that holds it. `width` and `height` are in points as shown, `pixels` counts across and down.
    `transparent` tells whether some of it lets the paper show through; `ink` is the mean colour "RRGGBB" of what is opaque.
    `right` and `down` are its distances in points from the left edge of the column and from the top of its paragraph; both
    are 0 for a picture in the line of text.
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
