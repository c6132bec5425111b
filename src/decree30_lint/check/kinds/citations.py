"""Checks how other documents are cited: in full the first time, briefly later, with "số", and always the same way."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from decree30_lint.check.citation_conflicts import ConflictKey, find_conflicts
from decree30_lint.check.citation_details import listed, missing_of
from decree30_lint.check.citation_order import first_citations, repeating
from decree30_lint.check.prose import as_one, at_all
from decree30_lint.model.edits import Applicability, ReplaceText
from decree30_lint.model.outcomes import Breach, MessageKey, Outcome
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.words import Words
from decree30_lint.syntax.citations import (
    CitationWords,
    Cited,
    citation_words,
    cited_in,
    is_permit,
)


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
            actual, expected = conflict.shown
            suggestion = expected if conflict.decided else None
            also = tuple(other.anchor for other in conflict.others)
            yield Breach(conflict.wrong.anchor, actual, expected, (), conflict.key, suggestion, also)


class CitationForm(Kind, frozen=True):
    """Checks how much of a document a citation names; what is not given is not judged.

    Between the type and the number stands `number_word`, once, and the type is spelt as its name. With `first_in_full` the
    first citation in the body names date, issuing body and subject, a law only its name; one among the legal bases counts
    as the first, they have rules of their own. With `later_briefly` a document that the text has cited with its date before
    is cited by type, number and symbol only.
    """

    number_word: str | None = None
    first_in_full: bool = False
    later_briefly: bool = False

    class Key(MessageKey):
        NUMBER_WORD = "number-word"
        TWICE = "twice"
        TYPE = "type"
        INCOMPLETE = "incomplete"
        LAW = "law"
        REPEATED = "repeated"

    messages: ClassVar = {
        Key.NUMBER_WORD: Words(
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
        Key.INCOMPLETE: Words(
            vi="Lần đầu viện dẫn {actual} còn thiếu {expected}.",
            en="First citation of {actual}: the {expected} is missing.",
        ),
        Key.LAW: Words(
            vi="Viện dẫn luật, pháp lệnh chỉ ghi tên loại và tên văn bản, không ghi số, ký hiệu, ngày ban hành: {actual}.",
            en="A law is cited by its type and name, without number and date: {actual}.",
        ),
        Key.REPEATED: Words(
            vi="Văn bản này đã được viện dẫn đầy đủ ở trên; từ lần sau chỉ cần ghi {expected}.",
            en="This document has been cited in full above; later {expected} is enough.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW
    needs_part: ClassVar = False

    def run(self, view: View) -> Iterator[Outcome]:
        lexicon = citation_words(view.subject.vocabulary)
        cited = [c for c in cited_in(view.text, lexicon) if not c.citation.open]
        if self.number_word is not None:
            yield from _wrong_heads(cited, self.number_word, lexicon)
        if self.first_in_full:
            yield from _incomplete(cited, lexicon)
        if self.later_briefly:
            yield from _repeated(cited, lexicon)


def _wrong_heads(cited: Sequence[Cited], number_word: str, lexicon: CitationWords) -> Iterator[Breach]:
    by_key: dict[MessageKey, list[Breach]] = {}
    for each in cited:
        key = _fault_of_head(each, lexicon)
        if key is not None:
            by_key.setdefault(key, []).append(_wrong_head(each, number_word, key))
    yield from map(as_one, by_key.values())


def _fault_of_head(cited: Cited, lexicon: CitationWords) -> MessageKey | None:
    """Returns the fault of what stands before the number.

    "Đề án 06/QĐ-TTg" has none: it is a name, not number and symbol of the plan.
    """
    citation = cited.citation
    if citation.misspelt:
        return CitationForm.Key.TYPE
    if citation.twice:
        return CitationForm.Key.TWICE
    if citation.number_word >= 0 or not citation.near:
        return None
    owner = lexicon.names_of_code.get(citation.mark.symbol.replace("/", "-").split("-")[0], citation.type)
    return CitationForm.Key.NUMBER_WORD if owner == citation.type else None


def _wrong_head(cited: Cited, number_word: str, key: MessageKey) -> Breach:
    low, mark = cited.citation.start, cited.citation.mark
    edit = ReplaceText(cited.at(low, mark.start), cited.lawful_head(number_word))
    lawful = edit.text + cited.number
    return Breach(cited.at(low, mark.end), cited.up_to_number, lawful, (edit,), key, lawful)


def _incomplete(cited: Sequence[Cited], lexicon: CitationWords) -> Iterator[Breach]:
    """Yields one breach for all first citations that lack the same, and one for the laws cited by their number."""
    by_missing: dict[tuple[Words, ...], list[Cited]] = {}
    laws: list[Cited] = []
    for each in first_citations(cited, lexicon):
        if each.basis:
            continue
        if each.citation.type in lexicon.laws:
            laws.append(each)
        elif not is_permit(each, lexicon) and (missing := missing_of(each, lexicon)):
            by_missing.setdefault(missing, []).append(each)
    if laws:
        yield from at_all([c.anchor for c in laws], laws[0].up_to_number, None, CitationForm.Key.LAW)
    for missing, entries in by_missing.items():
        anchors = [c.anchor for c in entries]
        yield from at_all(anchors, entries[0].up_to_number, listed(missing), CitationForm.Key.INCOMPLETE)


def _repeated(cited: Sequence[Cited], lexicon: CitationWords) -> Iterator[Breach]:
    later = [c for c in repeating(c for c in cited if c.citation.type not in lexicon.laws) if not c.citation.misspelt]
    if later:
        well_begun = {c.citation.key: c.up_to_number for c in reversed(cited) if _fault_of_head(c, lexicon) is None}
        keys = list(dict.fromkeys(c.citation.key for c in later))
        brief = [well_begun[key] for key in keys if key in well_begun]
        also = tuple(c.anchor for c in later[1:])
        key, lawful = CitationForm.Key.REPEATED, "\n".join(brief) or None
        expected = brief[0] if brief else later[0].up_to_number
        yield Breach(later[0].anchor, later[0].written, expected, message_key=key, suggestion=lawful, also=also)
