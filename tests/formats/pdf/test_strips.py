"""Scans made of strips, with the text that a program read off them above, below or beside."""

from __future__ import annotations

import zlib

import pytest
from tests.pdf_source import pdf, stream

from decree30_lint.formats.pdf.read_pdf import read_pdf
from decree30_lint.model.document import Legibility
from decree30_lint.model.picture import ScanText
from decree30_lint.model.results import Status
from decree30_lint.model.rules import RuleSet
from decree30_lint.pipeline import Options, lint_bytes

WIDTH, HEIGHT = 595, 842
RUBBISH = "ceNG HoA xA HoI CHu NGHiA VIeT NAM Doc lap Tu do Hanh phuc"
SHOWN, UNSEEN = 0, 3


def scanned(strips: int, dpi: int = 150, *, mode: int | None = None, below: bool = False, mask: str = "") -> bytes:
    """A page of A4 in colour, cut into `strips`; rows of text are drawn in this `mode`, `below` the picture or upon it."""
    across, down = round(WIDTH / 72 * dpi), round(HEIGHT / 72 * dpi / strips)
    pixels = zlib.compress(bytes([200, 180, 190]) * across * down, 1)
    shape = f"/Type /XObject /Subtype /Image /Width {across} /Height {down} /ColorSpace /DeviceRGB /BitsPerComponent 8"
    objects: dict[int, str | bytes] = {6: stream(pixels, f"{shape} /Filter /FlateDecode {mask}")}
    if mask:
        clear = zlib.compress(bytes(across * down), 1)
        objects[7] = stream(clear, f"{shape.replace('RGB', 'Gray')} /Filter /FlateDecode")
    height = HEIGHT / strips
    paint = [f"q {WIDTH} 0 0 {height:.4f} 0 {height * n:.4f} cm /X Do Q" for n in range(strips)]
    rows = [f"BT /F1 12 Tf {mode} Tr 60 {780 - 20 * n} Td ({RUBBISH}) Tj ET" for n in range(25)] if mode is not None else []
    return pdf("\n".join([*rows, *paint] if below else [*paint, *rows]), objects, resources="/XObject << /X 6 0 R >>")


@pytest.mark.parametrize("strips", [1, 8, 60, 219])
@pytest.mark.parametrize(("mode", "below"), [(UNSEEN, False), (UNSEEN, True), (SHOWN, True)])
def test_strips_with_text_read_off_them_are_a_scan(strips: int, mode: int, below: bool, ruleset: RuleSet) -> None:
    data = scanned(strips, mode=mode, below=below)
    document = read_pdf(data, "a.pdf")
    assert document.scan is not None
    assert document.scan.dpi in (149, 150)  # rows of pixels are whole
    assert (document.scan.text_layer, document.legibility) == (ScanText.FOREIGN, Legibility.NONE)
    judged = lint_bytes(data, "a.pdf", ruleset, Options(choose=True))
    assert judged.status is Status.UNREADABLE
    assert judged.judgement is not None
    assert [f.rule.id for f in judged.judgement.diagnostics] == ["ban-sao/do-phan-giai"]


@pytest.mark.parametrize(("mode", "below", "mask"), [(SHOWN, False, ""), (SHOWN, True, "/SMask 7 0 R")])
def test_text_upon_a_picture_or_seen_through_it_is_text(mode: int, below: bool, mask: str) -> None:
    assert read_pdf(scanned(1, mode=mode, below=below, mask=mask), "a.pdf").scan is None


@pytest.mark.parametrize(("dpi", "rules"), [(200, []), (198, []), (196, ["ban-sao/do-phan-giai"])])
def test_a_page_one_percent_off_its_size_is_not_coarse(dpi: int, rules: list[str], ruleset: RuleSet) -> None:
    judgement = lint_bytes(scanned(1, dpi), "a.pdf", ruleset, Options(choose=True)).judgement
    assert judgement is not None
    assert [f.rule.id for f in judgement.diagnostics] == rules
