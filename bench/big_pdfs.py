"""PDF files of any length made from the printed fixtures: scans of their pages, and one report with many pages."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium

PRINTED = sorted((Path(__file__).resolve().parents[1] / "fixtures").rglob("*.pdf"))
DOTS = 200  # an inch


class Picture(NamedTuple):
    """A JPEG in colour: pixels across and down."""

    width: int
    height: int
    data: bytes


def scan(pages: int) -> bytes:
    """Pictures of the printed fixtures' pages, each page with one of its own."""
    pictures = [picture for path in PRINTED for picture in _pictures(path)]
    return _written(list(islice(cycle(pictures), pages)))


def long_pdf(pages: int) -> bytes:
    """One long report: the first page of the printed one, its second page again and again, its last page."""
    with pdfium.PdfDocument.new() as made, pdfium.PdfDocument(PRINTED[-1]) as source:
        made.import_pages(source, [0, *[1] * (pages - 2), len(source) - 1])
        written = io.BytesIO()
        made.save(written)
    return written.getvalue()


def _pictures(path: Path) -> Iterable[Picture]:
    with pdfium.PdfDocument(path) as source:
        for page in source:
            image = page.render(scale=DOTS / 72).to_pil().convert("RGB")
            written = io.BytesIO()
            image.save(written, "JPEG", quality=80)
            yield Picture(image.width, image.height, written.getvalue())


def _written(pictures: Sequence[Picture]) -> bytes:
    """Objects: 1 catalog, 2 pages, then page, content and picture of each page."""
    kids = " ".join(f"{3 + 3 * at} 0 R" for at in range(len(pictures)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(pictures)}>>".encode()]
    for at, picture in enumerate(pictures):
        objects += _page(picture, 3 + 3 * at)
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start, size = len(out), len(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size + b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    return bytes(out)


def _page(picture: Picture, number: int) -> list[bytes]:
    across, down = (72 * pixels / DOTS for pixels in (picture.width, picture.height))
    drawn = f"q {across:.2f} 0 0 {down:.2f} 0 0 cm /I Do Q".encode()
    page = (
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {across:.2f} {down:.2f}]/Contents {number + 1} 0 R"
        f"/Resources<</XObject<</I {number + 2} 0 R>>>>>>"
    )
    image = (
        f"<</Type/XObject/Subtype/Image/Width {picture.width}/Height {picture.height}/ColorSpace/DeviceRGB"
        f"/BitsPerComponent 8/Filter/DCTDecode/Length {len(picture.data)}>>"
    )
    return [page.encode(), _stream(f"<</Length {len(drawn)}>>".encode(), drawn), _stream(image.encode(), picture.data)]


def _stream(head: bytes, body: bytes) -> bytes:
    return b"%b\nstream\n%b\nendstream" % (head, body)
