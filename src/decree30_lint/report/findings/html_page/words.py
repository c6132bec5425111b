"""Takes from the text report the sentences that the page shares with it, each as one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from decree30_lint.model.report import Finding, Report, SuppressionNote
from decree30_lint.model.rules import Level
from decree30_lint.model.words import Lang
from decree30_lint.report.findings import suppressed, text, text_finding
from decree30_lint.report.findings.signatures import signature_lines
from decree30_lint.report.text_style import TextStyle

_UNBROKEN = 1_000_000  # columns


class VerdictWords(Struct, frozen=True):
    """Holds the headline of a file, what follows it, and how it looks: "error", "warning", "fine" or "outside"."""

    head: str
    rest: str
    tone: str


def page_style(lang: Lang) -> TextStyle:
    """Returns a style that breaks no lines."""
    return TextStyle(lang, _UNBROKEN)


def verdict_words(report: Report, style: TextStyle) -> VerdictWords:
    if report.failure is not None:
        lines, tone = text._failure(report.failure, style), "error"
    elif report.outside is not None:
        lines, tone = text._outside(report.outside, style), "outside"
    else:
        lines, tone = text._verdict(report, style), _tone(report)
    head, _, rest = _joined(lines).partition(". ")
    return VerdictWords(head.rstrip(".") + ".", rest, tone)


def _tone(report: Report) -> str:
    if report.count(Level.ERROR):
        return "error"
    return "warning" if report.count(Level.WARNING) else "fine"


def facts(report: Report, style: TextStyle) -> Iterator[str]:
    """Yields type, stage and pages, the ruleset, the configuration, and what else is told before the findings."""
    if report.stage is None:
        return
    yield text._type_and_stage(report, style)
    yield from text._notes(report, style)
    if report.configuration is not None:
        note = report.configuration
        yield style.render(text._CONFIGURATION, note.path, note.rules_off)
    yield from text._how_judged(report, style)


def signatures(report: Report, style: TextStyle) -> list[str]:
    """Returns a heading, and a line for each signature; nothing where there is none."""
    return [_bare(line) for line in signature_lines(report.signatures, style)] if report.signatures else []


def details(finding: Finding, style: TextStyle) -> Iterator[tuple[str, str]]:
    """Yields labels, without the colon, and what they stand for."""
    for label, value in text_finding._details(finding, style):
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


def _joined(lines: Iterable[str]) -> str:
    return " ".join(filter(None, map(str.strip, lines)))
