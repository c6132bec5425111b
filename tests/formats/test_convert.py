"""Older formats through LibreOffice: what comes out, what goes wrong, and that nothing is left."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from pathlib import Path

import pytest

from decree30_lint.errors import DeadlinePassedError, UnreadableFileError
from decree30_lint.formats import convert
from decree30_lint.formats.clock import Clock
from decree30_lint.formats.docx import read_docx
from decree30_lint.model.units import Pt

RTF = rb"{\rtf1\ansi\deff0{\fonttbl{\f0 Times New Roman;}}\f0\fs28\b S\u7902? N\u7896?I V\u7908?\par}"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The temporary folder, empty."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def program(folder: Path, script: str) -> str:
    """An office program of our own, in `folder`."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


@pytest.mark.libreoffice
def test_rtf_becomes_docx(folder: Path) -> None:
    (paragraph,) = read_docx(convert.convert(RTF, ".rtf"), "old.rtf").paragraphs
    (span,) = paragraph.spans
    assert (span.text, span.format.size, span.format.bold) == ("SỞ NỘI VỤ", Pt(14), True)
    assert list(folder.iterdir()) == []


@pytest.mark.libreoffice
def test_rtf_becomes_pdf(folder: Path) -> None:
    assert convert.to_pdf(RTF, ".rtf").startswith(b"%PDF-")
    assert list(folder.iterdir()) == []


@pytest.mark.libreoffice
@pytest.mark.shared
@pytest.mark.parametrize("name", ["l001.dot", "l002.doc", "l005.rtf"])
def test_real_files(corpus: Path, name: str) -> None:
    file = corpus / "legacy" / name
    document = read_docx(convert.convert(file.read_bytes(), file.suffix), name)
    assert any("Độc lập" in paragraph.text for paragraph in document.paragraphs)


def test_without_libreoffice_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convert, "find_office", lambda: None)
    with pytest.raises(UnreadableFileError) as caught:
        convert.convert(RTF, ".rtf")
    assert caught.value.code == "needs-libreoffice"
    assert "LibreOffice" in caught.value.words.vi
    assert ".docx" in caught.value.words.vi


@pytest.mark.skipif(sys.platform == "win32", reason="the program of this test is a script with a first line for Unix")
def test_a_program_that_hangs_is_ended_with_its_children(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = tmp_path_factory.mktemp("note") / "child"
    office = program(note.parent, f"sleep 60 & echo $! > '{note}'; wait")
    monkeypatch.setattr(convert, "find_office", lambda: office)
    with pytest.raises(DeadlinePassedError) as caught:
        convert.convert(RTF, ".rtf", Clock(2))
    assert caught.value.code == "conversion-deadline"
    assert not _runs(int(note.read_text(encoding="utf-8")))
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="the program of this test is a script with a first line for Unix")
def test_a_program_that_makes_nothing(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = program(tmp_path_factory.mktemp("office"), "")
    monkeypatch.setattr(convert, "find_office", lambda: office)
    with pytest.raises(UnreadableFileError) as caught:
        convert.convert(RTF, ".rtf")
    assert caught.value.code == "conversion-failed"
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="the program of this test is a script with a first line for Unix")
def test_the_program_is_found_on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = program(tmp_path, "")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert convert.find_office() == office


def test_the_program_is_found_where_it_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = tmp_path / "soffice"
    installed.write_bytes(b"")
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(convert, "_usual_places", lambda: iter([tmp_path / "missing", installed]))
    assert convert.find_office() == str(installed)


def _runs(process: int) -> bool:
    """The process lives; one that ended but was not yet collected does not."""
    state = Path(f"/proc/{process}/stat")
    if state.exists():
        return state.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
