"""Folds Vietnamese text into loose forms, for finding things; judging them exactly is left to the rules."""

from __future__ import annotations

import unicodedata

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


_TONE_PAIRS = tuple(
    (first + tone, toned + second)
    for first, second, tones, toneds in (
        ("o", "a", "àáảãạ", "òóỏõọ"),
        ("o", "e", "èéẻẽẹ", "òóỏõọ"),
        ("u", "y", "ỳýỷỹỵ", "ùúủũụ"),
    )
    for tone, toned in zip(tones, toneds, strict=True)
)


def tone_folded(text: str) -> str:
    """Returns the text in lower case, with the tone mark on the first vowel of oa, oe, uy: "HOÀ" → "hòa", "quý" → "qúy"."""
    text = text.lower()
    for late, early in _TONE_PAIRS:
        if late in text:
            text = text.replace(late, early)
    return text


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
