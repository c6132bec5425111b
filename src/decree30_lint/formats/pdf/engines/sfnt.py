"""Reads what a TrueType or OpenType font program says of itself."""

from __future__ import annotations

import struct
from typing import NamedTuple

_FAMILY = 1
_UTF_16 = (0, 3)  # platforms Unicode and Microsoft
_BOLD, _ITALIC = 1, 2


class Program(NamedTuple):
    """Holds what a font program says; `family` is "" where it has no names."""

    family: str
    bold: bool
    italic: bool


def read_program(data: bytes) -> Program | None:
    """Returns what the font program says; None for other kinds of fonts, and for damaged ones."""
    try:
        (count,) = struct.unpack_from(">H", data, 4)
        entries = [struct.unpack_from(">4sIII", data, 12 + 16 * index) for index in range(count)]
        tables = {bytes(tag): int(start) for tag, _, start, _ in entries}
        (style,) = struct.unpack_from(">H", data, tables[b"head"] + 44)
        family = _family(data, tables[b"name"]) if b"name" in tables else ""
    except (struct.error, KeyError):
        return None
    return Program(family, bool(style & _BOLD), bool(style & _ITALIC))


def _family(data: bytes, table: int) -> str:
    _, count, texts = struct.unpack_from(">HHH", data, table)
    for index in range(count):
        platform, _, _, kind, length, at = struct.unpack_from(">6H", data, table + 6 + 12 * index)
        if kind == _FAMILY:
            text = data[table + texts + at : table + texts + at + length]
            return text.decode("utf-16-be" if platform in _UTF_16 else "mac-roman", "replace")
    return ""
