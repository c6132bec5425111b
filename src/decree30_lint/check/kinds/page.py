"""Checks the paper and its margins, section by section."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import ClassVar

from decree30_lint.check.lying_pages import AS_READ, Turn, all_four, best_turn
from decree30_lint.check.pages import has_text, is_all_of_appendix, is_sheet, may_lie, shown_sections
from decree30_lint.model.document import Document, Margins, Section
from decree30_lint.model.edits import Applicability, SetPage
from decree30_lint.model.outcomes import Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.papers import PaperSize
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Bounds, Length, Measure, Pt, Unit
from decree30_lint.model.words import Words


class Edge(StrEnum):
    TOP = "top"
    BOTTOM = "bottom"
    LEFT = "left"
    RIGHT = "right"


class Paper(Kind, frozen=True):
    """Every section's paper has the size `width` by `height`, and is `upright`; what is left out is not judged.

    Paper of the size may be turned; `rounding` is what programs add or lose in writing it, and a sheet of twice the size
    after the first section is a fold-out ("fold-out"). A section with a table may lie, and so may an appendix ("lying").
    """

    width: Length | None = None
    height: Length | None = None
    rounding: Length = Pt(0)
    upright: bool = False

    class Key(MessageKey):
        USUAL = ""
        FOLD_OUT = "fold-out"
        LYING = "lying"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="Giấy đang là khổ {actual}; quy định là khổ {expected}.",
            en="The paper is {actual}; the decree asks for {expected}.",
        ),
        Key.FOLD_OUT: Words(
            vi="Có trang gấp khổ {actual}; quy định là khổ {expected}.",
            en="There is a fold-out sheet of {actual}; the decree asks for {expected}.",
        ),
        Key.LYING: Words(
            vi="Trang giấy đang để ngang mà không có bảng biểu; quy định là trình bày theo chiều dọc.",
            en="Pages lie without holding a table; the decree asks for upright pages.",
        ),
    }
    applicability: ClassVar = Applicability.SAFE
    needs_part: ClassVar = False
    whole_document: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        document = view.subject.document
        if self.width is not None and self.height is not None:
            yield from self._sized(document, self.width, self.height)
        if self.upright:
            for section in document.sections:
                if section.landscape and has_text(section) and not may_lie(section, view.subject.recognition):
                    yield Breach(section.anchor, None, None, message_key=self.Key.LYING)

    def _sized(self, document: Document, width: Pt, height: Pt) -> Iterator[Outcome]:
        if document.scan is not None:  # scanners vary, and have a rule of their own
            yield Unsure(document.sections[0].anchor, UndecidedReason.NOT_IN_FILE)
            return
        error = self.rounding + document.precision.length
        for number, section in enumerate(document.sections):
            if is_sheet(section, width, height, error):
                continue
            found, expected = PaperSize(section.width, section.height), PaperSize(width, height)
            if number > 0 and is_sheet(section, height, 2 * width, error):
                yield Breach(section.anchor, found, expected, message_key=self.Key.FOLD_OUT)
            else:
                across, down = sorted((width, height), reverse=section.landscape)
                yield Breach(section.anchor, found, expected, (SetPage(section.anchor, width=across, height=down),))


class Margin(Kind, frozen=True):
    """Checks that in every section the margin at `edge` is within the bounds.

    `rounding` is what programs add or lose in writing it. Of facing pages the odd one is judged. Of an edge known only by
    what stands there, too little room is reported ("at-most"), and too much where text that goes on from page to page begins
    too low ("at-least"). A section with nothing but appendices has the key "appendix".

    A page that lies is judged as a whole: `lying` has the bounds of all edges. It is read as it is, or as the sheet was
    before it was turned, to the left or to the right, whichever breaks fewest of them; `edge` is that of the sheet.
    """

    edge: Edge
    within: Bounds
    rounding: Length
    lying: Mapping[Edge, Bounds] = {}

    class Key(MessageKey):
        USUAL = ""
        APPENDIX = "appendix"
        AT_MOST = "at-most"
        AT_LEAST = "at-least"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="{part} có lề đang là {actual}; quy định là {expected}.",
            en="A margin is {actual}; the decree asks for {expected}.",
        ),
        Key.APPENDIX: Words(
            vi="{part} của phụ lục có lề đang là {actual}; quy định là {expected}.",
            en="A margin of an appendix is {actual}; the decree asks for {expected}.",
        ),
        Key.AT_MOST: Words(
            vi="{part} có lề nhiều nhất là {actual}; quy định là {expected}.",
            en="A margin is {actual} at most; the decree asks for {expected}.",
        ),
        Key.AT_LEAST: Words(
            vi="{part} có lề ít nhất là {actual}; quy định là {expected}.",
            en="A margin is {actual} at least; the decree asks for {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.SAFE
    needs_part: ClassVar = False
    whole_document: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        document, recognition = view.subject.document, view.subject.recognition
        error = self.rounding + document.precision.length
        for section in shown_sections(document):
            if section.margins is None:
                yield Unsure(section.anchor, UndecidedReason.NOT_IN_FILE)
                continue
            turn = best_turn(section.margins, self.lying.items(), error) if section.landscape else AS_READ
            found: Pt = getattr(section.margins, turn[self.edge])
            if turn[self.edge] in section.margins.estimated:
                yield from self._shown_roughly(section, section.margins, found, error)
            elif not self.within.holds(found, error):
                key = self.Key.APPENDIX if is_all_of_appendix(section, recognition) else self.Key.USUAL
                yield self._breach(section, found, key, turn)

    def _shown_roughly(self, section: Section, margins: Margins, found: Pt, error: float) -> Iterator[Outcome]:
        """Yields a breach where even the widest or the narrowest margin that can be is none, a doubt where one can."""
        low, high = self.within.low - error, self.within.high + error
        most = found if self.edge in margins.at_most else None
        least = margins.at_least.get(self.edge)
        if section.landscape or (most is None and least is None):
            yield Unsure(section.anchor, UndecidedReason.NOT_IN_FILE)
        elif most is not None and most < low:
            yield self._breach(section, most, self.Key.AT_MOST)
        elif least is not None and least > high:
            yield self._breach(section, least, self.Key.AT_LEAST)
        elif most is None or least is None or most > high or least < low:
            yield Unsure(section.anchor, UndecidedReason.NOT_IN_FILE)

    def _breach(self, section: Section, found: Pt, key: Key, turn: Turn = AS_READ) -> Breach:
        edit = SetPage(section.anchor, **{turn[self.edge]: Pt(self.within.nearest(found))})
        actual = (
            all_four(self.edge, section.margins, turn) if section.landscape and section.margins else Measure(found, Unit.MM)
        )
        return Breach(section.anchor, actual, self.within, (edit,), key)
