"""Describes, in a SARIF file, the rules that its results name."""

from __future__ import annotations

from decree30_lint.model.finding_words import BY, citation_words
from decree30_lint.model.plain import Json
from decree30_lint.model.report import Finding
from decree30_lint.model.rules import Level
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.controls import printable
from decree30_lint.report.fact_words import FORCE, capitalised

LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}
LONGEST = 1_024  # characters of a description that GitHub takes
_FORCE = Words("Hiệu lực:", "Force:")
_MORE = Words("Xem giải thích: decree30-lint explain {}", "To read more: decree30-lint explain {}")


class RulesSeen:
    """Numbers rules in the order in which they are met; the level of each is the gravest it was broken at."""

    def __init__(self, lang: Lang) -> None:
        self._lang = lang
        self._first: dict[str, tuple[int, Finding]] = {}
        self._levels: dict[str, Level] = {}

    def index(self, finding: Finding) -> int:
        number, _ = self._first.setdefault(finding.rule, (len(self._first), finding))
        known = self._levels.get(finding.rule, finding.level)
        self._levels[finding.rule] = min(known, finding.level, key=lambda level: level.rank)
        return number

    def descriptors(self) -> list[Json]:
        return [_descriptor(finding, self._levels[rule], self._lang) for rule, (_, finding) in self._first.items()]


def _descriptor(finding: Finding, level: Level, lang: Lang) -> Json:
    """Returns what GitHub shows beside a result: what the rule asks, by which clause, and where to read more."""
    requirement = printable(finding.requirement.of(lang))
    clause = printable(f"{BY.of(lang)} {citation_words(finding.citation, lang)}.")
    force = f"{_FORCE.of(lang)} {FORCE[finding.force].of(lang)}."
    more = _MORE.of(lang).format(finding.rule)
    return {
        "id": finding.rule,
        "shortDescription": {"text": requirement[:LONGEST]},
        "fullDescription": {"text": f"{requirement} {clause}"[:LONGEST]},
        "help": {"text": "\n".join([requirement, clause, force, more])},
        "defaultConfiguration": {"level": LEVELS[level]},
        "properties": {"tags": [finding.part.value, finding.force.value], "part": capitalised(finding.part_name.of(lang))},
    }
