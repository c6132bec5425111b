"""A watch says a line for each save, writes its page anew, and ends by Ctrl-C."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result
from msgspec.structs import replace
from tests.conftest import ROOT

from decree30_lint import Checker, Level
from decree30_lint.cli.watching import save_line
from decree30_lint.errors import ExitCode
from decree30_lint.model.results import Status
from decree30_lint.model.words import Lang
from decree30_lint.report.text_style import TextStyle
from decree30_lint.service.folder_watch import FolderWatch, Saved, SavedVerdict
from decree30_lint.service.settings import Settings
from decree30_lint.service.watching import look

FIXTURES = ROOT / "fixtures"
WRONG = FIXTURES / "bao-cao-nam" / "bao-cao-nam-loi.docx"
RIGHT = FIXTURES / "bao-cao-nam" / "bao-cao-nam.docx"

_PATIENCE = 60.0  # seconds: a line that never comes is no reason to wait for ever

Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder beside which the page may stand."""
    (tmp_path / "du-thao" / "phong").mkdir(parents=True)
    return tmp_path / "du-thao"


@pytest.fixture
def start(folder: Path) -> Iterator[Start]:
    """Starts a watch of the folder, and waits until it has begun."""
    running: list[subprocess.Popen[str]] = []

    def started(*args: str | Path) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "decree30_lint", "watch", folder, "--interval", "0.1", *args]
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", bufsize=1
        )
        running.append(process)
        alarm = threading.Timer(_PATIENCE, process.kill)
        alarm.daemon = True
        alarm.start()
        assert process.stderr is not None
        assert "Đang theo dõi" in process.stderr.readline()
        return process

    yield started
    for process in running:
        process.kill()
        process.communicate()


def _line(process: subprocess.Popen[str]) -> str:
    """Returns the next line without its hour."""
    assert process.stdout is not None
    hour, _, said = process.stdout.readline().rstrip("\n").partition("  ")
    time.strptime(hour, "%H:%M:%S")
    return said


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs POSIX signals")
def test_from_the_first_save_to_ctrl_c(start: Start, folder: Path) -> None:
    process = start("--select", "trang,quoc-hieu")
    document = folder / "phong" / "bao-cao.docx"
    shutil.copyfile(WRONG, document)
    assert _line(process) == "phong/bao-cao.docx: 3 lỗi"
    (folder / "~$bao-cao.docx").touch()
    shutil.copyfile(RIGHT, document)
    assert _line(process) == "phong/bao-cao.docx: không thấy lỗi nào (lần trước 3 lỗi: đã hết 3 chỗ)"
    away = folder.rename(folder.with_name("o-mang"))
    assert process.stderr is not None
    assert process.stderr.readline().startswith(f"Không mở được thư mục {folder} (")
    away.rename(folder)
    assert process.stderr.readline() == "Đã tiếp tục theo dõi.\n"
    shutil.copyfile(WRONG, document)
    assert _line(process) == "phong/bao-cao.docx: 3 lỗi (lần trước không thấy lỗi nào: thêm 3 chỗ)"
    process.send_signal(signal.SIGINT)
    rest, said = process.communicate(timeout=60)
    assert (process.returncode, rest, said) == (1, "", "Đã kết thúc theo dõi.\n")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs POSIX signals")
def test_one_page_holds_all_documents(start: Start, folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "kq.html"
    shutil.copyfile(RIGHT, folder / "dung.docx")
    shutil.copyfile(WRONG, folder / "sai.docx")
    process = start("--existing", "--html", page)
    assert {_line(process).partition(":")[0], _line(process).partition(":")[0]} == {"dung.docx", "sai.docx"}
    _wait_for(lambda: page.exists() and {"dung.docx", "sai.docx"} <= _words_of(page))
    (folder / "sai.docx").unlink()
    _wait_for(lambda: "sai.docx" not in _words_of(page))
    assert sorted(os.listdir(tmp_path)) == ["du-thao", "kq.html"]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs POSIX signals")
def test_a_page_that_cannot_be_written_is_told_once_and_written_later(start: Start, folder: Path, tmp_path: Path) -> None:
    place = tmp_path / "trang"
    place.mkdir()
    shutil.copyfile(RIGHT, folder / "dung.docx")
    process = start("--html", place / "kq.html")
    place.rmdir()
    shutil.copyfile(WRONG, folder / "dung.docx")
    assert process.stderr is not None
    assert process.stderr.readline().startswith(f"Không ghi được báo cáo vào {place / 'kq.html'}: ")
    place.mkdir()
    assert process.stderr.readline() == "Đã tiếp tục theo dõi.\n"
    assert _words_of(place / "kq.html") == {"dung.docx"}


def test_what_was_found_in_a_document_that_was_not_judged_is_told() -> None:
    report = replace(Checker().check(WRONG), status=Status.OUTSIDE)
    levels = Counter({Level.ERROR: 4, Level.WARNING: 1})
    save = Saved(report, SavedVerdict(False, levels, Counter(), ExitCode.FINDINGS), None)
    line = save_line(save, WRONG.parent, TextStyle(Lang.VI))
    assert line.endswith(": ngoài phạm vi, không kiểm tra (4 lỗi và 1 cảnh báo)")


def _words_of(page: Path) -> set[str]:
    said = page.read_text(encoding="utf-8")
    return {name for name in ("dung.docx", "sai.docx") if name in said}


def _wait_for(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE
    while not holds():
        assert time.monotonic() < end, "nothing was written"
        time.sleep(0.02)


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (Lang.VI, ["3 lỗi", "3 lỗi, như lần trước"]),
        (Lang.EN, ["3 errors", "3 errors, as before"]),
    ],
)
def test_a_line_speaks_the_language_of_the_user(lang: Lang, lines: list[str], folder: Path) -> None:
    watch = FolderWatch(Settings(select=("trang", "quoc-hieu")), lang, existing=True, keep_reports=False)
    said = []
    for tail in (b"", b"\0"):
        (folder / "a\u202eb.docx").write_bytes(WRONG.read_bytes() + tail)
        watch.saved(look(folder))
        (save,) = watch.judged(watch.saved(look(folder)))
        assert save is not None
        said.append(save_line(save, folder, TextStyle(lang)))
    assert said == [f"a⟨U+202E⟩b.docx: {line}" for line in lines]


@pytest.mark.parametrize("name", ["khong-co", "a.docx"])
def test_only_a_folder_is_watched(invoke: Callable[..., Result], tmp_path: Path, name: str) -> None:
    (tmp_path / "a.docx").touch()
    result = invoke("watch", tmp_path / name)
    assert (result.exit_code, result.stderr) == (
        2,
        f"Không có thư mục {tmp_path / name}. Lệnh watch theo dõi một thư mục; hãy kiểm tra lại đường dẫn.\n",
    )


def test_wrong_settings_are_told_before_the_watch_begins(invoke: Callable[..., Result], folder: Path) -> None:
    assert invoke("watch", folder, "--select", "khong-co").exit_code == 2
    assert invoke("watch", folder, "--html", folder).exit_code == 2
    assert "tên của một văn bản" in invoke("watch", folder, "--html", folder / "to-trinh.docx").stderr
