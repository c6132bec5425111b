"""`make hostile` has inputs of every kind, and tells a command that ends badly from one that does not."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from bench.hostile import INPUTS
from bench.hostile.run import GOOD, Outcome, alone, batch, build
from tests.conftest import ROOT

from decree30_lint.formats import sniff
from decree30_lint.service.isolation.watch import GRACE

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what a process took is read as Linux tells it")

DEADLINE = 20.0


def test_there_are_inputs_of_every_kind() -> None:
    assert len(INPUTS) >= 170
    assert {each.suffix for each in INPUTS.values()} >= {".docx", ".pdf", ".rtf", ".odt", ".doc"}
    assert len(GOOD) == len(set(GOOD)) == 20
    assert all(sniff(path.read_bytes()) == path.suffix[1:] for path in GOOD)


@pytest.mark.parametrize("name", ["zip-bz2-300mb", "pdf-form-of-itself", "name-escape", "configuration-brackets"])
def test_an_input_that_ends_well(name: str, tmp_path: Path) -> None:
    outcome = alone(name, build(name, tmp_path), DEADLINE, DEADLINE + GRACE + 10)
    assert outcome.wrong == ()
    assert outcome.peak > 10
    assert 0 < outcome.cpu < DEADLINE


def test_good_files_are_judged_the_same_beside_others(tmp_path: Path) -> None:
    paths = {name: build(name, tmp_path) for name in ("docx-nothing", "pdf-box-nan")}
    assert batch(paths, GOOD[-2:], DEADLINE, tmp_path / "run").wrong == ()


# As `python -m decree30_lint`, but it writes what no command may, keeps files and holds memory.
_BAD = """
import os, sys, tempfile
from pathlib import Path
held = bytes(800 << 20).replace(b"\\0", b"x")
Path(tempfile.gettempdir(), "left").touch()
print("Traceback (most recent call last):", file=sys.stderr)
print("{")
sys.exit(9)
"""


def test_what_ends_badly_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = build("name-dashes", tmp_path)
    program = tmp_path / "program"
    program.mkdir()
    program.joinpath("decree30_lint.py").write_text(_BAD)
    monkeypatch.setenv("PYTHONPATH", f"{program}:{ROOT}")
    outcome = alone("name-dashes", path, DEADLINE, 0.001)
    assert [each.partition(" ")[0] for each in outcome.wrong] == ["no", "0", "exit", "took", "peak", "a", "left"]
    assert not outcome.only_late
    assert Outcome("a", wrong=("took 9 s",)).only_late


def test_a_command_that_never_ends_is_ended(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import time; time.sleep(60)"]
    meter = [sys.executable, "-m", "bench.hostile.measured", "0.5", str(tmp_path / "out"), str(tmp_path / "err")]
    told = json.loads(subprocess.run([*meter, *command], capture_output=True, check=True, cwd=ROOT).stdout)
    assert told["code"] == -9
    assert told["wall"] < 30
    assert not told["left"]
