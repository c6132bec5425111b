"""Answers how the file itself divides a page into paragraphs, tables and cells (`Tag`), and which letters are in them.

Only pdfium is asked; pdfminer could list the marks, but a page that it must read is in any case an odd one. A tree may be
made to harm: no more than `_MOST` nodes are looked at, no deeper than `_DEEPEST`, else the page counts as untagged.
"""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import Array, addressof, byref, c_char, c_ulong, c_ushort, create_string_buffer

import pypdfium2_raw as pdfium

from decree30_lint.formats.pdf.content import ARTIFACT, Tag
from decree30_lint.formats.pdf.engines import pdfium_objects as calls

_MOST = 50_000
_DEEPEST = 32
_LONGEST = 64  # letters of a type, or of the name of a mark
_MARKS = 8  # around one object


def pdfium_tags(page: pdfium.FPDF_PAGE) -> Tag | None:
    """Returns the root of the tags of a page; None where there are none, or too many."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return None
    try:
        kids = tuple(_Reader().roots(addressof(tree.contents)))
    except _TooManyError:
        return None
    finally:
        pdfium.FPDF_StructTree_Close(tree)
    return Tag("", kids) if kids else None


def mark_of(pointer: int) -> int | None:
    """Returns the mark of an object of a page, `ARTIFACT` for artifacts, None where it has none."""
    mark: int = calls.object_mark(pointer)
    if mark >= 0:
        return mark
    count = min(max(calls.mark_count(pointer), 0), _MARKS)
    return ARTIFACT if any(_name(calls.mark(pointer, index)) == "Artifact" for index in range(count)) else None


def _name(mark: int | None) -> str:
    buffer: Array[c_ushort] = (c_ushort * _LONGEST)()
    length = c_ulong()
    if not mark or not calls.mark_name(mark, buffer, 2 * _LONGEST, byref(length)):
        return ""
    return bytes(buffer)[: max(length.value - 2, 0)].decode("utf-16-le", "replace")


class _TooManyError(Exception):
    """The tree has more nodes than a page can need."""


class _Reader:
    """Reads the tags of one page, and counts the nodes looked at."""

    def __init__(self) -> None:
        self._left = _MOST
        self._kinds: dict[bytes, str] = {}
        self._buffer: Array[c_char] = create_string_buffer(2 * _LONGEST)

    def roots(self, tree: int) -> Iterator[Tag]:
        for index in range(self._counted(calls.tree_count(tree))):
            child = calls.tree_child(tree, index)
            if child:
                yield self._tag(child, 1)

    def _tag(self, element: int, depth: int) -> Tag:
        count = self._counted(calls.tag_count(element))
        kids = () if depth > _DEEPEST else tuple([self._kid(element, index, depth) for index in range(count)])
        return Tag(self._kind(element), kids)

    def _kid(self, element: int, index: int, depth: int) -> Tag | int | None:
        mark: int = calls.tag_mark(element, index)
        if mark >= 0:
            return mark
        child = calls.tag_child(element, index)
        if child:
            return self._tag(child, depth + 1)
        mark = calls.tag_mark_anywhere(element, index)
        return -1 - mark if mark >= 0 else None

    def _counted(self, count: int) -> int:
        self._left -= count
        if self._left < 0:
            raise _TooManyError
        return max(count, 0)

    def _kind(self, element: int) -> str:
        length = calls.tag_kind(element, self._buffer, 2 * _LONGEST)
        if length > 2 * _LONGEST:
            return ""
        raw = self._buffer.raw[: max(length - 2, 0)]
        return self._kinds.get(raw) or self._kinds.setdefault(raw, raw.decode("utf-16-le", "replace"))
