"""Small PDF files made by hand for tests: objects written out, with a table of where they stand."""

from __future__ import annotations

from collections.abc import Mapping

HELVETICA = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def stream(content: str | bytes, entries: str = "") -> bytes:
    """A stream object; `entries` are further entries of its dictionary."""
    body = content if isinstance(content, bytes) else content.encode("latin-1")
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(body), entries.encode("latin-1"), body)


def form(content: str, box: str = "0 0 595 842", resources: str = "", entries: str = "") -> bytes:
    """A form XObject with the font /F1 at hand."""
    used = f"/Resources << /Font << /F1 4 0 R >> {resources} >>"
    return stream(content, f"/Type /XObject /Subtype /Form /BBox [{box}] {used} {entries}")


def pdf(
    content: str | bytes,
    objects: Mapping[int, str | bytes] | None = None,
    *,
    page: str = "",
    resources: str = "",
    catalog: str = "",
    trailer: str = "",
    font: str = HELVETICA,
    version: str = "1.7",
) -> bytes:
    """A PDF of one page, 595 x 842 points. Objects: 1 catalog, 2 pages, 3 page, 4 the font /F1, 5 the content, 6… others.

    `page`, `resources`, `catalog` and `trailer` are further entries of those dictionaries.
    """
    fonts = f"/Resources << /Font << /F1 4 0 R >> {resources} >>"
    numbered: dict[int, str | bytes] = {
        1: f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R {fonts} {page} >>",
        4: font,
        5: stream(content),
        **(objects or {}),
    }
    return _written(numbered, trailer, version)


def _written(objects: Mapping[int, str | bytes], trailer: str, version: str) -> bytes:
    out = bytearray(f"%PDF-{version}\n".encode() + b"%\xe2\xe3\xcf\xd3\n")
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + (body if isinstance(body, bytes) else body.encode("latin-1")) + b"\nendobj\n"
    start, size = len(out), max(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    for number in range(1, size):
        out += f"{places[number]:010d} 00000 n \n".encode() if number in places else b"0000000000 00000 f \n"
    out += f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
