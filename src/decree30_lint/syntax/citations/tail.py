"""Reads what follows number and symbol of a citation: date, issuing body, subject, in the order in which they stand."""

from __future__ import annotations

import re
from itertools import islice

from msgspec.structs import replace

from decree30_lint.syntax.citations.citation import Citation
from decree30_lint.syntax.citations.dates import CitedDate, date_at
from decree30_lint.syntax.citations.words import CitationWords
from decree30_lint.syntax.folding import folded
from decree30_lint.syntax.placeholders import PLACEHOLDER

_WORD = re.compile(r"\S++")
BLANKS = " \t\n\xa0"
CLAUSE_ENDS = ";()“”"
_LONG_BODY = 25  # words of a body's name
_LONGEST_UNIT = 6  # words of a unit: "thành phố Buôn Ma Thuột"
_REMARK = 120  # characters of a remark in brackets
_PROSE = 5  # so many small words in a row are no body's name
_BEFORE_A_BODY = ("của", "do", "giữa")
_ISSUED = "ban hành"


def word_bounds(shown: str, low: int, high: int, most: int | None = None) -> list[tuple[int, int]]:
    """Returns where words begin and end, of the first `most` only; signs belong to the word before them."""
    return [word.span() for word in islice(_WORD.finditer(shown, low, high), most)]


def with_tail(head: Citation, shown: str, limit: int, lexicon: CitationWords) -> Citation:
    date, body, at = None, head.body, head.end
    while True:
        following = _over(shown, at, BLANKS + ",", limit)
        if date is None and (date := date_at(shown, following, limit)):
            at = date.end
        elif not body and (found := _body_at(shown, following, limit, lexicon)):
            at = found
            body = shown[following:at].split(None, 1)[1]
        else:
            break
    if head.type in lexicon.laws and date is None:
        date = _date_of_law(shown, at, limit)
    subject = _has_subject(shown, at, limit, lexicon) or _runs_on(body)
    return replace(head, end=at, date=date, body=body, subject=subject)


def issued_behind(citation: Citation, shown: str, limit: int, lexicon: CitationWords) -> Citation:
    """Returns the citation with the date and body that stand behind its subject.

    "Thông tư số 12/2024/TT-BYT quy định về … ban hành ngày 05/11/2024 của Bộ Y tế"; a day within the subject is none.
    """
    stop = next((at for at in range(citation.end, limit) if shown[at] in CLAUSE_ENDS), limit)
    at = shown.find("ngày ", citation.end, stop)
    while at >= 0:
        before = shown[max(citation.end, at - _REMARK) : at].rstrip(BLANKS)
        date = date_at(shown, at, stop)
        if date and date.complete:
            following = _over(shown, date.end, BLANKS + ",", stop)
            end = _body_at(shown, following, stop, lexicon)
            if end or before.casefold().endswith(_ISSUED):
                body = citation.body or (shown[following:end].split(None, 1)[1] if end else "")
                return replace(citation, date=date, body=body)
        at = shown.find("ngày ", at + 1, stop)
    return citation


def _runs_on(body: str) -> bool:
    """Tells whether too many small words follow each other: then a subject was taken for the body's name."""
    run = 0
    for word in body.split():
        run = run + 1 if word[0].islower() else 0
        if run > _PROSE:
            return True
    return False


def _over(shown: str, at: int, signs: str, limit: int) -> int:
    while at < limit and shown[at] in signs:
        at += 1
    return at


def _body_at(shown: str, at: int, limit: int, lexicon: CitationWords) -> int:
    """Returns where the name after "của" ends; 0 if none stands here."""
    words = word_bounds(shown, at, limit, _LONG_BODY + 1)
    if len(words) < 2 or shown[slice(*words[0])] not in _BEFORE_A_BODY:
        return 0
    end = 0
    for i, (low, high) in enumerate(words[1:], start=1):
        word = shown[low:high]
        if PLACEHOLDER in word or word in lexicon.after_bodies or _begins_subject(shown, words, i, lexicon):
            break
        if word == "và" and i + 1 < len(words) and shown[words[i + 1][0]].islower():
            break
        end = low + len(word.rstrip(",;.:)”"))
        if word[-1] in ",;.:)”" or "(" in word:
            end = low + len(before) if (before := word.split("(")[0].rstrip(",;.:)”")) else words[i - 1][1]
            break
    return _without_and(shown, words[1][0], end)


def _without_and(shown: str, low: int, end: int) -> int:
    """Returns the end of the name without a word that leads over to the next citation."""
    for word in (" và", " tại"):
        if shown[low:end].endswith(word):
            return end - len(word)
    return end if end > low else 0


def _begins_subject(shown: str, words: list[tuple[int, int]], i: int, lexicon: CitationWords) -> bool:
    """Tells whether one, two or three words from the `i`th on are words with which subjects begin."""
    for last in range(i, min(i + 3, len(words))):
        opening = shown[words[i][0] : words[last][1]].strip('“",;.:')
        if folded(opening) in lexicon.subjects or (opening.islower() and folded(opening) in lexicon.subject_verbs):
            return True
    return False


def _has_subject(shown: str, at: int, limit: int, lexicon: CitationWords) -> bool:
    """Tells whether the words right behind body and date say what the cited document is about."""
    at = _over_asides(shown, at, limit, lexicon)
    start = _over(shown, at, BLANKS + ",", limit)
    words = word_bounds(shown, start, limit, _PROSE)
    if not words or shown[start] in CLAUSE_ENDS + ".:":
        return bool(words) and shown[start] == "“"
    if _begins_subject(shown, words, 0, lexicon):
        return True
    if "," in shown[at:start] or shown[slice(*words[0])] == "và":
        return False
    return len(words) == _PROSE and all(shown[low].islower() for low, _ in words)


def _over_asides(shown: str, at: int, limit: int, lexicon: CitationWords) -> int:
    """Returns the place behind an aside such as ", tỉnh Lào Cai" or a remark in brackets; `at` if there is none."""
    start = _over(shown, at, BLANKS, limit)
    if shown.startswith(",", start):
        at = _over_unit(shown, start + 1, limit, lexicon) or at
        start = _over(shown, at, BLANKS, limit)
    return shown.find(")", start, min(limit, start + _REMARK)) + 1 or at if shown.startswith("(", start) else at


def _over_unit(shown: str, at: int, limit: int, lexicon: CitationWords) -> int:
    """Returns where "tỉnh Lào Cai", "thành phố Đà Nẵng" ends; 0 if no unit stands here."""
    words = word_bounds(shown, at, limit, _LONGEST_UNIT)
    heads = [n for n in (2, 1) if len(words) > n and folded(shown[words[0][0] : words[n - 1][1]]) in lexicon.unit_classes]
    end = 0
    for low, high in words[heads[0] :] if heads else ():
        if not shown[low].isupper():
            break
        end = high
    return end


def _date_of_law(shown: str, at: int, limit: int) -> CitedDate | None:
    """Returns the date behind a law's name, as in "Luật số 42/2024/QH15 về Quản lý … ngày 29/6/2024"."""
    if not shown.startswith("về ", _over(shown, at, BLANKS, limit)):
        return None
    stop = shown.find(";", at, limit)
    found = shown.find(" ngày", at, stop if stop >= 0 else limit)
    return date_at(shown, found + 1, limit) if found >= 0 else None
