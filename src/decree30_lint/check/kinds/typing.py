"""Checks slips of typing: blanks, brackets, syllables, dates. The decree asks for none of it; readers do."""

from collections.abc import Iterator
from typing import ClassVar

from decree30_lint.check.blanks import blanks_before, gaps, missing_blanks
from decree30_lint.check.brackets import Sign, lone_brackets, lone_quotes
from decree30_lint.check.confused import ConfusedWords
from decree30_lint.check.full_dates import unpadded_dates
from decree30_lint.check.misspelt import Misspelling, Misspelt, misspellings
from decree30_lint.check.written import Slip, is_typed, opens_sentence, slips_as_one, written
from decree30_lint.model.document import Paragraph
from decree30_lint.model.edits import Applicability, ReplaceText
from decree30_lint.model.knowledge import Knowledge
from decree30_lint.model.outcomes import USUAL, Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import Part, TableName
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Bounds
from decree30_lint.model.words import Words
from decree30_lint.syntax.folding import folded_letters
from decree30_lint.syntax.passage import Passage


class Blanks(Kind, frozen=True):
    """Checks that one blank stands where it belongs, and none elsewhere; what is not given is not judged.

    One stands `between` two words of the part. In the whole document none stands before the marks `none_before`, and one
    beside the marks `one_beside` where a word touches them: before an opening bracket, after all others. Parts in `but` have
    rules of their own for their punctuation. More than `most` blanks are room left to fill in. Reading a PDF may make
    blanks: there those beside marks are no proof.
    """

    most: int = 1
    between: bool = False
    none_before: str = ""
    one_beside: str = ""
    but: tuple[Part, ...] = ()

    class Key(MessageKey):
        BETWEEN = "between"
        BEFORE = "before"
        BESIDE = "beside"

    messages: ClassVar = {
        Key.BETWEEN: Words(vi="Giữa hai từ có nhiều dấu cách liền nhau.", en="Several blanks stand between two words."),
        Key.BEFORE: Words(
            vi="Có dấu cách thừa trước dấu câu: {actual}; viết là {expected}.",
            en="There is a blank before a punctuation mark: {actual}; write {expected}.",
        ),
        Key.BESIDE: Words(
            vi="Thiếu dấu cách ở cạnh dấu câu: {actual}; viết là {expected}.",
            en="A blank is missing beside a punctuation mark: {actual}; write {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW
    needs_part: ClassVar = False
    whole_document: ClassVar = True
    reads_each_letter: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        if self.between:
            yield from (found for c in view.components for p in c.paragraphs for found in self._gaps(p))
        passage = written(view, self.but)
        if self.none_before:
            yield from _reported(view, passage, list(blanks_before(passage, self.none_before, self.most)), self.Key.BEFORE)
        if self.one_beside:
            yield from _reported(view, passage, list(missing_blanks(passage, self.one_beside)), self.Key.BESIDE)

    def _gaps(self, paragraph: Paragraph) -> Iterator[Breach]:
        anchor = paragraph.anchor
        for start, end in gaps(paragraph.text):
            if end - start <= self.most:
                at = anchor.slice(anchor.start + start, anchor.start + end)
                yield Breach(at, None, None, (ReplaceText(at, " "),), self.Key.BETWEEN)


def _reported(view: View, passage: Passage, slips: list[Slip], key: MessageKey) -> Iterator[Outcome]:
    """Yields all slips as one breach; a doubt for a PDF, since programs that read one lose and make blanks."""
    if slips and Knowledge.BLANKS not in view.subject.document.knows:
        yield Unsure(passage.at(slips[0].start, slips[0].end), UndecidedReason.AMBIGUOUS)
    elif slips:
        yield slips_as_one(passage, slips, key)


class Balanced(Kind, frozen=True):
    """Every round bracket and every quotation mark has its partner. Labels of items ("a)") and long quotations are known."""

    but: tuple[Part, ...]

    class Key(MessageKey):
        UNCLOSED = "unclosed"
        UNOPENED = "unopened"

    messages: ClassVar = {
        Key.UNCLOSED: Words(vi="Dấu {actual} mở mà không có dấu đóng.", en="{actual} is opened and never closed."),
        Key.UNOPENED: Words(vi="Dấu {actual} đóng mà không có dấu mở.", en="{actual} is closed and was never opened."),
    }
    needs_part: ClassVar = False
    whole_document: ClassVar = True
    reads_each_letter: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        passage = written(view, self.but)
        texts = [p.text for p in passage.paragraphs]
        tables_known = Knowledge.TABLES in view.subject.document.knows
        for sign in (*lone_brackets(texts), *lone_quotes(texts)):
            anchor = passage.paragraphs[sign.paragraph].anchor
            if not tables_known and anchor.path.cell_place:  # a cell may go on overleaf, or in another one
                yield Unsure(anchor, UndecidedReason.AMBIGUOUS)
            else:
                yield _lone(passage, sign)


def _lone(passage: Passage, sign: Sign) -> Breach:
    paragraph = passage.paragraphs[sign.paragraph]
    key = Balanced.Key.UNCLOSED if sign.opens else Balanced.Key.UNOPENED
    at = paragraph.anchor.slice(*sign.shown_in(paragraph.text))
    return Breach(at, _name(paragraph.text[sign.at]), None, message_key=key)


def _name(sign: str) -> Words:
    return Words("ngoặc đơn", "a round bracket") if sign in "()" else Words("ngoặc kép", "a quotation mark")


class SpeltSyllables(Kind, frozen=True):
    """Every word is one that Vietnamese can spell. What may be a name, a borrowed word, an abbreviation is left alone.

    The list `joints` holds small words that stand in no borrowed word. Where more than `garbled` of the words cannot be
    spelt, the text is of another tongue or was read wrongly.
    """

    joints: str
    garbled: Bounds
    but: tuple[Part, ...]

    messages: ClassVar = {
        Misspelling.SPELLING: Words(
            vi="{actual} viết sai chính tả; viết đúng là {expected}.", en="{actual} is misspelt; write {expected}."
        ),
        Misspelling.TONE: Words(
            vi="{actual} thiếu dấu thanh: tiếng kết thúc bằng c, ch, p, t phải có dấu sắc hoặc dấu nặng.",
            en="{actual} lacks its tone: syllables that end in c, ch, p, t have the sharp or the heavy one.",
        ),
        Misspelling.GLUED: Words(
            vi="{actual} thiếu dấu cách giữa các từ; viết đúng là {expected}.",
            en="{actual} lacks a blank between its words; write {expected}.",
        ),
        Misspelling.JOINED: Words(
            vi="{actual} là các từ viết dính nhau, thiếu dấu cách.", en="{actual} is several words without a blank."
        ),
        Misspelling.CASE: Words(
            vi="{actual} gõ nhầm chữ hoa; viết đúng là {expected}.", en="{actual} has a wrong capital; write {expected}."
        ),
        Misspelling.UNKNOWN: Words(
            vi="{actual} không phải là tiếng viết được theo chính tả tiếng Việt; có thể gõ nhầm.",
            en="{actual} is no syllable of Vietnamese spelling; it may be a slip.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW
    needs_part: ClassVar = False
    whole_document: ClassVar = True
    reads_each_letter: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        passage = written(view, self.but)
        joints = frozenset(view.subject.vocabulary.lists[self.joints])
        found = misspellings(folded_letters(passage.text), joints, self.garbled.high)
        if found is None:
            yield Unsure(passage.at(0, 1), UndecidedReason.AMBIGUOUS)
            return
        for start, end, fault in found:
            if is_typed(passage, start, end) and (not fault.doubtful or opens_sentence(passage, start, end)):
                yield _misspelt(passage, start, end, fault)


def _misspelt(passage: Passage, start: int, end: int, fault: Misspelt) -> Breach:
    at, word = passage.at(start, end), passage.text[start:end]
    edits = (ReplaceText(at, fault.right),) if fault.right is not None else ()
    return Breach(at, word, fault.right, edits, fault.key, fault.right)


class ConfusedPairs(Kind, frozen=True):
    """No words stand together that never do in correct text; the table `words` says what is meant.

    The tables `after` and `before` hold the words beside which they are right, "|" between these.
    """

    words: TableName
    after: TableName
    before: TableName
    but: tuple[Part, ...]

    messages: ClassVar = {
        USUAL: Words(
            vi="Viết nhầm từ: {actual}; viết đúng là {expected}.",
            en="Words are confused: {actual}; write {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW
    needs_part: ClassVar = False
    whole_document: ClassVar = True
    reads_each_letter: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        passage, tables = written(view, self.but), view.subject.vocabulary.tables
        confused = ConfusedWords(tables[self.words], tables[self.after], tables[self.before])
        for slip in confused.slips(passage):
            if is_typed(passage, slip.start, slip.end):
                yield slip.breach(passage, USUAL)


class DatesPadded(Kind, frozen=True):
    """Checks that in full dates of the text, days below `days` and months below `months` have a zero before them."""

    days: int
    months: int
    but: tuple[Part, ...]

    messages: ClassVar = {
        USUAL: Words(
            vi="Ngày, tháng thiếu số 0 ở trước: {actual}; nên viết {expected}.",
            en="A date lacks the zero before its day or month: {actual}; better write {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW
    needs_part: ClassVar = False
    whole_document: ClassVar = True
    reads_each_letter: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        passage = written(view, self.but)
        if slips := list(unpadded_dates(passage, self.days, self.months)):
            yield slips_as_one(passage, slips)
