"""Writes the form that is filed with a draft, as a Word document of one page."""

from __future__ import annotations

from collections.abc import Sequence

from docx.enum.text import WD_ALIGN_PARAGRAPH
from msgspec import Struct

from decree30_lint.model.parts import Agency, Family, Part
from decree30_lint.model.report import Report
from decree30_lint.model.units import Pt
from decree30_lint.report.form import content, measures
from decree30_lint.report.form.blank import FormStyle, blank_document, packed
from decree30_lint.report.form.fit import Field, FormRow, fitted
from decree30_lint.report.form.marks import written_mark
from decree30_lint.report.form.pen import FormPen, RuledTable

_LEFT = WD_ALIGN_PARAGRAPH.LEFT

_PARENT = FormStyle("Cơ quan chủ quản")
_BODY = FormStyle("Cơ quan ban hành", bold=True)
_NATIONAL_NAME = FormStyle("Quốc hiệu", measures.NATIONAL_NAME, bold=True)
_MOTTO = FormStyle("Tiêu ngữ", measures.MOTTO, bold=True)
_DATE = FormStyle("Địa danh và ngày", measures.DATE, italic=True, before=Pt(8))
_TITLE = FormStyle("Tên phiếu", measures.TITLE, bold=True, before=Pt(14))
_SUBJECT = FormStyle("Ghi chú tên phiếu", measures.SUBTITLE, italic=True)
_LINE = FormStyle("Đường kẻ", Pt(2), before=Pt(2), exact=Pt(4))
_GAP = FormStyle("Khoảng cách", Pt(2), exact=Pt(8))
_BAND = FormStyle("Đề mục", measures.TABLE, _LEFT, bold=True)
_LABEL = FormStyle("Nhãn", measures.TABLE, _LEFT, exact=measures.TABLE_LINE)
_VALUE = FormStyle("Nội dung", measures.TABLE, _LEFT, exact=measures.TABLE_LINE)
_VERDICT = FormStyle("Kết luận", measures.TABLE, _LEFT, bold=True, exact=measures.TABLE_LINE)
_CHOICE = FormStyle("Ý kiến", measures.TABLE, _LEFT, before=Pt(3))
_SIGNATORY = FormStyle("Người ký", measures.SIGNATORY, bold=True, before=Pt(12), left=measures.HEAD[0])
_NOTE = FormStyle("Ghi chú ký", measures.SIGNATORY, italic=True, left=measures.HEAD[0])
STYLES = (
    *(_PARENT, _BODY, _NATIONAL_NAME, _MOTTO, _DATE, _TITLE, _SUBJECT, _LINE, _GAP),
    *(_BAND, _LABEL, _VALUE, _VERDICT, _CHOICE, _SIGNATORY, _NOTE),
)

_NAME_AND_MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
_PLACE_AND_DATE = "…………, ngày …… tháng …… năm ………"
_DOTS = "…" * 12
_OPINION = "Ý kiến của người kiểm tra"
_ANSWERS = " (khoản 2 Điều 12 Nghị định số 30/2020/NĐ-CP)"  # by which he answers for form and presentation
_CHOICES = ("□ Đúng thể thức và kỹ thuật trình bày.", "□ Trả lại để sửa những điểm nêu trên.")
_OTHERWISE = "□ Ý kiến khác:"
_SIGNED = "NGƯỜI KIỂM TRA", "(Ký, ghi rõ họ tên)"

_VALUE_WIDTH = Pt(measures.COLUMNS[1] - 2 * measures.CELL)
_NO_NAMES = Agency()
_NAMES = 3  # lines at most that the name of a body takes
_SIGNING = Pt(68)  # room for the signature
_SPARE = Pt(24)  # for layout programs that set lines somewhat higher


class Head(Struct, frozen=True):
    """Holds the names over the form: of the body above the office, "" where there is none, and of the office."""

    parent: str
    body: str


def form_of(report: Report, agency: Agency = _NO_NAMES, *, draft: str = "") -> bytes:
    """Returns the form for a file as a Word document: one page of A4, in Vietnamese, the same bytes for the same report.

    The names of the office stand over it as `agency` has them, else blanks to fill in. `draft` tells apart drafts that are
    called the same; it stands in the file as a digest.
    """
    document = blank_document(STYLES)
    pen = FormPen(document)
    head = _head_of(report, agency)
    _write_head(pen, head)
    _write_title(pen)
    _write_table(pen, report, Pt(measures.HEIGHT - _SPARE - _height_of_rest(head)))
    _write_signature(pen)
    return packed(document, content.TITLE.capitalize(), written_mark(document.part.blob, draft))


def _head_of(report: Report, agency: Agency) -> Head:
    """Returns the names as the configuration has them; of several that of the draft, else the first."""
    parent = _name(agency.parents, report, Part.PARENT_BODY)
    body = _name(agency.names, report, Part.ISSUING_BODY)
    parents = Field(_PARENT.letters, measures.HEAD[0]).cut(parent, _NAMES)
    bodies = Field(_BODY.letters, measures.HEAD[0]).cut(body, _NAMES)
    return Head(parents, bodies) if bodies else Head(parents or _DOTS, _DOTS)


def _name(names: Sequence[str], report: Report, part: Part) -> str:
    if not names:
        return ""
    written = {(each.text or "").upper() for each in report.components if each.part is part}
    return content.line(next((name for name in names if name.upper() in written), names[0])).upper()


def _write_head(pen: FormPen, head: Head) -> None:
    left, right = pen.columns()
    if head.parent:
        left.write(_PARENT, head.parent)
    left.write(_BODY, head.body)
    left.rule(_LINE, measures.SHARE_OF_LINE * min(left.length(_BODY, head.body), measures.HEAD[0]))
    right.write(_NATIONAL_NAME, _NAME_AND_MOTTO[0])
    right.write(_MOTTO, _NAME_AND_MOTTO[1])
    right.rule(_LINE, right.length(_MOTTO, _NAME_AND_MOTTO[1]))
    right.write(_DATE, _PLACE_AND_DATE)


def _write_title(pen: FormPen) -> None:
    pen.page.write(_TITLE, content.TITLE)
    pen.page.write(_SUBJECT, content.SUBJECT)
    pen.page.rule(_LINE, measures.SHARE_OF_LINE * pen.page.length(_TITLE, content.TITLE))
    pen.page.write(_GAP, "")


def _write_table(pen: FormPen, report: Report, room: Pt) -> None:
    """Writes what was checked and what came of it, in a table as high as `room` at most, and the blanks for a person."""
    groups = (content.of_document(report), content.of_result(report))
    document, result = map(tuple, groups)
    lines = int((room - _height_of_gaps(len(document) + len(result))) / _VALUE.height())
    shown = fitted((*document, *result), Field(_VERDICT.letters, _VALUE_WIDTH), lines)
    table = pen.table()
    for title, rows in ((content.CHECKED, shown[: len(document)]), (content.RESULT, shown[len(document) :])):
        table.band().write(_BAND, title)
        for entry, texts in rows:
            _write_row(table, entry, texts)
    by_decree = report.document_type is None or report.document_type.id != Family.PARTY
    _write_opinion(table, _OPINION + _ANSWERS if by_decree else _OPINION)


def _write_row(table: RuledTable, entry: FormRow, texts: Sequence[str]) -> None:
    label, value = table.row()
    label.write(_LABEL, entry.label)
    for text in texts:
        value.write(_VERDICT if entry.bold else _VALUE, text)


def _write_opinion(table: RuledTable, title: str) -> None:
    table.band().write(_BAND, title)
    cell = table.band()
    for text in _CHOICES:
        cell.write(_CHOICE, text)
    cell.write_leading(_CHOICE, _OTHERWISE)
    cell.write_leading(_CHOICE, "")


def _write_signature(pen: FormPen) -> None:
    pen.page.write(_SIGNATORY, _SIGNED[0])
    pen.page.write(_NOTE, _SIGNED[1])


def _height_of_rest(head: Head) -> Pt:
    """Returns the height of all that does not depend on the file, with room for the signature."""
    names = Field(_PARENT.letters, measures.HEAD[0]), Field(_BODY.letters, measures.HEAD[0])
    left = _PARENT.height(names[0].lines(head.parent)) + _BODY.height(names[1].lines(head.body)) + _LINE.height()
    right = _NATIONAL_NAME.height() + _MOTTO.height() + _LINE.height() + _DATE.height()
    title = _TITLE.height() + _SUBJECT.height() + _LINE.height() + _GAP.height()
    bands = 3 * _BAND.height() + 4 * _CHOICE.height() + _height_of_gaps(4)
    signed = _SIGNATORY.height() + _NOTE.height() + _SIGNING
    return Pt(max(left, right) + title + bands + signed)


def _height_of_gaps(rows: int) -> Pt:
    """Returns what the rows of the table take beyond their lines."""
    return Pt(rows * (2 * measures.GAP + measures.RULE))
