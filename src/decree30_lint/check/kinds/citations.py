"""Checks how other documents are cited: in full the first time, briefly later, with "số", and always the same way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from msgspec.structs import replace

from decree30_lint.check.citation_conflicts import Conflict, ConflictKey, dates_differ, find_conflicts
from decree30_lint.model.edits import Applicability, ReplaceText
from decree30_lint.model.outcomes import USUAL, Breach, MessageKey, Outcome
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.words import Words
from decree30_lint.syntax.citations import CitationWords, Cited, CitedDate, citation_words, cited_in
from decree30_lint.syntax.citations.dates import date_at

_FEW = 60  # characters
_SENTENCE_END = re.compile(r"\.\s|\n")
_DAY_FIRST = re.compile(r"\W*(?:(?:đến|vào|từ|tới) )?(?=ngày )", re.I)
DATE = Words("ngày, tháng, năm", "date")
_BODY = Words("cơ quan ban hành", "issuing body")
_SUBJECT = Words("trích yếu nội dung", "subject")


def _judged(view: View, lexicon: CitationWords) -> list[Cited]:
    """Returns the citations of this text in which nothing is left to be written."""
    return [c for c in cited_in(view.text, lexicon) if not c.citation.open]


class CitationConsistent(Kind, frozen=True):
    """No document is cited in two ways that cannot both be right, anywhere in the file."""

    messages: ClassVar = {
        ConflictKey.SYMBOL: Words(
            vi="Cùng một văn bản nhưng ký hiệu ghi hai cách: {actual} và {expected}; cần kiểm tra và ghi thống nhất.",
            en="One document, two symbols: {actual} and {expected}; check which is right.",
        ),
        ConflictKey.SYMBOL_PERHAPS: Words(
            vi="Có thể là cùng một văn bản nhưng ký hiệu ghi hai cách: {actual} và {expected}; nên kiểm tra lại.",
            en="Perhaps one document with two symbols: {actual} and {expected}; check them.",
        ),
        ConflictKey.DATE: Words(
            vi="Cùng một văn bản nhưng ghi hai ngày khác nhau: {actual} và {expected}; cần kiểm tra lại.",
            en="One document, two dates: {actual} and {expected}; check which is right.",
        ),
        ConflictKey.TYPE: Words(
            vi="Cùng số, ký hiệu nhưng ghi hai tên loại: {actual} và {expected}; cần kiểm tra lại.",
            en="One number and symbol, two types: {actual} and {expected}; check which is right.",
        ),
        ConflictKey.TYPE_OF_SYMBOL: Words(
            vi="{actual}: ký hiệu này là của {expected}; cần kiểm tra tên loại hoặc ký hiệu.",
            en="{actual}: this symbol belongs to {expected}; check the type or the symbol.",
        ),
    }
    needs_part: ClassVar = False
    whole_document: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        lexicon = citation_words(view.subject.vocabulary)
        cited = [c for text in view.subject.recognition.texts for c in cited_in(text, lexicon) if not c.citation.open]
        for conflict in find_conflicts(cited, lexicon):
            actual, expected = _compared(conflict)
            suggestion = expected if conflict.decided else None
            also = tuple(other.anchor for other in conflict.others)
            yield Breach(conflict.wrong.anchor, actual, expected, (), conflict.key, suggestion, also)


def _compared(conflict: Conflict) -> tuple[str, str]:
    if conflict.key is ConflictKey.TYPE_OF_SYMBOL:
        return up_to_number(conflict.wrong), conflict.meant
    if conflict.key is ConflictKey.DATE:
        return _with_date(conflict.wrong), _with_date(conflict.right)
    if conflict.key is ConflictKey.TYPE:
        return up_to_number(conflict.wrong), up_to_number(conflict.right)
    return conflict.wrong.number, conflict.right.number


def up_to_number(cited: Cited) -> str:
    """Returns type, number and symbol as written; words between type and number too, if they are few."""
    citation = cited.citation
    few = citation.type_start >= 0 and citation.start - citation.type_start < _FEW and citation.type
    return cited.text(citation.type_start if few else citation.start, citation.mark.end)


def as_one(breaches: Sequence[Breach]) -> Breach:
    """Returns the like faults of one text as one breach, which shows line by line how each is to be written."""
    lawful = "\n".join(dict.fromkeys(breach.suggestion for breach in breaches if breach.suggestion))
    edits = tuple(edit for breach in breaches for edit in breach.edits)
    return replace(breaches[0], edits=edits, suggestion=lawful or None, also=tuple(breach.at for breach in breaches[1:]))


def _with_date(cited: Cited) -> str:
    date = cited.citation.date
    return f"{cited.number} {cited.text(date.start, date.end)}" if date else cited.number


class NumberWord(Kind, frozen=True):
    """Between the type and the number stands `word`, once, and the type is spelt as its name."""

    word: str

    class Key(MessageKey):
        USUAL = ""
        TWICE = "twice"
        TYPE = "type"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="Thiếu từ “số” trước số, ký hiệu: {actual} viết là {expected}.",
            en="The word “số” is missing before the number: {actual} is written {expected}.",
        ),
        Key.TWICE: Words(
            vi="Thừa một từ “số”: {actual} viết là {expected}.",
            en="The word “số” stands there twice: {actual} is written {expected}.",
        ),
        Key.TYPE: Words(
            vi="Tên loại văn bản viết sai chính tả: {actual} viết là {expected}.",
            en="The type is misspelt: {actual} is written {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW
    needs_part: ClassVar = False

    def run(self, view: View) -> Iterator[Outcome]:
        lexicon = citation_words(view.subject.vocabulary)
        by_key: dict[MessageKey, list[Breach]] = {}
        for cited in _judged(view, lexicon):
            key = self._key(cited, lexicon)
            if key is not None:
                by_key.setdefault(key, []).append(self._breach(cited, key))
        yield from map(as_one, by_key.values())

    def _breach(self, cited: Cited, key: Key) -> Breach:
        low, high = cited.citation.start, cited.citation.mark.start
        edit = ReplaceText(cited.at(low, high), self._before_number(cited))
        lawful = edit.text + cited.number
        return Breach(cited.at(low, cited.citation.mark.end), up_to_number(cited), lawful, (edit,), key, lawful)

    def _key(self, cited: Cited, lexicon: CitationWords) -> Key | None:
        citation = cited.citation
        if citation.misspelt:
            return self.Key.TYPE
        if citation.twice:
            return self.Key.TWICE
        if citation.number_word >= 0 or not citation.near:
            return None
        owner = lexicon.names_of_code.get(citation.mark.symbol.replace("/", "-").split("-")[0], citation.type)
        return (
            self.Key.USUAL if owner == citation.type else None
        )  # "Đề án 06/QĐ-TTg" is a name, not number and symbol of the plan

    def _before_number(self, cited: Cited) -> str:
        """Returns type and "số", in capitals where the type is in capitals."""
        citation = cited.citation
        kept = cited.text(citation.start, citation.number_word if citation.number_word >= 0 else citation.mark.start)
        in_capitals = " " in kept and kept.isupper()
        if citation.misspelt:
            kept = citation.type.upper() if in_capitals else _like(citation.type, kept)
        return f"{kept} {self.word.upper() if in_capitals else self.word} ".lstrip()


def _like(name: str, written: str) -> str:
    return name[:1].upper() + name[1:] if written[:1].isupper() else name


class CitedInFullFirst(Kind, frozen=True):
    """Checks that the first citation of a document in the body names date, issuing body and subject; a law only its name.

    One that stands among the legal bases counts as the first; the bases have rules of their own.
    """

    class Key(MessageKey):
        USUAL = ""
        LAW = "law"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="Lần đầu viện dẫn {actual} còn thiếu {expected}.",
            en="First citation of {actual}: the {expected} is missing.",
        ),
        Key.LAW: Words(
            vi="Viện dẫn luật, pháp lệnh chỉ ghi tên loại và tên văn bản, không ghi số, ký hiệu, ngày ban hành: {actual}.",
            en="A law is cited by its type and name, without number and date: {actual}.",
        ),
    }
    needs_part: ClassVar = False

    def run(self, view: View) -> Iterator[Outcome]:
        lexicon = citation_words(view.subject.vocabulary)
        first = [c for c in _firsts(_judged(view, lexicon), lexicon) if not c.basis]
        laws = [c for c in first if c.citation.type in lexicon.laws]
        if laws:
            yield _together(laws, up_to_number(laws[0]), None, self.Key.LAW)
        yield from _incomplete([c for c in first if c.citation.type not in lexicon.laws], lexicon)


_OF_SYMBOLS = (ConflictKey.SYMBOL, ConflictKey.SYMBOL_PERHAPS)


def _firsts(cited: Sequence[Cited], lexicon: CitationWords) -> Iterator[Cited]:
    """Yields the first citation of each document.

    Another symbol written by mistake for one cited before is no first citation: that is a fault of its own.
    """
    conflicts = [c for c in find_conflicts(cited, lexicon) if c.key in _OF_SYMBOLS]
    seen = {max((c.wrong, c.right), key=cited.index).citation.key for c in conflicts}
    for entry in cited:
        if entry.citation.key not in seen:
            seen.add(entry.citation.key)
            yield entry


def _together(cited: Sequence[Cited], actual: str, expected: str | Words | None, key: MessageKey) -> Breach:
    return Breach(cited[0].anchor, actual, expected, message_key=key, also=tuple(c.anchor for c in cited[1:]))


def _incomplete(first: Sequence[Cited], lexicon: CitationWords) -> Iterator[Breach]:
    """Yields one breach for all that lack the same."""
    by_missing: dict[tuple[Words, ...], list[Cited]] = {}
    for cited in first:
        if not _is_permit(cited, lexicon) and (missing := missing_of(cited, lexicon)):
            by_missing.setdefault(missing, []).append(cited)
    for missing, entries in by_missing.items():
        yield _together(entries, up_to_number(entries[0]), listed(missing), USUAL)


def _is_permit(cited: Cited, lexicon: CitationWords) -> bool:
    """Tells whether it is a permit, which has no subject: "Giấy phép khai thác khoáng sản số 05/GP-UBND"."""
    codes = re.split("[/-]", cited.citation.mark.symbol)
    return cited.citation.type in lexicon.permits or not lexicon.permit_codes.isdisjoint(codes)


def missing_of(cited: Cited, lexicon: CitationWords) -> tuple[Words, ...]:
    """Returns what a full citation would name besides."""
    citation = cited.citation
    issued = _says_who_issued(cited, lexicon)
    pieces = (
        (DATE, (citation.date is not None and citation.date.complete) or (issued and _says_when(cited))),
        (_BODY, bool(citation.body) or issued),
        (_SUBJECT, citation.subject),
    )
    return tuple(words for words, there in pieces if not there)


def _says_who_issued(cited: Cited, lexicon: CitationWords) -> bool:
    """Tells whether the sentence names who issued it: "Sở Tư pháp tại Văn bản số …", not "quy định tại Thông tư số …".

    "đã ban hành 02 quyết định: Quyết định số … và Quyết định số …" says it of all in the sentence.
    """
    sentence = _sentence_before(cited).casefold()
    before = sentence.split()[-2:]
    if not before or " ".join(before) in lexicon.only_citing:
        return False
    if before[-1] in lexicon.issuing or " ".join(before) in lexicon.issuing:
        return True
    return any(f"đã {verb} " in sentence for verb in lexicon.issuing if " " in verb)


def _says_when(cited: Cited) -> bool:
    """Tells whether the sentence opens with the day: "Ngày 04/6/2026, Sở Công Thương có Văn bản số …"."""
    sentence = _sentence_before(cited)
    opening = _DAY_FIRST.match(sentence)
    date = date_at(sentence, opening.end(), len(sentence)) if opening else None
    return date is not None and date.complete


def _sentence_before(cited: Cited) -> str:
    return _SENTENCE_END.split(cited.paragraph.text[: cited.citation.start])[-1]


def listed(parts: Sequence[Words]) -> Words:
    return Words("; ".join(p.vi for p in parts), ", ".join(p.en for p in parts))


class CitedBrieflyLater(Kind, frozen=True):
    """A document that the text has cited with its date before is cited by type, number and symbol only."""

    messages: ClassVar = {
        USUAL: Words(
            vi="Văn bản này đã được viện dẫn đầy đủ ở trên; từ lần sau chỉ cần ghi {expected}.",
            en="This document has been cited in full above; later {expected} is enough.",
        ),
    }
    needs_part: ClassVar = False

    def run(self, view: View) -> Iterator[Outcome]:
        lexicon = citation_words(view.subject.vocabulary)
        cited = [c for c in _judged(view, lexicon) if c.citation.type not in lexicon.laws]
        later = [c for c in _repeating(cited) if not c.citation.misspelt]
        if later:
            brief = list({c.citation.key: up_to_number(c) for c in reversed(later)}.values())[::-1]
            also = tuple(c.anchor for c in later[1:])
            yield Breach(later[0].anchor, later[0].written, brief[0], suggestion="\n".join(brief), also=also)


def _repeating(cited: Iterable[Cited]) -> Iterator[Cited]:
    """Yields later citations in the body that give date or issuing body once more; another date is another fault."""
    first: dict[tuple[str, str, str], CitedDate] = {}
    for entry in cited:
        citation = entry.citation
        known = first.get(citation.key)
        if known is None:
            if citation.date and citation.date.complete:
                first[citation.key] = citation.date
        elif not entry.basis and (citation.date or citation.body) and not dates_differ(known, citation.date):
            yield entry
