"""Names what several findings have in common, so that it is mended in one place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from decree30_lint.check.narrow_tables import narrow_tables
from decree30_lint.check.shared_looks import shared_looks
from decree30_lint.check.typed_layout import head_in_table, tabbed_head, typed_blanks
from decree30_lint.model.causes import Cause, CauseKind
from decree30_lint.model.edits import SetPage
from decree30_lint.model.knowledge import Knowledge
from decree30_lint.model.parts import Subject
from decree30_lint.model.place import Anchor
from decree30_lint.model.place_index import PlaceIndex
from decree30_lint.model.rules import Diagnostic, Judgement

_Numbered = Sequence[tuple[int, Diagnostic]]
"""Findings that have no cause yet, with their numbers in the judgement."""
_ACROSS = frozenset({"width", "left", "right"})  # where these change, tabs no longer lead where they did
_CausesFound = Iterator[tuple[Cause, list[int]]]


def with_causes(subject: Subject, judgement: Judgement) -> Judgement:
    """Returns the judgement with the causes of its diagnostics, the first that fits each; a clean one as it is."""
    if Knowledge.EDITING not in subject.document.knows or not judgement.diagnostics:
        return judgement
    places = PlaceIndex.of(subject)
    causes: dict[int, Cause] = {}
    for find in _FINDERS:
        left = [(n, each) for n, each in enumerate(judgement.diagnostics) if n not in causes]
        for cause, members in find(subject, places, left):
            causes |= dict.fromkeys(members, cause)
    if not causes:
        return judgement
    named = (replace(each, cause=causes.get(n)) for n, each in enumerate(judgement.diagnostics))
    return replace(judgement, diagnostics=tuple(named))


def _page_setups(subject: Subject, places: PlaceIndex, found: _Numbered) -> _CausesFound:
    """Yields the sections whose paper and margins several findings speak of; a head by tabs has to be placed anew then."""
    sections: dict[tuple[Anchor, ...], list[tuple[int, tuple[SetPage, ...]]]] = {}
    for number, diagnostic in found:
        edits = tuple(edit for edit in diagnostic.breach.edits if isinstance(edit, SetPage))
        if edits and len(edits) == len(diagnostic.breach.edits):
            sections.setdefault(tuple(dict.fromkeys(edit.at for edit in edits)), []).append((number, edits))
    for anchors, members in sections.items():
        if len(members) > 1:
            cure = tuple(_merged(at, [e for _, edits in members for e in edits if e.at == at]) for at in anchors)
            numbers = ",".join(str(at.path.number or 1) for at in anchors)
            now = _now(subject, cure[0])
            head = () if _ACROSS.isdisjoint(_set_in(cure[0])) else head_in_table(subject, places, found)
            key = f"{numbers}/{'+'.join(_set_in(cure[0]))}"
            cause = Cause(CauseKind.SECTION, key, None, now, cure[0], (*cure, *head), at_source=len(anchors) == 1)
            yield cause, [number for number, _ in members]


def _now(subject: Subject, edit: SetPage) -> SetPage | None:
    """Returns what the section has in place of what the edit sets; None where the file does not say."""
    section = next((each for each in subject.document.sections if each.anchor == edit.at), None)
    if section is None or section.margins is None:
        return None
    sides = {"width": section.width, "height": section.height}
    return SetPage(edit.at, **{name: sides.get(name) or getattr(section.margins, name) for name in _set_in(edit)})


def _merged(at: Anchor, edits: Sequence[SetPage]) -> SetPage:
    merged = SetPage(at)
    for edit in edits:
        merged = replace(merged, **{name: getattr(edit, name) for name in _set_in(edit)})
    return merged


def _set_in(edit: SetPage) -> list[str]:
    return [name for name in edit.__struct_fields__ if name != "at" and getattr(edit, name) is not None]


_FINDERS: Sequence[Callable[[Subject, PlaceIndex, _Numbered], _CausesFound]] = (
    tabbed_head,
    typed_blanks,
    narrow_tables,
    _page_setups,
    shared_looks,
)
