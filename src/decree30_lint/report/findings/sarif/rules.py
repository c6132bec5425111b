"""Describes, in a SARIF file, the rules that its results name."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from decree30_lint.model.finding_words import BY, citation_words
from decree30_lint.model.plain import Json
from decree30_lint.model.report import Finding, Report
from decree30_lint.model.rules import Explanation, Level
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.controls import printable
from decree30_lint.report.fact_words import FORCE, capitalised
from decree30_lint.report.findings.pieces import Sources
from decree30_lint.report.findings.report_options import ReportOptions

LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}
LONGEST = 1_024  # characters of a description that GitHub takes
_FORCE = Words("Hiệu lực:", "Force:")
_WHY = Words("Vì sao:", "Why:")
_WRONG = Words("Sai:", "Wrong:")
_RIGHT = Words("Đúng:", "Right:")
_MORE = Words("Xem giải thích: decree30-lint explain {}", "To read more: decree30-lint explain {}")


class _Seen(Struct):
    """Holds a rule that was met: its number, its first finding, the gravest level, and its explanation where one is told."""

    number: int
    finding: Finding
    level: Level
    explanation: Explanation | None


class RulesSeen:
    """Numbers rules in the order in which they are met; the level of each is the gravest it was broken at."""

    def __init__(self, options: ReportOptions, sources: Sources) -> None:
        self._options = options
        self._sources = sources
        self._seen: dict[str, _Seen] = {}

    def index(self, report: Report, finding: Finding) -> int:
        seen = self._seen.get(finding.rule)
        if seen is None:
            help_ = self._sources.rule_help(report, finding.rule) if self._options.answers else None
            seen = _Seen(len(self._seen), finding, finding.level, help_.explanation if help_ else None)
            self._seen[finding.rule] = seen
        seen.level = min(seen.level, finding.level, key=lambda level: level.rank)
        return seen.number

    def descriptors(self) -> list[Json]:
        return [_descriptor(seen, self._options.lang) for seen in self._seen.values()]


def _descriptor(seen: _Seen, lang: Lang) -> Json:
    """Returns what GitHub shows beside a result: what the rule asks, by which clause, why, and where to read more."""
    finding = seen.finding
    requirement = printable(finding.requirement.of(lang))
    clause = printable(f"{BY.of(lang)} {citation_words(finding.citation, lang)}.")
    force = f"{_FORCE.of(lang)} {FORCE[finding.force].of(lang)}."
    more = _MORE.of(lang).format(finding.rule)
    return {
        "id": finding.rule,
        "shortDescription": {"text": requirement[:LONGEST]},
        "fullDescription": {"text": f"{requirement} {clause}"[:LONGEST]},
        "help": {"text": "\n".join([requirement, clause, force, *_explained(seen.explanation, lang), more])},
        "defaultConfiguration": {"level": LEVELS[seen.level]},
        "properties": {"tags": [finding.part.value, finding.force.value], "part": capitalised(finding.part_name.of(lang))},
    }


def _explained(explanation: Explanation | None, lang: Lang) -> Iterator[str]:
    if explanation is not None:
        told = {_WHY: explanation.why, _WRONG: explanation.wrong, _RIGHT: explanation.right}
        yield from (printable(f"{label.of(lang)} {words.of(lang)}") for label, words in told.items())
