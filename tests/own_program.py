"""A folder for PATH in which `decree30-lint` is the program of this checkout."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Returns an environment in which a shell finds the program and `python`; both are put into `folder`."""
    folder.mkdir(exist_ok=True)
    for name, command in _COMMANDS.items():
        path = folder / name
        path.write_text(f'#!/bin/sh\nexec {shlex.join(command)} "$@"\n', encoding="utf-8")
        path.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "DECREE30_"))}
    paths = f"{folder}{os.pathsep}{kept.get('PATH', os.defpath)}"
    return {**kept, "PYTHONPATH": str(ROOT / "src"), "PATH": paths, **more}


_COMMANDS: Mapping[str, list[str]] = {
    "decree30-lint": [sys.executable, "-m", "decree30_lint"],
    "python": [sys.executable],
}
