"""Tab completes commands, options and their values, in the shells of the README."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.own_program import ROOT, environment

README = (ROOT / "README.md").read_text(encoding="utf-8")
_TAB = """
words=("$@")
COMP_WORDS=("${words[@]}"); COMP_CWORD=$((${#words[@]} - 1)); COMPREPLY=()
_decree30_lint_completion decree30-lint
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["ch"], ["check"]),
        (["check", "--form"], ["--format"]),
        (["check", "--stage", ""], ["auto", "draft", "signing", "issued"]),
        (["watch", "--inter"], ["--interval"]),
    ],
)
def test_bash_completes(tmp_path: Path, typed: list[str], offered: list[str]) -> None:
    (line,) = re.findall(r"`(eval [^`]*bash_source[^`]*)` \|", README)
    completed = subprocess.run(
        ["bash", "--norc", "-c", f"{line}\n{_TAB}", "bash", "decree30-lint", *typed],
        env=environment(tmp_path / "bin"),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert set(offered) <= set(completed.stdout.split())


@pytest.mark.parametrize(("shell", "position"), [("zsh", "1"), ("fish", "ch")])
def test_other_shells_take_the_script(tmp_path: Path, shell: str, position: str) -> None:
    """The program offers its words as each shell asks for them; the shell itself reads the script where it is there."""
    asked = {"COMP_WORDS": "decree30-lint ch", "COMP_CWORD": position}
    assert "check" in _said(tmp_path, f"{shell}_complete", **asked)
    script = _said(tmp_path, f"{shell}_source")
    assert f"_DECREE30_LINT_COMPLETE={shell}_complete" in script
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=script, text=True, check=True)


def _said(folder: Path, instruction: str, **more: str) -> str:
    env = environment(folder / "bin", _DECREE30_LINT_COMPLETE=instruction, **more)
    return subprocess.run(["decree30-lint"], env=env, capture_output=True, text=True, check=True).stdout
