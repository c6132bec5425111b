"""A command ends within its limits, tells what it could not judge, and leaves neither processes nor files behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO

import pytest

from decree30_lint.processes import sweep

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a process can be tied to another one on Linux")

# As `python -m decree30_lint`, but files with these names make the program do what hostile ones did to others.
_ODD = """
import os, re, resource, runpy, time
from pathlib import Path
from decree30_lint.service import checker
judge = checker.lint_bytes
def lint_bytes(data, name, *rest):
    stem, held = Path(name).stem, []
    if stem == "treo":
        re.match("(a+)+b", "a" * 60)
    while stem == "ngu":
        time.sleep(0.01)
    if stem == "phinh":
        resource.setrlimit(resource.RLIMIT_DATA, (resource.RLIM_INFINITY,) * 2)
    while stem in ("phinh", "an"):
        held.append(bytes(1 << 24).replace(b"\\0", b"x"))
    if stem == "gay":
        os.abort()
    return judge(data, name, *rest)
checker.lint_bytes = lint_bytes
runpy.run_module("decree30_lint", run_name="__main__")
"""
FATES = {"treo": "deadline", "phinh": "memory", "an": "memory", "gay": "crashed"}
LIMITS = ("--deadline", "12", "--memory", "300")

Start = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts a command in which odd files do harm."""
    running: list[subprocess.Popen[bytes]] = []

    def begin(*args: object, environment: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-c", _ODD, *map(str, args)]
        pipe = subprocess.PIPE
        process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env={**os.environ, **(environment or {})})
        running.append(process)
        return process

    yield begin
    for process in running:
        process.kill()
        process.communicate()


@pytest.fixture
def place(tmp_path: Path, specimen_bytes: Callable[[str], bytes]) -> Callable[[str], Path]:
    def put(name: str) -> Path:
        path = tmp_path / f"{name}.docx"
        path.write_bytes(specimen_bytes("giay-moi"))
        return path

    return put


@pytest.mark.parametrize(("name", "status"), FATES.items())
def test_one_file_alone(start: Start, place: Callable[[str], Path], name: str, status: str) -> None:
    process = start("check", place(name), "--format", "json", *LIMITS)
    out, complaint = process.communicate(timeout=60)
    [entry] = json.loads(out)["files"]
    assert (entry["status"], process.returncode, complaint) == (status, 3, b"")
    assert entry["error"]["message"]


def test_among_others_each_costs_itself(start: Start, place: Callable[[str], Path], tmp_path: Path) -> None:
    for name in (*FATES, "a", "m", "z"):
        place(name)
    process = start("check", tmp_path, "--format", "jsonl", *LIMITS)
    out, complaint = process.communicate(timeout=60)
    told = {Path(entry["path"]).stem: entry for entry in map(json.loads, out.splitlines())}
    assert list(told) == sorted((*FATES, "a", "m", "z"))
    assert {name: told[name]["status"] for name in FATES} == FATES
    assert told["a"]["components"] == told["m"]["components"] == told["z"]["components"] != []
    assert (process.returncode, complaint) == (3, b"")


def test_standard_input(start: Start, specimen_bytes: Callable[[str], bytes]) -> None:
    out, _ = start("check", "-", "--format", "json").communicate(specimen_bytes("giay-moi"), timeout=60)
    assert [entry["status"] for entry in json.loads(out)["files"]] == ["clean"]


@pytest.mark.parametrize("command", [["inspect"], ["compare", "goc.docx"]])
def test_commands_that_make_no_report_say_it(command: list[str], place: Callable[[str], Path], tmp_path: Path) -> None:
    place("goc")
    program = [sys.executable, "-m", "decree30_lint", *command, place("van-ban").name, "--memory", "10"]
    done = subprocess.run(program, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (3, "")
    assert "10 MB bộ nhớ" in done.stderr


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
@pytest.mark.parametrize("names", [["ngu"], ["ngu", "khac"]])
def test_nothing_outlives_the_command(
    start: Start, place: Callable[[str], Path], names: list[str], number: signal.Signals
) -> None:
    process = start("check", *map(place, names))
    descendants = _wait_for(lambda: _descendants(process.pid), len(names))
    process.send_signal(number)
    process.communicate(timeout=60)
    _wait_for(lambda: [one for one in descendants if not _runs(one)], len(descendants))
    assert process.returncode in (-number, 128 + number)


def test_ctrl_c_of_a_terminal_reaches_the_work_once(place: Callable[[str], Path], tmp_path: Path) -> None:
    """Twice would end the report that is being written."""
    import pty

    report = tmp_path / "ket-qua.json"
    command = [sys.executable, "-c", _ODD, "check", *map(str, (place("a"), place("ngu"))), "--output", str(report)]
    process, terminal = pty.fork()
    if not process:
        os.execv(command[0], [*command, "--format", "json"])
    _wait_for(lambda: [one for one in _descendants(process) for _ in _descendants(one)], 1)
    time.sleep(1.0)  # until the first is judged
    os.write(terminal, b"\x03")
    _, status = os.waitpid(process, 0)
    os.close(terminal)
    assert os.waitstatus_to_exitcode(status) == 130
    assert json.loads(report.read_bytes())["complete"] is False


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_a_conversion_ends_with_the_command(start: Start, tmp_path: Path, number: signal.Signals) -> None:
    """Its working folder goes, too, at the latest at the next start."""
    note, folder = tmp_path / "note", tmp_path / "tam"
    folder.mkdir()
    office = tmp_path / "bin" / "soffice"
    office.parent.mkdir()
    office.write_text(f"#!/bin/sh\nsleep 100 & echo $! > '{note}.new'; mv '{note}.new' '{note}'; wait", encoding="utf-8")
    office.chmod(0o755)
    old = tmp_path / "cu.rtf"
    old.write_bytes(rb"{\rtf1 cu}")
    here = {"TMPDIR": str(folder), "PATH": f"{office.parent}:{os.environ['PATH']}"}
    process = start("check", old, environment=here)
    _wait_for(lambda: [note] if note.is_file() else [], 1)
    process.send_signal(number)
    process.communicate(timeout=60)
    _wait_for(lambda: [] if _runs(int(note.read_text(encoding="utf-8"))) else [1], 1)
    start("--version", environment=here).communicate(timeout=60)
    assert list(folder.iterdir()) == []


def test_a_folder_in_use_is_not_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import tempfile

    from decree30_lint.processes import working_folder

    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "decree30-young").mkdir()
    (tmp_path / "decree30-old").mkdir()
    os.utime(tmp_path / "decree30-old", (0, 0))
    with working_folder() as folder:
        sweep()
        assert Path(folder).is_dir()
    assert [path.name for path in tmp_path.iterdir()] == ["decree30-young"]


def test_a_folder_is_not_swept_while_it_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl
    import tempfile

    from decree30_lint.processes import working_folder

    def late(file: IO[bytes], how: int, lock: Callable[[IO[bytes], int], None] = fcntl.flock) -> None:
        if how == fcntl.LOCK_EX:
            sweep()
        lock(file, how)

    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(fcntl, "flock", late)
    with working_folder() as folder:
        assert Path(folder).is_dir()


def _descendants(process: int) -> list[int]:
    """The processes that were started from this one, at any depth."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        children.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    below = list(children.get(process, []))
    for one in below:
        below += children.get(one, [])
    return below


def _runs(process: int) -> bool:
    try:
        status = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def _wait_for(found: Callable[[], list[int] | list[Path]], count: int) -> list[int]:
    end = time.monotonic() + 30
    while len(seen := found()) < count:
        assert time.monotonic() < end
        time.sleep(0.02)
    return list(seen)  # type: ignore[arg-type]
