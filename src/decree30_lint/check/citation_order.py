"""Tells which citations of a document are its first in the text, and which repeat what the first has said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from decree30_lint.check.citation_conflicts import ConflictKey, dates_differ, find_conflicts
from decree30_lint.syntax.citations import CitationWords, Cited, CitedDate

_OF_SYMBOLS = (ConflictKey.SYMBOL, ConflictKey.SYMBOL_PERHAPS)


def first_citations(cited: Sequence[Cited], lexicon: CitationWords) -> Iterator[Cited]:
    """Yields the first citation of each document.

    Another symbol written by mistake for one cited before is no first citation: that is a fault of its own.
    """
    conflicts = [c for c in find_conflicts(cited, lexicon) if c.key in _OF_SYMBOLS]
    places = {id(entry): place for place, entry in enumerate(cited)}
    seen = {max((c.wrong, c.right), key=lambda each: places[id(each)]).citation.key for c in conflicts}
    for entry in cited:
        if entry.citation.key not in seen:
            seen.add(entry.citation.key)
            yield entry


def repeating(cited: Iterable[Cited]) -> Iterator[Cited]:
    """Yields later citations in the body that give date or issuing body once more; another date is another fault."""
    first: dict[tuple[str, str, str], CitedDate] = {}
    for entry in cited:
        citation = entry.citation
        known = first.get(citation.key)
        if known is None:
            if citation.date and citation.date.complete:
                first[citation.key] = citation.date
        elif not entry.basis and (citation.date or citation.body) and not dates_differ(known, citation.date):
            yield entry
