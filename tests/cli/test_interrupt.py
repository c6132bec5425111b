"""What has been judged is in the report, whatever happens to the run afterwards."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest
from openpyxl import load_workbook

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs POSIX signals")

# As `python -m decree30_lint`, but the file with this name is never done: where it is begun a file named in STUCK is made.
_STUCK = """
import os, runpy, time
from decree30_lint.service import checker
judge = checker.lint_bytes
def lint_bytes(data, name, *rest):
    while name.endswith("z.docx"):
        open(os.environ["STUCK"], "wb").close()
        time.sleep(0.01)
    return judge(data, name, *rest)
checker.lint_bytes = lint_bytes
runpy.run_module("decree30_lint", run_name="__main__")
"""


@pytest.fixture
def folder(tmp_path: Path, specimen_bytes: Callable[[str], bytes]) -> Path:
    folder = tmp_path / "van-ban"
    folder.mkdir()
    for name in ("a", "b", "z"):
        (folder / f"{name}.docx").write_bytes(specimen_bytes("giay-moi"))
    return folder


@pytest.fixture
def stuck(folder: Path, tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """A check of the folder that goes on for ever."""
    running: list[subprocess.Popen[bytes]] = []
    environment = os.environ | {"STUCK": str(tmp_path / "stuck")}

    def start(*args: str | Path) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-c", _STUCK, "check", str(folder), *map(str, args)]
        running.append(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment))
        return running[-1]

    yield start
    for process in running:
        process.kill()
        process.communicate()


def _first_lines(stream: IO[bytes] | None, count: int) -> bytes:
    assert stream is not None
    return b"".join(stream.readline() for _ in range(count))


def _names(lines: bytes) -> list[str]:
    return [Path(json.loads(line)["path"]).name for line in lines.splitlines()]


def test_ctrl_c_ends_a_report_in_lines(stuck: Callable[..., subprocess.Popen[bytes]]) -> None:
    process = stuck("--format", "jsonl")
    assert _names(_first_lines(process.stdout, 2)) == ["a.docx", "b.docx"]
    process.send_signal(signal.SIGINT)
    rest, complaint = process.communicate(timeout=60)
    assert process.returncode == 130
    assert json.loads(rest) == {"incomplete": True, "judged": 2, "files": 3}
    assert complaint.decode() == "Đã dừng theo yêu cầu.\n"


def test_ctrl_c_ends_one_object(stuck: Callable[..., subprocess.Popen[bytes]], folder: Path, tmp_path: Path) -> None:
    report, part = tmp_path / "kq.json", tmp_path / "kq.json.part"
    report.write_text("cũ", encoding="utf-8")
    process = stuck("--format", "json", "--output", report)
    _wait_for(lambda: part.exists() and part.read_text(encoding="utf-8").count('"path": "' + str(folder)) == 2)
    assert report.read_text(encoding="utf-8") == "cũ"
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    whole = json.loads(report.read_text(encoding="utf-8"))
    assert (process.returncode, whole["complete"], len(whole["files"])) == (130, False, 2)
    assert not part.exists()


@pytest.mark.parametrize(("form", "end"), [("sarif", b"}\n"), ("junit", b"</testsuites>\n"), ("html", b"</html>\n")])
def test_ctrl_c_ends_a_report_of_another_form(
    stuck: Callable[..., subprocess.Popen[bytes]], tmp_path: Path, form: str, end: bytes
) -> None:
    process = stuck("--format", form, "--output", tmp_path / f"kq.{form}")
    _wait_for((tmp_path / "stuck").exists)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    report = (tmp_path / f"kq.{form}").read_bytes()
    assert process.returncode == 130
    assert "Đã dừng theo yêu cầu".encode() in report
    assert report.endswith(end)


def test_ctrl_c_ends_a_workbook(stuck: Callable[..., subprocess.Popen[bytes]], tmp_path: Path) -> None:
    process = stuck("--format", "xlsx", "--output", tmp_path / "kq.xlsx")
    _wait_for((tmp_path / "stuck").exists)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    (*_, last) = load_workbook(tmp_path / "kq.xlsx").worksheets[0].iter_rows(values_only=True)
    assert "Đã dừng theo yêu cầu" in str(last)


def test_what_was_judged_outlives_a_process_that_is_killed(
    stuck: Callable[..., subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    part = tmp_path / "kq.jsonl.part"
    process = stuck("--format", "jsonl", "--output", tmp_path / "kq.jsonl")
    _wait_for(lambda: part.exists() and part.read_bytes().count(b"\n") == 2)
    process.kill()
    process.communicate(timeout=60)
    assert _names(part.read_bytes()) == ["a.docx", "b.docx"]


def test_ctrl_c_leaves_a_baseline_as_it_was(stuck: Callable[..., subprocess.Popen[bytes]], tmp_path: Path) -> None:
    process = stuck("--format", "jsonl", "--write-baseline", tmp_path / "baseline.json")
    _first_lines(process.stdout, 2)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert process.returncode == 130
    assert not (tmp_path / "baseline.json").exists()


def _wait_for(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end, "nothing was written"
        time.sleep(0.02)
