"""Writes the lock files, for every platform and Python: `make lock`. The index is that of pip's or uv's own settings.

Versions that are locked and still fit stay; `--upgrade` takes the newest.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
ALL = ROOT / "requirements.lock"
INSTALL = ROOT / "requirements-install.lock"
_SHAPE = ("--universal", "--generate-hashes", "--no-annotate", "--custom-compile-command", "make lock", "--quiet")


def write(*options: str) -> None:
    """Writes what `make` installs, then the part of it that runs and builds the program."""
    _compile(ALL, "--all-extras", *options)
    _compile(INSTALL, "--constraints", ALL.name, "-", given="\n".join(_pyproject()["build-system"]["requires"]))


def _compile(target: Path, *options: str, given: str = "") -> None:
    oldest = _pyproject()["project"]["requires-python"].removeprefix(">=")
    command = ["uv", "pip", "compile", *_SHAPE, "--python-version", oldest, *_index()]
    command += ["--output-file", target.name, *options, "pyproject.toml"]
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    subprocess.run(command, check=True, cwd=ROOT, input=given, encoding="utf-8", env={**os.environ, "PATH": path})


def _index() -> list[str]:
    """Returns the option for an index that pip is told to use; uv reads its own settings by itself."""
    asked = [sys.executable, "-m", "pip", "config", "get", "global.index-url"]
    told = subprocess.run(asked, capture_output=True, encoding="utf-8", check=False).stdout.strip()
    index = os.environ.get("PIP_INDEX_URL") or told
    return ["--default-index", index] if index else []


def _pyproject() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


if __name__ == "__main__":
    write(*sys.argv[1:])
