"""Describes one run over files: the reports as they come, and how it ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from decree30_lint.model.report import Report, SuppressionNote
from decree30_lint.model.report_notes import RulesetNote


class Run(Struct, eq=False):
    """Iterates once over the reports of one run while the files are judged; there are `count` unless it is interrupted.

    After that, `interrupted` tells whether it was, and `unused_suppressions` holds the suppressions of the configuration
    that no file needed.
    """

    ruleset: RulesetNote
    reports: Iterable[Report]
    count: int
    interrupted: bool = False
    unused_suppressions: Sequence[SuppressionNote] = ()

    def __iter__(self) -> Iterator[Report]:
        return iter(self.reports)
