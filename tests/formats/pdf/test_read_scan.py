"""A scan from file to document: nothing is read off its pictures unless that is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.big_pdfs import DOTS, scan

from decree30_lint.formats.read_document import read_document
from decree30_lint.formats.read_options import ReadOptions
from decree30_lint.model.document import Legibility
from decree30_lint.model.picture import Scan, ScanText
from decree30_lint.pipeline import Options, lint_bytes, ruleset_named

SCANNED = Scan("1.4", DOTS, True, True, ScanText.NONE)


def test_a_scan_is_never_read_silently(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program, called = tmp_path / "tesseract", tmp_path / "called"
    program.write_text(f"#!/bin/sh\ntouch '{called}'\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    document = read_document(scan(2), "ban-quet.pdf")
    assert (document.scan, document.legibility, document.paragraphs) == (SCANNED, Legibility.NONE, ())
    assert not called.exists()


def test_without_the_program_the_file_is_said_not_to_be_judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    report = lint_bytes(scan(1), "ban-quet.pdf", ruleset_named("nd30-2020"), Options(read_options=ReadOptions(ocr=True)))
    assert report.failure is not None
    assert report.failure.code == "needs-tesseract"


@pytest.mark.tesseract
def test_where_it_is_asked_for_the_pictures_are_read() -> None:
    document = read_document(scan(1), "ban-quet.pdf", ReadOptions(ocr=True))
    assert (document.scan, document.legibility) == (SCANNED, Legibility.OCR)
    text = " ".join(paragraph.text for paragraph in document.paragraphs)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert {span.format.size for paragraph in document.paragraphs for span in paragraph.spans} == {None}
