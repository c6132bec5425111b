"""Finds the signed fields of a PDF's form, and what their appearances draw."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import Any, NamedTuple

from pyhanko.pdf_utils.generic import DictionaryObject, IndirectObject, Reference
from pyhanko.pdf_utils.reader import PdfFileReader

_DEEP = 20  # fields within fields, forms within forms
_MOST = 10_000  # steps of one walk: more than any honest file takes
_TAIL = 1 << 16  # bytes that may follow the last mark of the end: readers want it in the last 1,024
_HIDDEN = 0b100010  # flags of an annotation: hidden, not viewed

Dictionary = Mapping[str, Any]


class SignedField(NamedTuple):
    """Holds a signed field: `field` has the signature dictionary under /V, `widget` is the annotation that shows it.

    Often both are the same object.
    """

    name: str
    field: DictionaryObject
    widget: Dictionary


def open_file(data: bytes) -> PdfFileReader:
    """Opens a file, also one encrypted with the empty password. Raises ValueError, or whatever the library raises."""
    if b"%%EOF" not in data[-_TAIL:]:
        raise ValueError("no end of the file")  # the library would look for it byte by byte
    logging.getLogger("pyhanko").addHandler(logging.NullHandler())  # it would speak of odd files on the error stream
    reader = PdfFileReader(BytesIO(data), strict=False)
    if reader.encrypted:
        reader.decrypt("")
    return reader


class _ObjectWalk:
    """Walks through objects that may lead around in circles, or to one thing on many ways: each numbered one is met once."""

    def __init__(self) -> None:
        self._seen: set[Reference] = set()
        self._steps = iter(range(_MOST))

    def objects(self, listed: Iterable[Any]) -> Iterator[Any]:
        """Yields the objects themselves of those not met before, until all steps are taken."""
        for each, _ in zip(listed, self._steps, strict=False):
            if isinstance(each, IndirectObject):
                if each.reference in self._seen:
                    continue
                self._seen.add(each.reference)
            yield each.get_object()


def signed_fields(reader: PdfFileReader) -> Iterator[SignedField]:
    """Yields the signed fields in the order of the file. Raises whatever the library raises."""
    walk = _ObjectWalk()
    for field in walk.objects(resolved(resolved(reader.root, "/AcroForm", {}), "/Fields", ())):
        yield from _fields(field, "", None, walk, _DEEP)


def _fields(field: DictionaryObject, above: str, kind: str | None, walk: _ObjectWalk, deep: int) -> Iterator[SignedField]:
    """Yields the signed fields among a field and those within it. Names are joined by dots, kinds are inherited."""
    own = resolved(field, "/T")
    name = ".".join(each for each in (above, str(own) if own is not None else "") if each)
    kind = resolved(field, "/FT", kind)
    kids = list(walk.objects(resolved(field, "/Kids", ())))
    value = resolved(field, "/V")
    if kind == "/Sig" and isinstance(value, Mapping) and "/ByteRange" in value:
        yield SignedField(name, field, next((kid for kid in kids if "/Rect" in kid), field))
    elif deep:
        for kid in kids:
            yield from _fields(kid, name, kind, walk, deep - 1)


def resolved(dictionary: Dictionary, key: str, otherwise: Any = None) -> Any:
    """Returns the value of `key`, the object itself where the file has a reference; `otherwise` if there is none."""
    return dictionary[key] if key in dictionary else otherwise  # noqa: SIM401  # `get` of pyHanko gives the reference


def has_picture(widget: Dictionary) -> bool:
    """Tells whether the appearance is shown and draws an image. Raises whatever the library raises."""
    shown = resolved(resolved(widget, "/AP", {}), "/N")
    seen = shown is not None and int(resolved(widget, "/F", 0)) & _HIDDEN == 0
    return seen and _draws_picture(shown, _ObjectWalk(), _DEEP)


def _draws_picture(form: Dictionary, walk: _ObjectWalk, deep: int) -> bool:
    objects = resolved(resolved(form, "/Resources", {}), "/XObject", DictionaryObject())
    drawn = list(walk.objects(objects.raw_get(name) for name in objects))
    if any(resolved(each, "/Subtype") == "/Image" for each in drawn):
        return True
    return bool(deep) and any(_draws_picture(each, walk, deep - 1) for each in drawn)
