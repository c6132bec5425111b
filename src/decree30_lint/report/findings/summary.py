"""Counts over the files of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from decree30_lint.model.outcomes import Verdict
from decree30_lint.model.report import Report
from decree30_lint.model.results import Status
from decree30_lint.model.rules import Level


class Summary(Struct, frozen=True):
    """Holds how many files ended with each status, and what was found, and accepted, in those that were judged."""

    statuses: Counter[Status]
    levels: Counter[Level]
    coverage: Counter[Verdict]
    accepted: int = 0

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
        levels = Counter(finding.level for finding in report.findings)
        total = added(total, Summary(Counter([report.status]), levels, Counter(report.coverage), len(report.accepted)))
    return total


def added(one: Summary, other: Summary) -> Summary:
    return Summary(
        one.statuses + other.statuses,
        one.levels + other.levels,
        one.coverage + other.coverage,
        one.accepted + other.accepted,
    )
