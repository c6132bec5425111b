"""The report for merge requests and wikis: what it says, how long it may be, and that no text in it is more than a text."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace
from tests.annotate.reports import finding, location, report
from tests.report.table_reports import (
    HOSTILE,
    NOTE,
    SUPPRESSION,
    both,
    clean,
    hostile_reports,
    outside,
    run_of,
    unreadable,
    word_file,
    written,
)

from decree30_lint.model.report import Report, SuppressionNote
from decree30_lint.model.run import Run
from decree30_lint.model.suppressions import SuppressionFault
from decree30_lint.model.words import Lang
from decree30_lint.report.controls import printable
from decree30_lint.report.findings.markdown_text import code, escaped

COMMENT_OF_GITHUB = 65_536  # characters


def markdown(run: Run, lang: Lang = Lang.VI) -> str:
    return written("markdown", run, lang).decode("utf-8")


def faulty(path: str, errors: int, letters: int = 7) -> Report:
    place = location(text="ấ" * letters)
    return replace(report(*(finding(place, rule=f"a/{number}") for number in range(errors))), path=path)


def test_a_report_reads_like_this() -> None:
    text = markdown(run_of(word_file()))
    assert text.startswith("# Kết quả kiểm tra thể thức\n\n**")
    assert text[text.index("## ") :] == EXPECTED


def test_the_files_stand_in_a_table_the_worst_first() -> None:
    text = markdown(run_of(clean(), word_file(), outside(), faulty("xau|nhat.docx", 3), unreadable()), Lang.EN)
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert rows == [
        "| File | Result | Errors | Warnings | Notes | Mended by fix |",
        "|---|---|--:|--:|--:|--:|",
        "| hong.docx | Could not be judged: cannot be read. It is broken. \\[not-a-zip\\] |  |  |  |  |",
        "| xau\\|nhat.docx | Not correct | 3 | 0 | 0 |  |",
        "| b/a.docx | Not correct | 1 | 1 | 1 | 1 |",
        "| luat.pdf | Out of scope, not checked. This is a law. |  |  |  |  |",
        "| sach.docx | No error | 0 | 0 | 0 | 0 |",
    ]
    assert re.findall("^## (.*)", text, re.M) == ["Files", "xau\\|nhat.docx", "b/a.docx"]


def test_statistics_are_a_table_by_rule_and_name_what_was_not_judged() -> None:
    run = run_of(clean(), word_file(), unreadable())
    text = written("markdown", run, Lang.EN, statistics=True).decode()
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert rows[0] == "| Findings | Files | Level | Rule | Mended by fix | What it asks |"
    assert len(rows) == 2 + len({finding.rule for finding in word_file().findings})
    assert "\n- hong.docx: could not be judged. It is broken. \\[not-a-zip\\]\n" in text
    text = written("markdown", run, Lang.EN, statistics=True, answers=False).decode()
    assert "| Findings | Files | Level | Rule |\n" in text


def test_a_single_file_without_findings_says_so() -> None:
    assert "## sach.docx\n\n**Không có lỗi.**\n" in markdown(run_of(clean()))
    assert "**Ngoài phạm vi, không kiểm tra.**\n\n- Đây là luật.\n" in markdown(run_of(outside()))


def test_what_belongs_to_no_file_stands_before_the_files() -> None:
    text = markdown(run_of(clean(), interrupted=True))
    assert "\n\n- BÁO CÁO CHƯA ĐẦY ĐỦ. Đã dừng theo yêu cầu: mới kiểm tra 1 trong 2 tệp.\n\n## Các tệp\n" in text
    unused = SuppressionNote(SUPPRESSION, SuppressionFault.UNUSED, both("không cần."))
    text = markdown(Run(NOTE, [clean()], 1, unused_suppressions=[unused] * 13))
    assert text.count("decree30.toml, dòng 3: trang: không cần.") == 10
    assert "\n- Còn 3 ghi chú nữa.\n" in text


@pytest.mark.parametrize(
    "reports",
    [
        [faulty("a.docx", 2000)],
        [faulty(f"{number:04}.docx", number % 50 + 1) for number in range(1000)],
        [faulty("dai.docx", 3, letters=70_000), faulty("ngan.docx", 2)],
        [replace(unreadable(), path="a" * 4000) for _ in range(100)],
    ],
)
def test_a_comment_of_github_holds_it_and_what_is_left_out_is_counted(reports: list[Report]) -> None:
    text = markdown(run_of(*reports))
    assert len(text) <= COMMENT_OF_GITHUB
    told = len(re.findall(r"`a/\d+`$", text, re.M))
    assert told + left_out("phát hiện", text) == sum(len(each.findings) for each in reports)
    if len(reports) > 1:
        titles, ruler = 1, 1
        assert len(re.findall(r"^\|", text, re.M)) - titles - ruler + left_out("tệp", text) == len(reports)


def left_out(what: str, text: str) -> int:
    found = re.search(rf"^Còn (\d+) {what} không nêu", text, re.M)
    return int(found[1]) if found else 0


def test_hostile_texts_do_not_make_it_longer() -> None:
    reports = (hostile for text in HOSTILE for hostile in hostile_reports(text * 200))
    assert len(markdown(run_of(*reports))) <= COMMENT_OF_GITHUB


def test_the_worst_are_told_whole() -> None:
    text = markdown(run_of(*(faulty(f"{number:04}.docx", number % 50 + 1) for number in range(1000))))
    assert text.count("## 0049.docx") == 1
    assert "## 0001.docx" not in text


CALLS = re.compile(r"[@#!$%^~&][\w\"'{(]|://|:[\w+-]+:|\bwww\.|\bGH-\d", re.IGNORECASE)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_calls_anybody_or_becomes_a_link(text: str) -> None:
    line = re.sub(r"&(?:amp|lt|gt);", "", escaped(text).replace("&#8203;", "\u200b"))
    assert not CALLS.search(line)
    whole = markdown(run_of(*hostile_reports(text)))
    assert printable(whole, keep="\n") == whole
    assert not re.search("^ ?/", whole, re.MULTILINE)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("alone", [True, False])
def test_no_text_changes_the_page(text: str, alone: bool) -> None:
    """Another library reads from it what it reads where a plain word stands in the place of the text."""
    parser = pytest.importorskip("markdown_it").MarkdownIt("commonmark").enable(["table", "strikethrough"])

    def page(word: str) -> list[tuple[str, str]]:
        reports = hostile_reports(word)[: 1 if alone else 3]
        tokens = parser.parse(markdown(run_of(*reports)))
        return [(token.type, token.tag) for outer in tokens for token in (outer, *(outer.children or ()))]

    assert page(text) == page("chữ") or not text.strip()
    (paragraph,) = (token for token in parser.parse(f"a {escaped(text)} b") if token.type == "inline")
    shown = "".join(token.content for token in paragraph.children).replace("\u200b", "")
    assert shown.split() == ["a", *printable(" ".join(text.split())).split(), "b"]


@pytest.mark.parametrize("text", ["a/b", "`a`", "``", "a``b`c"])
def test_code_is_fenced_by_more_than_it_holds(text: str) -> None:
    parser = pytest.importorskip("markdown_it").MarkdownIt("commonmark")
    (span,) = parser.parseInline(code(text))[0].children
    assert (span.type, span.content) == ("code_inline", text)


EXPECTED = """\
## b/a.docx

**1 lỗi, 1 cảnh báo và 1 lưu ý.** Lệnh `decree30-lint fix` sửa được 1 trong 3 phát hiện. 1 phát hiện đã được chấp nhận.

Chưa xác định được, đề nghị tự xem lại: số trang.

### PHẢI SỬA (1 lỗi)

- **Kiểu Normal: cỡ chữ 11, đặt 13; sửa một chỗ, hết 1 lỗi và 1 cảnh báo.**\\
  *Cách sửa:* Sửa kiểu Normal.
  - Tiêu ngữ có cỡ chữ 12. Trang 1: “Độc lập” `tieu-ngu/co-chu`
  - Tiêu ngữ có cỡ chữ 12. Trang 1 `tieu-ngu/kieu-chu`

### LƯU Ý (1 lưu ý)

- **Tiêu ngữ có cỡ chữ 12.**\\
  Trang 1. *Sửa thành:* “Số: 1 ngày 02”. `go-may/dau`
"""
