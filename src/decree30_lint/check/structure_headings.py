"""Finds the headings of divisions, and short lines that look like one without being set as one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from decree30_lint.check.prose import first_line_from_edge
from decree30_lint.model.document import Paragraph
from decree30_lint.model.metrics import wrap
from decree30_lint.model.parts import Component, Part
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import View
from decree30_lint.syntax.division_label import DivisionLabel
from decree30_lint.syntax.divisions import ABOVE, Division, divisions_of
from decree30_lint.syntax.placeholders import masked

_WITHIN = ("khoan", "diem")
_FULL = 0.85  # of the room: a word more would not have fitted


def headings_below(view: View) -> Mapping[Anchor, Sequence[Paragraph]]:
    """Returns the lines of the heading below each number of a division, by the anchor of the number's component."""
    found: dict[Anchor, list[Paragraph]] = {}
    above: Component | None = None
    for component in view.beside(Part.STRUCTURE):
        if above is not None and component.role == f"{above.role}-heading":
            found.setdefault(above.anchor, []).extend(component.paragraphs)
        else:
            above = component
    return found


def has_heading_below(view: View, division: Division) -> bool | None:
    """Tells whether a heading follows; None where what follows is neither numbered itself nor plainly a sentence."""
    nearest = view.text.next_of((Part.STRUCTURE, Part.BODY), division.component.anchor)
    if nearest is None or isinstance(nearest.content, DivisionLabel) or _is_prose(nearest):
        return False
    return True if nearest.role.endswith("-heading") else None


def _is_prose(component: Component) -> bool:
    return component.part is Part.BODY and component.text.endswith((".", ";"))


def short_articles(view: View, role: str, longest: int) -> Collection[Path]:
    """Returns the paths of articles that are no longer than `longest`, no sentence, and followed by clauses."""
    followed = pairwise(divisions_of(view))
    headed = (one for one, below in followed if one.role == role and below.role == "khoan")
    return {d.paragraph.anchor.path for d in headed if 0 < len(d.rest) <= longest and _is_heading(d.rest)}


def short_clauses(view: View, longest: int) -> Mapping[Path, bool]:
    """Returns the clauses that look like headings, and whether each is certainly one.

    They are no longer than `longest`, no sentence, and followed by prose or points. The last of a list is one where another
    clause of the list is, since behind the last one the text may go on. A list in which such a line has nothing below it
    lists names, and a line that fills its room may be the beginning of a paragraph that was cut.
    """
    found: dict[Path, bool] = {}
    for clauses in _lists(divisions_of(view)):
        short = [
            each for each in clauses if not each.own_line and len(each.paragraph.text) <= longest and _is_heading(each.rest)
        ]
        headed = [each for each in short if _has_text_below(view, each)]
        names = len(headed) < len(short)
        others = [each for each in clauses if each.own_line or each in headed]
        for each in headed:
            shown = each is not clauses[-1] or len(others) > 1
            found[each.paragraph.anchor.path] = shown and not names and not _fills_its_line(each.paragraph)
    return found


def plain_headings(view: View, divisions: Sequence[Division], longest: int) -> Collection[Path]:
    """Returns the paths of divisions that are headings but set as prose: short, no sentence, each with text below it.

    Where one has nothing below it, these lines list names.
    """
    short = [d for d in divisions if not d.own_line and len(d.paragraph.text) <= longest and _is_heading(d.rest)]
    if not all(_has_text_below(view, each) for each in short):
        return ()
    return {d.paragraph.anchor.path for d in short if not _fills_its_line(d.paragraph)}


def _lists(divisions: Iterable[Division]) -> Iterator[list[Division]]:
    """Yields the clauses under one heading."""
    clauses: list[Division] = []
    for division in divisions:
        if division.role in ABOVE["khoan"]:
            yield clauses
            clauses = []
        elif division.role == "khoan":
            clauses.append(division)
    yield clauses


def _has_text_below(view: View, division: Division) -> bool:
    """Tells whether smaller divisions follow, or prose that begins anew: no rest of a sentence."""
    below = view.text.next_of((Part.STRUCTURE, Part.BODY), division.component.anchor)
    if below is None:
        return False
    if isinstance(below.content, DivisionLabel):
        return division.role in ABOVE[below.content.role] and below.content.role in _WITHIN
    return below.part is Part.BODY and not below.text.lstrip()[:1].islower()


def _fills_its_line(paragraph: Paragraph) -> bool:
    room = paragraph.extent.width if paragraph.extent else None
    last = wrap(paragraph)[-1]
    return room is not None and last.right - last.left + first_line_from_edge(paragraph) > _FULL * room


def _is_heading(text: str) -> bool:
    """Tells whether it is no sentence, no lead-in, nothing to be filled in, no columns."""
    return masked(text).rstrip()[-1:].isalnum() and ":" not in text and "  " not in text
