"""Checks the form and presentation of Vietnamese administrative documents. The names below are the public library."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from decree30_lint.version import __version__

if TYPE_CHECKING:
    from decree30_lint.errors import (
        DeadlinePassedError,
        ExitCode,
        LintError,
        RefusedFileError,
        UnreadableFileError,
        WrongConfigurationError,
    )
    from decree30_lint.model.annotated import AnnotatedFile
    from decree30_lint.model.fix_report import FixReport, FixStatus
    from decree30_lint.model.parts import Agency
    from decree30_lint.model.report import Finding, Report
    from decree30_lint.model.results import Status
    from decree30_lint.model.rules import Level
    from decree30_lint.model.words import Lang
    from decree30_lint.report.form.form import form_of
    from decree30_lint.service.annotator import Annotator, MarkOptions
    from decree30_lint.service.checker import Checker
    from decree30_lint.service.fixer import Fixer
    from decree30_lint.service.settings import Settings

__all__ = [
    "Agency",
    "AnnotatedFile",
    "Annotator",
    "Checker",
    "DeadlinePassedError",
    "ExitCode",
    "Finding",
    "FixReport",
    "FixStatus",
    "Fixer",
    "Lang",
    "Level",
    "LintError",
    "MarkOptions",
    "RefusedFileError",
    "Report",
    "Settings",
    "Status",
    "UnreadableFileError",
    "WrongConfigurationError",
    "__version__",
    "form_of",
]

_HOMES = {
    "Agency": "model.parts",
    "AnnotatedFile": "model.annotated",
    "Annotator": "service.annotator",
    "Checker": "service.checker",
    "Finding": "model.report",
    "FixReport": "model.fix_report",
    "FixStatus": "model.fix_report",
    "Fixer": "service.fixer",
    "Lang": "model.words",
    "Level": "model.rules",
    "MarkOptions": "service.annotator",
    "Report": "model.report",
    "Settings": "service.settings",
    "Status": "model.results",
    "form_of": "report.form.form",
}


def __getattr__(name: str) -> Any:
    """Imports a public name when it is first asked for: the command line starts without the library."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'errors')}"), name)
