"""Checks the name of the type and the subject: what they say and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from msgspec.structs import replace

from decree30_lint.check.kinds.centring import CentredUnder
from decree30_lint.check.kinds.lines import LineBelow
from decree30_lint.check.standing import is_placed, standing_lines
from decree30_lint.model.document import Document, Paragraph
from decree30_lint.model.edits import Applicability, SetLayout
from decree30_lint.model.formatting import Align, ParagraphLayout
from decree30_lint.model.metrics import gap
from decree30_lint.model.outcomes import USUAL, Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import Component, Part, TextKind
from decree30_lint.model.path import Path
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Bounds, Length, Measure, Pt, Unit
from decree30_lint.model.words import Words
from decree30_lint.syntax.passage import Change, passage_of
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked
from decree30_lint.syntax.signing import begins_with

_LETTER_OPENING = re.compile(r"\s*(?P<opening>v\s*/\s*v|về\s+việc|vv)\b(?P<mark>(?:\s*[:.;,])?)", re.I)


class KnownType(Kind, frozen=True):
    """Checks that the title begins with the name of a type that prints its name.

    This is any of the ruleset's but `without_title`.
    """

    without_title: tuple[str, ...]

    messages: ClassVar = {
        USUAL: Words(
            vi="Tên loại {actual} không có trong danh sách văn bản hành chính; hãy kiểm tra (văn bản chuyên ngành?).",
            en="{actual} is none of the types of administrative documents; see whether it belongs to a special field.",
        ),
    }

    def run(self, view: View) -> Iterator[Outcome]:
        types = view.subject.vocabulary.types
        names = [t.name for t in types if t.key not in self.without_title]
        others = [t.name for t in types if t.key in self.without_title]
        for component in view.components:
            if PLACEHOLDER in masked(component.text) or begins_with(component.text, ("tên loại",)):
                yield Unsure(component.anchor, UndecidedReason.AMBIGUOUS)
            elif not begins_with(component.text, names) and not begins_with(component.text, others):
                yield Breach(component.anchor, component.text, None)


class Centred(Kind, frozen=True):
    """The middle of each line stands in the middle of the paragraph's room, within `slack`."""

    slack: Length

    messages: ClassVar = {
        USUAL: Words(
            vi="{part} “{text}” phải canh giữa trang; đang lệch {actual}.",
            en="{part} “{text}” stands in the middle of the page; here it is {actual} off.",
        ),
    }
    applicability: ClassVar = Applicability.SAFE

    def run(self, view: View) -> Iterator[Outcome]:
        for component in view.components:
            for paragraph in component.paragraphs:
                if paragraph.extent is None or paragraph.layout.align is None or not is_placed(paragraph):
                    yield Unsure(paragraph.anchor, UndecidedReason.NOT_IN_FILE)
                    continue
                off = max((abs(line.centre - paragraph.extent.centre) for line in standing_lines(paragraph)), default=0.0)
                if off > self.slack:
                    lawful = ParagraphLayout(align=Align.CENTRE, left=Pt(0), right=Pt(0), first_line=Pt(0))
                    yield Breach(paragraph.anchor, Measure(off, Unit.MM), None, (SetLayout(paragraph.anchor, lawful),))


class CentredInColumn(Kind, frozen=True):
    """The part stands in the middle of its column, within `slack`, or under the middle of one above (see CentredUnder).

    The key for several justified lines is "justified": they fill the column, and only the last of them stands at the left.
    """

    under: tuple[Part, ...]
    slack: Length
    share: float
    open_slack: Length

    class Key(MessageKey):
        USUAL = ""
        JUSTIFIED = "justified"

    messages: ClassVar = {
        Key.USUAL: CentredUnder.messages[USUAL],
        Key.JUSTIFIED: Words(
            vi="{part} đang canh đều hai bên; phải canh giữa.",
            en="{part} is justified; it has to be centred.",
        ),
    }
    applicability: ClassVar = Applicability.SAFE

    def run(self, view: View) -> Iterator[Outcome]:
        off = tuple(c for c in view.components if list(Centred(self.slack).run(replace(view, components=(c,)))))
        for outcome in CentredUnder(self.under, self.slack, self.share, self.open_slack).run(replace(view, components=off)):
            justified = any(map(_is_justified_block, (p for c in off for p in c.paragraphs)))
            yield replace(outcome, message_key=self.Key.JUSTIFIED) if justified and isinstance(outcome, Breach) else outcome


def _is_justified_block(paragraph: Paragraph) -> bool:
    return paragraph.layout.align is Align.BOTH and len(standing_lines(paragraph)) > 1


class SubjectThere(Kind, frozen=True):
    """A subject stands under the name of the type. The key is "title" where the line of the type says more than its name."""

    class Key(MessageKey):
        USUAL = ""
        TITLE = "title"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="Dưới tên loại thiếu trích yếu nội dung văn bản.",
            en="The subject is missing under the name of the type.",
        ),
        Key.TITLE: Words(
            vi="Trích yếu đang viết liền với tên loại {actual}; trích yếu phải đặt ở dòng dưới, chữ in thường.",
            en="The subject goes on in the line of the type {actual}; it stands below it in small letters.",
        ),
    }
    needs_part: ClassVar = False

    def run(self, view: View) -> Iterator[Outcome]:
        titles = view.beside(Part.TYPE_NAME)
        if view.components or not titles:
            return
        names = [t.name for t in view.subject.vocabulary.types]
        known = begins_with(titles[0].text, names)
        joined = known and len(titles[0].text.split()) > len(known.split()) + 1
        yield Breach(titles[0].anchor, titles[0].text, None, message_key=self.Key.TITLE if joined else self.Key.USUAL)


class SubjectLine(Kind, frozen=True):
    """Checks that a line (see LineBelow) closes the head of the text.

    It stands under the subject; of types that have none (`under_title`), under the name of the type; of attached texts and
    appendices under their reference to the document that issues them, or else above it (seen in samples only: "sample").
    """

    length: Bounds
    precision: float
    under_title: tuple[str, ...]

    class Key(MessageKey):
        SAMPLE = "sample"

    messages: ClassVar = {
        **LineBelow.messages,
        Key.SAMPLE: Words(
            vi="Theo mẫu, dưới dòng “{text}” có đường kẻ ngang, nét liền, dài bằng {expected}.",
            en="In the sample a solid line of {expected} stands under “{text}”.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW
    needs_part: ClassVar = False

    def run(self, view: View) -> Iterator[Outcome]:
        found = list(self._above_the_line(view))
        ruled = [component for component in found if component.strokes]
        for component in ruled[:1] or found[:1]:
            open_text = PLACEHOLDER in masked(component.text)
            for outcome in LineBelow(self.length, self.precision).run(replace(view, components=(component,))):
                if isinstance(outcome, Breach) and open_text and outcome.message_key == USUAL:
                    yield Unsure(outcome.at, UndecidedReason.AMBIGUOUS)
                elif isinstance(outcome, Breach) and view.text.kind is not TextKind.MAIN:
                    yield replace(outcome, message_key=self.Key.SAMPLE)
                else:
                    yield outcome

    def _above_the_line(self, view: View) -> Iterator[Component]:
        if view.text.kind is not TextKind.MAIN:
            yield from view.beside(Part.APPENDIX, "reference")
            yield from view.components[-1:] or view.beside(Part.APPENDIX, "title")
        elif view.text.type in self.under_title:
            yield from view.beside(Part.TYPE_NAME)[-1:]
        else:
            yield from view.components[-1:]


class SubjectOpening(Kind, frozen=True):
    """Checks that the subject begins with one of `openings`."""

    openings: tuple[str, ...]

    messages: ClassVar = {
        USUAL: Words(
            vi="Trích yếu thường mở đầu bằng {expected}; đang mở đầu bằng {actual}.",
            en="The subject usually begins with {expected}; here with {actual}.",
        ),
    }

    def run(self, view: View) -> Iterator[Outcome]:
        for component in view.components:
            beginning = " ".join(component.text.split()[:2])
            if PLACEHOLDER in masked(beginning):
                yield Unsure(component.anchor, UndecidedReason.AMBIGUOUS)
            elif not begins_with(component.text, self.openings):
                yield Breach(component.anchor, beginning, self.openings)


class NoFullStop(Kind, frozen=True):
    """Checks that the part does not end with a full stop."""

    messages: ClassVar = {
        USUAL: Words(
            vi="Cuối {part} không đặt dấu chấm.",
            en="{part} takes no full stop at its end.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        for component in view.components:
            passage = passage_of(component)
            text = masked(passage.text).rstrip()
            if text.endswith("."):
                yield passage.breach([Change(len(text) - 1, len(text), "")], None, None)


class LetterOpening(Kind, frozen=True):
    """Checks that the subject of an official letter begins with `wording`, written so.

    The key is "colon" where a mark follows it.
    """

    wording: str

    class Key(MessageKey):
        USUAL = ""
        COLON = "colon"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="{part} phải mở đầu bằng {expected}; đang ghi {actual}.",
            en="{part} begins with {expected}; here {actual}.",
        ),
        Key.COLON: Words(
            vi="Sau “V/v” không có dấu “{actual}”.",
            en="No {actual} follows “V/v”.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        for component in view.components:
            passage = passage_of(component)
            match = _LETTER_OPENING.match(passage.text)
            if match is None:
                if masked(passage.text).lstrip()[:1] == PLACEHOLDER:
                    yield Unsure(component.anchor, UndecidedReason.AMBIGUOUS)
                else:
                    begin = len(passage.text) - len(passage.text.lstrip())
                    opening = " ".join(passage.text.split()[:2])
                    yield passage.breach([Change(begin, begin, f"{self.wording} ")], opening, self.wording)
            elif match["opening"] != self.wording:
                yield passage.breach(
                    [Change(match.start("opening"), match.end(), self.wording)], match["opening"], self.wording
                )
            elif match["mark"].strip():
                change = Change(match.start("mark"), match.end(), "")
                yield passage.breach([change], match["mark"].strip(), self.wording, self.Key.COLON)


class GapBelow(Kind, frozen=True):
    """The gap from the part `under` down to this part is `within`. The key is "blank" where a blank paragraph makes it."""

    under: Part
    within: Bounds

    class Key(MessageKey):
        USUAL = ""
        BLANK = "blank"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="{part} đang cách dòng trên {actual}; quy định là cách {expected}.",
            en="{part} stands {actual} below the line above it; the decree asks for {expected}.",
        ),
        Key.BLANK: Words(
            vi="Giữa {part} và dòng trên có dòng trống; nên đặt khoảng cách {expected} thay cho dòng trống.",
            en="A blank line stands above {part}; set a gap of {expected} instead.",
        ),
    }
    applicability: ClassVar = Applicability.SAFE

    def run(self, view: View) -> Iterator[Outcome]:
        above = next(iter(view.beside(self.under)), None)
        if above is None:
            return
        upper, lower = above.paragraphs[-1], view.components[0].paragraphs[0]
        blanks, measured = _gap_between(view.subject.document, upper, lower)
        at = lower.anchor
        middle = Pt((self.within.low + self.within.high) / 2)
        if measured is None:
            yield Unsure(at, UndecidedReason.NOT_IN_FILE)
        elif blanks:
            yield Breach(at, None, Measure(middle, Unit.PT), message_key=self.Key.BLANK)
        elif not self.within.holds(measured, view.subject.document.precision.length):
            edits = (SetLayout(at, ParagraphLayout(before=middle)),) if upper.anchor.path != at.path else ()
            yield Breach(at, Measure(measured, Unit.PT), Measure(middle, Unit.PT), edits)


def _gap_between(document: Document, upper: Paragraph, lower: Paragraph) -> tuple[int, Pt | None]:
    """Returns how many blank paragraphs stand between the two, and the gap in points; None: the file does not say."""
    if upper.anchor.path == lower.anchor.path:
        return 0, Pt(0)
    between = [p for p in document.paragraphs if upper.anchor.order < p.anchor.order < lower.anchor.order]
    places = {_place(upper), _place(lower)}
    blanks = sum(p.is_blank for p in between if _place(p) in places)
    if any(span.box for span in upper.spans):
        return 0, None
    if _place(upper) == _place(lower):
        return blanks, gap(upper, lower)
    if upper.anchor.path.in_text_box or lower.anchor.path.in_text_box:
        return 0, None
    return blanks, Pt((upper.layout.after or 0) + (lower.layout.before or 0))


def _place(paragraph: Paragraph) -> Path:
    """Returns the path of the cell, or the part of the file, that holds the paragraph."""
    return paragraph.anchor.path.parent
