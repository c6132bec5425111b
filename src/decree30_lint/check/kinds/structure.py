"""Checks how phần, chương, mục, tiểu mục and điều are written and set, and whether they have headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import ClassVar

from msgspec.structs import replace

from decree30_lint.check.looks import BOLD, IN_CAPITALS, IN_SMALL_LETTERS, ITALIC, NOT_BOLD, UPRIGHT
from decree30_lint.check.structure_order import ORDER_MESSAGES, out_of_order
from decree30_lint.model.document import Paragraph
from decree30_lint.model.edits import Applicability, ReplaceText, SetLayout, SetRunFormat
from decree30_lint.model.formatting import Align, ParagraphLayout, RunFormat
from decree30_lint.model.outcomes import USUAL, Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import Component, Part, TableName, TextKind
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Bounds, Interval, Length, Measure, Pt, Unit
from decree30_lint.model.words import Words
from decree30_lint.syntax.division_label import DivisionLabel
from decree30_lint.syntax.divisions import Division, divisions_of, look_of, roman, value_of
from decree30_lint.syntax.folding import folded_letters
from decree30_lint.syntax.placeholders import masked


class LabelKey(MessageKey):
    LABEL = "label"


class LookKey(MessageKey):
    BOLD = "bold"
    ITALIC = "italic"
    SIZE = "size"
    CAPITALS = "capitals"


LABEL_MESSAGES: Mapping[MessageKey, Words] = {
    LabelKey.LABEL: Words(
        vi="Số thứ tự đang ghi {actual}; viết đúng là {expected}.",
        en="The number reads {actual}; it is written {expected}.",
    ),
}
LOOK_MESSAGES: Mapping[MessageKey, Words] = {
    LookKey.BOLD: Words(
        vi="“{text}” đang trình bày kiểu chữ {actual}; quy định là kiểu chữ {expected}.",
        en="“{text}” is {actual}; the decree asks for {expected}.",
    ),
    LookKey.ITALIC: Words(
        vi="“{text}” đang trình bày kiểu chữ {actual}; quy định là kiểu chữ {expected}.",
        en="“{text}” is {actual}; the decree asks for {expected}.",
    ),
    LookKey.SIZE: Words(
        vi="“{text}” đang dùng cỡ chữ {actual}; quy định là {expected}.",
        en="“{text}” is set in {actual}; the decree asks for {expected}.",
    ),
    LookKey.CAPITALS: Words(
        vi="“{text}” đang trình bày {actual}; quy định là {expected}.",
        en="“{text}” stands {actual}; the decree asks for it {expected}.",
    ),
}


def gathered(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """Yields one breach for each message key: a habit is one fault, wherever it shows. Doubts pass through."""
    groups: dict[MessageKey, list[Breach]] = {}
    for outcome in outcomes:
        if isinstance(outcome, Unsure):
            yield outcome
        else:
            groups.setdefault(outcome.message_key, []).append(outcome)
    for first, *others in groups.values():
        edits = tuple(edit for breach in (first, *others) for edit in breach.edits)
        also = tuple(anchor for breach in others for anchor in (breach.at, *breach.also))
        yield replace(first, edits=edits, also=(*first.also, *also))


def looks(paragraph: Paragraph, at: Anchor, *, bold: bool | None = None, italic: bool | None = None) -> Iterator[Outcome]:
    """Yields breaches with the key BOLD or ITALIC where the letters at `at` are not so; None is not judged."""
    for key, lawful, yes, no in ((LookKey.BOLD, bold, BOLD, NOT_BOLD), (LookKey.ITALIC, italic, ITALIC, UPRIGHT)):
        if lawful is None:
            continue
        all_so = look_of(paragraph, at, key.value)
        if all_so is None:
            yield Unsure(at, UndecidedReason.NOT_IN_FILE)
        elif all_so is not lawful:
            edits = (SetRunFormat(at, RunFormat(**{key.value: lawful})),)  # type: ignore[arg-type]
            yield Breach(at, yes if all_so else no, yes if lawful else no, edits, key)


def sizes(view: View, paragraph: Paragraph, within: Interval, usual: Pt | None = None) -> Iterator[Outcome]:
    """Yields breaches with the key SIZE where letters have an unlawful size, but for the `usual` one of the body."""
    error = view.subject.document.precision.size
    for span in paragraph.spans:
        if not any(map(str.isalnum, span.text)) or span.format.off_baseline:
            continue
        size, at = span.format.size, paragraph.at(span)
        if size is None:
            yield Unsure(at, UndecidedReason.NOT_IN_FILE)
        elif not within.holds(size, error) and size != usual:
            lawful = RunFormat(size=Pt(within.nearest(size)))
            yield Breach(at, Measure(size, Unit.PT), within, (SetRunFormat(at, lawful),), message_key=LookKey.SIZE)


def size_of_body(view: View) -> Pt | None:
    """Returns the size of most of the body's letters; None where the file does not say."""
    amounts: Counter[Pt] = Counter()
    for component in view.beside(Part.BODY):
        for _, span in component.spans:
            if span.format.size is not None:
                amounts[span.format.size] += len(span.text)
    return amounts.most_common(1)[0][0] if amounts else None


def relabelled(division: Division, lawful: str) -> Breach:
    """Returns the breach that turns "Điều 1:" into "Điều 1."; it has no edit for an automatic number."""
    edits = () if division.automatic else (ReplaceText(division.at, lawful),)
    return Breach(division.at, division.label, lawful, edits, message_key=LabelKey.LABEL, suggestion=lawful)


_MOSTLY = 0.8  # of the letters: a unit or a symbol may be written with small ones


def in_capitals(text: str) -> bool | None:
    """Tells whether the words stand in capitals, those in brackets left out; None where there are too few to tell."""
    letters = [c for piece in masked(text).split("(") for c in piece.rpartition(")")[2] if c.isalpha()]
    return sum(map(str.isupper, letters)) >= _MOSTLY * len(letters) if len(letters) > 3 else None


def is_heading(text: str) -> bool:
    """Tells whether it is no sentence, no lead-in, nothing to be filled in, no columns."""
    return masked(text).rstrip()[-1:].isalnum() and ":" not in text and "  " not in text


class TitledDivisions(Kind, frozen=True):
    """Phần, chương, mục stand on a line of their own, their heading in capitals on the next; both are centred and bold.

    `names` are the words by role, `numerals` "roman" or "arabic", `ordinals` the table of numbers in words.
    """

    names: Mapping[str, str]
    numerals: str
    ordinals: TableName
    size: Bounds

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
        if not any(division.role in self.names for division in divisions):
            return
        ordinals = {word: int(value) for word, value in view.subject.vocabulary.tables[self.ordinals].items()}
        yield from gathered(self._looks(view, divisions, ordinals))

        def spelt(value: int) -> tuple[str, ...]:
            return self._numeral(value), roman(value), str(value), *(word for word, n in ordinals.items() if n == value)

        for role, name in self.names.items():
            yield from out_of_order(view, divisions, role, lambda d: value_of(d.number, ordinals), spelt, f"{name} {{}}")

    def _looks(self, view: View, divisions: Sequence[Division], ordinals: Mapping[str, int]) -> Iterator[Outcome]:
        for division in divisions:
            if division.role in self.names:
                yield from self._label(division, ordinals)
                for paragraph in (division.paragraph, *_headings(view, division)):
                    yield from _placed(paragraph)
                    yield from looks(paragraph, paragraph.anchor, bold=True, italic=False)
                    yield from sizes(view, paragraph, self.size)
        headings = [c for role in self.names for c in view.beside(Part.STRUCTURE, f"{role}-heading")]
        yield from (
            _to_capitals(paragraph) for c in headings for paragraph in c.paragraphs if in_capitals(paragraph.text) is False
        )

    def _label(self, division: Division, ordinals: Mapping[str, int]) -> Iterator[Outcome]:
        value = value_of(division.number, ordinals)
        if value is None:
            return
        lawful = f"{self.names[division.role]} {self._numeral(value)}"
        written = folded_letters(" ".join(division.label.split()))
        if division.rest:
            yield Breach(
                division.at, written, None, message_key=self.Key.JOINED, suggestion=f"{lawful}\n{division.rest.upper()}"
            )
        if (written.rstrip(".:") if division.rest else written) != lawful:
            yield relabelled(division, lawful)

    def _numeral(self, value: int) -> str:
        return roman(value) if self.numerals == "roman" else str(value)


def _headings(view: View, division: Division) -> Iterator[Paragraph]:
    """Yields the lines of the heading below its number."""
    components = view.beside(Part.STRUCTURE)
    place = next(i for i, c in enumerate(components) if c is division.component)
    for component in components[place + 1 :]:
        if component.role != f"{division.role}-heading":
            return
        yield from component.paragraphs


def _in_roman(value: int) -> tuple[str, ...]:
    return (roman(value),)


def _in_digits(value: int) -> tuple[str, ...]:
    return str(value), roman(value)


def _placed(paragraph: Paragraph) -> Iterator[Outcome]:
    align = paragraph.layout.align
    if align is None:
        yield Unsure(paragraph.anchor, UndecidedReason.NOT_IN_FILE)
    elif align is not Align.CENTRE:
        edit = SetLayout(paragraph.anchor, ParagraphLayout(align=Align.CENTRE))
        yield Breach(paragraph.anchor, align, Align.CENTRE, (edit,), message_key=TitledDivisions.Key.PLACE)


def _to_capitals(paragraph: Paragraph) -> Breach:
    lawful = " ".join(paragraph.text.upper().split())
    return Breach(paragraph.anchor, IN_SMALL_LETTERS, IN_CAPITALS, message_key=LookKey.CAPITALS, suggestion=lawful)


class RomanHeadings(Kind, frozen=True):
    """Checks that "I. TIÊU ĐỀ" has a full stop behind the number and is in capitals, upright and bold.

    It does so where a text has no articles. A line that is a sentence and not set as a heading is judged by its number
    alone.
    """

    size: Bounds

    messages: ClassVar = {**LABEL_MESSAGES, **LOOK_MESSAGES, **ORDER_MESSAGES}
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        divisions = divisions_of(view)
        own = [division for division in divisions if division.role == "muc-la-ma"]
        if len(own) > 1:
            yield from gathered(outcome for division in own for outcome in self._looks(view, division))
            yield from out_of_order(view, divisions, "muc-la-ma", lambda d: value_of(d.number, {}), _in_roman, "{}.")

    def _looks(self, view: View, division: Division) -> Iterator[Outcome]:
        paragraph = division.paragraph
        if division.mark != ".":
            yield relabelled(division, f"{division.number}.")
        if not division.own_line:
            return
        if in_capitals(paragraph.text) is False:
            yield _to_capitals(paragraph)
        yield from looks(paragraph, paragraph.anchor, bold=True, italic=False)
        yield from sizes(view, paragraph, self.size)


class ArticleForm(Kind, frozen=True):
    """An article begins `word`, a number and a full stop, bold and upright; a heading on a line of its own is bold as well.

    A line no longer than `longest` characters that is no sentence and has clauses below it is a heading, too.
    """

    word: str
    size: Bounds
    longest: int

    class Key(MessageKey):
        HEADING = "heading"

    messages: ClassVar = {
        **LABEL_MESSAGES,
        **LOOK_MESSAGES,
        Key.HEADING: Words(
            vi="Tiêu đề “{text}” đang trình bày kiểu chữ {actual}; quy định là kiểu chữ {expected}.",
            en="The heading “{text}” is {actual}; the decree asks for {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        divisions = divisions_of(view)
        followers = (*(division.role for division in divisions[1:]), "")
        articles = [(d, role) for d, role in zip(divisions, followers, strict=False) if d.role == "dieu"]
        usual = size_of_body(view)
        return gathered(o for article, next_role in articles for o in self._judge(view, article, next_role, usual))

    def _judge(self, view: View, article: Division, next_role: str, usual: Pt | None) -> Iterator[Outcome]:
        lawful = f"{self.word} {article.number}."
        if folded_letters(" ".join(article.label.split())) != lawful:
            yield relabelled(article, lawful)
        yield from looks(article.paragraph, article.at, bold=True, italic=False)
        if article.own_line:
            yield from sizes(view, article.paragraph, self.size, usual)
            if len(article.rest.split()) > 1 and in_capitals(article.rest):
                yield Breach(article.paragraph.anchor, IN_CAPITALS, IN_SMALL_LETTERS, message_key=LookKey.CAPITALS)
        elif next_role == "khoan" and self._is_heading(article):
            at = article.paragraph.anchor
            yield Breach(at, NOT_BOLD, BOLD, (SetRunFormat(at, RunFormat(bold=True)),), message_key=self.Key.HEADING)

    def _is_heading(self, article: Division) -> bool:
        return 0 < len(article.rest) <= self.longest and is_heading(article.rest)


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
        faults = list(
            out_of_order(view, divisions, "dieu", lambda d: value_of(d.number, {}), _in_digits, f"{self.word} {{}}.")
        )
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
        from_page = layout.first_line + (layout.left or 0.0)
        if layout.align in (Align.LEFT, Align.BOTH) and not any(
            abs(found - length) <= error for length in self.lengths for found in (layout.first_line, from_page)
        ):
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
                yield from _heading_below(view, division)
            elif attached and division.role == "dieu" and _is_sentence(division):
                yield Breach(division.at, division.label, None, message_key=self.Key.ARTICLE)


def _heading_below(view: View, division: Division) -> Iterator[Outcome]:
    """Yields a breach only where what follows is numbered itself or plainly a sentence, else perhaps a doubt."""
    following = [c for c in view.text.components if _follows(c, division.paragraph)]
    nearest = min(following, key=lambda c: (c.anchor.order, c.anchor.start), default=None)
    if (
        nearest is None
        or isinstance(nearest.content, DivisionLabel)
        or (nearest.part is Part.BODY and nearest.text.endswith((".", ";")))
    ):
        yield Breach(division.at, division.label, None)
    elif not nearest.role.endswith("-heading"):
        yield Unsure(division.at, UndecidedReason.AMBIGUOUS)


def _follows(component: Component, paragraph: Paragraph) -> bool:
    if component.part not in (Part.STRUCTURE, Part.BODY):
        return False
    return (component.anchor.order, component.anchor.start) > (paragraph.anchor.order, paragraph.anchor.start)


def _is_sentence(article: Division) -> bool:
    return not article.own_line and article.rest.endswith((".", ";", ":", "./."))
