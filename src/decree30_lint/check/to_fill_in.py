"""Finds marks that stand for words somebody still has to write, in parts that are filled in before a document is signed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from decree30_lint.model.document import Paragraph
from decree30_lint.model.parts import Component, Part, Text
from decree30_lint.model.place import Anchor
from decree30_lint.syntax.date_line import DateLine
from decree30_lint.syntax.number_line import NumberLine

_Range = tuple[int, int]

_MARKS = re.compile(
    r"\{\{[^{}\n]{1,60}\}\}|\$\{[^{}\n]{1,60}\}|<<?[^\W\d]\w{0,40}>>?|«[^\W\d]\w{0,40}»"  # {{name}} ${name} <name> «name»
    r"|\[[^\[\]\n]{3,80}\]"  # [CẦN BỔ SUNG]: see _is_to_do
    r"|(?<![\w.])(?:[xX]{3,}|20[xX]{2})(?![\w.])"  # XXX, 20XX
    r"|(?:…[….]*|\.{4,}|_{3,})"  # …, ....., ____: see _is_gap
)
_ORDINAL = re.compile(r"(?:thứ|khóa|khoá|lần|chương|phần|mục|số|kỷ|đại hội)\s*$", re.IGNORECASE)  # XXX is thirty behind them
_LEADER = re.compile(r"[….]{6,}|…{2,}|_{6,}")
_NEAR = 64  # characters beside a mark that tell what it is
_FORM = 3  # paragraphs with rows of dots: the paper is filled in by hand, as a form is
_NOT_FILLED = frozenset({Part.PAGE_NUMBER, Part.SEAL, Part.COPY, Part.APPENDIX})  # and lines that refer to number and date


def to_fill_in(text: Text, openings: Sequence[str]) -> Iterator[Anchor]:
    """Yields the marks in the parts of `text`, without those for number, day and month.

    Brackets count where they hold capitals only, or begin with one of `openings`. Rows of dots do not count in a form.
    """
    components = [c for c in text.components if c.part not in _NOT_FILLED and c.role != "reference" and not c.quoted]
    own = {p.anchor.path: p for c in components for p in c.paragraphs}
    form = sum(_LEADER.search(p.text) is not None for p in own.values()) >= _FORM
    for component in components:
        free = list(_filled_in_later(component))
        for paragraph in component.paragraphs:
            for start, end in _marks(paragraph, openings, form=form):
                if not any(start < stop and begin < end for begin, stop in free):
                    yield paragraph.anchor.slice(start, end)


def _filled_in_later(component: Component) -> Iterator[_Range]:
    """Yields where number, day and month stand, of which Article 15 has them filled in after the signature."""
    match component.content:
        case NumberLine() as line:
            yield line.number.start - 1, line.number.end + 1
        case DateLine() as line:
            yield from ((entry.start - 1, entry.end + 1) for entry in (line.day, line.month) if entry is not None)
        case _ if component.part in (Part.NUMBER, Part.PLACE_DATE):  # not understood: any mark in it may be one of these
            yield 0, max(p.anchor.start + len(p.text) for p in component.paragraphs)


def _marks(paragraph: Paragraph, openings: Sequence[str], *, form: bool) -> Iterator[_Range]:
    text = paragraph.text
    quoted = _Quotation(text)
    for hit in _MARKS.finditer(text):
        if _is_mark(text, hit, openings, form=form) and not quoted.holds(hit.start()):
            offset = paragraph.spans[0].start
            yield offset + hit.start(), offset + hit.end()


def _is_mark(text: str, hit: re.Match[str], openings: Sequence[str], *, form: bool) -> bool:
    match hit[0][0]:
        case "[":
            return _is_to_do(hit[0][1:-1].strip(), openings)
        case "x" | "X":
            return _ORDINAL.search(text[max(0, hit.start() - _NEAR) : hit.start()]) is None
        case "…" | "." | "_":
            return not form and _is_gap(text, hit)
        case _:
            return True


def _is_to_do(words: str, openings: Sequence[str]) -> bool:
    """Tells whether brackets hold an instruction to the writer; [1], [...] and [Điều 5] are the author's own."""
    letters = [sign for sign in words if sign.isalpha()]
    return len(letters) > 2 and (words.isupper() or words.lower().startswith(tuple(openings)))


def _is_gap(text: str, hit: re.Match[str]) -> bool:
    """Tells whether dots stand where a word belongs: between blanks and words. "bàn, ghế…" and ", …" mean "and so on"."""
    before, after = text[max(0, hit.start() - _NEAR) : hit.start()], text[hit.end() : hit.end() + _NEAR]
    if not before[-1:].isspace() and not _LEADER.fullmatch(hit[0]):
        return False
    return before.rstrip()[-1:].isalnum() and bool(re.match(r"\s*[\w/%]", after))


class _Quotation:
    """Tells what stands in quotation marks, asked from the beginning of the text to its end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._read = 0
        self._open = 0
        self._straight = 0

    def holds(self, at: int) -> bool:
        self._open += self._text.count("“", self._read, at) - self._text.count("”", self._read, at)
        self._straight += self._text.count('"', self._read, at)
        self._read = at
        return self._open > 0 or self._straight % 2 == 1
