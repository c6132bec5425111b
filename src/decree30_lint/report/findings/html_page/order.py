"""Puts the files of a run in the order in which they need somebody."""

from __future__ import annotations

from collections.abc import Iterable

from decree30_lint.model.report import Report
from decree30_lint.report.findings import file_table


def worst_first(reports: Iterable[Report]) -> list[Report]:
    """Returns the reports in the order that their rows have in a table of files."""
    rows = [(file_table.row_of(report), report) for report in reports]
    by_row = {id(row): report for row, report in rows}
    return [by_row[id(row)] for row in file_table.worst_first([row for row, _ in rows])]
