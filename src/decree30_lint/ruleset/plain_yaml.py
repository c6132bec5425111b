"""YAML as its writers mean it: dates stay text, only true and false are truth values ("on", "off", "no" are words), and no
key of a mapping stands twice.

hatch_build.py runs this module by itself, where the other modules lack what they need: it imports none of them.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

TABLE_V = "table-v.yaml"  # the decree's own table of letters, written down to hold the rules against; no file of rules
_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BOOL = "tag:yaml.org,2002:bool"
_DATE = "tag:yaml.org,2002:timestamp"


class TwiceError(yaml.MarkedYAMLError):
    """A key stands twice in one mapping: the first of the two would be lost."""


class PlainLoader(_Base):  # type: ignore[misc]
    """Loads mappings, lists, text, numbers, true and false."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[Any] = set()
        for key, _ in node.value:
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
    return yaml.load(path.read_text(encoding="utf-8-sig"), Loader=PlainLoader)
