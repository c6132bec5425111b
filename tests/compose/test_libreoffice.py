"""An office program opens the composed files and sees the pages they claim."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pypdfium2
import pytest

from decree30_lint.compose import Layout, compose_docx
from decree30_lint.formats.docx.read_docx import read_docx

from .own import specimen

_WRITTEN = {
    "giay-moi": Layout(),
    "quyet-dinh-ban-hanh": Layout(letterhead="text-boxes", looks="styles", numbering="automatic", page_number="sdt"),
    "ke-hoach": Layout(letterhead="tabs", looks="defaults", runs="split", lines="vml", page_number="frame"),
    "bao-cao": Layout(letterhead="frames", capitals="automatic", form="nfd", lines="border", page_number="simple"),
}


@pytest.mark.libreoffice
def test_files_open_and_have_their_pages(tmp_path: Path) -> None:
    claimed = {}
    for name, layout in _WRITTEN.items():
        content = compose_docx(specimen(name), layout)
        (tmp_path / f"{name}.docx").write_bytes(content)
        claimed[name] = read_docx(content, name).page_count
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, *map(str, sorted(tmp_path.glob("*.docx")))], check=True, capture_output=True, timeout=180)
    shown = {}
    for name in _WRITTEN:
        with pypdfium2.PdfDocument(tmp_path / f"{name}.pdf") as pdf:
            shown[name] = len(pdf)
            text = pdf[0].get_textpage().get_text_bounded()
            assert "THANH GIANG" in " ".join(text.split())
    assert shown == claimed
