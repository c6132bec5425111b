"""One process at a time changes a baseline, and a killed one keeps nobody out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from decree30_lint.errors import WrongConfigurationError
from decree30_lint.service.lock import locked

_HOLDER = "import sys, time; from pathlib import Path; from decree30_lint.service.lock import locked\n"
_HOLDER += "with locked(Path(sys.argv[1])): print('in', flush=True); time.sleep(60)"


@pytest.fixture
def hold(tmp_path: Path) -> subprocess.Popen[str]:
    """A process that is inside."""
    holder = subprocess.Popen([sys.executable, "-c", _HOLDER, str(tmp_path / "b.json")], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "in\n"
    return holder


def test_nobody_else_gets_in_and_a_killed_process_lets_go(tmp_path: Path, hold: subprocess.Popen[str]) -> None:
    try:
        with pytest.raises(WrongConfigurationError, match=r"b\.json\.lock"), locked(tmp_path / "b.json", 0.1):
            pass
    finally:
        hold.kill()
        hold.communicate()
    assert (tmp_path / "b.json.lock").exists()
    with locked(tmp_path / "b.json"):
        pass
    assert not list(tmp_path.iterdir())
