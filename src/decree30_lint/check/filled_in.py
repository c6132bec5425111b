"""Finds blanks under the appearance of a digital signature: what it writes or draws there may not be text."""

from __future__ import annotations

from decree30_lint.model.document import Document
from decree30_lint.model.parts import Component


def under_a_signature(document: Document, component: Component) -> bool:
    """Tells whether the field of a signature lies upon the component's lines."""
    boxes = [span.box for p in component.paragraphs for span in p.spans if span.box is not None]
    fields = [signature.box for signature in document.signatures if signature.box is not None]
    return any(field.common_area(box) for field in fields for box in boxes)
