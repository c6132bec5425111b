"""Writes a table with a row for each finding, for those who count, filter and file.

It is CSV as RFC 4180 has it: commas, quotation marks where needed, lines that end in CR LF. It begins with a byte order
mark, by which Excel knows UTF-8. The separator is a comma in every language: programs expect it, and Excel takes it from
the settings of Windows, which differ from office to office. A line `sep=,` would settle that for Excel, and be a row of
rubbish for everybody else: who opens reports in Excel takes `xlsx`.

The titles are in the language of the report, so are the words in the cells; what a program is to read is `json`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import StringIO
from typing import BinaryIO

from decree30_lint.model.run import Run
from decree30_lint.model.words import Lang
from decree30_lint.report.controls import printable
from decree30_lint.report.findings.columns import CellContent
from decree30_lint.report.findings.finding_columns import FINDING_COLUMNS, FindingRow, closing_rows, finding_rows
from decree30_lint.report.findings.pieces import Sources, write_pieces
from decree30_lint.report.findings.report_options import ReportOptions

_MARK = "\ufeff"
_FORMULA = re.compile(r"""(^|;)(?=["\s\ufeff\u200b-\u200d\u2060]*[=+\-@＝＋－＠])""")
"""Matches where a formula would begin, also where Excel takes the semicolon for the separator."""
_NEXT_LINE = " / "


def write_csv(run: Run, out: BinaryIO, options: ReportOptions, sources: Sources) -> None:
    """Writes the rows of each file as it is judged."""
    write_pieces(out, csv_pieces(run, options.lang))


def csv_pieces(run: Run, lang: Lang) -> Iterator[str]:
    """Yields the rows of each file; the titles come with the first, the remarks on the whole run at the end."""
    judged = 0
    before = _MARK + _line([column.title.of(lang) for column in FINDING_COLUMNS])
    for report in run:
        judged += 1
        yield before + "".join(_row(row, lang) for row in finding_rows(report, lang))
        before = ""
    yield before + "".join(_row(row, lang) for row in closing_rows(run, judged, lang))


def _row(row: FindingRow, lang: Lang) -> str:
    return _line([column.cell(row, lang) for column in FINDING_COLUMNS])


def _line(cells: list[CellContent]) -> str:
    line = StringIO(newline="")
    csv.writer(line, lineterminator="\r\n").writerow([_harmless(cell) if isinstance(cell, str) else cell for cell in cells])
    return line.getvalue()


def _harmless(text: str) -> str:
    """Returns the text on one line. What a table would take for a formula stands behind an apostrophe (OWASP)."""
    return _FORMULA.sub(r"\1'", printable(text.strip("\n").replace("\n", _NEXT_LINE).replace("\t", " ")))
