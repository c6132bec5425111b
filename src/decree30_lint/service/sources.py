"""Finds what reports show beside their findings: files once more, while they are what was judged, and their rules."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from decree30_lint.errors import UnreadableFileError
from decree30_lint.formats.files import read_file
from decree30_lint.model.report import Report
from decree30_lint.model.words import Words
from decree30_lint.service.input_files import InputFile

if TYPE_CHECKING:  # few formats have pictures
    from decree30_lint.model.illustration import Illustration
    from decree30_lint.model.rule_help import RuleHelp
    from decree30_lint.model.rules import RuleSet


class FileSources:
    """Holds the files of a run, and the rulesets that judged them, by the names that its reports give the files."""

    def __init__(self, files: Iterable[InputFile], rulesets: Mapping[str, RuleSet] | None = None) -> None:
        self._files = {file.shown: file for file in files if not file.is_stdin}
        self._rulesets = rulesets or {}

    def read(self, report: Report) -> bytes:
        """Returns the content that was judged. Raises LintError where it is gone, was standard input, or has changed."""
        file = self._files.get(report.path)
        if file is None:
            raise UnreadableFileError("not-kept", _NOT_KEPT)
        data = read_file(file.path)
        if hashlib.sha256(data).hexdigest() != report.sha256:
            raise UnreadableFileError("changed", _CHANGED)
        return data

    def illustrations(self, reports: Sequence[Report]) -> Iterator[Illustration]:
        """Yields the pictures of the places of each report's findings, in their order; never raises for a file."""
        from decree30_lint.model.illustration import Illustration

        for report in reports:
            yield Illustration(report.path)

    def rule_help(self, report: Report, rule: str) -> RuleHelp | None:
        """Returns what explains a rule that judged the file; None where nothing is known of it."""
        from decree30_lint.service.rules_explained import rule_help

        ruleset = self._rulesets.get(report.path)
        return rule_help(rule, ruleset) if ruleset else None


_NOT_KEPT = Words("Nội dung đọc từ đầu vào chuẩn không được giữ lại.", "What came from standard input has not been kept.")
_CHANGED = Words(
    "Tệp đã thay đổi từ lúc được kiểm tra. Hãy kiểm tra lại.", "The file has changed since it was judged. Check it again."
)
