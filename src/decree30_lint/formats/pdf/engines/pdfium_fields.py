"""The annotations that a page shows: form fields and notes."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import Array, byref, c_ushort, cast
from typing import Any

import pypdfium2.raw as pdfium

from decree30_lint.formats.pdf.content import Field
from decree30_lint.formats.pdf.engines.frame import Frame

_UNSEEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW | pdfium.FPDF_ANNOT_FLAG_INVISIBLE
_NOT_SHOWN = (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP)
_KINDS = {
    pdfium.FPDF_FORMFIELD_PUSHBUTTON: "Btn",
    pdfium.FPDF_FORMFIELD_CHECKBOX: "Btn",
    pdfium.FPDF_FORMFIELD_RADIOBUTTON: "Btn",
    pdfium.FPDF_FORMFIELD_COMBOBOX: "Ch",
    pdfium.FPDF_FORMFIELD_LISTBOX: "Ch",
    pdfium.FPDF_FORMFIELD_TEXTFIELD: "Tx",
    pdfium.FPDF_FORMFIELD_SIGNATURE: "Sig",
}


class Form:
    """What pdfium needs to know to name the fields of a document."""

    def __init__(self, document: pdfium.FPDF_DOCUMENT) -> None:
        self._callbacks = pdfium.FPDF_FORMFILLINFO(version=2)
        self._handle = pdfium.FPDFDOC_InitFormFillEnvironment(document, byref(self._callbacks))

    def field(self, annotation: Any, shown: Frame) -> Field:
        rect = pdfium.FS_RECTF()
        pdfium.FPDFAnnot_GetRect(annotation, byref(rect))
        box = shown.matrix.box(rect.left, rect.bottom, rect.right, rect.top)
        if pdfium.FPDFAnnot_GetSubtype(annotation) != pdfium.FPDF_ANNOT_WIDGET:
            return Field("", "", *box)
        kind = _KINDS.get(pdfium.FPDFAnnot_GetFormFieldType(self._handle, annotation), "")
        return Field(kind, _name(self._handle, annotation), *box)

    def close(self) -> None:
        pdfium.FPDFDOC_ExitFormFillEnvironment(self._handle)


def shown_annotations(page: pdfium.FPDF_PAGE) -> Iterator[Any]:
    """Those that a reader sees; each is closed when the next is asked for."""
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        unseen = pdfium.FPDFAnnot_GetFlags(annotation) & _UNSEEN
        if not unseen and pdfium.FPDFAnnot_GetSubtype(annotation) not in _NOT_SHOWN:
            yield annotation
        pdfium.FPDFPage_CloseAnnot(annotation)


def _name(form: Any, annotation: Any) -> str:
    length = pdfium.FPDFAnnot_GetFormFieldName(form, annotation, None, 0)
    buffer: Array[c_ushort] = (c_ushort * (length // 2 + 1))()
    pdfium.FPDFAnnot_GetFormFieldName(form, annotation, cast(buffer, pdfium.POINTER(pdfium.FPDF_WCHAR)), length)
    return bytes(buffer)[: max(length - 2, 0)].decode("utf-16-le", "replace")
