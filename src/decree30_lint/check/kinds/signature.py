"""Checks who signs, and in what manner: posts, marks such as KT., where the block stands."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from msgspec.structs import replace

from decree30_lint.check.deputies import deputy_of, in_full, written_behind
from decree30_lint.check.signing_rows import level, sign_together
from decree30_lint.check.standing import page_of, stands_right
from decree30_lint.model.document import Paragraph
from decree30_lint.model.edits import Applicability
from decree30_lint.model.outcomes import Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import ListName, Part, TableName, Vocabulary
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Length
from decree30_lint.model.words import Words
from decree30_lint.syntax.folding import folded
from decree30_lint.syntax.passage import Change
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked
from decree30_lint.syntax.signing import SignatoryLine, SigningBlock, begin_alike, begins_with

_POST, _BODY = 2, 4  # words by which two posts, or two bodies, are the same


class SigningMarks(Kind, frozen=True):
    """Marks of the manner of signing are written as the law says.

    They are capitals and a full stop; with `forms` they are as this table says instead (usual mark → how it is written
    here). The mark `under` stands before the post of a head, not of a deputy; `deputies` is the list of words for these.
    """

    under: str | None = None
    deputies: ListName | None = None
    forms: TableName | None = None

    class Key(MessageKey):
        USUAL = ""
        SPELT = "spelt"
        DEPUTY = "deputy"
        FORM = "form"

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
        Key.FORM: Words(
            vi="Quyền hạn của người ký ghi {expected}, không ghi {actual}.",
            en="The manner of signing is written {expected}, not {actual}.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        words = view.subject.vocabulary
        for block, line in ((each, line) for each in view.contents(SigningBlock) for line in each.lines):
            if self.forms is not None:
                yield from self._judge_form(block, line, words.tables[self.forms].get(line.mark, ""))
            elif line.mark and not line.lawful:
                yield self._breach(block, line)
            elif self.deputies and line.mark == self.under and begins_with(line.post, words.lists[self.deputies]):
                yield Breach(block.at(line), line.text, None, message_key=self.Key.DEPUTY)

    def _judge_form(self, block: SigningBlock, line: SignatoryLine, lawful: str) -> Iterator[Breach]:
        written = line.written.strip()
        if lawful and written != lawful:
            change = Change(line.start, line.start + len(line.written.rstrip()), lawful)
            yield block.passage.breach([change], written, lawful, self.Key.FORM)

    def _breach(self, block: SigningBlock, line: SignatoryLine) -> Breach:
        change = Change(line.start, line.start + len(line.written), f"{line.mark} ")
        key = self.Key.SPELT if line.spelt else self.Key.USUAL
        breach = block.passage.breach([change], line.written.strip(), line.corrected, key, suggest=False)
        return replace(breach, at=block.at(line), suggestion=line.corrected)


class SigningLine(Kind, frozen=True):
    """Checks what stands with the line of the mark `mark`, or with every line where no mark is given.

    `not_before` are words that the mark does not stand before; `not_above` is a mark that no line below has. With
    `post_below` a post stands below; where `deputies` names the list of their posts, it is that of the deputy who signs. No
    line says `without` ("phụ trách"), unless it goes on with one of `except_for`.
    """

    mark: str | None = None
    not_before: tuple[str, ...] = ()
    not_above: str | None = None
    post_below: bool = False
    deputies: ListName | None = None
    without: str | None = None
    except_for: tuple[str, ...] = ()

    class Key(MessageKey):
        BEFORE = "before"
        POST = "post"
        DEPUTY = "deputy"
        OTHER = "other"
        SHORT = "short"
        ONE_LINE = "one-line"
        PASSED_ON = "passed-on"
        ACTING = "acting"

    messages: ClassVar = {
        Key.BEFORE: Words(
            vi="“TM.” chỉ dùng trước tên tập thể lãnh đạo (ví dụ “TM. ỦY BAN NHÂN DÂN”), không dùng trước {actual}.",
            en="“TM.” stands before the name of a collective only (“TM. ỦY BAN NHÂN DÂN”), not before {actual}.",
        ),
        Key.POST: Words(
            vi="Dưới dòng {actual} phải ghi chức vụ của người ký.",
            en="The post of whoever signs stands below {actual}.",
        ),
        Key.DEPUTY: Words(
            vi="Dưới dòng {actual} phải ghi {expected}.",
            en="Below {actual} stands {expected}.",
        ),
        Key.OTHER: Words(
            vi="Dưới dòng {actual} đang ghi {expected}; phải là chức vụ của cấp phó trực tiếp ký.",
            en="Below {actual} stands {expected}; it has to be the post of the deputy who signs.",
        ),
        Key.SHORT: Words(
            vi="Chức vụ của cấp phó không viết tắt: {actual} ghi là {expected}.",
            en="The deputy's post is not abbreviated: {actual} is written {expected}.",
        ),
        Key.ONE_LINE: Words(
            vi="Chức vụ của cấp phó ghi ở dòng dưới, không viết chung một dòng với “KT.”: {actual}.",
            en="The deputy's post stands in the line below, not in that of “KT.”: {actual}.",
        ),
        Key.PASSED_ON: Words(
            vi="Người được thừa ủy quyền (TUQ.) không được ủy quyền lại cho người khác ký: {actual}.",
            en="Whoever signs by authorisation (TUQ.) may not pass it on: {actual}.",
        ),
        Key.ACTING: Words(
            vi="Cấp phó được giao phụ trách ký như cấp phó ký thay (KT. chức vụ người đứng đầu, dưới ghi chức vụ cấp phó); "
            "đang ghi {actual}.",
            en="A deputy in charge signs as any deputy does (KT. and the head's post, then the own one); here {actual}.",
        ),
    }

    def run(self, view: View) -> Iterator[Outcome]:
        deputies = view.subject.vocabulary.lists[self.deputies] if self.deputies else ()
        for block in view.contents(SigningBlock):
            for number in block.numbers(self.mark):
                line, below = block.lines[number], block.lines[number + 1 :]
                yield from self._judge(block, line, below)
                if deputies and not begins_with(line.post, deputies):
                    yield from self._judge_deputy(block, line, below, deputies)

    def _judge(self, block: SigningBlock, line: SignatoryLine, below: Sequence[SignatoryLine]) -> Iterator[Breach]:
        passed_on = next((each for each in below if each.mark == self.not_above), None)
        if begins_with(line.post, self.not_before):
            yield Breach(block.at(line), line.post, None, message_key=self.Key.BEFORE)
        elif self.post_below and not below and not line.open:
            yield Breach(block.at(line), line.text, None, message_key=self.Key.POST)
        if passed_on:
            shown = f"{line.text} / {passed_on.text}"
            yield Breach(block.at(passed_on), shown, None, message_key=self.Key.PASSED_ON)
        if self.without and line.says(self.without, self.except_for):
            yield Breach(block.at(line), line.text, None, message_key=self.Key.ACTING)

    def _judge_deputy(
        self, block: SigningBlock, line: SignatoryLine, below: Sequence[SignatoryLine], deputies: Sequence[str]
    ) -> Iterator[Outcome]:
        lines = (line, *below)
        if written_behind(line.post, deputies):
            yield Breach(block.at(line), line.text, None, message_key=self.Key.ONE_LINE)
            return
        posts = f" {folded(' '.join(each.post for each in lines))} "
        if any(f" {folded(word)} " in posts for word in deputies):
            return
        if any(each.open for each in lines):
            yield Unsure(block.at(line), UndecidedReason.AMBIGUOUS)
        elif below and (lawful := in_full(below[0].post)):
            yield Breach(block.at(below[0]), below[0].text, lawful, message_key=self.Key.SHORT)
        elif below:
            yield Breach(block.at(line), line.text, below[0].text, message_key=self.Key.OTHER)
        else:
            yield Breach(block.at(line), line.text, deputy_of(line.post), message_key=self.Key.DEPUTY)


class AuthorityAgrees(Kind, frozen=True):
    """Whoever is named as the authority above the legal basis signs: a collective by `mark`, a head by the same post.

    `collectives`, `certifying` and `heads` are lists of first words; papers of `certifying` bodies may be certified by their
    chair without the mark ("certified"). `short` is a table of abbreviated names.
    """

    mark: str
    collectives: ListName
    certifying: ListName
    heads: ListName
    short: TableName

    class Key(MessageKey):
        USUAL = ""
        COLLECTIVE = "collective"
        CERTIFIED = "certified"
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
        Key.CERTIFIED: Words(
            vi="Văn bản của {expected} ký không có “TM.” ({actual}); chỉ đúng khi chủ tọa kỳ họp ký chứng thực.",
            en="A paper of {expected} is signed without “TM.” ({actual}): right only where the chair certifies it.",
        ),
        Key.HEAD: Words(
            vi="Thẩm quyền ban hành là chức vụ {expected} nên phần ký không dùng “TM.”; đang ghi {actual}.",
            en="The authority is the post {expected}: the signature takes no “TM.”; here {actual}.",
        ),
    }

    def run(self, view: View) -> Iterator[Outcome]:
        authority = next(iter(view.beside(Part.STRUCTURE, "authority")), None)
        block = next(iter(view.contents(SigningBlock)), None)
        if authority is None or block is None:
            return
        lists = view.subject.vocabulary.lists
        if PLACEHOLDER in masked(authority.text) or any(line.open for line in block.lines):
            yield Unsure(block.passage.at(0, 1), UndecidedReason.AMBIGUOUS)
        elif not begins_with(authority.text, (*lists[self.heads], *lists[self.collectives])):
            yield Unsure(authority.anchor, UndecidedReason.AMBIGUOUS)
        elif (key := self._key(authority.text, block.lines[0], view.subject.vocabulary)) is not None:
            yield Breach(block.at(block.lines[0]), block.lines[0].text, authority.text, message_key=key)

    def _key(self, authority: str, first: SignatoryLine, words: Vocabulary) -> Key | None:
        """Returns the key of the fault in the first line of the signature; None where it fits the authority."""
        signed_for, short = first.mark == self.mark, words.tables[self.short]
        if begins_with(authority, words.lists[self.heads]):
            agrees = begin_alike(authority, first.post, short, _POST)
            return self.Key.HEAD if signed_for else None if agrees else self.Key.USUAL
        if signed_for:
            return None if begin_alike(authority, first.post, short, _BODY) else self.Key.USUAL
        return self.Key.CERTIFIED if begins_with(authority, words.lists[self.certifying]) else self.Key.COLLECTIVE


class SignaturePlace(Kind, frozen=True):
    """The block stands where the law says.

    With `height` it is in the right half, in one line with the label of the recipients; baselines may differ by so much.
    Where several sign side by side, the recipients may stand below them all. Of the types `two_blocks` the first two
    signatures stand side by side instead. With `together` no page ends within it, from its first line of authority to the
    name.
    """

    height: Length | None = None
    two_blocks: tuple[str, ...] = ()
    together: bool = False

    class Key(MessageKey):
        HALF = "half"
        LEVEL = "level"
        BESIDE = "beside"
        SPLIT = "split"

    messages: ClassVar = {
        Key.HALF: Words(
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
        Key.SPLIT: Words(
            vi="Khối chữ ký bị tách sang hai trang; nên để chức vụ và họ tên người ký trên cùng một trang.",
            en="The signature block is split over two pages; keep post and name on one.",
        ),
    }

    def run(self, view: View) -> Iterator[Outcome]:
        blocks = [component.paragraphs[0] for component in view.components]
        if self.height is not None and view.text.type not in self.two_blocks:
            yield from self._judge_half(view, blocks, self.height)
        elif self.height is not None and len(blocks) > 1:
            yield from level(view, blocks[0], blocks[1:], self.height, self.Key.BESIDE)
        if self.together:
            yield from self._judge_pages(view)

    def _judge_half(self, view: View, blocks: Sequence[Paragraph], height: Length) -> Iterator[Outcome]:
        halves = [stands_right(view.subject.document, block) for block in blocks]
        right = [block for block, half in zip(blocks, halves, strict=True) if half]
        labels = view.beside(Part.RECIPIENTS, "label")
        if not right and None in halves:
            yield Unsure(blocks[0].anchor, UndecidedReason.NOT_IN_FILE)
        elif not right:
            yield Breach(blocks[0].anchor, None, None, message_key=self.Key.HALF)
        elif labels and not sign_together(view, blocks, right, labels[0].paragraphs[0], height):
            yield from level(view, labels[0].paragraphs[0], right, height, self.Key.LEVEL)

    def _judge_pages(self, view: View) -> Iterator[Outcome]:
        names = view.beside(Part.SIGNATORY_NAME)
        for block in view.components:
            name = next((n for n in names if n.anchor.order > block.anchor.order), None)
            lines = [*block.paragraphs, *(name.paragraphs if name else ())]
            pages = [page_of(line) for line in lines]
            begun = any(line.layout.page_break_before for line in lines[1:])
            if begun or len(set(pages) - {None}) > 1:
                yield Breach(block.anchor, None, None, message_key=self.Key.SPLIT)
            elif None in pages:
                yield Unsure(block.anchor, UndecidedReason.NOT_LAID_OUT)
