"""Finds what reports show beside their findings: files once more, while they are what was judged, and their rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from decree30_lint.model.report import Report
from decree30_lint.model.results import Failure
from decree30_lint.model.words import Words
from decree30_lint.pipeline import ruleset_named
from decree30_lint.ruleset import shipped_names
from decree30_lint.service.input_files import InputFile
from decree30_lint.service.isolation.limits import MEMORY

if TYPE_CHECKING:  # few formats have pictures
    from decree30_lint.model.illustration import Illustration
    from decree30_lint.model.rule_help import RuleHelp
    from decree30_lint.model.rules import RuleSet


class FileSources:
    """Holds the files of a run, and the rulesets that judged them, by the names that its reports give the files."""

    def __init__(
        self, files: Iterable[InputFile], rulesets: Mapping[str, RuleSet] | None = None, memory: int | None = None
    ) -> None:
        """`memory` is what one process that makes pictures may take, in megabytes; None: the usual."""
        self._files = {file.shown: file for file in files if not file.is_stdin}
        self._rulesets = rulesets or {}
        self._memory = memory or MEMORY

    def illustrations(self, reports: Sequence[Report]) -> Iterator[Illustration]:
        """Yields the pictures of the places of each report's findings, in their order; never raises for a file."""
        from decree30_lint.model.illustration import Illustration
        from decree30_lint.service.illustrating import PictureRequest, illustrations

        kept = [PictureRequest(each, self._files[each.path].path) for each in reports if each.path in self._files]
        made = illustrations(kept, self._memory)
        for report in reports:
            yield next(made) if report.path in self._files else Illustration(report.path, failure=_FAILURE)

    def rule_help(self, report: Report, rule: str) -> RuleHelp | None:
        """Returns what explains a rule that judged the file; None where nothing is known of it."""
        from decree30_lint.service.rules_explained import rule_help

        ruleset = self._ruleset_of(report)
        return rule_help(rule, ruleset) if ruleset else None

    def _ruleset_of(self, report: Report) -> RuleSet | None:
        """Returns the ruleset that judged the file: the one asked for, or the shipped one that the document called for."""
        asked, judged_by = self._rulesets.get(report.path), report.ruleset
        if judged_by is None or (asked is not None and asked.key == judged_by.id):
            return asked
        return ruleset_named(judged_by.id) if judged_by.id in shipped_names() else asked


_NOT_KEPT = Words("Nội dung đọc từ đầu vào chuẩn không được giữ lại.", "What came from standard input has not been kept.")
_FAILURE = Failure("not-kept", _NOT_KEPT)
