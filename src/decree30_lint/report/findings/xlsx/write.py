"""Writes a workbook for offices: findings, files, rules, causes, each on a sheet that can be filtered and printed.

The rows go to the disk as the files are judged, so that a thousand files need no more memory than one. Texts of documents
are written as texts: none becomes a formula, a link or a number.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import datetime
from shutil import copyfileobj
from typing import BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from decree30_lint.model.report import Report
from decree30_lint.model.rules import Level
from decree30_lint.model.run import Run
from decree30_lint.model.words import Lang, Words
from decree30_lint.processes import working_folder
from decree30_lint.report.controls import printable
from decree30_lint.report.fact_words import shortened
from decree30_lint.report.findings.cause_columns import CAUSE_COLUMNS, cause_rows
from decree30_lint.report.findings.file_columns import FILE_COLUMNS, gravest
from decree30_lint.report.findings.finding_columns import FINDING_COLUMNS, FindingRow, closing_rows, finding_rows
from decree30_lint.report.findings.pieces import Sources
from decree30_lint.report.findings.report_options import ReportOptions
from decree30_lint.report.findings.rule_columns import RULE_COLUMNS
from decree30_lint.report.findings.rule_counts import RuleCount, count_rules
from decree30_lint.report.findings.xlsx.worksheet import RowColour, Worksheet
from decree30_lint.version import __version__

_FINDINGS = Words("Phát hiện", "Findings")
_FILES = Words("Tệp", "Files")
_RULES = Words("Quy tắc", "Rules")
_CAUSES = Words("Nguyên nhân", "Causes")
_TITLE = Words("Kết quả kiểm tra thể thức văn bản", "Check of the form of documents")
_LONGEST_TITLE = 150  # Excel takes 255 characters in a footer
_MADE = datetime(1980, 1, 1)  # any day will do, if it is always the same one
_STRINGS_STAY = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_COLOURS = {Level.ERROR: RowColour.ERROR, Level.WARNING: RowColour.WARNING, Level.INFO: RowColour.NOTE}


def write_xlsx(run: Run, out: BinaryIO, options: ReportOptions, sources: Sources) -> None:
    """Writes the workbook when all files are judged; until then it grows in a working folder.

    It is copied from there, and not written to `out` by itself: to a pipe it would not be the same bytes.
    """
    with working_folder() as folder:
        made = os.path.join(folder, "report.xlsx")
        book = Workbook(made, {"constant_memory": True, "tmpdir": folder, **_STRINGS_STAY})
        book.use_zip64()
        book.set_properties({"title": _TITLE.of(options.lang), "comments": f"decree30-lint {__version__}", "created": _MADE})
        _fill(book, run, options.lang)
        close(book)
        with open(made, "rb") as whole:
            copyfileobj(whole, out)


def _fill(book: Workbook, run: Run, lang: Lang) -> None:
    footer = printable(f"decree30-lint {__version__} · {shortened(run.ruleset.title.of(lang), _LONGEST_TITLE)}")
    findings = Worksheet(book, _FINDINGS, FINDING_COLUMNS, lang, footer)
    files = Worksheet(book, _FILES, FILE_COLUMNS, lang, footer)
    rules = Worksheet(book, _RULES, RULE_COLUMNS, lang, footer)
    causes = Worksheet(book, _CAUSES, CAUSE_COLUMNS, lang, footer)
    counts: dict[str, RuleCount] = {}
    judged = 0
    for report in run:
        judged += 1
        count_rules(report, counts)
        files.add(report, _colour_of_file(report))
        for row in finding_rows(report, lang):
            findings.add(row, _colour_of_finding(row))
        for cause in cause_rows(report):
            causes.add(cause, _COLOURS[cause.level])
    for row in closing_rows(run, judged, lang):
        findings.add(row, RowColour.PLAIN)
        files.say(row.remark)
    for each in _gravest_first(counts.values()):
        rules.add(each, _COLOURS.get(each.level, RowColour.PLAIN))
    for sheet in (findings, files, rules, causes):
        sheet.close()


def _gravest_first(counts: Iterable[RuleCount]) -> list[RuleCount]:
    """Returns the rules by level, then by findings; those that were only undecided come last."""
    return sorted(counts, key=lambda each: (each.level.rank, -each.findings, -each.undecided, each.rule))


def _colour_of_file(report: Report) -> RowColour:
    level = gravest(report.findings)
    if not report.judged:
        return RowColour.GREY
    return RowColour.FINE if level is None else _COLOURS[level]


def _colour_of_finding(row: FindingRow) -> RowColour:
    if row.finding is None or row.suppression is not None:
        return RowColour.PLAIN
    return _COLOURS[row.finding.level]


def close(book: Workbook) -> None:
    """Raises OSError where the disk takes no more: what XlsxWriter raises instead nobody else knows."""
    try:
        book.close()
    except FileCreateError as error:
        raise error.args[0] from error
