"""Folds Vietnamese text into loose forms, for finding words however they are written; exact judgements are left to rules."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import product

_LOOK_ALIKES = {
    **dict(zip("аеорсухіјкмтвнѕԁ", "aeopcyxijkmtbhsd", strict=True)),
    **dict(zip("αορεικνυτχ", "aopeiknutx", strict=True)),
    **{"ð": "d", "đ": "d", "ɖ": "d", "ɗ": "d", "ƣ": "u", "ⅰ": "i"},
}
_DASHES = dict.fromkeys("‐‑‒–—―−", "-")
_QUOTES = dict.fromkeys("’‘ʼ`´", "'")


def _plain_letters() -> dict[int, str | None]:
    """Maps each lower-case Latin letter with diacritics, and each look-alike, to its bare Latin letter."""
    table: dict[int, str | None] = {}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base != chr(code):
            table[code] = base.lower()
    table.update(dict.fromkeys(range(768, 880)))
    table.update({ord(k): v for k, v in {**_LOOK_ALIKES, **_DASHES, **_QUOTES}.items()})
    return table


_BARE = _plain_letters()


def bare(text: str) -> str:
    """Returns the text in lower case without diacritics: "CỘNG  HOÀ" → "cong hoa".

    Look-alikes become Latin letters, dashes become plain, blanks are collapsed.
    """
    return " ".join(text.lower().translate(_BARE).split())


def tone_folded(text: str) -> str:
    """Returns the text in lower case, with the tone mark on the first vowel of oa, oe, uy: "HOÀ" → "hòa", "quý" → "qúy"."""
    return folded_tones(text.lower())


def bare_in_place(text: str) -> str:
    """Returns the text as `bare` does, but character for character: offsets stay true (for text in NFC)."""
    return "".join(_BARE.get(ord(c), c) or " " for c in text.lower()) if len(text.lower()) == len(text) else text


def joined(text: str) -> str:
    """Returns only the letters and digits of `bare`: "Độc lập -Tự do" → "doclaptudo"."""
    return "".join(c for c in bare(text) if c.isalnum())


def likeness(text: str, model: str) -> float:
    """Returns how alike two short strings are, 0-1 with 1 for equal: edit distance over the longer length."""
    if text == model:
        return 1.0
    longer = max(len(text), len(model))
    if abs(len(text) - len(model)) * 2 > longer:
        return 0.0
    return 1 - _distance(text, model) / longer


def _distance(a: str, b: str) -> int:
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, start=1):
        diagonal, row[0] = row[0], i
        for j, y in enumerate(b, start=1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (x != y))
    return row[-1]


def share_of_capitals(text: str) -> float:
    """Returns the share of capitals among the letters, 0-1; 0 where there are no letters."""
    capitals = sum(map(str.isupper, text))
    letters = sum(map(str.isalpha, text))
    return capitals / letters if letters else 0.0


# HÒA and HOÀ, ủy and uỷ: the tone mark over the first or the second vowel. Both stand in the decree.
_TONES = (("o", "òóỏõọ", "a", "àáảãạ"), ("o", "òóỏõọ", "e", "èéẻẽẹ"), ("u", "ùúủũụ", "y", "ỳýỷỹỵ"))
_CASES = tuple(product((str.lower, str.upper), repeat=2))
_FIRST_FOR_SECOND = {
    one(first) + two(marked_second): one(marked_first) + two(second)
    for first, firsts, second, seconds in _TONES
    for marked_first, marked_second in zip(firsts, seconds, strict=True)
    for one, two in _CASES
}
_SECOND = re.compile("[{}][{}]".format(*map("".join, zip(*_FIRST_FOR_SECOND, strict=True))))

# Letters of other alphabets that look like Đ; they have a rule of their own.
_DOTTED_D = str.maketrans("ÐƉð", "ĐĐđ")


def folded_tones(text: str) -> str:
    """Returns the text with the tone mark of oa, oe, uy over the first vowel; it is as long as before."""
    return _SECOND.sub(lambda found: _FIRST_FOR_SECOND.get(found[0], found[0]), text)


def folded_letters(text: str) -> str:
    """Returns the text with look-alikes of Đ and đ as Đ and đ; it is as long as before."""
    return text.translate(_DOTTED_D) if any(letter in text for letter in "ÐƉð") else text


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Folds tones, look-alikes, case and blanks: the results are equal for texts that say the same in the same words.

    They are kept for the lists of words that every document is compared with.
    """
    return " ".join(folded_tones(folded_letters(text)).casefold().split())
