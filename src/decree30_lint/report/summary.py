"""Counts over the files of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from decree30_lint.model.outcomes import Verdict
from decree30_lint.model.results import FileResult, Status
from decree30_lint.model.rules import Level

JUDGED = frozenset({Status.CLEAN, Status.FINDINGS})


class Summary(Struct, frozen=True):
    """How many files there were, how many of them could not be judged, and what was found, and accepted, in the others."""

    files: int
    not_judged: int
    levels: Counter[Level]
    coverage: Counter[Verdict]
    accepted: int = 0


def summary_of(reports: Iterable[FileResult]) -> Summary:
    levels: Counter[Level] = Counter()
    coverage: Counter[Verdict] = Counter()
    files = not_judged = accepted = 0
    for report in reports:
        files += 1
        not_judged += report.status not in JUDGED
        accepted += len(report.accepted)
        levels.update(levels_of(report))
        coverage.update(report.coverage())
    return Summary(files, not_judged, levels, coverage, accepted)


def added(one: Summary, other: Summary) -> Summary:
    return Summary(
        one.files + other.files,
        one.not_judged + other.not_judged,
        one.levels + other.levels,
        one.coverage + other.coverage,
        one.accepted + other.accepted,
    )


def levels_of(report: FileResult) -> Counter[Level]:
    return Counter(finding.level for finding in (report.judgement.diagnostics if report.judgement else ()))
