"""The committed Word files are what the specimens give, and the faulty report has the faults of its answer key."""

from __future__ import annotations

import importlib.util
import io
import zipfile
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from decree30_lint.compare import compare
from decree30_lint.compose import compose_docx, load_specimen, report_from_text
from decree30_lint.formats.docx.read_docx import read_docx
from decree30_lint.formats.read_document import read_document
from decree30_lint.model.comparison import DifferenceKind
from decree30_lint.model.parts import Part

from .own import ROOT, specimen

REPORT = ROOT / "fixtures" / "bao-cao-nam"


def _builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_fixtures", ROOT / "tools" / "build_fixtures.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_DOCUMENTS: dict[str, tuple[Path, bytes]] = {path.stem: (path, content) for path, content in _builder().documents()}


def _parts(content: bytes) -> dict[str, bytes]:
    """What an archive holds: compressed bytes may differ from one zlib to another."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


@pytest.mark.parametrize("name", _DOCUMENTS)
def test_committed_file_equals_the_rebuilt_one(name: str) -> None:
    path, content = _DOCUMENTS[name]
    assert _parts(path.read_bytes()) == _parts(content)


def test_every_word_file_has_its_entry() -> None:
    assert set((ROOT / "fixtures").rglob("*.docx")) == {path for path, _ in _DOCUMENTS.values()}


@pytest.mark.parametrize("name", ["bao-cao-nam", "bao-cao-nam-loi"])
def test_a_printed_report_says_and_shows_what_its_word_file_does(name: str) -> None:
    file, print_out = ((REPORT / f"{name}.{suffix}") for suffix in ("docx", "pdf"))
    found = compare(*(read_document(path.read_bytes(), path.name) for path in (file, print_out)))
    assert found.words[0] == found.words[1] == found.words[2] > 1500
    assert {difference.kind for difference in found.differences} == {DifferenceKind.SUBSTITUTE}


@pytest.mark.libreoffice
def test_a_printed_report_is_what_is_printed_now() -> None:
    for path, content in _builder().printed():
        found = compare(read_document(path.read_bytes(), path.name), read_document(content, path.name))
        assert found.differences == (), path.name


def test_every_planted_fault_changes_the_report() -> None:
    correct = load_specimen(REPORT / "bao-cao-nam.yaml")
    faults = yaml.safe_load((REPORT / "loi.yaml").read_text(encoding="utf-8"))["faults"]
    rules = [fault["rule"] for fault in faults]
    assert len(rules) == len(set(rules)) >= 20
    assert _builder().with_faults(correct, REPORT / "loi.yaml") != correct


def test_report_fills_three_pages() -> None:
    assert read_docx(compose_docx(load_specimen(REPORT / "bao-cao-nam.yaml")), "x").page_count == 3


def test_plain_text_becomes_a_report() -> None:
    stamp, foot = "Thứ ba - 08/12/2020 09:00", "Chân trang"
    text = f"Báo cáo tình hình trồng cây\n\n{stamp}\nMở đầu.\nI. KẾT QUẢ\n1. Số cây\na) Một ý;\nHết./.\n{foot}"
    report = report_from_text(text, specimen("bao-cao"))
    lines = {line.text: (line.part, line.role) for line in report.lines}
    assert lines["Tình hình trồng cây"] == (Part.SUBJECT, "")
    assert lines["I. KẾT QUẢ"] == (Part.STRUCTURE, "muc-la-ma")
    assert lines["1. Số cây"] == (Part.STRUCTURE, "khoan")
    assert lines["a) Một ý;"] == (Part.STRUCTURE, "diem")
    assert lines["Hết./."] == (Part.BODY, "")
    assert not {stamp, foot} & lines.keys()


@pytest.mark.shared
def test_published_report_laid_out(tmp_path: Path) -> None:
    text = (ROOT.parent / "shared" / "seed" / "bao-cao-2020.txt").read_text(encoding="utf-8")
    path = tmp_path / "bao-cao-2020.docx"
    path.write_bytes(compose_docx(report_from_text(text, specimen("bao-cao"))))
    document = read_docx(path.read_bytes(), path.name)
    assert (document.page_count or 0) >= 6
    body = [p.text for p in document.paragraphs]
    assert any(line.startswith("Kết quả thực hiện công tác văn thư, lưu trữ năm 2020") for line in body)
    assert len([line for line in body if line.endswith("./.")]) == 1
