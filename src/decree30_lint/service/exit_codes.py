"""Decides which exit code a report asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from decree30_lint.errors import ExitCode
from decree30_lint.model.report import Report
from decree30_lint.model.results import Status
from decree30_lint.service.configuration.configuration import FailOn

if TYPE_CHECKING:  # not needed where nothing is repaired
    from decree30_lint.model.fix_report import FixReport


def exit_code_of(report: Report, fail_on: FailOn, *, require_judged: bool = False) -> ExitCode:
    """Returns the exit code; with `require_judged` a document that no ruleset governs counts as not judged.

    What is found of the file itself counts whatever document it holds.
    """
    outside = report.status is Status.OUTSIDE
    if not (report.judged or outside) or (outside and require_judged):
        return ExitCode.NOT_JUDGED
    return ExitCode.FINDINGS if any(fail_on.meets(finding.level) for finding in report.findings) else ExitCode.CLEAN


def fix_exit_code_of(report: FixReport, fail_on: FailOn, *, require_judged: bool = False) -> ExitCode:
    """Returns the exit code of a repair: what is left decides, and a file that needs repair and got none is not judged."""
    code = exit_code_of(report.last, fail_on, require_judged=require_judged)
    needed = code is ExitCode.FINDINGS and report.failure is not None
    return ExitCode.NOT_JUDGED if needed else code
