"""Counts over the files of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct, field

from decree30_lint.model.outcomes import Verdict
from decree30_lint.model.report import Report
from decree30_lint.model.results import Status
from decree30_lint.model.rules import Level


class Summary(Struct, frozen=True):
    """Holds how many files ended with each status, and what was found, and accepted, in those that were judged.

    `gravest` counts the judged files with findings by the gravest of these; `fixable` the findings that `fix` would mend.
    """

    statuses: Counter[Status]
    levels: Counter[Level]
    coverage: Counter[Verdict]
    accepted: int = 0
    gravest: Counter[Level] = field(default_factory=Counter)
    fixable: int = 0

    @property
    def files(self) -> int:
        return self.statuses.total()

    @property
    def clean(self) -> int:
        return self.statuses[Status.CLEAN]

    @property
    def with_findings(self) -> int:
        return self.statuses[Status.FINDINGS]

    @property
    def outside(self) -> int:
        return self.statuses[Status.OUTSIDE]

    @property
    def not_judged(self) -> int:
        return self.files - self.clean - self.with_findings - self.outside


def summary_of(reports: Iterable[Report]) -> Summary:
    total = Summary(Counter(), Counter(), Counter())
    for report in reports:
        total = added(total, _of_one(report))
    return total


def _of_one(report: Report) -> Summary:
    levels = Counter(finding.level for finding in report.findings)
    gravest = min(levels, key=lambda level: level.rank) if report.judged and levels else None
    return Summary(
        Counter([report.status]),
        levels,
        Counter(report.coverage),
        len(report.accepted),
        Counter([gravest] if gravest else []),
        fixable_count(report),
    )


def fixable_count(report: Report) -> int:
    """Counts the findings that `fix` would mend without being allowed to change words."""
    return sum(finding.fixable for finding in report.findings) if report.editable and report.judged else 0


def added(one: Summary, other: Summary) -> Summary:
    return Summary(
        one.statuses + other.statuses,
        one.levels + other.levels,
        one.coverage + other.coverage,
        one.accepted + other.accepted,
        one.gravest + other.gravest,
        one.fixable + other.fixable,
    )
