"""Finds the pictures of hand and seal that stand in signature blocks."""

from __future__ import annotations

from decree30_lint.model.parts import Part
from decree30_lint.model.picture import Picture
from decree30_lint.model.rules import View

_A_LINE = 12.0  # points: a lower picture is a ruled line, not a signature


def signature_pictures(view: View) -> list[Picture]:
    """Returns the pictures in signature blocks, from the first line of each to the name.

    A scan shows hand and seal on paper and has none.
    """
    pictures = view.subject.document.pictures
    if not pictures or view.subject.document.scan is not None:
        return []
    names = [name.paragraphs[-1].anchor.order for name in view.beside(Part.SIGNATORY_NAME)]
    found = []
    for block in view.beside(Part.SIGNATORY):
        end = min((order for order in names if order >= block.anchor.order), default=view.text.end)
        found += [p for p in pictures if block.anchor.order <= p.anchor.order <= end and p.height > _A_LINE]
    return list(dict.fromkeys(found))
