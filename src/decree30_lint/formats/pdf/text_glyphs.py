"""Repairs text in which numbers of glyphs stand for letters: "ӝ" for "ộ", "QJj\\" for "ngày".

Fonts of one maker number their glyphs alike: ASCII in its own order, then the letters of old Macintosh fonts, later the
Vietnamese letters in the order of Unicode. Where each row begins is found by trying: only one answer gives Vietnamese.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from decree30_lint.formats.pdf.text_lines import FontRun, JoinedRuns
from decree30_lint.model.syllables import is_syllable

# Beyond Latin: letters whose Unicode numbers are the glyph numbers of Vietnamese letters.
BEYOND = re.compile("[\u0180-\u019f\u01a4-\u01ae\u01b1-\u02c5\u02c8-\u02d7\u02df-\u02ff\u0370-\u052f]")
_ENOUGH = 5
_FIRST, _LAST = 0x1EA0, 0x1EF9  # the Vietnamese letters that stand together in Unicode
_ROW_BEGINS = 0x100  # their glyphs come behind those of other letters
_SINGLES = "ăđĩơũưĂĐĨƠŨƯ"
_VIETNAMESE = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư"
_SHIFTS = (0, 29)  # either only the Vietnamese letters are glyph numbers, or all are: the blank is glyph 3

# Glyph numbers of letters behind ASCII in the fonts that come with Windows.
_GLYPHS = {105 + place: letter for place, letter in enumerate("áàâ.ã..éèê.íì...óòô.õúù") if letter != "."}
_GLYPHS |= dict(zip((171, 172, 173, 174, 177, 178, 179, 180, 181, 182), "\u00a0ÀÃÕ–—“”‘’", strict=True))
_GLYPHS |= dict(zip((198, 199, 200, 202, 203, 206, 207, 208, 209, 210, 212, 233, 234), "ÂÊÁÈÍÌÓÔÒÚÙÝý", strict=True))

# Of the Vietnamese letters in the same fonts, upright and bold.
_CORE_ROW = 0x4A4
_CORE_SINGLES = str.maketrans("\u0102\u0103\u0108\u00ff\u01ac\u01ad\u046a\u046b\u046c\u046d", "ĂăĐđĨĩƠơƯư")

_DISTINCT = 500  # different words that are looked at
_TRIED = 80  # of them, while the row is searched
_OFTEN = 3  # of the most frequent unknown glyphs: one of them at least is of the row
_PROOFS = 10  # different words with Vietnamese letters
_PROSE = 15  # different words that begin with a letter: more than headings have
_MOST = 0.75  # of the words of a letter: some are abbreviations
_SURE = 0.9  # of the words
_marks = ".,;:!?()[]{}\"“”‘’'/-–—…"

_FontWord = tuple[tuple[str, bool], ...]
"""The characters of a word, each with whether it is of the font in question."""
_GlyphTable = Mapping[str, str]
"""What the characters of that font mean."""


class _GlyphEncoding(NamedTuple):
    """Holds what the glyph numbers of a font mean; `shift` is that of ASCII."""

    shift: int
    table: _GlyphTable


def renumbered(runs: Sequence[FontRun], texts: Sequence[str]) -> list[str]:
    """Returns the texts with letters for glyph numbers, in the fonts for which that gives Vietnamese words.

    In such a font "\\ufffd" stands for the few glyphs whose letter is not certain.
    """
    counts = Counter(run.font for run, text in zip(runs, texts, strict=True) for _ in BEYOND.finditer(text))
    found = list(texts)
    proven: list[_GlyphEncoding] = []
    others = sorted({run.font for run in runs} - counts.keys()) if counts else []
    for font, count in [*counts.most_common(), *((font, 0) for font in others)]:
        shown = {character for run, text in zip(runs, found, strict=True) if run.font == font for character in text}
        numbering = _certain(shown - {" ", "\n"}, _words_of(font, runs, found), proven, count)
        if numbering is not None:
            proven.append(numbering)
            found = [_read_all(t, numbering.table) if p.font == font else t for p, t in zip(runs, found, strict=True)]
    return found


def _read_all(text: str, table: _GlyphTable) -> str:
    """Returns the text read by `table`; a blank is one that was put in."""
    return "".join(table.get(character, character if character in " \n" else "\ufffd") for character in text)


def _certain(
    shown: set[str], words: Sequence[_FontWord], proven: Sequence[_GlyphEncoding], count: int
) -> _GlyphEncoding | None:
    """Returns the numbering of a font, None if none is certain. `count` is the number of its letters beyond Latin.

    The numbering of another font of the file needs little proof, a new one much.
    """
    for shift, known in proven:
        table = _with_singles(words, {**_base(shown, shift), **known})
        if (shift or count) and _is_certain(words, table, 1):
            return _GlyphEncoding(shift, table)
    bases = [(shift, _base(shown, shift)) for shift in _SHIFTS] if count >= _ENOUGH else []
    tried = (_GlyphEncoding(shift, search(words, base)) for search in (_of_core_fonts, _searched) for shift, base in bases)
    return next((numbering for numbering in tried if _is_certain(words, numbering.table, _PROOFS)), None)


def _unknown(words: Sequence[_FontWord], table: _GlyphTable) -> list[str]:
    """Returns the font's characters without a meaning, the most frequent first."""
    own = Counter(character for word in words for character, mine in word if mine)
    return [character for character, _ in own.most_common() if character not in table]


def _words_of(font: str, runs: Sequence[FontRun], texts: Sequence[str]) -> list[_FontWord]:
    """Returns different words, with blanks around them, in which the font has a part."""
    lines = JoinedRuns(runs, texts)
    found: dict[_FontWord, None] = {}
    for match in re.finditer(r"[^ \n]+", lines.text):
        owners = (runs[lines.owner(at)].font for at in range(*match.span()))
        word = tuple((character, owner == font) for character, owner in zip(match.group(), owners, strict=True))
        if any(own for _, own in word):
            found[word] = None
        if len(found) == _DISTINCT:
            break
    return list(found)


def _is_certain(words: Sequence[_FontWord], table: _GlyphTable, proofs: int) -> bool:
    """Tells whether a numbering is proven.

    Of the words that change nearly all must be readable, nearly all of these Vietnamese, and `proofs` of them by their
    letters.
    """
    changed = [word for word in words if any(own and table.get(character) != character for character, own in word)]
    cores = [core for word in changed if (core := _read(word, table)) is not None]
    readable = [core for core in cores if len(core) > 1 and core.isalpha() and not core.isupper()]
    good = sum(map(_is_word, readable))
    return (
        len(cores) >= _SURE * len(changed)
        and good >= _SURE * len(readable)
        and sum(1 for core in cores if not core.isascii() and _is_word(core)) >= proofs
    )


def _base(shown: set[str], shift: int) -> _GlyphTable:
    return {character: letter for character in sorted(shown) if (letter := _common(character, shift)) is not None}


def _of_core_fonts(words: Sequence[_FontWord], base: _GlyphTable) -> _GlyphTable:
    row = {chr(_CORE_ROW + place): chr(_FIRST + place) for place in range(_LAST - _FIRST + 1)}
    singles = {chr(glyph): chr(letter) for glyph, letter in _CORE_SINGLES.items()}
    return _with_singles(words, {**base, **row, **singles})


def _searched(words: Sequence[_FontWord], base: _GlyphTable) -> _GlyphTable:
    """Returns the numbering whose row begins where most words come out as Vietnamese."""
    unknown = _unknown(words, base)
    begins = {
        ord(character) - place
        for character in [c for c in unknown if ord(c) >= _ROW_BEGINS][:_OFTEN]
        for place in range(_LAST - _FIRST + 1)
    }
    rows = [{**base, **_row(unknown, begin)} for begin in sorted(begins)]
    return _with_singles(words, max(rows, key=lambda row: _proofs(words[:_TRIED], row), default=base))


def _common(character: str, shift: int) -> str | None:
    """Returns what a glyph of the first rows means; None beyond them."""
    number = ord(character)
    if not shift:
        latin = character.isascii() or character in _VIETNAMESE
        return character if latin or not (character.isalpha() or BEYOND.match(character)) else None
    return chr(number + shift) if 0x20 <= number + shift <= 0x7E else _GLYPHS.get(number)


def _row(characters: Iterable[str], begin: int) -> dict[str, str]:
    """Returns the Vietnamese row where its first letter is the glyph `begin`."""
    numbers = ((character, _FIRST + ord(character) - begin) for character in characters)
    return {character: chr(number) for character, number in numbers if _FIRST <= number <= _LAST}


def _with_singles(words: Sequence[_FontWord], known: _GlyphTable) -> _GlyphTable:
    """Adds the letters outside the row.

    Each is found from the words in which it alone is not known; those found help the next.
    """
    table = dict(known)
    unknown = _unknown(words, table)
    for _ in unknown:
        for character in unknown:
            letter = None if character in table else _single(words, table, character)
            if letter is not None:
                table[character] = letter
                break
        else:
            break
    return table


def _single(words: Sequence[_FontWord], table: _GlyphTable, character: str) -> str | None:
    """Returns the one letter that makes syllables of the words, None if there is no single one.

    A letter with which many words begin, and only begin, is a small one.
    """
    waiting = [word for word in words if {c for c, own in word if own and c not in table} == {character}]
    free = [letter for letter in _SINGLES if letter not in table.values()]
    tried = sorted(((_proofs(waiting, {**table, character: letter}), letter) for letter in free), key=lambda pair: -pair[0])
    if not tried or tried[0][0] < max(2, _MOST * len(waiting)):
        return None
    best = [letter for proofs, letter in tried if proofs == tried[0][0]]
    if len(best) == 1:
        return best[0]
    return best[0] if best[0].upper() == best[1] and len(best) == 2 and len(waiting) >= _PROSE else None


def _proofs(words: Sequence[_FontWord], table: _GlyphTable) -> int:
    """Counts the words that become Vietnamese by a letter beyond ASCII."""
    return sum(1 for word in words if (core := _read(word, table)) is not None and not core.isascii() and _is_word(core))


def _is_word(core: str) -> bool:
    """Tells whether the text is a syllable in small letters, in capitals, or with one capital in front."""
    return is_syllable(core) and (core.isupper() or core[1:].islower() or len(core) == 1)


def _read(word: _FontWord, table: _GlyphTable) -> str | None:
    """Returns the word without punctuation around it; None where a glyph is not known."""
    read = [table.get(character) if own else character for character, own in word]
    return "".join(letter for letter in read if letter is not None).strip(_marks) if None not in read else None
