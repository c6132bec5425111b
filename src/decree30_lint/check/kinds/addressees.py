"""Checks the block "Kính gửi: …": one addressee on the line of the label, several in a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace

from decree30_lint.check.rows import side_by_side
from decree30_lint.model.document import Paragraph
from decree30_lint.model.edits import Applicability, Edit
from decree30_lint.model.metrics import extent
from decree30_lint.model.outcomes import USUAL, Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Length, Measure, Pt, Unit
from decree30_lint.model.words import Words
from decree30_lint.syntax.passage import Change, Passage, difference, passage_of
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked
from decree30_lint.syntax.recipients import DASHES, Item, items_of

_LABEL = re.compile(r"\s*(?P<label>kính\s+gửi)(?P<gap>\s*)(?P<colon>[:;.,]?)", re.I)
_SPELT_OUT = frozenset("ÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴĂÂÊÔƠ")


class _Block(Struct, frozen=True):
    """Holds the label, which ends at `end` with its colon at `colon`, and the addressees."""

    passage: Passage
    colon: int
    end: int
    items: tuple[Item, ...]

    @property
    def label(self) -> str:
        return " ".join(self.passage.text[: self.colon].split())

    def paragraph_at(self, at: int) -> Paragraph:
        number = max(i for i, start in enumerate(self.passage.starts) if start <= at)
        return self.passage.paragraphs[number]

    def beside_label(self, item: Item) -> bool:
        """Tells whether the item stands on the line of the label, or in the cell next to it."""
        if "\n" not in self.passage.text[self.end : item.start]:
            return True
        first, other = self.passage.paragraphs[0].anchor, self.paragraph_at(item.start).anchor
        return item is self.items[0] and side_by_side(first, other)

    @property
    def several(self) -> bool:
        return len(self.items) > 1 or any(item.joined for item in self.items)

    @property
    def unclear(self) -> bool:
        """Tells whether lines without marks may be one long name or several addressees, or a name is still open."""
        unmarked = not any(item.mark for item in self.items) and not self.several
        lines = [line.strip() for line in self.passage.text[self.end :].split("\n") if line.strip()]
        below = lines if not self.beside_label(self.items[0]) else lines[1:]
        loose = unmarked and len(below) > 1 and any(line[:1].isupper() for line in below[1:])
        return loose or any(item.open or PLACEHOLDER in masked(item.text) for item in self.items)


def _blocks(view: View) -> Iterator[_Block]:
    for component in view.components:
        passage = passage_of(component)
        label = _LABEL.match(passage.text)
        if label is None:
            continue
        end = label.end()
        items = tuple(item for item in items_of(passage, end) if item.text)
        if items:
            yield _Block(passage, label.end("label"), end, items)


class AddresseesInSmallLetters(Kind, frozen=True):
    """Neither the label nor the names of the addressees stand in capitals; abbreviations may."""

    label: str

    messages: ClassVar = {
        USUAL: Words(
            vi="{part} trình bày bằng chữ in thường; đang in hoa: {actual}.",
            en="Addressees stand in small letters; in capitals here: {actual}.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        for block in _blocks(view):
            if block.label.isupper():
                start = block.colon - len(self.label)
                breach = block.passage.breach(
                    [Change(start, block.colon, self.label)], block.label, self.label, suggest=False
                )
                yield replace(breach, suggestion=f"{self.label}:")
            for item in block.items:
                if _is_spelt_in_capitals(item.text):
                    yield Breach(block.passage.at(item.words, item.end), item.text, None)


def _is_spelt_in_capitals(text: str) -> bool:
    """Tells whether words stand in capitals, not abbreviations: two of them show vowels with marks."""
    marked = [word for word in masked(text).split() if len(word) > 1 and not _SPELT_OUT.isdisjoint(word)]
    return len(marked) > 1 and not any(map(str.islower, masked(text)))


class OneAddressee(Kind, frozen=True):
    """A single addressee stands on the line of the label, without a dash, with a full stop or nothing at its end."""

    class Key(MessageKey):
        USUAL = ""
        DASH = "dash"
        END = "end"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="Chỉ gửi một nơi thì ghi tên nơi nhận trên cùng một dòng với “Kính gửi:”; viết là {expected}.",
            en="A single addressee stands on the line of “Kính gửi:”; write {expected}.",
        ),
        Key.DASH: Words(
            vi="Chỉ gửi một nơi thì không dùng gạch đầu dòng; viết là {expected}.",
            en="A single addressee takes no dash; write {expected}.",
        ),
        Key.END: Words(
            vi="Chỉ gửi một nơi thì cuối dòng không dùng dấu “{actual}”; viết là {expected}.",
            en="A single addressee does not end with {actual}; write {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        for block in _blocks(view):
            if block.several:
                continue
            if block.unclear:
                yield Unsure(block.passage.at(0, block.end), UndecidedReason.AMBIGUOUS)
            else:
                yield from self._judge(block, block.items[0])

    def _judge(self, block: _Block, item: Item) -> Iterator[Breach]:
        lawful = f"{block.label}: {item.bare}{'.' if item.ending == '.' else ''}"
        at = block.passage.at(0, block.end)
        if not block.beside_label(item):
            yield Breach(at, block.label, lawful, suggestion=lawful)
        elif item.mark in DASHES:
            breach = block.passage.breach(
                [Change(item.start, item.words, "")], item.mark, lawful, self.Key.DASH, suggest=False
            )
            yield replace(breach, suggestion=lawful)
        elif item.ending not in ("", "."):
            breach = block.passage.breach(
                [Change(item.end - 1, item.end, "")], item.ending, lawful, self.Key.END, suggest=False
            )
            yield replace(breach, suggestion=lawful)


class SeveralAddressees(Kind, frozen=True):
    """Two or more stand each on a line of its own: a dash, a semicolon at the end, a full stop at the end of the last.

    The dashes stand under the colon of the label, within `slack`.
    """

    slack: Length

    class Key(MessageKey):
        USUAL = ""
        END = "end"
        LINE = "line"
        UNDER = "under"

    messages: ClassVar = {
        Key.USUAL: Words(
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
        for block in _blocks(view):
            if not block.several:
                continue
            lawful = _listed(block)
            yield from self._judge_marks(block, lawful)
            yield from self._judge_ends(block, lawful)
            if not block.beside_label(block.items[0]):
                yield from self._judge_place(block)

    def _judge_marks(self, block: _Block, lawful: str) -> Iterator[Outcome]:
        first, *others = block.items
        wrong = [i for i in block.items if i.mark not in DASHES or i.joined or (i in others and not i.leading)]
        if wrong:
            yield _breach(block, wrong, lawful, self.Key.USUAL, ())
        elif block.beside_label(first):
            yield _breach(block, [first], lawful, self.Key.LINE, ())

    def _judge_ends(self, block: _Block, lawful: str) -> Iterator[Outcome]:
        *others, last = block.items
        if len(block.items) == 1 or any(item.joined for item in block.items):
            return
        wrong = [(item, ";") for item in others if item.ending != ";" and not item.open]
        if last.open:
            yield Unsure(block.passage.at(last.start, last.end), UndecidedReason.AMBIGUOUS)
        elif last.ending != ".":
            wrong.append((last, "."))
        if wrong:
            edits = tuple(edit for item, mark in wrong for edit in _ended(block, item, mark))
            yield _breach(block, [item for item, _ in wrong], lawful, self.Key.END, edits)

    def _judge_place(self, block: _Block) -> Iterator[Breach]:
        colon = _left_of(block, block.end - 1) if block.end > block.colon else None
        dashes = [(item, _left_of(block, item.start)) for item in block.items if item.mark in DASHES and item.leading]
        off = [(item, abs(left - colon)) for item, left in dashes if left is not None and colon is not None]
        if off and max(by for _, by in off) > self.slack:
            item, by = max(off, key=lambda pair: pair[1])
            yield Breach(block.passage.at(item.start, item.end), Measure(by, Unit.MM), None, message_key=self.Key.UNDER)


def _listed(block: _Block) -> str:
    """Returns the whole block as it is to be written."""
    names = [name for item in block.items for name in _names(item)]
    lines = [f"- {name};" for name in names[:-1]] + [f"- {names[-1]}."]
    return "\n".join([f"{block.label}:", *lines])


def _names(item: Item) -> list[str]:
    pieces = item.bare.split(";") if item.joined and "(" not in item.text else [item.bare]
    return [piece.strip() for piece in pieces if piece.strip()]


def _ended(block: _Block, item: Item, mark: str) -> tuple[Edit, ...]:
    change = difference(block.passage.text[item.words : item.end], f"{item.bare}{mark}")
    change = change._replace(start=change.start + item.words, end=change.end + item.words)
    return block.passage.breach([change], None, None, suggest=False).edits


def _breach(block: _Block, items: Sequence[Item], lawful: str, key: MessageKey, edits: tuple[Edit, ...]) -> Breach:
    first, *others = (block.passage.at(item.start, item.end) for item in items)
    return Breach(first, items[0].text, None, edits, key, lawful, tuple(others))


def _left_of(block: _Block, at: int) -> Pt | None:
    """Returns the left edge of the character at `at`, in points; None where the file does not say."""
    paragraph = block.paragraph_at(at)
    offset = block.passage.at(at, at + 1).start
    edges = extent(paragraph, offset, offset + 1) if paragraph.extent is not None else None
    return edges[0] if edges else None
