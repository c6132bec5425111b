"""The page for the browser."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PIL import Image, ImageDraw
from tests.report.page_reader import KnownSources, page_of, parsed, picture, text_of

from decree30_lint.model.illustration import PagePicture
from decree30_lint.model.place import Box
from decree30_lint.model.report import Finding, Report
from decree30_lint.model.report_notes import CauseNote
from decree30_lint.model.results import FileResult, Status
from decree30_lint.model.run import Run
from decree30_lint.model.units import Pt
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.findings.html_page.crops import MarkedBox, crops
from decree30_lint.report.findings.html_page.page_view import MOST_ILLUSTRATED
from decree30_lint.report.findings.html_page.write import write_html
from decree30_lint.report.findings.report_options import Pictures, ReportOptions

Make = Callable[..., Run]

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=y>&amp;\u202e\x1b[31m{{ 7*7 }}{% raw %}.docx"


def box(page: int, top: float, bottom: float) -> Box:
    return Box(page, Pt(100), Pt(top), Pt(300), Pt(bottom))


@pytest.fixture
def report(faulty: FileResult, make_run: Make) -> Report:
    (found,) = make_run(faulty)
    return found


def run_with(make_run: Make, *reports: Report) -> Run:
    run = make_run()
    run.reports, run.count = reports, len(reports)
    return run


@pytest.mark.parametrize("lang", list(Lang))
def test_every_finding_stands_on_the_page(report: Report, make_run: Make, lang: Lang) -> None:
    root = parsed(page_of(run_with(make_run, report), ReportOptions(lang)))
    text = text_of(root)
    assert root.get("lang") == lang.value
    for finding in report.findings:
        assert " ".join(finding.message.of(lang).split()) in text
        assert finding.rule in text
    assert len(root.findall(".//div[@class='finding']")) == len(report.findings)
    assert root.xpath("//h3/text()")[:3] == (
        ["PHẢI SỬA", "NÊN SỬA", "LƯU Ý"] if lang is Lang.VI else ["MUST BE MENDED", "SHOULD BE MENDED", "NOTES"]
    )


def test_the_page_stands_alone_and_forbids_what_it_does_not_need(report: Report, make_run: Make) -> None:
    root = parsed(page_of(run_with(make_run, report)))
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == POLICY
    assert root.xpath("count(//h1)") == 1


def test_the_same_run_gives_the_same_bytes(report: Report, make_run: Make) -> None:
    out = io.BytesIO()
    write_html(run_with(make_run, report), out, ReportOptions(), KnownSources())
    assert out.getvalue().decode() == page_of(run_with(make_run, report))


def test_texts_cannot_become_elements_or_commands(report: Report, make_run: Make) -> None:
    hostile = Words(HOSTILE, HOSTILE)

    def spoilt(finding: Finding) -> Finding:
        location = replace(finding.location, text=HOSTILE, context=HOSTILE, words=hostile)
        return replace(finding, message=hostile, suggestion=HOSTILE, locations=(location,))

    bad = replace(report, path=HOSTILE, findings=tuple(map(spoilt, report.findings)), editable=True)
    for reports in ((bad,), (bad, replace(report, outside=hostile))):
        page = page_of(run_with(make_run, *reports))
        text = text_of(parsed(page))
        assert "<script>alert(1)</script>" in text
        assert "{{ 7*7 }}{% raw %}" in text
        assert "⟨U+202E⟩⟨U+001B⟩" in text
        assert not {"\u202e", "\x1b"} & set(page)


def test_several_files_have_a_table_with_the_worst_first(
    report: Report, clean: FileResult, unreadable: FileResult, make_run: Make
) -> None:
    good, broken = make_run(clean, unreadable)
    outside = replace(good, path="dang.docx", status=Status.OUTSIDE, outside=Words("Của Đảng.", "Of the Party."))
    good, less = replace(good, path="dung.docx"), replace(report, path="it-loi.docx", findings=report.findings[1:])
    root = parsed(page_of(run_with(make_run, outside, good, less, report, broken)))
    rows = root.findall(".//table[@class='files']/tbody/tr")
    assert [row.findtext("th/a") for row in rows] == ["hong.docx", report.path, "it-loi.docx", "dang.docx", good.path]
    assert {head.get("scope") for head in root.iter("th")} == {"col", "row"}
    text = text_of(root)
    assert "TỆP KHÔNG KIỂM TRA ĐƯỢC (1)" in text
    assert "hong.docx: Tệp không phải là tệp Word." in text
    assert "TỆP NGOÀI PHẠM VI, KHÔNG KIỂM TRA (1)" in text


def test_nothing_is_counted_of_a_file_that_was_not_read(unreadable: FileResult, make_run: Make) -> None:
    assert "quy tắc đạt" not in page_of(make_run(unreadable))


def test_an_empty_or_interrupted_run_is_told(report: Report, make_run: Make) -> None:
    run = run_with(make_run, report)
    run.count, run.interrupted = 3, True
    sources = KnownSources([picture(1)], [box(1, 100, 114)])
    page = page_of(run, None, sources)
    assert "BÁO CÁO CHƯA ĐẦY ĐỦ. Đã dừng theo yêu cầu: mới kiểm tra 1 trong 3 tệp." in text_of(parsed(page))
    assert sources.asked == []  # who stops a run does not wait for pictures
    nothing = run_with(make_run)
    nothing.interrupted = True
    assert "mới kiểm tra 0 trong 0 tệp" in text_of(parsed(page_of(nothing)))


def test_each_page_is_embedded_once_and_cut_for_each_finding(report: Report, make_run: Make) -> None:
    boxes = [box(1, 100, 114), box(1, 400, 414), box(2, 100, 800)]
    sources = KnownSources([picture(1), picture(2), picture(3)], boxes)
    page = page_of(run_with(make_run, report), None, sources)
    root = parsed(page)
    assert page.count("data:image/svg+xml;base64,") == 2
    assert len(root.findall(".//figure")) == 3
    assert {each.get("aria-label") for each in root.xpath("//figure/*[@viewBox]")} == {
        "Trang 1: phát hiện 1",
        "Trang 1: phát hiện 3",
        "Trang 2: phát hiện 2",
    }
    assert {each.text for each in root.iter("figcaption")} == {"Trang 1", "Trang 2"}
    assert "0 0 595 842" in {each.get("viewBox") for each in root.xpath("//figure/*[@viewBox]")}  # a whole page
    text = text_of(root)
    assert "Báo cáo này chứa hình trang văn bản: giữ như giữ văn bản." in text
    assert "Hình trang do LibreOffice dựng; Word có thể xuống dòng, sang trang khác đi." in text


def test_findings_of_one_cause_share_a_numbered_picture(report: Report, make_run: Make) -> None:
    cause = CauseNote("style:Normal", Words("Kiểu", "Style"), None, Words("Sửa kiểu.", "Mend it."), 2, True, ())
    findings = tuple(replace(finding, cause=cause) for finding in report.findings)
    sources = KnownSources([picture(1)], [box(1, 100, 114), box(1, 120, 134)])
    root = parsed(page_of(run_with(make_run, replace(report, findings=findings)), None, sources))
    (figure,) = root.findall(".//figure")
    assert figure.findtext("figcaption") == "Trang 1: phát hiện 1, 2"
    assert root.xpath("//figure//*[@class='tag']/text()") == ["1", "2"]


def test_pictures_are_of_the_worst_files_or_of_none(report: Report, make_run: Make) -> None:
    many = [replace(report, path=f"{at:02}.docx") for at in range(MOST_ILLUSTRATED + 1)]
    sources = KnownSources([picture(1)], [box(1, 100, 114)])
    text = text_of(parsed(page_of(run_with(make_run, *many), None, sources)))
    assert sources.asked == [each.path for each in many[:MOST_ILLUSTRATED]]
    assert f"Chỉ {MOST_ILLUSTRATED} tệp nhiều lỗi nhất có hình trang" in text
    none = KnownSources([picture(1)], [box(1, 100, 114)])
    page = page_of(run_with(make_run, report), ReportOptions(pictures=Pictures.NONE), none)
    assert none.asked == []
    assert "data:image" not in page
    assert "không có hình trang" in text_of(parsed(page))


def test_a_rule_is_explained_once_and_not_where_answers_are_hidden(report: Report, make_run: Make) -> None:
    twice = replace(report, findings=report.findings * 2)
    for reports in ((twice,), (twice, report)):
        root = parsed(page_of(run_with(make_run, *reports)))
        explained = root.findall(".//div[@class='help']")
        assert len(explained) == len({finding.rule for finding in report.findings})
        assert len(root.xpath("//*[@role='img']")) == 2 * len(explained)
    hidden = page_of(run_with(make_run, report), ReportOptions(answers=False))
    assert parsed(hidden).findall(".//div[@class='help']") == []
    several = [page_of(run_with(make_run, report, report), ReportOptions(answers=answers)) for answers in (True, False)]
    assert ["Máy sửa được</th>" in page for page in several] == [True, False]
    assert "Hình đúng." not in hidden


def test_a_large_report_stays_in_bounds(report: Report, make_run: Make) -> None:
    many = replace(report, findings=report.findings * 250)
    page = page_of(run_with(make_run, many))
    assert len(parsed(page).findall(".//div[@class='finding']")) == 1000
    assert len(page) < 1_500_000


def test_what_stands_close_together_shares_a_part_of_the_page() -> None:
    marked = [MarkedBox(box(1, top, top + 14), at, "error") for at, top in enumerate((700, 100, 130), start=1)]
    near, far = crops(marked, {1: picture(1)}, most=4)
    assert [mark.number for mark in near.marks] == [2, 3]
    assert [mark.number for mark in far.marks] == [1]
    assert near.top < 100
    assert near.bottom > 144
    assert list(crops(marked, {1: picture(1)}, most=1)) == [near]
    assert list(crops(marked, {2: picture(2)}, most=4)) == []
    assert list(crops([MarkedBox(box(1, 850, 900), 1, "error")], {1: picture(1)}, most=4)) == []


def test_what_stands_in_view_is_marked_beyond_the_first_boxes() -> None:
    first, beside, below = (MarkedBox(box(1, top, top + 14), 1, "error") for top in (400, 420, 700))
    (crop,) = crops([first], {1: picture(1)}, most=1, further=[beside, below])
    assert crop.marks == [first, beside]


def test_a_part_of_a_page_is_as_wide_as_the_print() -> None:
    sheet = Image.new("L", (595, 842), 255)
    ImageDraw.Draw(sheet).rectangle((20, 400, 580, 413), fill=0)
    out = io.BytesIO()
    sheet.save(out, "PNG")
    page = PagePicture(1, Pt(595), Pt(842), "image/png", out.getvalue())
    (crop,) = crops([MarkedBox(box(1, 400, 414), 1, "error")], {1: page}, most=1)
    assert (crop.left, crop.right) == (14, 587)


def test_a_part_of_a_page_holds_whole_lines() -> None:
    sheet = Image.new("L", (595, 842), 255)
    for top in range(20, 800, 20):  # lines of 14 points, with 6 between them
        ImageDraw.Draw(sheet).rectangle((60, top, 500, top + 13), fill=0)
    out = io.BytesIO()
    sheet.save(out, "PNG")
    page = PagePicture(1, Pt(595), Pt(842), "image/png", out.getvalue())
    (crop,) = crops([MarkedBox(box(1, 400, 414), 1, "error")], {1: page}, most=1)
    assert crop.top % 20 >= 14
    assert crop.bottom % 20 >= 14
    assert crop.top < 394 < 420 < crop.bottom
    (uncut,) = crops([MarkedBox(box(1, 400, 414), 1, "error")], {1: picture(1)}, most=1)
    unread = replace(page, content=b"of another kind")
    (same,) = crops([MarkedBox(box(1, 400, 414), 1, "error")], {1: unread}, most=1)
    assert (same.top, same.bottom) == (uncut.top, uncut.bottom)
