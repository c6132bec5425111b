"""Turns a repair, with its documents, into the flat report that every face and format stands on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from decree30_lint.model.edits import Edit, ReplaceText, SetLayout, SetRunFormat, SetStyle
from decree30_lint.model.fix_report import FixReport, MadeChange
from decree30_lint.model.formatting import ParagraphLayout, RunFormat
from decree30_lint.model.parts import Part, Subject
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor
from decree30_lint.model.place_index import PlaceIndex
from decree30_lint.model.plan import PlannedEdit, PlannedRound, Repair
from decree30_lint.model.report import Location
from decree30_lint.model.words import Words
from decree30_lint.report.amounts import clipped
from decree30_lint.report.changes import DocumentNow, change_words, replacement_words
from decree30_lint.report.flatten import Circumstances, flatten, location_at
from decree30_lint.report.landmarks import Landmarks

_NEIGHBOURS = 12  # characters between two changes of words that are told as one

Looks = TypeVar("Looks", RunFormat, ParagraphLayout)


def fix_report(repair: Repair, circumstances: Circumstances, sha256: str | None, *, unsafe: bool) -> FixReport:
    """`sha256` is that of the file as it was given."""
    return FixReport(
        path=repair.before.path,
        sha256=sha256,
        before=flatten(repair.before, circumstances),
        after=flatten(repair.after, circumstances) if repair.after is not None else None,
        changes=tuple(changes_of(repair.rounds)),
        data=repair.data,
        failure=repair.failure,
        of_copy=repair.of_copy,
        unsafe=unsafe,
    )


def changes_of(rounds: Sequence[PlannedRound]) -> Iterator[MadeChange]:
    """Yields what was changed, in the order of the page; what was changed twice is one change from the first to the last."""
    kept = list(_without_overruled(rounds))[::-1]
    if not rounds:
        return
    first = DocumentNow.of(rounds[0].subject.document)
    for planned in rounds:
        writer = _ChangeWriter(planned, first)
        steps = sorted((step for each, step in kept if each is planned), key=lambda step: step.edit.at.rank)
        for together in _gathered(steps):
            yield from writer.change(together)


def _gathered(steps: Iterable[PlannedEdit]) -> Iterator[list[PlannedEdit]]:
    """Yields the steps; those that change neighbouring words for one rule come together."""
    together: list[PlannedEdit] = []
    for step in steps:
        if together and not _go_together(together[-1], step):
            yield together
            together = []
        together.append(step)
    if together:
        yield together


def _go_together(one: PlannedEdit, other: PlannedEdit) -> bool:
    first, second = one.edit, other.edit
    if not isinstance(first, ReplaceText) or not isinstance(second, ReplaceText) or one.rule != other.rule:
        return False
    gap = second.at.start - (first.at.end or 0)
    return first.at.path == second.at.path and first.at.end is not None and 0 <= gap <= _NEIGHBOURS


def _without_overruled(rounds: Sequence[PlannedRound]) -> Iterator[tuple[PlannedRound, PlannedEdit]]:
    """Yields the steps, the last first, without the looks that a later one sets again at all of their place."""
    later: defaultdict[tuple[Path, str], list[Anchor]] = defaultdict(list)
    for planned in reversed(rounds):
        for step in reversed(planned.steps):
            edit = _left_of(step.edit, later)
            if edit is not None:
                yield planned, replace(step, edit=edit)


def _left_of(edit: Edit, later: defaultdict[tuple[Path, str], list[Anchor]]) -> Edit | None:
    """Returns the edit without what is set again later, None where nothing is left; `later` learns what it sets."""
    if isinstance(edit, SetRunFormat):
        looks = _not_set_later(edit.format, edit.at, later)
        return SetRunFormat(edit.at, looks) if looks is not None else None
    if isinstance(edit, SetLayout):
        layout = _not_set_later(edit.layout, replace(edit.at, start=0, end=None), later)
        return SetLayout(edit.at, layout) if layout is not None else None
    return edit


def _not_set_later(looks: Looks, at: Anchor, later: defaultdict[tuple[Path, str], list[Anchor]]) -> Looks | None:
    names = [name for name in looks.__struct_fields__ if getattr(looks, name) not in (None, ())]
    again = [name for name in names if any(_covers(other, at) for other in later[at.path, name])]
    for name in names:
        later[at.path, name].append(at)
    if len(again) == len(names):
        return None
    return replace(looks, **{name: () if name == "tab_stops" else None for name in again})


def _covers(other: Anchor, at: Anchor) -> bool:
    return other.start <= at.start and (other.end is None or (at.end is not None and at.end <= other.end))


class _ChangeWriter:
    """Writes what one round changes, against how the document was at `first`."""

    def __init__(self, planned: PlannedRound, first: DocumentNow) -> None:
        subject = planned.subject
        self._subject = subject
        self._causes = planned.causes
        self._places = PlaceIndex.of(subject)
        self._landmarks = Landmarks.of(subject)
        self._parts = _parts_of(subject)
        self._now = DocumentNow.of(subject.document)
        self._first = first

    def change(self, steps: Sequence[PlannedEdit]) -> Iterator[MadeChange]:
        """Yields the change, unless it only sets what is so already."""
        step, edits = steps[0], tuple(each.edit for each in steps)
        words = self._words(edits)
        if words:
            part = Part.WHOLE if isinstance(edits[0], SetStyle) else self._part_at(edits[0].at, step.part)
            name = self._subject.vocabulary.parts[part]
            yield MadeChange(step.rule, step.level, part, name, words, self._location(edits[0].at), edits)

    def _words(self, edits: Sequence[Edit]) -> tuple[Words, ...]:
        now = self._first if self._stood_before(edits[0].at) else self._now
        texts = [edit for edit in edits if isinstance(edit, ReplaceText)]
        if len(texts) > 1:
            return (replacement_words(texts, now),)
        of_style = next((cause.now for cause in self._causes if edits[0] in cause.cure), None)
        return change_words(edits[0], now, of_style)

    def _location(self, at: Anchor) -> Location:
        """Returns the place with the text of its paragraph as context: that is how its reader finds it."""
        paragraph = self._places.paragraphs.get(at.path)
        return replace(location_at(at, self._places, self._landmarks), context=clipped(paragraph.text) if paragraph else "")

    def _stood_before(self, at: Anchor) -> bool:
        """Tells whether the paragraph stood at its place from the first: rounds before may have moved others."""
        before, now = self._first.paragraphs.get(at.path), self._now.paragraphs.get(at.path)
        return before is not None and now is not None and before.text == now.text

    def _part_at(self, at: Anchor, otherwise: Part) -> Part:
        parts = self._parts.get(at.path, ())
        return parts[0] if len(parts) == 1 else otherwise


def _parts_of(subject: Subject) -> Mapping[Path, tuple[Part, ...]]:
    """Maps the path of each paragraph to the parts that stand in it."""
    found: defaultdict[Path, dict[Part, None]] = defaultdict(dict)
    for text in subject.recognition.texts:
        for component in text.components:
            for paragraph in component.paragraphs:
                found[paragraph.anchor.path][component.part] = None
    return {path: tuple(parts) for path, parts in found.items()}
