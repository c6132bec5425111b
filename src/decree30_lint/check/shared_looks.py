"""Finds the styles, lists and defaults that give many places the look that is faulted there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from decree30_lint.check.look_uses import LookUse, PartsByPlace, Spot, all_uses, differing, left_of, uses_of
from decree30_lint.check.looks import main_size_of
from decree30_lint.check.shown import letter_count
from decree30_lint.model.causes import Cause, CauseKind
from decree30_lint.model.edits import Edit, SetLayout, SetRunFormat, SetStyle
from decree30_lint.model.formatting import ParagraphLayout, RunFormat
from decree30_lint.model.origin import FormatOrigin, OriginKind
from decree30_lint.model.parts import Part, Subject
from decree30_lint.model.place_index import PlaceIndex
from decree30_lint.model.rules import Diagnostic
from decree30_lint.model.units import Interval, Unit

_KINDS = {
    OriginKind.DEFAULTS: CauseKind.DEFAULTS,
    OriginKind.PARAGRAPH_STYLE: CauseKind.STYLE,
    OriginKind.CHARACTER_STYLE: CauseKind.STYLE,
    OriginKind.TABLE_STYLE: CauseKind.STYLE,
    OriginKind.NUMBERING: CauseKind.LIST,
}
_SETTABLE = frozenset({OriginKind.DEFAULTS, OriginKind.PARAGRAPH_STYLE, OriginKind.CHARACTER_STYLE})
_SIZE = ("size",)
_OF_HEIGHT = frozenset({"before", "after", "spacing", "contextual"})  # to be seen of blank paragraphs, too
_OF_ALL_TEXT = frozenset({"family", "colour"})  # the same is right for all text
_ONE_SIZE = frozenset({Part.BODY, Part.STRUCTURE, Part.LEGAL_BASIS, Part.CITATION})  # what is of one size with the body
_STEP = 1.0  # points by which the national name is smaller than what stands under it

_Values = tuple[Any, ...]


class _Source(NamedTuple):
    """Names what is set in one place: fields of the letters, or of the layout."""

    origin: FormatOrigin
    of_letters: bool
    fields: tuple[str, ...]

    @property
    def is_usual(self) -> bool:
        """Tells whether text has it that names no style: Word calls that style "Normal" in whatever language."""
        return self.origin.kind is OriginKind.DEFAULTS or self.origin.name == "Normal"

    def settings(self, values: Mapping[str, Any]) -> RunFormat | ParagraphLayout:
        return RunFormat(**values) if self.of_letters else ParagraphLayout(**values)

    def named(self, values: _Values) -> dict[str, Any]:
        return dict(zip(self.fields, values, strict=True))


class _Wish(NamedTuple):
    """Holds what one finding wants changed, all of it from one source; `bounds` are what its size may be."""

    number: int
    part: Part
    source: _Source
    values: _Values
    uses: tuple[LookUse, ...]
    bounds: Interval | None

    @property
    def choices(self) -> tuple[_Values, ...]:
        """Returns the values that it may have: of sizes the least and the largest besides what the edit sets."""
        if self.bounds is None or self.source.fields != _SIZE:
            return (self.values,)
        return (self.values, (self.bounds.low,), (self.bounds.high,))

    def accepts(self, values: _Values) -> bool:
        """Tells whether these values would do; the national name has the size that its step asks for."""
        return values == self.values or (self.part is not Part.NATIONAL_NAME and values in self.choices)


def shared_looks(
    subject: Subject, places: PlaceIndex, found: Sequence[tuple[int, Diagnostic]]
) -> Iterator[tuple[Cause, list[int]]]:
    """Yields each cause with the numbers of its findings; a finding has one cause at most."""
    sources: dict[_Source, list[_Wish]] = {}
    for number, diagnostic in found:
        wish = _wish(number, diagnostic, subject, places)
        if wish is not None:
            sources.setdefault(wish.source, []).append(wish)
    fitting = _fitting_size(subject, [wish for wishes in sources.values() for wish in wishes])
    agreed = {source: _agreed(wishes, fitting) for source, wishes in sources.items()}
    shared = [source for source, values in agreed.items() if _is_shared(_accepting(sources[source], values))]
    if shared:
        users, parts = _users(subject, places, shared), PartsByPlace(subject)
        for source in shared:
            members = _accepting(sources[source], agreed[source])
            others = [wish for wish in sources[source] if wish not in members]
            cause = _cause(source, agreed[source], members, others, users[source], parts)
            yield cause, [wish.number for wish in members]


def _is_shared(wishes: Sequence[_Wish]) -> bool:
    return len(wishes) > 1 or len({use.path for wish in wishes for use in wish.uses}) > 1


def _wish(number: int, diagnostic: Diagnostic, subject: Subject, places: PlaceIndex) -> _Wish | None:
    """Returns what the finding wants; None where its values come from several places, or from the text itself."""
    edits = [edit for edit in diagnostic.breach.edits if isinstance(edit, SetRunFormat | SetLayout)]
    changes = [(use, differing(use.look, _wanted(edit))) for edit in edits for use in uses_of(edit, places)]
    changes = [(use, values) for use, values in changes if values]
    wanted = {name: value for _, values in changes for name, value in values.items()}
    origins = {origin for use, values in changes for origin in use.set_by(values, subject)}
    of_letters = {use.span is not None for use, _ in changes}
    if len(edits) != len(diagnostic.breach.edits) or len(origins) != 1 or len(of_letters) != 1:
        return None
    (origin,) = origins
    if origin.kind not in _KINDS or any(values.items() - wanted.items() for _, values in changes):
        return None
    fields = tuple(sorted(wanted))
    expected = diagnostic.breach.expected
    bounds = expected if isinstance(expected, Interval) and expected.unit is Unit.PT else None
    source = _Source(origin, of_letters.pop(), fields)
    uses = {use.spot: use for use, _ in changes}
    return _Wish(number, diagnostic.part, source, tuple(wanted[name] for name in fields), tuple(uses.values()), bounds)


def _wanted(edit: SetRunFormat | SetLayout) -> RunFormat | ParagraphLayout:
    return edit.format if isinstance(edit, SetRunFormat) else edit.layout


def _fitting_size(subject: Subject, wishes: Iterable[_Wish]) -> float | None:
    """Returns the size that goes with that of the national name, as it is or as it has to be; None where there is none."""
    for wish in wishes:
        if wish.part is Part.NATIONAL_NAME and wish.source.fields == _SIZE:
            return float(wish.values[0]) + _STEP
    size = main_size_of(subject.main.of(Part.NATIONAL_NAME))
    return None if size is None else size + _STEP


def _accepting(wishes: Iterable[_Wish], values: _Values) -> list[_Wish]:
    return [wish for wish in wishes if wish.accepts(values)]


def _agreed(wishes: Sequence[_Wish], fitting: float | None) -> _Values:
    """Returns the values that most findings accept; of several, those that fit, then those that most places want."""

    def merit(values: _Values) -> tuple[int, bool, int]:
        wanting = sum(len(wish.uses) for wish in wishes if wish.values == values)
        return len(_accepting(wishes, values)), values == (fitting,), wanting

    return max(dict.fromkeys(choice for wish in wishes for choice in wish.choices), key=merit)


def _users(subject: Subject, places: PlaceIndex, sources: Sequence[_Source]) -> Mapping[_Source, list[LookUse]]:
    """Returns all places that have a value of each source from there."""
    found: dict[_Source, list[LookUse]] = {source: [] for source in sources}
    asked: dict[tuple[bool, FormatOrigin, str], list[_Source]] = {}
    for source in sources:
        for name in source.fields:
            asked.setdefault((source.of_letters, source.origin, name), []).append(source)
    for use in all_uses(places):
        of_letters = use.span is not None
        keys = ((of_letters, origin, name) for each in use.origins(subject) for name, origin in each.items())
        for source in {source: None for key in keys for source in asked.get(key, ())}:
            found[source].append(use)
    return found


def _cause(
    source: _Source,
    values: _Values,
    members: Sequence[_Wish],
    others: Sequence[_Wish],
    users: Iterable[LookUse],
    parts: PartsByPlace,
) -> Cause:
    """Returns the cause. It is cured at its source where fewer paragraphs are right as they are than are at fault.

    Then the `others`, who want another value, get it directly. The size that text has by itself is only changed to that of
    the body: what is typed later has it, too.
    """
    wanted = source.named(values)
    faulted: dict[Spot, LookUse] = {use.spot: use for wish in members for use in wish.uses}
    apart: dict[Spot, Edit] = {use.spot: use.edit(source.named(wish.values)) for wish in others for use in wish.uses}
    taken = [use for wish in (*members, *others) for use in wish.uses]
    following = _following(source, {wish.part for wish in members})
    rest = [use for use in left_of(users, taken) if _is_seen(use, source)]
    kept: list[LookUse] = []
    for use in rest:
        if following is None or parts.at(use) in following:
            faulted[use.spot] = use
        else:
            kept.append(use)
    at_source = (
        source.origin.kind in _SETTABLE
        and len({use.path for use in kept}) < len({path for path, _ in faulted})
        and not (source.is_usual and source.fields == _SIZE and _ONE_SIZE.isdisjoint(wish.part for wish in members))
    )
    if at_source:
        keeping = [use.edit(use.values(source.fields)) for use in kept]
        cure = (_of_style(source, source.settings(wanted)), *keeping, *apart.values())
    else:
        cure = tuple(use.edit(wanted) for use in faulted.values())
    return Cause(
        kind=_KINDS[source.origin.kind],
        key=_key(source),
        origin=source.origin,
        now=source.settings(members[0].uses[0].values(source.fields)),
        wanted=source.settings(wanted),
        cure=cure,
        at_source=at_source,
        kept=tuple(dict.fromkeys(map(parts.at, kept))) if at_source else (),
    )


def _key(source: _Source) -> str:
    names = "+".join(source.fields)
    place = source.origin.name or source.origin.key
    return names if place is None else f"{place}/{names}"


def _is_seen(use: LookUse, source: _Source) -> bool:
    """Tells whether it would be seen that the look of this place changes."""
    return letter_count(use.text) > 0 or (use.span is None and not _OF_HEIGHT.isdisjoint(source.fields))


def _of_style(source: _Source, settings: RunFormat | ParagraphLayout) -> SetStyle:
    if isinstance(settings, RunFormat):
        return SetStyle(source.origin.key, format=settings)
    return SetStyle(source.origin.key, layout=settings)


def _following(source: _Source, parts: set[Part]) -> frozenset[Part] | None:
    """Returns the parts that change with those at fault though nothing is said of them; None means all."""
    if _OF_ALL_TEXT.issuperset(source.fields):
        return None
    if source.fields != _SIZE:
        return frozenset()
    return frozenset({Part.PAGE_NUMBER}) | (_ONE_SIZE if parts & _ONE_SIZE else frozenset())
