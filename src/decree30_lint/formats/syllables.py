"""Is this a Vietnamese syllable? Tells text in an old encoding from text that only carries its font."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RIMES = """
a ac ach ai am an ang anh ao ap at au ay  ăc ăm ăn ăng ăp ăt  âc âm ân âng âp ât âu ây
e ec em en eng eo ep et  ê êch êm ên ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong ooc op ot
ô ôc ôi ôm ôn ông ôp ôt  ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ up ut uôc uôi uôm uôn uông uôt uy uya uych uyên uyêt uynh uyp uyt uyu
ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
y yêm yên yêng yêt yêu ym yn yt
"""
_LETTERS = re.compile("[a-zđàáãèéìíòóõùúýăâêôơưĩũ\u1ea0-\u1ef9]+", re.IGNORECASE)
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
# A tone never stands on the glide that ends a syllable: "xão", not "xaõ". "gi" and "qu" are onsets: "gió", "quí".
_MISPLACED = re.compile("(?:(?<!g)i|(?<!q)u|[aăâeêoôơưy])[ìíỉĩịòóỏõọùúủũụ]$|[aâ][ýỳỷỹỵ]$")
_STOPPED = re.compile(r"(?:c|ch|p|t)$")
_SHARP_OR_HEAVY = {"\u0301", "\u0323"}

_rimes = _RIMES.split()
_toneless = frozenset(
    [onset + rime for onset in ["", *_ONSETS.split()] for rime in _rimes] + ["g" + rime for rime in _rimes if rime[0] == "i"]
)


@lru_cache(maxsize=4096)
def is_syllable(word: str) -> bool:
    """`word` in any case, letters only. A stopped syllable needs a sharp or heavy tone: "các" and "cạc", not "cac"."""
    if not _LETTERS.fullmatch(word) or _MISPLACED.search(word.lower()):
        return False
    marks = [mark for mark in unicodedata.normalize("NFD", word.lower()) if mark in _TONES]
    bare = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if c not in _TONES)
    if len(marks) > 1 or unicodedata.normalize("NFC", bare) not in _toneless:
        return False
    return not _STOPPED.search(bare) or bool(marks and marks[0] in _SHARP_OR_HEAVY)
