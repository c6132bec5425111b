"""Checks the block "Kính gửi: …": one addressee on the line of the label, several in a list."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from msgspec.structs import replace

from decree30_lint.check.standing import left_of
from decree30_lint.model.edits import Applicability, Edit
from decree30_lint.model.outcomes import Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Length, Measure, Unit
from decree30_lint.model.words import Words
from decree30_lint.syntax.passage import Change
from decree30_lint.syntax.recipients import DASHES, RecipientItem, RecipientList


class Addressees(Kind, frozen=True):
    """The addressees are written as the law says; what is not given is not judged.

    Neither the label, whose words are `label`, nor the names stand in capitals; abbreviations may. A single addressee stands
    on the line of the label without a dash, and ends with one of the signs `single`. Two or more stand each on a line of its
    own behind a dash and end with `between`, the last with `last`; the dashes stand under the colon of the label, within
    `slack`. Of those in columns nobody knows which is the last, and only one column can stand under the colon.
    """

    label: str | None = None
    single: tuple[str, ...] = ()
    between: str | None = None
    last: str = ""
    slack: Length | None = None

    class Key(MessageKey):
        CAPITALS = "capitals"
        BELOW = "below"
        DASH = "dash"
        SINGLE = "single"
        LIST = "list"
        END = "end"
        LINE = "line"
        UNDER = "under"

    messages: ClassVar = {
        Key.CAPITALS: Words(
            vi="{part} trình bày bằng chữ in thường; đang in hoa: {actual}.",
            en="Addressees stand in small letters; in capitals here: {actual}.",
        ),
        Key.BELOW: Words(
            vi="Chỉ gửi một nơi thì ghi tên nơi nhận trên cùng một dòng với “Kính gửi:”; viết là {expected}.",
            en="A single addressee stands on the line of “Kính gửi:”; write {expected}.",
        ),
        Key.DASH: Words(
            vi="Chỉ gửi một nơi thì không dùng gạch đầu dòng; viết là {expected}.",
            en="A single addressee takes no dash; write {expected}.",
        ),
        Key.SINGLE: Words(
            vi="Chỉ gửi một nơi thì cuối dòng không dùng dấu “{actual}”; viết là {expected}.",
            en="A single addressee does not end with {actual}; write {expected}.",
        ),
        Key.LIST: Words(
            vi="Gửi từ hai nơi trở lên thì mỗi nơi ghi một dòng, đầu dòng có gạch đầu dòng (-).",
            en="Two or more addressees stand each on a line of its own that begins with a dash (-).",
        ),
        Key.END: Words(
            vi="Cuối mỗi dòng ở {part} có dấu chấm phẩy (;), cuối dòng cuối cùng có dấu chấm (.).",
            en="Each addressee ends with a semicolon, the last with a full stop.",
        ),
        Key.LINE: Words(
            vi="Gửi từ hai nơi trở lên thì nơi đầu tiên cũng phải xuống dòng, không viết cùng dòng với “Kính gửi:”.",
            en="Of several addressees the first, too, stands on a new line below “Kính gửi:”.",
        ),
        Key.UNDER: Words(
            vi="Các gạch đầu dòng ở {part} phải thẳng hàng với nhau dưới dấu hai chấm; đang lệch {actual}.",
            en="The dashes stand in line under the colon; here they are {actual} off.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        for listing in _lists(view):
            if self.label is not None:
                yield from self._judge_letters(listing, self.label)
            if self.single and not listing.several:
                yield from self._judge_single(listing, listing.items[0])
            if self.between is not None and listing.several:
                yield from self._judge_marks(listing, self._written(listing))
                yield from self._judge_ends(listing, self.between)
            if self.slack is not None and listing.several and listing.begins_line(listing.items[0]):
                yield from self._judge_place(listing, self.slack)

    def _written(self, listing: RecipientList) -> str:
        return listing.written("-", self.between or "", self.last)

    def _judge_letters(self, listing: RecipientList, label: str) -> Iterator[Breach]:
        if listing.label.isupper():
            change = Change(listing.colon - len(label), listing.colon, label)
            breach = listing.passage.breach([change], listing.label, label, self.Key.CAPITALS, suggest=False)
            yield replace(breach, suggestion=f"{label}:")
        for item in listing.items:
            if item.in_capitals:
                at = listing.passage.at(item.words, item.end)
                yield Breach(at, item.text, None, message_key=self.Key.CAPITALS)

    def _judge_single(self, listing: RecipientList, item: RecipientItem) -> Iterator[Outcome]:
        ending = item.ending if item.ending in self.single else ""
        lawful = f"{listing.label}: {item.bare}{ending}"
        passage, at = listing.passage, listing.passage.at(0, listing.end)
        if listing.unclear:
            yield Unsure(at, UndecidedReason.AMBIGUOUS)
        elif listing.begins_line(item):
            yield Breach(at, listing.label, lawful, message_key=self.Key.BELOW, suggestion=lawful)
        elif item.mark in DASHES:
            breach = passage.breach([Change(item.start, item.words, "")], item.mark, lawful, self.Key.DASH, suggest=False)
            yield replace(breach, suggestion=lawful)
        elif item.ending not in self.single:
            change = Change(item.end - 1, item.end, "")
            breach = passage.breach([change], item.ending, lawful, self.Key.SINGLE, suggest=False)
            yield replace(breach, suggestion=lawful)

    def _judge_marks(self, listing: RecipientList, lawful: str) -> Iterator[Breach]:
        first, *others = listing.items
        wrong = [i for i in listing.items if i.mark not in DASHES or i.joined or (i in others and not i.leading)]
        if wrong:
            yield _breach(listing, wrong, lawful, self.Key.LIST)
        elif not listing.begins_line(first):
            yield _breach(listing, [first], lawful, self.Key.LINE)

    def _judge_ends(self, listing: RecipientList, between: str) -> Iterator[Outcome]:
        *others, last = listing.items
        if not others or any(item.joined for item in listing.items):
            return
        if listing.in_columns:
            yield from self._judge_ends_in_columns(listing, between)
            return
        wrong = [(item, between) for item in others if item.ending != between and not item.open]
        if last.open:
            yield Unsure(listing.at(last), UndecidedReason.AMBIGUOUS)
        elif last.ending != self.last:
            wrong.append((last, self.last))
        if wrong:
            edits = listing.rewordings((item, f"{item.bare}{mark}") for item, mark in wrong)
            yield _breach(listing, [item for item, _ in wrong], self._written(listing), self.Key.END, edits)

    def _judge_ends_in_columns(self, listing: RecipientList, between: str) -> Iterator[Outcome]:
        """Judges items of which any may be the last."""
        wrong = [item for item in listing.items if item.ending not in (between, self.last) and not item.open]
        if wrong:
            yield _breach(listing, wrong, "", self.Key.END)
        elif sum(item.ending == self.last for item in listing.items) != 1:
            yield Unsure(listing.at(listing.items[-1]), UndecidedReason.AMBIGUOUS)

    def _judge_place(self, listing: RecipientList, slack: Length) -> Iterator[Outcome]:
        if listing.in_columns:
            yield Unsure(listing.at(listing.items[0]), UndecidedReason.AMBIGUOUS)
            return
        colon = left_of(listing.passage, listing.end - 1) if listing.end > listing.colon else None
        dashes = [
            (item, left_of(listing.passage, item.start)) for item in listing.items if item.mark in DASHES and item.leading
        ]
        off = [(item, abs(left - colon)) for item, left in dashes if left is not None and colon is not None]
        item, by = max(off, key=lambda pair: pair[1], default=(listing.items[0], 0.0))
        if by > slack:
            yield Breach(listing.at(item), Measure(by, Unit.MM), None, message_key=self.Key.UNDER)


def _lists(view: View) -> Iterator[RecipientList]:
    """Yields the lists that stand under a label, each with the items that say anything."""
    for listing in view.contents(RecipientList):
        items = tuple(item for item in listing.items if item.text)
        if listing.colon and items:
            yield replace(listing, items=items)


def _breach(
    listing: RecipientList, items: Sequence[RecipientItem], lawful: str, key: MessageKey, edits: tuple[Edit, ...] = ()
) -> Breach:
    first, *others = map(listing.at, items)
    return Breach(first, items[0].text, None, edits, key, lawful or None, tuple(others))
