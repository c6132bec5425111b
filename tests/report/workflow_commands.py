"""Reads what is printed as the runner of GitHub Actions does: which lines does it obey?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

_NAMES = (
    "error|warning|notice|debug|group|endgroup|echo|add-mask|add-path|set-env|set-output|save-state|add-matcher|"
    "remove-matcher|stop-commands|internal-set-repo-path"
)
_COMMAND = re.compile(rf"\s*::({_NAMES})(?: ([^:]*(?::[^:]+)*))?::(.*)", re.IGNORECASE | re.DOTALL)
_OLD_COMMAND = re.compile(rf"##\[({_NAMES})( [^\]]*)?\](.*)", re.IGNORECASE | re.DOTALL)


class Command(Struct, frozen=True):
    """A command has a name, properties, and a message."""

    name: str
    properties: dict[str, str]
    message: str


def commands(printed: str) -> Iterator[Command]:
    """Yields the commands among the lines: those that begin with "::name", and those that hold "##[name]" anywhere."""
    for line in re.split(r"\r\n|\r|\n", printed):
        if found := _COMMAND.match(line):
            yield Command(found[1], dict(_properties(found[2] or "")), _text(found[3], ""))
        elif found := _OLD_COMMAND.search(line):
            yield Command(found[1], {}, found[3])


def _properties(written: str) -> Iterator[tuple[str, str]]:
    for each in filter(None, written.strip().split(",")):
        name, _, value = each.partition("=")
        yield name, _text(value, ":,")


def _text(escaped: str, more: str) -> str:
    for character in f"\r\n{more}%":
        escaped = escaped.replace(f"%{ord(character):02X}", character)
    return escaped
