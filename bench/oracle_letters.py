"""The reader's letters against the drawn ones: family, size, bold and italic of each."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import NamedTuple

from bench.laid_out import Letter
from bench.oracle_known import Known
from decree30_lint.model.document import Document, Paragraph, flatten
from decree30_lint.model.formatting import RunFormat

ASPECTS = ("family", "size", "bold", "italic")
SIZE_ERROR = 0.3  # points

# Families by the fonts that have their widths; a program draws with these where the named one is missing.
_SUBSTITUTES = {
    "LiberationSerif": ("Times New Roman", "Times", "Liberation Serif", "Thorndale", "Tinos"),
    "LiberationSans": ("Arial", "Helvetica", "Liberation Sans", "Albany", "Arimo"),
    "LiberationMono": ("Courier New", "Courier", "Liberation Mono", "Cousine"),
    "Carlito": ("Calibri", "Carlito"),
    "Caladea": ("Cambria", "Caladea"),
}
_SIGNS = ("OpenSymbol", "Symbol", "Wingdings", "Webdings")  # fonts without bold and italic
_PLAIN = str.maketrans({"\u2011": "-", "\u2010": "-", "\u00ad": None} | dict.fromkeys("._…"))  # dotted lines look all alike
_SHORT = 5  # letters
_NEAR = 400  # letters: short pieces are looked for only so near the last place


class Read(NamedTuple):
    """A letter as the reader sees it."""

    char: str
    looks: RunFormat
    paragraph: Paragraph
    first: bool  # of its paragraph


@dataclass(slots=True)
class Agreement:
    """How many letters were compared, of how many drawn; how many agree in every aspect; the rest in words.

    `explained`: letters that LibreOffice is known to draw otherwise than Word, by the reason.
    """

    drawn: int = 0
    compared: int = 0
    agreed: int = 0
    explained: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    cases: Counter[str] = field(default_factory=Counter)

    def add(self, other: Agreement) -> None:
        self.drawn += other.drawn
        self.compared += other.compared
        self.agreed += other.agreed
        self.explained += other.explained
        self.wrong += other.wrong
        self.cases += other.cases

    @property
    def share(self) -> float:
        """Of the letters that are not explained, those that agree."""
        judged = self.compared - self.explained.total()
        return self.agreed / judged if judged else 0.0

    @property
    def coverage(self) -> float:
        return self.compared / self.drawn if self.drawn else 0.0


def compare_letters(document: Document, drawn: Sequence[Letter], known: Known) -> Agreement:
    read, drawn = list(_read(document)), [letter for letter in drawn if _plain(letter.char)]
    result = Agreement(drawn=len(drawn))
    for letter, at in _aligned(drawn, read):
        result.compared += 1
        faults = [name for name in ASPECTS if not _agrees(name, letter, read[at])]
        reasons = [known.why(name, letter, read[at].looks) for name in faults]
        if faults and all(reasons):
            result.explained[str(reasons[0])] += 1
            continue
        result.agreed += not faults
        result.wrong.update(faults)
        result.cases.update(_case(name, letter, read[at]) for name in faults)
    return result


def _read(document: Document) -> Iterator[Read]:
    """The letters of headers, body, footnotes and footers; text of old encodings left out."""
    for paragraph in paragraphs(document):
        first = True
        for span in paragraph.spans:
            for char in _plain(span.text) if span.encoding is None else "":
                yield Read(char, span.format, paragraph, first)
                first = False


def paragraphs(document: Document) -> Iterator[Paragraph]:
    for section in document.sections:
        for blocks in section.headers.values():
            yield from flatten(blocks)
    yield from document.paragraphs
    yield from document.footnotes
    for section in document.sections:
        for blocks in section.footers.values():
            yield from flatten(blocks)


def _plain(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFC", text).translate(_PLAIN))


def _aligned(drawn: Sequence[Letter], read: Sequence[Read]) -> Iterator[tuple[Letter, int]]:
    """Drawn letters with the numbers of the letters they show. A piece of a line is looked for from the last place on."""
    text = "".join(letter.char for letter in read)
    cursor = 0
    for piece in _pieces(drawn):
        shown = "".join(_plain(letter.char) for letter in piece)
        at = _found(text, shown, cursor, read)
        if at is not None:
            yield from zip(piece, range(at, at + len(shown)), strict=True)
            cursor = at + len(shown)
            continue
        low = max(0, cursor - _NEAR)
        blocks = SequenceMatcher(None, shown, text[low : cursor + _NEAR + len(shown)], autojunk=False).get_matching_blocks()
        for block in blocks:
            if block.size >= 4:
                yield from ((piece[block.a + i], low + block.b + i) for i in range(block.size))
                cursor = low + block.b + block.size


def _pieces(drawn: Sequence[Letter]) -> Iterator[list[Letter]]:
    """Letters drawn one after another in one line without a wide gap."""
    piece: list[Letter] = []
    for letter in drawn:
        if piece and not _follows(piece[-1], letter):
            yield piece
            piece = []
        piece.append(letter)
    if piece:
        yield piece


def _follows(left: Letter, right: Letter) -> bool:
    same_line = left.page == right.page and abs(left.baseline - right.baseline) < 0.5
    return same_line and right.left - left.left > -1.0 and right.left - left.right < 2 * left.size


def _found(text: str, shown: str, cursor: int, read: Sequence[Read]) -> int | None:
    """The nearest occurrence. A short one must stand at the cursor or begin a paragraph; page numbers are left out."""
    if len(shown) <= _SHORT and shown.strip("-").isdigit():
        return None
    if text.startswith(shown, cursor):
        return cursor
    places = [at for at in (text.find(shown, cursor), text.rfind(shown, 0, cursor)) if at >= 0]
    if len(shown) <= _SHORT:
        places = [at for at in places if abs(at - cursor) <= _NEAR and read[at].first]
    return min(places, key=lambda at: abs(at - cursor)) if places else None


def _agrees(aspect: str, drawn: Letter, read: Read) -> bool:
    looks = read.looks
    if aspect == "size":
        shrunk = looks.off_baseline or (looks.small_caps and read.char.islower())
        return bool(shrunk) or (looks.size is not None and abs(looks.size - drawn.size) <= SIZE_ERROR)
    if aspect == "family":
        return _same_family(drawn, looks.family)
    return drawn.family in _SIGNS or bool(getattr(looks, aspect)) == getattr(drawn, aspect)


def _same_family(drawn: Letter, family: str | None) -> bool:
    """Letters that a substitute lacks come from any font; so do those of families without a substitute."""
    expected = next((font for font, names in _SUBSTITUTES.items() if family in names), None)
    if drawn.family not in _SUBSTITUTES:
        return expected in (None, "Carlito", "Caladea") or not drawn.char.isascii() or drawn.family in _SIGNS
    return expected == drawn.family


def _case(aspect: str, drawn: Letter, read: Read) -> str:
    ours = getattr(read.looks, aspect)
    theirs = drawn.font if aspect == "family" else round(drawn.size, 1) if aspect == "size" else getattr(drawn, aspect)
    return f"{aspect}: read {ours}, drawn {theirs} in {read.paragraph.anchor.path} ({read.paragraph.style})"
