"""Tells how one line of a list of recipients stands and is marked."""

from __future__ import annotations

from collections.abc import Sequence

from decree30_lint.check.standing import text_across
from decree30_lint.model.document import Document, Paragraph
from decree30_lint.model.edits import Edit
from decree30_lint.model.units import Pt
from decree30_lint.syntax.passage import Change
from decree30_lint.syntax.recipients import SUB_ITEM, RecipientItem, RecipientList


def from_page(paragraph: Paragraph, indent: Pt, document: Document) -> Pt:
    """Returns how far behind the left edge of the page's text the first line begins: a table may stand out of it."""
    across = text_across(document, paragraph.anchor)
    return indent if across is None or paragraph.extent is None else Pt(paragraph.extent.left + indent - across.left)


def reads(shown: str, label: str) -> bool:
    """Tells whether the label stands there, be it in capitals, of which another rule speaks."""
    return shown == label or (shown.isupper() and shown == label.upper())


def is_sub_item(items: Sequence[RecipientItem], number: int) -> bool:
    """Tells whether it is "+ …" below an item that announces it, or below another of these."""
    if number == 0 or items[number].mark != SUB_ITEM:
        return False
    return announces(items[number - 1], items[number]) or is_sub_item(items, number - 1)


def announces(item: RecipientItem, below: RecipientItem) -> bool:
    return below.mark == SUB_ITEM and item.ending in (":", ",")


def dashed(listing: RecipientList, item: RecipientItem) -> tuple[Edit, ...]:
    """Returns the edit that puts a dash and a blank before the words; none for an automatic bullet, which is no text."""
    if not item.leading or any(span.generated for span in listing.paragraph_of(item).spans):
        return ()
    return listing.passage.edits([Change(item.start, item.words, "- ")])
