"""Writes the reports of a run in any format, as a program that reads the format gets them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from decree30_lint.model.report import Report
from decree30_lint.model.report_notes import RulesetNote
from decree30_lint.model.run import Run
from decree30_lint.model.words import Words
from decree30_lint.report.findings.formats import FORMATS
from decree30_lint.report.findings.report_options import ReportOptions

SCHEMAS = Path(__file__).resolve().parents[1] / "schemas"
RULESET = RulesetNote("nd30-2020", Words("Nghị định", "Decree"))
DEFAULTS = ReportOptions()


class NoSources:
    """The files of reports that were built by hand: none of them is there."""

    def illustrations(self, reports: Sequence[Report]) -> Iterator[Any]:
        return iter(())

    def rule_help(self, report: Report, rule: str) -> Any:
        return None


def written(form: str, reports: Sequence[Report], options: ReportOptions = DEFAULTS, run: Run | None = None) -> bytes:
    """Returns what the format makes of the reports, or of the `run`."""
    out = BytesIO()
    FORMATS[form].write(run or Run(RULESET, reports, len(reports)), out, options, NoSources())
    return out.getvalue()
