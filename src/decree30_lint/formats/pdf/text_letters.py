"""Repairs letters that a font shows rightly and names wrongly: ƣ for ư, õ for ò; accents as characters of their own.

"HÕA" is also a typing error of real documents. So a letter is repaired only where its font proves to name it wrongly: the
true letter never occurs in it, and words come out that do not exist.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from decree30_lint.formats.pdf.text_lines import FontRun, JoinedRuns
from decree30_lint.model.syllables import is_syllable

# Letters no Vietnamese word has, and those that stand in their places.
_STRANGERS = {"Ƣ": "Ư", "ƣ": "ư", "Ö": "Ú", "ö": "ú"}
_TILDES = {"Õ": "Ò", "õ": "ò"}
_IMPOSSIBLE = frozenset(("hõa", "tõa", "phõng", "cõn", "trõn", "trõ", "đõi"))  # words that exist with ò and never with õ
_TRUE_TILDES = re.compile("(r|v|d|l|c|ng|g|b|m|ch)õ|[dlcs]õi|(l|v|d|c|ch|ng|nh|th)?õng|nõn|[html]õm", re.IGNORECASE)
_WRONG = "[ƢƣÖöÕõ]"
_PROVING = 2  # different words

_ACCENTS = {"ˆ": "\u0302", "˘": "\u0306", "˜": "\u0303", "´": "\u0301", "ˊ": "\u0301", "ˋ": "\u0300", "`": "\u0300"}
_accents = f"[{''.join(_ACCENTS)}]"
_SURE = 0.9  # of the words that hold an accent


def with_right_letters(runs: Sequence[FontRun], texts: Sequence[str]) -> list[str]:
    """Returns the texts with letters repaired that their fonts name wrongly."""
    lines = JoinedRuns(runs, texts)
    if not re.search(_WRONG, lines.text):
        return list(texts)
    shown = _shown(runs, texts)
    words = _words(lines, runs)
    strange = {
        (font, wrong) for font in shown for wrong in _STRANGERS if _is_wrong(wrong, shown[font], words.get(font, set()))
    }
    tilted = {
        (font, wrong)
        for font in shown
        for wrong in _TILDES
        if _is_tilted(wrong, shown[font], words.get(font, set()), bool(strange))
    }
    letters = list(lines.text)
    for word in lines.words():
        for at in range(word.start(), word.end()):
            place = runs[lines.owner(at)].font, letters[at]
            if place in strange:
                letters[at] = _STRANGERS[letters[at]]
            elif place in tilted and not _TRUE_TILDES.fullmatch(word.group()):
                letters[at] = _TILDES[letters[at]]
    return lines.split("".join(letters))


def _shown(runs: Sequence[FontRun], texts: Sequence[str]) -> dict[str, set[str]]:
    """Maps each font to the characters it shows."""
    found: dict[str, set[str]] = {}
    for run, text in zip(runs, texts, strict=True):
        found.setdefault(run.font, set()).update(text)
    return found


def _words(lines: JoinedRuns, runs: Sequence[FontRun]) -> dict[str, set[str]]:
    """Maps each font to the words in which it shows one of the letters in question."""
    found: dict[str, set[str]] = {}
    for word in lines.words():
        for letter in re.finditer(_WRONG, word.group()):
            font = runs[lines.owner(word.start() + letter.start())].font
            found.setdefault(font, set()).add(word.group())
    return found


def _is_wrong(wrong: str, shown: set[str], words: set[str]) -> bool:
    """Tells whether every word with a letter that Vietnamese lacks becomes Vietnamese with the letter in its place."""
    if wrong not in shown or _STRANGERS[wrong] in shown:
        return False
    examples = [word for word in words if wrong in word]
    repaired = [word.translate(_READ) for word in examples]
    return bool(examples) and all(map(is_syllable, repaired))


def _is_tilted(wrong: str, shown: set[str], words: set[str], strangers: bool) -> bool:
    """Tells whether "õ" stands for "ò".

    `strangers` states that the file has letters that Vietnamese lacks: the same program names both wrongly.
    """
    if wrong not in shown or _TILDES[wrong] in shown:
        return False
    proofs = {word.translate(_READ).lower() for word in words} & _IMPOSSIBLE
    return len(proofs) >= (1 if strangers else _PROVING)


_READ = str.maketrans(_STRANGERS)


def with_accents(texts: Sequence[str]) -> list[str]:
    """Returns the texts with letters and accents joined that were drawn one by one.

    That is done where nearly all words come out as Vietnamese.
    """
    if not re.search(f"[^\\W\\d_]{_accents}|{_accents}[^\\W\\d_]", "".join(texts)):
        return list(texts)
    for pattern in (f"([^\\W\\d_])({_accents}+)", f"({_accents}+)([^\\W\\d_])"):
        joined = [re.sub(pattern, _composed, text) for text in texts]
        changed = [new for old, new in zip(_tokens(texts), _tokens(joined), strict=True) if old != new]
        if changed and sum(map(is_syllable, changed)) >= _SURE * len(changed):
            return joined
    return list(texts)


def _tokens(texts: Sequence[str]) -> list[str]:
    """Returns the words between blanks, without punctuation before and behind."""
    return [token.strip('.,;:!?()[]"“”/-') for text in texts for token in text.split()]


def _composed(match: re.Match[str]) -> str:
    """Composes a letter and its accents, circumflex and breve before tones: only so they become one character."""
    letter, accents = sorted(match.groups(), key=lambda group: group[0] in _ACCENTS)
    marks = sorted((_ACCENTS[accent] for accent in accents), key=lambda mark: mark not in "\u0302\u0306")
    return unicodedata.normalize("NFC", letter + "".join(marks))
