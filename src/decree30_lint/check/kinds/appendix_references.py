"""Checks the line "(Kèm theo …)" under the title of an appendix or attached text: what it names, and whether it is right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar, NamedTuple

from decree30_lint.check.kinds.appendices import appendix_lines
from decree30_lint.check.kinds.marks import TextFormat
from decree30_lint.model.edits import Applicability
from decree30_lint.model.formatting import Align
from decree30_lint.model.outcomes import USUAL, Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import Component, Part, Stage, Text, TextKind
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Bounds
from decree30_lint.model.words import Words
from decree30_lint.syntax.date_line import DateLine
from decree30_lint.syntax.number_line import NumberLine
from decree30_lint.syntax.passage import Passage, passage_of
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked


class _Reference(NamedTuple):
    """Holds what the line "(Kèm theo Quyết định số 5/QĐ-SNV ngày 2 tháng 3 năm 2026 của …)" names; "" where it is open.

    `spots` tell where the document's number and its date stand.
    """

    passage: Passage
    shown: str
    number: str
    symbol: str
    day: str
    month: str
    year: str
    spots: tuple[tuple[int, int] | None, tuple[int, int] | None]
    in_figures: bool

    @property
    def stand_in(self) -> bool:
        """Tells whether a program will put other words here."""
        return any(mark in self.passage.text for mark in ("{{", "${", "«", "["))


# No piece gives back what it took: without that each number of blanks would be divided in every way.
_NUMBERED = r"(?i)\bsố\s*+(?::\s*+)?(?P<number>[\d\s.…\ufffc]*+)/\s*+(?P<symbol>[\wĐđ&.]+(?:\s?[-–]\s?[\wĐđ&.]+)*)?"
_OPEN = r"[\s.…\ufffc]*+"
_DATED = rf"(?i)\bngày{_OPEN}(?P<day>\d{{0,2}}){_OPEN}tháng{_OPEN}(?P<month>\d{{0,2}}){_OPEN}năm{_OPEN}(?P<year>\d{{0,4}})"
_IN_FIGURES = rf"(?i)\bngày{_OPEN}(?P<day>\d{{0,2}}){_OPEN}/{_OPEN}(?P<month>\d{{0,2}}){_OPEN}/{_OPEN}(?P<year>\d{{0,4}})"


def _reference(component: Component) -> _Reference:
    passage = passage_of(component)
    shown = masked(passage.text)
    number = _last(_NUMBERED, shown)
    dated = _last(_DATED, shown)
    date = dated or _last(_IN_FIGURES, shown)
    return _Reference(
        passage,
        shown,
        number=_digits(number["number"]) if number else "",
        symbol=_symbol(number["symbol"]) if number else "",
        day=date["day"] if date else "",
        month=date["month"] if date else "",
        year=date["year"] if date else "",
        spots=(number.span() if number else None, date.span() if date else None),
        in_figures=date is not dated,
    )


def _last(pattern: str, text: str) -> re.Match[str] | None:
    return next(reversed(list(re.finditer(pattern, text))), None)


def _digits(text: str) -> str:
    text = text.strip()
    return text if text.isdecimal() else ""


def _symbol(text: str | None) -> str:
    """Returns the symbol without blanks; "" where part of it is still open."""
    plain = "".join((text or "").split()).replace("–", "-").strip(".")
    return "" if PLACEHOLDER in plain or "…" in plain or not any(map(str.isalpha, plain)) else plain


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
        yield from TextFormat(self.align, self.capitals, self.size, None, self.italic).run(view)
        for component in view.components:
            reference = _reference(component)
            if reference.stand_in:
                yield Unsure(component.anchor, UndecidedReason.AMBIGUOUS)
            else:
                yield from _wording(component, reference)

    def _missing(self, view: View) -> Iterator[Breach]:
        expected = "(Kèm theo … số … ngày … tháng … năm … của …)"
        for text in view.subject.recognition.texts:
            labels = appendix_lines(text, view, "label") if text.kind is TextKind.APPENDIX else []
            if labels and not text.of(Part.APPENDIX, "reference"):
                yield Breach(labels[-1].anchor, None, expected, message_key=self.Key.MISSING)


def _wording(component: Component, reference: _Reference) -> Iterator[Breach]:
    text = component.text
    words = set(re.findall(r"\w+", reference.shown.casefold()))
    lacking = tuple(name for word, name in _PIECES if word not in words)
    if lacking:
        yield Breach(component.anchor, text, lacking, message_key=AppendixReference.Key.PIECES)
    elif not text.startswith("(") or not text.rstrip(" .;").endswith(")"):
        lawful = f"({text.strip('() .;')})"
        yield Breach(component.anchor, text, lawful, message_key=AppendixReference.Key.BRACKETS, suggestion=lawful)
    elif reference.in_figures:
        yield Breach(component.anchor, text, None, message_key=AppendixReference.Key.FIGURES)


class ReferenceFilled(Kind, frozen=True):
    """Checks that number and date in "(Kèm theo …)" are filled in.

    It judges issued documents, unless they are signed electronically.
    """

    messages: ClassVar = {
        USUAL: Words(
            vi="Dòng “{text}” chưa ghi đủ số và ngày; văn bản giấy phải ghi đầy đủ.",
            en="“{text}” leaves number or date open; on paper both are filled in.",
        ),
    }

    def run(self, view: View) -> Iterator[Outcome]:
        if view.subject.stage is not Stage.ISSUED or view.text.of(Part.SEAL):
            return
        for component in view.components:
            found = _reference(component)
            if not all((found.number, found.symbol, found.day, found.month, found.year)) and None not in found.spots:
                yield Breach(component.anchor, None, None)


class ReferenceAgrees(Kind, frozen=True):
    """Number, symbol and date in "(Kèm theo …)" are those of the document before it; what is left open is not compared."""

    class Key(MessageKey):
        NUMBER = "number"
        DATE = "date"

    messages: ClassVar = {
        Key.NUMBER: Words(
            vi="Dòng “Kèm theo” ghi số {actual} nhưng văn bản chính là số {expected}.",
            en="“Kèm theo” names number {actual}, but the document's is {expected}.",
        ),
        Key.DATE: Words(
            vi="Dòng “Kèm theo” ghi ngày {actual} nhưng văn bản chính ghi ngày {expected}.",
            en="“Kèm theo” names the date {actual}, but the document's is {expected}.",
        ),
    }
    whole_document: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        main: Text | None = None
        for text in view.subject.recognition.texts:
            if text.kind is TextKind.MAIN:
                main = text
            elif main is not None:
                for component in appendix_lines(text, view, "reference"):
                    yield from _compared(component, main, view)


def _compared(component: Component, main: Text, view: View) -> Iterator[Outcome]:
    found = _reference(component)
    if found.stand_in:
        yield Unsure(component.anchor, UndecidedReason.AMBIGUOUS)
        return
    number = next((c for c in main.of(Part.NUMBER) if c.confidence >= view.confidence), None)
    if number is not None and isinstance(number.content, NumberLine) and found.spots[0]:
        own = _digits(number.content.number.text), _symbol(masked(number.content.symbol_text))
        theirs = found.number, found.symbol
        if _differ(theirs, own):
            yield Breach(
                found.passage.at(*found.spots[0]), "/".join(theirs), "/".join(own), message_key=ReferenceAgrees.Key.NUMBER
            )
    dated = next((c for c in main.of(Part.PLACE_DATE) if c.confidence >= view.confidence), None)
    if dated is not None and isinstance(dated.content, DateLine) and found.spots[1]:
        day = tuple(_digits(entry.text) if entry else "" for entry in dated.content.entries)
        stated = (found.day, found.month, found.year)
        if _differ(stated, day):
            yield Breach(
                found.passage.at(*found.spots[1]), "/".join(stated), "/".join(day), message_key=ReferenceAgrees.Key.DATE
            )


def _differ(some: Sequence[str], others: Sequence[str]) -> bool:
    """Tells whether both say something and say two things. Zeros in front of a number do not count."""
    return any(one and other and one.lstrip("0") != other.lstrip("0") for one, other in zip(some, others, strict=True))
