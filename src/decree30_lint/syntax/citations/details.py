"""Tells what a citation says of its document besides type and number, by itself or in the sentence it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto

from decree30_lint.syntax.citations.cited import Cited
from decree30_lint.syntax.citations.dates import date_at
from decree30_lint.syntax.citations.words import CitationWords

_SENTENCE_END = re.compile(r"\.\s|\n")
_DAY_FIRST = re.compile(r"\W*(?:(?:đến|vào|từ|tới) )?(?=ngày )", re.I)


class Detail(Enum):
    """Names what a full citation says besides type, number and symbol."""

    DATE = auto()
    BODY = auto()
    SUBJECT = auto()


_LONGEST_SENTENCE = 2_000  # characters before a citation


def missing_details(cited: Cited, lexicon: CitationWords) -> Iterator[Detail]:
    """Yields what a full citation would say besides."""
    citation, issued = cited.citation, _says_who_issued(cited, lexicon)
    if not ((citation.date is not None and citation.date.complete) or (issued and _says_when(cited))):
        yield Detail.DATE
    if not (citation.body or issued):
        yield Detail.BODY
    if not citation.subject:
        yield Detail.SUBJECT


def is_permit(cited: Cited, lexicon: CitationWords) -> bool:
    """Tells whether it is a permit, which has no subject: "Giấy phép khai thác khoáng sản số 05/GP-UBND"."""
    codes = re.split("[/-]", cited.citation.mark.symbol)
    return cited.citation.type in lexicon.permits or not lexicon.permit_codes.isdisjoint(codes)


def _says_who_issued(cited: Cited, lexicon: CitationWords) -> bool:
    """Tells whether the sentence names who issued it: "Sở Tư pháp tại Văn bản số …", not "quy định tại Thông tư số …".

    "đã ban hành 02 quyết định: Quyết định số … và Quyết định số …" says it of all in the sentence.
    """
    sentence = _sentence_before(cited).casefold()
    before = sentence.split()[-2:]
    if not before or " ".join(before) in lexicon.only_citing:
        return False
    if before[-1] in lexicon.issuing or " ".join(before) in lexicon.issuing:
        return True
    return any(f"đã {verb} " in sentence for verb in lexicon.issuing if " " in verb)


def _says_when(cited: Cited) -> bool:
    """Tells whether the sentence opens with the day: "Ngày 04/6/2026, Sở Công Thương có Văn bản số …"."""
    sentence = _sentence_before(cited)
    opening = _DAY_FIRST.match(sentence)
    date = date_at(sentence, opening.end(), len(sentence)) if opening else None
    return date is not None and date.complete


def _sentence_before(cited: Cited) -> str:
    start = cited.citation.start
    return _SENTENCE_END.split(cited.paragraph.text[max(0, start - _LONGEST_SENTENCE) : start])[-1]
