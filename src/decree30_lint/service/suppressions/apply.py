"""Takes what is suppressed out of a report, place by place, and says which suppressions are unused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from decree30_lint.model.fingerprints import fingerprints
from decree30_lint.model.outcomes import Verdict
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor
from decree30_lint.model.place_index import PlaceIndex
from decree30_lint.model.results import FileResult, Status
from decree30_lint.model.rules import Diagnostic, Judgement
from decree30_lint.model.suppressions import (
    SuppressedDiagnostic,
    Suppression,
    SuppressionFault,
    SuppressionOrigin,
    UnusedSuppression,
)
from decree30_lint.service.suppressions.inline import parse_inline_suppressions
from decree30_lint.service.suppressions.scope import SuppressionScope

_AtPlaces = tuple[Diagnostic, tuple[str, ...]]
"""A finding and the fingerprints of its places."""


class SuppressionResult(NamedTuple):
    """Holds a report without what was suppressed.

    `used` names all suppressions that cover something; `unused` speaks only of those of the configuration, which is there
    for many files.
    """

    report: FileResult
    used: frozenset[Suppression]
    unused: tuple[UnusedSuppression, ...]


def apply_suppressions(
    report: FileResult, suppressions: Sequence[Suppression], known: AbstractSet[str], day: date
) -> SuppressionResult:
    """Applies the suppressions of comments first, then `suppressions` in their order.

    `known` are ids of rules that a comment may name. A finding at several places is suppressed only where a suppression
    covers them; the other places remain a finding. What expired before `day` covers nothing.
    """
    subject, judgement = report.subject, report.judgement
    if subject is None or judgement is None or report.outside is not None:
        return SuppressionResult(report, frozenset(), ())
    asked = list(parse_inline_suppressions(subject.document.comments, known | judgement.verdicts.keys()))
    given = [*(inline.suppression for inline in asked if inline.fault is None), *suppressions]
    scope = SuppressionScope(subject, PlaceIndex.of(subject), [each for each in given if not each.expired(day)])
    prints = fingerprints(judgement.diagnostics, scope.places)
    left, accepted, used = _sorted_out(judgement, prints, scope)
    unused = [
        *(UnusedSuppression(w.suppression, w.fault) for w in asked if w.fault is not None),
        *_unused(given, used, judgement, day),
    ]
    settled = replace(
        report,
        judgement=replace(judgement, diagnostics=tuple(diagnostic for diagnostic, _ in left)),
        status=Status.FINDINGS if left else Status.CLEAN,
        accepted=tuple(accepted),
        unused_suppressions=tuple(each for each in unused if each.suppression.origin is not SuppressionOrigin.CONFIGURATION),
        fingerprints=tuple(of_places for _, of_places in left),
    )
    return SuppressionResult(
        settled, used, tuple(each for each in unused if each.suppression.origin is SuppressionOrigin.CONFIGURATION)
    )


def _sorted_out(
    judgement: Judgement, prints: Sequence[tuple[str, ...]], scope: SuppressionScope
) -> tuple[list[_AtPlaces], list[SuppressedDiagnostic], frozenset[Suppression]]:
    """Returns what remains, what is suppressed and by which suppression, and all suppressions that cover something."""
    left: list[_AtPlaces] = []
    accepted: list[SuppressedDiagnostic] = []
    used: set[int] = set()
    for diagnostic, of_places in zip(judgement.diagnostics, prints, strict=True):
        groups: dict[int | None, list[tuple[Anchor, str]]] = {}
        for place in zip((diagnostic.breach.at, *diagnostic.breach.also), of_places, strict=True):
            covering = scope.covering(diagnostic, *place)
            used.update(covering)
            groups.setdefault(covering[0] if covering else None, []).append(place)
        edits = _edits_by_path(diagnostic) if len(groups) > 1 else {}
        for at, places in groups.items():
            anchors = [anchor for anchor, _ in places]
            part = _at_places(diagnostic, anchors, edits), tuple(name for _, name in places)
            if at is None:
                left.append(part)
            else:
                accepted.append(SuppressedDiagnostic(*part, scope.suppressions[at]))
    return left, accepted, frozenset(scope.suppressions[at] for at in used)


def _edits_by_path(diagnostic: Diagnostic) -> Mapping[Path | None, list[int]]:
    """Maps the paths of the finding's places to the numbers of the edits there; under None are those of no place."""
    breach = diagnostic.breach
    found: dict[Path | None, list[int]] = {anchor.path: [] for anchor in (breach.at, *breach.also)}
    found[None] = []
    for number, edit in enumerate(breach.edits):
        found.get(edit.at.path, found[None]).append(number)
    return found


def _at_places(
    diagnostic: Diagnostic, anchors: Sequence[Anchor], edits_by_path: Mapping[Path | None, Sequence[int]]
) -> Diagnostic:
    """Returns the finding at these places only, with the edits that do not belong to the others."""
    breach = diagnostic.breach
    if len(anchors) == 1 + len(breach.also):
        return diagnostic
    numbers = sorted(number for path in {None, *(anchor.path for anchor in anchors)} for number in edits_by_path[path])
    edits = tuple(breach.edits[number] for number in numbers)
    return replace(diagnostic, breach=replace(breach, at=anchors[0], also=tuple(anchors[1:]), edits=edits))


def _unused(
    given: Iterable[Suppression], used: frozenset[Suppression], judgement: Judgement, day: date
) -> Iterable[UnusedSuppression]:
    for suppression in given:
        if suppression in used or not decided(suppression, judgement):
            continue
        yield UnusedSuppression(
            suppression, SuppressionFault.EXPIRED if suppression.expired(day) else SuppressionFault.UNUSED
        )


def decided(suppression: Suppression, judgement: Judgement) -> bool:
    """Tells whether the judgement can say that there is nothing to suppress.

    It can where a rule of the suppression was judged for certain.
    """
    return any(suppression.speaks_of(rule) for rule, verdict in judgement.verdicts.items() if verdict is not Verdict.UNSURE)
