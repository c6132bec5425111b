"""Scans read by tesseract: what it says is placed on the page; what is missing is named."""

from __future__ import annotations

import stat
import sys
import zlib
from pathlib import Path

import pytest
from tests.conftest import ROOT

from decree30_lint.errors import DeadlinePassedError, LintError, UnreadableFileError, WrongConfigurationError
from decree30_lint.formats.clock import UNBOUNDED, Clock
from decree30_lint.formats.convert import to_pdf
from decree30_lint.formats.pdf.engines.pdfium import PDFIUM
from decree30_lint.formats.pdf.ocr import ocr_pages
from decree30_lint.formats.pdf.scan import page_scan
from decree30_lint.formats.pdf.text_layer import FontRun, TextLayer, mend
from decree30_lint.model.picture import PageScan, PictureColours

HOCR = """<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml"><body><div class="ocr_page" title="image; bbox 0 0 600 900; ppageno 0">
<p><span class="ocr_line" title="bbox 100 200 500 250; baseline 0.01 -10; x_size 52; x_descenders 10">
<span class="ocrx_word" title="bbox 100 205 280 250; x_wconf 96"><strong>Căn</strong></span>
<span class="ocrx_word" title="bbox 300 200 500 248; x_wconf 90">cứ &amp;</span>
<span class="ocrx_word" title="bbox 510 200 520 248; x_wconf 10"> </span></span>
<span class="ocr_separator" title="bbox 0 300 600 302"></span></p></div></body></html>"""


def scanned(width: int, height: int, dots: int, grey: bytes) -> bytes:
    """A PDF of one page that is nothing but a grey picture of `width` by `height` pixels."""
    samples = zlib.compress(grey)
    across, down = (72 * pixels / dots for pixels in (width, height))
    drawn = f"q {across} 0 0 {down} 0 0 cm /I Do Q".encode()
    picture = f"/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode"
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {across} {down}]/Contents 4 0 R".encode()
        + b"/Resources<</XObject<</I 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(drawn), drawn),
        b"<</Type/XObject%b/Length %d>>stream\n%b\nendstream" % (picture.encode(), len(samples), samples),
    ]
    body = b"%PDF-1.4\n"
    places = []
    for number, part in enumerate(parts, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(parts) + 1, len(body))
    return body + head + table + tail


BLANK = scanned(200, 300, 100, b"\xff" * 60_000)


def installed(folder: Path, monkeypatch: pytest.MonkeyPatch, said: str, languages: str = "eng vie", code: int = 0) -> None:
    """A program of the name on the PATH that says so, whatever it is given."""
    (folder / "said").write_text(said, encoding="utf-8")
    lines = [
        f"#!{sys.executable}",
        "import sys, pathlib",
        f"if '--list-langs' in sys.argv: print('List:\\n' + '\\n'.join({languages.split()!r})); sys.exit(0)",
        "sys.stdin.buffer.read()",
        f"sys.stdout.write(pathlib.Path({str(folder / 'said')!r}).read_text(encoding='utf-8'))",
        f"sys.exit({code})",
    ]
    program = folder / "tesseract"
    program.write_text("\n".join(lines), encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8")


def test_words_stand_where_the_page_shows_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture of 600 x 900 pixels is made of the page of 144 x 216 points."""
    installed(tmp_path, monkeypatch, HOCR)
    [page] = ocr_pages(BLANK, [1])
    assert (page.number, page.width, page.height) == (1, 144, 216)
    first, second = page.glyphs
    assert [glyph.text for glyph in page.glyphs] == ["Căn", "cứ &"]
    assert [first.left, first.right, second.left, second.right] == pytest.approx([24, 67.2, 72, 120])
    assert first.baseline == second.baseline == pytest.approx((250 - 10 + 2) * 72 / 300)
    assert first.style.size == pytest.approx(12.5)


@pytest.mark.parametrize(
    ("languages", "code", "clock", "error", "name"),
    [
        ("eng osd", 0, UNBOUNDED, WrongConfigurationError, "needs-tesseract-data"),
        ("vie", 1, UNBOUNDED, UnreadableFileError, "ocr-failed"),
        ("vie", 0, Clock(0), DeadlinePassedError, "ocr-deadline"),
    ],
)
def test_what_goes_wrong_is_named(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    languages: str,
    code: int,
    clock: Clock,
    error: type[LintError],
    name: str,
) -> None:
    installed(tmp_path, monkeypatch, HOCR, languages, code)
    with pytest.raises(error) as raised:
        ocr_pages(BLANK, [1], clock=clock)
    assert raised.value.code == name


def test_a_machine_without_the_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(WrongConfigurationError) as raised:
        ocr_pages(BLANK, [1])
    assert "tesseract-ocr-vie" in raised.value.words.vi


def test_a_damaged_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(tmp_path, monkeypatch, HOCR)
    with pytest.raises(UnreadableFileError) as raised:
        ocr_pages(b"%PDF-1.4", [1])
    assert raised.value.code == "broken-pdf"


@pytest.mark.tesseract
@pytest.mark.libreoffice
def test_a_scan_of_a_fixture_is_read() -> None:
    import pypdfium2

    printed = to_pdf((ROOT / "fixtures" / "docx" / "quyet-dinh.docx").read_bytes(), ".docx")
    bitmap = pypdfium2.PdfDocument(printed)[0].render(scale=200 / 72, grayscale=True)
    rows = bytes(bitmap.buffer)
    grey = b"".join(rows[at : at + bitmap.width] for at in range(0, len(rows), bitmap.stride))
    data = scanned(bitmap.width, bitmap.height, 200, grey)

    source = PDFIUM.open(data)
    [seen] = source.pages()
    source.close()
    assert page_scan(seen) == PageScan(200, PictureColours.GREY)
    [page] = ocr_pages(data, [1])
    text = " ".join(glyph.text for glyph in page.glyphs)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "QUYẾT ĐỊNH" in text
    assert mend([FontRun(text, "ocr")]).state is TextLayer.GOOD
