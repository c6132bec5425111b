"""Tells the signs of drafters and the names of officials, small letters in the list of recipients, from its own letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decree30_lint.check.looks import judged_spans
from decree30_lint.model.document import Paragraph, Span
from decree30_lint.model.path import Path
from decree30_lint.model.rules import View
from decree30_lint.model.units import Interval
from decree30_lint.syntax.filing import filing
from decree30_lint.syntax.recipients import RecipientItem, RecipientList, recipients_of


def spans_without_signs(view: View, sign: Interval) -> Iterator[tuple[Paragraph, Span]]:
    """Yields the spans whose size the law speaks of, automatic bullets left out as well; `sign` is the size of signs."""
    listing = recipients_of(view)
    signs = [_sign_of(listing, item) for item in listing.items if item.files] if listing else []
    for paragraph, span in judged_spans(view.components):
        if not span.generated and not _is_sign(paragraph, span, signs, sign):
            yield paragraph, span


def _is_sign(paragraph: Paragraph, span: Span, signs: Sequence[tuple[Path, int]], sign: Interval) -> bool:
    """Tells whether it is a drafter's or recipient's sign: small letters after others, or behind the full stop."""
    if span.format.size is None:
        return False
    first = next((s for s in paragraph.spans if any(map(str.isalnum, s.text)) and not s.generated), span)
    after_larger = first.format.size is not None and not sign.holds(first.format.size)
    behind_stop = any(path == paragraph.anchor.path and span.start >= at for path, at in signs)
    return behind_stop or (sign.holds(span.format.size) and after_larger)


def _sign_of(listing: RecipientList, item: RecipientItem) -> tuple[Path, int]:
    """Returns the path of the line "Lưu: …", and where the sign behind its full stop begins in it."""
    at = listing.at(item)
    kept = filing(listing.passage.text[item.words : item.end])
    return at.path, at.start + item.words - item.start + kept.sign_at
