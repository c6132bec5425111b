"""Scans told from pages that merely hold a large picture, and what is said of the scanner."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from decree30_lint.formats.pdf.content import Glyph, GlyphStyle, Image, PageContent
from decree30_lint.formats.pdf.engines.pdfium import PDFIUM
from decree30_lint.formats.pdf.scan import PageKind, page_kind, page_scan, scan_of
from decree30_lint.formats.pdf.text_layer import TextLayer
from decree30_lint.model.picture import Page, PageScan, PictureColours, Scan, ScanText
from decree30_lint.model.units import Pt, from_mm

WIDTH, HEIGHT = 595.3, 841.9
COLOUR, GREY, BILEVEL = PictureColours.COLOUR, PictureColours.GREY, PictureColours.BILEVEL
TYPED, UNSEEN, SIGNED = (
    GlyphStyle("Times", 13.0),
    GlyphStyle("Times", 13.0, visible=False),
    GlyphStyle("Times", 9.0, field=0),
)


def picture(
    dots: tuple[int, int] | None = (1654, 2339),
    colours: PictureColours | None = COLOUR,
    *,
    box: tuple[float, float, float, float] = (0, 0, WIDTH, HEIGHT),
    field: int | None = None,
) -> Image:
    return Image(*box, dots, colours, "DCTDecode", field=field)


def typed(rows: int, look: GlyphStyle = TYPED, *, letters: int = 60, top: float = 60) -> list[Glyph]:
    return [Glyph("a", 80 + 6 * i, 86 + 6 * i, top + 18 * row, look) for row in range(rows) for i in range(letters)]


def page(images: Sequence[Image] = (), glyphs: Sequence[Glyph] = (), *, width: float = WIDTH) -> PageContent:
    return PageContent(1, width, HEIGHT, list(glyphs), [], list(images), [])


CROPPED = picture((2000, 2800), box=(40, 40, 520, 712))
FIGURE = picture(box=(80, 150, 520, 720))
STRIPS = [picture((1654, 117), box=(0, 42.1 * i, WIDTH, 42.1 * (i + 1))) for i in range(20)]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (page([picture()]), PageKind.SCAN),
        (page([picture()], typed(30, UNSEEN)), PageKind.SCAN),
        (page([picture()], typed(5, SIGNED)), PageKind.SCAN),
        (page([picture()], typed(2)), PageKind.SCAN),  # stamped upon the scan
        (page([CROPPED]), PageKind.SCAN),
        (page([CROPPED], typed(1, letters=3, top=800)), PageKind.SCAN),
        (page(STRIPS), PageKind.SCAN),
        (page([picture()], typed(30)), PageKind.TEXT),  # stationery
        (page([picture()], typed(10, letters=20)), PageKind.TEXT),
        (page([FIGURE], typed(2, top=60)), PageKind.TEXT),  # an annex: a figure with its caption
        (page([picture(box=(80, 100, 500, 400))]), PageKind.TEXT),
        (page([picture(field=0)]), PageKind.EMPTY),  # the picture of a signature field
        (page([], typed(30)), PageKind.TEXT),
        (page(), PageKind.EMPTY),
        (page([], [Glyph(" ", 80, 83, 100, TYPED)]), PageKind.EMPTY),
    ],
)
def test_kinds_of_pages(content: PageContent, kind: PageKind) -> None:
    assert page_kind(content) is kind


@pytest.mark.parametrize(
    ("images", "facts"),
    [
        ([picture()], PageScan(200, COLOUR)),
        ([picture((1650, 2339))], PageScan(200, COLOUR)),  # 199.6 dots across
        ([picture((1645, 2339))], PageScan(199, COLOUR)),
        ([picture((1654, 1754))], PageScan(150, COLOUR)),
        ([picture((2339, 1654))], PageScan(200, COLOUR)),  # stored on its side
        ([picture(None, GREY)], PageScan(None, GREY)),
        ([picture(colours=BILEVEL)], PageScan(200, BILEVEL)),
        # A mixed raster: the background shows the paper, whatever the mask above it holds
        ([picture((3307, 4677), BILEVEL), picture((1240, 1754))], PageScan(150, COLOUR)),
        ([picture((1240, 1754)), picture((2056, 2564), BILEVEL, box=(50, 50, 543, 665))], PageScan(150, COLOUR)),
        (STRIPS, PageScan(200, COLOUR)),
        ([*STRIPS[:19], picture((827, 59), box=(0, 800, WIDTH, HEIGHT))], PageScan(100, COLOUR)),
        ([*STRIPS, picture((4, 4), BILEVEL, box=(10, 10, 20, 20))], PageScan(200, COLOUR)),
    ],
)
def test_facts_of_a_scanned_page(images: Sequence[Image], facts: PageScan) -> None:
    assert page_scan(page(images)) == facts


def test_other_pages_have_no_facts_of_a_scan() -> None:
    assert page_scan(page([picture()], typed(30))) is None


def scanned(dpi: int | None = 200, colours: PictureColours | None = COLOUR, width: float = 210, height: float = 297) -> Page:
    return Page(1, from_mm(width), from_mm(height), scan=PageScan(dpi, colours))


TEXT = Page(1, Pt(WIDTH), Pt(HEIGHT))


@pytest.mark.parametrize(
    ("pages", "scan"),
    [
        ([scanned()], Scan("1.4", 200, True, True, ScanText.NONE)),
        ([scanned(), scanned(150, GREY), TEXT], Scan("1.4", 150, False, True, ScanText.NONE)),
        ([scanned(None), scanned(150)], Scan("1.4", None, True, True, ScanText.NONE)),
        ([scanned(), scanned(colours=None)], Scan("1.4", 200, None, True, ScanText.NONE)),
        ([scanned(colours=BILEVEL), scanned(colours=None)], Scan("1.4", 200, False, True, ScanText.NONE)),
        ([scanned(width=297, height=210), scanned(width=204)], Scan("1.4", 200, True, True, ScanText.NONE)),
        ([scanned(), scanned(width=203)], Scan("1.4", 200, True, False, ScanText.NONE)),
        ([scanned(), TEXT, TEXT], None),  # a letter with a scanned annex
        ([scanned(), TEXT], None),
        ([TEXT], None),
        ([], None),
    ],
)
def test_the_worst_page_decides(pages: Sequence[Page], scan: Scan | None) -> None:
    assert scan_of(pages, "1.4", TextLayer.NONE) == scan


@pytest.mark.parametrize(
    ("letters", "layer", "text"),
    [
        (900, TextLayer.GOOD, ScanText.OCR),
        (900, TextLayer.MENDED, ScanText.OCR),
        (900, TextLayer.FOREIGN, ScanText.FOREIGN),
        (900, TextLayer.RUBBISH, ScanText.FOREIGN),
        (0, TextLayer.NONE, ScanText.NONE),
        (0, TextLayer.GOOD, ScanText.NONE),  # only what was stamped upon it
    ],
)
def test_text_under_a_scan(letters: int, layer: TextLayer, text: ScanText) -> None:
    below = typed(1, UNSEEN, letters=letters)
    facts = page_scan(page([picture()], [*below, *typed(1)]))
    scan = scan_of([Page(1, Pt(WIDTH), Pt(HEIGHT), scan=facts)], "1.4", layer)
    assert scan is not None
    assert scan.text_layer is text


SCANS = [f"p{number:03}" for number in (2, 7, 9, 13, 15, 17, 18, 20, 27, 28, 34, 35, 39, 40, 41, 42, 45, 50)]


@pytest.mark.shared
def test_real_scans_are_told_from_digital_files(corpus: Path) -> None:
    found = [path.stem for path in sorted((corpus / "pdf").glob("*.pdf")) if _is_scan(path)]
    assert found == SCANS


@pytest.mark.shared
def test_no_print_of_a_draft_is_a_scan(corpus: Path) -> None:
    assert not any(_is_scan(path) for path in (corpus / "pairs").glob("*.pdf"))


def _is_scan(path: Path) -> bool:
    source = PDFIUM.open(path.read_bytes())
    pages = [Page(c.number, Pt(c.width), Pt(c.height), scan=page_scan(c)) for c in source.pages()]
    source.close()
    return scan_of(pages, None, TextLayer.NONE) is not None
