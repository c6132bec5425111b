"""Writes what was found in a PDF into a copy of it: highlights on the text, each with a note, and notes in the margin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from decree30_lint.annotate.pdf_copy import PdfCopy, naming_damage, original
from decree30_lint.annotate.pdf_places import MarkedPlace, glyphs_of, marks_of
from decree30_lint.annotate.remarks import AUTHOR, remarks_of
from decree30_lint.formats.clock import UNBOUNDED, Clock
from decree30_lint.formats.pdf.engines.page_frame import Matrix, PageFrame
from decree30_lint.formats.pdf.signature_fields import resolved
from decree30_lint.model.finding_words import LEVEL
from decree30_lint.model.place import Box
from decree30_lint.model.report import Report
from decree30_lint.model.rules import Level
from decree30_lint.model.words import Lang, Words

_NAME = f"{AUTHOR}:"  # how the names of our annotations begin
_COLOURS = {Level.ERROR: (1.0, 0.65, 0.65), Level.WARNING: (1.0, 0.86, 0.45), Level.INFO: (0.67, 0.84, 1.0)}
_SIGNED_COLOUR = (0.8, 0.8, 0.8)
_PRINTED = 4  # flag of an annotation
_ICON, _EDGE = 20.0, 8.0  # points: side of a note's icon, and how far it keeps from the edges of the page
_NOT_SIGNED = Words(
    "Bản sao có ghi chú của decree30-lint, không phải bản ký",
    "Copy with remarks of decree30-lint, not the signed document",
)
_SIGNED_TELLS = Words(
    "{}. Chữ ký số trong tệp chỉ xác nhận phần đã có trước khi ghi chú; hãy dùng tệp gốc khi phát hành, lưu trữ.",
    "{}. The digital signatures vouch only for what was there before the remarks; issue and keep the original file.",
)


@naming_damage()
def annotated_pdf(data: bytes, report: Report, lang: Lang, clock: Clock = UNBOUNDED) -> bytes:
    """Returns a copy of the PDF that `report` is about, with its findings written in; the original is its beginning.

    Marks of an earlier run are replaced; without findings the copy is the file as it was. Of a signed file the copy says,
    on its first page and in its properties, that it is not what was signed. Raises UnreadableFileError where the file is
    damaged, RefusedFileError where it is encrypted or locked, DeadlinePassedError.
    """
    data = cleared_pdf(data)
    remarks = remarks_of(report)
    if not remarks:
        return data
    copy = PdfCopy(data)
    glyphs = glyphs_of(data, [location for remark in remarks for location in remark.locations], clock)
    marks = marks_of(remarks, glyphs, copy.page_count)
    added: dict[int, list[PdfObject]] = {}
    for number, mark in enumerate(marks, start=1):
        page = mark.page - 1
        added.setdefault(page, []).append(copy.added(_annotation(mark, number, copy, lang)))
    if report.signatures:
        added.setdefault(0, []).insert(0, copy.added(_signed_note(copy, lang)))
        copy.subject = "; ".join(filter(None, (_NOT_SIGNED.of(lang), copy.subject)))
    for page, ours in added.items():
        copy.set_annotations(page, [*copy.annotations(page), *ours])
    return copy.written()


@naming_damage()
def cleared_pdf(data: bytes) -> bytes:
    """Returns the PDF without our marks: the original itself, unless something else was written into the copy since.

    Raises UnreadableFileError or RefusedFileError as `annotated_pdf` does.
    """
    copy = PdfCopy(data)
    before = original(data)
    if before is not None:
        return before
    marked = False
    for page in range(copy.page_count):
        listed = copy.annotations(page)
        others = [each for each in listed if not _is_ours(each)]
        if len(others) < len(listed):
            marked = True
            copy.set_annotations(page, others)
    if not marked:
        return data
    copy.subject = _without_remark(copy.subject)
    return copy.written(returns=False)


def _without_remark(subject: str) -> str:
    for remark in (_NOT_SIGNED.vi, _NOT_SIGNED.en):
        subject = subject.removeprefix(remark).removeprefix("; ")
    return subject


def _is_ours(listed: PdfObject) -> bool:
    """Tells whether an annotation is one of ours, or the window that a program added to show its text."""
    found = listed.get_object()
    if isinstance(found, DictionaryObject) and resolved(found, "/Subtype") == "/Popup":
        found = resolved(found, "/Parent")
    return isinstance(found, DictionaryObject) and str(resolved(found, "/NM", "")).startswith(_NAME)


def _annotation(mark: MarkedPlace, number: int, copy: PdfCopy, lang: Lang) -> DictionaryObject:
    level = min((remark.level for remark in mark.remarks), key=lambda each: each.rank)
    text = "\n\n".join(remark.text(lang) for remark in mark.remarks)
    page, shown = copy.reference(mark.page - 1), copy.frame(mark.page - 1)
    common = _common(page, f"{number}:{mark.remarks[0].rule}", LEVEL[level].of(lang), text, _COLOURS[level])
    if mark.areas:
        return DictionaryObject(common | _highlight(mark.areas, shown.matrix.inverse, _COLOURS[level], copy))
    return DictionaryObject(common | _icon(shown, _EDGE, "/Comment"))


def _signed_note(copy: PdfCopy, lang: Lang) -> DictionaryObject:
    """Returns the note that the copy is not what was signed; it stands beside the one for the whole document."""
    title = _NOT_SIGNED.of(lang)
    common = _common(copy.reference(0), "signed", title, _SIGNED_TELLS.of(lang).format(title), _SIGNED_COLOUR)
    return DictionaryObject(common | _icon(copy.frame(0), _EDGE + _ICON + _EDGE, "/Note"))


def _common(
    page: IndirectObject, name: str, subject: str, text: str, colour: tuple[float, float, float]
) -> dict[NameObject, Any]:
    return {
        NameObject("/Type"): NameObject("/Annot"),
        NameObject("/P"): page,
        NameObject("/NM"): TextStringObject(f"{_NAME}{name}"),
        NameObject("/T"): TextStringObject(AUTHOR),
        NameObject("/Subj"): TextStringObject(subject[:1].upper() + subject[1:]),
        NameObject("/Contents"): TextStringObject(text),
        NameObject("/C"): _numbers(colour),
        NameObject("/F"): NumberObject(_PRINTED),
    }


def _icon(shown: PageFrame, left: float, icon: str) -> dict[NameObject, Any]:
    """Returns what makes the annotation a note in the upper left corner of the page."""
    rect = shown.matrix.inverse.box(left, _EDGE, left + _ICON, _EDGE + _ICON)
    return {
        NameObject("/Subtype"): NameObject("/Text"),
        NameObject("/Name"): NameObject(icon),
        NameObject("/Rect"): _numbers(rect),
    }


def _highlight(
    areas: Sequence[Box], back: Matrix, colour: tuple[float, float, float], copy: PdfCopy
) -> dict[NameObject, Any]:
    """Returns what makes the annotation a highlight; `back` maps from the shown page to the coordinates of the file."""
    corners = [list(_corners(area, back)) for area in areas]
    xs, ys = zip(*(point for four in corners for point in four), strict=True)
    rect = _numbers((min(xs), min(ys), max(xs), max(ys)))
    looks = copy.added(_look(corners, rect, colour))
    return {
        NameObject("/Subtype"): NameObject("/Highlight"),
        NameObject("/Rect"): rect,
        NameObject("/QuadPoints"): _numbers(value for four in corners for point in four for value in point),
        NameObject("/AP"): DictionaryObject({NameObject("/N"): looks}),
    }


def _corners(area: Box, back: Matrix) -> Iterator[tuple[float, float]]:
    """Yields upper left, upper right, lower left, lower right as the text runs: the order that programs expect."""
    for y in (area.top, area.bottom):
        for x in (area.left, area.right):
            yield back.point(x, y)


def _look(corners: Sequence[Sequence[tuple[float, float]]], rect: PdfObject, colour: tuple[float, ...]) -> StreamObject:
    """Returns the appearance: areas of colour that the text beneath shows through."""
    drawn = ["/G gs", f"{_written(colour)} rg"]
    for upper_left, upper_right, lower_left, lower_right in corners:
        first, *others = (upper_left, upper_right, lower_right, lower_left)
        drawn += [f"{_written(first)} m", *(f"{_written(point)} l" for point in others), "h f"]
    blend = _dictionary({"/Type": NameObject("/ExtGState"), "/BM": NameObject("/Multiply")})
    entries = {
        "/Type": NameObject("/XObject"),
        "/Subtype": NameObject("/Form"),
        "/BBox": rect,
        "/Group": _dictionary({"/S": NameObject("/Transparency")}),
        "/Resources": _dictionary({"/ExtGState": _dictionary({"/G": blend})}),
    }
    return StreamObject(_dictionary(entries), stream_data="\n".join(drawn).encode("ascii"))


def _dictionary(entries: dict[str, Any]) -> DictionaryObject:
    return DictionaryObject({NameObject(key): value for key, value in entries.items()})


def _numbers(values: Any) -> ArrayObject:
    return ArrayObject([FloatObject(_number(value)) for value in values])


def _written(values: Sequence[float]) -> str:
    return " ".join(map(_number, values))


def _number(value: float) -> str:
    return f"{value:.2f}"
