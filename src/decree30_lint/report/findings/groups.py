"""Puts the findings of a file in the order in which they are mended: the gravest first, each with those of its cause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from decree30_lint.model.parts import Part
from decree30_lint.model.report import Finding
from decree30_lint.model.report_notes import CauseNote
from decree30_lint.model.rules import Level

_PARTS = {part: place for place, part in enumerate(Part)}


class FindingGroup(Struct, frozen=True):
    """Holds findings that are shown as one: those of a cause, or a single one without.

    `level` is that of the gravest.
    """

    level: Level
    cause: CauseNote | None
    findings: tuple[Finding, ...]


def finding_groups(findings: Sequence[Finding]) -> Iterator[FindingGroup]:
    """Yields the groups by level, the gravest first; of a level, those of causes first, of most findings first.

    The others stand in the order of the page.
    """
    by_cause: dict[str, list[Finding]] = {}
    alone = []
    for finding in findings:
        if finding.cause is None:
            alone.append(FindingGroup(finding.level, None, (finding,)))
        else:
            by_cause.setdefault(finding.cause.id, []).append(finding)
    caused = [FindingGroup(_gravest(each), each[0].cause, tuple(each)) for each in by_cause.values()]
    caused.sort(key=lambda group: -len(group.findings))
    alone.sort(key=lambda group: _PARTS[group.findings[0].part])
    yield from sorted([*caused, *alone], key=lambda group: group.level.rank)


def _gravest(findings: Sequence[Finding]) -> Level:
    return min((finding.level for finding in findings), key=lambda level: level.rank)
