"""What is wrong in a ruleset, and where: file, line, and the remedy in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from decree30_lint.errors import WrongConfigurationError
from decree30_lint.model.words import Words

Key = str | int

NOTHING = Words("", "")


class WrongValueError(ValueError):
    """A value in a rule file is wrong. `keys` lead to it: the file without suffix, then keys and positions (from 0)."""

    def __init__(self, words: Words, *keys: Key) -> None:
        super().__init__(words.en)
        self.words = words
        self.keys = keys


@contextmanager
def under(*keys: Key) -> Iterator[None]:
    """Mistakes noticed inside stand below `keys`."""
    try:
        yield
    except WrongValueError as error:
        error.keys = (*keys, *error.keys)
        raise


def complaint(path: Path, line: int, words: Words) -> WrongConfigurationError:
    shown = _as_seen_from_here(path)
    return WrongConfigurationError(
        "wrong-ruleset",
        Words(f"{shown}, dòng {line}: {_ended(words.vi)}", f"{shown}, line {line}: {_ended(words.en)}"),
    )


def complaint_at(folder: Path, error: WrongValueError) -> WrongConfigurationError:
    """The complaint about a mistake in one of the files of `folder`."""
    file, *keys = error.keys
    path = folder / f"{file}.yaml"
    return complaint(path, line_of(path, keys), error.words)


def _as_seen_from_here(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith("?") else f"{sentence}."


def line_of(path: Path, keys: Iterable[Key]) -> int:
    """The line where the last of `keys` that is there stands; 1 where none is, or the file cannot be read."""
    import yaml

    try:
        node = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=yaml.SafeLoader)
    except (OSError, ValueError, yaml.YAMLError):
        return 1
    line = 1
    for key in keys:
        mark, node = _below(node, key)
        if mark is None:
            break
        line = mark.line + 1
    return line


def _below(node: Any, key: Key) -> tuple[Any, Any]:
    """Where `key` of a mapping, or the item at position `key` of a list, begins, and what is there."""
    import yaml

    if isinstance(node, yaml.MappingNode):
        return next(((name.start_mark, value) for name, value in node.value if name.value == str(key)), (None, None))
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        return node.value[key].start_mark, node.value[key]
    return None, None


def nearest(word: object, known: Iterable[str]) -> Words:
    """ "; did you mean “…”?" for the known word closest to `word`, or nothing."""
    from difflib import get_close_matches

    close = get_close_matches(str(word), list(known), n=1)
    return Words(f"; có phải ý bạn là “{close[0]}”?", f"; did you mean “{close[0]}”?") if close else NOTHING


def listed(known: Iterable[str]) -> str:
    return ", ".join(known)
