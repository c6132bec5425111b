"""Reads citations of other documents with number, symbol, date and issuing body."""

from decree30_lint.syntax.citations.citation import Citation
from decree30_lint.syntax.citations.cited import Cited, cited_in
from decree30_lint.syntax.citations.dates import CitedDate
from decree30_lint.syntax.citations.details import Detail, is_permit, missing_details
from decree30_lint.syntax.citations.grammar import citations_in
from decree30_lint.syntax.citations.words import CitationWords, citation_words

__all__ = [
    "Citation",
    "CitationWords",
    "Cited",
    "CitedDate",
    "Detail",
    "citation_words",
    "citations_in",
    "cited_in",
    "is_permit",
    "missing_details",
]
