"""Checks slips of typing: blanks, brackets, syllables, dates. The decree asks for none of it; readers do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import ClassVar

from decree30_lint.check.brackets import Sign, lone_brackets, lone_quotes
from decree30_lint.check.misspelt import Misspelling, Misspelt, misspelt
from decree30_lint.check.written import as_one, is_typed, line_before, slip, written
from decree30_lint.model.edits import Applicability, ReplaceText
from decree30_lint.model.outcomes import USUAL, Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import Part
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.syllables import is_syllable
from decree30_lint.model.units import Bounds
from decree30_lint.model.words import Words
from decree30_lint.syntax.folding import folded_letters
from decree30_lint.syntax.passage import Change, Passage


class DoubleBlanks(Kind, frozen=True):
    """Between two words of prose stands one blank. More than `most` of them are room left to fill in."""

    most: int

    messages: ClassVar = {
        USUAL: Words(vi="Giữa hai từ có nhiều dấu cách liền nhau.", en="Several blanks stand between two words."),
    }
    applicability: ClassVar = Applicability.REVIEW
    reads_each_letter: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        for component in view.components:
            for paragraph in component.paragraphs:
                text = paragraph.text
                for blanks in _blanks().finditer(text) if "  " in text else ():
                    if blanks.end() - blanks.start() <= self.most:
                        start = paragraph.anchor.start
                        at = paragraph.anchor.slice(start + blanks.start(), start + blanks.end())
                        yield Breach(at, None, None, (ReplaceText(at, " "),))


@cache
def _blanks() -> re.Pattern[str]:
    return re.compile(r"(?<=\w[,;.:!?)])[ ]{2,}(?=\S)|(?<=\w)[ ]{2,}(?=\S)")


class BlankBefore(Kind, frozen=True):
    """No blank stands before one of `marks`; more than `most` blanks are room left to fill in.

    Parts in `but` have rules of their own for their punctuation. Reading a PDF may make blanks: there it is no proof.
    """

    marks: str
    most: int
    but: tuple[Part, ...]

    messages: ClassVar = {
        USUAL: Words(
            vi="Có dấu cách thừa trước dấu câu: {actual}; viết là {expected}.",
            en="There is a blank before a punctuation mark: {actual}; write {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW
    needs_part: ClassVar = False
    whole_document: ClassVar = True
    reads_each_letter: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        passage = written(view, self.but)
        if not any(f" {mark}" in passage.text for mark in self.marks):
            return
        found = [hit for hit in _blank_before(self.marks, self.most).finditer(passage.text) if _follows_word(passage, hit)]
        yield from _reported(
            view, [_without_blank(passage, hit) for hit in found if is_typed(passage, hit.start() - 1, hit.end())]
        )


@lru_cache(maxsize=16)
def _blank_before(marks: str, most: int) -> re.Pattern[str]:
    return re.compile(rf"(?<=[\w)\]”\"%]) {{1,{most}}}[{re.escape(marks)}](?=[\s)”\"]|\Z)")


def _follows_word(passage: Passage, hit: re.Match[str]) -> bool:
    """Tells whether a word precedes: no label of an item ("1 .", "Điều 2 .") or of a form ("Ông :      "), and no ratio."""
    before, after = line_before(passage, hit.start()), passage.text[hit.end() : hit.end() + 2]
    if _label().fullmatch(before):
        return False
    return not (hit[0].endswith(":") and (after == "  " or "\t" in after or (before[-1:] + after.strip()).isdigit()))


@cache
def _label() -> re.Pattern[str]:
    return re.compile(r"\s*(?:[\d.]+|[^\W\d_]|[ivxIVX]{2,5}|\w+(?: \w+)? [\dIVXLC.]+[a-zđ]?)")


def _without_blank(passage: Passage, hit: re.Match[str]) -> Breach:
    begin = _word_before(passage.text, hit.start())
    return slip(passage, begin, hit.end(), Change(hit.start(), hit.end() - 1, ""))


_LONGEST = 80  # letters of a word or an address that are looked at


def _word_before(text: str, end: int) -> int:
    """Returns where the word that ends at `end` begins; of a very long one, some place in it."""
    low = max(end - _LONGEST, 0)
    return max(low, *(text.rfind(blank, low, end) + 1 for blank in " \n\t"))


def _reported(view: View, slips: list[Breach]) -> Iterator[Outcome]:
    """Yields all slips as one breach; a doubt for a PDF, since programs that read one lose and make blanks."""
    if slips and view.subject.document.format == "pdf":
        yield Unsure(slips[0].at, UndecidedReason.AMBIGUOUS)
    elif slips:
        yield as_one(slips)


class BlankAfter(Kind, frozen=True):
    """A blank stands after punctuation between two words, and outside brackets. Names, addresses, codes are left alone."""

    but: tuple[Part, ...]

    messages: ClassVar = {
        USUAL: Words(
            vi="Thiếu dấu cách ở cạnh dấu câu: {actual}; viết là {expected}.",
            en="A blank is missing beside a punctuation mark: {actual}; write {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW
    needs_part: ClassVar = False
    whole_document: ClassVar = True
    reads_each_letter: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        passage = written(view, self.but)
        yield from _reported(view, list(_missing_blanks(passage)))


@cache
def _mark_in_word() -> re.Pattern[str]:
    return re.compile(r"[,;:?!.)”(](?=[^\W\d_])")


def _missing_blanks(passage: Passage) -> Iterator[Breach]:
    text = passage.text
    for hit in _mark_in_word().finditer(text):
        at = hit.start()
        if at == 0 or text[at - 1] in " \n\t":
            continue
        left, right = _letters_before(text, at), _letters_after(text, at + 1)
        begin, end = at - len(left), at + 1 + len(right)
        if _needs_blank(passage, at, left, right) and is_typed(passage, begin, end):
            place = at if hit[0] == "(" else at + 1
            yield slip(passage, begin, end, Change(place, place, " "))


def _letters_before(text: str, end: int) -> str:
    begin = end
    while begin and text[begin - 1].isalpha():
        begin -= 1
    return text[begin:end]


def _letters_after(text: str, begin: int) -> str:
    end = begin
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[begin:end]


_CODES = ("@", "//", "www", "\\", "_", "=", "#")  # of addresses, formulas, names of files


def _needs_blank(passage: Passage, at: int, left: str, right: str) -> bool:
    mark, before = passage.text[at], passage.text[_word_before(passage.text, at) : at]
    chunk = before + passage.text[at : at + _LONGEST].split(maxsplit=1)[0]
    if not _is_word(right) or any(code in chunk for code in _CODES):
        return False
    match mark:
        case ")":
            line = line_before(passage, at)
            return line.rfind("(") > line.rfind(")") >= -1
        case "”":
            return True
        case ".":
            return _is_word(left) and left.islower() and right[0].isupper() and "." not in before
        case _:
            return _is_word(left)


def _is_word(letters: str) -> bool:
    return len(letters) > 1 and (is_syllable(letters) or letters.isupper())


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
        pdf = view.subject.document.format == "pdf"
        for sign in (*lone_brackets(texts), *lone_quotes(texts)):
            anchor = passage.paragraphs[sign.paragraph].anchor
            if pdf and anchor.path.cell_place:  # a cell may go on overleaf, or in what was taken for another one
                yield Unsure(anchor, UndecidedReason.AMBIGUOUS)
            else:
                yield _lone(passage, sign)


_SHOWN = 30  # letters of the text beside the sign


def _lone(passage: Passage, sign: Sign) -> Breach:
    paragraph = passage.paragraphs[sign.paragraph]
    text, at = paragraph.text, sign.at
    if sign.opens:
        end = text.rfind(" ", at, at + _SHOWN) if len(text) > at + _SHOWN else len(text)
        return Breach(paragraph.anchor.slice(at, max(end, at + 1)), _name(text[at]), None, message_key=Balanced.Key.UNCLOSED)
    begin = text.find(" ", at - _SHOWN, at) + 1 if at > _SHOWN else 0
    return Breach(paragraph.anchor.slice(begin, at + 1), _name(text[at]), None, message_key=Balanced.Key.UNOPENED)


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
        text = folded_letters(passage.text)
        joints = frozenset(view.subject.vocabulary.lists[self.joints])
        tokens = [token for token in set(text.split()) if not token.isascii()]
        odd = [token for token in tokens if _odd(token, joints)]
        if len(odd) > self.garbled.high * len(tokens) + 1:
            yield Unsure(passage.at(0, 1), UndecidedReason.AMBIGUOUS)
        elif odd:
            yield from _misspellings(passage, text, odd, joints)


def _misspellings(passage: Passage, text: str, odd: list[str], joints: frozenset[str]) -> Iterator[Outcome]:
    for hit in _any_of(odd).finditer(text):
        for low, high, fault in _odd(hit[0], joints):
            start, end = hit.start() + low, hit.start() + high
            if is_typed(passage, start, end) and (not fault.doubtful or _opens(passage, start, end)):
                yield _misspelt(passage, start, end, fault)


_EDGES = ".,;:!?()[]{}“”\"'’‘…«»<>*•·–—+/-"  # signs around words


@cache
def _pieces() -> re.Pattern[str]:
    return re.compile(r"[^\s,;:!?()\[\]{}“”\"…«»<>]+")


@lru_cache(maxsize=16384)
def _odd(token: str, joints: frozenset[str]) -> tuple[tuple[int, int, Misspelt], ...]:
    """Returns the misspelt words of a stretch without blanks, with their places in it.

    Words with signs inside are no words.
    """
    word = token.strip(_EDGES)
    if word.isalpha():
        fault = misspelt(word, joints)
        start = token.find(word)
        return ((start, start + len(word), fault),) if fault else ()
    found = []
    for hit in _pieces().finditer(token):
        word = hit[0].strip(_EDGES)
        start = hit.start() + hit[0].find(word)
        if word.isalpha() and not word.isascii() and (fault := misspelt(word, joints)):
            found.append((start, start + len(word), fault))
    return tuple(found)


def _any_of(tokens: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, sorted(tokens)))})(?!\S)")


def _opens(passage: Passage, start: int, end: int) -> bool:
    """Tells whether the word begins a sentence that goes on in small letters: there its capital says nothing."""
    after = passage.text[end : end + 2]
    return after[:1] == " " and after[1:].islower() and bool(_beginning().search(line_before(passage, start)))


@cache
def _beginning() -> re.Pattern[str]:
    return re.compile(r"(?:^|[.!?:;]\s|[-–+•*]\s?|^\s*\w{1,4}[.)]\s)\s*$")


def _misspelt(passage: Passage, start: int, end: int, fault: Misspelt) -> Breach:
    at, word = passage.at(start, end), passage.text[start:end]
    edits = (ReplaceText(at, fault.right),) if fault.right is not None else ()
    return Breach(at, word, fault.right, edits, fault.key, fault.right)


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
        slips = [slip(passage, hit.start(1), hit.end(), change) for hit, change in self._unpadded(passage)]
        if slips:
            yield as_one(slips)

    def _unpadded(self, passage: Passage) -> Iterator[tuple[re.Match[str], Change]]:
        for hit in _full_date().finditer(passage.text):
            day, between, month = hit[1], passage.text[hit.end(1) : hit.start(3)], hit[3]
            right = _padded(day, self.days) + between + _padded(month, self.months)
            if right != day + between + month and is_typed(passage, hit.start(), hit.end()):
                yield hit, Change(hit.start(1), hit.end(3), right)


@cache
def _full_date() -> re.Pattern[str]:
    return re.compile(r"gày (\d{1,2})(?:([/.-])| tháng )(\d{1,2})(?:(?(2)\2| năm ))(?:19|20)\d\d(?![\w/])")


def _padded(number: str, below: int) -> str:
    return f"0{number}" if len(number) == 1 and 0 < int(number) < below else number
