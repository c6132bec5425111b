"""The report for people."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from decree30_lint.model.document import Legibility
from decree30_lint.model.outcomes import UndecidedReason
from decree30_lint.model.parts import Family, Subject
from decree30_lint.model.picture import Scan, ScanText
from decree30_lint.model.report_notes import ConfigurationNote
from decree30_lint.model.results import FileResult
from decree30_lint.model.run import Run
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.findings.text import text_pieces
from decree30_lint.report.text_style import TextStyle
from decree30_lint.report.wrapping import AnsiColours, display_width, wrapped

Make = Callable[..., Run]
MakeReport = Callable[..., FileResult]
SHEET = TextStyle(Lang.VI)


def as_text(run: Run, style: TextStyle) -> str:
    return "".join(text_pieces(run, style))


def test_a_report_reads_like_this(faulty: FileResult, make_run: Make) -> None:
    assert as_text(make_run(faulty), TextStyle(Lang.VI)) == EXPECTED


def test_a_correct_draft_is_called_correct_and_doubts_are_named(clean: FileResult, make_run: Make) -> None:
    text = as_text(make_run(clean), TextStyle(Lang.VI))
    assert "ĐÚNG THỂ THỨC. Chưa xét được: số trang." in text
    assert "Yêu cầu của trang-dau" in text
    assert "LỖI" not in text


def test_a_pass_of_little_or_of_a_scan_is_not_called_correct(clean: FileResult, make_run: Make) -> None:
    (report,) = make_run(clean).reports
    (doubt,) = report.undecided
    for changed in (replace(report, undecided=(doubt, doubt)), replace(report, legibility=Legibility.OCR)):
        run = make_run(clean)
        run.reports = [changed]
        text = as_text(run, SHEET)
        assert "CHƯA THẤY LỖI. Chưa xét được: số trang." in text
        assert "ĐÚNG THỂ THỨC" not in text


def test_a_file_that_cannot_be_judged_is_named(clean: FileResult, unreadable: FileResult, make_run: Make) -> None:
    text = as_text(make_run(unreadable, clean), TextStyle(Lang.VI))
    assert "hong.docx\n  KHÔNG KIỂM TRA ĐƯỢC. Tệp không phải là tệp Word. [not-a-zip]" in text
    assert "Tổng cộng 2 tệp: 1 tệp không kiểm tra được, 1 tệp không có phát hiện nào." in text
    alone = as_text(make_run(unreadable), TextStyle(Lang.VI))
    assert alone.splitlines() == text.splitlines()[:2]  # nothing is counted of it
    assert "ĐÚNG THỂ THỨC" in text


def test_an_interrupted_report_says_so(faulty: FileResult, clean: FileResult, make_run: Make) -> None:
    run = make_run(faulty, clean)
    run.reports, run.interrupted = list(run)[:1], True
    said = "BÁO CÁO CHƯA ĐẦY ĐỦ. Đã dừng theo yêu cầu: mới kiểm tra 1 trong 2 tệp."
    assert said in _flowing(as_text(run, SHEET))
    assert said not in _flowing(as_text(make_run(faulty, clean), SHEET))


def _flowing(text: str) -> str:
    return " ".join(text.split())


def test_of_a_pdf_the_word_file_is_to_be_mended(
    faulty: FileResult, clean: FileResult, make_run: Make, as_pdf: MakeReport
) -> None:
    said = "hãy sửa trong tệp Word gốc rồi xuất lại PDF."
    assert _flowing(as_text(make_run(as_pdf(faulty)), SHEET)).count(said) == 1
    assert said not in _flowing(as_text(make_run(as_pdf(clean)), SHEET))
    assert said not in _flowing(as_text(make_run(faulty), SHEET))
    scan = Scan("1.4", 200, True, True, ScanText.OCR)
    assert "hoặc quét lại." in _flowing(as_text(make_run(as_pdf(faulty, scan)), SHEET))


@pytest.mark.parametrize(
    ("facts", "scan", "said"),
    [
        ({"version": "1.7", "archival": "2b", "embedded": True}, None, "Tệp PDF 1.7; PDF/A-2b; phông chữ nhúng đủ."),
        ({"version": "1.4", "embedded": False}, None, "Tệp PDF 1.4; không phải PDF/A; có phông chữ chưa nhúng."),
        ({"version": "1.7", "tagged": True}, None, "Tệp PDF 1.7; không phải PDF/A; có thẻ cấu trúc."),
        ({"encrypted": True}, None, "Tệp PDF; không phải PDF/A; có mã hóa."),
        (
            {"version": "1.4", "embedded": True},
            Scan("1.4", 150, False, True, ScanText.NONE),
            "Tệp PDF 1.4; không phải PDF/A; bản quét 150 dpi, ảnh xám hoặc đen trắng, khổ A4.",
        ),
    ],
)
def test_a_pdf_is_described(
    facts: dict[str, str | bool], scan: Scan | None, said: str, clean: FileResult, make_run: Make, as_pdf: MakeReport
) -> None:
    assert said in _flowing(as_text(make_run(as_pdf(clean, scan, facts)), SHEET))
    assert "Tệp PDF" not in as_text(make_run(clean), SHEET)


def test_pages_that_are_only_pictures_are_named(clean: FileResult, make_run: Make, as_pdf: MakeReport) -> None:
    report = as_pdf(clean)
    assert report.subject is not None
    document = report.subject.document
    for pictures, said in (((), ""), ((1,), "(trang 1)"), ((1, 2), "(trang 1 và 2)")):
        pages = tuple(replace(page, picture_only=page.number in pictures) for page in document.pages)
        subject = replace(report.subject, document=replace(document, pages=pages))
        text = _flowing(as_text(make_run(replace(report, subject=subject)), SHEET))
        assert ("Có trang chỉ là ảnh" in text) == bool(said)
        assert said in text


@pytest.mark.parametrize(
    ("legibility", "why", "said"),
    [
        (Legibility.FULL, UndecidedReason.NOT_IN_FILE, "tệp này không cho biết chắc chắn. [so-trang/trang-dau]"),
        (Legibility.FULL, UndecidedReason.NOT_LEGIBLE, "có trang chỉ là ảnh, không đọc được chữ. [so-trang/trang-dau]"),
        (Legibility.OCR, UndecidedReason.NOT_IN_FILE, "- 1 quy tắc về cỡ chữ, kiểu chữ, lề, vị trí"),
        (Legibility.OCR, UndecidedReason.NOT_LEGIBLE, "- 1 quy tắc về cỡ chữ, kiểu chữ, lề, vị trí"),
        (Legibility.OCR, UndecidedReason.AMBIGUOUS, "tệp có thể hiểu theo hai cách. [so-trang/trang-dau]"),
        (Legibility.NONE, UndecidedReason.NOT_LEGIBLE, "- 1 quy tắc về chữ và cách trình bày chữ"),
    ],
)
def test_doubts_of_one_cause_are_counted_and_others_named(
    legibility: Legibility, why: UndecidedReason, said: str, clean: FileResult, make_run: Make
) -> None:
    assert clean.subject is not None
    assert clean.judgement is not None
    ((rule, doubt),) = clean.judgement.unsure
    judgement = replace(clean.judgement, unsure=((replace(rule, id="so-trang/trang-dau"), replace(doubt, why=why)),))
    subject = replace(clean.subject, document=replace(clean.subject.document, legibility=legibility))
    assert said in _flowing(as_text(make_run(replace(clean, subject=subject, judgement=judgement)), SHEET))


def test_a_few_characters_are_shown_with_their_paragraph(faulty: FileResult, make_run: Make, as_pdf: MakeReport) -> None:
    assert "“Căn cứ” trong “Căn cứ quy định hiện hành, cơ quan trình xem" in _flowing(
        as_text(make_run(as_pdf(faulty)), SHEET)
    )
    assert "“Căn cứ” trong “Căn cứ quy định hiện hành, cơ quan trình xem" in _flowing(as_text(make_run(faulty), SHEET))


def test_a_document_of_another_family_says_why(
    make_subject: Callable[..., Subject], make_report: Callable[..., FileResult], make_run: Make
) -> None:
    report = make_report(make_subject(family=Family.LEGAL), ())
    outside = replace(report, outside=Words("Ký hiệu có năm.", "The symbol holds a year."))
    text = as_text(make_run(outside), TextStyle(Lang.VI))
    assert "Văn bản quy phạm pháp luật" in text
    assert "NGOÀI PHẠM VI, KHÔNG KIỂM TRA. Ký hiệu có năm." in text
    assert "--ruleset" in text
    assert "ĐÚNG THỂ THỨC" not in text


def test_what_was_found_in_a_file_that_was_not_judged_is_counted(
    faulty: FileResult, unreadable: FileResult, make_run: Make
) -> None:
    report, broken = make_run(faulty, unreadable).reports
    for status in ({"failure": broken.failure}, {"outside": Words("Vì thế.", "")}):
        run = make_run()
        run.reports = [replace(report, **status)]
        assert "Về bản thân tệp: 2 lỗi, 1 cảnh báo và 1 lưu ý." in _flowing(as_text(run, TextStyle(Lang.VI)))


def test_the_ruleset_is_named(clean: FileResult, make_run: Make) -> None:
    report = replace(clean, ruleset="nd30-2020", ruleset_title=Words("Nghị định số 30", "Decree 30"))
    assert "  Bộ quy tắc: Nghị định số 30 [nd30-2020].\n" in as_text(make_run(report), TextStyle(Lang.VI))
    assert "  Ruleset: Decree 30 [nd30-2020].\n" in as_text(make_run(report), TextStyle(Lang.EN))


def test_an_unknown_type_is_said(
    make_subject: Callable[..., Subject], make_report: Callable[..., FileResult], make_run: Make
) -> None:
    text = as_text(make_run(make_report(make_subject(type_key="unknown"), ())), TextStyle(Lang.VI))
    assert "Loại văn bản: chưa nhận ra" in text
    assert "ĐÚNG THỂ THỨC" not in text


def test_the_configuration_and_what_it_switched_off_are_named(clean: FileResult, make_run: Make) -> None:
    path = f"{'thu-muc/' * 12}decree30.toml"
    run = make_run(clean)
    (report,) = run
    run.reports = [replace(report, configuration=ConfigurationNote(path, 12))]
    assert f"  Cấu hình: {path}, tắt 12 quy tắc.\n" in as_text(run, SHEET)


def test_each_line_of_a_correction_stands_in_its_own() -> None:
    style = TextStyle(Lang.VI, 40)
    assert list(style.labelled("Sửa:", "“- Như trên;\n- Lưu: VT.”", 2, 5)) == ["  Sửa: “- Như trên;", "       - Lưu: VT.”"]


@pytest.mark.parametrize("width", [40, 60, 80])
@pytest.mark.parametrize("lang", list(Lang))
def test_no_line_is_wider_than_the_screen(faulty: FileResult, make_run: Make, width: int, lang: Lang) -> None:
    for line in as_text(make_run(faulty), TextStyle(lang, width)).splitlines():
        assert display_width(line) <= width, line


def test_colours_change_nothing_but_colours(faulty: FileResult, make_run: Make) -> None:
    painted = as_text(make_run(faulty), TextStyle(Lang.VI, ink=AnsiColours(on=True)))
    plain = as_text(make_run(faulty), TextStyle(Lang.VI))
    assert painted != plain
    for code in ("1", "2", "36", "1;31", "1;32", "1;33", "0"):
        painted = painted.replace(f"\x1b[{code}m", "")
    assert painted == plain


def test_a_document_cannot_command_the_terminal(
    make_subject: Callable[..., Subject], make_report: Callable[..., FileResult], make_run: Make
) -> None:
    report = make_report(make_subject(), (), path="\x1b[2Jten.docx")
    assert "\x1b" not in as_text(make_run(report), TextStyle(Lang.VI))


def test_lines_break_by_the_width_they_show() -> None:
    assert display_width("Tiếng") == 5
    assert display_width("Tiê\u0301ng") == 5
    assert display_width("漢字") == 4
    assert wrapped("một hai ba", 7) == ["một hai", "ba"]
    assert wrapped("aaaaaaaaaa", 4) == ["aaaa", "aaaa", "aa"]
    assert wrapped("", 10) == [""]


EXPECTED = """\
to-trinh.docx
  CẦN SỬA: 2 lỗi phải sửa, 1 cảnh báo nên sửa, 1 lưu ý.
  Máy sửa được 1 trong 4: decree30-lint fix to-trinh.docx
  Loại văn bản: Tờ trình; bản dự thảo (chưa thấy dấu hiệu đã ban hành); 2 trang.
  Bộ quy tắc: Nghị định [nd30-2020].

PHẢI SỬA
  - Văn bản thiếu Quốc hiệu.
    Quy định:  Yêu cầu của thieu.
    Căn cứ:    Phụ lục I, Phần I, Mục II, khoản 1, điểm b Nghị định
               30/2020/NĐ-CP [quoc-hieu/thieu]
  - Tiêu ngữ đang dùng cỡ chữ 12 pt; quy định là 13–14 pt.
    Vị trí:    Phần đầu: “Độc lập - Tự do - Hạnh phúc”
    Căn cứ:    Phụ lục I, Phần I, Mục II, khoản 1, điểm b Nghị định
               30/2020/NĐ-CP [tieu-ngu/co-chu]

NÊN SỬA
  - Tiêu ngữ viết “Hạnh Phúc”; đúng là “Hạnh phúc”.
    Vị trí:    Phần đầu: “Độc lập - Tự do - Hạnh phúc”
    Căn cứ:    Phụ lục I, Phần I, Mục II, khoản 1, điểm b Nghị định
               30/2020/NĐ-CP [tieu-ngu/chu-viet]

LƯU Ý
  - Có hai dấu cách liền nhau ở “Căn cứ”. Nội dung: “Căn cứ” trong “Căn cứ quy
    định hiện hành, cơ quan trình xem xét.” và 2 chỗ khác (đoạn 9; đoạn 12)
    [go-may/hai-dau-cach]

CHƯA XÁC ĐỊNH ĐƯỢC - ĐỀ NGHỊ TỰ XEM LẠI (1)
  - Yêu cầu của trang-dau: cần biết văn bản được dàn trang thế nào, mà tệp này
    chưa được dàn trang. [so-trang/trang-dau]
"""
