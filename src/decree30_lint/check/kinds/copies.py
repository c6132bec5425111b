"""Checks the block of a copy on paper: its form, its parts, where it stands and how it is set."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from decree30_lint.check.kinds.marks import TextFormat
from decree30_lint.check.standing import section_of, text_across
from decree30_lint.model.document import Section, Stroke
from decree30_lint.model.edits import Applicability
from decree30_lint.model.outcomes import Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import Part, TableName, TextKind
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Bounds
from decree30_lint.model.words import Words
from decree30_lint.syntax.folding import folded
from decree30_lint.syntax.number_line import NumberLine
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked


class CopyBlock(Kind, frozen=True):
    """The block of a copy names its form, has its parts and stands under the original; what is not given is not judged.

    `form` and `symbol` name tables of forms with their abbreviations: the block reads one of the forms, its symbol begins
    with the abbreviation. It has all of `parts`, and stands on the sheet of the original under a line that covers the share
    `across` of the text's width at least.
    """

    form: TableName | None = None
    symbol: TableName | None = None
    parts: tuple[Part, ...] = ()
    across: float | None = None

    class Key(MessageKey):
        FORM = "form"
        NO_FORM = "no-form"
        PARTS = "parts"
        SYMBOL = "symbol"
        PAGE = "page"
        LINE = "line"

    messages: ClassVar = {
        Key.FORM: Words(
            vi="Hình thức sao {actual} không còn dùng; ghi một trong các hình thức: {expected}.",
            en="{actual} is no form of copying; write one of {expected}.",
        ),
        Key.NO_FORM: Words(
            vi="Bản sao chưa ghi hình thức sao: {expected}.",
            en="The copy does not name its form: {expected}.",
        ),
        Key.PARTS: Words(vi="Phần bản sao còn thiếu: {expected}.", en="The block of the copy lacks: {expected}."),
        Key.SYMBOL: Words(
            vi="Ký hiệu của bản sao đang là {actual}; phải bắt đầu bằng viết tắt hình thức sao: {expected}.",
            en="The symbol of the copy is {actual}; it begins with the abbreviation of the form: {expected}.",
        ),
        Key.PAGE: Words(
            vi="Phần bản sao phải ở cùng trang giấy, ngay sau phần cuối của văn bản được sao; đang sang trang mới.",
            en="The block of the copy stands on the same sheet, right after the original; here a new page begins.",
        ),
        Key.LINE: Words(
            vi="Giữa văn bản được sao và phần bản sao phải có đường kẻ nét liền kéo dài hết chiều ngang vùng trình bày.",
            en="A solid line across the page parts the block of the copy from the original.",
        ),
    }
    needs_part: ClassVar = False

    def run(self, view: View) -> Iterator[Outcome]:
        if self.form is not None:
            yield from self._judge_form(view, tuple(view.subject.vocabulary.tables[self.form]))
        lacking = tuple(view.subject.vocabulary.parts[part] for part in self.parts if not view.text.of(part))
        if lacking:
            yield Breach(view.text.anchor, None, lacking, message_key=self.Key.PARTS)
        if self.symbol is not None:
            yield from self._judge_symbol(view, view.subject.vocabulary.tables[self.symbol])
        if self.across is not None:
            yield from self._judge_place(view, self.across)

    def _judge_form(self, view: View, forms: tuple[str, ...]) -> Iterator[Outcome]:
        if not view.components:
            if PLACEHOLDER in masked(" ".join(c.text for c in view.text.components)):
                yield Unsure(view.text.anchor, UndecidedReason.AMBIGUOUS)
            else:
                yield Breach(view.text.anchor, None, forms, message_key=self.Key.NO_FORM)
        known = {folded(form) for form in forms}
        for component in view.components:
            if folded(component.text.strip(" .:")) not in known:
                likely = next((form for form in forms if folded(component.text).startswith(folded(form))), None)
                yield Breach(component.anchor, component.text, forms, message_key=self.Key.FORM, suggestion=likely)

    def _judge_symbol(self, view: View, forms: Mapping[str, str]) -> Iterator[Outcome]:
        shown = folded(" ".join(c.text for c in view.components))
        codes = [code for form, code in forms.items() if folded(form) in shown] or list(forms.values())
        for number in view.beside(Part.NUMBER):
            symbol = number.content.symbol_text if isinstance(number.content, NumberLine) else ""
            if not symbol or PLACEHOLDER in masked(number.text):
                yield Unsure(number.anchor, UndecidedReason.NOT_IN_FILE)
            elif symbol.split("-")[0].strip() not in codes:
                yield Breach(number.anchor, symbol, tuple(f"{code}-…" for code in codes), message_key=self.Key.SYMBOL)

    def _judge_place(self, view: View, share: float) -> Iterator[Outcome]:
        document, first = view.subject.document, view.text.anchor
        section, room = section_of(document, first), text_across(document, first)
        before = [t for t in view.subject.recognition.texts if t.end < first.order and t.kind is not TextKind.COPY]
        if section is None or room is None or not before:
            yield Unsure(first, UndecidedReason.NOT_IN_FILE)
            return
        end = before[-1].end
        if _begins_page(view, section, end):
            yield Breach(first, None, None, message_key=self.Key.PAGE)
        lengths = [stroke.length for stroke in document.strokes if _parts(stroke, end, first.order)]
        if None in lengths:
            yield Unsure(first, UndecidedReason.NOT_IN_FILE)
        elif sum(filter(None, lengths)) < share * room.width:
            yield Breach(first, None, None, message_key=self.Key.LINE)


def _parts(stroke: Stroke, end: int, begin: int) -> bool:
    """Tells whether the line is stored behind the original's `end`, above the block that begins at `begin`.

    It may be the upper edge of the block's cells, one line for each.
    """
    holder = (stroke.owner or stroke.anchor).order
    return end < holder <= begin or (stroke.anchor.order <= end < holder)


def _begins_page(view: View, section: Section, end: int) -> bool:
    """Tells whether a page begins with the block: by a break, or by its section, which begins behind `end`."""
    first = min((c.paragraphs[0] for c in view.text.components), key=lambda p: p.anchor.order, default=None)
    broken = first is not None and bool(first.layout.page_break_before)
    return broken or (section.anchor.order > end and not section.continuous)


class CopyLooks(Kind, frozen=True):
    """The lines of the block have the size that `sizes` gives by part and role ("noi-nhan label"), and the right look.

    Those of `bold` are bold, those of `italic` slanted, those of `capitals` in capitals, and all others are not. Parts that
    `sizes` does not name are not judged.
    """

    sizes: Mapping[str, Bounds]
    bold: tuple[str, ...]
    italic: tuple[str, ...]
    capitals: tuple[str, ...]

    messages: ClassVar = TextFormat.messages
    applicability: ClassVar = Applicability.REVIEW
    needs_part: ClassVar = False

    def run(self, view: View) -> Iterator[Outcome]:
        for name, size in self.sizes.items():
            slug, _, role = name.partition(" ")
            part = Part(slug)
            own = view.beside(part, role or None)
            lines = View(view.subject, view.text, part, own, view.confidence)
            looks = TextFormat(None, True if name in self.capitals else None, size, name in self.bold, name in self.italic)
            yield from looks.run(lines)
