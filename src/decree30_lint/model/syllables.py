"""Spells Vietnamese syllables: onset, rime, tone, and where the tone mark stands. It is a grammar, not a list of words."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

_TONES = (
    "aáàảãạ",
    "ăắằẳẵặ",
    "âấầẩẫậ",
    "eéèẻẽẹ",
    "êếềểễệ",
    "iíìỉĩị",
    "oóòỏõọ",
    "ôốồổỗộ",
    "ơớờởỡợ",
    "uúùủũụ",
    "ưứừửữự",
    "yýỳỷỹỵ",
)
LEVEL, SHARP, HEAVY = 0, 1, 5  # places in a row of _TONES

_ROWS = {row[0]: row for row in _TONES}
_MARKED = {letter: (row[0], tone) for row in _TONES for tone, letter in enumerate(row) if tone}
_BARE = str.maketrans({letter: base for letter, (base, _) in _MARKED.items()})

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RIMES = """
a ac ach ai am an ang anh ao ap at au ay  ăc ăm ăn ăng ăp ăt  âc âm ân âng âp ât âu ây
e ec em en eng eo ep et  ê êch êm ên ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt
oc oe oec oem oen oeng oeo oet oi om on ong oong ooc op ot
ô ôc ôi ôm ôn ông ôp ôt  ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uênh uêu ui um un ung uơ up ut uôc uôi uôm uôn uông uôt
uy uya uych uyên uyêt uynh uyp uyt uyu
ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
y yêm yên yêng yêt yêu
"""
_AFTER_QU = "y ych yn ynh yt yên yêt ôc"  # beside those that begin with one of the next
_AFTER_QU_BEGIN = "aăâeêiơ"
_STOPS = ("c", "ch", "p", "t")
_EITHER = ("oa", "oe", "uy")  # HÒA and HOÀ are both right
_GLIDES = ("oa", "oe", "oo", "uy")  # with more letters behind: the mark stands on the second
_FRONT = "eêiy"
_BEFORE_FRONT = {"c": "k", "g": "gh", "ng": "ngh"}
_BEFORE_BACK = {front: back for back, front in _BEFORE_FRONT.items()}

_onsets = frozenset(_ONSETS.split())
_rimes = frozenset(_RIMES.split())
_bare_rimes = frozenset(_RIMES.translate(str.maketrans("ăâêôơư", "aaeoou")).split())
_after_qu = frozenset(_AFTER_QU.split()) | {rime for rime in _rimes if rime[0] in _AFTER_QU_BEGIN}


class Spelling(NamedTuple):
    """A spelling is a syllable taken apart. `tone` is a place in a row of tones; `mark` counts from the rime's first letter.

    A `mark` below 0 means that the tone mark stands on the onset ("qúy").
    """

    onset: str
    rime: str
    tone: int = LEVEL
    mark: int = 0


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Tells whether `word`, in any case and in NFC, is a syllable.

    A stopped syllable needs a sharp or heavy tone: "các" and "cạc" are syllables, "cac" is not.
    """
    spelling = spelling_of(word)
    return spelling is not None and is_lawful(spelling)


def may_be_syllable(bare: str) -> bool:
    """Tells whether small letters without diacritics may be those of a syllable: "chinh", "viec", not "luci"."""
    return any(bare[length:] in _bare_rimes and (not length or bare[:length] in _onsets) for length in range(4))


def is_lawful(spelling: Spelling) -> bool:
    """Tells whether onset and rime go together and the tone mark stands where it may."""
    onset, rime, tone, mark = spelling
    if onset != _fitting(onset, rime) or rime != _opened(onset, rime) or lacks_tone(spelling):
        return False
    return tone == LEVEL or mark in _marks(onset, rime)


def lacks_tone(spelling: Spelling) -> bool:
    """Tells whether the syllable ends with a stop and has neither of the two tones that go with it."""
    return spelling.rime.endswith(_STOPS) and spelling.tone not in (SHARP, HEAVY)


def spelling_of(word: str) -> Spelling | None:
    """Returns the spelling, or None where onset or rime do not exist.

    They may be a pair that does not go together, and the tone mark may stand anywhere.
    """
    bare, marks = toneless(word)
    if len(marks) > 1:
        return None
    onset = _onset_of(bare)
    if onset is None:
        return None
    at, tone = marks[0] if marks else (len(onset), LEVEL)
    return Spelling(onset, bare[len(onset) :], tone, at - len(onset))


def toneless(word: str) -> tuple[str, list[tuple[int, int]]]:
    """Returns the letters in small, without tones, and each tone that was taken off as (place, tone)."""
    letters = word.lower()
    bare = letters.translate(_BARE)
    if bare == letters:
        return bare, []
    return bare, [(place, _MARKED[letter][1]) for place, letter in enumerate(letters) if letter in _MARKED]


def _onset_of(bare: str) -> str | None:
    """Returns the longest onset that leaves a rime; "gì" and "giêng" share their "i". None means that there is none."""
    if bare.startswith("qu"):
        return "qu" if bare[2:] in _after_qu else None
    for length in (3, 2, 1):
        if bare[:length] in _onsets and bare[length:] in _rimes:
            return bare[:length]
    return "" if bare in _rimes else None


def respelt(spelling: Spelling) -> str:
    """Returns the same sounds as the grammar spells them, in small letters."""
    onset, rime = _fitting(spelling.onset, spelling.rime), _opened(spelling.onset, spelling.rime)
    mark = min(_marks(onset, rime))
    return onset + rime[:mark] + _ROWS[rime[mark]][spelling.tone] + rime[mark + 1 :]


def _fitting(onset: str, rime: str) -> str:
    """Returns the onset as written before `rime`: "k", "gh", "ngh" before e, ê, i; "c", "g", "ng" before the others."""
    if rime[0] in _FRONT:
        return onset if onset == "g" and rime[0] == "i" else _BEFORE_FRONT.get(onset, onset)
    return _BEFORE_BACK.get(onset, onset)


def _opened(onset: str, rime: str) -> str:
    """Returns the rime as written after `onset`.

    "yê" opens a syllable and follows "qu", "iê" follows other onsets: "yêu", "hiếu".
    """
    if not onset and rime.startswith("iê"):
        return "y" + rime[1:]
    return "i" + rime[1:] if onset not in ("", "qu") and rime.startswith("yê") else rime


@lru_cache(maxsize=512)
def _marks(onset: str, rime: str) -> tuple[int, ...]:
    """Returns the places of the rime where its tone mark may stand."""
    hatted = [place for place, letter in enumerate(rime) if letter in "ăâêôơư"]
    if hatted:
        return (hatted[-1],)
    if rime in _EITHER:
        return (0, 1)
    return (1,) if rime.startswith(_GLIDES) else (0,)
