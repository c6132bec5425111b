"""Writes a report for merge requests, wikis and the summaries of CI: the verdict, the files, the findings of the worst.

It keeps to what GitHub takes as one comment, 65,536 characters: of many files the worst are told, and of the others how
many there are. Nothing is written before all files are judged, as the verdict comes first; no more is kept than fits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import BinaryIO

from msgspec.structs import replace

from decree30_lint.model.finding_words import BY, MEND, REQUIRED, WRITE, citation_words
from decree30_lint.model.report import Finding, Report
from decree30_lint.model.rules import Level
from decree30_lint.model.run import Run
from decree30_lint.model.words import Words
from decree30_lint.report.controls import printable
from decree30_lint.report.fact_words import capitalised, shortened
from decree30_lint.report.findings.counts import accepted_words, count_words, coverage_words, found_words, total_words
from decree30_lint.report.findings.file_columns import remarks, status_words
from decree30_lint.report.findings.file_table import row_of
from decree30_lint.report.findings.finding_columns import closing_rows, remedy_words, required_words
from decree30_lint.report.findings.groups import FindingGroup, finding_groups
from decree30_lint.report.findings.markdown_text import code, escaped
from decree30_lint.report.findings.pieces import Sources, write_pieces
from decree30_lint.report.findings.report_options import ReportOptions
from decree30_lint.report.findings.summary import Summary, added, fixable_count, summary_of
from decree30_lint.report.findings.text import counts
from decree30_lint.report.findings.text_causes import cause_headline
from decree30_lint.report.findings.text_finding import where_words
from decree30_lint.report.findings.text_groups import HEADINGS
from decree30_lint.report.findings.worst_files import FileEntry, RankedRow, ShownGroup, WorstFiles
from decree30_lint.report.text_style import TextStyle

_ROOM = 60_000  # characters; the rest up to 65,536 is for what others write around the report
_ROOM_OF_TABLE = 20_000

_MOST_REMARKS = 10
_LONGEST = 500  # characters of a remark

_TITLE = Words("Kết quả kiểm tra thể thức", "Check of the form of documents")
_FILES = Words("Các tệp", "Files")
_COLUMNS = Words(
    "| Tệp | Kết quả | Lỗi | Cảnh báo | Lưu ý | Máy sửa được |",
    "| File | Result | Errors | Warnings | Notes | Mended by fix |",
)
_RULER = "|---|---|--:|--:|--:|--:|"
_FIXABLE = Words("Lệnh `decree30-lint fix` sửa được {} trong {} phát hiện.", "`decree30-lint fix` mends {} of {} findings.")
_UNDECIDED = Words("Chưa xác định được, đề nghị tự xem lại: {}.", "Not decided, please look yourself: {}.")
_MORE_FILES = Words("Còn {} tệp không nêu trong bảng này.", "{} more file(s) are not in this table.")
_MORE_REMARKS = Words("Còn {} ghi chú nữa.", "{} more remark(s).")
_MORE_FINDINGS = Words(
    "Còn {} phát hiện không nêu ở đây, để báo cáo vừa một bình luận của GitHub. "
    "Xem đủ bằng `--format html` hoặc `--format xlsx`.",
    "{} more finding(s) are left out, so that the report fits into a comment on GitHub. "
    "`--format html` and `--format xlsx` tell all.",
)


def write_markdown(run: Run, out: BinaryIO, options: ReportOptions, sources: Sources) -> None:
    """Writes the report when all files are judged."""
    if options.statistics:
        write_pieces(out, _statistics_pieces(run, options))
    else:
        write_pieces(out, markdown_pieces(run, options))


def markdown_pieces(run: Run, options: ReportOptions) -> Iterator[str]:
    style, worst, total, findings = TextStyle(options.lang), WorstFiles(_ROOM), summary_of(()), 0
    for report in run:
        total = added(total, summary_of((report,)))
        if (told := _what_is_told(report, options)) is not None:
            worst.add(_entry(told, style, alone=run.count == 1))
            findings += len(told.findings)
    table = _table(worst, style) if run.count > 1 and worst.files else ()
    before = "".join([*_before(run, total, style), *table])
    yield before
    room, shown = _ROOM - len(before), 0
    for entry in worst.entries:
        text, found = entry.within(room)
        room -= len(text)
        shown += found
        yield text
    if left_out := findings - shown:
        yield f"\n{style.render(_MORE_FINDINGS, left_out)}\n"


def _what_is_told(report: Report, options: ReportOptions) -> Report | None:
    """Returns the report, or where a quiet one is asked for, what of it makes the exit code another one than 0."""
    if not options.quiet:
        return report
    counting = tuple(finding for finding in report.findings if report.counts(finding))
    return replace(report, findings=counting, accepted=(), undecided=()) if counts(report, options) else None


def _before(run: Run, total: Summary, style: TextStyle) -> Iterator[str]:
    yield f"# {style.render(_TITLE)}\n\n**{escaped(total_words(style, total))}**\n\n"
    yield f"*{escaped(style.render(run.ruleset.title))}*\n"
    yield from _few([row.remark for row in closing_rows(run, total.files, style.lang)], style)


def _statistics_pieces(run: Run, options: ReportOptions) -> Iterator[str]:
    from decree30_lint.report.findings.markdown_statistics import failure_words, rule_lines
    from decree30_lint.report.findings.statistics import statistics_of

    style, found = TextStyle(options.lang), statistics_of(run)
    yield from _before(run, found.total, style)
    yield from rule_lines(found.most_frequent_first(), style, answers=options.answers)
    yield from _few([failure_words(path, failure, style) for path, failure in found.failures], style)
    yield f"\n{escaped(coverage_words(style, found.total))}.\n"


def _few(said: Sequence[str], style: TextStyle) -> Iterator[str]:
    """Yields a list of remarks, none of them too long, and of many how many more there are.

    No line begins with one: to GitLab a line that begins with a slash is a command.
    """
    yield "\n" if said else ""
    yield from (f"- {escaped(shortened(remark, _LONGEST))}\n" for remark in said[:_MOST_REMARKS])
    if len(said) > _MOST_REMARKS:
        yield f"- {style.render(_MORE_REMARKS, len(said) - _MOST_REMARKS)}\n"


def _table(worst: WorstFiles, style: TextStyle) -> Iterator[str]:
    yield f"\n## {style.render(_FILES)}\n\n{style.render(_COLUMNS)}\n{_RULER}\n"
    room = _ROOM_OF_TABLE
    for number, row in enumerate(worst.rows):
        room -= len(row.text)
        if room < 0:
            yield f"\n{style.render(_MORE_FILES, worst.files - number)}\n"
            return
        yield row.text


def _entry(report: Report, style: TextStyle, *, alone: bool) -> FileEntry:
    return FileEntry(
        row=RankedRow(row_of(report).rank, _row(report, style)),
        head="".join(_head(report, style, alone=alone)),
        pieces=tuple(_pieces(report, style)),
    )


def _row(report: Report, style: TextStyle) -> str:
    result = ". ".join([status_words(report, style.lang), *([] if report.judged else remarks(report, style.lang))])
    counted = report.judged or bool(report.findings)
    counts = [str(report.count(level)) if counted else "" for level in HEADINGS]
    fixable = str(fixable_count(report)) if report.judged and report.editable else ""
    return f"| {' | '.join([escaped(printable(report.path)), escaped(result), *counts, fixable])} |\n"


def _head(report: Report, style: TextStyle, *, alone: bool) -> Iterator[str]:
    """Yields what is said of the file before its findings; nothing of one of several whose row in the table says all."""
    said = list(remarks(report, style.lang))
    if not (alone or report.findings or report.accepted or (report.judged and said)):
        return
    yield f"\n## {escaped(printable(report.path))}\n\n"
    status = status_words(report, style.lang)
    yield f"**{escaped(capitalised(found_words(style, summary_of((report,)).levels)) if report.findings else status)}.**"
    if fixable := fixable_count(report):
        yield f" {style.render(_FIXABLE, fixable, len(report.findings))}"
    if report.accepted:
        yield f" {escaped(accepted_words(style, len(report.accepted)))}."
    yield "\n"
    yield from _few(said, style)
    if report.undecided:
        parts = ", ".join(dict.fromkeys(style.render(each.part_name) for each in report.undecided))
        yield f"\n{escaped(style.render(_UNDECIDED, parts))}\n"


def _pieces(report: Report, style: TextStyle) -> Iterator[ShownGroup]:
    for level, groups in groupby(finding_groups(report.findings), key=lambda group: group.level):
        heading = f"\n### {style.render(HEADINGS[level])} ({count_words(style, level, report.count(level))})\n\n"
        for group in groups:
            yield ShownGroup(heading + _group(group, style), len(group.findings))
            heading = ""


def _group(group: FindingGroup, style: TextStyle) -> str:
    if group.cause is None:
        (finding,) = group.findings
        return f"- {_finding(finding, style)}\n"
    advice = _labelled(MEND, group.cause.advice.of(style.lang), style)
    head = f"- **{escaped(cause_headline(group.cause, group.findings, style))}**\\\n  {advice}\n"
    return head + "".join(f"  - {_named(finding, style)}\n" for finding in group.findings)


def _named(finding: Finding, style: TextStyle) -> str:
    where = escaped(where_words(finding, style))
    return f"{escaped(finding.message.of(style.lang))} {where} {code(finding.rule)}"


def _finding(finding: Finding, style: TextStyle) -> str:
    """Returns the sentence of the finding, and on a line below it where it is, what is required, what to do, the clause."""
    said = f"**{escaped(finding.message.of(style.lang))}**\\\n  {escaped(where_words(finding, style))}."
    required = required_words(finding, style.lang).rstrip(".")
    told = finding.level is Level.INFO or required.casefold() in finding.message.of(style.lang).casefold()
    details = [] if told else [(REQUIRED, required)]
    if remedy := remedy_words(finding, style.lang):
        details.append((MEND if finding.suggestion is None else WRITE, remedy.rstrip(".")))
    if finding.citation is not None:
        details.append((BY, citation_words(finding.citation, style.lang)))
    return " ".join([said, *(f"{_labelled(label, text, style)}." for label, text in details), code(finding.rule)])


def _labelled(label: Words, text: str, style: TextStyle) -> str:
    return f"*{style.render(label)}* {escaped(text)}"
