"""PDF files of any objects, sound or not."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

from bench.shapes.pdf import HELVETICA

SHOWN = "BT /F1 12 Tf 85 700 Td (Nothing to be seen) Tj ET"
_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def stream(content: bytes | str, entries: str = "") -> bytes:
    body = content if isinstance(content, bytes) else content.encode("latin-1")
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(body), entries.encode("latin-1"), body)


def squeezed(data: bytes) -> bytes:
    """Packed in little time: these are large."""
    return zlib.compress(data, 1)


def packed(content: bytes | str, entries: str = "") -> bytes:
    body = content if isinstance(content, bytes) else content.encode("latin-1")
    return stream(squeezed(body), f"/Filter /FlateDecode {entries}")


def form(content: bytes | str, resources: str = "") -> bytes:
    used = f"/Resources << /Font << /F1 4 0 R >> {resources} >>"
    return stream(content, f"/Type /XObject /Subtype /Form /BBox [0 0 595 842] {used}")


def pdf(
    content: bytes | str = SHOWN,
    objects: Mapping[int, bytes | str] | None = None,
    *,
    page: str = "",
    resources: str = "",
    catalog: str = "",
    trailer: str = "",
    box: str = "[0 0 595 842]",
) -> bytes:
    """One page. Objects: 1 catalog, 2 pages, 3 page, 4 font /F1, 5 content; `objects` are more, or others in their place."""
    used = f"/Resources << /Font << /F1 4 0 R >> {resources} >>"
    return written(
        {
            1: f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
            2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Contents 5 0 R {used} {page} >>",
            4: HELVETICA,
            5: stream(content),
            **(objects or {}),
        },
        trailer,
    )


def written(objects: Mapping[int, bytes | str], trailer: str = "") -> bytes:
    out, places = bytearray(_HEAD), dict[int, int]()
    for key, body in sorted(objects.items()):
        places[key] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (key, body if isinstance(body, bytes) else body.encode("latin-1"))
    start, size = len(out), max(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    out += b"".join(b"%010d %05d %b \n" % (places.get(key, 0), 0, b"n" if key in places else b"f") for key in range(1, size))
    return bytes(out) + f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
