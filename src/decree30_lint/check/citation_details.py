"""Names what a citation lacks that the law asks for when a document is cited for the first time."""

from __future__ import annotations

from collections.abc import Sequence

from decree30_lint.model.words import Words
from decree30_lint.syntax.citations import CitationWords, Cited, Detail, missing_details

DATE = Words("ngày, tháng, năm", "date")
_DETAILS = {
    Detail.DATE: DATE,
    Detail.BODY: Words("cơ quan ban hành", "issuing body"),
    Detail.SUBJECT: Words("trích yếu nội dung", "subject"),
}


def missing_of(cited: Cited, lexicon: CitationWords) -> tuple[Words, ...]:
    """Returns what a full citation would name besides."""
    return tuple(_DETAILS[detail] for detail in missing_details(cited, lexicon))


def listed(parts: Sequence[Words]) -> Words:
    return Words("; ".join(p.vi for p in parts), ", ".join(p.en for p in parts))
