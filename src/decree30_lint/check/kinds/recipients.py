"""Checks the block "Nơi nhận:": its label, and how its items are set and marked."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from decree30_lint.check.recipient_lines import announces, dashed, from_page, is_sub_item, reads
from decree30_lint.model.document import Document
from decree30_lint.model.edits import Applicability, Edit, SetLayout
from decree30_lint.model.formatting import ParagraphLayout
from decree30_lint.model.outcomes import Breach, Fact, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import Part
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Length, Measure, Pt, Unit
from decree30_lint.model.words import Words
from decree30_lint.syntax.filing import filing
from decree30_lint.syntax.folding import folded
from decree30_lint.syntax.passage import Change
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked
from decree30_lint.syntax.recipients import DASHES, RecipientItem, RecipientList, recipients_of


def reworded(listing: RecipientList, items: Sequence[RecipientItem], words: Sequence[str], key: MessageKey) -> Breach:
    """Returns one breach for all the items, which are to read `words`."""
    lawful = [f"- {each}" for each in words]
    edits = listing.rewordings(zip(items, words, strict=True))
    return _breach(listing, items, items[0].text, lawful, edits, key)


def _breach(
    listing: RecipientList,
    items: Sequence[RecipientItem],
    actual: Fact | None,
    lawful: Sequence[str],
    edits: tuple[Edit, ...],
    key: MessageKey,
) -> Breach:
    first, *others = map(listing.at, items)
    return Breach(first, actual, lawful[0], edits, key, "\n".join(lawful), tuple(others))


class ItemList(Kind, frozen=True):
    """The list is written as the law says; what is not given is not judged.

    A colon follows its label, whose words are `label`; `customary` ones pass, too. Each item stands on a line of its own,
    behind a dash at the left edge of its cell or of the page's text; up to `edge` counts as the edge. Each ends with
    `between`, the last with `last`, behind which the sign of the drafter may stand. Where the text names its addressees, the
    first item is `first`.
    """

    label: str | None = None
    customary: tuple[str, ...] = ()
    edge: Length | None = None
    between: str | None = None
    last: str | None = None
    first: str | None = None

    class Key(MessageKey):
        COLON = "colon"
        LABEL = "label"
        DASH = "dash"
        LINE = "line"
        BLANK = "blank"
        EDGE = "edge"
        END = "end"
        LAST = "last"
        FIRST = "first"
        ORDER = "order"

    messages: ClassVar = {
        Key.COLON: Words(
            vi="Sau cụm từ “{text}” thiếu dấu hai chấm; viết là {expected}.",
            en="The colon after “{text}” is missing; it is written {expected}.",
        ),
        Key.LABEL: Words(
            vi="{part} mở đầu bằng {expected}; ở đây đang ghi {actual}.",
            en="{part}: the list begins with {expected}; here it reads {actual}.",
        ),
        Key.DASH: Words(
            vi="Mỗi nơi nhận phải có gạch đầu dòng (-) ở đầu dòng; viết là {expected}.",
            en="Each recipient begins with a dash (-): {expected}.",
        ),
        Key.LINE: Words(
            vi="Nhiều nơi nhận đang viết chung một dòng; mỗi nơi nhận phải xuống dòng riêng.",
            en="Several recipients share a line; each takes a line of its own.",
        ),
        Key.BLANK: Words(
            vi="Sau gạch đầu dòng nên có một khoảng trắng: {expected}.",
            en="A blank should follow the dash: {expected}.",
        ),
        Key.EDGE: Words(
            vi="Gạch đầu dòng ở {part} thụt vào {actual}; quy định là sát lề trái.",
            en="The dashes of the list are indented by {actual}; they stand at the left edge.",
        ),
        Key.END: Words(
            vi="Cuối mỗi dòng {part} phải có dấu chấm phẩy (;); dòng này viết là {expected}.",
            en="Each recipient ends with a semicolon: {expected}.",
        ),
        Key.LAST: Words(
            vi="Dòng cuối cùng của {part} phải kết thúc bằng dấu chấm (.); viết là {expected}.",
            en="The last recipient ends with a full stop: {expected}.",
        ),
        Key.FIRST: Words(
            vi="Văn bản có “Kính gửi” thì dòng đầu của {part} là {expected}.",
            en="A document with addressees lists {expected} first among the recipients.",
        ),
        Key.ORDER: Words(
            vi="{expected} phải là dòng đầu tiên của {part}.",
            en="{expected} has to be the first of the recipients.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        if self.label is not None:
            yield from self._judge_label(view, self.label)
        listing = recipients_of(view)
        if listing is None:
            return
        if self.edge is not None:
            yield from self._judge_dashes(listing)
            yield from self._judge_edges(listing, self.edge, view.subject.document)
        if self.between is not None:
            yield from self._judge_ends(listing, self.between)
        if self.last is not None:
            yield from self._judge_last(listing, listing.items[-1], self.last)
        if self.first is not None and view.beside(Part.ADDRESSEES):
            yield from self._judge_first(listing, self.first)

    def _judge_label(self, view: View, label: str) -> Iterator[Breach]:
        for listing in view.contents(RecipientList)[:1]:
            if not listing.label:
                continue
            shown, lawful = listing.pieces["label"], f"{label}:"
            at = listing.passage.at(*shown.span)
            passes = any(reads(listing.label, each) for each in (label, *self.customary))
            if not passes or len(listing.sign) > 1:
                changes = [Change(shown.start, listing.end, lawful)]
                yield listing.passage.breach(changes, listing.shown, lawful, self.Key.LABEL, suggest=lawful, at=at)
            elif listing.sign != ":":
                changes = [listing.signed(":")]
                yield listing.passage.breach(changes, shown.text, lawful, self.Key.COLON, suggest=lawful, at=at)

    def _judge_dashes(self, listing: RecipientList) -> Iterator[Breach]:
        items = listing.items
        marked = [item for item in items if item.mark in DASHES]
        unmarked = [i for n, i in enumerate(items) if i.mark not in DASHES and i.text and not is_sub_item(items, n)]
        for key, wrong in (
            (self.Key.DASH, unmarked),
            (self.Key.LINE, [item for item in marked if not item.leading]),
            (self.Key.BLANK, [item for item in marked if not item.gap and item.text]),
        ):
            if wrong:
                edits = tuple(edit for item in wrong for edit in dashed(listing, item))
                yield _breach(listing, wrong, wrong[0].mark or None, [f"- {item.text}" for item in wrong], edits, key)

    def _judge_edges(self, listing: RecipientList, edge: Length, document: Document) -> Iterator[Breach]:
        leading = [listing.paragraph_of(item) for item in listing.items if item.mark in DASHES and item.leading]
        for paragraph in {p.anchor.path: p for p in leading}.values():
            first_line = paragraph.layout.first_line or Pt(0)
            indent = Pt((paragraph.layout.left or 0) + first_line)
            if min(indent, from_page(paragraph, indent, document)) > edge:
                lawful = ParagraphLayout(left=Pt(max(0.0, -first_line)), first_line=Pt(min(first_line, 0.0)))
                edits = (SetLayout(paragraph.anchor, lawful),)
                yield Breach(paragraph.anchor, Measure(indent, Unit.MM), None, edits, self.Key.EDGE)

    def _judge_ends(self, listing: RecipientList, mark: str) -> Iterator[Breach]:
        followed = zip(listing.items[:-1], listing.items[1:], strict=True)
        wrong = [item for item, below in followed if not item.open and item.ending != mark and not announces(item, below)]
        if wrong:
            yield reworded(listing, wrong, [f"{item.bare}{mark}" for item in wrong], self.Key.END)

    def _judge_last(self, listing: RecipientList, item: RecipientItem, mark: str) -> Iterator[Outcome]:
        text = filing(item.text).text if item.files else item.text
        if item.open:
            yield Unsure(listing.at(item), UndecidedReason.AMBIGUOUS)
        elif not text.endswith(mark) or text.endswith(f"/{mark}"):
            yield reworded(listing, [item], [f"{item.bare}{mark}"], self.Key.LAST)

    def _judge_first(self, listing: RecipientList, wording: str) -> Iterator[Outcome]:
        first, lawful = listing.items[0], f"- {wording};"
        reads = [folded(item.text).startswith(folded(wording)) for item in listing.items]
        if reads[0]:
            return
        if PLACEHOLDER in masked(first.text):
            yield Unsure(listing.at(first), UndecidedReason.AMBIGUOUS)
        else:
            key = self.Key.ORDER if any(reads) else self.Key.FIRST
            yield Breach(listing.at(first), first.text, lawful, message_key=key, suggestion=lawful)
