"""Appendices and attached texts: their labels, titles, the line "(Kèm theo …)", and how the main text speaks of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import ClassVar, NamedTuple

from decree30_lint.check.kinds.letters import Capitals
from decree30_lint.check.kinds.marks import SET_AS_WORDS, SetAs
from decree30_lint.check.passage import Change, Passage, passage_of
from decree30_lint.check.placeholders import PLACEHOLDER, masked
from decree30_lint.check.spelling import folded
from decree30_lint.check.standing import section_of
from decree30_lint.model.document import Paragraph, flatten
from decree30_lint.model.edits import SetLetters, Trust
from decree30_lint.model.formatting import Align, Letters
from decree30_lint.model.outcomes import Breach, Outcome, Unsure, Why
from decree30_lint.model.parts import Component, ListName, Part, Stage, Text, TextKind
from decree30_lint.model.records import dataclass
from decree30_lint.model.rules import View
from decree30_lint.model.units import Interval
from decree30_lint.model.words import Words

# Patterns stand as strings: `re` compiles and keeps them where a document has an appendix, which most have not.
_LABEL = r"(?is)\s*(?P<word>phụ\s+lục)(?P<so>\s+số)?(?:\s*(?P<number>[\w.\ufffc]+))?(?P<rest>.*)"
_NUMBER = r"[IVXLC]+|\d+[A-Za-z]?|[A-Za-z]"
_ROMAN_NUMBERS = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_ORDINARY = " .:-–—\t\n"


def _roman(value: int) -> str:
    text = ""
    for worth, letters in _ROMAN_NUMBERS:
        text += letters * (value // worth)
        value %= worth
    return text


def _value(roman: str) -> int:
    worth = {letters: value for value, letters in _ROMAN_NUMBERS if len(letters) == 1}
    values = [worth[letter] for letter in roman]
    return sum(-one if one < other else one for one, other in pairwise([*values, 0]))


class _Label(NamedTuple):
    """The label of an appendix taken apart. `number` None where it has none; `rest` is what follows in the same line."""

    passage: Passage
    word: re.Match[str]
    number: str | None
    rest: str

    @property
    def open(self) -> bool:
        return PLACEHOLDER in self.word[0]

    @property
    def roman(self) -> bool:
        return self.number is not None and bool(re.fullmatch("[IVXLC]+", self.number))

    @property
    def lawful(self) -> str:
        return f"Phụ lục {self.number}" if self.roman else "Phụ lục"


def _label(component: Component) -> _Label | None:
    passage = passage_of(component)
    found = re.match(_LABEL, masked(passage.text))
    if found is None:
        return None
    number, rest = found["number"], found["rest"]
    if number is not None and not re.fullmatch(_NUMBER, number.strip(".")) and PLACEHOLDER not in number:
        number, rest = None, f"{number}{rest}"
    return _Label(passage, found, number and number.strip("."), rest.strip(_ORDINARY))


def _sure(text: Text, view: View, role: str) -> list[Component]:
    return [c for c in text.of(Part.APPENDIX, role) if c.confidence >= view.confidence]


@dataclass(frozen=True, slots=True)
class AppendixLabel:
    """ "Phụ lục" and its number stand on a line of their own, not in capitals, set as the law says."""

    align: Align
    size: Interval
    bold: bool
    italic: bool

    words: ClassVar = SET_AS_WORDS | {
        "capitals": Words(
            vi="Nhãn {actual} đang viết hoa; từ “Phụ lục” viết in thường: {expected}.",
            en="The label {actual} stands in capitals; it is written {expected}.",
        ),
        "line": Words(
            vi="Nhãn {expected} phải đứng riêng một dòng; tiêu đề phụ lục ghi ở dòng dưới.",
            en="The label {expected} stands on a line of its own; the title follows below.",
        ),
        "extra": Words(
            vi="Nhãn {actual} chỉ cần ghi {expected}.",
            en="The label {actual} just reads {expected}.",
        ),
    }
    trust: ClassVar = Trust.REVIEW
    needs_part: ClassVar = True
    whole_document: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        for component in view.components:
            if label := _label(component):
                yield from self._wording(label)
        yield from SetAs(self.align, None, self.size, self.bold, self.italic).run(view)

    def _wording(self, label: _Label) -> Iterator[Breach]:
        word = label.word["word"]
        if word.isupper():
            yield self._in_capitals(label)
        if label.rest:
            yield Breach(label.passage.at(0, len(label.passage.text)), None, label.lawful, said="line")
        elif not label.open and (label.number is None or label.roman) and (label.word["so"] or label.word["rest"].strip()):
            change = Change(0, len(label.passage.text.rstrip()), label.lawful)
            yield label.passage.breach([change], " ".join(label.passage.text.split()), label.lawful, "extra")

    def _in_capitals(self, label: _Label) -> Breach:
        change = Change(*label.word.span("word"), "Phụ lục")
        breach = label.passage.breach([change], label.word["word"], "Phụ lục", "capitals", shown=False)
        breach = replace(breach, suggestion="Phụ lục")
        spans = [(p, span) for p in label.passage.paragraphs for span in p.spans if span.letters.automatic_capitals]
        if spans:
            edits = tuple(SetLetters(p.at(span), Letters(automatic_capitals=False)) for p, span in spans)
            return replace(breach, edits=edits)
        return breach


@dataclass(frozen=True, slots=True)
class RomanNumbers:
    """Several appendices are numbered I, II, III …; a single one need have no number."""

    words: ClassVar = {
        "": Words(
            vi="Số thứ tự {actual} của phụ lục phải ghi bằng chữ số La Mã.",
            en="The number {actual} of the appendix is written in Roman numerals.",
        ),
        "missing": Words(
            vi="Văn bản có từ hai phụ lục trở lên nên mỗi phụ lục phải có số thứ tự La Mã: {expected}.",
            en="A document of several appendices numbers each of them: {expected}.",
        ),
        "order": Words(
            vi="Số thứ tự phụ lục chưa liên tục: đang ghi {actual}, theo thứ tự phải là {expected}.",
            en="The appendices are not numbered in order: {actual} stands where {expected} is due.",
        ),
    }
    trust: ClassVar = Trust.REVIEW
    needs_part: ClassVar = True
    whole_document: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        before = 0
        several = len(view.components) > 1
        for label in _labels(view):
            due = before + 1
            if label.open:
                yield Unsure(label.passage.at(0, 1), Why.AMBIGUOUS)
            elif label.number is None and several:
                lawful = f"Phụ lục {_roman(due)}"
                yield Breach(label.passage.at(*label.word.span("word")), None, lawful, said="missing", suggestion=lawful)
            elif label.number is not None and not label.roman:
                yield self._not_roman(label, due if several else None)
            elif label.number is not None:
                value = _value(label.number)
                if value == before or (several and value not in (due, 1)):
                    yield Breach(label.passage.at(*label.word.span("number")), label.number, _roman(due), said="order")
                due = value
            before = due

    def _not_roman(self, label: _Label, due: int | None) -> Breach:
        number = label.number or ""
        value = int(digits) if (digits := "".join(filter(str.isdigit, number))) else due
        roman = _roman(value) if value else None
        if roman is None:
            return Breach(label.passage.at(*label.word.span("number")), number, None)
        start = label.word.start("so") if label.word["so"] else label.word.start("number")
        end = label.word.start("number") + len(number) if label.rest else len(label.passage.text.rstrip())
        change = Change(start, end, f" {roman}" if label.word["so"] else roman)
        return label.passage.breach([change], number, roman, shown=not label.rest)


def _labels(view: View) -> Iterator[_Label]:
    found = (_label(component) for component in view.components)
    return (label for label in found if label is not None)


@dataclass(frozen=True, slots=True)
class AppendixTitle:
    """The title is set as the law says. "partly": below lines in capitals, where it may be a subject."""

    align: Align
    capitals: bool
    size: Interval
    bold: bool
    italic: bool

    words: ClassVar = SET_AS_WORDS | {
        "partly": Words(
            vi="Tiêu đề phụ lục trình bày chữ in hoa; dòng “{text}” đang là chữ thường.",
            en="The title of the appendix stands in capitals; “{text}” does not.",
        ),
    }
    trust: ClassVar = Trust.REVIEW
    needs_part: ClassVar = True
    whole_document: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        for component in view.components:
            judged, rest = _title_lines(component)
            shown = replace(view, components=(replace(component, paragraphs=judged),))
            yield from SetAs(self.align, self.capitals, self.size, self.bold, self.italic).run(shown)
            for outcome in Capitals(self.capitals).run(replace(view, components=(replace(component, paragraphs=rest),))):
                yield replace(outcome, said="partly") if isinstance(outcome, Breach) else outcome


def _title_lines(component: Component) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """The lines in capitals, and what follows in small letters; all of them where the first is not in capitals."""
    lines = component.paragraphs
    if not lines[0].text.isupper():
        return lines, ()
    small = next((i for i, line in enumerate(lines) if any(map(str.islower, masked(line.text)))), len(lines))
    return lines[:small], lines[small:]


class _Reference(NamedTuple):
    """What the line "(Kèm theo Quyết định số 5/QĐ-SNV ngày 2 tháng 3 năm 2026 của …)" names; "" where it is left open.

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
        """A program will put other words here."""
        return any(mark in self.passage.text for mark in ("{{", "${", "«", "["))


_NUMBERED = r"(?i)\bsố\s*:?\s*(?P<number>[\d\s.…\ufffc]*?)\s*/\s*(?P<symbol>[\wĐđ&.]+(?:\s?[-–]\s?[\wĐđ&.]+)*)?"
_OPEN = r"[\s.…\ufffc]*"
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
    """Without blanks; "" where part of it is still open."""
    plain = "".join((text or "").split()).replace("–", "-").strip(".")
    return "" if PLACEHOLDER in plain or "…" in plain or not any(map(str.isalpha, plain)) else plain


_PIECES = (
    ("số", Words("số, ký hiệu văn bản", "number and symbol")),
    ("ngày", Words("ngày, tháng, năm", "date")),
    ("của", Words("tên cơ quan ban hành", "issuing body")),
)


@dataclass(frozen=True, slots=True)
class AppendixReference:
    """Under the title stands in brackets what the appendix belongs to: type, number, date and body; set as the law says."""

    align: Align
    capitals: bool
    size: Interval
    italic: bool

    words: ClassVar = SET_AS_WORDS | {
        "missing": Words(
            vi="Dưới tiêu đề phụ lục thiếu dòng {expected}.",
            en="Under the title of the appendix the line {expected} is missing.",
        ),
        "pieces": Words(
            vi="Dòng {actual} còn thiếu: {expected}.",
            en="The line {actual} lacks: {expected}.",
        ),
        "brackets": Words(
            vi="Thông tin chỉ dẫn kèm theo văn bản đặt trong ngoặc đơn: {expected}.",
            en="What the appendix belongs to stands in brackets: {expected}.",
        ),
        "figures": Words(
            vi="Ngày trong dòng {actual} nên ghi đủ chữ “ngày … tháng … năm …”.",
            en="The date in {actual} is better written in words, “ngày … tháng … năm …”.",
        ),
    }
    trust: ClassVar = Trust.REVIEW
    needs_part: ClassVar = False
    whole_document: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        yield from self._missing(view)
        yield from SetAs(self.align, self.capitals, self.size, None, self.italic).run(view)
        for component in view.components:
            reference = _reference(component)
            if reference.stand_in:
                yield Unsure(component.anchor, Why.AMBIGUOUS)
            else:
                yield from _wording(component, reference)

    def _missing(self, view: View) -> Iterator[Breach]:
        expected = "(Kèm theo … số … ngày … tháng … năm … của …)"
        for text in view.subject.recognition.texts:
            labels = _sure(text, view, "label") if text.kind is TextKind.APPENDIX else []
            if labels and not text.of(Part.APPENDIX, "reference"):
                yield Breach(labels[-1].anchor, None, expected, said="missing")


def _wording(component: Component, reference: _Reference) -> Iterator[Breach]:
    text = component.text
    words = set(re.findall(r"\w+", reference.shown.casefold()))
    lacking = tuple(name for word, name in _PIECES if word not in words)
    if lacking:
        yield Breach(component.anchor, text, lacking, said="pieces")
    elif not text.startswith("(") or not text.rstrip(" .;").endswith(")"):
        lawful = f"({text.strip('() .;')})"
        yield Breach(component.anchor, text, lawful, said="brackets", suggestion=lawful)
    elif reference.in_figures:
        yield Breach(component.anchor, text, None, said="figures")


@dataclass(frozen=True, slots=True)
class ReferenceFilled:
    """Of an issued document the number and the date in "(Kèm theo …)" are filled in, unless it is signed electronically."""

    words: ClassVar = {
        "": Words(
            vi="Dòng “{text}” chưa ghi đủ số và ngày; văn bản giấy phải ghi đầy đủ.",
            en="“{text}” leaves number or date open; on paper both are filled in.",
        ),
    }
    trust: ClassVar = Trust.SHOW
    needs_part: ClassVar = True
    whole_document: ClassVar = False

    def run(self, view: View) -> Iterator[Outcome]:
        if view.subject.stage is not Stage.ISSUED or view.text.of(Part.SEAL):
            return
        for component in view.components:
            found = _reference(component)
            if not all((found.number, found.symbol, found.day, found.month, found.year)) and None not in found.spots:
                yield Breach(component.anchor, None, None)


@dataclass(frozen=True, slots=True)
class ReferenceAgrees:
    """Number, symbol and date in "(Kèm theo …)" are those of the document before it; what is left open is not compared."""

    words: ClassVar = {
        "number": Words(
            vi="Dòng “Kèm theo” ghi số {actual} nhưng văn bản chính là số {expected}.",
            en="“Kèm theo” names number {actual}, but the document's is {expected}.",
        ),
        "date": Words(
            vi="Dòng “Kèm theo” ghi ngày {actual} nhưng văn bản chính ghi ngày {expected}.",
            en="“Kèm theo” names the date {actual}, but the document's is {expected}.",
        ),
    }
    trust: ClassVar = Trust.SHOW
    needs_part: ClassVar = True
    whole_document: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        main: Text | None = None
        for text in view.subject.recognition.texts:
            if text.kind is TextKind.MAIN:
                main = text
            elif main is not None:
                for component in _sure(text, view, "reference"):
                    yield from _compared(component, main, view)


def _compared(component: Component, main: Text, view: View) -> Iterator[Outcome]:
    found = _reference(component)
    if found.stand_in:
        yield Unsure(component.anchor, Why.AMBIGUOUS)
        return
    number = next((c for c in main.of(Part.NUMBER) if c.confidence >= view.confidence), None)
    if number is not None and found.spots[0]:
        own = _digits(number.fields.get("number", "")), _symbol(masked(number.fields.get("symbol", "")))
        theirs = found.number, found.symbol
        if _differ(theirs, own):
            yield Breach(found.passage.at(*found.spots[0]), "/".join(theirs), "/".join(own), said="number")
    dated = next((c for c in main.of(Part.PLACE_DATE) if c.confidence >= view.confidence), None)
    if dated is not None and found.spots[1]:
        day = tuple(_digits(dated.fields.get(name, "")) for name in ("day", "month", "year"))
        stated = (found.day, found.month, found.year)
        if _differ(stated, day):
            yield Breach(found.passage.at(*found.spots[1]), "/".join(stated), "/".join(day), said="date")


def _differ(some: Sequence[str], others: Sequence[str]) -> bool:
    """Where both say something they say two things. Zeros in front of a number do not count."""
    return any(one and other and one.lstrip("0") != other.lstrip("0") for one, other in zip(some, others, strict=True))


@dataclass(frozen=True, slots=True)
class AppendixMentioned:
    """The main text speaks of its appendices, in one of the wordings of the list `mentions`."""

    mentions: ListName

    words: ClassVar = {
        "": Words(
            vi="Văn bản có phụ lục nhưng trong nội dung không có chỗ nào chỉ dẫn đến phụ lục.",
            en="The document has an appendix, but its text nowhere refers to it.",
        ),
    }
    trust: ClassVar = Trust.SHOW
    needs_part: ClassVar = True
    whole_document: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        mentions = [folded(words) for words in view.subject.vocabulary.lists[self.mentions]]
        main = [text for text in view.subject.recognition.texts if text.kind in (TextKind.MAIN, TextKind.ATTACHED)]
        if main and not any(_mentions(text, mentions) for text in main):
            yield Breach(view.components[0].anchor, None, None)


_SILENT = frozenset({Part.APPENDIX, Part.RECIPIENTS, Part.NUMBER, Part.PAGE_NUMBER})


def _mentions(text: Text, words: Sequence[str]) -> bool:
    for component in text.components:
        if component.part not in _SILENT:
            said = folded(component.text)
            if any(word in said for word in words):
                return True
    return False


@dataclass(frozen=True, slots=True)
class AppendixPages:
    """Pages are numbered anew in each appendix."""

    words: ClassVar = {
        "": Words(
            vi="Số trang của phụ lục phải đánh riêng, bắt đầu lại từ 1; đang đánh tiếp theo trang trước.",
            en="The pages of an appendix are numbered by themselves, from 1; here the numbers go on from the pages before.",
        ),
    }
    trust: ClassVar = Trust.SHOW
    needs_part: ClassVar = True
    whole_document: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        subject = view.subject
        if not subject.main.of(Part.PAGE_NUMBER):
            return
        for text in subject.recognition.texts[1:]:
            labels = _sure(text, view, "label") if text.kind is TextKind.APPENDIX else []
            section = section_of(subject.document, text.anchor) if labels else None
            if section is None:
                continue
            first = next((p.anchor for p in flatten(section.blocks) if not p.is_blank), text.anchor)
            if section.first_number is None or first.order < text.anchor.order:
                yield Breach(labels[0].anchor, None, None)


@dataclass(frozen=True, slots=True)
class AttachedHead:
    """The head of an attached text bears neither number nor date: both stand in "(Kèm theo …)"."""

    words: ClassVar = {
        "": Words(
            vi="Văn bản ban hành kèm theo không ghi số, ký hiệu và ngày tháng riêng ({actual}); đã có dòng “(Kèm theo …)”.",
            en="A text issued with another bears no number and date of its own ({actual}); “(Kèm theo …)” holds them.",
        ),
    }
    trust: ClassVar = Trust.SHOW
    needs_part: ClassVar = False
    whole_document: ClassVar = False

    def run(self, view: View) -> Iterator[Outcome]:
        for component in (*view.beside(Part.NUMBER), *view.beside(Part.PLACE_DATE)):
            yield Breach(component.anchor, component.text, None)
