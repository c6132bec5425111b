"""Finds the places that have a look, and where each has it from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from decree30_lint.model.document import Paragraph, Span
from decree30_lint.model.edits import Edit, SetLayout, SetRunFormat
from decree30_lint.model.formatting import ParagraphLayout, RunFormat
from decree30_lint.model.origin import FormatOrigin, OriginKind, Origins
from decree30_lint.model.parts import Part, Subject
from decree30_lint.model.path import Path
from decree30_lint.model.place_index import PlaceIndex

_NOWHERE = FormatOrigin(OriginKind.APPLICATION)

Spot = tuple[Path, int]
"""A paragraph, and the first character of a stretch of it; -1 for its layout."""


class LookUse(NamedTuple):
    """Names a place that has a look: a whole paragraph its layout, or characters of one of its spans their format."""

    paragraph: Paragraph
    span: Span | None = None
    start: int = -1
    end: int = -1

    @property
    def path(self) -> Path:
        return self.paragraph.anchor.path

    @property
    def spot(self) -> Spot:
        return self.path, self.start

    @property
    def text(self) -> str:
        """Returns the characters; of a layout, those of the whole paragraph."""
        return self.paragraph.text if self.span is None else self.paragraph.text[self.start : self.end]

    @property
    def look(self) -> RunFormat | ParagraphLayout:
        return self.paragraph.layout if self.span is None else self.span.format

    def origins(self, subject: Subject) -> tuple[Origins, ...]:
        """Returns where the look comes from; several where runs of one format have it from different places."""
        known = subject.document.origins.get(self.path)
        if known is None:
            return ()
        if self.span is None:
            return (known.layout,)
        return (known.letters.get(self.span.format, {}), *known.others.get(self.span.format, ()))

    def set_by(self, fields: Iterable[str], subject: Subject) -> set[FormatOrigin]:
        """Returns what gives it its values in these fields."""
        return {origins.get(name, _NOWHERE) for origins in self.origins(subject) for name in fields}

    def values(self, fields: Iterable[str]) -> dict[str, Any]:
        return {name: getattr(self.look, name) for name in fields}

    def edit(self, values: Mapping[str, Any]) -> Edit:
        """Returns the edit that sets these fields here."""
        if self.span is None:
            return SetLayout(self.paragraph.anchor, ParagraphLayout(**values))
        return SetRunFormat(self.paragraph.anchor.slice(self.start, self.end), RunFormat(**values))

    def without(self, taken: Sequence[LookUse]) -> Iterator[LookUse]:
        """Yields what is left of the place where others, in their order, have taken theirs."""
        if self.span is None:
            yield from () if taken else (self,)
            return
        start = self.start
        for at in range(bisect_right(taken, self.start, key=_end), len(taken)):
            other = taken[at]
            if other.start >= self.end:
                break
            if start < other.start:
                yield self._replace(start=start, end=other.start)
            start = max(start, other.end)
        if start < self.end:
            yield self._replace(start=start)


def uses_of(edit: SetRunFormat | SetLayout, places: PlaceIndex) -> Iterator[LookUse]:
    """Yields the places whose look the edit sets; automatic numbers follow their paragraphs, and blanks are not seen."""
    paragraph = places.paragraphs.get(edit.at.path)
    if paragraph is None:
        return
    if isinstance(edit, SetLayout):
        yield LookUse(paragraph)
        return
    start, end = edit.at.start, len(paragraph.text) if edit.at.end is None else edit.at.end
    spans = paragraph.spans
    for at in range(bisect_right(spans, start, key=lambda span: span.end), len(spans)):
        span = spans[at]
        if span.start >= end:
            break
        part = LookUse(paragraph, span, max(span.start, start), min(span.end, end))
        if part.text.strip() and not span.generated:
            yield part


def all_uses(places: PlaceIndex) -> Iterator[LookUse]:
    """Yields all places of the document, headers, footers and footnotes included."""
    for paragraph in places.paragraphs.values():
        yield LookUse(paragraph)
        yield from (LookUse(paragraph, span, span.start, span.end) for span in paragraph.spans if not span.generated)


def _end(use: LookUse) -> int:
    return use.end


def left_of(users: Iterable[LookUse], taken: Iterable[LookUse]) -> Iterator[LookUse]:
    """Yields the users without what is taken of them."""
    by_path: dict[Path, list[LookUse]] = {}
    for use in sorted(taken, key=lambda use: use.start):
        by_path.setdefault(use.path, []).append(use)
    for use in users:
        yield from use.without(by_path.get(use.path, []))


def differing(look: RunFormat | ParagraphLayout, wanted: RunFormat | ParagraphLayout) -> dict[str, Any]:
    """Returns the fields of `wanted` that are not so already; what is nowhere said to be on is off."""
    found = {}
    for name in wanted.__struct_fields__:
        value, now = getattr(wanted, name), getattr(look, name)
        if value not in (None, ()) and value != ((now or False) if value is False else now):
            found[name] = value
    return found


class PartsByPlace:
    """Knows which part stands where."""

    def __init__(self, subject: Subject) -> None:
        self._begun: dict[Path, list[tuple[int, Part]]] = {}
        for component in (component for text in subject.recognition.texts for component in text.components):
            for anchor in (paragraph.anchor for paragraph in component.paragraphs):
                self._begun.setdefault(anchor.path, []).append((anchor.start, component.part))
        for begun in self._begun.values():
            begun.sort(key=_start)

    def at(self, use: LookUse) -> Part:
        """Returns the part that begins last before the place; `Part.WHOLE` where none is recognised."""
        begun = self._begun.get(use.path, [])
        before = bisect_right(begun, max(use.start, 0), key=_start)
        return begun[before - 1][1] if before else Part.WHOLE


def _start(begun: tuple[int, Part]) -> int:
    return begun[0]
