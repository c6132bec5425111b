"""Judges whether a PDF's text is what its pages show; broken text is repaired where that is certain.

Fonts say which letter a glyph stands for, and some say it wrongly: for all of a file, in the same way. So each font is
judged by everything it shows. What cannot be repaired with certainty stays as it is, and the state says so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from decree30_lint.formats.pdf.text_lines import UNREAD, WORD, FontRun, JoinedRuns
from decree30_lint.formats.text import clean
from decree30_lint.model.document import Encoding
from decree30_lint.model.syllables import is_syllable, spelling_of

__all__ = ["FontRun", "Mended", "TextLayer", "is_vietnamese", "mend"]


class TextLayer(StrEnum):
    """Names how far the text can be trusted. Only `GOOD` and `MENDED` say what the page shows."""

    GOOD = "good"
    MENDED = "mended"  # all of it repaired with certainty
    FOREIGN = "foreign"  # made by a program that reads pictures of text and knows no Vietnamese
    RUBBISH = "rubbish"
    NONE = "none"


class Mended(Struct, frozen=True):
    """Holds repaired text; `texts` and `encodings` go with the runs one by one.

    Characters that say nothing have become U+FFFD.
    """

    texts: tuple[str, ...]
    encodings: tuple[Encoding | None, ...]
    state: TextLayer


def mend(runs: Sequence[FontRun]) -> Mended:
    """Returns the text of a whole file, given in reading order.

    It is judged by letters, never by the names of fonts alone.
    """
    given = _with_plain_signs(runs)
    whole = JoinedRuns(runs, given).text
    if not _has_words(whole):
        return Mended(tuple(given), (None,) * len(given), TextLayer.NONE)
    if _is_plain(whole) and _state(whole) is TextLayer.GOOD:
        return Mended(tuple(clean(given)), (None,) * len(given), TextLayer.GOOD)
    return _repaired(runs, given)


def is_vietnamese(text: str) -> bool:
    """Tells whether as many of the letters are such as only Vietnamese has as in any Vietnamese text."""
    letters = sum(map(str.isalpha, text))
    return len(_vietnamese.findall(text)) >= _FOREIGN_LETTERS * letters


def _repaired(runs: Sequence[FontRun], given: Sequence[str]) -> Mended:
    # Imported only here: most files need no repair.
    from decree30_lint.formats.pdf.text_encodings import decoded
    from decree30_lint.formats.pdf.text_glyphs import renumbered
    from decree30_lint.formats.pdf.text_letters import with_accents, with_right_letters

    read = renumbered(runs, given)
    plain = decoded(runs, read)
    texts = with_right_letters(runs, clean(with_accents([one.text for one in plain])))
    state = _state(JoinedRuns(runs, texts).text)
    if state is TextLayer.GOOD and texts != clean(given):
        state = TextLayer.RUBBISH if _lost(given, read) else TextLayer.MENDED
    encodings = tuple(one.encoding for one in plain)
    return Mended(tuple(re.sub(_MEANINGLESS, "\ufffd", text) for text in texts), encodings, state)


def _lost(given: Sequence[str], read: Sequence[str]) -> bool:
    """Tells whether some letters could not be read when the others were."""
    return any("\ufffd" in text and "\ufffd" not in before for before, text in zip(given, read, strict=True))


def _with_plain_signs(runs: Sequence[FontRun]) -> list[str]:
    """Returns the texts with bullets and arrows of symbol fonts as plain characters."""
    fonts = {run.font for run in runs}
    families = {font: " ".join(filter(None, found.groups())) for font in fonts if (found := _sign_font.match(font))}
    if not families:
        return [run.text for run in runs]
    from decree30_lint.formats.docx.symbols import plain_sign

    return [
        "".join(plain_sign(sign, families[run.font]) for sign in run.text) if run.font in families else run.text
        for run in runs
    ]


# What only text that was read as it should be does not hold

_LETTERS = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ"
_MARKS = "\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b"
_SIGNS = "\n\t\u00a0\u00ad§«»°²³·×÷¯‐-―‘-”•…→−≤≥\u2000-\u200b"
_odd = re.compile(f"[^\x20-\x7e{_LETTERS}{_MARKS}{_SIGNS}]")
# Signs of symbol fonts keep their place in the private area; as bullets they may touch the word behind them.
_sign_font = re.compile(r"(?i)(symbol|wingdings|webdings)[ -]?([23]?)")
_MEANINGLESS = f"(?![\uf000-\uf0ff]){UNREAD}"
_BROKEN_WORD = f"[^\\W\\d_]{UNREAD}|{_MEANINGLESS}[^\\W\\d_]|{UNREAD}{{2}}"
# Letters that are seldom right, and "õ" where no word has it.
_suspicious = re.compile("[ƢƣÖö]|[õÕ](?:(?<=[hHtT].)[aA]|(?<=[pP][hH].)[nN]|(?<=[cC].)[nN]|(?<=[tT][rR].)|(?<=[đĐ].)[iI])")
_question = re.compile(r"\?(?=[^\W\d_])(?:(?<=[^\W\d_]\?)|(?<![^\s(\[“\"]\?))")
_vietnamese = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
_MIXED = f"[A-Za-z{_LETTERS}][\u0180-\u019f\u01a4-\u01ae\u01b1-\u02af\u0370-\u052f]|[\u0370-\u052f][A-Za-z{_LETTERS}]"

_SAMPLE, _SAMPLES = 1000, 12  # characters, and how many stretches of them stand for the whole
_FEW = 30  # words prove nothing
_LOST = 0.1  # of the words lack a letter: what is left is enough to judge how the page is set
_MIXED_UP = 0.01  # of the words mix letters of several tongues
_QUESTIONS = 0.05  # of the words hold a question mark
_FOREIGN_LETTERS = 0.05  # of the letters are such as only Vietnamese has: a fifth is usual
_SKELETONS = 0.4  # of the words would be syllables but for their marks; in English a quarter
_SYLLABLES = 0.3  # of the words, however many names and abbreviations there are
_NO_WORDS = 0.08  # of the words are syllables by chance


def _has_words(text: str) -> bool:
    return WORD.search(text) is not None


def _is_plain(text: str) -> bool:
    return not (_odd.search(text) or _suspicious.search(text) or _question.search(text))


def _state(text: str) -> TextLayer:
    """Returns whether the text is good, by the words of some stretches of it."""
    sample = _sampled(text)
    words = WORD.findall(sample)
    count = len(words)
    if (_odd.search(sample) and _is_broken(words)) or len(_question.findall(sample)) > _QUESTIONS * count:
        return TextLayer.RUBBISH
    if count < _FEW:
        return TextLayer.GOOD
    syllables = sum(map(is_syllable, words))
    if len(_vietnamese.findall(sample)) >= _FOREIGN_LETTERS * sum(map(len, words)):
        return TextLayer.GOOD if syllables >= _SYLLABLES * count else TextLayer.RUBBISH
    if sum(map(_is_skeleton, words)) >= _SKELETONS * count:
        return TextLayer.FOREIGN
    return TextLayer.GOOD if syllables >= _NO_WORDS * count else TextLayer.RUBBISH


def _is_broken(words: Sequence[str]) -> bool:
    """Tells whether so many words lack letters, or mix those of several tongues, that nothing can be read."""
    lost, mixed = (sum(1 for word in words if re.search(pattern, word)) for pattern in (_BROKEN_WORD, _MIXED))
    return lost > _LOST * len(words) or mixed > _MIXED_UP * len(words)


def _sampled(text: str) -> str:
    if len(text) <= _SAMPLE * _SAMPLES:
        return text
    step = len(text) // _SAMPLES
    return "\n".join(text[at : at + _SAMPLE] for at in range(0, step * _SAMPLES, step))


def _is_skeleton(word: str) -> bool:
    """Tells whether three letters or more are a syllable, or would be with the right marks: "cua", "Tài", "thông"."""
    if len(word) < 3:
        return False
    bare = "".join(letter for letter in unicodedata.normalize("NFD", word) if letter.isalpha())
    return spelling_of(bare) is not None
