"""Recognises the line that a digital signature prints on the page, which names the time of signing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from decree30_lint.model.formatting import Align
from decree30_lint.model.parts import Part
from decree30_lint.recognise import evidence as sign
from decree30_lint.recognise.candidate import Candidate
from decree30_lint.recognise.lines import Line, Side

_SIGNED_AT = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?|gio: phut: giay")


def signature_texts(lines: Iterable[Line]) -> tuple[Candidate, ...]:
    """Returns what digital signatures print at the right above an appendix, which has no letterhead."""
    signed = (line for line in lines if is_signature_text(line) and (line.framed or _at_right(line)))
    return tuple(Candidate(Part.SEAL, (line,), 0.9, (sign.SIGNING_TIME,)) for line in signed)


def _at_right(line: Line) -> bool:
    return line.side is Side.RIGHT or line.paragraph.layout.align is Align.RIGHT


def is_signature_text(line: Line) -> bool:
    """Tells whether the line is like "Số: 26/QĐ-STP; 12/3/2026; 08:30:15 +07:00"."""
    return ";" in line.bare and _SIGNED_AT.search(line.bare) is not None
