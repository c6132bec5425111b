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
        self._known: dict[int, Origins] = {}
        self._last: tuple[Path, ParagraphOrigins] | None = None
        self._looks = {mark.paragraph.anchor.path: (mark.looks, mark.letters) for mark in marks if mark.looks is not None}

    def __getitem__(self, path: Path) -> ParagraphOrigins:
        """Returns the origins of the paragraph; the last that was asked for is kept, for each of its runs asks anew."""
        if self._last is None or self._last[0] != path:
            self._last = path, self._found(path)
        return self._last[1]

    def _found(self, path: Path) -> ParagraphOrigins:
        look, runs = self._looks[path]
        found: dict[RunFormat, list[Origins]] = {}
        for run, origins in self._of_all(look, runs):
            for shown in {run.plain: None, run.high: None}:
                known = found.setdefault(shown, [])
                known += [] if origins in known else [origins]
        return ParagraphOrigins(
            self._origins(look),
            {shown: first for shown, (first, *_) in found.items()},
            {shown: tuple(others) for shown, (_, *others) in found.items() if others},
        )

    def __iter__(self) -> Iterator[Path]:
        return iter(self._looks)

    def __len__(self) -> int:
        return len(self._looks)

    def _origins(self, look: ParagraphLook | RunLook) -> Origins:
        """Returns the origins of a look, found once for each of the few that a file has; the cascade keeps them alive."""
        key = id(look)
        if key not in self._known:
            self._known[key] = origins_of(look)
        return self._known[key]

    def _of_all(self, look: ParagraphLook, runs: Iterable[RunLook]) -> Iterator[tuple[RunLook, Origins]]:
        """Yields the looks of the runs, and that of the automatic number, with their origins."""
        yield from ((run, self._origins(run)) for run in runs)
        level = self._cascade.numbering.level(look.list_id, look.list_level)
        if level is not None:
            label = self._cascade.label(look, level.run)
            yield label, origins_of(label)
