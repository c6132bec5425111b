"""Pictures: what their bytes say, and where the document shows them."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable, Sequence

import pytest
from docx_source import package

from decree30_lint.formats.docx import read_docx
from decree30_lint.formats.raster import measure
from decree30_lint.model.picture import PictureColours, PictureFormat
from decree30_lint.model.units import Pt

Pixel = tuple[int, ...]

BLUE, CLEAR, WHITE = (20, 40, 160, 255), (0, 0, 0, 0), (255, 255, 255, 255)


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png(rows: Sequence[bytes], width: int, kind: int, *more: bytes, depth: int = 8, interlaced: int = 0) -> bytes:
    """`rows` begin with their filter; `more` are chunks before the samples."""
    header = struct.pack(">IIBBBBB", width, len(rows), depth, kind, 0, 0, interlaced)
    samples = chunk(b"IDAT", zlib.compress(b"".join(rows)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + b"".join(more) + samples + chunk(b"IEND", b"")


def plain(*pixels: Pixel) -> bytes:
    return b"\0" + b"".join(map(bytes, pixels))


def nearest(a: int, b: int, c: int) -> int:
    return min((a, b, c), key=lambda value: abs(a + b - c - value))


def filtered(rows: Sequence[bytes], method: int, step: int) -> list[bytes]:
    """The rows as an encoder writes them with one of the filters of PNG."""
    out, above = [], bytes(len(rows[0]))
    for row in rows:
        left, corner = bytes(step) + row[:-step], bytes(step) + above[:-step]
        guess: dict[int, Callable[[int, int, int], int]] = {
            1: lambda a, b, c: a,
            2: lambda a, b, c: b,
            3: lambda a, b, c: (a + b) // 2,
            4: nearest,
        }
        values = zip(row, left, above, corner, strict=True)
        out.append(bytes([method]) + bytes((x - guess[method](a, b, c)) & 255 for x, a, b, c in values))
        above = row
    return out


def test_transparent_png_has_the_colour_of_its_ink() -> None:
    found = measure(png([plain(CLEAR, BLUE, CLEAR), plain(BLUE, CLEAR, CLEAR)], 3, 6))
    assert (found.format, found.pixels, found.transparent, found.ink) == (PictureFormat.PNG, (3, 2), True, "1428A0")


@pytest.mark.parametrize("method", [1, 2, 3, 4])
def test_every_filter_is_undone(method: int) -> None:
    rows = [b"".join(bytes((x * 37 % 256, x * 11 % 256, y * 50 % 256, 200)) for x in range(9)) for y in range(4)]
    plainly = measure(png([b"\0" + row for row in rows], 9, 6))
    assert measure(png(filtered(rows, method, 4), 9, 6)) == plainly
    assert plainly.ink is not None


def test_opacity_everywhere_is_no_transparency() -> None:
    assert measure(png([plain(WHITE, BLUE)], 2, 6)).transparent is False
    assert measure(png([plain(WHITE[:3], BLUE[:3])], 2, 2)).transparent is False


def test_palette_with_a_clear_entry() -> None:
    palette = chunk(b"PLTE", bytes((255, 255, 255, 0, 0, 200))) + chunk(b"tRNS", b"\0")
    found = measure(png([b"\0\0\1\0"], 3, 3, palette))
    assert (found.transparent, found.ink) == (True, "0000C8")


@pytest.mark.parametrize(
    ("kind", "depth", "colours"),
    [(0, 1, PictureColours.BILEVEL), (0, 8, PictureColours.GREY), (2, 8, PictureColours.COLOUR)],
)
def test_colours_a_png_can_show(kind: int, depth: int, colours: PictureColours) -> None:
    assert measure(png([b"\0" + bytes(6)], 2, kind, depth=depth)).colours is colours


def test_what_is_not_decoded_is_not_known() -> None:
    found = measure(png([plain(BLUE)], 1, 6, interlaced=1))
    assert (found.transparent, found.ink) == (None, None)
    assert measure(png([plain(BLUE)], 1, 6)[:40]).ink is None
    assert measure(b"\x89PNG\r\n\x1a\n").pixels is None


def test_more_samples_than_are_looked_at() -> None:
    rows = [plain(*[CLEAR] * 500)] + [plain(*[BLUE] * 500)] * 400
    assert measure(png(rows, 500, 6))[1:] == ((500, 401), PictureColours.COLOUR, True, "1428A0")
    assert measure(png(rows[1:], 500, 6)).transparent is None
    assert measure(png([plain(BLUE)], 70_000, 6)).ink is None


@pytest.mark.parametrize("kept", [1, 3])
def test_the_beginning_of_a_file_tells_its_rows(kept: int) -> None:
    pixels = [(x * 37 % 256, x * 11 % 256, x * 89 % 256, 200) for x in range(400)]
    rows = [plain(*pixels[at : at + 100]) for at in range(0, 400, 100)]
    start = png(rows, 100, 6).partition(b"IDAT")[0][:-4]
    stored = chunk(b"IDAT", zlib.compress(b"".join(rows), 0))  # behind 15 bytes a row is what it is
    cut = start + stored[: 15 + 401 * kept + 50]
    assert measure(cut)[3:] == (True, measure(png(rows[:kept], 100, 6)).ink)


def test_a_damaged_row_makes_the_colour_unknown() -> None:
    assert measure(png([plain(CLEAR, BLUE), b"\x09" + plain(CLEAR, BLUE)[1:]], 2, 6))[3:] == (None, None)


@pytest.mark.parametrize("kind", [3, 4, 6])
def test_a_size_that_nothing_fills_takes_no_room(kind: int) -> None:
    vast = png([plain(BLUE)], 2**31 - 1, kind, chunk(b"PLTE", bytes(3)), chunk(b"tRNS", b"\0"))
    tracemalloc.start()
    found = measure(vast)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (found.pixels, found.ink) == ((2**31 - 1, 1), None)
    assert peak < 1 << 24


def test_pillow_waits_for_a_picture() -> None:
    seen = "print(sorted({'PIL'} & set(sys.modules)))"
    looks = (
        "import sys; from decree30_lint.formats.docx import read_docx; read_docx(sys.stdin.buffer.read(), 'x.docx'); " + seen
    )
    shown = f"<w:p><w:r>{INLINE}</w:r></w:p>"
    for data, expected in ((package("<w:p/>"), b"[]"), (with_picture(shown, png([plain(CLEAR)], 1, 6)), b"['PIL']")):
        run = subprocess.run([sys.executable, "-c", looks], input=data, capture_output=True, check=True)
        assert run.stdout.strip() == expected


@pytest.mark.parametrize(("components", "colours"), [(1, PictureColours.GREY), (3, PictureColours.COLOUR)])
def test_jpeg_states_size_and_components(components: int, colours: PictureColours) -> None:
    comment = b"\xff\xfe" + struct.pack(">H", 6) + b"note"
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 8 + 3 * components, 8, 30, 40, components) + bytes(9)
    found = measure(b"\xff\xd8" + comment + frame)
    assert (found.format, found.pixels, found.colours, found.transparent) == (PictureFormat.JPEG, (40, 30), colours, False)


def test_other_formats() -> None:
    assert measure(b"GIF89a").format is PictureFormat.OTHER
    assert measure(b"").format is PictureFormat.OTHER


PICTURE = (
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>'
    '<a:blip r:embed="rIdP"/></pic:blipFill><pic:spPr/></pic:pic>'
)
GRAPHIC = f'<wp:extent cx="1270000" cy="635000"/><a:graphic><a:graphicData>{PICTURE}</a:graphicData></a:graphic>'
INLINE = f"<w:drawing><wp:inline>{GRAPHIC}</wp:inline></w:drawing>"
FLOATING = (
    '<w:drawing><wp:anchor><wp:positionH relativeFrom="column"><wp:posOffset>254000</wp:posOffset></wp:positionH>'
    f'<wp:positionV relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionV>{GRAPHIC}</wp:anchor></w:drawing>'
)
VML = '<w:pict><v:shape style="width:100pt;height:50pt"><v:imagedata r:id="rIdP"/></v:shape></w:pict>'


def with_picture(body: str, picture: bytes | None) -> bytes:
    """A package with the picture as a part of its own."""
    data = package(body)
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/_rels/document.xml.rels":
                relation = b'<Relationship Id="rIdP" Type="x/image" Target="media/image1.png"/></Relationships>'
                content = content.replace(b"</Relationships>", relation)
            new.writestr(name, content)
        if picture is not None:
            new.writestr("word/media/image1.png", picture)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("drawing", "right", "down"),
    [(INLINE, 0.0, 0.0), (FLOATING, 20.0, None), (VML, 0.0, 0.0)],
    ids=["inline", "anchor", "vml"],
)
def test_pictures_of_the_body(drawing: str, right: float, down: float | None) -> None:
    body = f"<w:p><w:r><w:t>một</w:t></w:r></w:p><w:p><w:r>{drawing}</w:r></w:p>"
    (found,) = read_docx(with_picture(body, png([plain(CLEAR, BLUE)], 2, 6)), "x.docx").pictures
    assert (str(found.anchor.path), found.width, found.height) == ("body/p[2]", Pt(100), Pt(50))
    assert (found.right, found.down, found.ink) == (right, down, "1428A0")


def test_a_missing_picture_is_no_obstacle() -> None:
    (found,) = read_docx(with_picture(f"<w:p><w:r>{INLINE}</w:r></w:p>", None), "x.docx").pictures
    assert (found.format, found.pixels) == (PictureFormat.OTHER, None)


def test_a_box_of_borders_is_seen() -> None:
    sides = "".join(f'<w:{side} w:val="single" w:sz="8" w:space="1"/>' for side in ("top", "left", "bottom", "right"))
    framed = f"<w:p><w:pPr><w:pBdr>{sides}</w:pBdr></w:pPr><w:r><w:t>KHẨN</w:t></w:r></w:p>"
    under = '<w:p><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="8" w:space="1"/></w:pBdr></w:pPr></w:p>'
    assert [p.boxed for p in read_docx(package(framed + under), "x.docx").paragraphs] == [True, False]
