"""Checks words: those that the law fixes, how a part begins and ends, and what it has to say or must not say."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from msgspec import field

from decree30_lint.check.prose import as_one
from decree30_lint.model.edits import Applicability
from decree30_lint.model.knowledge import Knowledge
from decree30_lint.model.outcomes import Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import TableName
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.words import Words
from decree30_lint.syntax.fixed_line import FixedLine, fixed_line
from decree30_lint.syntax.folding import folded
from decree30_lint.syntax.passage import Change, Passage, passages
from decree30_lint.syntax.phrases import Phrase, ending, everywhere, opening
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked
from decree30_lint.syntax.title import TypeLine


class FixedWording(Kind, frozen=True):
    """Checks that the part reads `text`. Both places of the tone mark are right (HÒA, HOÀ).

    Capitals are judged here only where `text` has both kinds of letters and the line is not all in capitals. The table
    `misread` names letters that fonts without a map of their characters show instead of others: they prove something only
    where the characters are known as they were typed.
    """

    text: str
    misread: TableName | None = None

    class Key(MessageKey):
        WORDS = "words"
        DASHES = "dashes"
        CAPITALS = "capitals"
        BLANKS = "blanks"

    messages: ClassVar = {
        Key.WORDS: Words(
            vi="{part} đang ghi {actual}; phải ghi đúng là {expected}.",
            en="{part} reads {actual}; it has to read {expected}.",
        ),
        Key.DASHES: Words(
            vi="Các cụm từ trong {part} nối bằng gạch nối (-), có một khoảng trắng ở mỗi bên: {expected}.",
            en="The phrases are joined by hyphens (-) with one blank on each side: {expected}.",
        ),
        Key.CAPITALS: Words(
            vi="Chữ hoa trong {part} {actual} chưa đúng; viết là {expected}.",
            en="Capitals in {actual} are not as asked; write {expected}.",
        ),
        Key.BLANKS: Words(
            vi="{part} có khoảng trắng thừa giữa các chữ; viết là {expected}.",
            en="There are too many blanks between the words; write {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        knows = view.subject.document.knows
        uncertain = Knowledge.TYPED_CHARACTERS not in knows
        misread = view.subject.vocabulary.tables[self.misread] if uncertain and self.misread else {}
        for passage in passages(view):
            line = fixed_line(passage.text, self.text)
            if line.shown == self.text:
                continue
            if line.is_misread(misread):
                yield Unsure(passage.anchor, UndecidedReason.AMBIGUOUS)
            elif (key := self._key(line, Knowledge.BLANKS in knows)) is not None:
                yield passage.breach([line.change], line.shown, line.written, key, suggest=line.written)

    def _key(self, line: FixedLine, blanks_known: bool) -> Key | None:
        """Returns the key of the fault; None where nothing is wrong, or where the fault belongs to another rule.

        Where blanks are not known, several in one place prove something only beside single ones in others.
        """
        if line.same_words:
            too_wide = line.wide_blanks if blanks_known else line.wide_among_narrow
            blanks = self.Key.BLANKS if too_wide else None
            return self.Key.CAPITALS if line.wrong_capitals else blanks
        if line.same_but_dashes:
            return self.Key.DASHES
        if line.same_but_blanks and not blanks_known:
            return self.Key.DASHES if line.other_dashes else None
        return self.Key.WORDS


class OpensWith(Kind, frozen=True):
    """Checks how the part begins: with one of `openings`, if there are any, and with none of `forbidden`.

    What `instead` or the table `short` lists (opening → words) is written as they say, unless it is the office's own name.
    With `exact` an opening has the capitals and blanks of `openings`; with `bare` no colon or other sign follows it.
    The key is "forbidden", "instead", or for signs "sign".
    """

    openings: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    instead: Mapping[str, str] = field(default_factory=dict)
    short: TableName | None = None
    exact: bool = False
    bare: bool = False

    class Key(MessageKey):
        USUAL = ""
        FORBIDDEN = "forbidden"
        INSTEAD = "instead"
        SIGN = "sign"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="{part} phải mở đầu bằng {expected}; đang ghi {actual}.",
            en="{part} begins with {expected}; here {actual}.",
        ),
        Key.FORBIDDEN: Words(vi="{part} không được mở đầu bằng {actual}.", en="{part} does not begin with {actual}."),
        Key.INSTEAD: Words(
            vi="{part} phải mở đầu bằng {expected}, không phải {actual}.", en="{part} begins with {expected}, not {actual}."
        ),
        Key.SIGN: Words(vi="Sau {expected} không có dấu “{actual}”.", en="No {actual} follows {expected}."),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        short = view.subject.vocabulary.tables[self.short] if self.short else {}
        instead = {**self.instead, **short}
        own = {folded(name) for name in view.subject.agency.names}
        for passage in passages(view):
            found = opening(passage.text, (*self.openings, *self.forbidden, *instead))
            if found is None:
                yield from self._opens_otherwise(passage) if self.openings else ()
            elif folded(passage.text) not in own:
                yield from self._judge(found, passage, instead)

    def _opens_otherwise(self, passage: Passage) -> Iterator[Outcome]:
        first = " ".join(passage.text.split()[:2])
        if any(PLACEHOLDER in word for word in masked(passage.text).split()[:2]):
            yield Unsure(passage.anchor, UndecidedReason.AMBIGUOUS)
        elif len(self.openings) == 1:
            begin = len(passage.text) - len(passage.text.lstrip())
            yield passage.breach([Change(begin, begin, f"{self.openings[0]} ")], first, self.openings[0])
        else:
            yield Breach(passage.anchor, first, self.openings)

    def _judge(self, found: Phrase, passage: Passage, instead: Mapping[str, str]) -> Iterator[Breach]:
        end = found.end + len(found.sign) if self.bare else found.end
        if found.listed in instead:
            lawful = instead[found.listed]
            yield passage.breach([Change(found.start, end, lawful)], found.written, lawful, self.Key.INSTEAD)
        elif found.listed in self.forbidden:
            yield Breach(passage.at(found.start, found.end), found.written, None, message_key=self.Key.FORBIDDEN)
        elif self.exact and found.written != found.listed:
            yield passage.breach([Change(found.start, end, found.listed)], found.written, found.listed)
        elif self.bare and found.sign:
            yield passage.breach([Change(found.end, end, "")], found.sign.strip(), found.listed, self.Key.SIGN)


class EndsWith(Kind, frozen=True):
    """Checks how the part ends: with one of `endings`, if there are any, and with none of `forbidden`: signs or words.

    The key for what is forbidden is "forbidden".
    """

    endings: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()

    class Key(MessageKey):
        USUAL = ""
        FORBIDDEN = "forbidden"

    messages: ClassVar = {
        Key.USUAL: Words(vi="{part} phải kết thúc bằng {expected}.", en="{part} ends with {expected}."),
        Key.FORBIDDEN: Words(vi="Cuối {part} không ghi {actual}.", en="{part} does not end with {actual}."),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        for passage in passages(view):
            if found := ending(passage.text, self.forbidden):
                yield passage.breach([Change(found.start, found.end, "")], found.written, None, self.Key.FORBIDDEN)
            elif self.endings and masked(passage.text).rstrip().endswith(PLACEHOLDER):
                yield Unsure(passage.anchor, UndecidedReason.AMBIGUOUS)
            elif self.endings and not ending(passage.text, self.endings):
                yield Breach(passage.anchor, passage.text.split()[-1], self.endings)


class Wording(Kind, frozen=True):
    """Checks the words of the part: none of `forbidden` stands in it, and each of `required` does.

    What `instead` lists (words → better ones) is replaced. Whole words count, in any capitals; each place is told. The key
    is "forbidden", "instead" or "required".
    """

    forbidden: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    instead: Mapping[str, str] = field(default_factory=dict)

    class Key(MessageKey):
        FORBIDDEN = "forbidden"
        INSTEAD = "instead"
        REQUIRED = "required"

    messages: ClassVar = {
        Key.FORBIDDEN: Words(vi="{part} không dùng {actual}.", en="{actual} is not used here: {part}."),
        Key.INSTEAD: Words(
            vi="{part} không dùng {actual}; viết là {expected}.", en="{part}: write {expected}, not {actual}."
        ),
        Key.REQUIRED: Words(vi="{part} phải có {expected}.", en="{expected} is missing: {part}."),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        judged = passages(view)
        unlawful: dict[str, list[Breach]] = {}
        for passage in judged:
            for found in everywhere(passage.text, (*self.forbidden, *self.instead)):
                unlawful.setdefault(found.listed, []).append(self._breach(found, passage))
        yield from map(as_one, unlawful.values())
        said = {found.listed for passage in judged for found in everywhere(passage.text, self.required)}
        is_open = any(PLACEHOLDER in masked(passage.text) for passage in judged)
        for words in self.required:
            at = view.components[0].anchor
            if words not in said and is_open:
                yield Unsure(at, UndecidedReason.AMBIGUOUS)
            elif words not in said:
                yield Breach(at, None, words, message_key=self.Key.REQUIRED)

    def _breach(self, found: Phrase, passage: Passage) -> Breach:
        at = passage.at(found.start, found.end)
        if found.listed not in self.instead:
            return Breach(at, found.listed, None, message_key=self.Key.FORBIDDEN)
        lawful = self.instead[found.listed]
        change = Change(found.start, found.end, found.like_it(lawful))
        return passage.breach([change], found.listed, lawful, self.Key.INSTEAD, suggest=False, at=at)


class OneOf(Kind, frozen=True):
    """Checks that the part reads one of `words`, or with `types` begins with the name of a type.

    Capitals do not matter. A name of a type that is still to be filled in cannot be judged; its key is "type".
    """

    words: tuple[str, ...] = ()
    types: bool = False

    class Key(MessageKey):
        USUAL = ""
        TYPE = "type"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="{part} “{actual}” không có trong quy định; chỉ ghi một trong: {expected}.",
            en="There is no {part} “{actual}”; write one of {expected}.",
        ),
        Key.TYPE: Words(
            vi="Tên loại {actual} không có trong danh sách văn bản hành chính; hãy kiểm tra (văn bản chuyên ngành?).",
            en="{actual} is none of the types of administrative documents; see whether it belongs to a special field.",
        ),
    }

    def run(self, view: View) -> Iterator[Outcome]:
        for title in view.contents(TypeLine) if self.types else ():
            if title.open:
                yield Unsure(title.passage.anchor, UndecidedReason.AMBIGUOUS)
            elif not title.name:
                yield Breach(title.passage.anchor, title.passage.words, None, message_key=self.Key.TYPE)
        lawful = {folded(word) for word in self.words}
        for component in () if self.types else view.components:
            if folded(component.text.strip(" .!")) not in lawful:
                yield Breach(component.anchor, component.text, tuple(word.upper() for word in self.words))
