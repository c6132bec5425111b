"""Checks appendices and attached texts: labels, titles, pages, heads, and how the main text speaks of them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from msgspec.structs import replace

from decree30_lint.check.kinds.letters import Capitals
from decree30_lint.check.kinds.marks import TextFormat
from decree30_lint.check.standing import section_of
from decree30_lint.model.document import Paragraph, flatten
from decree30_lint.model.edits import Applicability, SetRunFormat
from decree30_lint.model.formatting import Align, RunFormat
from decree30_lint.model.knowledge import Knowledge
from decree30_lint.model.outcomes import USUAL, Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import Component, ListName, Part, Text, TextKind
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Bounds
from decree30_lint.model.words import Words
from decree30_lint.syntax.appendix import LabelLine, title_lines
from decree30_lint.syntax.divisions import look_of, roman
from decree30_lint.syntax.folding import folded
from decree30_lint.syntax.passage import Change


def appendix_lines(text: Text, view: View, role: str) -> list[Component]:
    """Returns the components of the appendix in this role that are recognised well enough."""
    return [c for c in text.of(Part.APPENDIX, role) if c.confidence >= view.confidence]


class AppendixLabel(Kind, frozen=True):
    """The label is `word` and a Roman number.

    With `numbered`, several appendices are numbered I, II, III …; a single one need have no number. With `alone` the label
    stands on a line of its own, not in capitals, without anything else. The looks are those of TextFormat.
    """

    word: str
    numbered: bool = False
    alone: bool = False
    align: Align | None = None
    size: Bounds | None = None
    bold: bool | None = None
    italic: bool | None = None

    class Key(MessageKey):
        NUMERALS = "numerals"
        MISSING = "missing"
        ORDER = "order"
        CAPITALS = "capitals"
        LINE = "line"
        EXTRA = "extra"

    messages: ClassVar = {
        **TextFormat.messages,
        Key.NUMERALS: Words(
            vi="Số thứ tự {actual} của phụ lục phải ghi bằng chữ số La Mã.",
            en="The number {actual} of the appendix is written in Roman numerals.",
        ),
        Key.MISSING: Words(
            vi="Văn bản có từ hai phụ lục trở lên nên mỗi phụ lục phải có số thứ tự La Mã: {expected}.",
            en="A document of several appendices numbers each of them: {expected}.",
        ),
        Key.ORDER: Words(
            vi="Số thứ tự phụ lục chưa liên tục: đang ghi {actual}, theo thứ tự phải là {expected}.",
            en="The appendices are not numbered in order: {actual} stands where {expected} is due.",
        ),
        Key.CAPITALS: Words(
            vi="Nhãn {actual} đang viết hoa; từ “Phụ lục” viết in thường: {expected}.",
            en="The label {actual} stands in capitals; it is written {expected}.",
        ),
        Key.LINE: Words(
            vi="Nhãn {expected} phải đứng riêng một dòng; tiêu đề phụ lục ghi ở dòng dưới.",
            en="The label {expected} stands on a line of its own; the title follows below.",
        ),
        Key.EXTRA: Words(
            vi="Nhãn {actual} chỉ cần ghi {expected}.",
            en="The label {actual} just reads {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW
    whole_document: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        labels = view.contents(LabelLine)
        if self.numbered:
            yield from self._judge_numbers(labels, several=len(view.components) > 1)
        if self.alone:
            for label in labels:
                yield from self._judge_words(label)
        yield from TextFormat(self.align, None, self.size, self.bold, self.italic).run(view)

    def _judge_numbers(self, labels: Sequence[LabelLine], *, several: bool) -> Iterator[Outcome]:
        before = 0
        for label in labels:
            due = before + 1
            before = label.value or due if label.roman and not label.open else due
            if label.open:
                yield Unsure(label.passage.at(0, 1), UndecidedReason.AMBIGUOUS)
            elif label.number is None and several:
                lawful = f"{self.word} {roman(due)}"
                yield Breach(label.passage.at(*label.word), None, lawful, message_key=self.Key.MISSING, suggestion=lawful)
            elif label.number is not None and not label.roman:
                yield self._not_roman(label, due if several else None)
            elif label.number is not None and (before == due - 1 or (several and before not in (due, 1))):
                yield Breach(label.passage.at(*label.number_at), label.number, roman(due), message_key=self.Key.ORDER)

    def _not_roman(self, label: LabelLine, due: int | None) -> Breach:
        value = due if label.value is None else label.value
        if not value:
            return Breach(label.passage.at(*label.number_at), label.number, None, message_key=self.Key.NUMERALS)
        change = label.renumbered(value)
        return label.passage.breach([change], label.number, roman(value), self.Key.NUMERALS, suggest=not label.rest)

    def _judge_words(self, label: LabelLine) -> Iterator[Breach]:
        lawful, end = label.written(self.word), len(label.passage.text.rstrip())
        if label.words.isupper():
            yield self._in_capitals(label)
        if label.rest:
            yield Breach(label.passage.at(0, len(label.passage.text)), None, lawful, message_key=self.Key.LINE)
        elif label.adorned and not label.open and (label.number is None or label.roman):
            yield label.passage.breach([Change(0, end, lawful)], label.passage.words, lawful, self.Key.EXTRA)

    def _in_capitals(self, label: LabelLine) -> Breach:
        change = Change(*label.word, self.word)
        breach = label.passage.breach([change], label.words, self.word, self.Key.CAPITALS, suggest=False)
        spans = [(p, span) for p in label.passage.paragraphs for span in p.spans if span.format.all_caps]
        automatic = tuple(SetRunFormat(p.at(span), RunFormat(all_caps=False)) for p, span in spans)
        return replace(breach, edits=automatic or breach.edits, suggestion=self.word)


class AppendixTitle(Kind, frozen=True):
    """The title is set as the law says, also where it stands on the line of the label.

    Bold lines in small letters below the name of a type may be the subject of a document ("partly").
    """

    align: Align
    capitals: bool
    size: Bounds
    bold: bool
    italic: bool

    class Key(MessageKey):
        PARTLY = "partly"

    messages: ClassVar = {
        **TextFormat.messages,
        Key.PARTLY: Words(
            vi="Tiêu đề phụ lục trình bày chữ in hoa; dòng “{text}” đang in thường.",
            en="The title of the appendix stands in capitals; “{text}” does not.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW
    whole_document: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        for component in (each for each in view.components if each.role == "title"):
            judged, rest = title_lines(component)
            yield from TextFormat(self.align, self.capitals, self.size, self.bold, self.italic).run(_showing(view, judged))
            key = self.Key.PARTLY if self._is_subject(judged, rest, view) else TextFormat.Key.CAPITALS
            yield from _keyed(key, Capitals(self.capitals).run(_showing(view, rest)))
        beside = [title for label in view.contents(LabelLine) if (title := label.title) is not None]
        yield from _keyed(TextFormat.Key.CAPITALS, Capitals(self.capitals).run(_showing(view, beside)))

    def _is_subject(self, title: Sequence[Paragraph], rest: Sequence[Paragraph], view: View) -> bool:
        """Tells whether the title names a type of document, and the bold lines below it what that is about."""
        name = folded(" ".join(line.text for line in title))
        types = {folded(each.name) for each in view.subject.vocabulary.types}
        return name in types and all(look_of(line, line.anchor, "bold") for line in rest)


def _showing(view: View, paragraphs: Sequence[Paragraph]) -> View:
    """Returns the view with the lines as its only part."""
    components = (Component(Part.APPENDIX, tuple(paragraphs), role="title"),) if paragraphs else ()
    return replace(view, components=components)


def _keyed(key: MessageKey, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    for outcome in outcomes:
        yield replace(outcome, message_key=key) if isinstance(outcome, Breach) else outcome


class AppendixMentioned(Kind, frozen=True):
    """Checks that the main text speaks of its appendices, in one of the wordings of the list `mentions`."""

    mentions: ListName

    messages: ClassVar = {
        USUAL: Words(
            vi="Văn bản có phụ lục nhưng trong nội dung không có chỗ nào chỉ dẫn đến phụ lục.",
            en="The document has an appendix, but its text nowhere refers to it.",
        ),
    }
    whole_document: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        mentions = [folded(words) for words in view.subject.vocabulary.lists[self.mentions]]
        main = [text for text in view.subject.recognition.texts if text.kind in (TextKind.MAIN, TextKind.ATTACHED)]
        if main and not any(_mentions(text, mentions, view) for text in main):
            yield Breach(view.components[0].anchor, None, None)


_SILENT = frozenset({Part.APPENDIX, Part.RECIPIENTS, Part.NUMBER, Part.PAGE_NUMBER})


def _mentions(text: Text, words: Sequence[str], view: View) -> bool:
    """Tells whether one of `words` stands anywhere in the text: also in a line apart, "(Chi tiết tại Phụ lục kèm theo)"."""
    silent = {p.anchor.path for c in text.components if c.part in _SILENT for p in c.paragraphs}
    for paragraph in view.subject.document.paragraphs:
        if text.anchor.order <= paragraph.anchor.order <= text.end and paragraph.anchor.path not in silent:
            shown = folded(paragraph.text)
            if any(word in shown for word in words):
                return True
    return False


class AppendixPages(Kind, frozen=True):
    """Pages are numbered anew in each appendix."""

    messages: ClassVar = {
        USUAL: Words(
            vi="Số trang của phụ lục phải đánh riêng, bắt đầu lại từ 1; đang đánh tiếp theo trang trước.",
            en="The pages of an appendix are numbered by themselves, from 1; here the numbers go on from the pages before.",
        ),
    }
    whole_document: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        subject = view.subject
        if not subject.main.of(Part.PAGE_NUMBER):
            return
        if Knowledge.SECTIONS not in subject.document.knows:
            yield Unsure(view.components[0].anchor, UndecidedReason.NOT_IN_FILE)
            return
        for text in subject.recognition.texts[1:]:
            labels = appendix_lines(text, view, "label") if text.kind is TextKind.APPENDIX else []
            section = section_of(subject.document, text.anchor) if labels else None
            if section is None:
                continue
            first = next((p.anchor for p in flatten(section.blocks) if not p.is_blank), text.anchor)
            if section.first_number is None or first.order < text.anchor.order:
                yield Breach(labels[0].anchor, None, None)


class AttachedHead(Kind, frozen=True):
    """The head of an attached text bears neither number nor date: both stand in "(Kèm theo …)"."""

    messages: ClassVar = {
        USUAL: Words(
            vi="Văn bản ban hành kèm theo không ghi số, ký hiệu và ngày tháng riêng ({actual}); đã có dòng “(Kèm theo …)”.",
            en="A text issued with another bears no number and date of its own ({actual}); “(Kèm theo …)” holds them.",
        ),
    }
    needs_part: ClassVar = False

    def run(self, view: View) -> Iterator[Outcome]:
        for component in (*view.beside(Part.NUMBER), *view.beside(Part.PLACE_DATE)):
            yield Breach(component.anchor, component.text, None)
