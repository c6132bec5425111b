"""Recognises the legal basis: lines that begin "Căn cứ …", "Xét …", "Theo đề nghị …"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from decree30_lint.model.parts import Evidence, Part
from decree30_lint.recognise import evidence as sign
from decree30_lint.recognise.candidate import Candidate
from decree30_lint.recognise.lexicon import Lexicon
from decree30_lint.recognise.lines import Line


def basis(lines: Sequence[Line], lexicon: Lexicon, decides: bool, *, enacts: bool = False) -> list[Candidate]:
    """Returns the basis lines from the first line on; none where a lone "Căn cứ …" is the first of the text.

    `decides` states that the document is of a type that must have a basis: there a lone one is its basis. `enacts` states
    that the enacting formula stands below: above it even what reads as a sentence is a basis.
    """
    taken = list(takewhile(lambda line: _begins(line, lexicon), lines))
    if not enacts:
        while taken and _is_sentence(taken[-1], lexicon):
            taken.pop()
    if not taken or not (decides or _is_block(taken, lexicon)):
        return []
    return [Candidate(Part.LEGAL_BASIS, (line,), *_certainty(line, decides, len(taken))) for line in taken]


def _begins(line: Line, lexicon: Lexicon) -> bool:
    if line.cell is not None or line.bare[:1] not in "cxttspn-" or (line.centred and line.bold):
        return False
    return bool(lexicon.begins("bases", _undashed(line))) and (len(line.text) > 12 or line.text[-1:] == ";")


def _undashed(line: Line) -> str:
    return line.bare.lstrip("-+ ")


def _is_sentence(line: Line, lexicon: Lexicon) -> bool:
    """Tells whether the line goes on to say what somebody does, and so is the first sentence of the text."""
    if line.text[-1:] in ";,":
        return False
    return line.text[-1:] == ":" or not _is_sure(line, lexicon) or lexicon.sentence.search(line.text) is not None


def _is_sure(line: Line, lexicon: Lexicon) -> bool:
    return bool(lexicon.begins("sure_bases", _undashed(line)))


def _is_block(taken: Sequence[Line], lexicon: Lexicon) -> bool:
    sure = [line for line in taken if _is_sure(line, lexicon)]
    return len(taken) > 1 and bool(sure) and taken[0] is sure[0]


def _certainty(line: Line, decides: bool, count: int) -> tuple[float, tuple[Evidence, ...], Part]:
    signs = ((decides, sign.BASIS_OF_TYPE), (count > 1, sign.BASIS_BLOCK), (line.italic, sign.BASIS_ITALIC))
    shown = (*signs, (line.text[-1:] == ";", sign.BASIS_SEMICOLON))
    evidence = (sign.BASIS_WORDS, *(each for holds, each in shown if holds))
    return round(1 - 0.5 ** sum(each.points or 0.0 for each in evidence), 3), evidence, Part.BODY
