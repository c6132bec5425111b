"""Checks who signs, and in what manner: posts, marks such as KT., where the block stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import ClassVar

from msgspec.structs import replace

from decree30_lint.check.rows import side_by_side
from decree30_lint.check.standing import height_between, is_placed, section_of, standing_lines
from decree30_lint.model.document import Paragraph
from decree30_lint.model.edits import Applicability
from decree30_lint.model.outcomes import USUAL, Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import ListName, Part, Stage, TableName
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Length
from decree30_lint.model.words import Words
from decree30_lint.syntax.folding import folded
from decree30_lint.syntax.passage import Change
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked
from decree30_lint.syntax.signing import SigningBlock, SigningLine, begins_with, signing_blocks

_POST, _BODY = 2, 4  # words by which two posts, or two bodies, are the same


def _blocks(view: View) -> Iterator[SigningBlock]:
    return signing_blocks(view.components, view.subject.vocabulary)


def _at(block: SigningBlock, line: SigningLine) -> Anchor:
    return block.passage.at(line.start, line.end)


class Signatory(Kind, frozen=True):
    """Checks that the text names the post and the name of whoever signs.

    In a draft the name may still be open ("to-come").
    """

    class Key(MessageKey):
        USUAL = ""
        POST = "post"
        NAME = "name"
        TO_COME = "to-come"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="Văn bản thiếu chức vụ, họ tên của người ký.",
            en="The document lacks the post and the name of whoever signs it.",
        ),
        Key.POST: Words(
            vi="Phía trên họ tên người ký thiếu chức vụ của người ký.",
            en="The post of the signatory is missing above the name.",
        ),
        Key.NAME: Words(
            vi="Dưới chức vụ “{text}” thiếu họ và tên của người ký.",
            en="The name of the signatory is missing below “{text}”.",
        ),
        Key.TO_COME: Words(
            vi="Dưới chức vụ “{text}” chưa ghi họ và tên của người ký; hãy ghi trước khi trình ký.",
            en="The name of the signatory below “{text}” is still open; fill it in before signing.",
        ),
    }
    needs_part: ClassVar = False

    def run(self, view: View) -> Iterator[Outcome]:
        posts, names = view.components, view.text.of(Part.SIGNATORY_NAME)
        if not posts and names:
            yield Breach(names[0].anchor, None, None, message_key=self.Key.POST)
        elif not posts:
            yield Breach(view.text.anchor, None, None)
        elif not names:
            key = self.Key.TO_COME if view.subject.stage is Stage.DRAFT else self.Key.NAME
            yield Breach(posts[-1].anchor, None, None, message_key=key)


class SigningMarks(Kind, frozen=True):
    """Marks of the manner of signing are capitals and a full stop; KT. stands before the post of a head, not of a deputy.

    `deputies` is the list of words for deputies; `under` the mark that stands before a head's post.
    """

    under: str
    deputies: ListName

    class Key(MessageKey):
        USUAL = ""
        SPELT = "spelt"
        DEPUTY = "deputy"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="Chữ viết tắt quyền hạn {actual} phải viết là {expected}.",
            en="The mark {actual} is written {expected}.",
        ),
        Key.SPELT: Words(
            vi="Cụm từ {actual} phải ghi bằng chữ viết tắt: {expected}.",
            en="The words {actual} are abbreviated: {expected}.",
        ),
        Key.DEPUTY: Words(
            vi="Sau “KT.” phải ghi chức vụ của người đứng đầu, không ghi chức vụ cấp phó: {actual}.",
            en="“KT.” is followed by the post of the head, not of the deputy: {actual}.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        deputies = view.subject.vocabulary.lists[self.deputies]
        for block in _blocks(view):
            for line in block.lines:
                if line.mark and not line.lawful:
                    yield self._breach(block, line)
                elif line.mark == self.under and begins_with(line.post, deputies):
                    yield Breach(_at(block, line), line.text, None, message_key=self.Key.DEPUTY)

    def _breach(self, block: SigningBlock, line: SigningLine) -> Breach:
        change = Change(line.start, line.start + len(line.written), f"{line.mark} ")
        lawful = f"{line.mark} {line.post}"
        key = self.Key.SPELT if line.spelt else self.Key.USUAL
        breach = block.passage.breach([change], line.written.strip(), lawful, key, suggest=False)
        return replace(breach, at=_at(block, line), suggestion=lawful)


class DeputyBelow(Kind, frozen=True):
    """Checks that under a line with `mark` and the head's post stands the post of the deputy who signs.

    It is one of the list `deputies`.
    """

    mark: str
    deputies: ListName

    class Key(MessageKey):
        USUAL = ""
        OTHER = "other"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="Dưới dòng {actual} phải ghi chức vụ của cấp phó trực tiếp ký, ví dụ “PHÓ GIÁM ĐỐC”.",
            en="Below {actual} stands the post of the deputy who signs, such as “PHÓ GIÁM ĐỐC”.",
        ),
        Key.OTHER: Words(
            vi="Dưới dòng {actual} đang ghi {expected}; phải là chức vụ của cấp phó trực tiếp ký.",
            en="Below {actual} stands {expected}; it has to be the post of the deputy who signs.",
        ),
    }

    def run(self, view: View) -> Iterator[Outcome]:
        deputies = view.subject.vocabulary.lists[self.deputies]
        for block in _blocks(view):
            found = block.marked(self.mark)
            if found is None or begins_with(found[1].post, deputies):
                continue
            number, line = found
            posts = f" {folded(block.posts_from(number))} "
            below = block.lines[number + 1 :]
            if any(f" {folded(word)} " in posts for word in deputies):
                continue
            if any(other.open for other in block.lines[number:]):
                yield Unsure(_at(block, line), UndecidedReason.AMBIGUOUS)
            elif below:
                yield Breach(_at(block, line), line.text, below[0].text, message_key=self.Key.OTHER)
            else:
                yield Breach(_at(block, line), line.text, None)


class ActingDeputy(Kind, frozen=True):
    """No post says `wording` ("phụ trách"), unless it goes on with one of `except_for`."""

    wording: str
    except_for: tuple[str, ...]

    messages: ClassVar = {
        USUAL: Words(
            vi="Cấp phó được giao phụ trách ký như cấp phó ký thay (KT. chức vụ người đứng đầu, dưới ghi chức vụ cấp phó); "
            "đang ghi {actual}.",
            en="A deputy in charge signs as any deputy does (KT. and the head's post, then the own one); here {actual}.",
        ),
    }

    def run(self, view: View) -> Iterator[Outcome]:
        for block in _blocks(view):
            for line in block.lines:
                _, found, behind = f" {folded(line.text)} ".partition(f" {folded(self.wording)} ")
                if found and not begins_with(behind, self.except_for):
                    yield Breach(_at(block, line), line.text, None)


class NotPassedOn(Kind, frozen=True):
    """Checks that below a line with the mark `first` stands none with the mark `then`."""

    first: str
    then: str

    messages: ClassVar = {
        USUAL: Words(
            vi="Người được thừa ủy quyền (TUQ.) không được ủy quyền lại cho người khác ký: {actual}.",
            en="Whoever signs by authorisation (TUQ.) may not pass it on: {actual}.",
        ),
    }

    def run(self, view: View) -> Iterator[Outcome]:
        for block in _blocks(view):
            found = block.marked(self.first)
            later = [line for line in block.lines[found[0] + 1 :] if line.mark == self.then] if found else []
            if found and later:
                yield Breach(_at(block, later[0]), f"{found[1].text} / {later[0].text}", None)


class CollectiveSigns(Kind, frozen=True):
    """The mark `mark` stands before the name of a collective, never before `not_before`; a post follows on the next line."""

    mark: str
    not_before: tuple[str, ...]

    class Key(MessageKey):
        USUAL = ""
        POST = "post"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="“TM.” chỉ dùng trước tên tập thể lãnh đạo (ví dụ “TM. ỦY BAN NHÂN DÂN”), không dùng trước {actual}.",
            en="“TM.” stands before the name of a collective only (“TM. ỦY BAN NHÂN DÂN”), not before {actual}.",
        ),
        Key.POST: Words(
            vi="Dưới dòng {actual} phải ghi chức vụ của người ký.",
            en="The post of whoever signs stands below {actual}.",
        ),
    }

    def run(self, view: View) -> Iterator[Outcome]:
        for block in _blocks(view):
            found = block.marked(self.mark)
            if found is None:
                continue
            number, line = found
            if begins_with(line.post, self.not_before):
                yield Breach(_at(block, line), line.post, None)
            elif number + 1 == len(block.lines) and not line.open:
                yield Breach(_at(block, line), line.text, None, message_key=self.Key.POST)


class AuthorityAgrees(Kind, frozen=True):
    """Whoever is named as the authority above the legal basis signs: a collective by `mark`, a head by the same post.

    `collectives`, `certifying` and `heads` are lists of first words; `certifying` bodies need no mark. `short` is a table of
    abbreviated names.
    """

    mark: str
    collectives: ListName
    certifying: ListName
    heads: ListName
    short: TableName

    class Key(MessageKey):
        USUAL = ""
        COLLECTIVE = "collective"
        HEAD = "head"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="Thẩm quyền ban hành ghi {expected} nhưng phần ký lại là {actual}; hai chỗ phải khớp nhau.",
            en="The authority is given as {expected}, but the signature says {actual}; they have to agree.",
        ),
        Key.COLLECTIVE: Words(
            vi="Thẩm quyền ban hành là tập thể {expected} nên phần ký phải có “TM.” và tên tập thể; đang ghi {actual}.",
            en="The authority is the collective {expected}: the signature begins with “TM.” and its name; here {actual}.",
        ),
        Key.HEAD: Words(
            vi="Thẩm quyền ban hành là chức vụ {expected} nên phần ký không dùng “TM.”; đang ghi {actual}.",
            en="The authority is the post {expected}: the signature takes no “TM.”; here {actual}.",
        ),
    }

    def run(self, view: View) -> Iterator[Outcome]:
        authority = next(iter(view.beside(Part.STRUCTURE, "authority")), None)
        block = next(_blocks(view), None)
        if authority is None or block is None:
            return
        lists, short = view.subject.vocabulary.lists, view.subject.vocabulary.tables[self.short]
        if PLACEHOLDER in masked(authority.text) or any(line.open for line in block.lines):
            yield Unsure(block.passage.at(0, 1), UndecidedReason.AMBIGUOUS)
        elif begins_with(authority.text, lists[self.heads]):
            yield from self._judge_head(authority.text, block, short)
        elif begins_with(authority.text, lists[self.collectives]):
            yield from self._judge_collective(authority.text, block, lists[self.certifying], short)
        else:
            yield Unsure(authority.anchor, UndecidedReason.AMBIGUOUS)

    def _judge_head(self, authority: str, block: SigningBlock, short: Mapping[str, str]) -> Iterator[Breach]:
        first = block.lines[0]
        if first.mark == self.mark:
            yield Breach(_at(block, first), first.text, authority, message_key=self.Key.HEAD)
        elif not _agree(authority, first.post, short, _POST):
            yield Breach(_at(block, first), first.text, authority)

    def _judge_collective(
        self, authority: str, block: SigningBlock, certifying: Sequence[str], short: Mapping[str, str]
    ) -> Iterator[Breach]:
        first = block.lines[0]
        if first.mark == self.mark:
            if not _agree(authority, first.post, short, _BODY):
                yield Breach(_at(block, first), first.text, authority)
        elif not begins_with(authority, certifying):
            yield Breach(_at(block, first), first.text, authority, message_key=self.Key.COLLECTIVE)


def _agree(authority: str, signature: str, short: Mapping[str, str], enough: int) -> bool:
    """Tells whether they begin with `enough` same words, or one begins the other; `short` is a table of abbreviations."""
    one, other = (_in_full(text, short) for text in (authority, signature))
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return same >= min(enough, len(one), len(other))


def _in_full(text: str, short: Mapping[str, str]) -> list[str]:
    words = {folded(abbreviation): folded(full) for abbreviation, full in short.items()}
    return " ".join(words.get(word, word) for word in folded(text).split()).split()


class SignaturePlace(Kind, frozen=True):
    """The block stands in the right half, in one line with the label of the recipients; baselines may differ by `height`.

    Of the types `two_blocks` the first two signatures stand side by side instead.
    """

    height: Length
    two_blocks: tuple[str, ...]

    class Key(MessageKey):
        USUAL = ""
        LEVEL = "level"
        BESIDE = "beside"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="{part} phải ở nửa bên phải trang giấy.",
            en="The signature block stands in the right half of the page.",
        ),
        Key.LEVEL: Words(
            vi="{part} phải ngang hàng với dòng “Nơi nhận:”.",
            en="The signature block stands in one line with “Nơi nhận:”.",
        ),
        Key.BESIDE: Words(
            vi="Hai khối chữ ký phải đặt ngang hàng nhau, bên trái và bên phải.",
            en="The two signatures stand side by side.",
        ),
    }

    def run(self, view: View) -> Iterator[Outcome]:
        blocks = [component.paragraphs[0] for component in view.components]
        if view.text.type in self.two_blocks:
            if len(blocks) > 1:
                yield from self._level(view, blocks[0], blocks[1:], self.Key.BESIDE)
            return
        halves = [_stands_right(view, block) for block in blocks]
        right = [block for block, half in zip(blocks, halves, strict=True) if half]
        labels = view.beside(Part.RECIPIENTS, "label")
        if not right:
            yield (
                Unsure(blocks[0].anchor, UndecidedReason.NOT_IN_FILE)
                if None in halves
                else Breach(blocks[0].anchor, None, None)
            )
        elif labels:
            yield from self._level(view, labels[0].paragraphs[0], right, self.Key.LEVEL)

    def _level(self, view: View, one: Paragraph, others: Sequence[Paragraph], key: Key) -> Iterator[Outcome]:
        """Yields a breach with `key` unless one of the others stands in one line with the first."""
        level = [self._in_one_line(view, one, other) for other in others]
        if None in level:
            yield Unsure(others[0].anchor, UndecidedReason.NOT_IN_FILE)
        elif not any(level):
            yield Breach(others[0].anchor, None, None, message_key=key)

    def _in_one_line(self, view: View, one: Paragraph, other: Paragraph) -> bool | None:
        if side_by_side(one.anchor, other.anchor):
            return True
        apart = height_between(view.subject.document, one, other)
        return None if apart is None else abs(apart) <= self.height


def _stands_right(view: View, paragraph: Paragraph) -> bool | None:
    """Tells whether its first line's middle stands right of the middle of the page's text; None where unknown."""
    section = section_of(view.subject.document, paragraph.anchor)
    lines = standing_lines(paragraph)
    if section is None or section.margins is None or not lines or not is_placed(paragraph):
        return None
    middle = (section.margins.left + section.width - section.margins.right) / 2
    return lines[0].centre > middle


class SignatureTogether(Kind, frozen=True):
    """Checks that no page ends within the block: from its first line of authority to the name."""

    messages: ClassVar = {
        USUAL: Words(
            vi="Khối chữ ký bị tách sang hai trang; nên để chức vụ và họ tên người ký trên cùng một trang.",
            en="The signature block is split over two pages; keep post and name on one.",
        ),
    }

    def run(self, view: View) -> Iterator[Outcome]:
        names = view.beside(Part.SIGNATORY_NAME)
        for block in view.components:
            name = next((n for n in names if n.anchor.order > block.anchor.order), None)
            lines = [*block.paragraphs, *(name.paragraphs if name else ())]
            pages = [_page(line) for line in lines]
            if any(line.layout.page_break_before for line in lines[1:]) or len(set(pages) - {None}) > 1:
                yield Breach(block.anchor, None, None)
            elif None in pages:
                yield Unsure(block.anchor, UndecidedReason.NOT_LAID_OUT)


def _page(line: Paragraph) -> int | None:
    return next((span.box.page for span in line.spans if span.box is not None), line.anchor.page)
