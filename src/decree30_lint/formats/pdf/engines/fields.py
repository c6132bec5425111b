"""Answers which fields a page gives its reader to fill in, and which other notes it shows (`FormField`), in file order.

Links and pop-ups are none. Places are in points on the shown page. Both engines also tell what the appearance of a field is:
pdfium draws it into a copy of the page, for pdfminer it is content to be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from ctypes import POINTER, Array, byref, c_ushort, cast
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2_raw as pdfium

from decree30_lint.formats import limits
from decree30_lint.formats.pdf.content import FormField
from decree30_lint.formats.pdf.engines.page_frame import Matrix, PageFrame, Rectangle
from decree30_lint.formats.pdf.engines.pdfium_objects import box_of

if TYPE_CHECKING:
    from decree30_lint.formats.pdf.engines.plumber_objects import PdfDict

_NOT_DRAWN = 1 | 2  # flags: invisible, hidden
_UNSEEN = _NOT_DRAWN | 32  # or not viewed
_PDFIUM_KINDS = {
    pdfium.FPDF_FORMFIELD_PUSHBUTTON: "Btn",
    pdfium.FPDF_FORMFIELD_CHECKBOX: "Btn",
    pdfium.FPDF_FORMFIELD_RADIOBUTTON: "Btn",
    pdfium.FPDF_FORMFIELD_COMBOBOX: "Ch",
    pdfium.FPDF_FORMFIELD_LISTBOX: "Ch",
    pdfium.FPDF_FORMFIELD_TEXTFIELD: "Tx",
    pdfium.FPDF_FORMFIELD_SIGNATURE: "Sig",
}
_DEEPEST = 32  # fields within fields


class PdfiumNote(NamedTuple):
    """Holds an annotation.

    `seen` tells whether a reader sees it, `drawn` whether pdfium draws its appearance when it flattens the page.
    """

    field: FormField
    seen: bool
    drawn: bool


class PdfiumForm:
    """Holds what pdfium needs to name the fields of a document; it must be closed."""

    def __init__(self, document: pdfium.FPDF_DOCUMENT) -> None:
        self._callbacks = pdfium.FPDF_FORMFILLINFO(version=2)
        self._handle = pdfium.FPDFDOC_InitFormFillEnvironment(document, byref(self._callbacks))

    def notes(self, page: pdfium.FPDF_PAGE, shown: PageFrame) -> list[PdfiumNote]:
        """Returns all annotations but links and pop-ups, in the order of the file."""
        notes = []
        count = pdfium.FPDFPage_GetAnnotCount(page)
        limits.PAGE_OBJECTS.hold(count)
        for index in range(count):
            annotation = pdfium.FPDFPage_GetAnnot(page, index)
            if annotation:
                subtype = pdfium.FPDFAnnot_GetSubtype(annotation)
                if subtype not in (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP):
                    notes.append(self._note(annotation, subtype, shown))
                pdfium.FPDFPage_CloseAnnot(annotation)
        return notes

    def _note(self, annotation: Any, subtype: int, shown: PageFrame) -> PdfiumNote:
        rect = pdfium.FS_RECTF()
        pdfium.FPDFAnnot_GetRect(annotation, byref(rect))
        box = shown.matrix.box(rect.left, rect.bottom, rect.right, rect.top)
        kind, name = "", ""
        if subtype == pdfium.FPDF_ANNOT_WIDGET:
            known = _PDFIUM_KINDS.get(pdfium.FPDFAnnot_GetFormFieldType(self._handle, annotation))
            kind = known or _pdfium_entry(annotation, b"FT")
            name = self._name(annotation) or _pdfium_entry(annotation, b"T")
        flags = pdfium.FPDFAnnot_GetFlags(annotation)
        appears = bool(pdfium.FPDFAnnot_HasKey(annotation, b"AP")) and not flags & _NOT_DRAWN
        return PdfiumNote(FormField(kind, name, *box), not flags & _UNSEEN, appears)

    def _name(self, annotation: Any) -> str:
        return _pdfium_text(pdfium.FPDFAnnot_GetFormFieldName, self._handle, annotation)

    def close(self) -> None:
        pdfium.FPDFDOC_ExitFormFillEnvironment(self._handle)


def _pdfium_entry(annotation: Any, key: bytes) -> str:
    """Returns a name or text in the annotation itself, for fields that the form does not list."""
    return _pdfium_text(pdfium.FPDFAnnot_GetStringValue, annotation, key)


def _pdfium_text(call: Callable[..., int], *arguments: Any) -> str:
    length = call(*arguments, None, 0)
    buffer: Array[c_ushort] = (c_ushort * (length // 2 + 1))()
    call(*arguments, cast(buffer, POINTER(pdfium.FPDF_WCHAR)), length)
    return bytes(buffer)[: max(length - 2, 0)].decode("utf-16-le", "replace")


def attributed(forms: list[int], notes: list[PdfiumNote], outer: Matrix) -> list[tuple[int, int]]:
    """Returns each appearance that is seen, with the index of its field among those seen.

    `forms` are what pdfium makes of the appearances of a page; `outer` maps their coordinates to the shown page.
    """
    seen = {id(note): number for number, note in enumerate(note for note in notes if note.seen)}
    drawn_notes: list[PdfiumNote | None] = [note for note in notes if note.drawn]
    if len(drawn_notes) != len(forms):
        drawn_notes = [_around(box_of(form, outer), notes) for form in forms]
    return [(form, seen[id(note)]) for form, note in zip(forms, drawn_notes, strict=True) if note is not None and note.seen]


def _around(box: Rectangle, notes: list[PdfiumNote]) -> PdfiumNote | None:
    """Returns the annotation in whose rectangle the middle of a box stands, None if there is none."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    inside = (
        note for note in notes if note.field.left <= x <= note.field.right and note.field.top <= y <= note.field.bottom
    )
    return next(inside, None)


class PlumberNote(NamedTuple):
    """Holds an annotation that a reader sees, its appearance, and the map from there to the page's own coordinates."""

    field: FormField
    appearance: PdfDict | None
    matrix: Matrix


def plumber_notes(annotations: Iterable[PdfDict], shown: PageFrame) -> list[PlumberNote]:
    """Returns the annotations that a reader sees. pdfplumber's own list of them fails on one real file of twelve."""
    return [note for entry in annotations if (note := _plumber_note(entry, shown))]


def _plumber_note(entry: PdfDict, shown: PageFrame) -> PlumberNote | None:
    subtype, flags, rect = entry.name("Subtype"), entry.get("F"), entry.numbers("Rect", 4)
    if rect is None or subtype in ("Link", "Popup") or (isinstance(flags, int) and flags & _UNSEEN):
        return None
    left, right = sorted(rect[0::2])
    bottom, top = sorted(rect[1::2])
    kind = _inherited_name(entry, "FT") if subtype == "Widget" else ""
    name = _full_name(entry) if subtype == "Widget" else ""
    appearance = _appearance(entry)
    matrix = _placed(appearance, left, bottom, right, top) if appearance else Matrix()
    return PlumberNote(FormField(kind, name, *shown.matrix.box(left, bottom, right, top)), appearance, matrix)


def _appearance(entry: PdfDict) -> PdfDict | None:
    """Returns the normal appearance, in the state that the annotation is in; None if there is none."""
    looks = entry.inner("AP")
    normal = looks.inner("N") if looks else None
    if normal is not None and not normal.is_stream:
        normal = normal.inner(entry.name("AS"))
    return normal if normal is not None and normal.is_stream else None


def _placed(form: PdfDict, left: float, bottom: float, right: float, top: float) -> Matrix:
    """Returns the map from the form's coordinates into the rectangle of its annotation (ISO 32000-1, 12.5.5)."""
    own = Matrix(*(form.numbers("Matrix", 6) or Matrix()))
    x0, y0, x1, y1 = own.box(*(form.numbers("BBox", 4) or (0.0, 0.0, right - left, top - bottom)))
    across = (right - left) / (x1 - x0) if x1 > x0 else 1.0
    up = (top - bottom) / (y1 - y0) if y1 > y0 else 1.0
    return own.then(Matrix(across, 0, 0, up, left - x0 * across, bottom - y0 * up))


def _chain(entry: PdfDict) -> Iterator[PdfDict]:
    """Yields the annotation, the field that holds it, and so on."""
    current: PdfDict | None = entry
    for _ in range(_DEEPEST):
        if current is None or current.is_stream:
            return
        yield current
        current = current.inner("Parent")


def _inherited_name(entry: PdfDict, key: str) -> str:
    return next((found.name(key) for found in _chain(entry) if found.has(key)), "")


def _full_name(entry: PdfDict) -> str:
    names = [found.text("T") for found in _chain(entry)]
    return ".".join(name for name in reversed(names) if name is not None)
