"""The family that a TrueType or OpenType font program names itself."""

from __future__ import annotations

import struct

_FAMILY = 1
_MICROSOFT = 3


def family(program: bytes) -> str:
    """As in the table "name"; "" where it has none or is damaged."""
    try:
        return _family(program)
    except struct.error:
        return ""


def _family(program: bytes) -> str:
    (count,) = struct.unpack_from(">H", program, 4)
    for index in range(count):
        tag, _, start, _ = struct.unpack_from(">4sIII", program, 12 + 16 * index)
        if tag == b"name":
            return _in_table(program, start)
    return ""


def _in_table(program: bytes, table: int) -> str:
    _, count, texts = struct.unpack_from(">HHH", program, table)
    for index in range(count):
        platform, _, _, kind, length, at = struct.unpack_from(">6H", program, table + 6 + 12 * index)
        if kind == _FAMILY:
            text = program[table + texts + at : table + texts + at + length]
            return text.decode("utf-16-be" if platform in (0, _MICROSOFT) else "mac-roman", "replace")
    return ""
