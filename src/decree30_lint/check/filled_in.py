"""Finds blanks under the appearance of a digital signature: what it writes or draws there may not be text."""

from __future__ import annotations

from decree30_lint.model.document import Document
from decree30_lint.model.parts import Component
from decree30_lint.model.place import Box


def under_a_signature(document: Document, component: Component) -> bool:
    """Tells whether the field of a signature lies upon the component's lines."""
    boxes = [span.box for p in component.paragraphs for span in p.spans if span.box is not None]
    return any(
        signature.box is not None and _overlap(signature.box, box) for signature in document.signatures for box in boxes
    )


def _overlap(one: Box, other: Box) -> bool:
    across = one.left < other.right and other.left < one.right
    return one.page == other.page and across and one.top < other.bottom and other.top < one.bottom
