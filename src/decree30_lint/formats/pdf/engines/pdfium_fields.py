"""Reads the annotations that a page shows (form fields and notes), and what only their appearances show."""

from __future__ import annotations

from collections.abc import Callable
from ctypes import POINTER, Array, byref, c_ushort, cast
from typing import Any, NamedTuple

import pypdfium2_raw as pdfium

from decree30_lint.formats.pdf.content import Field, Image, PageStroke
from decree30_lint.formats.pdf.engines.page_frame import Matrix, PageFrame
from decree30_lint.formats.pdf.engines.pdfium_drawn import (
    Drawn,
    drawn,
    form_objects,
    object_box,
    object_matrix,
    page_objects,
)
from decree30_lint.formats.pdf.engines.pdfium_images import PageContext, page_context
from decree30_lint.formats.pdf.engines.pdfium_text import NO_LETTERS, PageLetters, read_letters

_NOT_DRAWN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_INVISIBLE
_UNSEEN = _NOT_DRAWN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_KINDS = {
    pdfium.FPDF_FORMFIELD_PUSHBUTTON: "Btn",
    pdfium.FPDF_FORMFIELD_CHECKBOX: "Btn",
    pdfium.FPDF_FORMFIELD_RADIOBUTTON: "Btn",
    pdfium.FPDF_FORMFIELD_COMBOBOX: "Ch",
    pdfium.FPDF_FORMFIELD_LISTBOX: "Ch",
    pdfium.FPDF_FORMFIELD_TEXTFIELD: "Tx",
    pdfium.FPDF_FORMFIELD_SIGNATURE: "Sig",
}


class Note(NamedTuple):
    """Holds an annotation.

    `seen` tells whether a reader sees it, `drawn` whether pdfium draws its appearance when it flattens the page.
    """

    field: Field
    seen: bool
    drawn: bool


class Appearances(NamedTuple):
    """Holds what the appearances show; each thing has the index of its field among those seen."""

    letters: PageLetters
    rules: list[PageStroke]
    images: list[Image]


class Form:
    """Holds what pdfium needs to name the fields of a document; it must be closed."""

    def __init__(self, document: pdfium.FPDF_DOCUMENT) -> None:
        self._callbacks = pdfium.FPDF_FORMFILLINFO(version=2)
        self._handle = pdfium.FPDFDOC_InitFormFillEnvironment(document, byref(self._callbacks))

    def notes(self, page: pdfium.FPDF_PAGE, shown: PageFrame) -> list[Note]:
        """Returns all annotations but links and pop-ups, in the order of the file."""
        notes = []
        for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
            annotation = pdfium.FPDFPage_GetAnnot(page, index)
            if annotation:
                subtype = pdfium.FPDFAnnot_GetSubtype(annotation)
                if subtype not in (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP):
                    notes.append(self._note(annotation, subtype, shown))
                pdfium.FPDFPage_CloseAnnot(annotation)
        return notes

    def _note(self, annotation: Any, subtype: int, shown: PageFrame) -> Note:
        rect = pdfium.FS_RECTF()
        pdfium.FPDFAnnot_GetRect(annotation, byref(rect))
        box = shown.matrix.box(rect.left, rect.bottom, rect.right, rect.top)
        kind, name = "", ""
        if subtype == pdfium.FPDF_ANNOT_WIDGET:
            kind = _KINDS.get(pdfium.FPDFAnnot_GetFormFieldType(self._handle, annotation)) or _entry(annotation, b"FT")
            name = self._name(annotation) or _entry(annotation, b"T")
        flags = pdfium.FPDFAnnot_GetFlags(annotation)
        appears = bool(pdfium.FPDFAnnot_HasKey(annotation, b"AP")) and not flags & _NOT_DRAWN
        return Note(Field(kind, name, *box), not flags & _UNSEEN, appears)

    def _name(self, annotation: Any) -> str:
        return _text(pdfium.FPDFAnnot_GetFormFieldName, self._handle, annotation)

    def close(self) -> None:
        pdfium.FPDFDOC_ExitFormFillEnvironment(self._handle)


def _entry(annotation: Any, key: bytes) -> str:
    """Returns a name or text in the annotation itself, for fields that the form does not list."""
    return _text(pdfium.FPDFAnnot_GetStringValue, annotation, key)


def _text(call: Callable[..., int], *arguments: Any) -> str:
    length = call(*arguments, None, 0)
    buffer: Array[c_ushort] = (c_ushort * (length // 2 + 1))()
    call(*arguments, cast(buffer, POINTER(pdfium.FPDF_WCHAR)), length)
    return bytes(buffer)[: max(length - 2, 0)].decode("utf-16-le", "replace")


def appearances(document: pdfium.FPDF_DOCUMENT, index: int, notes: list[Note], shown: PageFrame) -> Appearances:
    """Draws the annotations into the page of `document`, a copy that serves nothing else, and reads what was drawn."""
    page = pdfium.FPDF_LoadPage(document, index)
    flattened = page and pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS
    pdfium.FPDF_ClosePage(page)
    page = pdfium.FPDF_LoadPage(document, index) if flattened else None
    if not page:
        return Appearances(NO_LETTERS, [], [])
    try:
        return _appearing(page_context(document, page, shown), page, notes, shown.matrix)
    finally:
        pdfium.FPDF_ClosePage(page)


def _appearing(sheet: PageContext, page: pdfium.FPDF_PAGE, notes: list[Note], shown: Matrix) -> Appearances:
    """Returns what the annotations show: the last object of a flattened page is a form with one form for each."""
    added = page_objects(sheet.page)[-1]
    outer = object_matrix(added).then(shown)
    found = Drawn([], [], {})
    for appearance, field in _attributed(form_objects(added), notes, outer):
        inside = drawn(sheet, [appearance], outer, field)
        found.rules.extend(inside.rules)
        found.images.extend(inside.images)
        found.texts.update(inside.texts)
    letters = read_letters(page, shown, found.texts) if found.texts else NO_LETTERS
    return Appearances(letters, found.rules, found.images)


def _attributed(forms: list[int], notes: list[Note], outer: Matrix) -> list[tuple[int, int]]:
    """Returns each appearance that is seen, with the index of its field among those seen."""
    seen = [note for note in notes if note.seen]
    drawn_notes: list[Note | None] = [note for note in notes if note.drawn]
    if len(drawn_notes) != len(forms):
        drawn_notes = [_around(object_box(form, outer), notes) for form in forms]
    return [
        (form, seen.index(note)) for form, note in zip(forms, drawn_notes, strict=True) if note is not None and note.seen
    ]


def _around(box: tuple[float, float, float, float], notes: list[Note]) -> Note | None:
    """Returns the annotation in whose rectangle the middle of a box stands, None if there is none."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    inside = (
        note for note in notes if note.field.left <= x <= note.field.right and note.field.top <= y <= note.field.bottom
    )
    return next(inside, None)
