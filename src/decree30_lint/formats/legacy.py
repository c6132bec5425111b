"""Decodes the old Vietnamese encodings TCVN3 and VNI, known by the characters themselves, never by the font's name alone.

Both put Vietnamese letters on the places of Latin-1; without their fonts "Cộng hòa" is "Céng hßa" or "Coäng hoøa".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from decree30_lint.formats.text import rewritten
from decree30_lint.model.document import Encoding

_TCVN3_CODES = "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊËÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ®¡¢£¤¥¦§"
_TCVN3_LETTERS = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđĂÂÊÔƠƯĐ"
_TCVN3 = dict(zip(_TCVN3_CODES, _TCVN3_LETTERS, strict=True))
_TCVN3["μ"] = "à"  # the Greek letter for the micro sign

_VNI_PAIRS = {
    "a": "áaùàaøảaûãaõạaïăaêắaéằaèẳaúẵaüặaëâaâấaáầaàẩaåẫaãậaä",
    "e": "éeùèeøẻeûẽeõẹeïêeâếeáềeàểeåễeãệeä",
    "o": "óoùòoøỏoûõoõọoïôoâốoáồoàổoåỗoãộoä",
    "ô": "ớôùờôøởôûỡôõợôï",
    "u": "úuùùuøủuûũuõụuï",
    "ö": "ứöùừöøửöûữöõựöï",
    "y": "ýyùỳyøỷyûỹyõ",
}
_VNI = {pair[i + 1 : i + 3]: pair[i] for pair in _VNI_PAIRS.values() for i in range(0, len(pair), 3)}
_VNI |= dict(zip("ôöíìæóòîñ", "ơưíìỉĩịỵđ", strict=True))
_VNI |= {code.upper(): letter.upper() for code, letter in _VNI.items()} | {
    code[0].upper() + code[1]: letter.upper() for code, letter in _VNI.items() if len(code) == 2
}

_tcvn3 = f"[{''.join(_TCVN3)}]"
_vni = "|".join(sorted(_VNI, key=len, reverse=True))
# Only this one is needed for most files; the others are compiled when used.
# Characters that proper Vietnamese text hardly holds; without one of them there is nothing to decode.
_foreign = re.compile("[¡-¬\u00ad®¯±-´¶-¿ÄÅÆÇËÎÏÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿμµ]")
_unicode_only = "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]"
_token = r"[^\s.,;:!?/()\[\]\"“”‘’…–\-0-9]+"
_old_font = r"(?i)\.Vn|VNI[- ]|Vn(?:Times|Arial)"
_capital_font = r"(?i)\.Vn\w*H$"

_ENOUGH_WORDS = 2  # of one kind, where the font does not say that the text is old
_SHARE = 0.7  # of the words that must come out as Vietnamese syllables


class Decoded(NamedTuple):
    """Holds a text in Unicode, and the encoding it was read from; None if it was Unicode already."""

    text: str
    encoding: Encoding | None = None


def decode(pieces: Sequence[str], families: Sequence[str | None]) -> list[Decoded]:
    """Returns the pieces of a paragraph with old encodings decoded; stretches of one font are judged on their own."""
    if not _foreign.search("".join(pieces)):
        return [Decoded(piece) for piece in pieces]
    found: list[Decoded] = []
    while len(found) < len(pieces):
        begin = end = len(found)
        while end < len(pieces) and families[end] == families[begin]:
            end += 1
        found += _stretch(pieces[begin:end], families[begin] or "")
    return found


def _stretch(pieces: Sequence[str], family: str) -> list[Decoded]:
    encoding = _encoding("".join(pieces), bool(re.match(_old_font, family)))
    if encoding is None:
        return [Decoded(piece) for piece in pieces]
    texts = rewritten(pieces, *_READERS[encoding])
    capitals = encoding is Encoding.TCVN3 and re.match(_capital_font, family)
    return [
        Decoded(text.upper() if capitals else text, encoding if text != piece or capitals else None)
        for piece, text in zip(pieces, texts, strict=True)
    ]


def _encoding(text: str, old_font: bool) -> Encoding | None:
    """Returns the encoding that turns words into syllables where the text as it stands has none, else None."""
    if re.search(_unicode_only, text):
        return None
    strange = [token for token in re.findall(_token, text) if _foreign.search(token)]
    best, most = None, 0
    for encoding, (pattern, read) in _READERS.items():
        good = sum(1 for token in strange if _reads(rewritten([token], pattern, read)[0], token))
        if good > most and good >= _SHARE * len(strange):
            best, most = encoding, good
    return best if most >= (1 if old_font else _ENOUGH_WORDS) else None


def _reads(decoded: str, token: str) -> bool:
    from decree30_lint.model.syllables import is_syllable

    return decoded != token and is_syllable(decoded) and not is_syllable(token.replace("\u00ad", ""))


def _read_tcvn3(code: str) -> str:
    return _TCVN3[code]


def _read_vni(code: str) -> str:
    return _VNI[code]


_READERS = {Encoding.TCVN3: (_tcvn3, _read_tcvn3), Encoding.VNI: (_vni, _read_vni)}
