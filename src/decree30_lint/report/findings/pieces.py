"""Holds what all formats share: how pieces of text are written, and where pictures and explanations come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO, Protocol

from decree30_lint.model.report import Report

if TYPE_CHECKING:  # few formats have pictures
    from decree30_lint.model.illustration import Illustration
    from decree30_lint.model.rule_help import RuleHelp


class Sources(Protocol):
    """Shows what belongs to reports and does not stand in them: pictures of the files, explanations of the rules."""

    def illustrations(self, reports: Sequence[Report]) -> Iterator[Illustration]:
        """Yields the pictures of the places of each report's findings, in their order; never raises for a file."""
        ...

    def rule_help(self, report: Report, rule: str) -> RuleHelp | None:
        """Returns what explains a rule that judged the file; None where nothing is known of it."""
        ...


def write_pieces(out: BinaryIO, pieces: Iterable[str]) -> None:
    """Writes each piece as soon as it is there, so that nothing judged is lost when a later file kills the process."""
    for piece in pieces:
        out.write(piece.encode("utf-8", "backslashreplace"))
        out.flush()
