"""Makes small changes to a specimen: the examples of the rules, and planted faults.

The grammar of changes is in fixtures/README.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from decree30_lint.compose.looks import (
    LOOK_KEYS,
    PAPER_KEYS,
    parse_look,
    parse_page_number,
    parse_paper,
    refuse_unknown,
    wrong,
)
from decree30_lint.compose.specimen import Look, Specimen, SpecimenLine, SpecimenSpan, SpecimenText, StrokeBelow
from decree30_lint.model.parts import Part, TextKind

_SELECTORS = frozenset({"part", "role", "nth", "in", "only"})
_PARTS = {part.value: part for part in Part}
_KINDS = {kind.value: kind for kind in TextKind}

LineIndex = tuple[int, int]  # text, line within it


def apply_change(specimen: Specimen, part: str, change: Mapping[str, Any], role: str | None = None) -> Specimen:
    """Returns the specimen after `change` to its lines of `part` (and `role`; None means every role).

    Raises WrongConfigurationError on a key or value it does not know, and where the specimen has no such line.
    """
    refuse_unknown(change, _SELECTORS | frozenset(_VERBS) | {"page", "also"}, "change")
    if not change.keys() - _SELECTORS:
        listed = ", ".join((*_VERBS, "page", "also"))
        raise wrong(
            f"ví dụ chưa ghi thay đổi thế nào; cần một trong: {listed}",
            f"change: says what to change but not how; it needs one of {listed}",
        )
    target = _target(part, role, change)
    for verb, work in _VERBS.items():
        if verb in change:
            specimen = work(specimen, target, change[verb])
    if "page" in change:
        specimen = _page(specimen, change["page"], change.get("nth"))
    for step in change.get("also", ()):
        specimen = apply_change(specimen, part, step, role)
    return specimen


class _Target(Struct, frozen=True):
    """Describes which lines a change means.

    `nth` counts from 1, or from the end; where it is empty, the verb selects.
    """

    part: Part
    role: str | None
    kind: TextKind | None
    nth: tuple[int, ...]
    only: str

    def places(self, specimen: Specimen, part: Part | None = None, containing: str = "") -> list[LineIndex]:
        """Returns all lines meant, whatever `nth` says. Raises WrongConfigurationError if there is none."""
        meant = part or self.part
        found = [
            (i, j)
            for i, text in enumerate(specimen.texts)
            for j, line in enumerate(text.lines)
            if line.part is meant
            and (self.kind is None or text.kind is self.kind)
            and (part is not None or self.role is None or line.role == self.role)
            and containing in line.text
        ]
        if not found:
            name = f"{meant.value} {self.role}" if self.role and part is None else meant.value
            raise wrong(
                f"văn bản mẫu {specimen.name} không có dòng {name}" + (f" chứa “{containing}”" if containing else ""),
                f"specimen {specimen.name} has no line of part {name}" + (f" with '{containing}'" if containing else ""),
            )
        return found

    def select(self, found: list[LineIndex], default: slice) -> list[LineIndex]:
        """Returns those of `found` that `nth` names, else the `default` ones."""
        if not self.nth:
            return found[default]
        if max(map(abs, self.nth)) > len(found) or 0 in self.nth:
            raise wrong(
                f"nth: chỉ có {len(found)} dòng thuộc thành phần {self.part.value}",
                f"nth: there are only {len(found)} lines of part {self.part.value}",
            )
        return [found[n - 1 if n > 0 else n] for n in self.nth]


def _target(part: str, role: str | None, change: Mapping[str, Any]) -> _Target:
    return _Target(
        _part(change.get("part", part)),
        change.get("role", None if "part" in change else role),
        _kind(change.get("in")),
        _numbers(change.get("nth")),
        str(change.get("only", "")),
    )


_ALL, _FIRST, _LAST = slice(None), slice(1), slice(-1, None)


def _change(specimen: Specimen, target: _Target, settings: Any) -> Specimen:
    look = parse_look(settings)
    places = target.select(target.places(specimen, containing=target.only), _ALL)
    if target.only:
        spot = SpecimenSpan(target.only, look.letters)
        return _edit(specimen, places, lambda line: replace(line, spots=(*line.spots, spot)))
    return _edit(specimen, places, lambda line: replace(line, own=look.over(line.own)))


def _text(specimen: Specimen, target: _Target, text: Any) -> Specimen:
    places = target.select(target.places(specimen), _FIRST)
    return _edit(specimen, places, lambda line: replace(line, text=str(text)))


def _replace(specimen: Specimen, target: _Target, pair: Any) -> Specimen:
    if not isinstance(pair, list | tuple) or len(pair) != 2 or not pair[0]:
        raise wrong(
            f"replace: “{pair}” phải là danh sách hai đoạn chữ [cũ, mới]", f"replace: {pair!r} is not a list of two texts"
        )
    old, new = map(str, pair)
    places = target.select(target.places(specimen, containing=old), _FIRST)
    return _edit(specimen, places, lambda line: replace(line, text=line.text.replace(old, new)))


def _insert(specimen: Specimen, target: _Target, settings: Any) -> Specimen:
    if isinstance(settings, str):
        settings = {"text": settings}
    refuse_unknown(settings, LOOK_KEYS | {"part", "role", "text", "place"}, "insert")
    i, j = target.select(target.places(specimen), _LAST)[0]
    model = specimen.texts[i].lines[j]
    alike = "part" not in settings and "role" not in settings
    line = SpecimenLine(
        _part(settings.get("part", model.part.value)),
        model.role if alike else str(settings.get("role", "")),
        model.zone,
        str(settings.get("text", "")),
        parse_look({k: v for k, v in settings.items() if k in LOOK_KEYS}).over(model.own if alike else Look()),
    )
    at = j if settings.get("place", "after") == "before" else j + 1
    lines = specimen.texts[i].lines
    return _with_lines(specimen, i, (*lines[:at], line, *lines[at:]))


def _delete(specimen: Specimen, target: _Target, what: Any) -> Specimen:
    if what == "line_below":
        places = target.select(target.places(specimen), _ALL)
        return _edit(specimen, places, lambda line: replace(line, own=Look(line_below=StrokeBelow()).over(line.own)))
    found = target.places(specimen) if what is True else target.places(specimen, _part(what))
    gone = set(target.select(found, _ALL))
    for i, text in enumerate(specimen.texts):
        specimen = _with_lines(specimen, i, tuple(line for j, line in enumerate(text.lines) if (i, j) not in gone))
    return specimen


_VERBS: dict[str, Callable[[Specimen, _Target, Any], Specimen]] = {
    "change": _change,
    "text": _text,
    "replace": _replace,
    "insert": _insert,
    "delete": _delete,
}


def _page(specimen: Specimen, settings: Any, nth: Any) -> Specimen:
    refuse_unknown(settings, PAPER_KEYS | {"number", "first_number", "count"}, "page")
    if "number" in settings:
        specimen = replace(specimen, page_number=parse_page_number(settings["number"], specimen.page_number))
    if "count" in settings:
        specimen = replace(specimen, pages=int(settings["count"]))
    paper = {key: value for key, value in settings.items() if key in PAPER_KEYS}
    numbers = _numbers(nth) or tuple(range(1, len(specimen.texts) + 1))
    if max(numbers) > len(specimen.texts):
        raise wrong(
            f"nth: văn bản mẫu {specimen.name} chỉ có {len(specimen.texts)} phần",
            f"nth: specimen {specimen.name} has {len(specimen.texts)} texts",
        )
    texts = list(specimen.texts)
    for n in numbers:
        text = texts[n - 1]
        if paper:
            text = replace(text, paper=parse_paper(paper, specimen.paper_of(text)))
        if "first_number" in settings:
            first = settings["first_number"]
            text = replace(text, first_number=None if first == "none" else int(first))
        texts[n - 1] = text
    return replace(specimen, texts=tuple(texts))


def _edit(specimen: Specimen, places: list[LineIndex], work: Callable[[SpecimenLine], SpecimenLine]) -> Specimen:
    for i, j in places:
        lines = specimen.texts[i].lines
        specimen = _with_lines(specimen, i, (*lines[:j], work(lines[j]), *lines[j + 1 :]))
    return specimen


def _with_lines(specimen: Specimen, i: int, lines: tuple[SpecimenLine, ...]) -> Specimen:
    text: SpecimenText = replace(specimen.texts[i], lines=lines)
    return replace(specimen, texts=(*specimen.texts[:i], text, *specimen.texts[i + 1 :]))


def _part(name: Any) -> Part:
    if name not in _PARTS:
        raise wrong(f"không có thành phần “{name}”", f"unknown part '{name}'")
    return _PARTS[name]


def _kind(name: Any) -> TextKind | None:
    if name is None:
        return None
    if name not in _KINDS:
        listed = ", ".join(_KINDS)
        raise wrong(f"in: “{name}” phải là một trong: {listed}", f"in: '{name}' is not one of {listed}")
    return _KINDS[name]


def _numbers(nth: Any) -> tuple[int, ...]:
    if nth is None:
        return ()
    numbers = nth if isinstance(nth, list | tuple) else [nth]
    if not all(isinstance(n, int) and not isinstance(n, bool) for n in numbers):
        raise wrong(
            f"nth: “{nth}” phải là một số hoặc danh sách số", f"nth: {nth!r} is neither a number nor a list of numbers"
        )
    return tuple(numbers)
