"""YAML as its writers mean it: dates stay text, only true and false are truth values ("on", "off", "no" are words), and no
key of a mapping stands twice.

hatch_build.py runs this module by itself, where the other modules lack what they need: it imports none of them.
"""

from __future__ import annotations

import errno
import re
from pathlib import Path
from typing import Any

import yaml

TABLE_V = "table-v.yaml"  # the decree's own table of letters, written down to hold the rules against; no file of rules
_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LIMIT = 1 << 20  # bytes
_DEPTH = 50
_DEEP = 1_000  # what is nested deeper the library of C may not bear
_OPENING = ("[", "{", "- ", "-\t", "? ", "?\t")
_NODES = 200_000  # with aliases written out
_DIGITS, _SHOWN = 100, 10
_NUMBERS = ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float")
_BOOL = "tag:yaml.org,2002:bool"
_DATE = "tag:yaml.org,2002:timestamp"


class TwiceError(yaml.MarkedYAMLError):
    """A key stands twice in one mapping: the first of the two would be lost."""


class TooMuchError(yaml.MarkedYAMLError):
    """More is nested, or stands for more, than any ruleset needs; or a number, its `problem`, has too many digits."""


class PlainLoader(_Base):  # type: ignore[misc]
    """Loads mappings, lists, text, numbers, true and false."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[Any] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.MarkedYAMLError(None, None, "a key is no text", key.start_mark)
            if key.value in seen:
                raise TwiceError(None, None, key.value, key.start_mark)
            seen.add(key.value)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        return mapping


PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in (_BOOL, _DATE)]
    for first, resolvers in _Base.yaml_implicit_resolvers.items()
}
PlainLoader.add_implicit_resolver(_BOOL, re.compile("^(?:true|false)$"), list("tf"))


def yaml_files(folder: Path) -> dict[str, Path]:
    """Returns the files of a ruleset's folder by name without suffix: "tieu-ngu", "vocabulary/types"."""
    paths = sorted(path for glob in ("*.yaml", "vocabulary/*.yaml") for path in folder.glob(glob) if path.name != TABLE_V)
    return {path.relative_to(folder).with_suffix("").as_posix(): path for path in paths}


def load(path: Path) -> Any:
    """Returns the plain content of a file. Raises OSError, UnicodeDecodeError and YAMLError, TwiceError among them."""
    text = _text(path)
    _look_at_depth(text)
    loader = PlainLoader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return None
        _Tree().look_at(node, 0)
        return loader.construct_document(node)
    finally:
        loader.dispose()


def _text(path: Path) -> str:
    if path.exists() and not path.is_file():
        raise yaml.YAMLError("a pipe or a device")
    with path.open("rb") as file:
        data = file.read(_LIMIT + 1)
    if len(data) > _LIMIT:
        raise OSError(errno.EFBIG, "")
    return data.decode("utf-8-sig")


def _look_at_depth(text: str) -> None:
    """Raises TooMuchError where so much is nested that the library of C would break off.

    What is nested by indents alone is not that deep in a file of this size, so few files need a closer look.
    """
    if max(map(text.count, _OPENING)) < _DEEP:
        return
    depth, loader = 0, PlainLoader(text)
    try:
        while (event := loader.get_event()) is not None:
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEP:
                raise TooMuchError(None, None, "", event.start_mark)
    finally:
        loader.dispose()


class _Tree:
    """Counts what stands below a node, aliases written out: a few lines of them can stand for billions."""

    def __init__(self) -> None:
        self._below: dict[int, int] = {}  # by the identity of a node that has others below it

    def look_at(self, node: yaml.Node, depth: int) -> int:
        """Returns the number of nodes from this one down. Raises TooMuchError, also for an alias inside of what it names."""
        if isinstance(node, yaml.ScalarNode):
            return 1
        if id(node) in self._below:
            return self._below[id(node)]
        if depth > _DEPTH:
            raise TooMuchError(None, None, "", node.start_mark)
        mapping = isinstance(node, yaml.MappingNode)
        below = [each for pair in node.value for each in pair] if mapping else node.value
        count = 1 + len(below)
        for each in below:
            if type(each) is not yaml.ScalarNode:  # most are: a call for each would take half as long as all the reading
                count += self.look_at(each, depth + 1)
            elif len(each.value) > _DIGITS and each.tag in _NUMBERS:
                raise TooMuchError(None, None, each.value[:_SHOWN], each.start_mark)
        if count > _NODES:
            raise TooMuchError(None, None, "", node.start_mark)
        self._below[id(node)] = count
        return count
