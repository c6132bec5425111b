"""Reads citations of other documents and keeps what the document has cited so far."""

from decree30_lint.check.citations.conflicts import Conflict, find_conflicts
from decree30_lint.check.citations.dates import CitedDate
from decree30_lint.check.citations.grammar import Citation, citations_in
from decree30_lint.check.citations.ledger import Cited, cited_in
from decree30_lint.check.citations.lexicon import Lexicon, lexicon_of

__all__ = [
    "Citation",
    "Cited",
    "CitedDate",
    "Conflict",
    "Lexicon",
    "citations_in",
    "cited_in",
    "find_conflicts",
    "lexicon_of",
]
