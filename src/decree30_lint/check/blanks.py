"""Finds blanks that stand where none belongs, and places where one is missing. Names, addresses, codes are left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from decree30_lint.check.written import Slip, is_typed, line_before
from decree30_lint.model.syllables import is_syllable
from decree30_lint.syntax.passage import Change, Passage

_LONGEST = 80  # letters of a word or an address that are looked at
_CODES = ("@", "//", "www", "\\", "_", "=", "#")  # of addresses, formulas, names of files


def gaps(text: str) -> Iterator[tuple[int, int]]:
    """Yields where several blanks follow a word or its mark, and more words follow."""
    return (hit.span() for hit in _gap().finditer(text)) if "  " in text else iter(())


@cache
def _gap() -> re.Pattern[str]:
    return re.compile(r"(?<=\w[,;.:!?)])[ ]{2,}(?=\S)|(?<=\w)[ ]{2,}(?=\S)")


def blanks_before(passage: Passage, marks: str, most: int) -> Iterator[Slip]:
    """Yields the words with up to `most` blanks before one of `marks`."""
    if not any(f" {mark}" in passage.text for mark in marks):
        return
    for hit in _blank_before(marks, most).finditer(passage.text):
        if _follows_word(passage, hit) and is_typed(passage, hit.start() - 1, hit.end()):
            begin = _word_before(passage.text, hit.start())
            yield Slip(begin, hit.end(), Change(hit.start(), hit.end() - 1, ""))


@lru_cache(maxsize=16)
def _blank_before(marks: str, most: int) -> re.Pattern[str]:
    return re.compile(rf"(?<=[\w)\]”\"%]) {{1,{most}}}[{re.escape(marks)}](?=[\s)”\"]|\Z)")


def _follows_word(passage: Passage, hit: re.Match[str]) -> bool:
    """Tells whether a word precedes: no label of an item ("1 .", "Điều 2 .") or of a form ("Ông :      "), and no ratio."""
    before, after = line_before(passage, hit.start()), passage.text[hit.end() : hit.end() + 2]
    if _label().fullmatch(before):
        return False
    return not (hit[0].endswith(":") and (after == "  " or "\t" in after or (before[-1:] + after.strip()).isdigit()))


@cache
def _label() -> re.Pattern[str]:
    return re.compile(r"\s*(?:[\d.]+|[^\W\d_]|[ivxIVX]{2,5}|\w+(?: \w+)? [\dIVXLC.]+[a-zđ]?)")


def _word_before(text: str, end: int) -> int:
    """Returns where the word that ends at `end` begins; of a very long one, some place in it."""
    low = max(end - _LONGEST, 0)
    return max(low, *(text.rfind(blank, low, end) + 1 for blank in " \n\t"))


def missing_blanks(passage: Passage, marks: str) -> Iterator[Slip]:
    """Yields two words with one of `marks` between them and no blank beside it, where it needs one."""
    text = passage.text
    for hit in _mark_in_word(marks).finditer(text):
        at = hit.start()
        if at == 0 or text[at - 1] in " \n\t":
            continue
        left, right = _letters_before(text, at), _letters_after(text, at + 1)
        begin, end = at - len(left), at + 1 + len(right)
        if _needs_blank(passage, at, left, right) and is_typed(passage, begin, end):
            place = at if hit[0] == "(" else at + 1
            yield Slip(begin, end, Change(place, place, " "))


@lru_cache(maxsize=16)
def _mark_in_word(marks: str) -> re.Pattern[str]:
    return re.compile(rf"[{re.escape(marks)}](?=[^\W\d_])")


def _letters_before(text: str, end: int) -> str:
    begin = end
    while begin and text[begin - 1].isalpha():
        begin -= 1
    return text[begin:end]


def _letters_after(text: str, begin: int) -> str:
    end = begin
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[begin:end]


def _needs_blank(passage: Passage, at: int, left: str, right: str) -> bool:
    mark, before = passage.text[at], passage.text[_word_before(passage.text, at) : at]
    chunk = before + passage.text[at : at + _LONGEST].split(maxsplit=1)[0]
    if not _is_word(right) or any(code in chunk for code in _CODES):
        return False
    match mark:
        case ")":
            line = line_before(passage, at)
            return line.rfind("(") > line.rfind(")") >= -1
        case "”":
            return True
        case ".":
            return _is_word(left) and left.islower() and right[0].isupper() and "." not in before
        case _:
            return _is_word(left)


def _is_word(letters: str) -> bool:
    return len(letters) > 1 and (is_syllable(letters) or letters.isupper())
