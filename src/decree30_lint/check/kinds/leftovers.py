"""Checks that nothing is left in a file that must not be issued: remarks, changes, marks, placeholders, errors of fields."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from decree30_lint.check.leftovers import Left, found
from decree30_lint.model.edits import Applicability, SetRunFormat
from decree30_lint.model.formatting import RunFormat
from decree30_lint.model.knowledge import Knowledge
from decree30_lint.model.outcomes import USUAL, Breach, Outcome, UndecidedReason, Unsure
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.words import Words

_MARKED = Words(
    vi="“{text}” còn tô màu nền; hãy bỏ tô màu khi đã soát xong.",
    en="“{text}” is still marked with a colour; take it off when it has been checked.",
)


class LeftOver(Kind, frozen=True):
    """Nothing of the kind `thing` is left in the file. Only a file that is written on tells."""

    thing: Left

    messages: ClassVar = {
        Left.COMMENTS: Words(
            vi="Trong tệp còn ghi chú (comment); hãy xử lý rồi xóa trước khi trình ký.",
            en="A comment is left in the file; settle it and delete it before the document is signed.",
        ),
        Left.CHANGES: Words(
            vi="Trong tệp còn chỗ sửa được theo dõi (track changes) chưa chấp nhận hay từ chối; hãy quyết định từng chỗ.",
            en="A tracked change is neither accepted nor rejected; decide on each.",
        ),
        Left.UNSEEN: Words(
            vi="Trong tệp còn {actual} mà người đọc không thấy; hãy xóa hoặc cho hiện lên.",
            en="The file holds {actual}, which no reader sees; delete it or let it show.",
        ),
        Left.PLACEHOLDERS: Words(
            vi="Còn chỗ chờ điền “{text}”; hãy điền hoặc xóa trước khi trình ký.",
            en="“{text}” is still to be filled in; write it or delete it before the document is signed.",
        ),
        Left.FIELD_ERRORS: Words(
            vi="Trường tự động báo lỗi {actual}; hãy sửa chỗ dẫn chiếu rồi cập nhật trường (F9).",
            en="A field shows the error {actual}; mend the reference and update the field (F9).",
        ),
        Left.MARKED: _MARKED,
        Left.PROPERTIES: Words(
            vi="Thuộc tính của tệp còn ghi {actual}; hãy xóa bằng Tệp > Thông tin > Kiểm tra tài liệu.",
            en="The properties of the file still state: {actual}; remove them by File > Info > Inspect Document.",
        ),
    }
    needs_part: ClassVar = False
    whole_document: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        if Knowledge.EDITING not in view.subject.document.knows:
            yield Unsure(view.text.anchor, UndecidedReason.NOT_IN_FILE)
            return
        for anchor, fact in found(self.thing, view):
            yield Breach(anchor, fact, None, message_key=self.thing)


class MarkedWords(Kind, frozen=True):
    """No words are marked with a colour behind them; cells of tables and fields of a form may be."""

    messages: ClassVar = {
        USUAL: _MARKED,
    }
    applicability: ClassVar = Applicability.SAFE
    needs_part: ClassVar = False
    whole_document: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        if Knowledge.EDITING not in view.subject.document.knows:
            yield Unsure(view.text.anchor, UndecidedReason.NOT_IN_FILE)
            return
        for anchor, _ in found(Left.MARKED, view):
            yield Breach(anchor, None, None, (SetRunFormat(anchor, RunFormat(highlighted=False, shaded=False)),))


class LeftForSigning(Kind, frozen=True):
    """Says once what is left in a draft of `things`; those of `beside` are named only if there are others."""

    things: tuple[Left, ...]
    beside: tuple[Left, ...] = ()

    messages: ClassVar = {
        USUAL: Words(
            vi="Trước khi trình ký còn phải xử lý: {actual}. Xem từng chỗ bằng --stage signing.",
            en="To be settled before it is signed: {actual}. See each place with --stage signing.",
        ),
    }
    needs_part: ClassVar = False
    whole_document: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        if Knowledge.EDITING not in view.subject.document.knows:
            yield Unsure(view.text.anchor, UndecidedReason.NOT_IN_FILE)
            return
        counts = [(what, len(found(what, view))) for what in self.things]
        left = [(what, count) for what, count in counts if count]
        if left:
            left += [(what, 1) for what in self.beside if found(what, view)]
            yield Breach(view.text.anchor, _listed(left), None)


_COUNTED = {
    Left.COMMENTS: Words("{} ghi chú", "{} comment(s)"),
    Left.CHANGES: Words("{} chỗ sửa chưa chấp nhận hay từ chối", "{} tracked change(s)"),
    Left.UNSEEN: Words("{} chỗ có chữ không nhìn thấy", "{} place(s) with text nobody sees"),
    Left.MARKED: Words("{} chỗ tô màu", "{} marked place(s)"),
    Left.PLACEHOLDERS: Words("{} chỗ chờ điền", "{} placeholder(s)"),
    Left.FIELD_ERRORS: Words("{} trường báo lỗi", "{} field(s) in error"),
    Left.PROPERTIES: Words("thuộc tính của tệp ghi tên người soạn hoặc nơi soạn", "properties that tell of the author"),
}


def _listed(left: Sequence[tuple[Left, int]]) -> Words:
    vi = ", ".join(_COUNTED[what].vi.format(count) for what, count in left)
    return Words(vi, ", ".join(_COUNTED[what].en.format(count) for what, count in left))
