"""Checks the block "Nơi nhận:": its label, its items, and the line that says where the document is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace

from decree30_lint.check.kinds.letters import Size
from decree30_lint.model.document import Paragraph, Span
from decree30_lint.model.edits import Applicability, Edit, SetLayout, SetRunFormat
from decree30_lint.model.formatting import ParagraphLayout, RunFormat
from decree30_lint.model.outcomes import USUAL, Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import Component, Part
from decree30_lint.model.path import Path
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Bounds, Length, Measure, Pt, Unit
from decree30_lint.model.words import Words
from decree30_lint.syntax.articles import Article, articles_of
from decree30_lint.syntax.folding import folded
from decree30_lint.syntax.passage import Change, Passage, difference, passage_of
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked
from decree30_lint.syntax.recipients import DASHES, SUB_ITEM, Filing, Item, filing, items_of

_LABEL = re.compile(r"\s*nơi\s+nhận\s*[:;.,]?", re.I)
_COLON = re.compile(r"\s*(?P<label>[^\W\d]+\s+[^\W\d]+)\s*(?P<colon>[:;.,]?)")
_AS_ARTICLE = re.compile(r"như điều\b")
_ARTICLE_NUMBERS = r"điều\s+(\d+[a-zđ]?\b(?:\s*(?:,|và|-)\s*(?:điều\s+)?\d+[a-zđ]?\b)*)"
_NUMBER = re.compile(r"\d+[a-zđ]?")
_FILING = re.compile(r"(?P<word>l\w{2})\s*(?P<colon>[:;.,]?)\s*(?P<rest>.*)", re.S | re.I)
_BEHIND_OFFICE = re.compile(r"(?P<gap>[ .;:,–/&+-]*)(?P<units>.*)", re.S)


class _Block(Struct, frozen=True):
    """Holds label and items of one text as one passage."""

    passage: Passage
    items: tuple[Item, ...]

    def paragraph_of(self, item: Item) -> Paragraph:
        at = self.passage.at(item.start, item.end)
        return next(p for p in self.passage.paragraphs if p.anchor.path == at.path and _holds(p, at.start))

    def mended(self, item: Item, words: str, actual: str | None, expected: str | None, key: MessageKey = USUAL) -> Breach:
        """Returns the breach that changes the item's words to `words`."""
        change = difference(self.passage.text[item.words : item.end], words)
        change = change._replace(start=change.start + item.words, end=change.end + item.words)
        breach = self.passage.breach([change], actual, expected, key, suggest=False)
        return replace(breach, at=self.passage.at(item.start, item.end), suggestion=f"- {words}")


def _holds(paragraph: Paragraph, at: int) -> bool:
    return paragraph.anchor.start <= at <= paragraph.anchor.start + len(paragraph.text)


def _block(view: View) -> _Block | None:
    """Returns the block; None where there is nothing but the label."""
    paragraphs = [p for c in view.beside(Part.RECIPIENTS) for p in c.paragraphs]
    if not paragraphs:
        return None
    passage = passage_of(Component(Part.RECIPIENTS, tuple(paragraphs)))
    label = _LABEL.match(passage.text)
    items = items_of(passage, label.end() if label else 0)
    return _Block(passage, items) if items else None


class LabelColon(Kind, frozen=True):
    """A colon follows the label, whose words are `label`."""

    label: str

    messages: ClassVar = {
        USUAL: Words(
            vi="Sau cụm từ “{text}” thiếu dấu hai chấm; viết là {expected}.",
            en="The colon after “{text}” is missing; it is written {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        for component in view.components[:1]:
            passage = passage_of(component)
            match = _COLON.match(passage.text)
            if match is None or folded(match["label"]) != folded(self.label) or match["colon"] == ":":
                continue
            wrong = match.span("colon") if match["colon"] else (match.end("label"), match.end("label"))
            breach = passage.breach([Change(*wrong, ":")], match["label"], f"{self.label}:", suggest=False)
            yield replace(breach, at=passage.at(match.start("label"), match.end("label")), suggestion=f"{self.label}:")


class ListSize(Kind, frozen=True):
    """The items have a size the law allows. Signs and names of officials in letters of size `sign` are left out."""

    within: Bounds
    sign: Bounds

    messages: ClassVar = Size.messages
    applicability: ClassVar = Applicability.SAFE

    def run(self, view: View) -> Iterator[Outcome]:
        error = view.subject.document.precision.size
        block = _block(view)
        if block is None:
            return
        signs = [_sign_of(block, item) for item in block.items if item.files]
        for paragraph, span in _judged(view.components):
            size, at = span.format.size, paragraph.at(span)
            if size is None:
                yield Unsure(at, UndecidedReason.NOT_IN_FILE)
            elif not self.within.holds(size, error) and not self._is_sign(paragraph, span, signs, size):
                lawful = RunFormat(size=Pt(self.within.nearest(size)))
                yield Breach(at, Measure(size, Unit.PT), self.within, (SetRunFormat(at, lawful),))

    def _is_sign(self, paragraph: Paragraph, span: Span, signs: Sequence[tuple[Path, int]], size: float) -> bool:
        """Tells whether it is a drafter's or recipient's sign: small letters after others, or behind the full stop."""
        first = next((s for s in paragraph.spans if any(map(str.isalnum, s.text)) and not s.generated), span)
        after_larger = first.format.size is not None and not self.sign.holds(first.format.size)
        behind_stop = any(path == paragraph.anchor.path and span.start >= sign for path, sign in signs)
        return behind_stop or (self.sign.holds(size) and after_larger)


def _judged(components: Sequence[Component]) -> Iterator[tuple[Paragraph, Span]]:
    for component in components:
        for paragraph, span in component.spans:
            if not span.format.off_baseline and not span.generated and any(map(str.isalnum, span.text)):
                yield paragraph, span


def _sign_of(block: _Block, item: Item) -> tuple[Path, int]:
    """Returns the path of the line "Lưu: …", and where the sign behind its full stop begins in it."""
    at = block.passage.at(item.start, item.end)
    kept = filing(block.passage.text[item.words : item.end])
    return at.path, at.start + item.words - item.start + kept.sign_at


class ListDashes(Kind, frozen=True):
    """Each item stands on a line of its own, behind a dash at the left edge. Up to `edge` counts as the edge."""

    edge: Length

    class Key(MessageKey):
        USUAL = ""
        LINE = "line"
        BLANK = "blank"
        EDGE = "edge"

    messages: ClassVar = {
        Key.USUAL: Words(
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
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        block = _block(view)
        if block is None:
            return
        items = block.items
        dashed = [item for item in items if item.mark in DASHES]
        unmarked = [i for n, i in enumerate(items) if i.mark not in DASHES and i.text and not _is_sub_item(items, n)]
        yield from _gathered(block, unmarked, self.Key.USUAL)
        yield from _gathered(block, [item for item in dashed if not item.leading], self.Key.LINE)
        yield from _gathered(block, [item for item in dashed if not item.gap and item.text], self.Key.BLANK)
        yield from self._indented(block, dashed)

    def _indented(self, block: _Block, items: Sequence[Item]) -> Iterator[Breach]:
        paragraphs = {p.anchor.path: p for p in (block.paragraph_of(item) for item in items if item.leading)}
        for paragraph in paragraphs.values():
            first_line = paragraph.layout.first_line or Pt(0)
            indent = Pt((paragraph.layout.left or 0) + first_line)
            if indent > self.edge:
                lawful = ParagraphLayout(left=Pt(max(0.0, -first_line)), first_line=Pt(min(first_line, 0.0)))
                yield Breach(
                    paragraph.anchor, Measure(indent, Unit.MM), None, (SetLayout(paragraph.anchor, lawful),), self.Key.EDGE
                )


def _is_sub_item(items: Sequence[Item], number: int) -> bool:
    """Tells whether it is "+ …" below an item that announces it, or below another of these."""
    if number == 0 or items[number].mark != SUB_ITEM:
        return False
    above = items[number - 1]
    return above.ending in (":", ",") or _is_sub_item(items, number - 1)


def _gathered(block: _Block, items: Sequence[Item], key: MessageKey) -> Iterator[Breach]:
    """Yields one breach for all items with this fault, which shows how they are to be written."""
    if items:
        lawful = [f"- {item.text}" for item in items]
        first, *others = (block.passage.at(item.start, item.end) for item in items)
        edits = tuple(edit for item in items for edit in _dashed(block, item))
        yield Breach(first, items[0].mark or None, lawful[0], edits, key, "\n".join(lawful), tuple(others))


def _dashed(block: _Block, item: Item) -> tuple[Edit, ...]:
    """Returns the edit that puts a dash and a blank before the words; none for an automatic bullet, which is no text."""
    if not item.leading or any(span.generated for span in block.paragraph_of(item).spans):
        return ()
    return block.passage.breach([Change(item.start, item.words, "- ")], None, None, suggest=False).edits


class ListPunctuation(Kind, frozen=True):
    """Checks that each item ends with `between`, the last with `last`. The sign of the drafter may follow the last."""

    between: str
    last: str

    class Key(MessageKey):
        USUAL = ""
        LAST = "last"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="Cuối mỗi dòng {part} phải có dấu chấm phẩy (;); dòng này viết là {expected}.",
            en="Each recipient ends with a semicolon: {expected}.",
        ),
        Key.LAST: Words(
            vi="Dòng cuối cùng của {part} phải kết thúc bằng dấu chấm (.); viết là {expected}.",
            en="The last recipient ends with a full stop: {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        block = _block(view)
        if block is None:
            return
        *others, last = block.items
        followed = zip(others, block.items[1:], strict=True)
        wrong = [item for item, below in followed if self._unended(item, below)]
        if wrong:
            yield self._gathered(block, wrong)
        if last.open:
            yield Unsure(block.passage.at(last.start, last.end), UndecidedReason.AMBIGUOUS)
        elif not self._ends(last):
            yield block.mended(last, last.bare + self.last, last.text, f"- {last.bare}{self.last}", self.Key.LAST)

    def _unended(self, item: Item, below: Item) -> bool:
        opens_sub_items = below.mark == SUB_ITEM and item.ending in (":", ",")
        return not item.open and item.ending != self.between and not opens_sub_items

    def _ends(self, item: Item) -> bool:
        text = filing(item.text).text if item.files else item.text
        return text.endswith(self.last) and not text.endswith(f"/{self.last}")

    def _gathered(self, block: _Block, items: Sequence[Item]) -> Breach:
        mended = [block.mended(i, i.bare + self.between, i.text, f"- {i.bare}{self.between}") for i in items]
        edits = tuple(edit for breach in mended for edit in breach.edits)
        lawful = "\n".join(breach.suggestion or "" for breach in mended)
        return replace(mended[0], edits=edits, suggestion=lawful, also=tuple(breach.at for breach in mended[1:]))


class FirstItem(Kind, frozen=True):
    """Checks that where the text names its addressees, the first item is `wording`."""

    wording: str

    class Key(MessageKey):
        USUAL = ""
        ORDER = "order"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="Văn bản có “Kính gửi” thì dòng đầu của {part} là {expected}.",
            en="A document with addressees lists {expected} first among the recipients.",
        ),
        Key.ORDER: Words(
            vi="{expected} phải là dòng đầu tiên của {part}.",
            en="{expected} has to be the first of the recipients.",
        ),
    }

    def run(self, view: View) -> Iterator[Outcome]:
        block = _block(view)
        if block is None or not view.beside(Part.ADDRESSEES):
            return
        is_wording = [folded(item.text).startswith(folded(self.wording)) for item in block.items]
        first = block.items[0]
        at = block.passage.at(first.start, first.end)
        lawful = f"- {self.wording};"
        if is_wording[0]:
            return
        if PLACEHOLDER in masked(first.text):
            yield Unsure(at, UndecidedReason.AMBIGUOUS)
        elif any(is_wording):
            yield Breach(at, first.text, lawful, message_key=self.Key.ORDER, suggestion=lawful)
        else:
            yield Breach(at, first.text, lawful, suggestion=lawful)


class ArticleItem(Kind, frozen=True):
    """An item refers to the article that says who carries the decision out; that article contains one of `duties`."""

    duties: tuple[str, ...]

    class Key(MessageKey):
        USUAL = ""
        NONE = "none"
        OTHER = "other"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="{part} chưa có dòng {expected} (Điều quy định trách nhiệm thi hành).",
            en="The recipients lack {expected}, the article that says who carries it out.",
        ),
        Key.NONE: Words(
            vi="{part} ghi {actual} nhưng văn bản không có Điều này; Điều quy định trách nhiệm thi hành là {expected}.",
            en="The recipients say {actual}, but there is no such article; the one on who carries it out is {expected}.",
        ),
        Key.OTHER: Words(
            vi="{part} ghi {actual}, nhưng trách nhiệm thi hành nằm ở {expected}.",
            en="The recipients say {actual}, but who carries it out is said in {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        block, articles = _block(view), articles_of(view.text)
        if block is None or not articles:
            return
        duties = [article.number for article in articles if self._is_duty(article)]
        lawful = f"Như Điều {(duties or [articles[-1].number])[-1]}"
        references = [(item, _numbers(item)) for item in block.items if _AS_ARTICLE.match(folded(item.text))]
        if not references:
            yield from self._missing(block, lawful)
        for item, numbers in references:
            yield from self._judge(block, item, numbers, articles, duties, lawful)

    def _is_duty(self, article: Article) -> bool:
        return any(folded(duty) in folded(article.text) for duty in self.duties)

    def _missing(self, block: _Block, lawful: str) -> Iterator[Outcome]:
        first = block.items[0]
        at = block.passage.at(first.start, first.end)
        if any(PLACEHOLDER in masked(item.text) for item in block.items):
            yield Unsure(at, UndecidedReason.AMBIGUOUS)
        else:
            yield Breach(at, None, lawful, suggestion=f"- {lawful};")

    def _judge(
        self,
        block: _Block,
        item: Item,
        numbers: Sequence[str],
        articles: Sequence[Article],
        duties: Sequence[str],
        lawful: str,
    ) -> Iterator[Outcome]:
        known = {article.number for article in articles}
        if not numbers or PLACEHOLDER in masked(item.text):
            yield Unsure(block.passage.at(item.start, item.end), UndecidedReason.AMBIGUOUS)
            return
        unknown = not known.issuperset(numbers)
        if unknown or (duties and not set(numbers) & set(duties)):
            key = self.Key.NONE if unknown else self.Key.OTHER
            yield block.mended(item, lawful + (item.ending or ";"), item.bare, lawful.removeprefix("Như "), key)


def _numbers(item: Item) -> list[str]:
    """Returns the articles an item refers to: "Như Điều 2, Điều 3" → 2, 3."""
    return [number for found in re.finditer(_ARTICLE_NUMBERS, folded(item.text)) for number in _NUMBER.findall(found[1])]


class FilingLine(Kind, frozen=True):
    """The last item is "Lưu: VT, <units>.": `word`, a colon, `office`, and what follows it behind commas.

    `spelt` are other ways of writing `office`.
    """

    word: str
    office: str
    spelt: tuple[str, ...]

    class Key(MessageKey):
        USUAL = ""
        STOP = "stop"
        MISSING = "missing"
        ORDER = "order"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="Dòng lưu viết là {expected}; đang ghi {actual}.",
            en="The line on filing is written {expected}; here {actual}.",
        ),
        Key.STOP: Words(
            vi="Dòng lưu thiếu dấu chấm ở cuối; viết là {expected}.",
            en="The line on filing ends with a full stop: {expected}.",
        ),
        Key.MISSING: Words(
            vi="{part} chưa có dòng lưu; dòng cuối cùng viết là {expected}.",
            en="The recipients lack the line on filing; the last line is {expected}.",
        ),
        Key.ORDER: Words(
            vi="Dòng lưu {actual} phải là dòng cuối cùng của {part}.",
            en="The line on filing {actual} has to be the last of the recipients.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        block = _block(view)
        if block is None:
            return
        filed = [item for item in block.items if item.files]
        last = block.items[-1]
        at = block.passage.at(last.start, last.end)
        if not filed and PLACEHOLDER in masked(last.text):
            yield Unsure(at, UndecidedReason.AMBIGUOUS)
        elif not filed:
            lawful = f"- {self.word}: {self.office}."
            yield Breach(at, None, lawful, message_key=self.Key.MISSING, suggestion=lawful)
        elif not last.files:
            yield Breach(block.passage.at(filed[-1].start, filed[-1].end), filed[-1].text, None, message_key=self.Key.ORDER)
        else:
            yield from self._judge(block, last)

    def _judge(self, block: _Block, item: Item) -> Iterator[Outcome]:
        kept = filing(item.text)
        lawful = self._lawful(kept)
        if PLACEHOLDER in masked(item.text) and self._begins_lawfully(item.text):
            return
        if lawful is None:
            yield Unsure(block.passage.at(item.start, item.end), UndecidedReason.AMBIGUOUS)
        elif _loosely(lawful) != _loosely(item.text):
            lacks_stop = _loosely(lawful).rstrip(".") == _loosely(item.text).rstrip(".;,/")
            key = self.Key.STOP if lacks_stop else self.Key.USUAL
            yield block.mended(item, lawful, item.text, f"- {lawful}", key)

    def _begins_lawfully(self, text: str) -> bool:
        """Tells whether what is still open comes behind the office and a mark that may follow it."""
        word, colon, rest = text.partition(":")
        shown = masked(rest).lstrip()
        return bool(colon) and word.strip() == self.word and shown.startswith((f"{self.office},", f"{self.office} ("))

    def _lawful(self, kept: Filing) -> str | None:
        """Returns how the line is to be written; None where what follows the colon is still to be filled in."""
        match = _FILING.fullmatch(kept.text)
        rest = match["rest"].rstrip("./;,: ") if match else ""
        if match is None or masked(rest)[:1] == PLACEHOLDER:
            return None
        office = next((rest[: len(name)] for name in (self.office, *self.spelt) if _begins(rest, name)), "")
        behind = _BEHIND_OFFICE.fullmatch(rest, len(office))
        gap, units = (behind["gap"], behind["units"]) if behind else ("", "")
        comma = "" if not units else gap if units.startswith("(") and not gap.strip() and office else ", "
        return f"{self.word}: {self.office}{comma}{_listed(units, self.office)}.{kept.sign}"


def _begins(text: str, name: str) -> bool:
    return folded(text).startswith(folded(name)) and not text[len(name) : len(name) + 1].isalnum()


def _listed(units: str, office: str) -> str:
    """Returns the units with commas between them, but not in brackets; the office among them is left out."""
    depth, signs = 0, []
    for sign in units:
        depth += (sign == "(") - (sign == ")")
        signs.append("," if sign == ";" and depth <= 0 else sign)
    return re.sub(rf",\s*{re.escape(office)}\b(?=,|$)", "", "".join(signs))


def _loosely(text: str) -> str:
    """Returns the text without blanks, so that those behind commas and around the colon do not matter."""
    return "".join(text.split())
