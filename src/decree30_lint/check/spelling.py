"""Folds ways of writing a Vietnamese syllable that a reader takes for the same."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

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
_LOOK_ALIKES = str.maketrans("ÐƉð", "ĐĐđ")


def folded_tones(text: str) -> str:
    """Returns the text with the tone mark of oa, oe, uy over the first vowel; it is as long as before."""
    return _SECOND.sub(lambda found: _FIRST_FOR_SECOND.get(found[0], found[0]), text)


def folded_letters(text: str) -> str:
    """Returns the text with look-alikes of Đ and đ as Đ and đ; it is as long as before."""
    return text.translate(_LOOK_ALIKES) if any(letter in text for letter in "ÐƉð") else text


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Folds tones, look-alikes, case and blanks: the results are equal for texts that say the same in the same words.

    They are kept for the lists of words that every document is compared with.
    """
    return " ".join(folded_tones(folded_letters(text)).casefold().split())
