"""Runs commands as a user would, and makes documents to run them on."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from decree30_lint.cli.program import PROGRAM, program
from decree30_lint.service.isolation.guard import set_watcher

ROOT = Path(__file__).resolve().parents[2]

Invoke = Callable[..., Result]


class Onlooker:
    """Is told what is done with a file, as a watcher is, and lets it be done."""

    def begin(self, seconds: float, memory: int) -> None: ...

    def expect(self, seconds: float) -> None: ...

    def end(self) -> None: ...


@pytest.fixture
def invoke(monkeypatch: pytest.MonkeyPatch) -> Iterator[Invoke]:
    """Runs a command in this process; outside a terminal, with no language in the environment."""
    monkeypatch.delenv("DECREE30_LANG", raising=False)
    set_watcher(Onlooker())  # else it would be run in another one

    def run(*args: str | Path, **settings: object) -> Result:
        return CliRunner().invoke(program, [str(arg) for arg in args], prog_name=PROGRAM, **settings)  # type: ignore[arg-type]

    yield run
    set_watcher(None)


@pytest.fixture
def execute() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Runs a command in a process of its own."""

    def run(*args: str | Path, **settings: object) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "decree30_lint", *map(str, args)]
        return subprocess.run(command, capture_output=True, check=False, **settings)  # type: ignore[call-overload,no-any-return]

    return run


@pytest.fixture(scope="session")
def specimen_bytes() -> Callable[[str], bytes]:
    """The bytes of a specimen written as DOCX."""
    from decree30_lint.compose import Layout, compose_docx, load_specimen

    def compose(name: str) -> bytes:
        return compose_docx(load_specimen(ROOT / "fixtures" / "specimens" / f"{name}.yaml"), Layout())

    return compose
