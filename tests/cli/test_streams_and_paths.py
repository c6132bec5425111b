"""What is no ordinary file, no ordinary name, no open stream: each is named, and stops nothing."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import Invoke

from decree30_lint.service.input_files import input_files

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a POSIX system")

Shell = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, specimen_bytes: Callable[[str], bytes]) -> Path:
    (tmp_path / "a.docx").write_bytes(specimen_bytes("to-trinh"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def shell(here: Path) -> Shell:
    """Runs the program, called $D, by a line for the shell."""

    def run(line: str) -> subprocess.CompletedProcess[str]:
        surroundings = {**os.environ, "D": f"{sys.executable} -m decree30_lint"}
        return subprocess.run(
            ["sh", "-c", line], cwd=here, env=surroundings, capture_output=True, text=True, timeout=60, check=False
        )

    return run


def test_nothing_in_a_folder_is_passed_over(invoke: Invoke, here: Path) -> None:
    os.mkfifo(here / "fifo.docx")
    (here / "vong.docx").symlink_to("vong.docx")
    (here / "zero.docx").symlink_to("/dev/zero")
    (here / "mat.docx").symlink_to("khong-co")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.docx")
        result = invoke("check", ".", "x" * 5000, "/".join(["d" * 200] * 30), "--format", "json")
    found = {Path(each["path"]).name[:9]: (each["error"] or {}).get("code") for each in json.loads(result.stdout)["files"]}
    assert result.exit_code == 3
    assert found == {
        "a.docx": None,
        "fifo.docx": "no-regular-file",
        "mat.docx": "not-found",
        "socket.do": "no-regular-file",
        "vong.docx": "no-access",
        "zero.docx": "no-regular-file",
        "x" * 9: "no-access",
        "d" * 9: "no-access",
    }


def test_a_folder_that_cannot_be_opened_is_named(invoke: Invoke, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "dong").mkdir()
    scandir = os.scandir

    def closed(path: str = ".") -> object:
        if Path(path).name == "dong":
            raise PermissionError(13, "", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", closed)  # root may open all
    assert [file.shown for file in input_files(["."])] == ["a.docx", "dong"]
    [entry] = json.loads(invoke("check", "dong", "--format", "json").stdout)["files"]
    assert (entry["path"], entry["error"]["code"]) == ("dong", "no-access")
    assert "không có quyền" in entry["error"]["message"]


@pytest.mark.parametrize("form", ["text", "json", "jsonl"])
def test_odd_names_in_every_format(shell: Shell, here: Path, form: str) -> None:
    for name in (b"x\nx.docx", b"y\x1b[31my.docx", b"z\xffz.docx", "w\u202excod.docx".encode()):
        (here / os.fsdecode(name)).write_bytes((here / "a.docx").read_bytes())
    result = shell(f"$D check . --format {form} --write-baseline b.json --select go-may")
    assert result.returncode in (0, 1), result.stderr
    assert not set("\x1b\u202e") & set(result.stdout + result.stderr)
    assert "z⟨U+DCFF⟩z.docx" in result.stdout
    for text in [result.stdout] * (form == "json") + result.stdout.splitlines() * (form == "jsonl"):
        json.loads(text)


@pytest.mark.parametrize(
    "command", ["check a.docx", "check a.docx --format json", "inspect a.docx", "compare a.docx a.docx"]
)
def test_standard_output_may_be_closed(shell: Shell, command: str) -> None:
    result = shell(f"$D {command} >&-")
    assert (result.returncode, result.stderr) == (2, "Không ghi được báo cáo vào đầu ra chuẩn: đã bị đóng.\n")
    assert shell(f"$D {command} >&- 2>&-").returncode == 2


@pytest.mark.parametrize("command", ["check a.docx", "inspect a.docx", "compare a.docx a.docx", "fix a.docx --diff"])
def test_a_full_disk_is_named_by_every_command(shell: Shell, command: str) -> None:
    result = shell(f"$D {command} >/dev/full")
    assert (result.returncode, result.stderr) == (2, "Không ghi được báo cáo vào đầu ra chuẩn: ổ đĩa đã đầy.\n")


def test_a_report_goes_into_its_file_though_all_streams_are_closed(shell: Shell, here: Path) -> None:
    assert shell("$D check a.docx --output kq.json --format json <&- >&- 2>&-").returncode in (0, 1)
    assert json.loads((here / "kq.json").read_bytes())["summary"]["files"] == 1


def test_standard_input_may_be_closed(shell: Shell) -> None:
    result = shell("$D check - a.docx --format json <&-")
    assert result.returncode == 3
    first, second = json.loads(result.stdout)["files"]
    assert (first["error"]["code"], second["error"]) == ("no-access", None)


@pytest.mark.parametrize("away", [">/dev/full", ">&-"])
def test_nobody_need_hear_a_complaint(shell: Shell, away: str) -> None:
    assert shell(f"$D check a.docx --no-such 2{away}").returncode == 2
    assert shell(f"$D check a.docx --select go-may --output kq.txt 2{away}").returncode == 0


def test_a_folder_that_is_gone_is_named(shell: Shell) -> None:
    result = shell("mkdir mat; cd mat; rmdir ../mat; $D check ../a.docx")
    assert (result.returncode, result.stderr.startswith("Thư mục hiện tại không còn")) == (2, True)


@pytest.mark.parametrize(
    ("line", "goes"),
    [
        ("$D check a.docx --output /dev/stdout 2>/dev/null | cat", True),
        ("$D check a.docx --output /dev/stdout 2>/dev/null >kq.txt; cat kq.txt", True),
        ("mkfifo p; { $D check a.docx --output p 2>/dev/null & cat p; }", True),
        ("$D check a.docx --output /dev/full", False),
    ],
)
def test_a_report_may_go_into_a_pipe(shell: Shell, line: str, goes: bool) -> None:
    result = shell(line)
    assert ("a.docx" in result.stdout) is goes
    assert ("ổ đĩa đã đầy" in result.stderr) is not goes


@pytest.mark.parametrize("output", ["decree30.toml", "b.json", "a.docx", "khac"])
def test_nothing_that_guides_us_is_overwritten(invoke: Invoke, here: Path, output: str) -> None:
    (here / "decree30.toml").write_text('stage = "issued"', encoding="utf-8")
    invoke("check", "a.docx", "--write-baseline", "b.json")
    os.link("decree30.toml", "khac")
    before = {path.name: path.read_bytes() for path in here.iterdir()}
    assert invoke("check", "a.docx", "--baseline", "b.json", "--output", output).exit_code == 2
    assert {path.name: path.read_bytes() for path in here.iterdir()} == before


def test_a_configuration_that_leads_nowhere_is_named(invoke: Invoke, here: Path) -> None:
    for make in (os.mkfifo, lambda name: os.symlink("khong-co", name)):
        make("decree30.toml")
        (entry,) = json.loads(invoke("check", "a.docx", "--format", "json").stdout)["files"]
        assert "decree30.toml" in entry["error"]["message"]
        os.unlink("decree30.toml")


def test_six_writers_lose_nothing(here: Path) -> None:
    names = [f"{number}.docx" for number in range(6)]
    for name in names:
        (here / name).write_bytes((here / "a.docx").read_bytes())
    command = [sys.executable, "-m", "decree30_lint", "check", "--stage", "issued", "--write-baseline", "b.json"]
    writers = [subprocess.Popen([*command, name], cwd=here, stdout=subprocess.DEVNULL) for name in (*names, *names[:2])]
    assert {writer.wait() for writer in writers} <= {0, 1}
    accepted = json.loads((here / "b.json").read_bytes())["accepted"]
    prints = [(entry["file"], entry["rule"], entry["fingerprint"]) for entry in accepted]
    assert {file for file, _, _ in prints} == set(names)
    assert len(set(prints)) == len(prints)
    assert sorted(path.name for path in here.iterdir()) == sorted(["a.docx", *names, "b.json"])
