"""Shows how far the pictures of a report are, which take longer than the check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from decree30_lint.cli.language import in_lang
from decree30_lint.cli.progress import with_progress
from decree30_lint.model.report import Report
from decree30_lint.model.words import Lang

if TYPE_CHECKING:  # few formats have pictures
    from decree30_lint.model.illustration import Illustration
    from decree30_lint.model.rule_help import RuleHelp
    from decree30_lint.report.findings.pieces import Sources


class SourcesWithProgress:
    """Finds what reports show beside their findings, and shows a bar while pictures are made."""

    def __init__(self, sources: Sources, lang: Lang, *, beside_report: bool) -> None:
        """Makes one around `sources`; `beside_report` states that the report goes to the screen."""
        self._sources = sources
        self._label = in_lang(lang, "Đang vẽ hình trang", "Drawing pages")
        self._beside_report = beside_report

    def illustrations(self, reports: Sequence[Report]) -> Iterator[Illustration]:
        """Yields the pictures for each report; the first of them take long, since several files are printed at a time."""
        made = self._sources.illustrations(reports)
        return with_progress(made, len(reports), self._label, beside_report=self._beside_report, at_once=True)

    def rule_help(self, report: Report, rule: str) -> RuleHelp | None:
        """Returns what explains a rule that judged the file; None where nothing is known of it."""
        return self._sources.rule_help(report, rule)
