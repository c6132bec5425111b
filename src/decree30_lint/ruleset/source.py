"""The YAML files of a ruleset as plain data, and where in them a mistake stands."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from decree30_lint.errors import WrongConfigurationError
from decree30_lint.model.words import Words
from decree30_lint.ruleset.cache import cached


class Source:
    """The plain content of a ruleset's folder. `entry` is the (file, rule) being built, for complaints."""

    def __init__(self, folder: Path, files: Mapping[str, Any]) -> None:
        self.folder = folder
        self._files = files
        self.entry: tuple[str, str] | None = None

    @property
    def about(self) -> Mapping[str, Any]:
        about: Mapping[str, Any] = self._files["ruleset"]
        return about

    def part_files(self) -> list[str]:
        return [name for name in self._files if "/" not in name and name != "ruleset"]

    def part(self, name: str) -> Mapping[str, Any]:
        content: Mapping[str, Any] = self._files[name]
        return content

    def vocabulary_files(self) -> list[str]:
        return [name.removeprefix("vocabulary/") for name in self._files if name.startswith("vocabulary/")]

    def vocabulary(self, name: str) -> Any:
        return self._files[f"vocabulary/{name}"]

    def complaint(self, key: str, message: str) -> WrongConfigurationError:
        """The error for a mistake at `key` in the entry being built, with file and line."""
        if self.entry is None:
            return complaint(self.folder, 1, message)
        file, rule = self.entry
        path = self.folder / f"{file}.yaml"
        return complaint(path, _line_of(path, rule, key), message)


TABLE_V = "table-v.yaml"  # the decree's own table of letters, written down to hold the rules against; no file of rules


def read_folder(folder: Path) -> Source:
    """All YAML files of a ruleset's folder, by name without suffix ("tieu-ngu", "vocabulary/types")."""
    paths = sorted(path for glob in ("*.yaml", "vocabulary/*.yaml") for path in folder.glob(glob) if path.name != TABLE_V)
    names = {path.relative_to(folder).with_suffix("").as_posix(): path for path in paths}
    return Source(folder, cached(paths, lambda: {name: _read(path) for name, path in names.items()}))


def complaint(path: Path, line: int, message: str) -> WrongConfigurationError:
    return WrongConfigurationError(
        "wrong-ruleset",
        Words(vi=f"{path}, dòng {line}: quy tắc viết sai: {message}.", en=f"{path}, line {line}: {message}."),
    )


def _read(path: Path) -> Any:
    import yaml

    from decree30_lint.ruleset.yaml_loader import PlainLoader

    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=PlainLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise complaint(path, line, str(error.problem)) from error


def _line_of(path: Path, rule: str, key: str) -> int:
    """The line of `key` within `rule`, else of the rule, else 1."""
    line = 1
    inside = False
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if text.startswith(f"  {rule}:"):
            line, inside = number, True
        elif inside and text[:4].strip():
            break
        elif inside and f"{key}:" in text:
            return number
    return line
