"""Makes of a run what stands above and below its files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from decree30_lint.model.parts import Stage
from decree30_lint.model.report import Report, SuppressionNote
from decree30_lint.model.rules import Level
from decree30_lint.model.run import Run
from decree30_lint.model.words import Words
from decree30_lint.report.fact_words import STAGES, capitalised
from decree30_lint.report.findings.counts import coverage_words, total_words
from decree30_lint.report.findings.file_table import NUMBERS, row_of
from decree30_lint.report.findings.file_verdict import within_sentence
from decree30_lint.report.findings.html_page import words
from decree30_lint.report.findings.html_page.views import ListView, PageView, RowView
from decree30_lint.report.findings.report_options import ReportOptions
from decree30_lint.report.findings.stopped import incomplete_words
from decree30_lint.report.findings.summary import Summary, summary_of
from decree30_lint.report.text_style import TextStyle
from decree30_lint.version import __version__

_TITLE = Words("Kết quả kiểm tra thể thức", "Results of the check of form")
_OF_FILE = Words("Kiểm tra thể thức: {}", "Check of form: {}")
_TOOL = Words("Chương trình: decree30-lint {}", "Program: decree30-lint {}")
_STAGES = Words("Xét như: {}", "Judged as: {}")
_RULESET = Words("Bộ quy tắc: {} [{}]", "Ruleset: {} [{}]")
_HOLDS_PAGES = Words(
    "Báo cáo này chứa hình trang văn bản: giữ như giữ văn bản.",
    "This report holds pictures of pages of the documents: keep it as you keep them.",
)
_HOLDS_QUOTATIONS = Words(
    "Báo cáo này trích những chỗ bị báo của văn bản, không có hình trang.",
    "This report quotes the places of its findings, and holds no pictures of pages.",
)
_ONLY_WORST = Words(
    "Chỉ {} tệp nhiều lỗi nhất có hình trang; muốn xem hình của tệp khác, hãy kiểm tra riêng tệp đó.",
    "Only the worst {} files have pictures of pages; to see those of another, check it alone.",
)
_FILE = Words("Tệp", "File")
_RESULT = Words("Kết luận", "Verdict")
_OUTSIDE_LIST = Words("TỆP NGOÀI PHẠM VI, KHÔNG KIỂM TRA ({})", "FILES OUT OF SCOPE, NOT CHECKED ({})")
_FAILED_LIST = Words("TỆP KHÔNG KIỂM TRA ĐƯỢC ({})", "FILES THAT COULD NOT BE JUDGED ({})")
MOST_ILLUSTRATED = 20
"""Files of a run that are shown with pictures of their pages."""


def page_view(run: Run, reports: Sequence[Report], illustrated: int, style: TextStyle, options: ReportOptions) -> PageView:
    """`reports` are all of the run, in the order of the page; `illustrated` of them have pictures."""
    total = summary_of(reports)
    alone = reports[0] if len(reports) == 1 else None
    verdict = words.verdict_words(alone, style) if alone else None
    return PageView(
        title=style.render(_OF_FILE, alone.path) if alone else style.render(_TITLE),
        headline=style.render(_TITLE),
        tone=verdict.tone if verdict else _tone(total),
        verdict=verdict.head if verdict else total_words(style, total),
        rest=verdict.rest if verdict else "",
        counts=f"{capitalised(coverage_words(style, total))}." if total.coverage.total() else "",
        about=list(_about(run, reports, style)),
        notices=list(_notices(run, reports, illustrated, style)),
        heads=[style.render(_FILE), style.render(_RESULT), *map(style.render, _numbers(options))],
        rows=[_row(report, number, style, options) for number, report in enumerate(reports, start=1)] if not alone else [],
        lists=[*_not_checked(reports, style), *_unused(run, reports, style)],
    )


def _tone(total: Summary) -> str:
    if total.levels[Level.ERROR] or total.not_judged:
        return "error"
    return "warning" if total.levels[Level.WARNING] or not total.files else "fine"


def _about(run: Run, reports: Sequence[Report], style: TextStyle) -> Iterator[str]:
    """Yields the program, and of several files the ruleset and the stages; one alone tells these itself."""
    yield style.render(_TOOL, __version__)
    alone = reports[0] if len(reports) == 1 else None
    if alone is None or alone.ruleset is None or alone.outside is not None:
        yield style.render(_RULESET, style.render(run.ruleset.title), run.ruleset.id)
    if alone is None and (stages := Counter(report.stage.id for report in reports if report.stage)):
        yield style.render(_STAGES, ", ".join(style.render(STAGES[each], stages[each]) for each in Stage if stages[each]))


def _notices(run: Run, reports: Sequence[Report], illustrated: int, style: TextStyle) -> Iterator[str]:
    if run.interrupted:
        yield incomplete_words(len(reports), run.count, style.lang)
    if illustrated:
        yield style.render(_HOLDS_PAGES)
        if sum(bool(report.findings) for report in reports) > MOST_ILLUSTRATED:
            yield style.render(_ONLY_WORST, MOST_ILLUSTRATED)
    elif any(report.findings for report in reports):
        yield style.render(_HOLDS_QUOTATIONS)


def _numbers(options: ReportOptions) -> Sequence[Words]:
    """Returns the heads of the columns of numbers; that of what may be mended is an answer."""
    return NUMBERS if options.answers else NUMBERS[:-1]


def _row(report: Report, number: int, style: TextStyle, options: ReportOptions) -> RowView:
    row, tone = row_of(report), words.verdict_words(report, style).tone
    said = capitalised(style.render(row.outcome or within_sentence(row.verdict)))
    return RowView(f"f{number}", report.path, tone, said, (*row.counts, row.fixable)[: len(_numbers(options))])


def _not_checked(reports: Sequence[Report], style: TextStyle) -> Iterator[ListView]:
    """Yields the files that were not judged by name, with the reason."""
    if len(reports) == 1:
        return
    failed = [f"{report.path}: {style.render(report.failure.words)}" for report in reports if report.failure]
    outside = [f"{each.path}: {style.render(each.outside)}" for each in reports if each.outside and not each.failure]
    for title, lines in ((_FAILED_LIST, failed), (_OUTSIDE_LIST, outside)):
        if lines:
            yield ListView(style.render(title, len(lines)), lines)


def _unused(run: Run, reports: Sequence[Report], style: TextStyle) -> Iterator[ListView]:
    by_file: list[tuple[str, Sequence[SuppressionNote]]] = [
        (report.path, report.unused_suppressions) for report in reports if report.unused_suppressions
    ]
    if lines := words.unused([*by_file, ("", run.unused_suppressions)], style):
        yield ListView(lines[0], lines[1:])
