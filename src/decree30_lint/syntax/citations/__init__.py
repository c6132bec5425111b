"""Reads citations of other documents with number, symbol, date and issuing body."""

from decree30_lint.syntax.citations.cited import Cited, cited_in
from decree30_lint.syntax.citations.dates import CitedDate
from decree30_lint.syntax.citations.grammar import Citation, citations_in
from decree30_lint.syntax.citations.lexicon import Lexicon, lexicon_of

__all__ = [
    "Citation",
    "Cited",
    "CitedDate",
    "Lexicon",
    "citations_in",
    "cited_in",
    "lexicon_of",
]
