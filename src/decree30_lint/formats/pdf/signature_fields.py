"""The signed fields of a PDF's form, and what their appearances draw."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any, NamedTuple

from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.reader import PdfFileReader

_DEEP = 20  # fields within fields, forms within forms
_HIDDEN = 0b100010  # flags of an annotation: hidden, not viewed

Dictionary = Mapping[str, Any]


class SignedField(NamedTuple):
    """`field` holds the signature dictionary under /V, `widget` is the annotation that shows it: often the same one."""

    name: str
    field: DictionaryObject
    widget: Dictionary


def open_file(data: bytes) -> PdfFileReader:
    """A file encrypted with the empty password is opened too. Raises whatever the library raises."""
    logging.getLogger("pyhanko").addHandler(logging.NullHandler())  # it would speak of odd files on the error stream
    reader = PdfFileReader(BytesIO(data), strict=False)
    if reader.encrypted:
        reader.decrypt("")
    return reader


def signed_fields(reader: PdfFileReader) -> Iterator[SignedField]:
    """In the order of the file. Raises whatever the library raises."""
    for field in held(held(reader.root, "/AcroForm", {}), "/Fields", ()):
        yield from _fields(field.get_object(), "", None, _DEEP)


def _fields(field: DictionaryObject, above: str, kind: str | None, deep: int) -> Iterator[SignedField]:
    """The signed fields among a field and those within it. Names are joined by dots, kinds are inherited."""
    own = held(field, "/T")
    name = ".".join(each for each in (above, str(own) if own is not None else "") if each)
    kind = held(field, "/FT", kind)
    kids = [kid.get_object() for kid in held(field, "/Kids", ())]
    value = held(field, "/V")
    if kind == "/Sig" and isinstance(value, Mapping) and "/ByteRange" in value:
        yield SignedField(name, field, next((kid for kid in kids if "/Rect" in kid), field))
    elif deep:
        for kid in kids:
            yield from _fields(kid, name, kind, deep - 1)


def held(dictionary: Dictionary, key: str, otherwise: Any = None) -> Any:
    """The object itself, where the file has a reference."""
    return dictionary[key] if key in dictionary else otherwise  # noqa: SIM401  # `get` of pyHanko gives the reference


def has_picture(widget: Dictionary) -> bool:
    """Its appearance is shown and draws an image. Raises whatever the library raises."""
    shown = held(held(widget, "/AP", {}), "/N")
    return bool(shown is not None and int(held(widget, "/F", 0)) & _HIDDEN == 0 and _draws_picture(shown, _DEEP))


def _draws_picture(form: Dictionary, deep: int) -> bool:
    objects = held(held(form, "/Resources", {}), "/XObject", {})
    drawn = [objects[name] for name in objects]
    if any(held(each, "/Subtype") == "/Image" for each in drawn):
        return True
    return bool(deep) and any(_draws_picture(each, deep - 1) for each in drawn)
