"""Tells what closes a file to changes: whoever writes into documents, or offers to, asks here."""

from __future__ import annotations

from enum import StrEnum

from decree30_lint.model.document import Document


class Closing(StrEnum):
    """Names why a file must stay as it is."""

    SIGNED = "signed"  # a change would break the digital signature
    PROTECTED = "protected"  # its owner has locked it
    TRACKED = "tracked-changes"  # there are changes that nobody has accepted yet


def closed_by(document: Document) -> Closing | None:
    """Returns the first reason that there is, None for a file that may be written into."""
    if document.signatures or document.facts.get("signed"):
        return Closing.SIGNED
    if document.facts.get("protected"):
        return Closing.PROTECTED
    return Closing.TRACKED if document.facts.get("tracked_changes") else None
