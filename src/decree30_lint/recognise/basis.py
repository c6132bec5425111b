"""Recognises the legal basis: lines that begin "Căn cứ …", "Xét …", "Theo đề nghị …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from decree30_lint.model.parts import Part
from decree30_lint.model.words import Words
from decree30_lint.recognise.candidate import Candidate
from decree30_lint.recognise.lexicon import Lexicon
from decree30_lint.recognise.lines import Line

# After the first comma before a capital, in time that grows with the line: a later one shows nothing that this does not.
_SOMEBODY_DOES = (
    r"(?m)^(?>.*?, [A-ZĐ]).*?(?:ban hành|xây dựng|báo cáo|thông báo|trình|tổ chức|đề nghị|hướng dẫn|tham mưu|triển khai"
    r"|cung cấp)"
)
_SURE = ("can cu", "xet ", "theo de nghi")
_BEGINS = Words("mở đầu như một căn cứ ban hành", "begins as a basis")
_TYPE_HAS_BASIS = Words("loại văn bản này phải có căn cứ", "a paper of this type has a basis")
_BLOCK = Words("có nhiều dòng căn cứ liền nhau", "one of a block")
_ITALIC = Words("chữ nghiêng", "italic")
_SEMICOLON = Words("cuối dòng có dấu chấm phẩy", "ends with a semicolon")


def basis(lines: Sequence[Line], at: int, stop: int, lexicon: Lexicon, decides: bool) -> list[Candidate]:
    """Returns the basis lines from `at` on; none where a lone "Căn cứ …" is the first sentence of the text.

    `decides` states that the document is of a type that must have a basis.
    """
    taken: list[Line] = []
    for i in range(at, stop):
        if not (_begins(lines[i], lexicon)):
            break
        taken.append(lines[i])
    if not decides:
        while taken and _is_sentence(taken[-1]):
            taken.pop()
    if not taken or not (decides or _is_block(taken)):
        return []
    return [Candidate(Part.LEGAL_BASIS, (line,), *_certainty(line, decides, len(taken))) for line in taken]


def _begins(line: Line, lexicon: Lexicon) -> bool:
    if line.cell is not None or line.bare[:1] not in "cxttspn-":
        return False
    return bool(lexicon.begins("bases", _undashed(line))) and (len(line.text) > 12 or line.text[-1:] == ";")


def _undashed(line: Line) -> str:
    return line.bare.lstrip("-+ ")


def _is_sentence(line: Line) -> bool:
    """Tells whether the line goes on to say what somebody does, and so is the first sentence of the text."""
    if line.text[-1:] in ";,":
        return False
    return line.text[-1:] == ":" or not _undashed(line).startswith(_SURE) or bool(re.search(_SOMEBODY_DOES, line.text))


def _is_block(taken: Sequence[Line]) -> bool:
    sure = [line for line in taken if _undashed(line).startswith(_SURE)]
    if not sure or taken[0] is not sure[0]:
        return False
    return len(taken) > 1 or sure[0].text[-1:] == ";"


def _certainty(line: Line, decides: bool, count: int) -> tuple[float, tuple[Words, ...], Part]:
    evidence = [_BEGINS]
    points = 2.0
    for holds, words in (
        (decides, _TYPE_HAS_BASIS),
        (count > 1, _BLOCK),
        (line.italic, _ITALIC),
        (line.text[-1:] == ";", _SEMICOLON),
    ):
        if holds:
            points += 1
            evidence.append(words)
    return round(1 - 0.5**points, 3), tuple(evidence), Part.BODY
