"""Checks the line "(Kèm theo …)" under the title of an appendix or attached text: what it names, and whether it is right."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from decree30_lint.check.kinds.appendices import appendix_lines
from decree30_lint.check.kinds.marks import TextFormat
from decree30_lint.model.edits import Applicability
from decree30_lint.model.formatting import Align
from decree30_lint.model.outcomes import Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import Part, Stage, Text, TextKind
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Bounds
from decree30_lint.model.words import Words
from decree30_lint.syntax.appendix import ReferenceLine, digits, symbol
from decree30_lint.syntax.date_line import DateLine
from decree30_lint.syntax.number_line import NumberLine
from decree30_lint.syntax.placeholders import masked

_PIECES = (
    ("số", Words("số, ký hiệu văn bản", "number and symbol")),
    ("ngày", Words("ngày, tháng, năm", "date")),
    ("của", Words("tên cơ quan ban hành", "issuing body")),
)


class AppendixReference(Kind, frozen=True):
    """Checks that under the title stands in brackets what the appendix belongs to.

    It names type, number, date and body, and is set as the law says.
    """

    align: Align
    capitals: bool
    size: Bounds
    bold: bool
    italic: bool

    class Key(MessageKey):
        MISSING = "missing"
        PIECES = "pieces"
        BRACKETS = "brackets"
        FIGURES = "figures"

    messages: ClassVar = {
        **TextFormat.messages,
        Key.MISSING: Words(
            vi="Dưới tiêu đề phụ lục thiếu dòng {expected}.",
            en="Under the title of the appendix the line {expected} is missing.",
        ),
        Key.PIECES: Words(
            vi="Dòng {actual} còn thiếu: {expected}.",
            en="The line {actual} lacks: {expected}.",
        ),
        Key.BRACKETS: Words(
            vi="Thông tin chỉ dẫn kèm theo văn bản đặt trong ngoặc đơn: {expected}.",
            en="What the appendix belongs to stands in brackets: {expected}.",
        ),
        Key.FIGURES: Words(
            vi="Ngày trong dòng {actual} nên ghi đủ chữ “ngày … tháng … năm …”.",
            en="The date in {actual} is better written in words, “ngày … tháng … năm …”.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW
    needs_part: ClassVar = False
    whole_document: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        yield from self._missing(view)
        yield from TextFormat(self.align, self.capitals, self.size, self.bold, self.italic).run(view)
        for reference in view.contents(ReferenceLine):
            if reference.stand_in:
                yield Unsure(reference.passage.anchor, UndecidedReason.AMBIGUOUS)
            else:
                yield from self._wording(reference)

    def _missing(self, view: View) -> Iterator[Breach]:
        expected = "(Kèm theo … số … ngày … tháng … năm … của …)"
        for text in view.subject.recognition.texts:
            labels = appendix_lines(text, view, "label") if text.kind is TextKind.APPENDIX else []
            if labels and not text.of(Part.APPENDIX, "reference"):
                yield Breach(labels[-1].anchor, None, expected, message_key=self.Key.MISSING)

    def _wording(self, reference: ReferenceLine) -> Iterator[Breach]:
        at, text = reference.passage.anchor, reference.passage.words
        lacking = tuple(name for word, name in _PIECES if word not in reference.words)
        if lacking:
            yield Breach(at, text, lacking, message_key=self.Key.PIECES)
        elif not reference.bracketed:
            lawful = reference.written
            yield Breach(at, text, lawful, message_key=self.Key.BRACKETS, suggestion=lawful)
        elif reference.in_figures:
            yield Breach(at, text, None, message_key=self.Key.FIGURES)


class ReferenceData(Kind, frozen=True):
    """Number, symbol and date in "(Kèm theo …)" are those of the document before it, or are there at all.

    With `agree` they are compared, but for what is left open. With `filled` nothing is left open in an issued document,
    unless it is signed electronically.
    """

    agree: bool = False
    filled: bool = False

    class Key(MessageKey):
        NUMBER = "number"
        DATE = "date"
        OPEN = "open"

    messages: ClassVar = {
        Key.NUMBER: Words(
            vi="Dòng “Kèm theo” ghi số {actual}; phải {expected}.",
            en="“Kèm theo” names number {actual}; it has to be {expected}.",
        ),
        Key.DATE: Words(
            vi="Dòng “Kèm theo” ghi ngày {actual}; phải {expected}.",
            en="“Kèm theo” names the date {actual}; it has to be {expected}.",
        ),
        Key.OPEN: Words(
            vi="Dòng “{text}” chưa ghi đủ số và ngày; văn bản giấy phải ghi đầy đủ.",
            en="“{text}” leaves number or date open; on paper both are filled in.",
        ),
    }

    def run(self, view: View) -> Iterator[Outcome]:
        on_paper = view.subject.stage is Stage.ISSUED and not view.text.of(Part.SEAL)
        main = _document_of(view)
        for found in view.contents(ReferenceLine):
            if self.agree and main is not None:
                yield from self._compared(found, main, view)
            if self.filled and on_paper and not found.filled:
                yield Breach(found.passage.anchor, None, None, message_key=self.Key.OPEN)

    def _compared(self, found: ReferenceLine, main: Text, view: View) -> Iterator[Outcome]:
        if found.stand_in:
            yield Unsure(found.passage.anchor, UndecidedReason.AMBIGUOUS)
            return
        for key, place, theirs, ours in (
            (self.Key.NUMBER, found.number_at, found.number, _number_of(main, view)),
            (self.Key.DATE, found.date_at, found.date, _day_of(main, view)),
        ):
            if place and _differ(theirs, ours):
                yield Breach(found.passage.at(*place), "/".join(theirs), _as_in_document("/".join(ours)), message_key=key)


def _as_in_document(found: str) -> Words:
    """Returns that both have to agree: the document itself may be the one that is wrong."""
    return Words(f"trùng với văn bản chính (đang ghi “{found}”)", f"as in the document itself (which says “{found}”)")


def _document_of(view: View) -> Text | None:
    """Returns the document that the text is attached to; None where none stands before it, or it is one itself."""
    before = (text for text in view.subject.recognition.texts if text.anchor.order < view.text.anchor.order)
    documents = [text for text in before if text.kind is TextKind.MAIN]
    return documents[-1] if documents and view.text.kind is not TextKind.MAIN else None


def _number_of(text: Text, view: View) -> tuple[str, str]:
    """Returns number and symbol of the text; "" for what it does not say."""
    line = next((c.content for c in text.of(Part.NUMBER) if c.confidence >= view.confidence), None)
    return (digits(line.number.text), symbol(masked(line.symbol_text))) if isinstance(line, NumberLine) else ("", "")


def _day_of(text: Text, view: View) -> tuple[str, ...]:
    """Returns day, month and year of the text; "" for what it does not say."""
    line = next((c.content for c in text.of(Part.PLACE_DATE) if c.confidence >= view.confidence), None)
    entries = line.entries if isinstance(line, DateLine) else (None, None, None)
    return tuple(digits(entry.text) if entry else "" for entry in entries)


def _differ(some: Sequence[str], others: Sequence[str]) -> bool:
    """Tells whether both say something and say two things. Zeros in front of a number do not count."""
    return any(one and other and one.lstrip("0") != other.lstrip("0") for one, other in zip(some, others, strict=True))
