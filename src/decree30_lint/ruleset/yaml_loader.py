"""YAML as its writers mean it: dates stay text, and only true and false are truth values ("on", "off", "no" are words)."""

from __future__ import annotations

import re
from typing import Any

import yaml

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BOOL = "tag:yaml.org,2002:bool"
_DATE = "tag:yaml.org,2002:timestamp"


class PlainLoader(_Base):  # type: ignore[misc]
    """Loads mappings, lists, text, numbers, true and false."""


PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in (_BOOL, _DATE)]
    for first, resolvers in _Base.yaml_implicit_resolvers.items()
}
PlainLoader.add_implicit_resolver(_BOOL, re.compile("^(?:true|false)$"), list("tf"))
