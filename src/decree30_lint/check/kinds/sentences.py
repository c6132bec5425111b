"""Checks the capital that begins a sentence, a paragraph, an item."""

from collections.abc import Iterator
from typing import ClassVar

from decree30_lint.check.word_row import shows_capitals
from decree30_lint.model.document import Paragraph
from decree30_lint.model.edits import Applicability, ReplaceText
from decree30_lint.model.outcomes import Breach, MessageKey, Outcome
from decree30_lint.model.parts import ListName, Part
from decree30_lint.model.path import Path
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.words import Words
from decree30_lint.syntax.division_label import DivisionLabel
from decree30_lint.syntax.folding import folded
from decree30_lint.syntax.placeholders import masked
from decree30_lint.syntax.sentences import SmallWord, small_at_start, small_inside


class SentenceCapitals(Kind, frozen=True):
    """Checks that a sentence, a paragraph and an item ("item") begin with a capital.

    A paragraph that follows one without a mark at its end goes on with its sentence. The full stop of an abbreviation (list
    `abbreviations`) ends no sentence.
    """

    abbreviations: ListName

    class Key(MessageKey):
        USUAL = ""
        START = "start"
        ITEM = "item"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="Sau dấu kết thúc câu phải viết hoa chữ cái đầu: {actual} viết là {expected}.",
            en="A sentence begins with a capital: {actual} is written {expected}.",
        ),
        Key.START: Words(
            vi="Đầu đoạn phải viết hoa chữ cái đầu: {actual} viết là {expected}.",
            en="A paragraph begins with a capital: {actual} is written {expected}.",
        ),
        Key.ITEM: Words(
            vi="Đầu dòng trong danh sách cũng viết hoa chữ cái đầu (khi xuống dòng).",
            en="Items of a list begin with a capital too, as every new line does.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW
    needs_part: ClassVar = False

    def run(self, view: View) -> Iterator[Outcome]:
        short = frozenset(map(folded, view.subject.vocabulary.lists[self.abbreviations]))
        before = "."
        for paragraph, is_heading in _paragraphs(view):
            text = masked(paragraph.text)
            if opening := small_at_start(text, before):
                word, has_mark = opening
                item = has_mark or paragraph.list_level is not None
                yield _breach(paragraph, word, self.Key.ITEM if item else self.Key.START)
            yield from (_breach(paragraph, word, self.Key.USUAL) for word in small_inside(text, short))
            before = "." if is_heading else text.rstrip()[-1:] or before


def _paragraphs(view: View) -> list[tuple[Paragraph, bool]]:
    """Returns body and structure in the order of the page, and which are headings on lines of their own."""
    found: dict[Path, tuple[Paragraph, bool]] = {}
    for component in (*view.beside(Part.STRUCTURE), *view.beside(Part.BODY)):
        label = component.content
        is_heading = (isinstance(label, DivisionLabel) and label.own_line) or component.role.endswith("heading")
        for paragraph in filter(shows_capitals, component.paragraphs):
            found.setdefault(paragraph.anchor.path, (paragraph, is_heading))
    return sorted(found.values(), key=lambda entry: entry[0].anchor.order)


def _breach(paragraph: Paragraph, small: SmallWord, key: SentenceCapitals.Key) -> Breach:
    anchor, word = paragraph.anchor, paragraph.text[small.start : small.end]
    start, capital = anchor.start + small.start, word[0].upper()
    at, edit = anchor.slice(start, anchor.start + small.end), ReplaceText(anchor.slice(start, start + 1), capital)
    if key is SentenceCapitals.Key.ITEM:
        return Breach(at, None, None, (edit,), key)
    return Breach(at, word, capital + word[1:], (edit,), key, capital + word[1:])
