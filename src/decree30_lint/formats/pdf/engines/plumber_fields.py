"""Reads the annotations of a page object by object: pdfplumber's own list of them fails on one real file of twelve."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import decode_text

from decree30_lint.formats.pdf.content import Field
from decree30_lint.formats.pdf.engines.page_frame import Matrix, PageFrame

_UNSEEN = 1 | 2 | 32  # invisible, hidden, not viewed
_DEEPEST = 32  # fields within fields


class Note(NamedTuple):
    """Holds an annotation that a reader sees, its appearance, and the map from there to the page's own coordinates."""

    field: Field
    appearance: PDFStream | None
    matrix: Matrix


def notes(annotations: object, shown: PageFrame) -> list[Note]:
    """Returns the annotations of a page that a reader sees, without links and pop-ups."""
    given = resolve1(annotations)
    entries = map(resolve1, given) if isinstance(given, list) else ()
    return [note for entry in entries if isinstance(entry, dict) and (note := _note(entry, shown))]


def _note(entry: dict[str, object], shown: PageFrame) -> Note | None:
    subtype, flags, rect = _name(entry.get("Subtype")), resolve1(entry.get("F")), _numbers(entry.get("Rect"), 4)
    if rect is None or subtype in ("Link", "Popup") or (isinstance(flags, int) and flags & _UNSEEN):
        return None
    left, right = sorted(rect[0::2])
    bottom, top = sorted(rect[1::2])
    kind = _name(_inherited(entry, "FT")) if subtype == "Widget" else ""
    name = _full_name(entry) if subtype == "Widget" else ""
    appearance = _appearance(entry)
    matrix = _placed(appearance, left, bottom, right, top) if appearance else Matrix()
    return Note(Field(kind, name, *shown.matrix.box(left, bottom, right, top)), appearance, matrix)


def _appearance(entry: dict[str, object]) -> PDFStream | None:
    """Returns the normal appearance, in the state that the annotation is in; None if there is none."""
    looks = resolve1(entry.get("AP"))
    normal = resolve1(looks.get("N")) if isinstance(looks, dict) else None
    if isinstance(normal, dict):
        normal = resolve1(normal.get(_name(entry.get("AS"))))
    return normal if isinstance(normal, PDFStream) else None


def _placed(form: PDFStream, left: float, bottom: float, right: float, top: float) -> Matrix:
    """Returns the map from the form's coordinates into the rectangle of its annotation (ISO 32000-1, 12.5.5)."""
    own = Matrix(*(_numbers(form.get("Matrix"), 6) or Matrix()))
    x0, y0, x1, y1 = own.box(*(_numbers(form.get("BBox"), 4) or (0.0, 0.0, right - left, top - bottom)))
    across = (right - left) / (x1 - x0) if x1 > x0 else 1.0
    up = (top - bottom) / (y1 - y0) if y1 > y0 else 1.0
    return own.then(Matrix(across, 0, 0, up, left - x0 * across, bottom - y0 * up))


def _chain(entry: dict[str, object]) -> Iterator[dict[str, object]]:
    """Yields the annotation, the field that holds it, and so on."""
    current: object = entry
    for _ in range(_DEEPEST):
        if not isinstance(current, dict):
            return
        yield current
        current = resolve1(current.get("Parent"))


def _inherited(entry: dict[str, object], key: str) -> object:
    return next((found[key] for found in _chain(entry) if key in found), None)


def _full_name(entry: dict[str, object]) -> str:
    names = [resolve1(found.get("T")) for found in _chain(entry)]
    return ".".join(decode_text(name) for name in reversed(names) if isinstance(name, bytes))


def _name(given: object) -> str:
    found = resolve1(given)
    return found.name if isinstance(found, PSLiteral) and isinstance(found.name, str) else ""


def _numbers(given: object, count: int) -> tuple[float, ...] | None:
    found = resolve1(given)
    numbers = [resolve1(number) for number in found] if isinstance(found, list) else []
    if len(numbers) != count or not all(isinstance(number, int | float) for number in numbers):
        return None
    return tuple(map(float, numbers))
