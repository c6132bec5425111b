"""Decides how far a document is on its way, by what its file shows."""

from __future__ import annotations

from decree30_lint.model.document import Document
from decree30_lint.model.knowledge import Knowledge
from decree30_lint.model.parts import Part, Recognition, Stage, StageReason
from decree30_lint.syntax.number_line import NumberLine


def stage_of(document: Document, recognition: Recognition) -> tuple[Stage, StageReason]:
    """Returns the stage, and by what the document is held to be at it. Nothing tells a draft from one about to be signed."""
    if _is_signed(document):
        return Stage.ISSUED, StageReason.SIGNATURE
    if document.scan is not None:
        return Stage.ISSUED, StageReason.SCAN
    if Knowledge.EDITING not in document.knows and recognition.issued is not None and _is_numbered(recognition):
        return Stage.ISSUED, StageReason.NUMBER_AND_DATE
    return Stage.DRAFT, StageReason.DEFAULT


def _is_signed(document: Document) -> bool:
    """Tells whether somebody signed the file; a mere stamp of the time is nobody's signature."""
    return bool(document.facts.get("signed")) or any(not signature.only_time for signature in document.signatures)


def _is_numbered(recognition: Recognition) -> bool:
    lines = (component.content for component in recognition.main.of(Part.NUMBER))
    return any(isinstance(line, NumberLine) and not line.number.open for line in lines)
