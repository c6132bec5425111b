"""PDF files written out by hand: objects, and a table of where they stand."""

from __future__ import annotations

from collections.abc import Sequence

HELVETICA = "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>"


def stream(content: str, entries: str = "") -> str:
    """A stream object; `entries` are further entries of its dictionary."""
    return f"<< /Length {len(content)} {entries} >>\nstream\n{content}\nendstream"


def text(words: str, left: float, baseline: float, size: float = 12, font: str = "F1") -> str:
    """Content that shows the words, `baseline` in points from the foot of the page."""
    return f"BT /{font} {size} Tf {left:.2f} {baseline:.2f} Td ({words}) Tj ET\n"


def pdf(
    contents: Sequence[str],
    objects: Sequence[str] = (),
    *,
    page: str = "",
    resources: str = "",
    fonts: str = "",
    catalog: str = "",
) -> bytes:
    """A PDF of one page for each of `contents`, 595 x 842 points.

    Objects: 1 catalog, 2 pages, 3 the font /F1, 4… `objects` (see `number`), then the pages. `page`, `resources`, `fonts`,
    `catalog` are further entries of those dictionaries.
    """
    first = number(len(objects))
    kids = " ".join(f"{first + 2 * at} 0 R" for at in range(len(contents)))
    inside = f"/Resources << /Font << /F1 3 0 R {fonts} >> {resources} >> {page}"
    found = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>",
        HELVETICA,
        *objects,
    ]
    for content in contents:
        found.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(found) + 2} 0 R {inside} >>")
        found.append(stream(content))
    return _written([each.encode("latin-1") for each in found])


def number(at: int) -> int:
    """The number of the object that is `objects[at]` of a PDF."""
    return 4 + at


def _written(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for at, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (at, body)
    start, size = len(out), len(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size + b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    return bytes(out)
