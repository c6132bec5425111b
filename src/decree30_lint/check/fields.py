"""Leaves undecided what only words can show that a program is still to put in place of a field."""

from __future__ import annotations

from decree30_lint.model.document import Document
from decree30_lint.model.outcomes import Breach
from decree30_lint.model.parts import Part
from decree30_lint.model.path import Path
from decree30_lint.model.rules import View
from decree30_lint.syntax.placeholders import is_field

_CACHE = "_fields"  # kept with the document, for many rules ask


def is_open(breach: Breach, view: View) -> bool:
    """Tells whether the breach is about the words of a line that is only a field, or about a part that one may become."""
    fields = _fields(view.subject.document)
    if not fields:
        return False
    if _of_words(breach) and (breach.at.path in fields or _in_open_block(breach, view, fields)):
        return True
    return _of_missing_part(breach, view) and any(path in fields for path in _without_part(view))


def _in_open_block(breach: Breach, view: View, fields: frozenset[Path]) -> bool:
    """Tells whether the breach is about a signature of which one line is only a field: authority and post are one phrase."""
    blocks = ({p.anchor.path for p in c.paragraphs} for c in view.components if c.part is Part.SIGNATORY)
    return any(breach.at.path in block and block & fields for block in blocks)


def _of_words(breach: Breach) -> bool:
    """Tells whether the breach speaks of what is written, not of how it looks."""
    absent = breach.actual is None and breach.expected is None
    return absent or isinstance(breach.actual, str) or breach.suggestion is not None


def _of_missing_part(breach: Breach, view: View) -> bool:
    return breach.expected is None and breach.suggestion is None and (breach.actual is None or not view.components)


def _without_part(view: View) -> list[Path]:
    """Returns the paragraphs of the text that are no part, or body only."""
    text = view.text
    parts = {p.anchor.path for c in text.components if c.part is not Part.BODY for p in c.paragraphs}
    inside = (p for p in view.subject.document.paragraphs if text.anchor.order <= p.anchor.order <= text.end)
    return [p.anchor.path for p in inside if p.anchor.path not in parts]


def _fields(document: Document) -> frozenset[Path]:
    attributes: dict[str, frozenset[Path]] = vars(document)
    if _CACHE not in attributes:
        attributes[_CACHE] = frozenset(p.anchor.path for p in document.paragraphs if is_field(p.text))
    return attributes[_CACHE]
