"""Pictures of pages: as they are shown, with the boxes of their text where the text is."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from tests.pdf_source import pdf

from decree30_lint.errors import LintError
from decree30_lint.illustrate.page_pictures import page_pictures
from decree30_lint.illustrate.print_letters import boxes_around, print_pages
from decree30_lint.model.illustration import PagePicture
from decree30_lint.model.place import Box

TEXT = "BT /F1 20 Tf {matrix} Tm (Doc lap) Tj ET"
UPRIGHT = TEXT.format(matrix="1 0 0 1 200 600")
SHOWN = {
    "plain": pdf(UPRIGHT),
    "turned": pdf(TEXT.format(matrix="0 1 -1 0 300 400"), page="/Rotate 90"),
    "upside down": pdf(TEXT.format(matrix="-1 0 0 -1 300 400"), page="/Rotate 180"),
    "cropped": pdf(UPRIGHT, page="/CropBox [100 300 500 700]"),
    "in large units": pdf(UPRIGHT, page="/UserUnit 2"),
    "cropped, turned, in large units": pdf(
        TEXT.format(matrix="0 1 -1 0 300 400"), page="/Rotate 90 /CropBox [100 300 500 700] /UserUnit 1.5"
    ),
}


@pytest.mark.parametrize("name", SHOWN)
def test_the_text_stands_in_its_box(name: str) -> None:
    data = SHOWN[name]
    ((page,), (picture,)) = print_pages(data), page_pictures(data, [1])
    (box,) = boxes_around(page.letters)
    assert (round(picture.width, 2), round(picture.height, 2)) == (round(page.width, 2), round(page.height, 2))
    ink = _ink(picture)
    assert box.left - 1 <= ink.left <= ink.right <= box.right + 1
    assert box.top - 1 <= ink.top <= ink.bottom <= box.bottom + 1
    assert ink.right - ink.left > 0.8 * (box.right - box.left)


def test_only_pages_that_there_are() -> None:
    assert [picture.number for picture in page_pictures(SHOWN["plain"], [1, 2, 7])] == [1]
    assert list(page_pictures(b"", [])) == []


def test_the_same_page_gives_the_same_bytes() -> None:
    assert list(page_pictures(SHOWN["plain"], [1])) == list(page_pictures(SHOWN["plain"], [1]))


def test_a_large_sheet_has_no_more_pixels_than_others() -> None:
    sheet = pdf(UPRIGHT).replace(b"[0 0 595 842]", b"[0 0 9999 9999]")
    (picture,) = page_pictures(sheet, [1])
    width, height = Image.open(io.BytesIO(picture.content)).size
    assert width * height <= 4_010_000
    assert round(picture.width) == 9999


def test_a_photograph_becomes_a_jpeg() -> None:
    noise = Image.effect_noise((1000, 1400), 120).convert("RGB")
    out = io.BytesIO()
    noise.save(out, "PDF")
    (picture,) = page_pictures(out.getvalue(), [1])
    assert picture.media_type == "image/jpeg"
    assert Image.open(io.BytesIO(picture.content)).format == "JPEG"


def test_what_stands_in_a_field_is_seen() -> None:
    """The appearance of a digital signature is no content of the page."""
    fields: dict[int, str | bytes] = {
        6: "<< /Type /Annot /Subtype /Widget /FT /Sig /T (S) /F 4 /P 3 0 R /Rect [100 100 200 150] /AP << /N 7 0 R >> >>",
        7: b"<< /Type /XObject /Subtype /Form /BBox [0 0 100 50] /Length 22 >>\nstream\n0 0 100 50 re f       \nendstream",
    }
    data = pdf("", fields, page="/Annots [6 0 R]", catalog="/AcroForm << /Fields [6 0 R] /SigFlags 3 >>")
    (picture,) = page_pictures(data, [1])
    ink = _ink(picture)
    assert (ink.left, ink.top, ink.right, ink.bottom) == pytest.approx((100, 692, 200, 742), abs=1)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 nothing"])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(LintError):
        list(page_pictures(data, [1]))


def _ink(picture: PagePicture) -> Box:
    """Returns where anything is drawn, in points."""
    drawn = Image.open(io.BytesIO(picture.content)).convert("L").point(lambda shade: 255 * (shade < 128))
    found, scale = drawn.getbbox(), picture.width / drawn.width
    assert found is not None
    left, top, right, bottom = (edge * scale for edge in found)
    return Box(1, left, top, right, bottom)  # type: ignore[arg-type]
