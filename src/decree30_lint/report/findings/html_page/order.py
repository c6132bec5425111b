"""Puts the files of a run in the order in which they need somebody."""

from __future__ import annotations

from collections.abc import Iterable

from decree30_lint.model.report import Report
from decree30_lint.model.rules import Level

_COUNTED = (Level.ERROR, Level.WARNING, Level.INFO)


def worst_first(reports: Iterable[Report]) -> list[Report]:
    """Returns first what could not be judged, then by errors, warnings and notes; what is outside comes last.

    Files alike keep their order.
    """
    return sorted(reports, key=_rank)


def _rank(report: Report) -> tuple[int, ...]:
    if report.failure is not None:
        return (0,)
    if report.outside is not None:
        return (2,)
    return (1, *(-report.count(level) for level in _COUNTED))
