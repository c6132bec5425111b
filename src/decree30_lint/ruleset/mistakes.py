"""Says what is wrong in a ruleset, and where: file, line, and the remedy in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from decree30_lint.errors import WrongConfigurationError, in_file
from decree30_lint.model.wire import KeyOrIndex
from decree30_lint.model.wire import WrongValueError as WrongValueError
from decree30_lint.model.words import Words


def complaint(path: Path, line: int, words: Words) -> WrongConfigurationError:
    return in_file("wrong-ruleset", path, line, words)


def complaint_at(folder: Path, error: WrongValueError) -> WrongConfigurationError:
    """Returns the complaint about a mistake in one of the files of `folder`."""
    file, *keys = error.keys
    path = folder / f"{file}.yaml"
    return complaint(path, line_of(path, keys), error.words)


def line_of(path: Path, keys: Iterable[KeyOrIndex]) -> int:
    """Returns the line where the last of `keys` that is there stands; 1 where none is, or the file cannot be read."""
    import yaml

    try:
        node = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=yaml.SafeLoader)
    except (OSError, ValueError, RecursionError, yaml.YAMLError):
        return 1
    line = 1
    for key in keys:
        mark, node = _below(node, key)
        if mark is None:
            break
        line = mark.line + 1
    return line


def _below(node: Any, key: KeyOrIndex) -> tuple[Any, Any]:
    """Returns where `key` of a mapping, or the item at position `key` of a list, begins, and what is there."""
    import yaml

    if isinstance(node, yaml.MappingNode):
        return next(((name.start_mark, value) for name, value in node.value if name.value == str(key)), (None, None))
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        return node.value[key].start_mark, node.value[key]
    return None, None
