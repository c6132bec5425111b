"""PDF files whose tables, trees and objects lead to themselves, to nowhere, or to far too much."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from bench.hostile.inputs import Input, grown, quick, slow
from bench.hostile.pdf_source import SHOWN, packed, pdf, squeezed, stream
from bench.shapes import PDF
from bench.shapes.pdf import pdf as many_pages


def _table_of_itself() -> bytes:
    data = pdf(trailer="/Prev 0000000000")
    begins = data.rsplit(b"startxref\n", 1)[1].split()[0]
    return data.replace(b"/Prev 0000000000", b"/Prev " + begins.rjust(10, b"0"))


def _tables(count: int) -> bytes:
    """Many tables of objects, each the one before the next; they close a ring."""
    out, places = bytearray(pdf()), list[int]()
    for at in range(count):
        places.append(len(out))
        before = places[-2] if at else 0
        out += (
            f"xref\n0 0\ntrailer\n<< /Size 6 /Root 1 0 R /Prev {before:010d} >>\nstartxref\n{places[-1]}\n%%EOF\n".encode()
        )
    return bytes(out).replace(b"/Prev 0000000000", b"/Prev %010d" % places[-1])


def _objects_packed(count: int, extends: bool = False, first: int = 10) -> bytes:
    """Object streams, each of which says that it extends the next."""
    inside = b"1 0 2 30 " + b"<< /Type /Catalog /Pages 2 0 R >>" + b" " * 1_000
    held = {
        first + at: packed(
            inside, f"/Type /ObjStm /N 2 /First 9 {f'/Extends {first + (at + 1) % count} 0 R' if extends else ''}"
        )
        for at in range(count)
    }
    return pdf(SHOWN, held)


def _object_bomb(megabytes: int, count: int = 1) -> bytes:
    bomb = packed(b" " * (megabytes << 20), "/Type /ObjStm /N 2000000000 /First 2000000000")
    return pdf(SHOWN, {10 + at: bomb for at in range(count)})


def _cross_reference_stream(entries: str, content: bytes = bytes(700)) -> bytes:
    body = pdf().rsplit(b"xref\n0", 1)[0]
    table = b"20 0 obj\n" + stream(squeezed(content), f"/Type /XRef /Root 1 0 R /Filter /FlateDecode {entries}")
    return body + table + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(body)


def _pages(tree: str, more: Mapping[int, bytes | str] | None = None) -> bytes:
    return pdf(SHOWN, {2: tree, **(more or {})})


def _page_levels(width: int, depth: int) -> bytes:
    """Each node of the tree holds the next one `width` times."""
    nodes = {
        10
        + at: f"<< /Type /Pages /Parent {9 + at} 0 R /Kids [{f'{11 + at} 0 R ' * width}] /Count {width ** (depth - at)} >>"
        for at in range(depth)
    }
    last = {10 + depth: f"<< /Type /Pages /Kids [{'3 0 R ' * width}] /Count {width} >>"}
    return _pages(f"<< /Type /Pages /Kids [10 0 R] /Count {width ** (depth + 1)} >>", {**nodes, **last})


def _references(count: int) -> bytes:
    ring = {10 + at: f"{10 + (at + 1) % count} 0 R" for at in range(count)}
    return pdf(SHOWN, ring, trailer="/Info 10 0 R", catalog="/Metadata 11 0 R /Lang 12 0 R", page="/Rotate 13 0 R")


def _fields(width: int, depth: int) -> bytes:
    """Form fields: each holds the next `width` times."""
    kids = {10 + at: f"<< /T (a{at}) /FT /Sig /Kids [{f'{11 + at} 0 R ' * width}] >>" for at in range(depth)}
    last = {10 + depth: "<< /T (z) /FT /Sig /V 99 0 R >>", 99: "<< /Type /Sig /ByteRange [0 9 20 9] /Contents <00> >>"}
    return pdf(SHOWN, {**kids, **last}, catalog="/AcroForm << /SigFlags 3 /Fields [10 0 R] >>")


def _fields_in_a_ring() -> bytes:
    ring = {
        10 + at: f"<< /T (a) /FT /Sig /Kids [{10 + (at + 1) % 3} 0 R] /Parent {10 + (at + 2) % 3} 0 R >>" for at in range(3)
    }
    return pdf(SHOWN, ring, catalog="/AcroForm << /SigFlags 3 /Fields [10 0 R 11 0 R] >>")


def _appearances(width: int, depth: int) -> bytes:
    """A signature whose picture is drawn by forms that each draw the next `width` times."""
    names = " ".join(f"/X{at} {{0}} 0 R" for at in range(width))
    drawn = " ".join(f"/X{at} Do" for at in range(width))
    forms = {
        20 + at: stream(
            drawn,
            f"/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Resources << /XObject << {names.format(21 + at)} >> >>",
        )
        for at in range(depth)
    }
    last = {20 + depth: stream("0 0 9 9 re f", "/Type /XObject /Subtype /Form /BBox [0 0 99 99]")}
    widget = "<< /Subtype /Widget /FT /Sig /T (s) /V 11 0 R /Rect [90 90 200 200] /P 3 0 R /F 4 /AP << /N 20 0 R >> >>"
    signed = "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange [0 9 20 9] /Contents <00> >>"
    return pdf(
        SHOWN,
        {10: widget, 11: signed, **forms, **last},
        page="/Annots [10 0 R]",
        catalog="/AcroForm << /SigFlags 3 /Fields [10 0 R] >>",
    )


def _tags(width: int, depth: int) -> bytes:
    nodes = {
        10 + at: f"<< /Type /StructElem /S /P /P {9 + at} 0 R /Pg 3 0 R /K [{f'{11 + at} 0 R ' * width}] >>"
        for at in range(depth)
    }
    last = {10 + depth: "<< /Type /StructElem /S /P /Pg 3 0 R /K 0 >>"}
    root = {9: "<< /Type /StructTreeRoot /K 10 0 R >>"}
    marked = f"/P << /MCID 0 >> BDC {SHOWN} EMC"
    return pdf(marked, {**root, **nodes, **last}, catalog="/StructTreeRoot 9 0 R /MarkInfo << /Marked true >>")


def _tags_in_a_ring() -> bytes:
    ring = {
        10: "<< /Type /StructElem /S /P /P 11 0 R /K [11 0 R 10 0 R] >>",
        11: "<< /Type /StructElem /S /P /K [10 0 R] >>",
    }
    return pdf(
        SHOWN,
        {9: "<< /Type /StructTreeRoot /K [10 0 R 9 0 R] /RoleMap << /P /Q /Q /P >> >>", **ring},
        catalog="/StructTreeRoot 9 0 R",
    )


def _box(box: str, content: str = SHOWN) -> bytes:
    return pdf(content, box=box)


def _nested(begin: str, end: str, depth: int) -> bytes:
    return pdf(SHOWN, {10: begin * depth + end * depth}, catalog="/Extra 10 0 R /Names 10 0 R", trailer="/Info 10 0 R")


def _layers(count: int) -> bytes:
    groups = " ".join(f"{10 + at} 0 R" for at in range(count))
    made = {10 + at: f"<< /Type /OCG /Name (a{at}) >>" for at in range(count)}
    order = f"/OCProperties << /OCGs [{groups}] /D << /Order [{groups}] /OFF [{groups}] >> >>"
    return pdf(f"/OC /L BDC {SHOWN} EMC" * 50, made, catalog=order, resources="/Properties << /L 10 0 R >>")


def _encrypted(entries: str) -> bytes:
    return pdf(
        SHOWN, {10: f"<< /Filter /Standard {entries} >>"}, trailer=f"/Encrypt 10 0 R /ID [<{'00' * 16}> <{'00' * 16}>]"
    )


_KEYS = f"/O <{'00' * 32}> /U <{'00' * 32}> /P -1"

_QUICK: Mapping[str, Callable[[], bytes]] = {
    "pdf-table-of-itself": _table_of_itself,
    "pdf-tables-2000": partial(_tables, 2_000),
    "pdf-table-nowhere": lambda: pdf().replace(b"startxref\n", b"startxref\n9"),
    "pdf-table-negative": lambda: pdf().replace(b"startxref\n", b"startxref\n-"),
    "pdf-size-huge": lambda: pdf().replace(b"/Size 6", b"/Size 2147483647"),
    "pdf-table-count-huge": lambda: pdf().replace(b"xref\n0 6\n", b"xref\n0 999999999\n"),
    "pdf-table-first-huge": lambda: pdf().replace(b"xref\n0 6\n", b"xref\n4294967290 6\n"),
    "pdf-xref-stream-size": lambda: _cross_reference_stream("/Size 2147483647 /W [1 4 2]"),
    "pdf-xref-stream-index": lambda: _cross_reference_stream("/Size 100 /W [1 4 2] /Index [0 2147483647 2147483647 100]"),
    "pdf-xref-stream-widths": lambda: _cross_reference_stream("/Size 100 /W [2147483647 2147483647 2147483647]"),
    "pdf-xref-stream-bomb": lambda: _cross_reference_stream("/Size 90000000 /W [1 4 2]", bytes(630_000_000)),
    "pdf-xref-stream-columns": lambda: _cross_reference_stream(
        "/Size 100 /W [1 4 2] /DecodeParms << /Predictor 12 /Columns 2000000000 >>"
    ),
    "pdf-object-streams-ring": partial(_objects_packed, 500, True),
    "pdf-object-streams-20000": partial(_objects_packed, 20_000),
    "pdf-object-stream-1gb": partial(_object_bomb, 1_000),
    "pdf-object-streams-of-100mb": partial(_object_bomb, 100, 30),
    "pdf-pages-of-themselves": lambda: _pages("<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>"),
    "pdf-pages-count-huge": lambda: _pages("<< /Type /Pages /Kids [3 0 R] /Count 100000000 >>"),
    "pdf-pages-count-negative": lambda: _pages("<< /Type /Pages /Kids [3 0 R] /Count -1 >>"),
    "pdf-pages-reference-ring": lambda: _pages("2 0 R"),
    "pdf-pages-deep": lambda: _pages(
        "<< /Type /Pages /Kids [10 0 R] /Count 1 >>",
        {10 + at: f"<< /Type /Pages /Kids [{11 + at if at < 4999 else 3} 0 R] /Count 1 >>" for at in range(5_000)},
    ),
    "pdf-pages-same-page": lambda: _pages(f"<< /Type /Pages /Kids [{'3 0 R ' * 100_000}] /Count 100000 >>"),
    "pdf-pages-tree": partial(_page_levels, 10, 8),
    "pdf-references": partial(_references, 1_000),
    "pdf-fields-tree": partial(_fields, 10, 20),
    "pdf-fields-wide": partial(_fields, 100_000, 1),
    "pdf-fields-ring": _fields_in_a_ring,
    "pdf-appearances-tree": partial(_appearances, 10, 20),
    "pdf-tags-tree": partial(_tags, 10, 15),
    "pdf-tags-ring": _tags_in_a_ring,
    "pdf-box-1e9": partial(_box, "[0 0 1000000000 1000000000]"),
    "pdf-box-1e38": partial(_box, "[0 0 1e38 1e38]"),
    "pdf-box-digits": partial(_box, f"[0 0 {'9' * 400} {'9' * 400}]"),
    "pdf-box-tiny": partial(_box, "[0 0 0.0000001 0.0000001]"),
    "pdf-box-nan": partial(_box, "[nan NaN inf -inf]"),
    "pdf-box-empty": partial(_box, "[]"),
    "pdf-box-negative": partial(_box, "[595 842 -595 -842]"),
    "pdf-box-of-itself": partial(_box, "[3 0 R 3 0 R 3 0 R 3 0 R]"),
    "pdf-unit-1e9": lambda: pdf(page="/UserUnit 1000000000"),
    "pdf-unit-nan": lambda: pdf(page="/UserUnit -0.0 /Rotate 33333333333333"),
    "pdf-arrays-deep": partial(_nested, "[", "]", 200_000),
    "pdf-dictionaries-deep": partial(_nested, "<< /A ", ">> ", 100_000),
    "pdf-strings-open": partial(_nested, "(", "", 500_000),
    "pdf-layers": partial(_layers, 20_000),
    "pdf-password": lambda: _encrypted(f"/V 2 /R 3 /Length 128 {_KEYS}"),
    "pdf-unknown-cipher": lambda: _encrypted(f"/V 99 /R 99 /Length 99999999 {_KEYS}"),
    "pdf-no-objects": lambda: b"%PDF-1.7\n%%EOF\n",
    "pdf-only-head": lambda: b"%PDF-1.7",
    "pdf-length-of-itself": lambda: pdf(SHOWN, {5: b"<< /Length 5 0 R >>\nstream\nq Q\nendstream"}),
    "pdf-length-huge": lambda: pdf(SHOWN, {5: b"<< /Length 99999999999 >>\nstream\nq Q\nendstream"}),
    "pdf-open-action": lambda: pdf(catalog="/OpenAction << /S /JavaScript /JS (while(1){}) >> /AA << /WC 1 0 R >>"),
    "pdf-metadata-bomb": lambda: pdf(SHOWN, {10: packed(bytes(500_000_000), "/Type /Metadata")}, catalog="/Metadata 10 0 R"),
    "pdf-attachments": lambda: pdf(
        SHOWN,
        {
            10: "<< /Names [(a) 11 0 R] /Kids [10 0 R] >>",
            11: "<< /Type /Filespec /EF << /F 12 0 R >> >>",
            12: packed(bytes(500_000_000)),
        },
        catalog="/Names << /EmbeddedFiles 10 0 R >>",
    ),
}
_GROWN = {
    "pdf-lines": 20_000,
    "pdf-words-on-a-grid": 20_000,
    "pdf-letters-upon-each-other": 20_000,
    "pdf-columns": 5_000,
    "pdf-grid": 5_000,
    "pdf-rules": 20_000,
    "pdf-clips": 20_000,
    "pdf-image-objects": 10_000,
    "pdf-forms": 20_000,
    "pdf-fonts": 5_000,
    "pdf-fields": 10_000,
    "pdf-notes": 20_000,
    "pdf-tags": 20_000,
    "pdf-tags-deep": 5_000,
    "pdf-tags-that-share": 10_000,
}
_GROWN_MORE = {
    "pdf-pages": 4_900,
    "pdf-pages-full": 3_000,
    "pdf-letters-in-a-line": 200_000,
    "pdf-letters-placed": 100_000,
    "pdf-paths": 400_000,
    "pdf-long-path": 2_000_000,
    "pdf-covered": 50_000,
    "pdf-boxes": 400_000,
    "pdf-colours": 50_000,
    "pdf-marks-of-a-tag": 50_000,
}
_SLOW: Mapping[str, Callable[[], bytes]] = {
    "pdf-100000-pages": lambda: many_pages([""] * 100_000),
    "pdf-nul-300mb": lambda: b"%PDF-1.7\n" + bytes(300_000_000),
    "pdf-nul-around": lambda: pdf().replace(b"xref\n0 6", bytes(100_000_000) + b"xref\n0 6"),
    "pdf-heads": lambda: b"%PDF-1.7\n1 0 obj\n" * 3_000_000,
    "pdf-ends": lambda: pdf() + b"startxref\n0\n%%EOF\n" * 1_000_000,
    "pdf-streams-open": lambda: b"%PDF-1.7\n" + b"1 0 obj\n<< /Length 9 >>\nstream\n" * 1_000_000,
}

INPUTS: Mapping[str, Input] = (
    quick(".pdf", _QUICK)
    | quick(".pdf", {f"many-{name}": grown(PDF[name], size) for name, size in _GROWN.items()})
    | slow(".pdf", {f"many-{name}": grown(PDF[name], size) for name, size in _GROWN_MORE.items()})
    | slow(".pdf", _SLOW)
)
