"""Tells whether the blocks of several signatures stand in one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decree30_lint.check.standing import in_one_line
from decree30_lint.model.document import Paragraph
from decree30_lint.model.outcomes import Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.rules import View
from decree30_lint.model.units import Length


def sign_together(
    view: View, blocks: Sequence[Paragraph], right: Sequence[Paragraph], label: Paragraph, height: Length
) -> bool:
    """Tells whether several sign side by side above the label of the recipients: they leave it no room beside them."""
    document = view.subject.document
    beside = [block for block in blocks if block not in right and in_one_line(document, block, right[0], height)]
    return bool(beside) and all(block.anchor.rank < label.anchor.rank for block in (*beside, right[0]))


def level(view: View, one: Paragraph, others: Sequence[Paragraph], height: Length, key: MessageKey) -> Iterator[Outcome]:
    """Yields a breach with `key` unless one of the others stands in one line with the first."""
    level = [in_one_line(view.subject.document, one, other, height) for other in others]
    if None in level:
        yield Unsure(others[0].anchor, UndecidedReason.NOT_IN_FILE)
    elif not any(level):
        yield Breach(others[0].anchor, None, None, message_key=key)
