"""Decides which exit code a report asks for."""

from __future__ import annotations

from decree30_lint.errors import ExitCode
from decree30_lint.model.report import Report
from decree30_lint.model.results import Status
from decree30_lint.service.configuration.configuration import FailOn


def exit_code_of(report: Report, fail_on: FailOn, *, require_judged: bool = False) -> ExitCode:
    """Returns the exit code; with `require_judged` a document that no ruleset governs counts as not judged.

    What is found of the file itself counts whatever document it holds.
    """
    outside = report.status is Status.OUTSIDE
    if not (report.judged or outside) or (outside and require_judged):
        return ExitCode.NOT_JUDGED
    return ExitCode.FINDINGS if any(fail_on.meets(finding.level) for finding in report.findings) else ExitCode.CLEAN
