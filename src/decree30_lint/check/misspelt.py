"""Finds words that no Vietnamese spelling allows, and what they were meant to be where only one answer is left.

Names of places and people of other tongues ("Đắk Lắk", "Krông"), borrowed words ("ôtô", "cácbon"), abbreviations and foreign
words are left alone: what may be one of them is no fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from decree30_lint.model.outcomes import MessageKey
from decree30_lint.model.syllables import (
    LEVEL,
    SHARP,
    Spelling,
    is_lawful,
    is_syllable,
    lacks_tone,
    respelt,
    spelling_of,
    toneless,
)

_ALPHABET = frozenset("abcdefghijklmnopqrstuvwxyzăâđêôơư")
_HORNS = (("uơ", "ươ"), ("ưo", "ươ"))  # one of two horns forgotten: "nguời"
_STOPS = "cpt"
_VOWELS = "aăâeêioôơuưy"
_SHORT = ("ở",)  # the one word of one letter that is common in prose
_PIECES = 3  # words typed as one
_LONGEST = 21  # letters of three syllables ("nghiêng")
_LONG = 4  # letters of a word with capitals that is no abbreviation


_EDGES = ".,;:!?()[]{}“”\"'’‘…«»<>*•·–—+/-"  # signs around words


class Misspelling(MessageKey):
    SPELLING = "spelling"
    TONE = "tone"  # a stop without its tone
    GLUED = "glued"
    JOINED = "joined"  # words glued together, but it is not certain where one ends
    CASE = "case"
    UNKNOWN = "unknown"


class Misspelt(NamedTuple):
    """Holds what is wrong with a word, and the `right` one where it is certain.

    `doubtful` means that it is a fault only where the word opens a sentence; elsewhere it may be a name.
    """

    key: Misspelling
    right: str | None = None
    doubtful: bool = False


def misspellings(text: str, joints: frozenset[str], garbled: float) -> list[tuple[int, int, Misspelt]] | None:
    """Returns the misspelt words of a text, and where each begins and ends.

    None means that more than the share `garbled` of its words are: it is of another tongue, or was read wrongly.
    """
    tokens = [token for token in set(text.split()) if not token.isascii()]
    odd = [token for token in tokens if _misspelt_in(token, joints)]
    if len(odd) > garbled * len(tokens) + 1:
        return None
    hits = _any_of(odd).finditer(text) if odd else ()
    return [
        (hit.start() + low, hit.start() + high, fault) for hit in hits for low, high, fault in _misspelt_in(hit[0], joints)
    ]


@cache
def _pieces() -> re.Pattern[str]:
    return re.compile(r"[^\s,;:!?()\[\]{}“”\"…«»<>]+")


@lru_cache(maxsize=16384)
def _misspelt_in(token: str, joints: frozenset[str]) -> tuple[tuple[int, int, Misspelt], ...]:
    """Returns the misspelt words of a stretch without blanks, with their places in it.

    Words with signs inside are no words.
    """
    word = token.strip(_EDGES)
    if word.isalpha():
        fault = misspelt(word, joints)
        start = token.find(word)
        return ((start, start + len(word), fault),) if fault else ()
    found = []
    for hit in _pieces().finditer(token):
        word = hit[0].strip(_EDGES)
        start = hit.start() + hit[0].find(word)
        if word.isalpha() and not word.isascii() and (fault := misspelt(word, joints)):
            found.append((start, start + len(word), fault))
    return tuple(found)


def _any_of(tokens: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, sorted(tokens)))})(?!\S)")


def misspelt(word: str, joints: frozenset[str]) -> Misspelt | None:
    """Returns what is wrong with `word`, which is letters only and not all plain; None if nothing is.

    `joints` are words that no borrowed word holds: with them it is two.
    """
    if len(word) > _LONGEST:
        return None
    mixed = not (word.islower() or word.istitle() or word.isupper())
    if is_syllable(word):
        return _shifted(word) if mixed else None
    bare, marks = toneless(word)
    if not _ALPHABET.issuperset(bare):
        return None
    toned = bool(marks) and not _sounds_borrowed(bare, marks)
    own = toned and _has_own_letter(word)
    if mixed:
        return _of_mixed_case(word, own)
    return _of_capitals(word, toned, own) if word.isupper() else _of_one_case(word, joints, toned, own)


def _shifted(word: str) -> Misspelt | None:
    """Returns the fault of a shift key held too long or let go: "THường", "HƯớNG"; None for abbreviations and brands."""
    if len(word) < _LONG:
        return None
    if word[:2].isupper() and word[2:].islower():
        return Misspelt(Misspelling.CASE, word.capitalize())
    return Misspelt(Misspelling.CASE, word.upper()) if sum(letter.islower() for letter in word) == 1 else None


def _sounds_borrowed(bare: str, marks: list[tuple[int, int]]) -> bool:
    """Tells whether it may be a borrowed word or a highland name: no tone but the sharp one before a stop: "ôxít"."""
    return all(tone == SHARP and bare[place + 1 : place + 2] in (*_STOPS, "k") for place, tone in marks)


def _of_one_case(word: str, joints: frozenset[str], toned: bool, own: bool) -> Misspelt | None:
    right = _corrected(word, toned)
    if right is not None:
        return Misspelt(Misspelling.SPELLING, right, doubtful=word.istitle() and not toned)
    spelling = spelling_of(word)
    if spelling is not None and _is_spelt(spelling) and lacks_tone(spelling):
        return Misspelt(Misspelling.TONE, doubtful=word.istitle())
    if found := _as_glued(word, [cut for cut in _glued(word.lower()) if own or not joints.isdisjoint(cut)]):
        return found
    return Misspelt(Misspelling.UNKNOWN) if word.islower() and own and len(word) > 1 else None


def _as_glued(word: str, cuts: list[tuple[str, ...]]) -> Misspelt | None:
    """Returns the words glued together. A cut before a vowel is no proof: "Đỉều" is a slip for "Điều"."""
    if all(_begins_with_vowel(cut[1]) for cut in cuts):
        return None
    return Misspelt(Misspelling.GLUED, _like(word, cuts[0])) if len(cuts) == 1 else Misspelt(Misspelling.JOINED)


def _is_spelt(spelling: Spelling) -> bool:
    """Tells whether nothing is wrong with it but its tone."""
    return is_lawful(spelling._replace(tone=SHARP, mark=_place(spelling)))


def _place(spelling: Spelling) -> int:
    right = spelling_of(respelt(spelling._replace(tone=SHARP)))
    return right.mark if right else 0


def _corrected(word: str, toned: bool) -> str | None:
    """Returns the one syllable it must have been meant to be: tone mark moved, horn added, "ngh" for "ng"; else None."""
    spelling = spelling_of(word) or _with_horns(word)
    if spelling is None or (spelling.onset in ("c", "k") and not (toned and word.islower())):
        return None
    right = respelt(spelling)
    return _cased(word, right) if is_syllable(right) else None


def _with_horns(word: str) -> Spelling | None:
    bare, marks = toneless(word)
    for wrong, right in _HORNS:
        spelling = spelling_of(bare.replace(wrong, right)) if wrong in bare else None
        if spelling is not None and len(marks) <= 1:
            at, tone = marks[0] if marks else (len(spelling.onset), LEVEL)
            return spelling._replace(tone=tone, mark=at - len(spelling.onset))
    return None


def _cased(word: str, right: str) -> str:
    if word.isupper():
        return right.upper()
    return right.capitalize() if word[0].isupper() else right


def _has_own_letter(word: str) -> bool:
    """Tells whether it has a letter that no other tongue has: ạ, ề, ữ."""
    return any("\u1ea0" <= letter <= "\u1ef9" for letter in word.lower())


def _begins_with_vowel(piece: str) -> bool:
    return toneless(piece[0])[0] in _VOWELS


def _glued(small: str, pieces: int = _PIECES) -> list[tuple[str, ...]]:
    """Returns all ways to cut it into two or three syllables; only those into two where that is possible."""
    for count in range(2, pieces + 1):
        if found := list(_cuts(small, count)):
            return found
    return []


def _cuts(small: str, count: int) -> Iterator[tuple[str, ...]]:
    if count == 1:
        if _is_word(small):
            yield (small,)
        return
    for end in range(1, len(small)):
        if _is_word(small[:end]):
            yield from ((small[:end], *rest) for rest in _cuts(small[end:], count - 1))


def _is_word(small: str) -> bool:
    return (len(small) > 1 or small in _SHORT) and is_syllable(small)


def _like(word: str, pieces: tuple[str, ...]) -> str:
    """Returns the pieces joined by blanks, with the capitals of `word`."""
    letters = iter(word)
    return " ".join("".join(next(letters) for _ in piece) for piece in pieces)


def _of_capitals(word: str, toned: bool, own: bool) -> Misspelt | None:
    if len(word) < _LONG:
        return None
    right = _corrected(word, toned)
    if right is not None:
        return Misspelt(Misspelling.SPELLING, right)
    spelling = spelling_of(word)
    if len(word) > _LONG and spelling is not None and _is_spelt(spelling) and lacks_tone(spelling):
        return Misspelt(Misspelling.TONE)  # shorter, "NGƯT" is an abbreviation
    return _as_glued(word, _glued(word.lower())) if own else None


def _of_mixed_case(word: str, own: bool) -> Misspelt | None:
    """Returns the fault of a word with capitals inside: two words; without a tone it may be an abbreviation ("QyĐ")."""
    found = _cut_by_case(word)
    if found is not None:
        return Misspelt(Misspelling.GLUED, found)
    return Misspelt(Misspelling.UNKNOWN) if own or _ends_as_word(word) else None


def _ends_as_word(word: str) -> bool:
    """Tells whether it is a word with too many capitals before it: "SCông", "TPHồ"."""
    last = max(place for place, letter in enumerate(word) if letter.isupper())
    tail = word[last:]
    return len(tail) > 2 and word[:last].isupper() and not tail.isascii() and is_syllable(tail)


def _cut_by_case(word: str) -> str | None:
    """Returns the words cut at capitals: "vàKho" → "và Kho", "UBNDtỉnh" → "UBND tỉnh"; None if not certain ("SNội")."""
    pieces = list(_pieces_by_case(word))
    if len(pieces) > 1 and all((is_syllable(p) and len(p) > 1) or p.isupper() for p in pieces):
        return " ".join(pieces)
    capitals = next(i for i, letter in enumerate(word) if letter.islower()) if word[:2].isupper() else 0
    head, tail = word[:capitals], word[capitals:]
    if head and len(tail) > 1 and is_syllable(tail) and not is_syllable(word[capitals - 1 :]):
        return f"{head} {tail}"
    return None


def _pieces_by_case(word: str) -> Iterator[str]:
    begin = 0
    for place in range(1, len(word)):
        if word[place].isupper() and word[place - 1].islower():
            yield word[begin:place]
            begin = place
    yield word[begin:]
