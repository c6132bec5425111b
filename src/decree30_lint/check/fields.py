"""Leaves undecided what only words can show that a program is still to put in place of a field."""

from __future__ import annotations

from decree30_lint.model.document import Document
from decree30_lint.model.outcomes import Breach
from decree30_lint.model.parts import Part, Text
from decree30_lint.model.path import Path
from decree30_lint.model.rules import Kind, View
from decree30_lint.syntax.placeholders import is_field

_CACHE = "_fields"  # kept with the document, for many rules ask
_CLOSING = (Part.SIGNATORY, Part.SIGNATORY_NAME, Part.RECIPIENTS)


def is_open(breach: Breach, view: View, check: Kind) -> bool:
    """Tells whether the breach is about the words of a line that is only a field, or about a part that one may become."""
    fields = _fields(view.subject.document)
    if not fields:
        return False
    if of_words(breach) and breach.at.path in fields:
        return True
    if isinstance(breach.actual, str) and _in_open_block(breach, view, fields):
        return True
    return asks_for_part(breach, check) and any(path in fields for path in _without_part(view))


def asks_for_part(breach: Breach, check: Kind) -> bool:
    """Tells whether the breach may be that a part is missing."""
    return not check.needs_part and not check.whole_document and breach.expected is None


def _in_open_block(breach: Breach, view: View, fields: frozenset[Path]) -> bool:
    """Tells whether the breach is about a signature of which one line is only a field: authority and post are one phrase."""
    blocks = ({p.anchor.path for p in c.paragraphs} for c in view.components if c.part is Part.SIGNATORY)
    return any(breach.at.path in block and block & fields for block in blocks)


def of_words(breach: Breach) -> bool:
    """Tells whether the breach speaks of what is written, not of how it looks."""
    absent = breach.actual is None and breach.expected is None
    return absent or isinstance(breach.actual, str) or breach.suggestion is not None


def _without_part(view: View) -> list[Path]:
    """Returns the paragraphs that are no part and stand where the one asked for would: above the body, or below it."""
    text = view.text
    parts = {p.anchor.path for c in text.components for p in c.paragraphs}
    fields = _fields(view.subject.document)
    body = [c.anchor.order for c in text.of(Part.BODY) if c.anchor.path not in fields] or [text.end]
    low, high = (max(body), text.end) if view.part in _CLOSING else (text.anchor.order, min(body))
    inside = (p for p in view.subject.document.paragraphs if low <= p.anchor.order <= high)
    return [p.anchor.path for p in inside if p.anchor.path not in parts or p.anchor.path in _of_body(text)]


def _of_body(text: Text) -> frozenset[Path]:
    return frozenset(p.anchor.path for c in text.of(Part.BODY) for p in c.paragraphs)


def _fields(document: Document) -> frozenset[Path]:
    attributes: dict[str, frozenset[Path]] = vars(document)
    if _CACHE not in attributes:
        attributes[_CACHE] = frozenset(p.anchor.path for p in document.paragraphs if is_field(p.text))
    return attributes[_CACHE]
