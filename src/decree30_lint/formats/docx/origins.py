"""Finds where the looks of a file's paragraphs come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from decree30_lint.formats.docx.cascade import Cascade, ParagraphLook, RunLook, origins_of
from decree30_lint.formats.docx.marks import ParagraphMark
from decree30_lint.model.formatting import RunFormat
from decree30_lint.model.origin import Origins, ParagraphOrigins
from decree30_lint.model.path import Path


class OriginFinder(Mapping[Path, ParagraphOrigins]):
    """Maps the path of a paragraph to its origins, found when they are asked for; it holds no element of the file's text."""

    def __init__(self, marks: Iterable[ParagraphMark], cascade: Cascade) -> None:
        self._cascade = cascade
        self._looks = {mark.paragraph.anchor.path: (mark.looks, mark.letters) for mark in marks if mark.looks is not None}

    def __getitem__(self, path: Path) -> ParagraphOrigins:
        look, runs = self._looks[path]
        found: dict[RunFormat, list[Origins]] = {}
        for run in self._of_all(look, runs):
            origins = origins_of(run)
            for shown in {run.plain: None, run.high: None}:
                known = found.setdefault(shown, [])
                known += [] if origins in known else [origins]
        return ParagraphOrigins(
            origins_of(look),
            {shown: first for shown, (first, *_) in found.items()},
            {shown: tuple(others) for shown, (_, *others) in found.items() if others},
        )

    def __iter__(self) -> Iterator[Path]:
        return iter(self._looks)

    def __len__(self) -> int:
        return len(self._looks)

    def _of_all(self, look: ParagraphLook, runs: Iterable[RunLook]) -> Iterator[RunLook]:
        """Yields the looks of the runs, and that of the automatic number."""
        yield from runs
        level = self._cascade.numbering.level(look.list_id, look.list_level)
        if level is not None:
            yield self._cascade.label(look, level.run)
