"""Finds the headings of divisions, and short lines that look like one without being set as one."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise

from decree30_lint.check.neighbours import next_after
from decree30_lint.model.document import Paragraph
from decree30_lint.model.parts import Component, Part
from decree30_lint.model.path import Path
from decree30_lint.model.rules import View
from decree30_lint.syntax.division_label import DivisionLabel
from decree30_lint.syntax.divisions import Division, divisions_of
from decree30_lint.syntax.placeholders import masked


def headings_below(view: View, division: Division) -> Iterator[Paragraph]:
    """Yields the lines of the heading below the number of the division."""
    components = view.beside(Part.STRUCTURE)
    place = next(i for i, c in enumerate(components) if c is division.component)
    for component in components[place + 1 :]:
        if component.role != f"{division.role}-heading":
            return
        yield from component.paragraphs


def has_heading_below(view: View, division: Division) -> bool | None:
    """Tells whether a heading follows; None where what follows is neither numbered itself nor plainly a sentence."""
    nearest = next_after(division.component.anchor, view.text, (Part.STRUCTURE, Part.BODY))
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


def short_clauses(view: View, longest: int) -> Collection[Path]:
    """Returns the paths of clauses that are no longer than `longest`, no sentence, and followed by plain prose."""
    numbered = {c.anchor.path for c in view.beside(Part.STRUCTURE)}
    return {
        clause.anchor.path
        for clause, below in pairwise(view.beside(Part.BODY))
        if clause.anchor.path in numbered
        and below.anchor.path not in numbered
        and len(clause.text) <= longest
        and _is_heading(clause.paragraphs[0].text.strip())
    }


def _is_heading(text: str) -> bool:
    """Tells whether it is no sentence, no lead-in, nothing to be filled in, no columns."""
    return masked(text).rstrip()[-1:].isalnum() and ":" not in text and "  " not in text
