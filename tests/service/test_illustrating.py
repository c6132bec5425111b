"""Pictures for reports: whatever a file does to their maker, the report goes on, and the others get theirs."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from tests.pdf_source import pdf
from tests.small_docx import small_docx

from decree30_lint import Checker
from decree30_lint.formats.clock import Clock
from decree30_lint.illustrate import illustrated
from decree30_lint.model.illustration import Illustration, PictureMaker
from decree30_lint.model.report import Report
from decree30_lint.service import illustrating
from decree30_lint.service.illustrating import PictureRequest, illustrations
from decree30_lint.service.input_files import InputFile
from decree30_lint.service.isolation import workers
from decree30_lint.service.sources import FileSources

NAMES = ("a.docx", "b.docx", "c.docx")
HOSTILE = "THÙ ĐỊCH"
LETTER = (
    "<w:p><w:r><w:t>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>Độc lập - Tự do - Hạnh phúc</w:t></w:r></w:p><w:p><w:r><w:t>BÁO CÁO</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
)
forks = pytest.mark.skipif(sys.platform != "linux", reason="workers are forked from the test and know what it has replaced")


@pytest.fixture
def files(tmp_path: Path) -> list[InputFile]:
    """Three letters, of which the second one is hostile to the makers of these tests."""
    for name in NAMES:
        (tmp_path / name).write_bytes(small_docx(LETTER.format(text=HOSTILE if name == "b.docx" else name)))
    return [InputFile(name, tmp_path / name) for name in NAMES]


def judged(files: Sequence[InputFile]) -> list[Report]:
    return [Checker().check(file.path.read_bytes(), name=file.shown) for file in files]


def made(files: Sequence[InputFile]) -> list[Illustration]:
    return list(FileSources(files).illustrations(judged(files)))


def in_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Has the workers hold what a test has changed here, also where the tests run beside each other, in threads."""
    monkeypatch.setattr(workers, "_may_fork", lambda: True)


def with_makers(monkeypatch: pytest.MonkeyPatch, *makers: PictureMaker) -> None:
    monkeypatch.setattr(illustrating, "word_makers", lambda: list(makers))


@pytest.fixture(autouse=True)
def _without_libreoffice(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "libreoffice" not in request.keywords:
        with_makers(monkeypatch, PictureMaker.OUTLINE)


def test_each_file_has_its_pictures_in_order(files: list[InputFile]) -> None:
    found = made(files)
    assert [each.path for each in found] == list(NAMES)
    assert all(each.pages and each.boxes and each.failure is None for each in found)


def test_files_of_all_formats_come_in_their_order(files: list[InputFile], tmp_path: Path) -> None:
    (tmp_path / "d.pdf").write_bytes(pdf("BT /F1 14 Tf 100 700 Td (Kinh gui) Tj ET"))
    mixed = [files[0], InputFile("d.pdf", tmp_path / "d.pdf"), files[1]]
    reports = judged(mixed)
    found = list(FileSources(mixed).illustrations(reports))
    assert [each.path for each in found] == ["a.docx", "d.pdf", "b.docx"]
    assert [each.maker is PictureMaker.PDFIUM for each in found] == [False, bool(reports[1].findings), False]


def test_what_has_changed_since_is_not_shown(files: list[InputFile]) -> None:
    reports = judged(files)
    files[1].path.write_bytes(small_docx(LETTER.format(text="khác")))
    found = list(FileSources(files).illustrations(reports))
    assert [each.failure.code if each.failure else None for each in found] == [None, "changed", None]
    assert found[1].failure is not None
    assert "thay đổi" in found[1].failure.words.vi


def test_what_is_gone_is_not_shown(files: list[InputFile]) -> None:
    reports = judged(files)
    files[0].path.unlink()
    found = list(FileSources(files).illustrations(reports))
    assert found[0].failure is not None
    assert found[1].pages


def test_standard_input_is_not_kept() -> None:
    report = Checker().check(small_docx(LETTER.format(text="")), name="-")
    (found,) = FileSources([InputFile("-", Path("-"))]).illustrations([report])
    assert found.failure is not None
    assert found.failure.code == "not-kept"


def test_content_that_is_at_hand_needs_no_file() -> None:
    data = small_docx(LETTER.format(text=""))
    (found,) = illustrations([PictureRequest(Checker().check(data, name="a.docx"), data)])
    assert found.pages


def test_workers_that_are_no_copies_of_this_process(files: list[InputFile], monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows."""
    monkeypatch.setattr(workers, "_may_fork", lambda: False)
    assert [bool(each.pages) for each in made(files[:1])] == [True]


def test_nothing_is_made_for_a_report_without_findings() -> None:
    report = Checker().check(b"no document", name="a.docx")
    assert list(illustrations([PictureRequest(report, Path("a.docx"))])) == [Illustration("a.docx")]
    assert list(illustrations([])) == []


@forks
@pytest.mark.parametrize(
    ("harm", "code"),
    [
        (lambda: os.kill(os.getpid(), signal.SIGSEGV), "crash"),
        (lambda: time.sleep(60), "deadline"),
        (lambda: [bytearray(1 << 20) for _ in range(2000)], "memory"),
        (lambda: 1 / 0, "crash"),
    ],
    ids=["dies", "hangs", "eats memory", "raises"],
)
def test_a_hostile_file_costs_its_own_pictures_only(
    files: list[InputFile], monkeypatch: pytest.MonkeyPatch, harm: Callable[[], object], code: str
) -> None:
    in_copies(monkeypatch)
    with_makers(monkeypatch, PictureMaker.DXPDF)
    monkeypatch.setattr(illustrating, "_SECONDS", 3.0)
    monkeypatch.setattr(illustrating, "_A_FILE", 0.0)
    monkeypatch.setattr(illustrating, "printed", _harmed(harm))
    found = list(FileSources(files, memory=600).illustrations(judged(files)))
    assert [each.failure.code if each.failure else None for each in found] == [None, code, None]
    assert found[0].maker is found[2].maker is PictureMaker.DXPDF
    assert found[1].failure is not None
    assert "kết quả kiểm tra vẫn đầy đủ" in found[1].failure.words.vi


@forks
def test_where_one_maker_fails_the_next_one_is_asked(files: list[InputFile], monkeypatch: pytest.MonkeyPatch) -> None:
    in_copies(monkeypatch)
    with_makers(monkeypatch, PictureMaker.DXPDF, PictureMaker.OUTLINE)
    monkeypatch.setattr(illustrating, "printed", _harmed(lambda: os.kill(os.getpid(), signal.SIGKILL)))
    found = made(files)
    assert [each.maker for each in found] == [PictureMaker.DXPDF, PictureMaker.OUTLINE, PictureMaker.DXPDF]
    assert found[1].pages


def test_what_cannot_be_printed_is_drawn(files: list[InputFile], monkeypatch: pytest.MonkeyPatch) -> None:
    with_makers(monkeypatch, PictureMaker.DXPDF, PictureMaker.OUTLINE)
    files[1].path.write_bytes(files[1].path.read_bytes() + b"what dxpdf does not read")
    assert made(files)[1].maker in (PictureMaker.DXPDF, PictureMaker.OUTLINE)


@pytest.mark.libreoffice
def test_libreoffice_is_the_first_to_be_asked(files: list[InputFile]) -> None:
    assert {each.maker for each in made(files)} == {PictureMaker.LIBREOFFICE}


def test_a_check_in_text_loads_nothing_of_it(files: list[InputFile]) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "decree30_lint", "check", str(files[0].path)]
    loaded = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    assert "decree30_lint.service.sources" in loaded
    assert not [name for name in ("illustrat", "PIL", "dxpdf") if name in loaded]


def _harmed(harm: Callable[[], object]) -> Callable[[Sequence[bytes], PictureMaker, Clock], list[bytes | None]]:
    """Returns a maker of prints on which a hostile file does harm."""
    whole = illustrated.printed

    def printed(contents: Sequence[bytes], maker: PictureMaker, clock: Clock) -> list[bytes | None]:
        if maker is PictureMaker.DXPDF and any(_is_hostile(content) for content in contents):
            harm()
        return whole(contents, maker, clock)

    return printed


def _is_hostile(content: bytes) -> bool:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return HOSTILE.encode() in archive.read("word/document.xml")
