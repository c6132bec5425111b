"""Tells whether a page object belongs to a layer that is switched off."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import Array, byref, c_ulong, c_ushort, create_string_buffer

from decree30_lint.formats.pdf.engines import pdfium_calls as calls

_LONGEST = 256  # letters of a layer's name


def is_hidden(pointer: int, layers: frozenset[str]) -> bool:
    """Tells whether marked content puts the object in one of `layers`; pdfium does not say a form's own layer."""
    return any(name in layers for name in _layers(pointer))


def _layers(pointer: int) -> Iterator[str]:
    for index in range(max(calls.mark_count(pointer), 0)):
        mark = calls.mark(pointer, index)
        if mark and _text(calls.mark_name, mark) == "OC":
            yield _text(calls.mark_text, mark, b"Name")


def _text(call: calls.Call, mark: int, *key: bytes) -> str:
    buffer: Array[c_ushort] = (c_ushort * _LONGEST)()
    length = c_ulong()
    if not call(mark, *map(create_string_buffer, key), buffer, 2 * _LONGEST, byref(length)):
        return ""
    return bytes(buffer)[: max(length.value - 2, 0)].decode("utf-16-le", "replace")
