"""Checks how the paragraphs of prose are set: alignment, indent of first lines, distances of paragraphs and of lines."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace

from decree30_lint.check.neighbours import neighbours
from decree30_lint.check.prose import (
    MeasuredFault,
    at_all,
    few_or,
    first_line_from_edge,
    gathered,
    indent_among,
    is_item,
    is_listed_far_in,
    prose,
    set_apart,
    takes_several_lines,
)
from decree30_lint.model.document import Document, Paragraph
from decree30_lint.model.edits import Applicability, SetLayout
from decree30_lint.model.formatting import Align, LineSpacing, ParagraphLayout
from decree30_lint.model.metrics import single_lines
from decree30_lint.model.outcomes import Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import ADDRESSED
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Bounds, Interval, Length, Measure, Pt, Unit
from decree30_lint.model.words import Words

_TYPED_INDENT = re.compile(r"\t| {2,}")


class _Measured(Struct, frozen=True):
    """Holds what was measured at one place, and the edit that would mend it."""

    at: Anchor
    value: float | None  # None where the file does not say
    error: float  # how far it may be off
    edit: SetLayout
    keys: tuple[MessageKey, MessageKey]  # of the usual sentence, and where only few are wrong


class Paragraphs(Kind, frozen=True):
    """The paragraphs of prose are set as the law says; what is left out is not judged.

    Those of several lines are aligned `align`. First lines are indented by one of `first_line`, from the paragraph's left
    edge or from the text's; one that is typed with blanks is "typed", a body with several of the lengths is "mixed". Items
    of lists are left out of both. Paragraphs that follow each other stand `gap` apart; an empty one between them counts.
    Lines are `lines` of single spacing apart, where an exact or least height is converted by the height that a line of its
    letters has; or they have an `exact` height ("open" where they have none). `rounding` is what programs and people lose
    in writing a length, `line_rounding` the share of the lines' distance. Where a share below `minor` is wrong, the key
    ends in "few". Addressees that are listed are no prose.
    """

    minor: Bounds
    align: Align | None = None
    first_line: tuple[Length, ...] = ()
    gap: Bounds | None = None
    lines: Bounds | None = None
    exact: Bounds | None = None
    rounding: Length = Pt(0)
    line_rounding: Bounds = Interval(0, 0, Unit.PERCENT)

    class Key(MessageKey):
        ALIGN = "align"
        ALIGN_FEW = "align-few"
        INDENT = "indent"
        INDENT_FEW = "indent-few"
        TYPED = "typed"
        MIXED = "mixed"
        GAP = "gap"
        GAP_FEW = "gap-few"
        LINES = "lines"
        LINES_FEW = "lines-few"
        EXACT = "exact"
        EXACT_FEW = "exact-few"
        OPEN = "open"
        OPEN_FEW = "open-few"

    messages: ClassVar = {
        Key.ALIGN: Words(
            vi="{part} đang {actual}; quy định là {expected}.",
            en="{part} is aligned {actual}; the decree asks for {expected}.",
        ),
        Key.ALIGN_FEW: Words(
            vi="Một số đoạn của {part} đang {actual}; quy định là {expected}.",
            en="{part}: some paragraphs are aligned {actual}; the decree asks for {expected}.",
        ),
        Key.INDENT: Words(
            vi="Dòng đầu các đoạn của {part} đang lùi vào {actual}; quy định là {expected}.",
            en="{part}: first lines are indented by {actual}; the decree asks for {expected}.",
        ),
        Key.INDENT_FEW: Words(
            vi="Dòng đầu một số đoạn của {part} đang lùi vào {actual}; quy định là {expected}.",
            en="{part}: some first lines are indented by {actual}; the decree asks for {expected}.",
        ),
        Key.TYPED: Words(
            vi="Dòng đầu đoạn được lùi bằng phím Tab hoặc dấu cách; nên đặt lùi dòng {expected} cho đoạn văn.",
            en="First lines are moved in with tabs or blanks; better set an indent of {expected}.",
        ),
        Key.MIXED: Words(
            vi="{part} dùng lẫn nhiều mức lùi đầu dòng ({actual}); nên thống nhất một mức.",
            en="{part} mixes indents of first lines ({actual}); it should have one.",
        ),
        Key.GAP: Words(
            vi="Các đoạn của {part} cách nhau {actual}; quy định là {expected}.",
            en="{part}: paragraphs stand {actual} apart; the decree asks for {expected}.",
        ),
        Key.GAP_FEW: Words(
            vi="Một số đoạn của {part} cách nhau {actual}; quy định là {expected}.",
            en="{part}: some paragraphs stand {actual} apart; the decree asks for {expected}.",
        ),
        Key.LINES: Words(
            vi="{part} đang giãn dòng {actual}; quy định là {expected}.",
            en="{part}: lines are spaced at {actual}; the decree asks for {expected}.",
        ),
        Key.LINES_FEW: Words(
            vi="Một số đoạn của {part} giãn dòng {actual}; quy định là {expected}.",
            en="{part}: some paragraphs are spaced at {actual}; the decree asks for {expected}.",
        ),
        Key.EXACT: Words(
            vi="{part} đang giãn dòng chính xác {actual}; quy định là {expected}.",
            en="{part}: lines are exactly {actual} high; asked for are {expected}.",
        ),
        Key.EXACT_FEW: Words(
            vi="Một số đoạn của {part} giãn dòng chính xác {actual}; quy định là {expected}.",
            en="{part}: some paragraphs have lines of exactly {actual}; asked for are {expected}.",
        ),
        Key.OPEN: Words(
            vi="{part} chưa đặt giãn dòng chính xác (Exactly); quy định là {expected}.",
            en="{part}: lines have no exact height; asked for are {expected}.",
        ),
        Key.OPEN_FEW: Words(
            vi="Một số đoạn của {part} chưa đặt giãn dòng chính xác (Exactly); quy định là {expected}.",
            en="{part}: lines of some paragraphs have no exact height; asked for are {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.SAFE

    def run(self, view: View) -> Iterator[Outcome]:
        view = replace(view, components=tuple(c for c in view.components if c.role != ADDRESSED))
        body = list(prose(view))
        set_in = {paragraph.anchor.path for paragraph in body if is_listed_far_in(paragraph)}
        for outcome in self._judge_all(view, body):
            if isinstance(outcome, Breach) and not set_in.isdisjoint(at.path for at in (outcome.at, *outcome.also)):
                yield replace(outcome, doubtful_edits=True)
            else:
                yield outcome

    def _judge_all(self, view: View, body: Sequence[Paragraph]) -> Iterator[Outcome]:
        document = view.subject.document
        if self.align is not None:
            yield from self._aligned([p for p in (*body, *set_apart(view)) if not is_item(p)], self.align)
        if self.first_line:
            yield from self._first_lines(body, document)
        if self.gap is not None:
            yield from self._judge(self._gaps(body, document, self.gap), self.gap, Unit.PT)
        if self.lines is not None:
            yield from self._judge(self._lines(body, self.lines), self.lines, Unit.LINES)
        if self.exact is not None:
            yield from self._judge(self._heights(body, document, self.exact), self.exact, Unit.PT)

    def _aligned(self, paragraphs: Sequence[Paragraph], lawful: Align) -> Iterator[Outcome]:
        yield from (Unsure(p.anchor, UndecidedReason.NOT_IN_FILE) for p in paragraphs if p.layout.align is None)
        wrong = [p for p in paragraphs if p.layout.align not in (None, lawful) and takes_several_lines(p)]
        if wrong:
            judged = sum(map(takes_several_lines, paragraphs))
            key = few_or(self.Key.ALIGN, self.Key.ALIGN_FEW, len(wrong), judged, self.minor)
            edits = tuple(SetLayout(p.anchor, ParagraphLayout(align=lawful)) for p in wrong)
            yield from at_all([p.anchor for p in wrong], wrong[0].layout.align, lawful, key, edits)

    def _first_lines(self, body: Sequence[Paragraph], document: Document) -> Iterator[Outcome]:
        error = self.rounding + document.precision.length
        used: dict[Pt, list[Anchor]] = {}
        wrong: list[Paragraph] = []
        typed: list[Anchor] = []
        for paragraph in body:
            if paragraph.layout.first_line is None:
                yield Unsure(paragraph.anchor, UndecidedReason.NOT_IN_FILE)
            elif not is_item(paragraph):
                fitting = indent_among(self.first_line, paragraph, error)
                if fitting is not None:
                    used.setdefault(fitting, []).append(paragraph.anchor)
                elif _TYPED_INDENT.match(paragraph.text):
                    typed.append(paragraph.anchor)
                else:
                    wrong.append(paragraph)
        yield from self._indents(used, wrong, typed)

    def _indents(self, used: dict[Pt, list[Anchor]], wrong: list[Paragraph], typed: list[Anchor]) -> Iterator[Breach]:
        by_number = sorted(used, key=lambda length: -len(used[length]))
        total = sum(map(len, used.values()))
        expected = tuple(Measure(length, Unit.MM) for length in self.first_line)
        layout = ParagraphLayout(left=Pt(0), first_line=by_number[0] if used else self.first_line[-1])
        faults = [MeasuredFault(p.anchor, first_line_from_edge(p), (SetLayout(p.anchor, layout),)) for p in wrong]
        key = few_or(self.Key.INDENT, self.Key.INDENT_FEW, len(wrong), len(wrong) + len(typed) + total, self.minor)
        yield from gathered(faults, Unit.MM, expected, key)
        yield from at_all(typed, None, expected, self.Key.TYPED)
        rarer = [at for length in by_number[1:] for at in used[length]]
        if len(rarer) >= self.minor.high * total:
            yield from at_all(rarer, tuple(Measure(length, Unit.MM) for length in by_number), expected, self.Key.MIXED)

    def _gaps(self, body: Sequence[Paragraph], document: Document, within: Interval) -> Iterator[_Measured]:
        layout = ParagraphLayout(after=Pt(within.low), contextual=False)
        error = self.rounding + document.precision.length
        for above, below, distance in neighbours(document, {paragraph.anchor.path: paragraph for paragraph in body}):
            known = above.layout.after is not None or below.layout.before is not None
            edit = SetLayout(above.anchor, layout)
            yield _Measured(below.anchor, distance if known else None, error, edit, (self.Key.GAP, self.Key.GAP_FEW))

    def _lines(self, body: Sequence[Paragraph], within: Interval) -> Iterator[_Measured]:
        for paragraph in body:
            at, lines = paragraph.anchor, single_lines(paragraph)
            edit = SetLayout(at, ParagraphLayout(spacing=LineSpacing(lines=within.nearest(lines or 0.0))))
            error = (lines or 0.0) * self.line_rounding.high
            yield _Measured(at, lines, error, edit, (self.Key.LINES, self.Key.LINES_FEW))

    def _heights(self, body: Sequence[Paragraph], document: Document, within: Interval) -> Iterator[_Measured]:
        layout = ParagraphLayout(spacing=LineSpacing(exact=Pt(within.low)))
        error = self.rounding + document.precision.length
        for paragraph in body:
            at, spacing = paragraph.anchor, paragraph.layout.spacing
            exact = spacing.exact if spacing is not None else None
            is_open = spacing is not None and exact is None
            keys = (self.Key.OPEN, self.Key.OPEN_FEW) if is_open else (self.Key.EXACT, self.Key.EXACT_FEW)
            yield _Measured(at, 0.0 if is_open else exact, error, SetLayout(at, layout), keys)

    def _judge(self, measured: Iterable[_Measured], within: Interval, unit: Unit) -> Iterator[Outcome]:
        """Yields a breach for each pair of keys whose values are not within the bounds, and doubts."""
        faults: dict[tuple[MessageKey, MessageKey], list[MeasuredFault]] = {}
        judged = 0
        for each in measured:
            if each.value is None:
                yield Unsure(each.at, UndecidedReason.NOT_IN_FILE)
                continue
            judged += 1
            if not within.holds(each.value, each.error):
                faults.setdefault(each.keys, []).append(MeasuredFault(each.at, each.value, (each.edit,)))
        for (usual, few), wrong in faults.items():
            yield from gathered(wrong, unit, within, few_or(usual, few, len(wrong), judged, self.minor))
