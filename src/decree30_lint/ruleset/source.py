"""Reads the YAML files of a ruleset as plain data: read from the JSON that a wheel has beside them, else as they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, json

from decree30_lint.model.words import Words
from decree30_lint.ruleset.find import json_of
from decree30_lint.ruleset.mistakes import WrongValueError

ABOUT = "ruleset"
_WORDS = "vocabulary/"


class RulesetFiles(Struct, frozen=True):
    """Holds the plain content of a ruleset's folder: its files by name without suffix ("tieu-ngu", "vocabulary/types")."""

    folder: Path
    files: Mapping[str, Any]

    @property
    def about(self) -> Mapping[str, Any]:
        return self.mapping(ABOUT)

    @property
    def part_files(self) -> list[str]:
        return [name for name in self.files if not name.startswith(_WORDS) and name != ABOUT]

    @property
    def vocabulary_files(self) -> list[str]:
        return [name for name in self.files if name.startswith(_WORDS)]

    def vocabulary(self, name: str) -> Any:
        """Returns the content of vocabulary/<name>.yaml, None if there is no such file."""
        return self.files.get(f"{_WORDS}{name}")

    def mapping(self, file: str) -> Mapping[str, Any]:
        """Returns the content of a file that has keys; an empty file has none. Raises WrongValueError."""
        content = self.files.get(file)
        if content is None:
            content = {}
        return as_mapping(content, file)


def as_mapping(content: Any, *keys: str) -> Mapping[str, Any]:
    """Raises WrongValueError with `keys` if the content has no keys."""
    if isinstance(content, Mapping):
        return content
    raise WrongValueError(Words("ở đây cần các dòng dạng “tên: giá trị”", "lines “key: value” are expected here"), *keys)


def read_folder(folder: Path) -> RulesetFiles:
    """Reads all YAML files of a ruleset's folder. Raises WrongConfigurationError on one that cannot be read."""
    converted = json_of(folder)
    return RulesetFiles(folder, json.decode(converted.read_bytes()) if converted else read_yaml_files(folder))


def read_yaml_files(folder: Path) -> dict[str, Any]:
    """Returns what `RulesetFiles.files` holds, from the YAML itself.

    Raises WrongConfigurationError on one that cannot be read.
    """
    from decree30_lint.ruleset.plain_yaml import yaml_files
    from decree30_lint.ruleset.yaml_loader import read_yaml

    return {name: read_yaml(path) for name, path in yaml_files(folder).items()}


def entries_in(folder: Path) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Yields file, key and content of each entry in the rule files of `folder`, which have been loaded before."""
    source = read_folder(folder)
    for file in source.part_files:
        for key, entry in source.mapping(file)["rules"].items():
            yield file, str(key), entry
