"""Checks the letters of the whole document: their typeface, their colour, and the characters themselves."""

import unicodedata
from collections.abc import Iterator
from typing import ClassVar

from msgspec.structs import replace

from decree30_lint.check.colours import colour_words, is_nearly
from decree30_lint.check.families import is_of
from decree30_lint.check.shown import letter_count, paths_of, shown_paragraphs, shown_spans
from decree30_lint.check.signed_by_text import stamped_by_programs
from decree30_lint.check.written import is_address
from decree30_lint.model.document import Document, Encoding, Paragraph, Span
from decree30_lint.model.edits import Applicability, ReplaceText, SetRunFormat
from decree30_lint.model.formatting import RunFormat
from decree30_lint.model.knowledge import Knowledge
from decree30_lint.model.outcomes import USUAL, Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import Part, Stage, TableName
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Bounds
from decree30_lint.model.words import Words
from decree30_lint.syntax.look_alikes import look_alikes


def _share(part: int, whole: int) -> Words:
    """Returns the share in words, such as "12 %"; "less than 1 %" where it rounds to nothing."""
    percent = round(100 * part / whole)
    return Words(f"{percent} %", f"{percent} %") if percent else Words("dưới 1 %", "less than 1 %")


_TRACE = Words(
    vi="Có một hai chữ dùng phông {actual}; quy định là phông chữ {expected}.",
    en="A word or two are set in {actual}; the decree asks for {expected}.",
)


class Typeface(Kind, frozen=True):
    """All letters and digits are of one family. Signs in a family of `symbols` do not count.

    A family of `copies` has the same shapes and widths: in a file that is already laid out it stands in for the right one
    ("copy"). Text up to the share `minor` is a slip ("few"); of up to `trace` letters it is said how many they are
    ("trace"), and where they are all that stands in a paragraph, such as a page number, the key is "alone".
    Families of an old encoding are left out where it was used.
    """

    family: str
    copies: tuple[str, ...]
    symbols: tuple[str, ...]
    old: tuple[str, ...]
    minor: Bounds
    trace: int

    class Key(MessageKey):
        USUAL = ""
        FEW = "few"
        TRACE = "trace"
        ALONE = "alone"
        COPY = "copy"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="Văn bản có chữ dùng phông {actual}; quy định là phông chữ {expected}.",
            en="Text is set in {actual}; the decree asks for {expected}.",
        ),
        Key.FEW: Words(
            vi="Văn bản còn một ít chữ dùng phông {actual}; quy định là phông chữ {expected}.",
            en="A little text is set in {actual}; the decree asks for {expected}.",
        ),
        Key.TRACE: _TRACE,
        Key.ALONE: _TRACE,
        Key.COPY: Words(
            vi="Văn bản dùng phông {actual}, là phông thay thế có cùng nét chữ; quy định là phông chữ {expected}.",
            en="Text is set in {actual}, a stand-in of the same shapes; the decree asks for {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.SAFE
    needs_part: ClassVar = False
    whole_document: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        document = view.subject.document
        ignored = self.symbols + (self.old if _has_old_encoding(document) else ())
        spans: dict[str | None, list[tuple[Paragraph, Span]]] = {}
        holding: dict[Path, Paragraph] = {}
        for paragraph, span in shown_spans(document):
            if span.encoding is None:
                spans.setdefault(span.format.family, []).append((paragraph, span))
                holding[paragraph.anchor.path] = paragraph
        of_paragraphs = set(map(_only_family, holding.values()))
        if spans.pop(None, None):
            yield Unsure(view.text.anchor, UndecidedReason.NOT_IN_FILE)
        weights = {family: sum(letter_count(span.text) for _, span in found) for family, found in spans.items()}
        weights = {family: amount for family, amount in weights.items() if amount and family and not is_of(family, ignored)}
        total = sum(weights.values())
        for family, amount in weights.items():
            if family and not is_of(family, (self.family,)):
                found = [paragraph.at(span) for paragraph, span in spans[family] if letter_count(span.text)]
                yield self._breach(family, found, amount, total, bool(document.pages), family in of_paragraphs)

    def _breach(self, family: str, found: list[Anchor], amount: int, total: int, laid_out: bool, alone: bool) -> Breach:
        share, key = _share(amount, total), self._key(family, amount, total, laid_out, alone)
        actual = Words(f"{family} ({share.vi} số chữ)", f"{family} ({share.en} of the text)")
        letters = None
        if key in (self.Key.TRACE, self.Key.ALONE):
            actual, letters = Words(family, family), (amount, total)
        edits = tuple(SetRunFormat(at, RunFormat(family=self.family)) for at in found)
        lawful = Words(self.family, self.family)
        return Breach(found[0], actual, lawful, edits, key, also=tuple(found[1:]), letters=letters)

    def _key(self, family: str, amount: int, total: int, laid_out: bool, alone: bool) -> Key:
        if laid_out and is_of(family, self.copies):
            return self.Key.COPY
        if amount <= self.trace:
            return self.Key.ALONE if alone else self.Key.TRACE
        return self.Key.FEW if self.minor.holds(amount / total) else self.Key.USUAL


def _only_family(paragraph: Paragraph) -> str | None:
    """Returns the family that all letters and digits of the paragraph have; None where there is none."""
    families = {span.format.family for span in paragraph.spans if letter_count(span.text)}
    return families.pop() if len(families) == 1 else None


def _has_old_encoding(document: Document) -> bool:
    return any(span.encoding is not None for paragraph in shown_paragraphs(document) for span in paragraph.spans)


_ENCODING = {Encoding.TCVN3: Words("TCVN3 (ABC)", "TCVN3 (ABC)"), Encoding.VNI: Words("VNI", "VNI")}
_UNICODE = Words("Unicode (TCVN 6909:2001)", "Unicode (TCVN 6909:2001)")
_DECOMPOSED = Words("tổ hợp (dấu tách rời chữ)", "decomposed (marks apart from letters)")
_COMPOSED = Words("dựng sẵn", "precomposed")


class CharacterEncoding(Kind, frozen=True):
    """Checks in which characters text is typed; what is not given is not judged.

    With `unicode_family` all is in Unicode, nothing in an encoding that needs its own fonts; a repair sets that typeface.
    With `composed` Vietnamese letters are single characters, not a letter and its marks one after the other; fewer than
    `several` such syllables have the key "few".
    """

    unicode_family: str | None = None
    composed: bool = False
    several: int = 1

    class Key(MessageKey):
        OLD = "old"
        DECOMPOSED = "decomposed"
        FEW = "few"

    messages: ClassVar = {
        Key.OLD: Words(
            vi="Có đoạn chữ gõ bằng bảng mã {actual}; quy định là bảng mã {expected}.",
            en="Text is typed in the encoding {actual}; the decree asks for {expected}.",
        ),
        Key.DECOMPOSED: Words(
            vi="Có chữ gõ bằng Unicode {actual}; nên dùng Unicode {expected} để tìm kiếm và so sánh được.",
            en="Text is typed in {actual} Unicode; {expected} Unicode can be searched and compared.",
        ),
        Key.FEW: Words(
            vi="Có vài chữ gõ bằng Unicode {actual}; nên dùng Unicode {expected} để tìm kiếm và so sánh được.",
            en="A few words are typed in {actual} Unicode; {expected} Unicode can be searched and compared.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW
    needs_part: ClassVar = False
    whole_document: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        document = view.subject.document
        known = Knowledge.TYPED_CHARACTERS in document.knows
        if self.composed and not known:
            yield Unsure(view.text.anchor, UndecidedReason.NOT_IN_FILE)
        decomposed: list[Breach] = []
        syllables = 0
        for paragraph, span in ((p, span) for p in shown_paragraphs(document) for span in p.spans):
            if span.encoding is not None and self.unicode_family is not None:
                yield _recoded(paragraph.at(span), span.encoding, span.text, self.unicode_family)
            elif self.composed and known and span.encoding is None and (count := _decomposed(span.raw)):
                decomposed.append(_composed(paragraph.at(span), span))
                syllables += count
        key = self.Key.DECOMPOSED if syllables >= self.several else self.Key.FEW
        yield from (replace(breach, message_key=key) for breach in decomposed)


def _recoded(at: Anchor, encoding: Encoding, text: str, family: str) -> Breach:
    edits = (ReplaceText(at, text), SetRunFormat(at, RunFormat(family=family)))
    return Breach(at, _ENCODING[encoding], _UNICODE, edits, CharacterEncoding.Key.OLD)


def _decomposed(raw: str | None) -> int:
    """Returns how many words as typed, None where they are as read, have letters with their marks apart."""
    if raw is None or unicodedata.is_normalized("NFC", raw):
        return 0
    return sum(not unicodedata.is_normalized("NFC", word) for word in raw.split()) or 1


def _composed(at: Anchor, span: Span) -> Breach:
    """Returns the breach of letters with their marks apart; it is repaired where that is all that was typed otherwise."""
    edits = (ReplaceText(at, span.text),) if unicodedata.normalize("NFC", span.raw or "") == span.text else ()
    return Breach(at, _DECOMPOSED, _COMPOSED, edits)


_BLACK = Words("đen", "black")


class Black(Kind, frozen=True):
    """All letters and digits are black. `nearly` is the lightest grey that still looks black, as "RRGGBB" ("nearly").

    Text of `except_parts` (stamps) may have a colour, so may marked placeholders of a draft and what a signing program
    printed. Links have a key of their own ("link"), and so have addresses of the net in the line with the office's address,
    whether they link or not.
    """

    nearly: str
    except_parts: tuple[Part, ...]

    class Key(MessageKey):
        USUAL = ""
        NEARLY = "nearly"
        LINK = "link"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="Có chữ màu {actual}; quy định là chữ màu {expected}.",
            en="Text is coloured {actual}; the decree asks for {expected}.",
        ),
        Key.NEARLY: Words(
            vi="Có chữ màu {actual}, gần như đen; quy định là chữ màu {expected}.",
            en="Text is coloured {actual}, nearly black; the decree asks for {expected}.",
        ),
        Key.LINK: Words(
            vi="Có liên kết màu {actual}; quy định là chữ màu {expected}.",
            en="A link is coloured {actual}; the decree asks for {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.SAFE
    needs_part: ClassVar = False
    whole_document: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        subject = view.subject
        free = paths_of(self.except_parts, subject) | stamped_by_programs(subject.document)
        addresses = paths_of({Part.ADDRESS_LINE}, subject)
        for paragraph, span in shown_spans(subject.document):
            colour = span.format.colour
            if colour == "000000" or paragraph.anchor.path in free or not letter_count(span.text):
                continue
            at = paragraph.at(span)
            if colour is None:
                yield Unsure(at, UndecidedReason.NOT_IN_FILE)
            elif not (span.format.highlighted and subject.stage is Stage.DRAFT):
                edit = SetRunFormat(at, RunFormat(colour="000000"))
                linked = bool(span.link) or (paragraph.anchor.path in addresses and all(map(is_address, span.text.split())))
                yield Breach(at, colour_words(colour), _BLACK, (edit,), self._key(colour, linked=linked))

    def _key(self, colour: str, *, linked: bool) -> Key:
        if linked:
            return self.Key.LINK
        return self.Key.NEARLY if is_nearly(colour, self.nearly) else self.Key.USUAL


class LookAlikes(Kind, frozen=True):
    """No letter of another alphabet stands for a Vietnamese one.

    `table` names the vocabulary's table from false to true letters; those of `always` are false wherever they stand, others
    only beside Latin letters. Words wholly of another alphabet are left alone.
    """

    table: TableName
    always: str

    messages: ClassVar = {
        USUAL: Words(
            vi="Chữ {actual} là ký tự của bảng chữ cái khác, chỉ trông giống chữ {expected} của tiếng Việt.",
            en="The letter {actual} belongs to another alphabet and only looks like {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW
    needs_part: ClassVar = False
    whole_document: ClassVar = True
    reads_each_letter: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        table = view.subject.vocabulary.tables[self.table]
        for paragraph in shown_paragraphs(view.subject.document):
            for at in look_alikes(paragraph.text, table, self.always):
                if not any(s.start <= at < s.end and (s.encoding is not None or s.generated) for s in paragraph.spans):
                    yield _false_letter(paragraph, at, table[paragraph.text[at]])


def _false_letter(paragraph: Paragraph, at: int, right: str) -> Breach:
    place, letter = paragraph.anchor.slice(at, at + 1), paragraph.text[at]
    actual = f"{letter} (U+{ord(letter):04X})"
    return Breach(place, Words(actual, actual), right, (ReplaceText(place, right),), suggestion=right)
