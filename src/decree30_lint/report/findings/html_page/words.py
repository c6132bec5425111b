"""Takes from the text report the sentences that the page shares with it, each as one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from decree30_lint.model.finding_words import BY
from decree30_lint.model.report import Finding, Report, SuppressionNote
from decree30_lint.model.words import Lang
from decree30_lint.report.findings import suppressed, text_about, text_finding
from decree30_lint.report.findings.file_verdict import HEADLINES, FileVerdict, file_verdict
from decree30_lint.report.findings.signatures import signature_lines
from decree30_lint.report.findings.text_verdict import told
from decree30_lint.report.text_style import TextStyle

_UNBROKEN = 1_000_000  # columns
_TONES = {
    FileVerdict.FAILED: "error",
    FileVerdict.MUST: "error",
    FileVerdict.SHOULD: "warning",
    FileVerdict.NOTHING_DECIDED: "warning",
    FileVerdict.OUTSIDE: "outside",
}


class VerdictWords(Struct, frozen=True):
    """Holds the headline of a file, what follows it, and how it looks: "error", "warning", "fine" or "outside"."""

    head: str
    rest: str
    tone: str


def page_style(lang: Lang) -> TextStyle:
    """Returns a style that breaks no lines."""
    return TextStyle(lang, _UNBROKEN)


def verdict_words(report: Report, style: TextStyle) -> VerdictWords:
    verdict = file_verdict(report)
    return VerdictWords(style.render(HEADLINES[verdict]), told(verdict, report, style), _TONES.get(verdict, "fine"))


def facts(report: Report, style: TextStyle) -> Iterator[str]:
    """Yields type, stage and pages, the ruleset, the configuration, and what else is told before the findings."""
    if report.stage is None:
        return
    yield text_about.type_and_stage(report, style)
    yield from text_about.further_notes(report, style)
    if report.configuration is not None:
        yield text_about.configuration_words(report.configuration, style)
    yield from text_about.how_judged(report, style)


def signatures(report: Report, style: TextStyle) -> list[str]:
    """Returns a heading, and a line for each signature; nothing where there is none."""
    return [_bare(line) for line in signature_lines(report.signatures, style)] if report.signatures else []


def details(finding: Finding, report: Report, style: TextStyle) -> Iterator[tuple[str, str]]:
    """Yields labels, without the colon, and what they stand for."""
    clause = text_finding.clause(finding, report.ruleset, style)
    for label, value in (*text_finding.details(finding, style), (BY, clause)):
        yield style.render(label).rstrip(":"), value


def accepted(report: Report, style: TextStyle) -> list[str]:
    """Returns a heading and a line for each finding that does not count; nothing where there is none."""
    return _list(suppressed.accepted_lines(report.accepted, style)) if report.accepted else []


def malformed(report: Report, style: TextStyle) -> list[str]:
    """Returns a heading and lines for the comments that were meant for us; nothing where there are none."""
    return _list(suppressed.malformed_lines(report.unused_suppressions, style))


def unused(by_file: Sequence[tuple[str, Sequence[SuppressionNote]]], style: TextStyle) -> list[str]:
    """Returns a heading and a line for each suppression without effect; nothing where there are none."""
    return _list(suppressed.unused_lines(by_file, style))


def _list(lines: Iterable[str]) -> list[str]:
    return list(filter(None, map(_bare, lines)))


def _bare(line: str) -> str:
    return line.strip().removeprefix("- ")
