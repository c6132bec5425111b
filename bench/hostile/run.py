"""Has hostile inputs judged, each by itself and all at once, and says what is wrong with how that ended."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.hostile import INPUTS

MEMORY = 700  # megabytes that are allowed
PEAK = 750  # megabytes that the largest process may have had
_ROOT = Path(__file__).resolve().parents[2]
_WORD, _PRINTS = sorted(_ROOT.glob("fixtures/docx/*.docx")), sorted(_ROOT.glob("fixtures/bao-cao-nam/*.pdf"))
GOOD = (*_WORD[:17], *_PRINTS, _ROOT / "bench" / "signed.pdf")
_CODES = frozenset({0, 1, 3})
_WRONG_OPTION = 2
_PATIENCE = 40.0  # seconds beyond its deadline after which a command is ended from outside


@dataclass(frozen=True)
class Outcome:
    """Holds what a command took and what is wrong with how it ended; `what` is a status or the code of an error."""

    name: str
    what: str = ""
    wall: float = 0.0
    cpu: float = 0.0
    peak: float = 0.0
    wrong: tuple[str, ...] = ()

    @property
    def only_late(self) -> bool:
        """Tells whether nothing is wrong but the time, which a busy machine spoils."""
        return bool(self.wrong) and all(each.startswith("took ") for each in self.wrong)


def build(name: str, root: Path) -> Path:
    """Writes an input and what lies beside it into a folder of its own, and returns its file."""
    made, folder = INPUTS[name], root / name
    folder.mkdir(exist_ok=True)
    for beside, make in made.beside.items():
        (folder / beside).parent.mkdir(exist_ok=True)
        (folder / beside).write_bytes(make())
    path = folder / (made.name or f"{name}{made.suffix}")
    path.write_bytes(made.build())
    return path


def alone(name: str, path: Path, deadline: float, allowed: float) -> Outcome:
    """Judges one input within `deadline` seconds; the command as a whole may take `allowed`."""
    options = [option.format(folder=path.parent) for option in INPUTS[name].options]
    scratch = path.parent / "run"
    took = _run([str(path.absolute())], options, "json", deadline, scratch)
    entries, wrong = _entries(scratch / "out")
    if INPUTS[name].refused and took["code"] == _WRONG_OPTION:
        what, problems = "refused", []
    else:
        what = _what(entries[0]) if entries else "no report"
        problems = [*wrong, *([] if len(entries) == 1 else [f"{len(entries)} files in the report"])]
        problems += [] if took["code"] in _CODES else [f"exit code {took['code']}"]
    late = [f"took {took['wall']:.1f} s"] if took["wall"] > allowed else []
    problems += [*late, *_problems(took, scratch), *(["crashed"] if what == "crashed" else [])]
    shutil.rmtree(scratch)
    return Outcome(name, what, took["wall"], took["cpu"], took["peak"], tuple(problems))


def batch(paths: Mapping[str, Path], good: Sequence[Path], deadline: float, scratch: Path) -> Outcome:
    """Judges all inputs and the good files in one command; the good ones must be judged as without the others."""
    _run([str(path) for path in good], [], "jsonl", deadline, scratch)
    before = _lines(scratch / "out")
    mixed = _mixed([str(path.absolute()) for path in paths.values()], [str(path) for path in good])
    took = _run(mixed, [], "jsonl", deadline, scratch, (2 + deadline) * len(mixed))
    after = _lines(scratch / "out")
    entries, problems = _entries(scratch / "out")
    problems += [f"of {len(mixed)} files {len(after)} are reported"] if len(after) != len(mixed) else []
    problems += [f"{name} is judged otherwise" for name in map(str, good) if before.get(name) != after.get(name)]
    problems += [f"{Path(entry['path']).name} crashed" for entry in entries if _what(entry) == "crashed"]
    problems += [] if took["code"] in _CODES else [f"exit code {took['code']}"]
    problems += _problems(took, scratch)
    shutil.rmtree(scratch)
    return Outcome("batch", f"{len(after)} files", took["wall"], took["cpu"], took["peak"], tuple(problems))


def _mixed(hostile: list[str], good: list[str]) -> list[str]:
    """The good files spread evenly among the others."""
    step = max(1, len(hostile) // len(good))
    found = [path for at, path in enumerate(good) for path in (*hostile[at * step : (at + 1) * step], path)]
    return found + hostile[len(good) * step :]


def _run(
    paths: list[str], options: list[str], form: str, deadline: float, scratch: Path, most: float = 0.0
) -> dict[str, Any]:
    """Runs the command. What it writes stands in "out" and "err" of the folder; "tmp" is its temporary folder."""
    shutil.rmtree(scratch, ignore_errors=True)
    (scratch / "tmp").mkdir(parents=True)
    limits = ["--deadline", f"{deadline:g}", "--memory", str(MEMORY)]
    command = [sys.executable, "-m", "decree30_lint", "check", "--format", form, *limits, *options, "--", *paths]
    meter = [sys.executable, "-m", "bench.hostile.measured", str(most or deadline + _PATIENCE)]
    told = subprocess.run(
        [*meter, str(scratch / "out"), str(scratch / "err"), *command],
        env={**os.environ, "TMPDIR": str(scratch / "tmp"), "DECREE30_LANG": "en"},
        check=True,
        capture_output=True,
    )
    found: dict[str, Any] = json.loads(told.stdout)
    return found


def _entries(path: Path) -> tuple[list[dict[str, Any]], list[str]]:
    """The files of a report in either form of JSON, and what is wrong with it."""
    text = path.read_bytes()
    try:
        whole = [json.loads(line) for line in text.splitlines()] if text[:2] != b"{\n" else json.loads(text)["files"]
    except (ValueError, KeyError) as error:
        return [], [f"no report: {str(error)[:60]}"]
    return [entry for entry in whole if "path" in entry], []


def _lines(path: Path) -> dict[str, bytes]:
    """The lines of a report by the file that they judge."""
    return {json.loads(line).get("path", ""): line for line in path.read_bytes().splitlines()}


def _what(entry: Mapping[str, Any]) -> str:
    if entry["status"] == "crashed" or not entry.get("error"):
        return str(entry["status"])
    return str(entry["error"]["code"])


def _problems(took: Mapping[str, Any], scratch: Path) -> list[str]:
    """What no command may do, whatever it was given."""
    errors = (scratch / "err").read_text(encoding="utf-8", errors="replace")
    left = sorted(path.name for path in (scratch / "tmp").iterdir())
    return [
        *([f"peak {took['peak']:.0f} MB"] if took["peak"] > PEAK else []),
        *(["a traceback"] if "Traceback" in errors else []),
        *([f"left in the temporary folder: {', '.join(left)}"] if left else []),
        *(["a process is left"] if took["left"] else []),
    ]


def table(outcomes: Iterable[Outcome]) -> Iterable[str]:
    for each in outcomes:
        figures = f"{each.wall:6.1f} s {each.cpu:6.1f} s CPU {each.peak:5.0f} MB"
        yield f"{each.name:36} {figures}  {each.what:24} {'; '.join(each.wrong)}".rstrip()
