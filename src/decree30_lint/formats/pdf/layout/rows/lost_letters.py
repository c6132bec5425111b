"""Finds where a letter stands on the page of which the text says nothing: "Bộ   ội vụ" with the room of an N.

Such a letter is drawn as a picture, or its program names it a blank. Within a row blanks are of one width, so a room that is
wider by a letter is seen; and what is left of the word is no word, or begins as few words do.
"""

from __future__ import annotations

import re
from itertools import pairwise

from decree30_lint.formats.pdf.content import Glyph
from decree30_lint.formats.pdf.layout.rows.row import TextRow
from decree30_lint.formats.pdf.layout.words.word import Word
from decree30_lint.model.lost_letters import LOST
from decree30_lint.model.syllables import is_syllable, spelling_of, toneless

_FIRST = re.compile(r"^[^\W\d_]*")
_FEW, _BLANK = 3, 0.25  # so few blanks tell nothing: they are taken to be so many ems wide
_EVEN = 0.04  # ems by which the blanks of one row differ
_SIGNS = '.,;:!?()[]"“”‘’/-–—…'
_LABELLED = (":", ")")
_LEAST = 0.27  # ems that a letter takes: i, t
_MOST = 1.5  # ems that a blank and the widest letter take, M or W
_UNSEEN = frozenset("\u200b\u200c\u200d\u2060\ufeff")
_EACH = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
_VOWELS = frozenset("aăâeêioôơuưy")


def shown_as(glyph: Glyph) -> str:
    """Returns what a glyph means; `LOST` where it takes the room of a letter, and the file says that nobody sees it."""
    unseen = glyph.text in _UNSEEN and glyph.right - glyph.left > _LEAST * glyph.style.size
    return LOST if unseen or not glyph.text else glyph.text


def lost_letters(row: TextRow) -> dict[int, str]:
    """Maps the index of a word to the blanks and the lost letter between the word before it and itself."""
    usual = _usual_room(row)
    if usual is None:
        return {}
    return {
        number: filled
        for number, (word, other) in enumerate(pairwise(row.words), start=1)
        if (filled := _filled(word, other, usual, row.size, first=number == 1))
    }


def _usual_room(row: TextRow) -> float | None:
    """Returns how wide one blank is in the row; None where they are of no one width."""
    rooms = sorted(other.left - word.right for word, other in pairwise(row.words) if other.blanks == 1)
    if len(rooms) < _FEW:
        return _BLANK * row.size
    usual = rooms[len(rooms) // 2]
    even = sum(1 for room in rooms if abs(room - usual) < _EVEN * row.size)
    return usual if even > 1 and 2 * even > len(rooms) else None


def _filled(word: Word, other: Word, usual: float, size: float, *, first: bool) -> str:
    """Returns what stands between two words where a letter is lost there, else "".

    Behind a label, and behind the sign that begins a row, a tab may stand.
    """
    room = (other.left - word.right) / size
    if other.blanks > 2 or not _LEAST < room < _MOST or _style(word, -1) != _style(other, 0):
        return ""
    before, behind = _text(word), _text(other)
    if before.endswith(_LABELLED) or (first and not before[-1:].isalpha()):
        return ""
    if other.blanks < 2 and abs(room - usual / size) > 2 * _EVEN and _is_cut(before, behind):
        return LOST
    if not other.blanks or room - other.blanks * usual / size < _LEAST:
        return ""
    if _begins_within(behind.strip(_SIGNS)):
        return f" {LOST}"
    return f"{LOST} " if _ends_within(before.strip(_SIGNS)) else ""


def _text(word: Word) -> str:
    return "".join([glyph.text for glyph in word.glyphs])


def _is_cut(before: str, behind: str) -> bool:
    """Tells whether the letters on both sides are one syllable with a letter between them, or one abbreviation.

    Where each side is a syllable, they may be two words.
    """
    left, right = _FIRST.findall(before[::-1])[0][::-1], _FIRST.findall(behind)[0]
    if not (left and right) or (is_syllable(left) and is_syllable(right)):
        return False
    whole = any(spelling_of(f"{left}{letter}{right}") for letter in _EACH)
    return whole or ((left + right).isupper() and 1 in (len(left), len(right)))


def _begins_within(word: str) -> bool:
    """Tells whether the word lacks its first letter: it is no syllable alone, or begins with a vowel and no capital."""
    if not word.isalpha() or word.istitle():
        return False
    if is_syllable(word):
        return toneless(word)[0][0] in _VOWELS and (word.islower() or len(word) > 1)
    return any(is_syllable(f"{letter}{word}") for letter in _EACH)


def _ends_within(word: str) -> bool:
    """Tells whether the word lacks its last letter: it is no syllable alone."""
    if not word.isalpha() or len(word) < 2 or _VOWELS.isdisjoint(toneless(word)[0]) or is_syllable(word):
        return False
    return any(is_syllable(f"{word}{letter}") for letter in _EACH)


def _style(word: Word, at: int) -> tuple[str, float, int | None]:
    style = word.glyphs[at].style
    return style.font, style.size, style.field
