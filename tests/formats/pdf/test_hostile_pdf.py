"""PDFs made to harm end in a named error, or are read as far as they can be."""

from __future__ import annotations

import io
import struct
import time
import zlib
from collections.abc import Callable

import pytest
from msgspec.structs import replace
from tests.pdf_source import form, pdf, stream

from decree30_lint.errors import LintError, RefusedFileError
from decree30_lint.formats import limits
from decree30_lint.formats.pdf.content import PageContent
from decree30_lint.formats.pdf.engines import file_facts, images
from decree30_lint.formats.pdf.engines.choose import ENGINES, read_pages
from decree30_lint.formats.pdf.engines.file_facts import look_at
from decree30_lint.formats.pdf.read_pdf import read_pdf

LETTER = "BT /F1 10 Tf 50 700 Td (Ab) Tj ET"


def letters(page: PageContent) -> str:
    return "".join(glyph.text for glyph in page.glyphs)


def allow(monkeypatch: pytest.MonkeyPatch, name: str, most: int) -> None:
    """Sets a limit lower, so that small files go beyond it."""
    monkeypatch.setattr(limits, name, replace(getattr(limits, name), most=most))


def pages(count: int) -> bytes:
    kids = " ".join(f"{10 + number} 0 R" for number in range(count))
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    tree = f"<< /Type /Pages /Kids [{kids}] /Count {count} >>"
    return pdf("", {2: tree} | {10 + number: page for number in range(count)})


def annotated(count: int) -> bytes:
    note = "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] >>"
    return pdf("", page=f"/Annots [{note * count}]")


def forms(count: int) -> bytes:
    """Each of some forms draws the next one several times."""
    drawn = {
        number: form("/X Do " * count, resources=f"/XObject << /X {number + 1} 0 R >>") for number in range(10, 10 + count)
    }
    return pdf("/X Do", drawn | {10 + count: form(LETTER)}, resources="/XObject << /X 10 0 R >>")


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("limit", "most", "make", "fits", "more", "code"),
    [
        ("PAGES", 5, pages, 5, 6, "too-many-pages"),
        ("PAGE_OBJECTS", 20, lambda count: pdf("0 0 9 9 re f " * count), 20, 21, "too-many-objects"),
        ("PAGE_OBJECTS", 20, lambda count: pdf(f"BT /F1 9 Tf ({'a' * count}) Tj ET"), 20, 21, "too-many-objects"),
        ("PAGE_OBJECTS", 200, forms, 3, 5, "too-many-objects"),
    ],
)
def test_amounts(
    engine: str,
    limit: str,
    most: int,
    make: Callable[[int], bytes],
    fits: int,
    more: int,
    code: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    allow(monkeypatch, limit, most)
    read_pages(make(fits), letters, engine)
    for chosen in (engine, None):
        with pytest.raises(RefusedFileError) as caught:
            read_pages(make(more), letters, chosen)
        assert caught.value.code == code


def test_annotations_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    allow(monkeypatch, "PAGE_OBJECTS", 20)
    read_pages(annotated(20), letters)
    with pytest.raises(RefusedFileError):
        read_pages(annotated(21), letters)


def itself(data: bytes) -> bytes:
    """The file with a table of objects that names itself as the one before it."""
    begins = data.rsplit(b"startxref\n", 1)[1].split()[0]
    return data.replace(b"/Prev 0000", b"/Prev " + begins.rjust(4, b"0"))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "data",
    [
        pdf(LETTER, {10: form("/X Do", resources="/XObject << /X 10 0 R >>")}, resources="/XObject << /X 10 0 R >>"),
        pdf(LETTER, {10: "11 0 R", 11: "10 0 R"}, catalog="/OCProperties 10 0 R"),
        pdf(LETTER, catalog="/StructTreeRoot 10 0 R", objects={10: "<< /Type /StructTreeRoot /K [10 0 R 10 0 R] >>"}),
        pdf(LETTER, catalog="/AcroForm << /Fields [10 0 R] >>", objects={10: "<< /T (a) /Kids [10 0 R] /Parent 10 0 R >>"}),
        pdf(LETTER, page="/Annots [10 0 R]", objects={10: "<< /Subtype /Widget /Rect [0 0 9 9] /Parent 10 0 R >>"}),
        pdf(LETTER, trailer="/Prev 9"),
        itself(pdf(LETTER, trailer="/Prev 0000")),
        pdf(LETTER, {n: f"{n + 1} 0 R" for n in range(10, 30)} | {30: "10 0 R"}, trailer="/Info 10 0 R"),
        pdf(LETTER).replace(b"startxref\n", b"startxref\n9"),
    ],
)
def test_what_leads_to_itself_is_read(data: bytes, engine: str) -> None:
    assert read_pages(data, letters, engine)[1] == ["Ab"]


@pytest.mark.parametrize(
    "objects",
    [
        {2: "<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>"},
        {2: "<< /Type /Pages /Kids [3 0 R] /Count 100000000 >>"},
        {2: "2 0 R"},
        {3: "<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>"},
        {10 + n: f"<< /Type /Pages /Kids [{11 + n} 0 R] /Count 1 >>" for n in range(3000)}
        | {2: "<< /Type /Pages /Kids [10 0 R] /Count 1 >>"},
    ],
)
def test_trees_of_pages(objects: dict[int, str]) -> None:
    codes = []
    try:
        read_pages(pdf(LETTER, objects), letters, "pdfium")
    except LintError as error:
        codes.append(error.code)
    assert codes in ([], ["broken-pdf"])


def packed(content: bytes, kind: str) -> bytes:
    return stream(zlib.compress(content), f"/Type /{kind} /Filter /FlateDecode")


def test_streams_are_unpacked_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf(LETTER, {10 + n: packed(b" " * 1000 + b"/UserUnit", "ObjStm") for n in range(30)})
    monkeypatch.setattr(file_facts, "LOOKED_INTO", 29 * 1009)
    assert look_at(data).scaled
    monkeypatch.setattr(file_facts, "STREAM_BYTES", 1000)
    assert not look_at(data).scaled
    monkeypatch.setattr(file_facts, "STREAM_BYTES", 2000)
    monkeypatch.setattr(file_facts, "LOOKED_INTO", 900)
    assert not look_at(data).scaled
    monkeypatch.setattr(file_facts, "STREAMS_LOOKED_INTO", 0)
    monkeypatch.setattr(file_facts, "LOOKED_INTO", 10_000)
    assert not look_at(data).scaled


def test_looking_takes_as_long_as_the_file_is() -> None:
    """zlib must not copy the rest of the file for each stream."""

    def seconds(count: int) -> float:
        data = pdf(LETTER, {10 + n: packed(bytes(1000), "ObjStm") + bytes(20_000) for n in range(count)})
        begun = time.process_time()
        look_at(data)
        return time.process_time() - begun

    assert min(seconds(1600) for _ in range(3)) < 10 * min(seconds(400) for _ in range(3))


def test_a_file_of_nothing_is_not_searched_by_the_slow_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("decree30_lint.formats.pdf.engines.choose._read_again", None)
    with pytest.raises(LintError) as caught:
        read_pdf(b"%PDF-1.7\n" + bytes(2_000_000), "a.pdf")
    assert caught.value.code == "broken-pdf"


def _jpeg(width: int, height: int) -> bytes:
    from PIL import Image

    made = io.BytesIO()
    Image.new("L", (8, 8)).save(made, "JPEG")
    data = bytearray(made.getvalue())
    struct.pack_into(">HH", data, data.index(b"\xff\xc0") + 5, height, width)
    return bytes(data)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "entries",
    [
        f"/Filter [{'/ASCIIHexDecode ' * 20_000}]",
        "/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 2000000000 >>",
        "/Filter /FlateDecode /DecodeParms << /Predictor 12 /Colors 2000000000 >>",
    ],
)
def test_streams_that_take_for_ever_are_left_alone(entries: str, engine: str) -> None:
    data = pdf("", {5: stream(zlib.compress(LETTER.encode()), entries)})
    assert read_pages(data, letters, engine)[1] == [""]


@pytest.mark.parametrize("filters", ["/FlateDecode", "/FlateDecode /FlateDecode", "/ASCIIHexDecode /FlateDecode"])
def test_content_that_unpacks_to_far_too_much_is_left_alone(filters: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("decree30_lint.formats.pdf.engines.bounded_document.PICTURE_BYTES", 5000)
    for blanks, text in ((1000, ["Ab"]), (9000, [""])):
        content = (LETTER + " " * blanks).encode()
        for _ in range(filters.count("Flate")):
            content = zlib.compress(content)
        content = content.hex().encode() if "Hex" in filters else content
        data = pdf("", {5: stream(content, f"/Filter [{filters}]")})
        assert read_pages(data, letters, "pdfplumber")[1] == text


SEAL = "/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8"


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "picture",
    [
        stream(_jpeg(65_000, 65_000), f"{SEAL} /Width 65000 /Height 65000 /Filter /DCTDecode"),
        stream(_jpeg(13_000, 13_000), f"{SEAL} /Width 13000 /Height 13000 /Filter /DCTDecode"),
        stream(b"", f"{SEAL} /Width 2000000000 /Height 2000000000"),
        stream(b"", f"{SEAL} /Width 0 /Height -1"),
        stream(zlib.compress(bytes(1000)), f"{SEAL} /Width 10 /Height 100 /Filter /FlateDecode /SMask 10 0 R"),
    ],
)
@pytest.mark.filterwarnings("error")
def test_pictures_that_unpack_to_far_too_much(picture: bytes, engine: str) -> None:
    data = pdf(f"{LETTER} q 90 0 0 90 0 0 cm /X Do Q", {10: picture}, resources="/XObject << /X 10 0 R >>")
    assert read_pages(data, letters, engine)[1] == ["Ab"]


def test_a_stream_that_unpacks_to_far_too_much_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("decree30_lint.formats.pdf.engines.bounded_document.PICTURE_BYTES", 5000)
    monkeypatch.setattr(images, "_SMALLEST", 0.0)
    picture = stream(zlib.compress(bytes(100 * 100)), f"{SEAL} /Width 100 /Height 100 /Filter /FlateDecode")
    data = pdf(f"{LETTER} q 90 0 0 90 0 0 cm /X Do Q", {10: picture}, resources="/XObject << /X 10 0 R >>")
    _, (found,), _ = read_pages(data, lambda page: page.images, "pdfplumber")
    assert [image.transparent for image in found] == [False]
