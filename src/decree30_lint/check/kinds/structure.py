"""Checks how phần, chương, mục, tiểu mục and điều are written and set, and whether they have headings."""

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from decree30_lint.check.division_looks import (
    LABEL_MESSAGES,
    LOOK_MESSAGES,
    gathered,
    looks,
    raised,
    relabelled,
    sizes,
)
from decree30_lint.check.looks import wrong_align
from decree30_lint.check.prose import indent_among
from decree30_lint.check.structure_headings import has_heading_below, headings_below, plain_headings
from decree30_lint.check.structure_order import ORDER_MESSAGES, out_of_order
from decree30_lint.model.edits import Applicability, SetLayout
from decree30_lint.model.formatting import Align, ParagraphLayout
from decree30_lint.model.outcomes import USUAL, Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import Part, TableName, TextKind
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Bounds, Length, Measure, Pt, Unit
from decree30_lint.model.words import Words
from decree30_lint.syntax.divisions import Division, DivisionNumbering, divisions_of
from decree30_lint.syntax.folding import folded_letters

_LONGEST_HEADING = 120  # characters of a heading that is set as prose


class TitledDivisions(Kind, frozen=True):
    """Divisions are counted, and their headings stand in capitals, bold and upright.

    `names` are the words before the numbers by role; "" where there is none, and the heading follows in the same line, in
    texts that have several. Else the label stands on a line of its own, the heading on the next, and both are centred.
    `numerals` are "roman" or "arabic", `ordinals` is the table of numbers in words, and `mark` stands behind the number.
    """

    names: Mapping[str, str]
    numerals: str
    size: Bounds
    mark: str = ""
    ordinals: TableName | None = None

    class Key(MessageKey):
        JOINED = "joined"
        PLACE = "place"

    messages: ClassVar = {
        **LABEL_MESSAGES,
        **LOOK_MESSAGES,
        **ORDER_MESSAGES,
        Key.JOINED: Words(
            vi="{actual} có tiêu đề nằm chung một dòng; tiêu đề phải ở dòng dưới.",
            en="The heading stands on one line with {actual}; it belongs on the next line.",
        ),
        Key.PLACE: Words(
            vi="“{text}” đang {actual}; quy định là {expected}.",
            en="“{text}” is {actual}; the decree asks for it {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        divisions = divisions_of(view)
        own = [division for division in divisions if division.role in self.names]
        if len(own) < 2 and not any(self.names[division.role] for division in own):
            return
        tables = view.subject.vocabulary.tables
        ordinals = {word: int(value) for word, value in tables[self.ordinals].items()} if self.ordinals else {}
        numberings = {role: DivisionNumbering(word, self.mark, self.numerals, ordinals) for role, word in self.names.items()}
        yield from gathered(self._judge(view, own, numberings))
        for role, numbering in numberings.items():
            yield from out_of_order(view, divisions, role, numbering)

    def _judge(self, view: View, own: Sequence[Division], numberings: Mapping[str, DivisionNumbering]) -> Iterator[Outcome]:
        below_numbers = headings_below(view)
        in_line = [division for division in own if not self.names[division.role]]
        plain = plain_headings(view, in_line, _LONGEST_HEADING)
        headed = [d.paragraph for d in in_line if d.own_line or d.paragraph.anchor.path in plain]
        for division in own:
            numbering = numberings[division.role]
            yield from self._label(division, numbering)
            headings = below_numbers.get(division.component.anchor, ()) if numbering.word else ()
            is_headed = numbering.word or division.own_line or division.paragraph.anchor.path in plain
            shown = (division.paragraph, *headings) if is_headed else ()
            for paragraph in shown:
                if numbering.word:
                    yield from wrong_align(paragraph, Align.CENTRE, self.Key.PLACE)
                yield from looks(paragraph, paragraph.anchor, bold=True, italic=False)
                yield from sizes(view, paragraph, self.size)
        below = [c for role in self.names for c in view.beside(Part.STRUCTURE, f"{role}-heading")]
        for paragraph in (*headed, *(p for component in below for p in component.paragraphs)):
            yield from raised(paragraph)

    def _label(self, division: Division, numbering: DivisionNumbering) -> Iterator[Breach]:
        value = numbering.value(division.number)
        if not numbering.word and division.mark != self.mark:
            yield relabelled(division, f"{division.number}{self.mark}")
        if not numbering.word or value is None:
            return
        lawful, written = numbering.written(int(value)), folded_letters(" ".join(division.label.split()))
        if division.rest:
            suggestion = f"{lawful}\n{division.rest.upper()}"
            yield Breach(division.at, written, None, message_key=self.Key.JOINED, suggestion=suggestion)
        if (written.rstrip(".:") if division.rest else written) != lawful:
            yield relabelled(division, lawful)


class ArticleOrder(Kind, frozen=True):
    """Articles are numbered 1, 2, 3 …; and what the text says of its own articles, clauses and points is there.

    `word` stands before the number; `alphabet` is that of the points.
    """

    word: str
    alphabet: str

    class Key(MessageKey):
        REFERENCE = "reference"

    messages: ClassVar = {
        **ORDER_MESSAGES,
        Key.REFERENCE: Words(
            vi="Viện dẫn {actual} trong khi văn bản chỉ có đến {expected}.",
            en="{actual} is referred to, but the text ends with {expected}.",
        ),
    }

    def run(self, view: View) -> Iterator[Outcome]:
        divisions = divisions_of(view)
        faults = list(out_of_order(view, divisions, "dieu", DivisionNumbering(self.word, ".", "arabic")))
        yield from faults
        if not faults and divisions:
            from decree30_lint.check.structure_references import strays  # patterns that few documents need

            for stray in strays(view, divisions, self.alphabet):
                yield Breach(stray.at, stray.words, stray.last, message_key=self.Key.REFERENCE)


class ArticleIndent(Kind, frozen=True):
    """The heading of an article is indented by one of `lengths`; articles that are prose are judged with the body."""

    lengths: tuple[Length, ...]
    rounding: Length

    messages: ClassVar = {
        USUAL: Words(
            vi="Dòng “{text}” đang lùi vào {actual}; quy định là {expected}.",
            en="“{text}” is indented by {actual}; the decree asks for {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.SAFE

    def run(self, view: View) -> Iterator[Outcome]:
        return gathered(o for d in divisions_of(view) if d.role == "dieu" and d.own_line for o in self._judge(view, d))

    def _judge(self, view: View, article: Division) -> Iterator[Outcome]:
        layout, at = article.paragraph.layout, article.paragraph.anchor
        error = self.rounding + view.subject.document.precision.length
        if layout.first_line is None:
            yield Unsure(at, UndecidedReason.NOT_IN_FILE)
            return
        if layout.align in (Align.LEFT, Align.BOTH) and indent_among(self.lengths, article.paragraph, error) is None:
            from_page = layout.first_line + (layout.left or 0.0)
            edit = SetLayout(at, ParagraphLayout(left=Pt(0), first_line=self.lengths[-1]))
            expected = tuple(Measure(length, Unit.MM) for length in self.lengths)
            yield Breach(at, Measure(from_page, Unit.MM), expected, (edit,))


class DivisionHeadings(Kind, frozen=True):
    """Divisions of `roles` have headings; so do the articles of a text issued with another ("article")."""

    roles: tuple[str, ...]

    class Key(MessageKey):
        USUAL = ""
        ARTICLE = "article"

    messages: ClassVar = {
        Key.USUAL: Words(vi="{actual} chưa có tiêu đề.", en="{actual} has no heading."),
        Key.ARTICLE: Words(
            vi="{actual} của văn bản ban hành kèm theo chưa có tiêu đề.",
            en="{actual} of the text issued with the document has no heading.",
        ),
    }

    def run(self, view: View) -> Iterator[Outcome]:
        return gathered(self._missing(view))

    def _missing(self, view: View) -> Iterator[Outcome]:
        attached = view.text.kind is TextKind.ATTACHED
        for division in divisions_of(view):
            if division.role in self.roles and not division.rest:
                headed = has_heading_below(view, division)
                if headed is None:
                    yield Unsure(division.at, UndecidedReason.AMBIGUOUS)
                elif not headed:
                    yield Breach(division.at, division.label, None)
            elif attached and division.role == "dieu" and _is_sentence(division):
                yield Breach(division.at, division.label, None, message_key=self.Key.ARTICLE)


def _is_sentence(article: Division) -> bool:
    return not article.own_line and article.rest.endswith((".", ";", ":", "./."))
