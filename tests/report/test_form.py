"""The form that is filed with a draft: what it says, that it is one page, and that our own check finds no fault in it."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from msgspec.structs import replace
from tests.validators import complaints

from decree30_lint import Agency, Checker, Level, Report, form_of
from decree30_lint.model.document import Legibility
from decree30_lint.model.formatting import RunFormat
from decree30_lint.model.parts import Part
from decree30_lint.model.report import AcceptedFinding, ComponentNote, NotJudged, Place
from decree30_lint.model.report_notes import ConfigurationNote, RulesetNote, TypeNote
from decree30_lint.model.results import FileResult, Status
from decree30_lint.model.run import Run
from decree30_lint.model.suppressions import Suppression, SuppressionOrigin
from decree30_lint.model.units import Pt
from decree30_lint.model.words import Words
from decree30_lint.report.form.content import line
from decree30_lint.report.form.fit import Field, FormRow, fitted
from decree30_lint.report.form.marks import mark_in

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "fixtures" / "bao-cao-nam"
OFFICE = Agency(names=("Văn phòng Sở", "Sở Nội vụ"), parents=("Ủy ban nhân dân tỉnh Thanh Giang",))
LONG = "Ban Chỉ đạo các chương trình mục tiêu quốc gia giai đoạn hai nghìn không trăm hai mươi sáu " * 4
LONG_OFFICE = Agency(names=(LONG,), parents=(LONG,))
NASTY = "x\x00\x1b[31m\u202egnp\u2066\ufffe\ud800Ð\u0430b\u200f<w:t>&.docx"
PLACE = Place("body/p[1]", 0, 1, None, None)
NOTE = RulesetNote("nd30-2020", Words(LONG, LONG), checked="2026-09-30", ignore=(LONG,))


@pytest.fixture
def report(faulty: FileResult, make_run: Callable[..., Run]) -> Report:
    (report,) = make_run(faulty)
    return report


def variants(report: Report) -> Iterator[Report]:
    """Yields all that may make a form long, short or strange."""
    long = replace(report.findings[0], message=Words(LONG, LONG), cause=None)
    subject = ComponentNote(Part.SUBJECT, LONG, 1.0, PLACE)
    accepted = AcceptedFinding(long, Suppression(("a/b",), LONG, SuppressionOrigin.CONFIGURATION))
    clean = replace(report, findings=(), status=Status.CLEAN)
    yield from (report, clean)
    yield replace(report, findings=(long,) * 200)
    yield replace(report, findings=tuple(replace(long, level=level) for level in Level for _ in range(60)))
    yield replace(report, path=NASTY, findings=(replace(long, message=Words(NASTY, NASTY)),))
    yield replace(report, path="a" * 250 + ".docx", components=(subject,), accepted=(accepted,) * 30)
    yield replace(report, path="-", sha256=None, pages=None, document_type=None)
    yield replace(clean, legibility=Legibility.OCR, undecided=report.undecided * 90)
    yield replace(clean, not_judged=tuple(NotJudged(n, PLACE, Words(LONG, LONG)) for n in range(2, 99)))
    yield replace(clean, status=Status.OUTSIDE, outside=Words(LONG, LONG), governed=False, document_type=None)
    yield Report("hong.docx", None, Status.UNREADABLE)
    for letters in ("国", "ក្រ", "ไม้", "क्ष", "م", "W", "\U0001f600", "Ậ", "a\u0302\u0323\u0301" * 3):
        other = replace(long, message=Words(letters * 300, ""))
        yield replace(report, path=f"{letters * 90}.docx", findings=(other, replace(other, level=Level.WARNING)) * 20)
    type_note = TypeNote("de-an", Words(LONG, LONG), "ĐA", 0.5)
    yield replace(
        report,
        path="/mot/thu/muc/" + "ộ" * 200 + ".docx",
        document_type=type_note,
        ruleset=NOTE,
        components=(subject,) * 3,
        findings=(long, replace(long, level=Level.WARNING)) * 40,
        configuration=ConfigurationNote(LONG, 12),
        accepted=(accepted,) * 9,
        undecided=report.undecided * 50,
    )


def said(form: bytes) -> str:
    """Returns all that the form says, a line for each paragraph."""
    document = Document(io.BytesIO(form))
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join(each.text for place in (document, *cells) for each in place.paragraphs)


def row(form: bytes, label: str) -> str:
    rows = Document(io.BytesIO(form)).tables[1].rows
    return "".join(each.cells[1].text for each in rows if each.cells[0].text == label)


def test_it_says_what_was_checked_how_and_what_came_of_it(report: Report) -> None:
    named = replace(
        report, path="du-an/to-trinh.docx", ruleset=RulesetNote("nd30-2020", Words("Nghị định", ""), None, "2026-09-30")
    )
    form = form_of(named)
    assert row(form, "Tên tệp") == "to-trinh.docx"
    assert row(form, "Mã SHA-256") == "\n".join([" ".join(["abababab"] * 4)] * 2)
    assert row(form, "Loại văn bản") == "Tờ trình; 2 trang."
    assert row(form, "Giai đoạn") == "Bản dự thảo (chưa thấy dấu hiệu đã ban hành)."
    assert row(form, "Bộ quy tắc") == "Nghị định [nd30-2020]; đã đối chiếu quy định đến ngày 30/09/2026."
    assert row(form, "Kết luận") == "CHƯA ĐẠT. Còn 2 lỗi, 1 cảnh báo, 1 lưu ý."
    assert "1. Văn bản thiếu Quốc hiệu." in row(form, "Phải sửa")
    assert row(form, "Chưa xét được") == "1 quy tắc chưa kết luận được, về: số trang."
    for blank in ("…………, ngày …… tháng …… năm ………", "□ Đúng thể thức", "NGƯỜI KIỂM TRA", "(Ký, ghi rõ họ tên)"):
        assert blank in said(form)
    assert "du-an" not in said(form)


def test_a_pass_says_what_it_covers(clean: FileResult, make_run: Callable[..., Run]) -> None:
    (report,) = make_run(clean)
    assert row(form_of(report), "Kết luận") == "ĐẠT. Đạt 4 quy tắc."
    assert "CHƯA THẤY LỖI" in row(form_of(replace(report, governed=False)), "Kết luận")
    assert row(form_of(replace(report, legibility=Legibility.OCR)), "Kết luận").startswith("CHƯA THẤY LỖI")
    assert row(form_of(replace(report, coverage={})), "Kết luận").startswith("CHƯA KẾT LUẬN ĐƯỢC")
    assert "NGOÀI PHẠM VI" in row(form_of(replace(report, outside=Words("Vì thế.", ""))), "Kết luận")


def test_what_was_not_judged_is_said(unreadable: FileResult, make_run: Callable[..., Run]) -> None:
    (report,) = make_run(unreadable)
    form = form_of(report)
    assert row(form, "Kết luận") == "KHÔNG KIỂM TRA ĐƯỢC. Tệp không phải là tệp Word."
    assert row(form, "Mã SHA-256") == "Không có, vì không đọc được tệp."


def test_what_was_found_in_a_file_that_was_not_judged_is_counted(
    faulty: FileResult, unreadable: FileResult, make_run: Callable[..., Run]
) -> None:
    report, broken = make_run(faulty, unreadable)
    counts = "Về bản thân tệp: 2 lỗi, 1 cảnh báo, 1 lưu ý."
    for status in ({"failure": broken.failure}, {"outside": Words("Vì thế.", "")}):
        assert row(form_of(replace(report, **status)), "Kết luận").endswith(counts)


def test_rules_that_were_not_applied_are_said(report: Report) -> None:
    note = replace(NOTE, title=Words("Nghị định", ""), select=("tieu-ngu", "trang/le-duoi"), ignore=("trang",))
    shown = row(form_of(replace(report, ruleset=note)), "Chọn quy tắc")
    assert shown == "Chỉ xét: tieu-ngu, trang/le-duoi; không xét: trang."


def test_the_office_stands_over_it_by_the_name_that_the_draft_has(report: Report) -> None:
    body = ComponentNote(Part.ISSUING_BODY, "SỞ NỘI VỤ", 1.0, PLACE)
    assert "SỞ NỘI VỤ" in said(form_of(replace(report, components=(body,)), OFFICE))
    assert "VĂN PHÒNG SỞ" in said(form_of(report, OFFICE))
    assert "ỦY BAN NHÂN DÂN TỈNH THANH GIANG" in said(form_of(report, OFFICE))
    assert "………" in said(form_of(report)).split("CỘNG HÒA")[0]


def test_reasons_of_accepted_findings_are_counted(report: Report) -> None:
    reasons = [
        Suppression(("a/b",), reason, SuppressionOrigin.COMMENT) for reason in ("Giấy in sẵn.", "Khác", "Giấy in sẵn")
    ]
    accepted = tuple(AcceptedFinding(report.findings[0], each) for each in reasons)
    assert (
        row(form_of(replace(report, accepted=accepted)), "Đã chấp nhận") == "3 phát hiện. Lý do: Giấy in sẵn (2); Khác (1)."
    )


def test_our_own_check_finds_no_fault_in_it(report: Report) -> None:
    for variant in (*variants(report), *Checker().check_many([FIXTURES], jobs=1)):
        for agency in (Agency(), OFFICE, LONG_OFFICE):
            judged = Checker().check(form_of(variant, agency), name="phieu.docx")
            assert judged.judged, (variant.path, judged.outside)
            assert not judged.count(Level.ERROR), (variant.path, judged.findings)
            assert not judged.count(Level.WARNING), (variant.path, judged.findings)


def test_foreign_validators_find_no_fault_in_it(report: Report) -> None:
    for agency in (Agency(), OFFICE):
        assert complaints(form_of(report, agency)) == frozenset()


def test_the_decree_is_not_cited_for_what_follows_the_rules_of_the_party(report: Report) -> None:
    assert "khoản 2 Điều 12" in said(form_of(report))
    party = TypeNote("party", Words("Văn bản của Đảng", ""), "", 0.9)
    assert "khoản 2 Điều 12" not in said(form_of(replace(report, document_type=party)))


@pytest.mark.libreoffice
def test_it_is_one_page_of_a4(report: Report, tmp_path: Path) -> None:
    for number, variant in enumerate((*variants(report), *Checker().check_many([FIXTURES], jobs=1))):
        for kind, agency in enumerate((Agency(), LONG_OFFICE)):
            (tmp_path / f"{number}-{kind}.docx").write_bytes(form_of(variant, agency))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = sorted(tmp_path.glob("*.docx"))
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True)
    for file in files:
        pages = pypdfium2.PdfDocument(file.with_suffix(".pdf"))
        assert len(pages) == 1, file.name
        assert [round(side) for side in pages[0].get_size()] == [595, 842]


def test_text_of_documents_can_do_no_harm(report: Report) -> None:
    finding = replace(report.findings[0], message=Words(NASTY, NASTY), cause=None)
    text = said(form_of(replace(report, path=NASTY, findings=(finding,)), Agency(names=(NASTY,))))
    assert not {"\u202e", "\u2066", "\u200f", "\ufffe", "\x1b", "Ð", "\u0430"} & set(text)
    assert "⟨U+202E⟩" in text
    assert "⟨U+0430⟩b" in text
    assert "<w:t>&" in text


def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    form = form_of(report)
    assert form == form_of(report)
    with zipfile.ZipFile(io.BytesIO(form)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert b"python-docx" not in b"".join(map(archive.read, archive.namelist()))
    facts = Document(io.BytesIO(form)).core_properties
    assert (facts.author, facts.last_modified_by, facts.title) == ("", "", "Phiếu kiểm tra thể thức")


def test_a_form_is_known_again_and_whether_somebody_wrote_on_it(report: Report) -> None:
    form = form_of(report, draft="a/x.docx")
    mark = mark_in(io.BytesIO(form))
    assert mark is not None
    assert mark.untouched
    assert mark.draft != getattr(mark_in(io.BytesIO(form_of(report, draft="b/x.docx"))), "draft", None)
    document = Document(io.BytesIO(form))
    document.paragraphs[-1].add_run(" Nguyễn Văn A")
    filled = io.BytesIO()
    document.save(filled)
    after = mark_in(filled)
    assert after is not None
    assert not after.untouched
    assert mark_in(io.BytesIO((FIXTURES / "bao-cao-nam.docx").read_bytes())) is None
    assert mark_in(io.BytesIO(b"PK\x03\x04 none")) is None


FIELD = Field(RunFormat("Times New Roman", Pt(12)), Pt(300))


def test_texts_are_cut_between_their_ends() -> None:
    assert FIELD.cut("ngắn", 1) == "ngắn"
    name = FIELD.cut("a" * 300 + ".docx", 1, kept=5)
    assert name.startswith("aaa")
    assert name.endswith("….docx")
    assert FIELD.lines(name) == 1
    assert FIELD.cut(f"Thiếu “{LONG}”", 1).endswith("…”")
    assert FIELD.lines("a" * 1000) > 10


def test_of_several_texts_the_rest_is_counted() -> None:
    many = FormRow("Lỗi", tuple(f"{number}. thiếu" for number in range(9)), rest="và {} mục", least=2)
    few = FormRow("Khác", ("một",), least=1)
    ((_, shown), (_, other)) = fitted((many, few), FIELD, 5)
    assert shown == ("0. thiếu", "1. thiếu", "2. thiếu", "và 6 mục")
    assert other == ("một",)
    assert many.within(FIELD, 9) == many.texts


def test_warnings_give_way_to_errors() -> None:
    texts = tuple(f"{number}. thiếu" for number in range(5))
    errors, warnings = FormRow("Lỗi", texts, rest="+{}", least=2), FormRow("Nên sửa", texts, rest="+{}", least=2, minor=True)
    assert [shown for _, shown in fitted((errors, warnings), FIELD, 7)] == [texts, ("0. thiếu", "+4")]


def test_the_number_of_a_letter_is_told_once() -> None:
    assert line("Chữ Ð (U+00D0) trông giống chữ “Đ”.") == "Chữ ⟨U+00D0⟩ trông giống chữ “Đ”."
