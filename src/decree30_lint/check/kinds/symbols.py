"""Checks number and symbol of a document: "Số: 05/QĐ-SNV". What is still to be filled in is judged by one kind only."""

from collections.abc import Iterator
from typing import ClassVar

from msgspec.structs import replace

from decree30_lint.check.filled_in import under_a_signature
from decree30_lint.model.digits import number_of
from decree30_lint.model.edits import Applicability
from decree30_lint.model.knowledge import Knowledge
from decree30_lint.model.outcomes import Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import Part, Stage, TableName, Vocabulary
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.words import Words
from decree30_lint.syntax.folding import folded_tones
from decree30_lint.syntax.number_line import NumberLine
from decree30_lint.syntax.passage import Change


class NumberForm(Kind, frozen=True):
    """Checks how the line of number and symbol is written; what is None is not judged.

    It begins with `word` and `sign`; an Arabic number below `below` has one 0 in front; `slash` stands behind the number
    and `hyphen` between the groups of the symbol, without blanks; with `year` false no group is a year. Blanks before the
    slash alone are "room" that was left for the number. Where blanks are not known, one before the slash may be room left
    for a number that was written in later, which looks different.
    """

    word: str | None = None
    sign: str = ""
    below: int | None = None
    slash: str | None = None
    hyphen: str = ""
    year: bool | None = None

    class Key(MessageKey):
        LABEL = "label"
        CAPITALS = "capitals"
        SIGN = "sign"
        BLANK = "blank"
        ZERO = "zero"
        TOO_MANY = "too-many"
        NOT_ARABIC = "not-arabic"
        JOINED = "joined"
        ROOM = "room"
        DASH = "dash"
        SLASH = "slash"
        YEAR = "year"

    messages: ClassVar = {
        Key.LABEL: Words(
            vi="Dòng {part} phải bắt đầu bằng {expected}.",
            en="The line of number and symbol has to begin with {expected}.",
        ),
        Key.CAPITALS: Words(
            vi="Từ {actual} ở đầu dòng {part} phải viết là {expected}.",
            en="{actual} at the head of the number has to be written {expected}.",
        ),
        Key.SIGN: Words(
            vi="Sau từ “Số” thiếu dấu hai chấm; viết là {expected}.",
            en="The colon after “Số” is missing; it is written {expected}.",
        ),
        Key.BLANK: Words(
            vi="Thừa khoảng trắng giữa từ “Số” và dấu hai chấm; viết là {expected}.",
            en="There is a blank between “Số” and the colon; it is written {expected}.",
        ),
        Key.ZERO: Words(
            vi="Số {actual} nhỏ hơn 10 phải thêm số 0 phía trước: {expected}.",
            en="Number {actual} is below 10 and takes a 0 in front: {expected}.",
        ),
        Key.TOO_MANY: Words(
            vi="Số {actual} có thừa số 0 phía trước; chỉ cần ghi {expected}.",
            en="Number {actual} has more zeros in front than are asked for; {expected} is enough.",
        ),
        Key.NOT_ARABIC: Words(
            vi="Số văn bản ghi bằng chữ số Ả Rập, không ghi {actual}.",
            en="The number is written in Arabic digits, not {actual}.",
        ),
        Key.JOINED: Words(
            vi="Dấu nối trong {part} không có khoảng trắng hai bên; viết liền: {expected}.",
            en="Slash and hyphen in the number and symbol stand without blanks: {expected}.",
        ),
        Key.ROOM: Words(
            vi="Trước dấu gạch chéo còn khoảng trắng chừa để ghi số; số đã ghi thì viết liền: {expected}.",
            en="Room for the number is left before the slash; now that it is there, write {expected}.",
        ),
        Key.DASH: Words(
            vi="Giữa các nhóm chữ của ký hiệu là gạch nối “-”, không phải {actual}: {expected}.",
            en="The groups of the symbol are joined by a hyphen “-”, not {actual}: {expected}.",
        ),
        Key.SLASH: Words(
            vi="Giữa số và ký hiệu phải có dấu gạch chéo “/”: {expected}.",
            en="A slash stands between number and symbol: {expected}.",
        ),
        Key.YEAR: Words(
            vi=(
                "Số, ký hiệu của văn bản hành chính không ghi năm {actual}; viết là {expected}."
                " Nếu đây là văn bản quy phạm pháp luật thì văn bản này theo quy định khác."
            ),
            en=(
                "The number of an administrative document names no year ({actual}); write {expected}."
                " If this is a legal normative document, other rules govern it."
            ),
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        unknown = Knowledge.BLANKS not in view.subject.document.knows
        for line in view.contents(NumberLine):
            if self.word is not None:
                yield from self._label(line, self.word)
            if self.below is not None:
                yield from self._zeros(line, self.below)
            if self.slash is not None:
                room = unknown and not line.of_one_look
                yield from self._joints(line, line.joined(self.slash, self.hyphen, room=room), self.slash)
            if self.year is False and line.year:
                yield _rewritten(line, [line.without(line.year)], line.year.text, self.Key.YEAR)

    def _label(self, line: NumberLine, lawful: str) -> Iterator[Breach]:
        passage, word, written = line.passage, line.word, lawful + self.sign
        if word is None or passage.text[: word.start].strip():
            end = line.sign.end if word else 0
            yield passage.breach([Change(0, end, written if word else f"{written} ")], None, written, self.Key.LABEL)
            return
        change = Change(word.start, line.sign.end if line.sign.text else word.end, written)
        if word.text != lawful:
            yield passage.breach([change], word.text, written, self.Key.CAPITALS)
        elif line.sign.text != self.sign:
            yield passage.breach([change], word.text, written, self.Key.SIGN)
        elif line.gap.text and self.sign:
            yield passage.breach([line.gap.written("")], None, written, self.Key.BLANK)

    def _zeros(self, line: NumberLine, below: int) -> Iterator[Breach]:
        number = line.number.stripped
        if line.number.blank:
            return
        if line.is_roman:
            yield Breach(line.passage.at(*number.span), number.text, None, message_key=self.Key.NOT_ARABIC)
        elif value := number_of(number.text):
            lawful = f"0{value}" if value < below else str(value)
            key = self.Key.ZERO if len(lawful) > len(number.text) else self.Key.TOO_MANY
            if lawful != number.text:
                change = number.written(lawful)
                yield line.passage.breach([change], number.text, lawful, key, suggest=line.after([change]))

    def _joints(self, line: NumberLine, changes: list[Change], slash: str) -> Iterator[Breach]:
        found = [line.passage.text[change.start : change.end] for change in changes]
        before = [old.strip() for old in found]
        wrong = next((old for change, old in zip(changes, before, strict=True) if old not in ("", change.text)), None)
        if any(change.text == slash and slash not in old for change, old in zip(changes, before, strict=True)):
            yield _rewritten(line, changes, None, self.Key.SLASH)
        elif len(changes) == 1 and changes[0].text == slash == found[0].lstrip():
            yield _rewritten(line, changes, None, self.Key.ROOM)
        elif changes:
            yield _rewritten(line, changes, wrong, self.Key.DASH if wrong else self.Key.JOINED)


def _rewritten(line: NumberLine, changes: list[Change], actual: str | None, key: MessageKey) -> Breach:
    """Returns the breach that expects the line as the changes make it."""
    breach = line.passage.breach(changes, actual, None, key, suggest=line.after(changes))
    return replace(breach, expected=breach.suggestion)


class NumberGiven(Kind, frozen=True):
    """An issued document has its number; a draft waits for it."""

    class Key(MessageKey):
        USUAL = ""
        SYMBOL = "symbol"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="Văn bản đã ban hành nhưng chưa ghi số: “{text}”.",
            en="The document has been issued, but its number is blank: “{text}”.",
        ),
        Key.SYMBOL: Words(
            vi="Văn bản đã ban hành nhưng chưa ghi đủ ký hiệu: “{text}”.",
            en="The document has been issued, but its symbol is not complete: “{text}”.",
        ),
    }

    def run(self, view: View) -> Iterator[Outcome]:
        if view.subject.stage is not Stage.ISSUED or view.text is not view.subject.main:  # a form in the file may be blank
            return
        for component in view.components:
            line = component.content
            if not isinstance(line, NumberLine):
                continue
            if line.number.open:
                if under_a_signature(view.subject.document, component):
                    yield Unsure(component.anchor, UndecidedReason.NOT_LEGIBLE)
                else:
                    yield Breach(component.anchor, None, None)
            elif not line.symbol or any(group.open for group in line.symbol):
                yield Breach(component.anchor, None, None, message_key=self.Key.SYMBOL)


class NumberNamesType(Kind, frozen=True):
    """The first group of the symbol is the abbreviation of the document's type, letter for letter.

    `mistaken` names the table from abbreviations once or elsewhere in use to the lawful ones.
    """

    mistaken: TableName

    class Key(MessageKey):
        USUAL = ""
        CAPITALS = "capitals"
        OTHER_TYPE = "other-type"
        MISTAKEN = "mistaken"
        ORDER = "order"
        MISSING = "missing"
        NO_BODY = "no-body"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="Ký hiệu bắt đầu bằng {actual}; văn bản này phải bắt đầu bằng {expected}.",
            en="The symbol begins with {actual}; for this type of document it begins with {expected}.",
        ),
        Key.CAPITALS: Words(
            vi="Chữ viết tắt tên loại ghi là {expected}, không ghi {actual}.",
            en="The abbreviation of the type is written {expected}, not {actual}.",
        ),
        Key.OTHER_TYPE: Words(
            vi="{actual} trong ký hiệu là viết tắt của loại văn bản khác; văn bản này phải dùng {expected}.",
            en="{actual} in the symbol stands for another type of document; this one takes {expected}.",
        ),
        Key.MISTAKEN: Words(
            vi="{actual} không phải là chữ viết tắt tên loại theo quy định; ghi là {expected}.",
            en="{actual} is no lawful abbreviation of the type; it is written {expected}.",
        ),
        Key.ORDER: Words(
            vi="Trong ký hiệu, viết tắt tên loại {expected} phải đứng trước viết tắt tên cơ quan.",
            en="In the symbol the type, {expected}, stands before the issuing body.",
        ),
        Key.MISSING: Words(
            vi="Ký hiệu thiếu viết tắt tên loại {expected}.",
            en="The symbol lacks the abbreviation of the type, {expected}.",
        ),
        Key.NO_BODY: Words(
            vi="Ký hiệu {actual} thiếu viết tắt tên cơ quan hoặc chức danh ban hành.",
            en="The symbol {actual} lacks the abbreviation of the issuing body.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        code = next((t.code for t in view.subject.vocabulary.types if t.key == view.text.type), "")
        if not code:
            return
        for line in view.contents(NumberLine):
            if not line.symbol:
                if line.lacks_symbol:
                    yield Breach(line.passage.at(*line.number.stripped.span), None, code, message_key=self.Key.MISSING)
            elif line.symbol[0].text == code:
                if len(line.symbol) == 1 and len(line.joints) < len(line.groups):
                    yield Breach(line.passage.at(*line.symbol[0].span), code, None, message_key=self.Key.NO_BODY)
            elif not line.symbol[0].open:
                yield self._breach(line, code, view.subject.vocabulary)

    def _breach(self, line: NumberLine, code: str, vocabulary: Vocabulary) -> Breach:
        first, *others = line.symbol
        if first.text.casefold() == code.casefold():
            return line.passage.breach([first.written(code)], first.text, code, self.Key.CAPITALS)
        if first.is_number:
            return Breach(line.passage.at(*first.span), first.text, code)
        if named := next((group for group in others if group.text == code), None):
            if named is not others[0] or first.text.islower():  # which of the others is the body is not known
                return Breach(line.passage.at(first.start, named.end), first.text, code, message_key=self.Key.ORDER)
            return line.passage.breach([first.written(code), named.written(first.text)], first.text, code, self.Key.ORDER)
        if any(t.code == first.text for t in vocabulary.types):
            return line.passage.breach([first.written(code)], first.text, code, self.Key.OTHER_TYPE)
        if vocabulary.tables[self.mistaken].get(first.text) == code:
            return line.passage.breach([first.written(code)], first.text, code, self.Key.MISTAKEN)
        if first.text.startswith(code) and not first.text[len(code)].isalnum():
            joint = first.start + len(code)
            return line.passage.breach([Change(joint, joint + 1, "-")], first.text, code)
        if not others:
            return line.passage.breach([Change(first.start, first.start, f"{code}-")], first.text, code, self.Key.MISSING)
        return Breach(line.passage.at(*first.span), first.text, code)


class NumberOfLetter(Kind, frozen=True):
    """Checks that the symbol of a letter names issuing body and unit: no abbreviation of a type, none of `banned`.

    A first group made of the first letters of words in the issuing body's name is that body, whatever else it may mean.
    """

    banned: tuple[str, ...]

    class Key(MessageKey):
        USUAL = ""
        TYPE = "type"
        MISSING = "missing"
        NO_UNIT = "no-unit"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="Công văn không có viết tắt tên loại; bỏ {actual} trong ký hiệu.",
            en="Official letters have no abbreviation of their type; leave out {actual}.",
        ),
        Key.TYPE: Words(
            vi="Ký hiệu công văn bắt đầu bằng {actual}, là viết tắt của một loại văn bản khác.",
            en="The symbol of this letter begins with {actual}, the abbreviation of another type of document.",
        ),
        Key.MISSING: Words(
            vi="Sau số {actual} thiếu ký hiệu gồm viết tắt tên cơ quan và đơn vị soạn thảo.",
            en="Number {actual} lacks the symbol: issuing body and drafting unit.",
        ),
        Key.NO_UNIT: Words(
            vi="Ký hiệu công văn chỉ có {actual}; thường ghi thêm viết tắt đơn vị soạn thảo.",
            en="The symbol of this letter has only {actual}; the drafting unit usually follows.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        codes = {t.code for t in view.subject.vocabulary.types if t.code}
        own = set(view.subject.agency.units)
        initials = _initials(view)
        for line in view.contents(NumberLine):
            if line.lacks_symbol:
                number = line.number.stripped
                yield Breach(line.passage.at(*number.span), number.text, None, message_key=self.Key.MISSING)
            elif line.symbol and not line.symbol[0].open:
                yield from self._judge(line, codes - own, initials)

    def _judge(self, line: NumberLine, codes: set[str], initials: str) -> Iterator[Outcome]:
        first = line.symbol[0]
        banned = next((group for group in line.symbol if group.text in self.banned), None)
        if banned:
            yield line.passage.breach([line.without(banned)], banned.text, None)
        elif first.text in codes and first.text not in initials:
            yield Breach(line.passage.at(*first.span), first.text, None, message_key=self.Key.TYPE)
        elif len(line.symbol) == 1:
            yield Breach(line.passage.at(*first.span), first.text, None, message_key=self.Key.NO_UNIT)


def _initials(view: View) -> str:
    """Returns the initials of the issuing body: "CỤC THUẾ TỈNH LÀO CAI" → "CTTLC"."""
    names = (component.text for component in view.text.of(Part.ISSUING_BODY))
    return "".join(word[0].upper() for name in names for word in folded_tones(name).split() if word[0].isalpha())
