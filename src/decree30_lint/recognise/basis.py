"""The basis block: lines that begin "Căn cứ …", "Xét …", "Theo đề nghị …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from decree30_lint.model.parts import Part
from decree30_lint.recognise.found import Found
from decree30_lint.recognise.lexicon import Lexicon
from decree30_lint.recognise.lines import Line

_SOMEBODY_DOES = re.compile(
    r", (?:[A-ZĐ][\w\-]* ?)+.*?(?:ban hành|xây dựng|báo cáo|thông báo|trình|tổ chức|đề nghị|hướng dẫn|tham mưu|triển khai"
    r"|cung cấp)"
)
_SURE = ("can cu", "xet ", "theo de nghi")


def basis(lines: Sequence[Line], at: int, stop: int, words: Lexicon, decides: bool) -> list[Found]:
    """The basis lines from `at` on; none where a lone "Căn cứ …" is the first sentence of the text.

    `decides`: the document is of a type that must have a basis.
    """
    taken: list[Line] = []
    for i in range(at, stop):
        if not (_begins(lines[i], words)):
            break
        taken.append(lines[i])
    if not decides:
        while taken and _is_sentence(taken[-1]):
            taken.pop()
    if not taken or not (decides or _is_block(taken)):
        return []
    return [Found(Part.LEGAL_BASIS, (line,), *_certainty(line, decides, len(taken))) for line in taken]


def _begins(line: Line, words: Lexicon) -> bool:
    if line.grid is not None or line.bare[:1] not in "cxttspn-":
        return False
    text = line.bare.lstrip("-+ ")
    return bool(words.begins("bases", text)) and len(line.text) > 12


def _is_sentence(line: Line) -> bool:
    """Goes on to say what somebody does: the first sentence of the text, not a basis."""
    if line.text[-1:] in ";,":
        return False
    return line.text[-1:] == ":" or not line.bare.startswith(_SURE) or bool(_SOMEBODY_DOES.search(line.text))


def _is_block(taken: Sequence[Line]) -> bool:
    sure = [line for line in taken if line.bare.startswith(_SURE)]
    if not sure or not taken[0].bare.startswith(_SURE):
        return False
    return len(taken) > 1 or sure[0].text[-1:] == ";"


def _certainty(line: Line, decides: bool, count: int) -> tuple[float, tuple[str, ...], Part]:
    evidence = ["wording"]
    points = 2.0
    for holds, code in (
        (decides, "type has a basis"),
        (count > 1, "block"),
        (line.italic, "italic"),
        (line.text[-1:] == ";", "ends ;"),
    ):
        if holds:
            points += 1
            evidence.append(code)
    return round(1 - 0.5**points, 3), tuple(evidence), Part.BODY
