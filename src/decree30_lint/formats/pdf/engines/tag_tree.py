"""Answers how the file itself divides a page into paragraphs, tables and cells (`Tag`), and which letters are in them.

pdfium tells the tree of each page, pdfminer that of the whole file (`PlumberTree`). A tree may be made to harm: where it has
more than `_MOST` nodes, or a file `_MOST_OF_FILE`, there are no tags, and what is deeper than `_DEEPEST` is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from ctypes import Array, addressof, byref, c_char, c_ulong, c_ushort, create_string_buffer
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2_raw as pdfium

from decree30_lint.formats.pdf.content import ARTIFACT, Tag
from decree30_lint.formats.pdf.engines import pdfium_objects as calls

if TYPE_CHECKING:
    from decree30_lint.formats.pdf.engines.plumber_objects import PdfDict

_MOST, _MOST_OF_FILE = 20_000, 200_000
_DEEPEST = 32
_LONGEST = 64  # letters of a type, or of the name of a mark
_MARKS = 8  # around one object


def pdfium_tags(page: pdfium.FPDF_PAGE) -> Tag | None:
    """Returns the root of the tags of a page; None where there are none, or too many."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return None
    try:
        kids = tuple(_TagReader().roots(addressof(tree.contents)))
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


class _TagReader:
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
        kids = () if depth > _DEEPEST else tuple(self._kids(element, count, depth))
        return Tag(self._kind(element), kids)

    def _kids(self, element: int, count: int, depth: int) -> Iterator[Tag | int | None]:
        """Yields the kids; the root of a long file lists thousands that other pages show, so that few calls may be made."""
        children = list(map(calls.tag_child, repeat(element), range(count)))
        marks = list(map(calls.tag_mark, repeat(element), range(count))) if None in children else [-1] * count
        direct = max(marks, default=-1) >= 0
        for index, (child, mark) in enumerate(zip(children, marks, strict=True)):
            if child:
                yield self._tag(child, depth + 1)
            elif mark >= 0:
                yield mark
            else:
                elsewhere = calls.tag_mark_anywhere(element, index) if direct else -1
                yield -1 - elsewhere if elsewhere >= 0 else None

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


class _OnPage(NamedTuple):
    """Holds a mark and the number of the object that is its page."""

    page: object
    mark: int


class _TagNode(NamedTuple):
    """Holds a node of the tree of a file, and the pages that show something of it."""

    kind: str
    kids: Sequence[_TagNode | _OnPage | None]
    pages: frozenset[object]


class PlumberTree:
    """Reads the structure tree of a file of pdfminer; each node counts once, wherever it is listed."""

    def __init__(self, catalog: PdfDict) -> None:
        root = catalog.inner("StructTreeRoot")
        roles = root.inner("RoleMap") if root is not None else None
        self._roles = roles
        self._seen: set[int] = set()
        self._left = _MOST_OF_FILE
        try:
            self._root = None if root is None else self._node(root, 0)
        except Exception:  # pdfminer raises errors of many kinds
            self._root = None

    def tags(self, page: object) -> Tag | None:
        """Returns the root of the tags of a page, given the number of its object; None where there are none."""
        return _of_page(self._root, page) if self._root is not None and page in self._root.pages else None

    def _node(self, element: PdfDict, depth: int) -> _TagNode:
        page = _number(element.entries.get("Pg"))
        kids = [] if depth > _DEEPEST else [self._kid(raw, kid, page, depth) for raw, kid in _listed(element)]
        inner = [kid.pages if isinstance(kid, _TagNode) else frozenset({kid.page}) for kid in kids if kid is not None]
        return _TagNode(self._kind(element) if depth else "", kids, frozenset().union(*inner))

    def _kid(self, raw: object, kid: object, page: int | None, depth: int) -> _TagNode | _OnPage | None:
        self._left -= 1
        if self._left < 0:
            raise _TooManyError
        if isinstance(kid, int):
            return _OnPage(page, kid) if kid >= 0 else None
        if not hasattr(kid, "entries"):
            return None
        element: PdfDict = kid  # type: ignore[assignment]
        if element.name("Type") in ("MCR", "OBJR"):
            mark = element.get("MCID")
            own = _number(element.entries.get("Pg"))
            return _OnPage(page if own is None else own, mark) if isinstance(mark, int) and mark >= 0 else None
        number = _number(raw)
        if number is not None and number in self._seen:
            return None
        self._seen |= set() if number is None else {number}
        return self._node(element, depth + 1)

    def _kind(self, element: PdfDict) -> str:
        kind = element.name("S")
        return (self._roles.name(kind) if self._roles is not None else "") or kind


def _listed(element: PdfDict) -> list[tuple[object, object]]:
    """Returns the kids of a node, each as it stands in the file and what it stands for."""
    given = element.get("K")
    if isinstance(given, list):
        return list(zip(element.references("K"), given, strict=True))
    return [] if given is None else [(element.entries.get("K"), given)]


def _number(reference: object) -> int | None:
    """Returns the number of the object that is referred to."""
    number = getattr(reference, "objid", None)
    return number if isinstance(number, int) else None


def _of_page(node: _TagNode, page: object) -> Tag:
    kids: list[Tag | int | None] = []
    for kid in node.kids:
        if isinstance(kid, _TagNode):
            kids.append(_of_page(kid, page) if page in kid.pages else None)
        else:
            kids.append(None if kid is None else kid.mark if kid.page == page else -1 - kid.mark)
    return Tag(node.kind, tuple(kids))
