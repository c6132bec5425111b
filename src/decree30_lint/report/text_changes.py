"""Says how a text is changed: the words that differ, and by their codes letters that look the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from decree30_lint.model.words import Lang, Words
from decree30_lint.report.fact_words import quoted, shortened

_CHANGED = Words("{} → {}", "{} → {}")
_REMOVED = Words("bỏ {} ở {}", "{} taken out of {}")
_RECODED = Words("{}: ghi lại bằng mã Unicode dựng sẵn", "{}: written in composed Unicode")
_BLANKS = Words("{}: sửa dấu cách", "{}: blanks mended")
_CODES = Words("{} (mã {} thành {})", "{} (code {} becomes {})")
_USUAL = re.compile("[ -~À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ–“”‘’…]")
_MOST_CODES = 3
_SHORTLY = 40  # characters


class Replacement(NamedTuple):
    """States that the characters from `start` to `end` of a text become `new`."""

    start: int
    end: int
    new: str


def replaced_words(text: str, replacements: Sequence[Replacement], lang: Lang) -> str:
    """Returns "“v/v” → “V/v”" for changes of `text`, in their order: whole words, as few as tell what changes."""
    whole = text
    for start, end, new in reversed(replacements):
        whole = whole[:start] + new + whole[end:]
    if whole == text:
        return _RECODED.of(lang).format(f"“{shortened(text[replacements[0].start : replacements[-1].end], _SHORTLY)}”")
    before, after = _what_differs(text, whole)
    if before.split() == after.split():
        return _BLANKS.of(lang).format(quoted(after))
    if not after.strip():
        return _REMOVED.of(lang).format(quoted(before), quoted(text))
    return _with_codes(_CHANGED.of(lang).format(quoted(before), quoted(after)), before, after, lang)


def odd_letters(before: str, after: str) -> str:
    """Returns "Ð U+00D0" for each letter of one of both texts that only looks like a Vietnamese one; "" where none does."""
    of_one = (letter for letter in dict.fromkeys(before + after) if (letter in before) != (letter in after))
    odd = [letter for letter in of_one if not letter.isspace() and not _USUAL.match(letter)]
    return ", ".join(f"{letter} U+{ord(letter):04X}" for letter in odd[:_MOST_CODES])


def _what_differs(old: str, new: str) -> tuple[str, str]:
    """Returns the words of both texts that differ; with the word before them where one of both would have none."""
    most = min(len(old), len(new))
    head = next((i for i in range(most) if old[i] != new[i]), most)
    tail = next((i for i in range(most - head) if old[-1 - i] != new[-1 - i]), most - head)
    low = _word_start(old, head)
    blank = re.search(r"\s|$", old[len(old) - tail :])
    tail -= blank.start() if blank else 0
    before, after = old[low : len(old) - tail], new[low : len(new) - tail]
    if not before.strip() or not after.strip() or before.split() == after.split():
        low = _word_start(old, len(old[:low].rstrip()))
        before, after = old[low : len(old) - tail], new[low : len(new) - tail]
    return before, after


def _word_start(text: str, place: int) -> int:
    """Returns where the word begins that the place is in or behind."""
    return place - len(re.split(r"\s", text[:place])[-1])


def _with_codes(said: str, before: str, after: str, lang: Lang) -> str:
    """Adds the codes of letters that only look like those they become."""
    if len(before) != len(after):
        return said
    pairs = list(dict.fromkeys((a, b) for a, b in zip(before, after, strict=True) if a != b))
    odd = [(a, b) for a, b in pairs if not _USUAL.match(a)][:_MOST_CODES]
    codes = (", ".join(f"{each} U+{ord(each):04X}" for each in side) for side in zip(*odd, strict=True))
    return _CODES.of(lang).format(said, *codes) if odd else said
