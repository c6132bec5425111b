"""Decides everything about a specimen's lines that does not depend on where they stand."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from msgspec import Struct, field
from msgspec.structs import replace

from decree30_lint.compose.docx.numbering import SpecimenNumbering, number_lines
from decree30_lint.compose.layout import Layout
from decree30_lint.compose.specimen import Look, Specimen, SpecimenLine, SpecimenPage, SpecimenText, Zone, overlay
from decree30_lint.model import metrics
from decree30_lint.model.document import Paragraph, Span
from decree30_lint.model.formatting import ParagraphLayout, RunFormat, VerticalAlign
from decree30_lint.model.parts import Part
from decree30_lint.model.place import WHOLE_FILE, Extent
from decree30_lint.model.units import Pt

_PLAIN = Look(
    RunFormat(
        bold=False,
        italic=False,
        underlined=False,
        all_caps=False,
        small_caps=False,
        vertical_align=VerticalAlign.BASELINE,
        highlighted=False,
    ),
    ParagraphLayout(left=Pt(0), right=Pt(0), first_line=Pt(0), page_break_before=False),
)


class ComposedRun(Struct, frozen=True):
    """Holds text of one format; `label` marks the label of an article or a clause."""

    text: str
    letters: RunFormat
    label: bool = False


class ComposedLine(Struct, frozen=True):
    """Holds a line, its whole look, and the look that its style or the file's defaults already give it.

    `number` is the list that numbers it if its label is automatic, else None.
    """

    line: SpecimenLine
    look: Look
    base: Look
    style: str | None
    number: int | None

    @property
    def stretches(self) -> tuple[ComposedRun, ...]:
        """Returns the text as runs of one format, without the label if that is an automatic number."""
        text, label = self.line.text, self.line.label
        pieces = [ComposedRun(text, self.look.letters)]
        if self.number and label:
            pieces = [ComposedRun(text.removeprefix(label).lstrip(), self.look.letters)]
        elif label and self.look.label != RunFormat():
            looks = overlay(self.look.label, self.look.letters)
            pieces = [ComposedRun(label, looks, label=True), ComposedRun(text.removeprefix(label), self.look.letters)]
        for spot in self.line.spots:
            pieces = [part for piece in pieces for part in _cut(piece, spot.words, spot.letters)]
        return tuple(piece for piece in pieces if piece.text)

    def paragraph(self, room: Pt) -> Paragraph:
        """Returns the paragraph as the model would read it in a column `room` points wide, for measuring."""
        spans, at = [], 0
        for piece in self.stretches:
            shown = piece.text.upper() if piece.letters.all_caps else piece.text
            spans.append(Span(shown, piece.letters, at))
            at += len(shown)
        layout = self.look.layout
        return Paragraph(tuple(spans), layout, WHOLE_FILE, Extent(Pt(0), room), mark=self.look.letters)

    def lines(self, room: Pt) -> Sequence[metrics.MeasuredLine]:
        """Returns its lines in a column `room` points wide."""
        return metrics.wrap(self.paragraph(room))

    def height(self, room: Pt) -> Pt:
        """Returns the height of its lines, without the gaps before and after."""
        return metrics.height(self.paragraph(room))

    def with_text(self, text: str) -> ComposedLine:
        """Returns the same look with another text, for the cells of a table."""
        return replace(self, line=replace(self.line, text=text, rows=()))

    def split(self) -> Iterator[ComposedLine]:
        """Yields the lines of a text with line breaks, one by one."""
        return (self.with_text(text) for text in self.line.text.split("\n")) if "\n" in self.line.text else iter((self,))

    def by_hand(self, room: Pt) -> Iterator[ComposedLine]:
        """Yields each of its lines in a column `room` points wide as a paragraph; the gaps stay above and below them all."""
        pieces = [line.text for line in self.lines(room)]
        for i, text in enumerate(pieces):
            layout = self.look.layout
            layout = replace(layout, before=Pt(0)) if i else layout
            layout = replace(layout, after=Pt(0)) if i + 1 < len(pieces) else layout
            yield replace(self.with_text(text), look=replace(self.look, layout=layout))

    def unstyled(self, pen: Pen) -> ComposedLine:
        """Returns the same line in a paragraph without the style of its part."""
        return replace(self, style=None, base=bare_look(pen))


def _cut(piece: ComposedRun, words: str, letters: RunFormat) -> Iterator[ComposedRun]:
    before, found, after = piece.text.partition(words)
    if not found:
        yield piece
        return
    yield replace(piece, text=before)
    yield ComposedRun(words, overlay(letters, piece.letters), piece.label)
    yield replace(piece, text=after)


class ComposedText(Struct, frozen=True):
    """Holds a text with its paper, and its lines by zone."""

    text: SpecimenText
    paper: SpecimenPage
    zones: Mapping[Zone, tuple[ComposedLine, ...]]

    def zone(self, zone: Zone) -> tuple[ComposedLine, ...]:
        return self.zones.get(zone, ())


class Pen(Struct, frozen=True):
    """Holds what every part of the writer needs: the layout, the automatic numbers, fresh ids for shapes and bookmarks."""

    specimen: Specimen
    layout: Layout
    numbering: SpecimenNumbering
    ids: Iterator[int] = field(default_factory=lambda: count(1))

    def written(self, text: str) -> str:
        """Returns the text with its letters decomposed if the layout asks for that, else as the specimen has it."""
        return unicodedata.normalize("NFD", text) if self.layout.form == "nfd" else text


def in_hand_lines(pen: Pen, lines: tuple[ComposedLine, ...], room: Pt) -> tuple[ComposedLine, ...]:
    """Returns the lines, subjects broken into paragraphs of one line where the layout has them set by hand."""
    if pen.layout.subjects == "wrapped":
        return lines
    subjects = (Part.SUBJECT, Part.LETTER_SUBJECT)
    return tuple(one for placed in lines for one in (placed.by_hand(room) if placed.line.part in subjects else (placed,)))


def place(specimen: Specimen, layout: Layout) -> tuple[Pen, tuple[ComposedText, ...]]:
    """Returns the lines of the specimen in their zones, and the pen that writes them."""
    numbering = number_lines(specimen, automatic=layout.numbering == "automatic")
    pen = Pen(specimen, layout, numbering)
    return pen, tuple(_placed_text(pen, i, text) for i, text in enumerate(specimen.texts))


def _placed_text(pen: Pen, i: int, text: SpecimenText) -> ComposedText:
    zones: dict[Zone, tuple[ComposedLine, ...]] = {}
    for j, line in enumerate(text.lines):
        zones[line.zone] = (*zones.get(line.zone, ()), _placed(pen, line, pen.numbering.of_line.get((i, j))))
    return ComposedText(text, pen.specimen.paper_of(text), zones)


def _placed(pen: Pen, line: SpecimenLine, number: int | None) -> ComposedLine:
    look = pen.specimen.look_of(line, pen.layout.tier)
    if pen.layout.capitals == "automatic" and _in_capitals(line):
        spots = tuple(replace(spot, words=spot.words.lower()) for spot in line.spots)
        line = replace(line, text=line.label + line.text.removeprefix(line.label).lower(), spots=spots)
        look = replace(look, letters=replace(look.letters, all_caps=True))
    return ComposedLine(line, look, base_look(pen, line.part, line.role), style_of(pen, line), number)


def _in_capitals(line: SpecimenLine) -> bool:
    """Tells whether Word could make the capitals by itself; a number's symbol is never typed that way."""
    return line.text.isupper() and line.part not in (Part.NUMBER, Part.DRAFTER)


def style_of(pen: Pen, line: SpecimenLine) -> str | None:
    """Returns the id of the line's paragraph style, None where the layout does not use styles."""
    return style_id(line.part, line.role) if pen.layout.looks == "styles" else None


def style_id(part: Part, role: str) -> str:
    """Returns the id of the paragraph style of a part and role: "TieuNgu", "NoiNhanLabel"."""
    return "".join(word.capitalize() for word in f"{part.value}-{role}".split("-") if word)


def base_look(pen: Pen, part: Part, role: str) -> Look:
    """Returns the look that a paragraph of this part has before any direct formatting."""
    looks, tier = pen.specimen.looks, pen.layout.tier
    match pen.layout.looks:
        case "styles":
            return looks.of(part, role, tier).over(_PLAIN)
        case "defaults":
            return looks.of(Part.BODY, "", tier).over(_PLAIN)
        case _:
            return _PLAIN


def bare_look(pen: Pen) -> Look:
    """Returns the look that a paragraph without a style has before any direct formatting."""
    if pen.layout.looks == "defaults":
        return base_look(pen, Part.BODY, "")
    return _PLAIN


class ComposedColumns(Struct, frozen=True):
    """Holds the lines of two columns that stand side by side."""

    left: tuple[ComposedLine, ...]
    right: tuple[ComposedLine, ...]
